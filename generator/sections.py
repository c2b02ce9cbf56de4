"""The sections of kamishibai.toml, and where the options of each are declared."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Any

from generator.choices import nearest
from generator.errors import EngineUnavailableError, SettingsError, UnknownEngineError
from generator.locale import said
from generator.options import declared

if TYPE_CHECKING:
    from generator.options import Option
    from generator.registry import Registry

ROOMS: dict[str, tuple[str, ...]] = {
    "build": ("generator.settings:Settings",),
    "reading": (
        "generator.reading.raw:ReadingOptions",
        "generator.kinds:KindOptions",
    ),
    "writer": ("generator.writing.options:WriterOptions",),
    "translation": ("generator.translation.choosing:TranslationOptions",),
    "narration": ("generator.narration.printing.folders:NarrationOptions",),
    "slides": ("generator.slides.options:SlidesOptions",),
    "deck": ("generator.slides.options:DeckOptions",),
    "brand": ("generator.slides.options:BrandOptions",),
    "audio": (
        "generator.speech.options:SpeechOptions",
        "generator.publishing.options:MusicOptions",
    ),
    "voices.guest": ("generator.speech.options:GuestOptions",),
    "captions": ("generator.publishing.options:CaptionsOptions",),
    "page": ("generator.publishing.options:PageOptions",),
    "feed": ("generator.publishing.options:FeedOptions",),
    "gallery": ("generator.publishing.options:GalleryOptions",),
    "cache": ("generator.speech.options:CacheOptions",),
}
"""Section → its declarations; a module is imported when somebody sets something there."""

ENGINES = {
    "translators": "generator.translation:TRANSLATORS",
    "voices": "generator.speech:VOICES",
    "readers": "generator.reading.formats:READERS",
}
"""First word of a section → the engines that have one each, ``[voices.gtts]``."""

WORDS = ("readings", "readings.ja", "readings.en")
"""Sections whose keys are anybody's words."""

_MANY = "command"  # the engine that there may be several of: ``[voices.command.NAME]``


def found(dotted: str) -> Any:
    """The object that "module:name" names."""
    module, _, name = dotted.partition(":")
    return getattr(import_module(module), name)


def engines(kind: str) -> tuple[str, ...]:
    """The names of all translators, voices or readers; none of another kind."""
    if kind not in ENGINES:
        return ()
    registry: Registry = found(ENGINES[kind])
    return registry.names()


@cache
def options_of(section: str) -> dict[str, Option] | None:
    """What may be set in a section; ``None``: anything.

    Raises:
        SettingsError: there is no such section; with the nearest ones.
    """
    if section in WORDS:
        return None
    if section in ROOMS:
        return {
            name: option
            for dotted in ROOMS[section]
            for name, option in declared(found(dotted)).items()
        }
    kind, _, name = section.partition(".")
    if kind in ENGINES and name:
        return _of_engine(section, found(ENGINES[kind]), name)
    raise SettingsError(
        said("settings", "no_section", section=section),
        nearest(section, (*ROOMS, *WORDS, *(f"{each}.NAME" for each in ENGINES))),
    )


def _of_engine(section: str, registry: Registry, name: str) -> dict[str, Option] | None:
    engine, _, one = name.partition(".")
    if one and engine != _MANY:
        told = said("settings", "no_section", section=section)
        raise SettingsError(told, nearest(section, (f"{section.rpartition('.')[0]}",)))
    try:
        kind = registry.load(engine).options
    except UnknownEngineError as error:
        told = said("settings", "no_section", section=section)
        known = tuple(f"{section.partition('.')[0]}.{each}" for each in error.known)
        raise SettingsError(told, nearest(section, known)) from error
    except (EngineUnavailableError, AttributeError):
        return None  # what is broken is told where it is used
    return None if kind is None else declared(kind)


def option_named(section: str, key: str) -> Option | None:
    """The declaration of a key; ``None`` where any key may stand.

    Raises:
        SettingsError: there is no such section, or no such key in it; with the nearest.
    """
    known = options_of(section)
    if known is None or key in known:
        return known[key] if known else None
    told = said("settings", "no_key", section=section, key=repr(key))
    raise SettingsError(told, nearest(key, tuple(known)))
