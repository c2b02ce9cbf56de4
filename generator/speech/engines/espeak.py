"""espeak-ng through ctypes: library and data come with the package espeakng-loader."""

from __future__ import annotations

import _ctypes
import ctypes
import threading
from contextlib import closing
from importlib.metadata import version
from importlib.util import find_spec
from typing import TYPE_CHECKING, ClassVar

from generator.errors import EngineError
from generator.options import Options
from generator.speech.pace import Pace
from generator.speech.voice import Sound, Voice

if TYPE_CHECKING:
    from generator.model import Language
    from generator.settings import Settings

_DEFAULT = "en-us+klatt4"
_WORDS_A_MINUTE = 160
# speak_lib.h of espeak-ng
_RETRIEVAL = 1
_DONT_EXIT = 0x8000
_UTF8 = 1
_RATE = 1
_BUFFER_MILLISECONDS = 200


_ALONE = threading.Lock()


class _Library:
    """espeak-ng loaded afresh for one sentence.

    Its noise and flutter go on from sentence to sentence, and its state is the process's: kept
    open, it would never say the same words the same way twice.
    """

    def __init__(self) -> None:
        import espeakng_loader

        self._heard: list[bytes] = []
        self._espeak = ctypes.CDLL(espeakng_loader.get_library_path())
        data = espeakng_loader.get_data_path().encode()
        self.rate: int = self._espeak.espeak_Initialize(
            _RETRIEVAL, _BUFFER_MILLISECONDS, data, _DONT_EXIT
        )
        if self.rate <= 0:
            raise EngineError("espeak-ng does not start", "install espeakng-loader again")
        kind = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p)
        self._callback = kind(self._hear)  # kept: the library calls it for as long as it lives
        self._espeak.espeak_SetSynthCallback(self._callback)

    def _hear(self, wave: int | None, count: int, _events: int | None) -> int:
        if wave and count > 0:
            self._heard.append(ctypes.string_at(wave, count * 2))
        return 0

    def say(self, text: str, voice: str, words_a_minute: int) -> bytes:
        if self._espeak.espeak_SetVoiceByName(voice.encode()) != 0:
            raise EngineError(f"espeak-ng has no voice {voice!r}", f"try {_DEFAULT}")
        self._espeak.espeak_SetParameter(_RATE, words_a_minute, 0)
        data = text.encode("utf-8")
        size = ctypes.c_size_t(len(data) + 1)
        failed = self._espeak.espeak_Synth(data, size, 0, 1, 0, _UTF8, None, None)
        self._espeak.espeak_Synchronize()
        if failed:
            raise EngineError("espeak-ng failed", f"its error is {failed}")
        return b"".join(self._heard)

    def close(self) -> None:
        """Unload; where a system keeps the library, the sound still is right, if not the same."""
        self._espeak.espeak_Terminate()
        unload = getattr(_ctypes, "dlclose", None) or getattr(_ctypes, "FreeLibrary")  # noqa: B009 - Windows
        unload(self._espeak._handle)  # noqa: SLF001 - ctypes offers no other way


class Espeak(Voice):
    """A formant voice: plain, quick, everywhere. ``espeak:en-us+f3`` names another."""

    options = Options
    languages = ("en",)
    limit = 1000
    guest = "en-us+klatt2"
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
        return (_DEFAULT, cls.guest, "en-us", "en-us+f3", "en-us+m3")

    @property
    def fingerprint(self) -> str:
        edition = version("espeakng-loader")
        return f"espeak {edition} {self.voice or _DEFAULT} {self.speed}"

    def say(self, text: str) -> Sound:
        from generator.sound import floated

        with _ALONE, closing(_Library()) as library:
            heard = library.say(text, self.voice or _DEFAULT, round(_WORDS_A_MINUTE * self.speed))
            return Sound(floated(heard), library.rate)
