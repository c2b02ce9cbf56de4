"""Sounds instead of letters, for voices that are told phonemes: tables and how they are read."""
