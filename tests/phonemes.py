"""What flite and espeak-ng would say, in their phonemes, for tests and benchmarks of readings."""

from __future__ import annotations

import ctypes
import re
import subprocess
from functools import cache
from typing import Any

_WEAK = {"ax": "ah", "ih": "ah", "aa": "ao"}
"""flite's vowels without stress, and the two of cot and caught, as one."""


def by_flite(text: str) -> str:
    done = subprocess.run(
        ["flite", "-voice", "rms", "-ps", "-t", text, "none"], capture_output=True, check=True
    )
    sounds = (sound for sound in done.stdout.decode("ascii").split() if sound != "pau")
    return " ".join(_WEAK.get(sound, sound) for sound in sounds).replace("dh iy", "dh ah")


def by_espeak(text: str) -> str:
    library = _library()
    told = []
    rest = ctypes.c_char_p(text.encode())
    while rest.value:
        told.append(library.espeak_TextToPhonemes(ctypes.byref(rest), 1, 2).decode())
    plain = re.sub("[əɐᵻɪʌ]", "ə", re.sub(r"[ˈˌː\s]", "", "".join(told)))
    return plain.replace("ɔ", "ɑ").replace("ɾ", "t")


@cache
def _library() -> Any:
    import espeakng_loader

    library = ctypes.CDLL(espeakng_loader.get_library_path())
    library.espeak_Initialize(1, 200, espeakng_loader.get_data_path().encode(), 0x8000)
    library.espeak_SetVoiceByName(b"en-us")
    library.espeak_TextToPhonemes.restype = ctypes.c_char_p
    pointer = ctypes.POINTER(ctypes.c_char_p)
    library.espeak_TextToPhonemes.argtypes = [pointer, ctypes.c_int, ctypes.c_int]
    return library
