"""Asking a voice again where that may help, and knowing when to stop."""

from __future__ import annotations

import threading
from dataclasses import replace
from typing import TYPE_CHECKING

from generator.errors import ServiceError
from generator.speech.options import SpeechOptions
from generator.web.patience import Patience, RefusedError, Rules, rules

if TYPE_CHECKING:
    from generator.progress import Report
    from generator.settings import Settings
    from generator.speech.voice import Sound, Voice

_ENOUGH = 4  # sentences lost in a row after which the service is taken to be down

_SHORTEST = {"ja": 0.04, "en": 0.02}
"""Seconds a letter: a third of what any voice needs; less is a part of the answer."""


class Voices:
    """The voices of a run, shared by all its workers, so that none knocks at a closed door.

    One voice that is down says nothing about the others.
    """

    def __init__(self, settings: Settings, report: Report) -> None:
        told = settings.of(SpeechOptions)
        self._settings = settings
        self._how = Rules(told.tries, told.wait, seconds=told.patience)
        self._report = report
        self._lock = threading.Lock()
        self._patience: dict[Voice, Patience] = {}
        self._lost: dict[Voice, int] = {}
        self._down: dict[Voice, str] = {}

    def end(self) -> None:
        """Wake those who wait: nothing more will be asked."""
        with self._lock:
            for patience in self._patience.values():
                patience.end()

    def close(self) -> None:
        """End what is being asked, too."""
        self.end()
        for voice in self._patience:
            voice.close()

    def say(self, voice: Voice, text: str) -> Sound:
        """``voice.say``, again and again where that may help.

        Raises:
            EngineError: the text cannot be had.
        """
        with self._lock:
            if voice in self._down:
                raise ServiceError("not asked for", self._down[voice], final=True)
            title = voice.service or voice.title
            if voice not in self._patience:
                how = self._rules(voice)
                self._patience[voice] = Patience(title, how, self._report)
            patience = self._patience[voice]
        try:
            sound = patience.ask(lambda: _plausible(voice, text))
        except RefusedError:
            raise  # it says nothing about other texts
        except ServiceError as error:
            self._count_loss(voice, error)
            raise
        self._lost[voice] = 0
        return sound

    def _rules(self, voice: Voice) -> Rules:
        section = f"voices.{voice.fingerprint.split()[0]}"
        own = rules(self._settings, section, self._how)
        return own if voice.remote else replace(own, rate=0.0)

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
