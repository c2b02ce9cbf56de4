"""VOICEVOX and what speaks its protocol (AivisSpeech, COEIROINK): an engine on this machine."""

from __future__ import annotations

import json
import threading
from functools import cached_property
from typing import TYPE_CHECKING, Annotated, Any, ClassVar

from generator.errors import EngineError, EngineUnavailableError, ServiceError
from generator.files import digest
from generator.japanese.dictionary import to_voicevox
from generator.model import RATE
from generator.options import about
from generator.speech.engines.service import (
    RemoteOptions,
    RemoteVoice,
    answers,
    endpoint,
    lacking_network,
)
from generator.speech.voice import Sound

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.japanese.dictionary import DictionaryWord
    from generator.model import Language
    from generator.settings import Settings
    from generator.web.options import ServiceOptions

_SECTION = "voices.voicevox"
_ADDRESS = "http://127.0.0.1:50021"


class VoicevoxOptions(RemoteOptions, frozen=True):
    speaker: Annotated[
        str | int,
        about("話者（名前、名前/スタイル、番号）", "the speaker: NAME, NAME/STYLE or a number"),
    ] = ""


class Voicevox(RemoteVoice):
    """``voicevox:NAME`` or ``voicevox:NAME/STYLE`` as the engine names its speakers, or a number.

    Words that people taught the engine (its user dictionary) are read as they taught it.
    """

    options: ClassVar[type[ServiceOptions]] = VoicevoxOptions
    languages = ("ja",)
    service = "VOICEVOX"
    name = "voicevox"
    licence = "each character's terms"

    def __init__(self, language: Language, voice: str, settings: Settings) -> None:
        told = settings.of(VoicevoxOptions, _SECTION)
        super().__init__(language, voice or str(told.speaker), settings)
        self._address = endpoint(settings, _SECTION, _ADDRESS)
        self._lock = threading.Lock()
        self._style: int | None = None
        self._plans: dict[str, dict[str, Any]] = {}

    @classmethod
    def available(cls, settings: Settings, language: Language | None = None) -> str:
        if language == "en":
            return "it speaks Japanese only; try --voice en=auto"
        address = endpoint(settings, _SECTION, _ADDRESS)
        if not answers(address, may_be_busy=True):  # it speaks for somebody else meanwhile
            return f"start VOICEVOX, or set [{_SECTION}] endpoint: nothing answers at {address}"
        return lacking_network(settings, address)

    @classmethod
    def voices(cls, settings: Settings, language: Language) -> tuple[str, ...]:
        address = endpoint(settings, _SECTION, _ADDRESS)
        return tuple(cls(language, "", settings).styles()) if answers(address) else ()

    @property
    def credit(self) -> str:
        """As the characters' terms ask: VOICEVOX and who it is, as far as that is known."""
        who = "" if self.voice.isdecimal() else self.voice.split("/")[0]
        return f"VOICEVOX:{who}" if who else "VOICEVOX"

    @property
    def fingerprint(self) -> str:
        return f"voicevox {self.voice or 'default'} {self.speed} {self._taught}".rstrip()

    @cached_property
    def _taught(self) -> str:
        """Of the engine's user dictionary: another word taught is another sound."""
        try:
            words = self.asked("GET", f"{self._address}/user_dict")
        except EngineError:
            return ""  # not every engine of the protocol has one
        return digest(words)[:16] if words.strip() not in {b"", b"{}"} else ""

    def teach(self, words: Iterable[DictionaryWord]) -> int:
        """Put words into the engine's user dictionary; how many were new there or read otherwise.

        Raises:
            ServiceError: the engine has no such dictionary, or does not answer.
        """
        known = self._known()
        taught = 0
        for each in json.loads(to_voicevox(words)).values():
            how = {key: str(each[key]) for key in ("pronunciation", "accent_type")}
            number, there = known.get(each["surface"], ("", {}))
            if there == how:
                continue
            place = f"/user_dict_word/{number}" if number else "/user_dict_word"
            method = "PUT" if number else "POST"
            self.asked(method, self._address + place, {"surface": each["surface"], **how})
            taught += 1
        return taught

    def _known(self) -> dict[str, tuple[str, dict[str, str]]]:
        """Surface → its number there, and how it is read."""
        try:
            told = json.loads(self.asked("GET", f"{self._address}/user_dict"))
            return {
                each["surface"]: (
                    number,
                    {key: str(each[key]) for key in ("pronunciation", "accent_type")},
                )
                for number, each in told.items()
            }
        except (ValueError, TypeError, KeyError, AttributeError) as error:
            raise ServiceError("VOICEVOX does not tell its dictionary", str(error)) from error

    def say(self, text: str) -> Sound:
        from generator.sound import SoundError, decoded
        from generator.speech.engines.service import whole_wav

        speaker = {"speaker": str(self._speaker())}
        if text not in self._plans:  # else the first half was done before
            self._plans[text] = self._plan(text, speaker)
        asking = {**speaker, "enable_interrogative_upspeak": "true"}
        wave = self._post("/synthesis", asking, self._plans[text])
        try:
            sound = Sound(decoded(whole_wav(wave)))
        except SoundError as error:
            raise ServiceError("VOICEVOX sent no sound", str(error)) from error
        self._plans.pop(text, None)
        return sound

    def _plan(self, text: str, speaker: dict[str, str]) -> dict[str, Any]:
        """The engine's own analysis with our speed and rate; the rest goes back as it came."""
        query = self._post("/audio_query", {"text": text, **speaker})
        try:
            plan: dict[str, Any] = json.loads(query)
            return plan | {
                "speedScale": self.speed,
                "outputSamplingRate": RATE,
                "outputStereo": False,
            }
        except (ValueError, TypeError) as error:
            raise ServiceError("VOICEVOX sent no query", str(error)) from error

    def _post(self, path: str, query: dict[str, str], body: object = None) -> bytes:
        return self.asked("POST", self._address + path, query, body)

    def _speaker(self) -> int:
        with self._lock:
            if self._style is None:
                self._style = self._found()
            return self._style

    def _found(self) -> int:
        if self.voice.isdecimal():
            return int(self.voice)
        styles = self.styles()
        if not self.voice and styles:
            return next(iter(styles.values()))
        for name, style in styles.items():
            if self.voice in {name, name.split("/")[0]}:
                return style
        raise EngineUnavailableError(
            f"VOICEVOX has no speaker {self.voice!r}", f"there are {', '.join(styles) or 'none'}"
        )

    def styles(self) -> dict[str, int]:
        """NAME/STYLE → number, of the styles that talk."""
        try:
            speakers = json.loads(self.asked("GET", f"{self._address}/speakers"))
            return {
                f"{speaker['name']}/{style['name']}": int(style["id"])
                for speaker in speakers
                for style in speaker["styles"]
                if style.get("type", "talk") == "talk"
            }
        except (ValueError, TypeError, KeyError) as error:
            raise ServiceError("VOICEVOX does not tell its speakers", str(error)) from error
