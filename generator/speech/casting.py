"""Who speaks: a voice for each language and each part in a dialogue."""

from __future__ import annotations

import logging
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from generator.locale import said as said_
from generator.progress import Message
from generator.speech.choice import chosen, made
from generator.speech.options import GuestOptions
from generator.trust import first_time

log = logging.getLogger(__name__)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.model import Language, Script, Utterance
    from generator.progress import Report
    from generator.settings import Settings
    from generator.speech.choice import Choice
    from generator.speech.voice import Voice

FIRST = ("narrator", "host")
"""The speakers who have the language's own voice; whoever answers them has the second."""


@dataclass(slots=True)
class Cast:
    """The voices of one run, each made once."""

    settings: Settings
    _choices: dict[tuple[Language, bool], Choice] = field(default_factory=dict)
    _voices: dict[tuple[Language, bool], Voice] = field(default_factory=dict)

    def fill(self, scripts: Sequence[Script], report: Report) -> None:
        """Choose every voice before the first word, and say what "auto" chose and why.

        Raises:
            EngineError: one of them is unknown or cannot work here.
        """
        for said in (said for script in scripts for said in script.utterances()):
            part = _part(said)
            if part in self._voices:
                continue
            choice = self._choices[part] = self._choice(part)
            self._voices[part] = made(choice, said.language, self.settings)
            log.info(said_("log", "voice", language=said.language, voice=choice.name))
            program = self._voices[part].program
            if program and first_time(program, self.settings.data):
                report(Message("program_runs", (("voice", choice.name), ("program", program))))
            if choice.why and not part[1]:
                values = (("language", said.language), ("voice", self._voices[part].title))
                report(Message(choice.why, values))

    def _choice(self, part: tuple[Language, bool]) -> Choice:
        language, guest = part
        choice = chosen(language, self.settings)
        if not guest:
            return choice
        told = self.settings.of(GuestOptions)
        asked = told.ja if language == "ja" else told.en
        if asked:
            voices = {**self.settings.voices, language: asked}
            return chosen(language, replace(self.settings, voices=voices))
        return replace(choice, voice=made(choice, language, self.settings).guest or choice.voice)

    def voice(self, said: Utterance) -> Voice:
        return self._voices[_part(said)]

    def name(self, said: Utterance) -> str:
        """Of the engine that speaks a line."""
        return self._choices[_part(said)].engine

    def engines(self, script: Script) -> str:
        """For the manifest: the fingerprints of all voices heard in a script."""
        parts = dict.fromkeys(_part(said) for said in script.utterances())
        return ", ".join(self._voices[part].fingerprint for part in parts)


def _part(said: Utterance) -> tuple[Language, bool]:
    return said.language, said.speaker not in FIRST
