"""flite, the program: Debian's package of that name, or Homebrew's."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import tempfile
import wave
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from generator.errors import EngineError, EngineUnavailableError
from generator.options import Options
from generator.speech.voice import Sound, Voice

if TYPE_CHECKING:
    from generator.model import Language
    from generator.settings import Settings

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
