"""Kamishibai: an article becomes picture cards and a storyteller, in two languages."""

__version__ = "0.1.0"
