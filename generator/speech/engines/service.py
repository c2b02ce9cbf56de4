"""What voices behind HTTP have in common: an address, one client, refusals."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Annotated, Any, ClassVar
from urllib.parse import urlencode, urlsplit

from generator.errors import EngineUnavailableError
from generator.options import about
from generator.sound import SoundError
from generator.speech.voice import Voice
from generator.web.addresses import is_here
from generator.web.client import Client, Limits, reached
from generator.web.options import ServiceOptions
from generator.web.status import checked
from generator.web.wire import Request

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.model import Language
    from generator.settings import Settings


_MOST = 10_000_000  # bytes: three minutes of WAV for one sentence, four at once
_LOOKING = 3.0


class RemoteOptions(ServiceOptions, frozen=True):
    timeout: Annotated[
        float | None,
        about("答えの全部を待つ秒数", "seconds to wait for a whole answer", ge=0.01, le=3600),
    ] = None


class RemoteVoice(Voice):
    """A voice behind HTTP, with the keys of ``[voices.NAME]``.

    Attributes:
        service: what messages call it.
        name: of its section.
        seconds: for one whole answer, where ``[voices.NAME] timeout`` says nothing else.
    """

    options: ClassVar[type[ServiceOptions]] = RemoteOptions
    remote = True
    service: ClassVar[str]
    name: ClassVar[str]
    seconds: ClassVar[float] = 60.0
    most: ClassVar[int] = _MOST
    licence = "the service's terms"

    def __init__(self, language: Language, voice: str, settings: Settings) -> None:
        super().__init__(language, voice, settings)
        held = settings.of(RemoteOptions, self.section()).timeout or self.seconds
        self.client = Client(self.service, Limits(held, self.most))

    @classmethod
    def section(cls) -> str:
        return f"voices.{cls.name}"

    def asked(
        self,
        method: str,
        address: str,
        query: Mapping[str, str] | None = None,
        body: object = None,
        headers: Mapping[str, str] | None = None,
    ) -> bytes:
        """The body of a good answer; ``body`` goes out as JSON.

        Raises:
            ServiceError: none came; final where asking again is useless.
            RefusedError: the service does not take this text.
        """
        url = f"{address}?{urlencode(query)}" if query else address
        data = None if body is None else json.dumps(body, ensure_ascii=False).encode()
        kind = {} if data is None else {"Content-Type": "application/json"}
        answer = self.client.send(Request(method, url, {**kind, **(headers or {})}, data))
        checked(answer, self.service, self.section(), _detail(answer.data, answer.status))
        return answer.data

    def close(self) -> None:
        self.client.close()


def _detail(data: bytes, status: int) -> str:
    """FastAPI's reason for not taking a text; others may repeat what was sent, keys too."""
    try:
        told: Any = json.loads(data) if status == 422 else {}
        return str(told["detail"])[:120] if "detail" in told else ""
    except (ValueError, TypeError, RecursionError):
        return ""


def endpoint(settings: Settings, section: str, default: str = "") -> str:
    """``[section] endpoint``: scheme, host and port of a service.

    Raises:
        EngineUnavailableError: it is no http address.
    """
    given = (settings.of(ServiceOptions, section).endpoint or default).rstrip("/")
    place = urlsplit(given)
    if given and (place.scheme not in {"http", "https"} or not place.hostname):
        raise EngineUnavailableError(
            f"[{section}] endpoint is no address", "write http://host:port"
        )
    return given


def lacking_network(settings: Settings, address: str) -> str:
    """Why a service may not be asked, or empty: this machine may be asked even offline."""
    if settings.offline and not is_here(urlsplit(address).hostname or ""):
        return "it needs the network, and the build is offline"
    return ""


def answers(address: str, *, may_be_busy: bool = False) -> bool:
    """Something listens there and speaks HTTP, at once or not now."""
    return not reached("", address, _LOOKING, may_be_busy=may_be_busy)


# Is all of a sound file there? An answer that was cut off must not pass for a short sentence.


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


# Kilobits a second by the header's index: MPEG-1, then MPEG-2 and 2.5.
_BIT_RATES = (
    (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 0),
    (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160, 0),
)
