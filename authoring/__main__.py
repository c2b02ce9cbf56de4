"""Writes the built-in templates where they are used: run it after changing a design."""

from authoring.designs import DESIGNS, built, mapped
from generator import files, resources
from generator.slides.templates.places import DECK_FILE, MAP_FILE

for name in DESIGNS:
    folder = resources.templates() / "decks" / name
    files.write_bytes(folder / DECK_FILE, built(name))
    files.write_text(folder / MAP_FILE, mapped(name))
