"""The page behind a URL, if its site lets programs read it and it is a page to read."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit
from urllib.robotparser import RobotFileParser

from generator.errors import SourceError
from generator.reading.fetching.web import AGENT, get
from generator.reading.raw import Raw, ReadingOptions
from generator.web.client import Limits

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
