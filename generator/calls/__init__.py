"""What other programs may ask for, whichever door they come through: plain data in and out."""
