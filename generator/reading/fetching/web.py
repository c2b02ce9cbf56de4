"""One GET of a stranger's URL: http(s) only, checked addresses, few redirects, bounded answers."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass
from email.message import Message
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from generator import __version__
from generator.errors import SourceError
from generator.web.addresses import network_advice, public_address, shown
from generator.web.client import Client, Limits, NoAnswerError
from generator.web.wire import Request

if TYPE_CHECKING:
    from collections.abc import Callable

AGENT = f"Kamishibai/{__version__}"
"""Who asks, honestly; robots.txt is read for the part before the slash."""

PAGE = Limits(seconds=30.0, size=10 << 20)

_MOST_REDIRECTS = 5
_REDIRECTS = (301, 302, 303, 307, 308)
_SAVE = "save the page from the browser and give the file"
_HEADERS = {
    "User-Agent": AGENT,
    "Accept": "text/html, text/plain, text/markdown, image/*;q=0.8, */*;q=0.5",
    "Accept-Encoding": "gzip, deflate",
    "Accept-Language": "ja, en;q=0.8",
}


@dataclass(frozen=True, slots=True)
class WebPage:
    """What came, whatever its status.

    Attributes:
        url: where the redirects ended.
        kind: the media type, lower case.
    """

    status: int
    url: str
    kind: str
    charset: str
    data: bytes


def get(
    url: str,
    private_hosts: frozenset[str],
    limits: Limits = PAGE,
    allowed: Callable[[str], None] = lambda _: None,
) -> WebPage:
    """The answer to a GET, after at most five redirects, each checked like the first URL.

    ``private_hosts`` may have private addresses. ``allowed`` is called with each URL before it is
    asked for, and raises what it wants to say.

    Raises:
        SourceError: anything that keeps the answer from being had.
    """
    resolve = public_address(private_hosts)  # through a proxy no address could be checked
    with closing(Client(_host(url), limits, resolve, proxied=False)) as client:
        for _ in range(_MOST_REDIRECTS + 1):
            _host(url)
            allowed(url)
            try:
                answer = client.send(Request("GET", url.strip(), _HEADERS))
            except NoAnswerError as error:
                why = f"{shown(url)} does not answer: {error.reason}"
                raise SourceError(why, network_advice(_SAVE)) from error
            target = answer.headers.get("location")
            if answer.status not in _REDIRECTS or not target:
                told = Message()
                told["Content-Type"] = answer.headers.get("content-type", "text/plain")
                charset = told.get_content_charset() or ""
                return WebPage(answer.status, url, told.get_content_type(), charset, answer.data)
            url = urljoin(url, target)
    raise SourceError(f"{url} redirects more than {_MOST_REDIRECTS} times", _SAVE)


def _host(url: str) -> str:
    """Of a URL that may be asked for."""
    try:
        parts = urlsplit(url.strip())
        host, _ = parts.hostname, parts.port
    except ValueError as error:
        raise SourceError(f"{shown(url)} is no URL", "give one like https://…") from error
    if parts.scheme not in ("http", "https"):
        raise SourceError(f"{shown(url)} is neither http nor https", "give a web address or a file")
    if not host or parts.username is not None:
        raise SourceError(f"{shown(url)} names no host, or a password", "give one like https://…")
    return host
