"""One request to Google through gTTS, and whether all of the answer is there."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit, urlunsplit

from gtts import gTTS, gTTSError

from generator.errors import ServiceError
from generator.sound import SoundError, decoded
from generator.speech.engines.service import TIMEOUT
from generator.speech.voice import Sound

if TYPE_CHECKING:
    from generator.model import Language

_FINAL = {400, 401, 403, 404}


class _Redirected(gTTS):  # type: ignore[misc]
    """gTTS whose requests go to another scheme, host and port when an endpoint is given."""

    def __init__(self, text: str, endpoint: str, **arguments: Any) -> None:
        super().__init__(text, lang_check=False, pre_processor_funcs=[], **arguments)
        self._endpoint = endpoint

    def _prepare_requests(self) -> list[Any]:
        prepared: list[Any] = super()._prepare_requests()
        if len(prepared) != 1:
            raise ServiceError(f"gTTS would cut the text into {len(prepared)} parts", final=True)
        if self._endpoint:
            place = urlsplit(self._endpoint)
            path = urlsplit(prepared[0].url)
            prepared[0].url = urlunsplit((place.scheme, place.netloc, path.path, path.query, ""))
        return prepared


def heard(text: str, language: Language, domain: str, endpoint: str) -> Sound:
    """One part asked for and one part there, or it counts as a failure.

    Raises:
        ServiceError: anything else came, or nothing.
    """
    asked = _Redirected(text, endpoint, tld=domain, lang=language, timeout=TIMEOUT)
    written = BytesIO()
    try:
        asked.write_to_fp(written)
        return Sound(decoded(whole_mp3(written.getvalue())))
    except gTTSError as error:
        raise _failure(error) from error
    except (AssertionError, TypeError, ValueError, OSError) as error:  # SoundError among them
        raise ServiceError("Google sent no sound", str(error)[:120]) from error


def _failure(error: gTTSError) -> ServiceError:
    status = getattr(error.rsp, "status_code", None)
    if status is None:
        return ServiceError("Google cannot be reached", "check the network")
    if status in _FINAL:
        return ServiceError(f"Google refuses (HTTP {status})", "try another voice", final=True)
    return ServiceError(f"Google did not speak (HTTP {status})", "try again later")


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
