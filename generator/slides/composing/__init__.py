"""Scenes become pages: what stands where, at which size, on how many slides. Plain data."""
