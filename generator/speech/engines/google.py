"""Google's online voices through gTTS: no key, at most 100 characters a request."""

from __future__ import annotations

import re
from importlib.metadata import version
from io import BytesIO
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit, urlunsplit

from gtts import gTTS, gTTSError

from generator.errors import EngineUnavailableError, ServiceError
from generator.sound import SoundError, decoded
from generator.speech.engines.service import TIMEOUT, endpoint, lacking_network
from generator.speech.voice import Sound, Voice

if TYPE_CHECKING:
    from generator.model import Language
    from generator.settings import Settings

_DOMAIN = re.compile(r"(com|com?\.[a-z]{2}|com\.[a-z]{2}|[a-z]{2})")
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


class Google(Voice):
    """``gtts:co.uk`` asks translate.google.co.uk, whose English has another accent."""

    remote = True
    limit = gTTS.GOOGLE_TTS_MAX_CHARS
    guest = ""

    def __init__(self, language: Language, voice: str, settings: Settings) -> None:
        super().__init__(language, voice, settings)
        self._domain = voice or "com"
        if not _DOMAIN.fullmatch(self._domain):
            raise EngineUnavailableError(
                f"gtts has no voice {voice!r}", "give a domain of Google: com, co.uk, com.au, co.in"
            )
        self._endpoint = endpoint(settings, "voices.gtts")

    @classmethod
    def available(cls, settings: Settings, language: Language | None = None) -> str:
        del language
        return lacking_network(settings, endpoint(settings, "voices.gtts"))

    @classmethod
    def voices(cls, settings: Settings) -> tuple[str, ...]:
        del settings
        return ("com", "co.uk", "com.au", "co.in", "ca", "ie")

    @property
    def fingerprint(self) -> str:
        return f"gtts {version('gTTS')} {self._domain}"

    def say(self, text: str) -> Sound:
        """One request: one part asked for, one part there, or it counts as a failure."""
        asked = _Redirected(
            text, self._endpoint, tld=self._domain, lang=self.language, timeout=TIMEOUT
        )
        heard = BytesIO()
        try:
            asked.write_to_fp(heard)
        except gTTSError as error:
            raise _failure(error) from error
        except (AssertionError, TypeError, ValueError, OSError) as error:
            raise ServiceError("Google sent no sound", str(error)[:120]) from error
        try:
            return Sound(decoded(whole_mp3(heard.getvalue())))
        except SoundError as error:
            raise ServiceError("Google sent no sound", str(error)) from error


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
