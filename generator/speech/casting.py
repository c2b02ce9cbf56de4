"""Who speaks: a voice for each language and each part in a dialogue."""

from __future__ import annotations

import logging
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, TypeAlias

from generator.locale import said as said_
from generator.progress import Message
from generator.speech.choice import chosen, made
from generator.speech.delivery import QUOTING, is_quotation
from generator.speech.moved import HIGHER, LOWER, Moved
from generator.trust import first_time

log = logging.getLogger(__name__)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.model import Language, Script, Utterance
    from generator.progress import Report
    from generator.settings import Settings
    from generator.speech.choice import Choice
    from generator.speech.voice import Voice

_Role: TypeAlias = "tuple[Language, bool]"
"""A language, and whether it is the guest who speaks it."""

FIRST = ("narrator", "host")
"""The speakers who have the language's own voice; whoever answers them has the second."""


@dataclass(slots=True)
class Cast:
    """The voices of one run, each made once."""

    settings: Settings
    _choices: dict[_Role, Choice] = field(default_factory=dict)
    _voices: dict[_Role, Voice] = field(default_factory=dict)
    _quoting: dict[_Role, Voice] = field(default_factory=dict)

    def fill(self, scripts: Sequence[Script], report: Report) -> None:
        """Choose every voice before the first word, and say what "auto" chose and why.

        Raises:
            EngineError: one of them is unknown or cannot work here.
        """
        every = (_role(said) for script in scripts for said in script.utterances())
        for role in dict.fromkeys(every):
            voice, choice = self._take(role)
            log.info(said_("log", "voice", language=role[0], voice=choice.name))
            if voice.program and first_time(voice.program, self.settings.data):
                told = (("voice", choice.name), ("program", voice.program))
                report(Message("program_runs", told))
            if choice.why and not role[1]:
                values = (("language", role[0]), ("voice", voice.title))
                report(Message(choice.why, values))

    def take(self, language: Language, *, guest: bool = False) -> Voice:
        """The voice of a part."""
        return self._take((language, guest))[0]

    def _take(self, role: _Role) -> tuple[Voice, Choice]:
        if role not in self._voices:
            language, guest = role
            choice = chosen(language, self.settings, guest=guest)
            voice = made(choice, language, self.settings)
            if guest and not choice.asked:
                host, _ = self._take((language, False))
                choice = replace(choice, voice=host.guest or choice.voice)
                voice = _beside(made(choice, language, self.settings), host)
            self._choices[role], self._voices[role] = choice, voice
        return self._voices[role], self._choices[role]

    def voice(self, said: Utterance) -> Voice:
        """Whoever says a line; what somebody else's words are is said a little slower."""
        role = _role(said)
        voice, choice = self._voices[role], self._choices[role]
        slower = is_quotation(said.text) and not voice.remote and voice.quality != "none"
        if not slower or isinstance(voice, Moved):
            return voice
        if role not in self._quoting:
            slow = replace(choice, speed=choice.speed * QUOTING)
            self._quoting[role] = made(slow, said.language, self.settings)
        return self._quoting[role]

    def name(self, said: Utterance) -> str:
        """Of the engine that speaks a line."""
        return self._choices[_role(said)].engine

    def engines(self, script: Script) -> str:
        """For the manifest: the fingerprints of all voices heard in a script."""
        return ", ".join(voice.fingerprint for voice in self._heard(script))

    def credits(self, script: Script) -> tuple[str, ...]:
        """Whom the voices heard in a script ask to name."""
        return tuple(dict.fromkeys(v.credit for v in self._heard(script) if v.credit))

    def _heard(self, script: Script) -> list[Voice]:
        return [self._voices[role] for role in dict.fromkeys(map(_role, script.utterances()))]


def _role(said: Utterance) -> _Role:
    return said.language, said.speaker not in FIRST


def _beside(guest: Voice, host: Voice) -> Voice:
    """A guest who can be told from the host: where an engine has one voice, it is moved."""
    if guest.fingerprint != host.fingerprint or host.quality == "none":
        return guest
    return Moved(host, HIGHER if host.sex(host.voice) == "man" else LOWER)
