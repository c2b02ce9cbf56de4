"""Who speaks: a voice for each language and each part in a dialogue."""

from __future__ import annotations

import logging
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, TypeAlias

from generator.locale import said as said_
from generator.model import RATE
from generator.progress import Message
from generator.speech.choice import chosen, made
from generator.speech.delivery import QUOTING, is_quotation
from generator.speech.voice import Sound, Through
from generator.trust import first_time

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.model import Language, Script, Utterance
    from generator.progress import Report
    from generator.settings import Settings
    from generator.speech.choice import Choice
    from generator.speech.voice import Voice

_Role: TypeAlias = "tuple[Language, bool]"  # a language, and whether it is the guest who speaks it

log = logging.getLogger(__name__)

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

    def voice(self, utterance: Utterance) -> Voice:
        """Whoever says a line; what somebody else's words are is said a little slower."""
        role = _role(utterance)
        voice, choice = self._voices[role], self._choices[role]
        slower = is_quotation(utterance.text) and not voice.remote and voice.quality != "none"
        if not slower or isinstance(voice, Moved):
            return voice
        if role not in self._quoting:
            slow = replace(choice, speed=choice.speed * QUOTING)
            self._quoting[role] = made(slow, utterance.language, self.settings)
        return self._quoting[role]

    def name(self, utterance: Utterance) -> str:
        """Of the engine that speaks a line."""
        return self._choices[_role(utterance)].engine

    def engines(self, script: Script) -> str:
        """For the manifest: the fingerprints of all voices heard in a script."""
        return ", ".join(voice.fingerprint for voice in self._heard(script))

    def credits(self, script: Script) -> tuple[str, ...]:
        """Whom the voices heard in a script ask to name."""
        return tuple(dict.fromkeys(v.credit for v in self._heard(script) if v.credit))

    def _heard(self, script: Script) -> list[Voice]:
        return [self._voices[role] for role in dict.fromkeys(map(_role, script.utterances()))]


def _role(utterance: Utterance) -> _Role:
    return utterance.language, utterance.speaker not in FIRST


def _beside(guest: Voice, host: Voice) -> Voice:
    """A guest who can be told from the host: where an engine has one voice, it is moved."""
    if guest.fingerprint != host.fingerprint or host.quality == "none":
        return guest
    return Moved(host, _HIGHER if host.sex(host.voice) == "man" else _LOWER)


_LOWER, _HIGHER = -4, 4  # semitones: far enough to be somebody else, near enough to be a person


class Moved(Through):
    """At another pitch, for a guest whose engine has no second voice."""

    def __init__(self, inner: Voice, semitones: int) -> None:
        super().__init__(inner.language, inner.voice, inner.settings)
        self.inner, self._semitones = inner, semitones
        self.speed, self.limit = inner.speed, inner.limit  # type: ignore[misc]
        self.remote, self.service = inner.remote, inner.service  # type: ignore[misc]
        self.quality = inner.quality  # type: ignore[misc]

    @classmethod
    def available(cls, settings: Settings, language: Language | None = None) -> str:
        del settings, language
        return ""

    @property
    def fingerprint(self) -> str:
        return f"{self.inner.fingerprint} {self._semitones:+d}"

    @property
    def title(self) -> str:
        return f"{self.inner.title} {self._semitones:+d}"

    def say(self, text: str) -> Sound:
        from generator.sound import at_tempo, resampled

        sound = self.inner.say(text)
        samples, times = resampled(sound.samples, sound.rate), 2 ** (self._semitones / 12)
        moved = at_tempo(resampled(samples, round(RATE * times)), 1 / times)
        return Sound(moved, finished=sound.finished)
