"""What voices behind HTTP have in common: addresses, refusals, answers that are too long."""

from __future__ import annotations

import socket
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from generator.errors import EngineError, EngineUnavailableError, ServiceError
from generator.web.options import ServiceOptions

if TYPE_CHECKING:
    import requests

    from generator.settings import Settings

TIMEOUT = (10, 60)
"""Seconds to connect, and to wait between two bytes."""

_MOST = 50_000_000
_FINAL = {401, 403, 404, 405, 410}
_OF_THE_TEXT = {400, 413, 422}
_LOOPBACK = {"localhost", "127.0.0.1", "::1"}


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
    if settings.offline and urlsplit(address).hostname not in _LOOPBACK:
        return "it needs the network, and the build is offline"
    return ""


def answers(address: str) -> bool:
    """Something listens there."""
    place = urlsplit(address)
    port = place.port or (443 if place.scheme == "https" else 80)
    try:
        with socket.create_connection((place.hostname or "", port), timeout=1):
            return True
    except OSError:
        return False


def asked(method: str, address: str, service: str, **arguments: Any) -> bytes:
    """The body of a good answer.

    Raises:
        ServiceError: none came; final where asking again is useless.
        EngineError: the service does not take this text.
    """
    import requests

    try:
        with requests.request(
            method, address, timeout=TIMEOUT, allow_redirects=False, stream=True, **arguments
        ) as answer:
            body = b"".join(_pieces(answer, service))
    except requests.RequestException as error:
        raise ServiceError(f"{service} cannot be reached", type(error).__name__) from error
    if answer.status_code == requests.codes.ok:
        return body
    told = f"{service} refuses (HTTP {answer.status_code})"
    if answer.status_code in _OF_THE_TEXT:
        raise EngineError(told, body[:200].decode("utf-8", "replace"))
    if answer.status_code in _FINAL:
        raise ServiceError(told, "check key and address", final=True)
    raise ServiceError(told, "try again later")


def _pieces(answer: requests.Response, service: str) -> Any:
    size = 0
    for piece in answer.iter_content(65_536):
        size += len(piece)
        if size > _MOST:
            raise ServiceError(f"{service} sends no end of data", final=True)
        yield piece
