"""Open JTalk through pyopenjtalk-plus: dictionary and voice come with the package."""

from __future__ import annotations

import contextlib
import io
import sys
import threading
from functools import cache
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from generator import patterns as re
from generator.errors import EngineError, EngineUnavailableError
from generator.japanese.dictionary import morae
from generator.options import Options
from generator.speech import edition
from generator.speech.accents import with_accents, without_accents
from generator.speech.voice import Sound, Voice

if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import ModuleType

    from generator.model import Language
    from generator.settings import Settings
    from generator.sound import Samples

_FULL_SCALE = 32768
_SEMITONES = 12
_SMALL_VOWEL = re.compile("[ァ-ヴー]*[ァィゥェォュ][ァ-ヴー]*$")
_WAVE = 2  # raised when the same parameters would become another sound

# Its licence asks for that.
_MEI = 'HTS Voice "Mei": MMDAgent Project Team, Nagoya Institute of Technology (CC BY 3.0)'


_importing, _analysing = threading.Lock(), threading.Lock()


@cache
def _imported() -> ModuleType:
    with contextlib.redirect_stdout(io.StringIO()):  # it prints a hint about ONNX when imported
        import pyopenjtalk
        import pyopenjtalk.htsengine
    return pyopenjtalk


def library() -> ModuleType:
    """pyopenjtalk, imported without a word on stdout."""
    with _importing:  # two threads turning stdout away would never turn it back
        return _imported()


def kana(text: str) -> str:
    """As Open JTalk pronounces it; the text itself where the package is missing."""
    if find_spec("pyopenjtalk") is None:
        return text
    return "".join(
        (word["string"] if word["pos"] == "記号" else word["pron"]).replace("’", "")
        for word in _analysed(text)
    )


def words(text: str) -> list[dict[str, Any]]:
    """The words of a sentence with their pronunciation and accent.

    Raises:
        EngineError: it is too long for the analyser.
    """
    library()
    try:
        with _analysing:
            return _analysed(text)
    except RuntimeError as error:
        raise EngineError("Open JTalk cannot read it", str(error)) from error


def forget() -> None:
    """Give back Sudachi's dictionary, which the library loads for itself besides ours: 130 MB.

    As far as it is where it is known to be; the next sentence that needs it loads it again.
    """
    home = sys.modules.get("pyopenjtalk.utils")
    fresh = {"_SUDACHI_DICTIONARY": None, "_SUDACHI_TOKENIZER_LOCAL": threading.local()}
    with _analysing:
        for name in fresh.keys() & vars(home).keys() if home else ():
            setattr(home, name, fresh[name])


def _analysed(text: str, analyser: Any = None) -> list[dict[str, Any]]:
    """Its words, those of katakana said as they are written: it knows スィーツ as スイーツ."""
    found: list[dict[str, Any]] = library().run_frontend(text, jtalk=analyser)
    return [
        word | {"read": word["string"], "pron": word["string"], "mora_size": morae(word["string"])}
        if _SMALL_VOWEL.match(word["string"]) and word["string"] != word["read"]
        else word
        for word in found
    ]


class OpenJTalk(Voice):
    """The voice "Mei"; ``openjtalk:+4`` speaks four semitones higher, ``-4`` lower."""

    options = Options
    languages = ("ja",)
    guest = "-5"
    accents = True
    quality = "classic"
    quick = 90.0
    licence = "CC BY 3.0"

    def __init__(self, language: Language, voice: str, settings: Settings) -> None:
        super().__init__(language, voice, settings)
        try:
            self._semitones = int(voice or 0)
        except ValueError:
            self._semitones = _SEMITONES + 1
        if abs(self._semitones) > _SEMITONES:
            raise EngineUnavailableError(
                f"openjtalk has no voice {voice!r}", "give semitones from -12 to +12"
            )
        self._own = threading.local()

    @classmethod
    def available(cls, settings: Settings, language: Language | None = None) -> str:
        del settings
        if language == "en":
            return "it speaks Japanese only; try --voice en=auto"
        if find_spec("pyopenjtalk") is None:
            return "pip install 'kamishibai[offline]'"
        return ""

    @classmethod
    def voices(cls, settings: Settings, language: Language) -> tuple[str, ...]:
        del settings, language
        return ("-12 … +12",)

    @property
    def fingerprint(self) -> str:
        release = edition.package("pyopenjtalk-plus")
        return f"openjtalk {release} mei {_WAVE} {self._semitones:+d} {self.speed}"

    @classmethod
    def sex(cls, voice: str) -> str:
        del voice
        return "woman"

    @property
    def credit(self) -> str:
        return _MEI

    def say(self, text: str) -> Sound:
        import numpy as np

        jtalk = library()
        analyser, synthesiser = self._instances(jtalk)
        try:
            words = _analysed(without_accents(text), analyser)
            labels = jtalk.make_label(with_accents(words, text), jtalk=analyser)
        except RuntimeError as error:
            raise EngineError("Open JTalk cannot read it", str(error)) from error
        # The first and last label are a third of a second of silence each.
        if len(labels) <= 2:
            return Sound(np.zeros(0, dtype=np.float32))
        wave = synthesiser.said(labels[1:-1], self.speed, float(self._semitones))
        return Sound((wave / _FULL_SCALE).astype(np.float32))

    def _instances(self, jtalk: ModuleType) -> tuple[Any, Any]:
        """Two a thread: instances of one's own work side by side, the global one does not."""
        if not hasattr(self._own, "pair"):
            from generator.speech.engines import hts

            path, voice = jtalk.htsengine.__file__, jtalk.DEFAULT_HTS_VOICE
            quick = hts.here(path)
            self._own.pair = (
                jtalk.OpenJTalk(dn_mecab=jtalk.OPEN_JTALK_DICT_DIR),
                hts.Synthesiser(path, voice) if quick else Whole(jtalk.htsengine.HTSEngine(voice)),
            )
        pair: tuple[Any, Any] = self._own.pair
        return pair


class Whole:
    """The library's own waveform, where it shows nothing else."""

    def __init__(self, engine: Any) -> None:
        self._engine = engine

    def said(self, labels: Sequence[str], speed: float, semitones: float) -> Samples:
        """Full scale is 32768."""
        self._engine.set_speed(speed)  # both are forgotten after every synthesis
        self._engine.add_half_tone(semitones)
        made: Samples = self._engine.synthesize(labels)
        return made
