"""What flite and espeak-ng would say, in their phonemes, for tests and benchmarks of readings."""

from __future__ import annotations

import re
import subprocess
from functools import cache

from generator.speech.engines.espeak_library import pronounced

_WEAK = {"ax": "ah", "ih": "ah", "aa": "ao"}
"""flite's vowels without stress, and the two of cot and caught, as one."""


def by_flite(text: str) -> str:
    done = subprocess.run(
        ["flite", "-voice", "rms", "-ps", "-t", text, "none"], capture_output=True, check=True
    )
    sounds = (sound for sound in done.stdout.decode("ascii").split() if sound != "pau")
    return " ".join(_WEAK.get(sound, sound) for sound in sounds).replace("dh iy", "dh ah")


@cache
def by_espeak(text: str) -> str:
    """Asked afresh: a library left open would say other words otherwise from then on."""
    (told,) = pronounced((text,), tied=False)
    plain = re.sub("[əɐᵻɪʌ]", "ə", re.sub(r"[ˈˌː\s]", "", told))
    return plain.replace("ɔ", "ɑ").replace("ɾ", "t")
