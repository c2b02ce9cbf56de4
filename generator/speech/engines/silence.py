"""A timed fake: as long as speech would be, and hardly heard. For tests, drafts and drills."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.model import RATE
from generator.options import Options
from generator.speech.voice import Sound, Voice

if TYPE_CHECKING:
    from generator.model import Language
    from generator.settings import Settings

_PER_CHARACTER = 0.17
_PER_WORD = 0.36  # seconds, as Open JTalk and flite need on average
_LEVEL = 10 ** (-50 / 20)


class Silence(Voice):
    """A hum at −50 dBFS whose length follows from the number of characters or words."""

    options = Options
    limit = 100_000
    quality = "none"

    @classmethod
    def available(cls, settings: Settings, language: Language | None = None) -> str:
        del settings, language
        return ""

    @property
    def fingerprint(self) -> str:
        return f"silence 1 {self.language} {self.speed}"

    def lasts(self, text: str) -> float:
        if self.language == "ja":
            seconds = _PER_CHARACTER * len(re.findall(r"\w", text))
        else:
            seconds = _PER_WORD * len(text.split())
        return max(0.3, seconds) / self.speed

    def say(self, text: str) -> Sound:
        import numpy as np

        count = round(self.lasts(text) * RATE)
        hum = np.sin(np.arange(count) * (2 * np.pi * 220 / RATE)) * _LEVEL
        return Sound(hum.astype(np.float32), finished=True)
