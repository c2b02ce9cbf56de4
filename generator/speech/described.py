"""Every voice there is, with what a person chooses by: ``kamishibai voices``."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.errors import KamishibaiError
from generator.model import LANGUAGES
from generator.registry import guarded
from generator.speech import VOICES
from generator.speech.casting import Cast

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model import Language
    from generator.settings import Settings
    from generator.speech.voice import Quality, Voice


@dataclass(frozen=True, slots=True)
class Described:
    """A voice in a language.

    Attributes:
        name: what ``--voice LANGUAGE=`` takes.
        why: empty where it can speak here, else what is missing.
        quick: seconds of sound that a second of one core makes; 0: another machine does the work.
        sex: "woman", "man" or empty.
        credit: what is to be named where its sound is published.
        parts: of "host" and "guest" those that it has as things are set.
    """

    name: str
    language: Language
    why: str
    quality: Quality
    quick: float
    sex: str
    licence: str
    credit: str
    parts: tuple[str, ...] = ()


def described(settings: Settings, language: Language | None = None) -> list[Described]:
    """All voices, those that can speak here first; none is started."""
    found = [
        each
        for spoken in ((language,) if language else LANGUAGES)
        for name in VOICES.names()
        for each in _of(name, spoken, settings)
    ]
    return sorted(found, key=lambda each: (each.language != "ja", bool(each.why)))


def _of(name: str, language: Language, settings: Settings) -> Iterator[Described]:
    try:
        kind: type[Voice] = VOICES.load(name)
    except KamishibaiError as error:
        yield Described(name, language, str(error), "none", 0, "", "", "")
        return
    if language not in kind.languages or kind.quality == "none" or name == "offline":
        return
    try:
        with guarded("voice", name):
            why = kind.available(settings, language)
            names = kind.voices(settings, language) if not why else ()
    except KamishibaiError as error:
        why, names = str(error), ()
    taken = _taken(language, settings)
    for voice in names or ("",):
        here = None if why else _made(kind, voice, language, settings)
        yield Described(
            f"{name}:{voice}" if voice else name,
            *(language, why, kind.quality, kind.quick, kind.sex(voice), kind.licence),
            credit=here.credit if here else "",
            parts=tuple(part for part, title in taken.items() if here and here.title == title),
        )


def _made(kind: type[Voice], voice: str, language: Language, settings: Settings) -> Voice:
    try:
        return kind(language, voice, settings)
    except KamishibaiError:  # what tells several, and is no name itself: "-12 … +12"
        return kind(language, "", settings)


def _taken(language: Language, settings: Settings) -> dict[str, str]:
    """Part → title of the voice that the settings give it."""
    try:
        cast = Cast(settings)
        voices = {part: cast.take(language, guest=part == "guest") for part in ("host", "guest")}
    except KamishibaiError:
        return {}
    return {part: voice.title for part, voice in voices.items()}
