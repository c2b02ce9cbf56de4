"""What decides how the same words sound, beside voice and settings; nothing heavy is imported."""

from __future__ import annotations

from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from generator.files import digest

if TYPE_CHECKING:
    from generator.model import Language
    from generator.settings import Settings

CLIPS = "2"
"""Raised when the same sound of a voice would become another clip."""


@cache
def package(name: str) -> str:
    """The version of a package that speaks: asked for each sentence, looked up once."""
    return version(name)


def readings() -> str:
    """Of the rules and lists of readings: another reading has another edition."""
    return _of("readings")


def phonemes() -> str:
    """Of the tables of phonemes, likewise."""
    return _of("phonemes")


@cache
def delivery() -> str:
    """Of how sentences are read aloud."""
    files = [Path(__file__).with_name(f"delivery.{suffix}") for suffix in ("py", "toml")]
    return digest(b"\0".join(path.read_bytes() for path in files))[:16]


@cache
def _of(folder: str) -> str:
    files = Path(__file__).with_name(folder).iterdir()
    read = (path.read_bytes() for path in sorted(files) if path.suffix in {".py", ".csv", ".toml"})
    return digest(b"\0".join(read))[:16]


def own_readings(settings: Settings, language: Language) -> dict[str, str]:
    """What the user wrote down for a language: written form → what to say.

    ``[readings]`` is kana, so it is for Japanese; ``[readings.ja]`` says so, ``[readings.en]`` has
    what an English voice is given.
    """
    sections = ("readings", "readings.ja") if language == "ja" else ("readings.en",)
    return {
        word: str(said) for section in sections for word, said in settings.section(section).items()
    }
