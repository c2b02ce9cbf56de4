"""A deck template as it was found: its layouts, what they look like, which role each serves."""
