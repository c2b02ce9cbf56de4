"""The options a show was built with, remembered for building it again."""

from __future__ import annotations

import os
from dataclasses import fields, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from generator.errors import SettingsError
from generator.options import declared, value_of
from generator.sections import option_named
from generator.settings import Settings
from generator.show.plain import fingerprint as of_values
from generator.show.recorded import digest_of

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
    """The remembered options under those given now; what is damaged is as good as not there."""
    given = _given(settings)
    found = {name: value for name, value in _remembered(show).items() if value is not None}
    return replace(settings, **{name: found[name] for name in found if name not in given})


def are_damaged(show: Show) -> bool:
    """Whether options that were remembered cannot be read any more."""
    known = _remembered(show)
    there = (show.state / f"{_NAME}.json").is_file()
    return there and (not known or None in known.values())


def _remembered(show: Show) -> dict[str, Any]:
    """By name; ``None`` for a value that the option cannot have."""
    plain = show.remembered(_NAME)
    known = declared(Settings)
    found: dict[str, Any] = {}
    for name in REMEMBERED:
        if isinstance(plain, dict) and name in plain:
            try:
                found[name] = _value(name, value_of(known[name], plain[name], name), show.folder)
            except SettingsError:
                found[name] = None
    return found


def fingerprint(settings: Settings) -> str:
    """Of all that decides what is made, but for programs, endpoints, keys and places.

    The same choices give the same one on every machine: files count by what is in them.
    """
    told: dict[str, Any] = {name: getattr(settings, name) for name in REMEMBERED}
    told["glossaries"] = [digest_of(path) for path in settings.glossaries]
    template = Path(settings.template)
    told["template"] = digest_of(template) if template.exists() else settings.template
    told["sections"] = {
        section: {key: value for key, value in keys.items() if not _is_private(section, key)}
        for section, keys in settings.sections.items()
    }
    return of_values(told)


def _is_private(section: str, key: str) -> bool:
    option = option_named(section, key)
    return option is not None and (option.is_("trust") or option.is_("place"))


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
    return plain
