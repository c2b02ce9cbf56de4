"""Writes the built-in templates where they are used: run it after changing a design."""

from generator import files, resources
from generator.slides.authoring.designs import DESIGNS, built
from generator.slides.templates.guess import guessed
from generator.slides.templates.inspect import map_text
from generator.slides.templates.places import DECK_FILE, MAP_FILE
from generator.slides.templates.template import opened

for name in DESIGNS:
    folder = resources.templates() / "decks" / name
    data = built(name)
    found = opened(data, name).layouts
    files.write_bytes(folder / DECK_FILE, data)
    files.write_text(folder / MAP_FILE, map_text(guessed(found), found))
