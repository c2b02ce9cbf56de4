"""espeak-ng by ctypes: library and data come with the package espeakng-loader."""

from __future__ import annotations

import _ctypes
import ctypes
import threading
from contextlib import closing
from typing import TYPE_CHECKING

from generator.errors import EngineError

if TYPE_CHECKING:
    from collections.abc import Sequence

# speak_lib.h of espeak-ng
_SYNCHRONOUS = 2  # in our own thread: one of its own may miss that it is to end, under load
_DONT_EXIT = 0x8000
_UTF8 = 1
_RATE = 1
_BUFFER_MILLISECONDS = 200

_IPA = 0x02
_TIED = 0x80 | ord("^") << 8


ALONE = threading.Lock()
"""Its state is the process's."""


class Library:
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
            _SYNCHRONOUS, _BUFFER_MILLISECONDS, data, _DONT_EXIT
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
        self._take(voice)
        self._espeak.espeak_SetParameter(_RATE, words_a_minute, 0)
        data = text.encode("utf-8")
        size = ctypes.c_size_t(len(data) + 1)
        failed = self._espeak.espeak_Synth(data, size, 0, 1, 0, _UTF8, None, None)
        self._espeak.espeak_Synchronize()
        if failed:
            raise EngineError("espeak-ng failed", f"its error is {failed}")
        return b"".join(self._heard)

    def phonemes(self, text: str, voice: str, *, tied: bool) -> str:
        """IPA; where ``tied``, "^" stands between two letters of one sound."""
        self._take(voice)
        tell = self._espeak.espeak_TextToPhonemes
        tell.restype = ctypes.c_char_p
        mode = _IPA | _TIED if tied else _IPA
        rest, told = ctypes.c_char_p(text.encode("utf-8")), []
        while rest.value is not None:  # a clause at a time
            told.append((tell(ctypes.byref(rest), _UTF8, mode) or b"").decode("utf-8"))
        return " ".join(filter(None, told))

    def _take(self, voice: str) -> None:
        if self._espeak.espeak_SetVoiceByName(voice.encode()) != 0:
            raise EngineError(f"espeak-ng has no voice {voice!r}", "try en-us")

    def close(self) -> None:
        """Unload; where a system keeps the library, the sound still is right, if not the same."""
        self._espeak.espeak_Terminate()
        unload = getattr(_ctypes, "dlclose", None) or getattr(_ctypes, "FreeLibrary")  # noqa: B009 - Windows
        unload(self._espeak._handle)  # noqa: SLF001 - ctypes offers no other way


def pronounced(clauses: Sequence[str], voice: str = "en-us", *, tied: bool = True) -> list[str]:
    """The IPA of each; see ``Library.phonemes``."""
    with ALONE, closing(Library()) as library:
        return [library.phonemes(each, voice, tied=tied) if each else "" for each in clauses]
