"""HTTP as every engine here speaks it: bounded in time and size, never led elsewhere."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any, TypeAlias

import requests

from generator.errors import ServiceError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from generator.settings import Settings

    Inspect: TypeAlias = Callable[[requests.Response], None]

LARGEST = 4 * 1024 * 1024
"""Bytes of one answer; 1,500 characters translated are a thousandth of it."""

_MORE_THAN_ANY_PAUSE = 60.0
_BAD_KEY = (401, 403)
_BUSY = (429, 503)
_TRANSIENT = (408, 425, 500, 502, 504)


class BusyError(ServiceError):
    """Attributes: ``wait``, the seconds the service asks us to stay away, 0 when it says none."""

    def __init__(self, message: str, wait: float = 0.0) -> None:
        super().__init__(message)
        self.wait = wait


class RefusedError(ServiceError):
    """The service is well but will not take this passage; a shorter one may pass."""


class Session(requests.Session):
    """One engine's connections.

    Every failure below HTTP becomes a ``ServiceError`` with one line that names the engine;
    ``inspect`` sees every response first and may raise one for what it means.
    """

    def __init__(self, engine: str, timeout: float, inspect: Inspect | None = None) -> None:
        super().__init__()
        self.engine, self.timeout, self.inspect = engine, timeout, inspect

    def request(self, *args: Any, **kwargs: Any) -> requests.Response:
        kwargs |= {"timeout": self.timeout, "allow_redirects": False, "stream": True}
        try:
            response = super().request(*args, **kwargs)
            response._content = self._body(response)  # noqa: SLF001  # requests has no size limit
        except requests.RequestException as error:
            raise ServiceError(f"{self.engine}: {_plainly(error)}") from error
        except UnicodeError as error:
            why = f"{self.engine}: the key or the endpoint has characters that HTTP cannot send"
            raise ServiceError(why, f"check [translators.{self.engine}]", final=True) from error
        if self.inspect:
            self.inspect(response)
        return response

    def _body(self, response: requests.Response) -> bytes:
        end, body = time.monotonic() + self.timeout, b""
        with response:
            for piece in response.iter_content(65_536):
                body += piece
                if len(body) > LARGEST or time.monotonic() > end:
                    raise ServiceError(f"{self.engine}: the answer does not end")
        return body


def session(engine: str, settings: Settings, inspect: Inspect | None = None) -> Session:
    """With the time limit of ``[translators.ENGINE] timeout`` in seconds."""
    from generator.translation.engines.online import OnlineOptions

    return Session(engine, settings.of(OnlineOptions, f"translators.{engine}").timeout, inspect)


def post(session: Session, url: str, body: object, headers: Mapping[str, str]) -> Any:
    """Send JSON, get JSON.

    Raises:
        ServiceError: as ``checked`` says, or the answer is no JSON.
    """
    response = checked(session.post(url, json=body, headers=dict(headers)), session.engine)
    try:
        return response.json()
    except ValueError as error:
        raise ServiceError(f"{session.engine}: the answer is no JSON") from error


def checked(response: requests.Response, engine: str) -> requests.Response:
    """The response when it is a success.

    Raises:
        BusyError: 429 or 503.
        ServiceError: a failure that may pass, or (``final``) a key that is not accepted.
        RefusedError: any other status.
    """
    status = response.status_code
    if status in _BUSY:
        raise BusyError(f"{engine}: too many requests (HTTP {status})", _wait(response))
    if status in _BAD_KEY:
        raise ServiceError(
            f"{engine}: not allowed (HTTP {status})",
            f"check [translators.{engine}] key",
            final=True,
        )
    if status in _TRANSIENT:
        raise ServiceError(f"{engine}: the service failed (HTTP {status})")
    if not response.ok or response.is_redirect:
        raise RefusedError(f"{engine}: the request was refused (HTTP {status})")
    return response


def _wait(response: requests.Response) -> float:
    told = response.headers.get("Retry-After", "")
    return min(float(told), _MORE_THAN_ANY_PAUSE) if told.isascii() and told.isdigit() else 0.0


def _plainly(error: requests.RequestException) -> str:
    if isinstance(error, requests.Timeout):
        return "no answer in time"
    if isinstance(error, requests.exceptions.ProxyError):
        return "the proxy does not answer"
    if isinstance(error, requests.ConnectionError):
        return "no connection"
    return f"no usable answer ({type(error).__name__})"
