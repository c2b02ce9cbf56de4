"""Which voice speaks a language: chosen once, at the start, and never changed within a track."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, cast

from generator.errors import EngineUnavailableError
from generator.files import digest
from generator.registry import guarded
from generator.speech import VOICES, edition
from generator.speech.options import GuestOptions, SpeechOptions
from generator.speech.timeline import pauses
from generator.web.options import ServiceOptions

if TYPE_CHECKING:
    from generator.model import Language
    from generator.settings import Settings
    from generator.speech.voice import Voice

GOOGLE = "https://translate.google.com"


@dataclass(frozen=True, slots=True)
class Choice:
    """A voice by name.

    Attributes:
        speed: times as fast as the settings say.
        why: a key of the locale's ``[messages]`` when "auto" decided.
        asked: somebody named it for this part.
    """

    engine: str
    voice: str = ""
    speed: float = 1.0
    why: str = ""
    asked: bool = False

    @property
    def name(self) -> str:
        return f"{self.engine}:{self.voice}" if self.voice else self.engine


def chosen(language: Language, settings: Settings, *, guest: bool = False) -> Choice:
    """The voice that the settings ask for, or the best that works here.

    Args:
        language: that it is to speak.
        settings: ``voices`` names an engine by language, and by ``LANGUAGE.guest``.
        guest: who answers in a dialogue; where nobody named it, whoever speaks the language.

    Raises:
        UnknownEngineError: no voice is called that.
        EngineUnavailableError: it cannot work here; the advice says what to do.
    """
    own = _guest(language, settings) if guest else ""
    asked = own or settings.voices.get(language, "auto")
    if asked == "auto":
        return replace(_automatic(language, settings), asked=bool(own))
    named, speed = _hurried(asked)
    engine, _, voice = named.partition(":")
    kind = _kind(engine)
    with guarded("voice", engine):
        lacking = kind.available(settings, language)
    if lacking:
        raise EngineUnavailableError(f"the voice {engine} cannot speak here", lacking)
    return Choice(engine, voice, speed, asked=bool(own))


def _guest(language: Language, settings: Settings) -> str:
    told = settings.of(GuestOptions)
    return settings.voices.get(f"{language}.guest") or (told.ja if language == "ja" else told.en)


def _hurried(asked: str) -> tuple[str, float]:
    """ENGINE:VOICE@1.1 → its name and its speed."""
    found = re.fullmatch(r"(.+)@(\d+(?:\.\d+)?)", asked)
    return (found[1], float(found[2])) if found else (asked, 1.0)


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
        return kind(language, choice.voice, _at(choice.speed, language, settings))


def _at(speed: float, language: Language, settings: Settings) -> Settings:
    """The settings with a voice's own speed on top of its language's."""
    if speed == 1:
        return settings
    usual = settings.of(SpeechOptions)
    wanted = min(2.0, max(0.5, usual.of(language) * speed))
    audio = {**settings.section("audio"), f"speed_{language}": round(wanted, 3)}
    return replace(settings, sections={**settings.sections, "audio": audio})


def fingerprint(language: Language, settings: Settings) -> str:
    """See ``generator.speech.fingerprint``."""
    voice = made(chosen(language, settings), language, settings)
    own = repr(sorted(edition.own_readings(settings, language).items()))
    parts = [
        edition.CLIPS,
        edition.readings(),
        edition.delivery(),
        own,
        voice.fingerprint,
        repr(pauses(settings)),
    ]
    parts += filter(None, (_guest(language, settings),))
    return digest("\0".join(parts).encode())
