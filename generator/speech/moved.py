"""A voice at another pitch, for a guest whose engine has no second voice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model import RATE
from generator.speech.voice import Sound, Voice

if TYPE_CHECKING:
    from generator.model import Language
    from generator.settings import Settings

LOWER, HIGHER = -4, 4
"""Semitones: far enough to be somebody else, near enough to be a person."""


class Moved(Voice):
    """All else is the inner voice's."""

    def __init__(self, inner: Voice, semitones: int) -> None:
        super().__init__(inner.language, inner.voice, inner.settings)
        self._inner, self._semitones = inner, semitones
        self.speed, self.limit = inner.speed, inner.limit  # type: ignore[misc]
        self.remote, self.service = inner.remote, inner.service  # type: ignore[misc]

    @classmethod
    def available(cls, settings: Settings, language: Language | None = None) -> str:
        del settings, language
        return ""

    @property
    def fingerprint(self) -> str:
        return f"{self._inner.fingerprint} {self._semitones:+d}"

    @property
    def title(self) -> str:
        return f"{self._inner.title} {self._semitones:+d}"

    @property
    def program(self) -> str:
        return self._inner.program

    @property
    def credit(self) -> str:
        return self._inner.credit

    def lasts(self, text: str) -> float:
        return self._inner.lasts(text)

    def say(self, text: str) -> Sound:
        from generator.sound import at_tempo, resampled

        sound = self._inner.say(text)
        samples, times = resampled(sound.samples, sound.rate), 2 ** (self._semitones / 12)
        moved = at_tempo(resampled(samples, round(RATE * times)), 1 / times)
        return Sound(moved, finished=sound.finished)

    def close(self) -> None:
        self._inner.close()
