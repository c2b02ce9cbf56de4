"""Beats as lines: templates in a sandbox, both languages side by side, a script a recording."""
