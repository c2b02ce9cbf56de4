"""Storyboard → .pptx, in the user's own template."""

from generator.slides.deck import Deck, make_deck

__all__ = ["Deck", "make_deck"]
