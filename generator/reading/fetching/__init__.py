"""Pages and pictures from a stranger's address, with care."""
