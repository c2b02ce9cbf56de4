"""Markdown and what its writers add to it."""
