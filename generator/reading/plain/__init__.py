"""Bare text, as one copies it: title, headings and furniture, told from the lines alone."""
