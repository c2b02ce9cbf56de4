"""Voices of programs (flite, eSpeak NG), and the best voice that needs no network."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import tempfile
import wave
from contextlib import closing
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from generator.errors import EngineError, EngineUnavailableError
from generator.model import LANGUAGES
from generator.options import Options
from generator.speech import edition
from generator.speech.engines.kokoro import Kokoro
from generator.speech.engines.openjtalk import OpenJTalk
from generator.speech.engines.piper import Piper
from generator.speech.pace import Pace
from generator.speech.voice import Sound, Through, Voice

if TYPE_CHECKING:
    from generator.model import Language
    from generator.settings import Settings


# flite, the program: Debian's package of that name, or Homebrew's.

_VOICES = ("rms", "slt", "awb", "kal16", "kal")
_SECONDS = 120


@cache
def _program() -> str:
    return shutil.which("flite") or ""


@cache
def _version(program: str) -> str:
    told = subprocess.run([program, "--version"], capture_output=True, check=False, timeout=20)  # noqa: S603 - a program found on PATH by a fixed name
    found = re.search(rb"version:\s*(\S+)", told.stdout)
    return found[1].decode("ascii", "replace") if found else "flite"


class Flite(Voice):
    """CMU's small voices: "rms" is understood best."""

    options = Options
    languages = ("en",)
    limit = 1000
    guest = "slt"
    quality = "classic"
    quick = 60.0
    licence = "BSD style"

    def __init__(self, language: Language, voice: str, settings: Settings) -> None:
        super().__init__(language, voice or _VOICES[0], settings)
        if self.voice not in _VOICES:
            raise EngineUnavailableError(
                f"flite has no voice {voice!r}", f"there are {', '.join(_VOICES)}"
            )

    @classmethod
    def available(cls, settings: Settings, language: Language | None = None) -> str:
        del settings
        if language == "ja":
            return "it speaks English only; try --voice ja=auto"
        if not _program():
            return "install flite: apt install flite, brew install flite"
        return ""

    @classmethod
    def voices(cls, settings: Settings, language: Language) -> tuple[str, ...]:
        del settings, language
        return _VOICES

    @classmethod
    def sex(cls, voice: str) -> str:
        return "woman" if voice == cls.guest else "man"

    @property
    def fingerprint(self) -> str:
        return f"{_version(_program())} {self.voice} {self.speed}"

    def say(self, text: str) -> Sound:
        with tempfile.TemporaryDirectory() as folder:
            words, sound = Path(folder, "words.txt"), Path(folder, "sound.wav")
            words.write_text(text, encoding="utf-8")
            stretch = f"duration_stretch={1 / self.speed:.4f}"
            order: list[str | Path] = [_program(), "-voice", self.voice, "--setf", stretch]
            order += ["-f", words, "-o", sound]
            done = subprocess.run(order, capture_output=True, check=False, timeout=_SECONDS)  # noqa: S603 - a program found on PATH by a fixed name
            if done.returncode or not sound.is_file():
                raise EngineError("flite failed", done.stderr.decode("utf-8", "replace")[:200])
            return pcm(sound.read_bytes())


def pcm(data: bytes) -> Sound:
    """A plain 16-bit mono WAV file."""
    from generator.sound import floated

    with wave.open(io.BytesIO(data)) as stream:
        return Sound(floated(stream.readframes(stream.getnframes())), stream.getframerate())


# espeak-ng: a formant voice that is small and everywhere.

_DEFAULT = "en-us+klatt4"
_WORDS_A_MINUTE = 160


class Espeak(Voice):
    """A formant voice: plain, quick, everywhere. ``espeak:en-us+f3`` names another."""

    options = Options
    languages = ("en",)
    limit = 1000
    quality = "formant"
    quick = 220.0
    licence = "GPL-3.0-or-later (the program)"
    pace: ClassVar[dict[Language, Pace]] = {"en": Pace(0.059, once=0.14)}

    @classmethod
    def available(cls, settings: Settings, language: Language | None = None) -> str:
        del settings
        if language == "ja":
            return "it speaks English only; try --voice ja=auto"
        if find_spec("espeakng_loader") is None:
            return "pip install 'kamishibai[offline]'"
        return ""

    @classmethod
    def voices(cls, settings: Settings, language: Language) -> tuple[str, ...]:
        del settings, language
        return (_DEFAULT, "en-us", "en-us+f3", "en-us+m3")

    @property
    def fingerprint(self) -> str:
        return f"espeak {edition.package('espeakng-loader')} {self.voice or _DEFAULT} {self.speed}"

    def say(self, text: str) -> Sound:
        from generator.sound import floated
        from generator.speech.engines.espeak_library import ALONE, Library

        with ALONE, closing(Library()) as library:
            heard = library.say(text, self.voice or _DEFAULT, round(_WORDS_A_MINUTE * self.speed))
            return Sound(floated(heard), library.rate)


_BEST: dict[Language, tuple[type[Voice], ...]] = {
    "ja": (Kokoro, OpenJTalk),
    "en": (Kokoro, Piper, Flite, Espeak),
}


class Offline(Through):
    """The best that is here, or for a draft the quickest.

    Kokoro; else Open JTalk for Japanese, and for English a voice of Piper's, flite where the
    program is, or espeak-ng.
    """

    options = Options
    guest = "guest"

    def __init__(self, language: Language, voice: str, settings: Settings) -> None:
        super().__init__(language, voice, settings)
        usable = [kind for kind in _BEST[language] if not kind.available(settings, language)]
        if settings.draft:
            usable.sort(key=lambda kind: kind.quality == "neural")
        kind = (usable or _BEST[language])[0]
        self.inner = kind(language, kind.guest if voice == self.guest else voice, settings)
        self.accents, self.bilingual = self.inner.accents, self.inner.bilingual
        self.quality = self.inner.quality  # type: ignore[misc]

    @classmethod
    def available(cls, settings: Settings, language: Language | None = None) -> str:
        for each in (language,) if language else LANGUAGES:
            lacking = [kind.available(settings, each) for kind in _BEST[each]]
            if all(lacking):
                return lacking[-1]
        return ""
