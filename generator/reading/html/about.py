"""What a page says about itself: author, date, site, by meta elements and JSON-LD."""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator import patterns as re

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

_LONGEST = 200
_MOST_JSON = 200_000
_META = {
    "title": ("og:title", "twitter:title", "dc.title"),
    "author": ("author", "article:author", "dc.creator", "twitter:data1"),
    "date": ("article:published_time", "datepublished", "date", "dc.date", "pubdate"),
    "site": ("og:site_name", "application-name"),
}
_DATE = re.compile(r"(\d{4})[-/.年]?(\d{2})[-/.月]?(\d{2})")
_JSON = {"title": "headline", "author": "author", "date": "datePublished", "site": "publisher"}


@dataclass(frozen=True, slots=True)
class About:
    """Attributes: ``date`` as YYYY-MM-DD; what is not said is empty; ``is_free`` to read."""

    title: str = ""
    author: str = ""
    date: str = ""
    site: str = ""
    is_free: bool = True


def about(document: HtmlElement) -> About:
    """The first that is said of each: meta elements in the order above, then JSON-LD."""
    said: dict[str, str] = {}
    for meta in document.iter("meta"):
        name = (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").lower()
        said.setdefault(name, " ".join((meta.get("content") or "").split())[:_LONGEST])
    linked = list(_linked(document))

    def first(key: str) -> str:
        values = [said.get(name, "") for name in _META[key]]
        values += [_name(entry.get(_JSON[key])) for entry in linked]
        return next((value for value in values if value and "://" not in value), "")

    free = [str(entry.get("isAccessibleForFree", True)).lower() for entry in linked]
    date = _DATE.match(first("date"))
    return About(
        first("title"),
        first("author"),
        "-".join(date.groups()) if date else "",
        first("site"),
        is_free="false" not in free,
    )


def _linked(document: HtmlElement) -> Iterator[dict[str, object]]:
    """The entries of JSON-LD that tell of an article; what is broken tells nothing."""
    for script in document.iter("script"):
        text = script.text or ""
        if "ld+json" not in (script.get("type") or "") or len(text) > _MOST_JSON:
            continue
        with suppress(ValueError, RecursionError):
            found = json.loads(text)
            graph = found.get("@graph", [found]) if isinstance(found, dict) else found
            for entry in graph if isinstance(graph, list) else []:
                if isinstance(entry, dict) and "headline" in entry:
                    yield entry


def _name(value: object) -> str:
    """A text, a thing's name, or the names of a list of things."""
    things = value if isinstance(value, list) else [value]
    names = [thing.get("name") if isinstance(thing, dict) else thing for thing in things]
    return ", ".join(name for name in names if isinstance(name, str))[:_LONGEST]
