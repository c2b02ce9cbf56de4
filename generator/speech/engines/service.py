"""What voices behind HTTP have in common: an address, one client, refusals."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Annotated, Any, ClassVar
from urllib.parse import urlencode, urlsplit

from generator.errors import EngineUnavailableError
from generator.options import about
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
