"""Is all of a sound file there? An answer that was cut off must not pass for a short sentence."""

from __future__ import annotations

from generator.sound import SoundError


def whole_wav(data: bytes) -> bytes:
    """The same bytes.

    Raises:
        SoundError: the file ends before its header says (streamed ones say 0 or all ones).
    """
    if data[:4] != b"RIFF" or data[8:12] != b"WAVE":
        raise SoundError("it is no WAV file")
    told = int.from_bytes(data[4:8], "little") + 8
    if 8 < told < 0xFFFF_FFF0 and len(data) < told:
        raise SoundError(f"it ends after {len(data)} of {told} bytes")
    return data


def whole_mp3(data: bytes) -> bytes:
    """The same bytes.

    Raises:
        SoundError: they end in the middle of a frame (ISO 11172-3 and 13818-3, layer III).
    """
    at = 10 + _synchsafe(data[6:10]) if data[:3] == b"ID3" else 0
    while at < len(data):
        length = _frame_length(data[at : at + 4])
        if not length:
            break  # a tag or padding
        at += length
    if at > len(data):
        raise SoundError("it ends in the middle of a frame")
    return data


def _synchsafe(size: bytes) -> int:
    return sum(byte << 7 * place for place, byte in enumerate(reversed(size)))


def _frame_length(header: bytes) -> int:
    """Of a layer III frame in bytes; 0 for anything else."""
    if len(header) < 4 or header[0] != 0xFF or header[1] & 0xE6 != 0xE2:
        return 0
    low = not header[1] & 0x08
    kilobits = _BIT_RATES[low][header[2] >> 4]
    rate = (44_100, 48_000, 32_000, 0)[header[2] >> 2 & 3] >> (low + (header[1] & 0x10 == 0))
    padding = header[2] >> 1 & 1
    return (72 if low else 144) * kilobits * 1000 // rate + padding if kilobits and rate else 0


_BIT_RATES = (
    (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 0),
    (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160, 0),
)
"""Kilobits a second by the header's index: MPEG-1, then MPEG-2 and 2.5."""
