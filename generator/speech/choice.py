"""Which voice speaks a language: chosen once, at the start, and never changed within a track."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, cast

from generator.errors import EngineUnavailableError
from generator.files import digest
from generator.registry import guarded
from generator.speech import VOICES, edition
from generator.speech.timeline import pauses
from generator.web.options import ServiceOptions

if TYPE_CHECKING:
    from generator.model import Language
    from generator.settings import Settings
    from generator.speech.voice import Voice

GOOGLE = "https://translate.google.com"


@dataclass(frozen=True, slots=True)
class Choice:
    """A voice by name. ``why`` is a key of the locale's ``[messages]`` when "auto" decided."""

    engine: str
    voice: str = ""
    why: str = ""

    @property
    def name(self) -> str:
        return f"{self.engine}:{self.voice}" if self.voice else self.engine


def chosen(language: Language, settings: Settings) -> Choice:
    """The voice that the settings ask for, or the best that works here.

    Raises:
        UnknownEngineError: no voice is called that.
        EngineUnavailableError: it cannot work here; the advice says what to do.
    """
    asked = settings.voices.get(language, "auto")
    if asked == "auto":
        return _automatic(language, settings)
    engine, _, voice = asked.partition(":")
    kind = _kind(engine)
    with guarded("voice", engine):
        lacking = kind.available(settings, language)
    if lacking:
        raise EngineUnavailableError(f"the voice {engine} cannot speak here", lacking)
    return Choice(engine, voice)


def _automatic(language: Language, settings: Settings) -> Choice:
    lacking = _kind("offline").available(settings, language)
    if not lacking:
        return Choice("offline", why="voice_offline")
    if not settings.offline and (
        settings.of(ServiceOptions, "voices.gtts").endpoint or _reachable(GOOGLE)
    ):
        return Choice("gtts", why="voice_online")
    raise EngineUnavailableError(
        f"nothing here can speak {language} and Google's voices cannot be reached", lacking
    )


@cache
def _reachable(address: str) -> bool:
    from generator.speech.engines.service import answers

    return answers(address)


def _kind(engine: str) -> type[Voice]:
    return cast("type[Voice]", VOICES.load(engine))


def made(choice: Choice, language: Language, settings: Settings) -> Voice:
    """The engine behind a choice, not yet started."""
    kind = _kind(choice.engine)
    with guarded("voice", choice.engine):
        return kind(language, choice.voice, settings)


def fingerprint(language: Language, settings: Settings) -> str:
    """See ``generator.speech.fingerprint``."""
    voice = made(chosen(language, settings), language, settings)
    own = repr(sorted(edition.own_readings(settings, language).items()))
    parts = (edition.CLIPS, edition.readings(), own, voice.fingerprint, repr(pauses(settings)))
    return digest("\0".join(parts).encode())
