"""Japanese text by itself: sentences, width, line breaks, numbers, readings. Pure functions."""
