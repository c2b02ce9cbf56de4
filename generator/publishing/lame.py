"""LAME as lameenc brings it: compiled for speed, as the one in PyAV's wheels is not."""

from __future__ import annotations

from functools import cache
from importlib.metadata import version
from importlib.util import find_spec
from typing import TYPE_CHECKING

from generator.sound import rounded

if TYPE_CHECKING:
    from generator.sound import Samples


@cache
def edition() -> str:
    """The version of lameenc; empty where it is not installed."""
    return version("lameenc") if find_spec("lameenc") else ""


def frames(samples: Samples, rate: int, bit_rate: int, quality: int) -> bytes:
    """MP3 frames of one size from an encoder of their own, one or two more than there is sound.

    They lean on each other (a bit reservoir, which lameenc always fills) and on nothing before
    them: there has to be silence on either side of the sound.

    Args:
        samples: mono.
        rate: of the samples, in hertz.
        bit_rate: bits a second, constant.
        quality: LAME's own scale, 2 for the best and 7 for the quickest.
    """
    import lameenc

    encoder = lameenc.Encoder()
    encoder.silence()
    encoder.set_channels(1)
    encoder.set_in_sample_rate(rate)
    encoder.set_bit_rate(bit_rate // 1000)
    encoder.set_quality(quality)
    return bytes(encoder.encode(rounded(samples))) + bytes(encoder.flush())
