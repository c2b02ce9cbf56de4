"""Asking a remote voice again, later each time, and knowing when to stop."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from generator.errors import ServiceError
from generator.speech.options import SpeechOptions

if TYPE_CHECKING:
    from generator.settings import Settings
    from generator.speech.voice import Sound, Voice

_LONGEST = 15.0
"""Seconds between two tries at most: one, two, four … fifteen."""

_ENOUGH = 4
"""Sentences lost in a row after which the service is taken to be down."""


_SHORTEST = {"ja": 0.04, "en": 0.02}
"""Seconds a letter: a third of what any voice needs; less is a part of the answer."""


class Patience:
    """Shared by all workers of a run, so that none keeps knocking at a closed door.

    One voice that is down says nothing about the others.
    """

    def __init__(self, settings: Settings) -> None:
        told = settings.of(SpeechOptions)
        self._tries, self._wait = told.tries, told.wait
        self._ended = threading.Event()
        self._lock = threading.Lock()
        self._lost: dict[Voice, int] = {}
        self._down: dict[Voice, str] = {}

    def end(self) -> None:
        """Wake those who wait: the run is over."""
        self._ended.set()

    def say(self, voice: Voice, text: str) -> Sound:
        """``voice.say``, again and again where that may help.

        Raises:
            EngineError: the text cannot be had.
        """
        for attempt in range(self._tries):
            if voice in self._down:
                raise ServiceError("not asked for", self._down[voice], final=True)
            try:
                sound = _plausible(voice, text)
            except ServiceError as error:
                last = attempt + 1 == self._tries
                if error.final or last or self._ended.wait(self._pause(attempt)):
                    self._count_loss(voice, error)
                    raise
            else:
                self._lost[voice] = 0
                return sound
        raise AssertionError("the last attempt returns or raises")

    def _pause(self, attempt: int) -> float:
        return min(_LONGEST, self._wait * float(2**attempt))

    def _count_loss(self, voice: Voice, error: ServiceError) -> None:
        with self._lock:
            self._lost[voice] = self._lost.get(voice, 0) + 1
            if error.final or self._lost[voice] >= _ENOUGH:
                self._down[voice] = f"the service failed before: {error.message}"


def _plausible(voice: Voice, text: str) -> Sound:
    """What a remote voice said, if it can be all of the text."""
    sound = voice.say(text)
    letters = sum(character.isalnum() for character in text)
    shortest = _SHORTEST[voice.language] * letters / voice.speed
    if voice.remote and sound.samples.size / sound.rate < shortest:
        raise ServiceError(f"only {sound.samples.size / sound.rate:.1f} s for {letters} letters")
    return sound
