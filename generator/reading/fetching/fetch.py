"""The page behind a URL, if its site lets programs read it and it is a page to read."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass
from email.message import Message
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit
from urllib.robotparser import RobotFileParser

from generator import __version__
from generator.errors import SourceError
from generator.reading.raw import Raw, ReadingOptions
from generator.web.addresses import network_advice, public_address, shown
from generator.web.client import Client, Limits, NoAnswerError
from generator.web.status import MOST_REDIRECTS, REDIRECTS
from generator.web.wire import Request

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.settings import Settings


_FEEDS = tuple(f"application/{kind}" for kind in ("rss+xml", "atom+xml", "rdf+xml", "feed+json"))
_READ = ("text/", "application/xhtml+xml", "application/xml", "application/pdf", *_FEEDS)
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_SAVE = "open it in a browser, save the page and give the file"
_SAID = {
    401: "asks for a login",
    402: "asks for a payment",
    403: "refuses to be read by a program",
    404: "is not there",
    410: "is not there any more",
    429: "has been asked too often; wait a while",
}
_ROBOTS = Limits(size=512 << 10, seconds=10.0)


def fetched(url: str, settings: Settings) -> Raw:
    """The bytes of a page with the charset its server names.

    ``[reading] private_hosts`` lists hosts that may have private addresses; ``[reading] robots =
    "ignore"`` is for one's own pages.

    Raises:
        SourceError: refused, not there, not a page, or robots.txt asks programs to stay away.
    """
    if settings.offline:
        raise SourceError(f"{url} is on the web and this is an offline build", _SAVE)
    hosts = private_hosts(settings)
    answer = get(url, hosts, allowed=_robots(hosts, settings))
    if answer.status != 200:
        said = _SAID.get(answer.status, f"answers with status {answer.status}")
        raise SourceError(f"{url} {said}", _SAVE)
    if not answer.kind.startswith(_READ) and answer.kind != _WORD:
        raise SourceError(f"{url} is no page but {answer.kind}", "give the address of an article")
    return Raw(answer.data, answer.url, answer.url, answer.charset, answer.kind)


def private_hosts(settings: Settings) -> frozenset[str]:
    """The hosts a person allowed to have private addresses."""
    return frozenset(host.lower() for host in settings.of(ReadingOptions).private_hosts)


def _robots(hosts: frozenset[str], settings: Settings) -> Callable[[str], None]:
    """A check of each URL against its own site's robots.txt (RFC 9309), asked for once a site."""
    if settings.of(ReadingOptions).robots == "ignore":
        return lambda _: None
    rules: dict[str, RobotFileParser] = {}

    def check(url: str) -> None:
        parts = urlsplit(url)
        site = f"{parts.scheme}://{parts.netloc}"
        if site not in rules:
            rules[site] = _rules(site, hosts)
        if not rules[site].can_fetch(AGENT, url):
            raise SourceError(
                f"{url} asks programs not to read it (robots.txt)",
                f'{_SAVE}, or set [reading] robots = "ignore" for a page of your own',
            )

    return check


def _rules(site: str, hosts: frozenset[str]) -> RobotFileParser:
    """A site without the file allows everything; one that fails to answer for it, nothing."""
    rules = RobotFileParser()
    answer = get(f"{site}/robots.txt", hosts, _ROBOTS)
    if answer.status >= 500:
        rules.parse(["User-agent: *", "Disallow: /"])
    elif answer.status != 200:
        rules.parse([])
    else:
        rules.parse(answer.data.decode("utf-8", "replace").splitlines())
    return rules


# One GET of a stranger's URL: http(s) only, checked addresses, few redirects, bounded answers.

AGENT = f"Kamishibai/{__version__}"
"""Who asks, honestly; robots.txt is read for the part before the slash."""

PAGE = Limits(seconds=30.0, size=10 << 20)

_SAVE_IT = "save the page from the browser and give the file"
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
        for _ in range(MOST_REDIRECTS + 1):
            _host(url)
            allowed(url)
            try:
                answer = client.send(Request("GET", url.strip(), _HEADERS))
            except NoAnswerError as error:
                why = f"{shown(url)} does not answer: {error.reason}"
                raise SourceError(why, network_advice(_SAVE_IT)) from error
            target = answer.headers.get("location")
            if answer.status not in REDIRECTS or not target:
                told = Message()
                told["Content-Type"] = answer.headers.get("content-type", "text/plain")
                charset = told.get_content_charset() or ""
                return WebPage(answer.status, url, told.get_content_type(), charset, answer.data)
            url = urljoin(url, target)
    raise SourceError(f"{url} redirects more than {MOST_REDIRECTS} times", _SAVE_IT)


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
