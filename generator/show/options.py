"""The options a show was built with, remembered for building it again."""

from __future__ import annotations

import os
from dataclasses import fields, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from generator.settings import Settings

if TYPE_CHECKING:
    from generator.show.folder import Show

REMEMBERED = (
    "languages",
    "only",
    "decks",
    "template",
    "format",
    "translator",
    "voices",
    "glossaries",
    "slides",
    "minutes",
    "footnotes",
    "offline",
)
"""Memories are not among them: the translations they gave are in the show's article."""

_NAME = "options"


def remember(show: Show, settings: Settings) -> None:
    """Keep the options; files of the user's are kept relative to the show, never absolute."""
    options: dict[str, Any] = {name: getattr(settings, name) for name in REMEMBERED}
    options["glossaries"] = [_relative(path, show.folder) for path in settings.glossaries]
    if Path(settings.template).exists():
        options["template"] = _relative(Path(settings.template), show.folder)
    show.remember(_NAME, options)


def as_built(show: Show, settings: Settings) -> Settings:
    """The remembered options under those given now."""
    remembered = show.remembered(_NAME)
    if not isinstance(remembered, dict):
        return settings
    given = _given(settings)
    values = {
        name: _value(name, remembered[name], show.folder)
        for name in REMEMBERED
        if name in remembered and name not in given
    }
    return replace(settings, **values)


def _given(settings: Settings) -> frozenset[str]:
    """What was asked for this time; for hand-made settings, what differs from the defaults."""
    if settings.given is not None:
        return settings.given
    plain = Settings()
    return frozenset(
        f.name for f in fields(Settings) if getattr(settings, f.name) != getattr(plain, f.name)
    )


def _relative(path: Path, folder: Path) -> str:
    try:
        return Path(os.path.relpath(path, folder)).as_posix()
    except ValueError:  # another drive on Windows
        return path.as_posix()


def _value(name: str, plain: Any, folder: Path) -> Any:
    if name == "glossaries":
        return tuple(folder / path for path in plain)
    if name == "template":
        place = folder / plain
        return str(place) if place.exists() else plain
    return tuple(plain) if isinstance(plain, list) else plain
