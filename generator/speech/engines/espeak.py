"""espeak-ng: a formant voice that is small and everywhere."""

from __future__ import annotations

from contextlib import closing
from importlib.metadata import version
from importlib.util import find_spec
from typing import TYPE_CHECKING, ClassVar

from generator.options import Options
from generator.speech.pace import Pace
from generator.speech.voice import Sound, Voice

if TYPE_CHECKING:
    from generator.model import Language
    from generator.settings import Settings

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
        edition = version("espeakng-loader")
        return f"espeak {edition} {self.voice or _DEFAULT} {self.speed}"

    def say(self, text: str) -> Sound:
        from generator.sound import floated
        from generator.speech.engines.espeak_library import ALONE, Library

        with ALONE, closing(Library()) as library:
            heard = library.say(text, self.voice or _DEFAULT, round(_WORDS_A_MINUTE * self.speed))
            return Sound(floated(heard), library.rate)
