"""Feeds (RSS, Atom): the newest item, or the one that is named."""

from __future__ import annotations

import email.utils
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, ClassVar

from lxml import html

from generator import safexml
from generator.errors import SourceError
from generator.model import Dropped
from generator.options import Options, about
from generator.reading import limits
from generator.reading.draft import DraftArticle
from generator.reading.formats import Reader
from generator.reading.html.elements import addresses, flow
from generator.reading.raw import clean, writer_for
from generator.safexml import local_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from generator.reading.raw import Raw
    from generator.settings import Settings

_MOST_ITEMS = 2_000
_HOW = "save the feed again, or give the address of the article"


class FeedReaderOptions(Options, frozen=True):
    section: ClassVar[str] = "readers.feed"
    item: Annotated[
        str,
        about(
            "読む項目（題名の一部か、新しい順の番号）。空なら最新のもの",
            "the item to read: part of its title, or its number from the newest; else the newest",
        ),
    ] = ""


@dataclass(frozen=True, slots=True)
class _Item:
    title: str
    link: str
    date: str
    author: str
    body: str


def read(raw: Raw, settings: Settings) -> DraftArticle:
    """The draft of one item; the titles of the others are listed.

    Raises:
        SourceError: it is no feed, or the item named is not in it.
    """
    limits.check_bytes(len(raw.data), raw.name)
    limits.check_count(raw.data.count(b"<"), limits.CELLS * 2, "marks", raw.name)
    try:
        root = safexml.parse(raw.data)
    except ValueError as error:
        raise SourceError(f"{raw.name} is a damaged feed ({error})", _HOW) from error
    items = sorted(_items(root), key=lambda item: item.date, reverse=True)
    limits.check_count(len(items), _MOST_ITEMS, "items", raw.name)
    item = _chosen(items, settings.of(FeedReaderOptions).item, raw.name)
    body = item.body if item.body.strip() else f"<p>{item.title}</p>"
    limits.check_page(body, raw.name)
    page = html.fragment_fromstring(clean(body), create_parent="div")
    writer = writer_for(page.text_content(), settings)
    return DraftArticle(
        writer.language,
        writer.unit(clean(item.title)),
        tuple(flow(page, writer)),
        (
            *(Dropped(None, clean(one.title), "item") for one in items if one is not item),
            *addresses(page),
        ),
        author=clean(item.author),
        site=clean(_text(root, "channel/title") or _text(root, "title")),
        date=item.date[:10],
        url=item.link,
    )


def _chosen(items: list[_Item], asked: str, name: str) -> _Item:
    if not items:
        raise SourceError(f"{name} is a feed without items", _HOW)
    if not asked:
        return items[0]
    if asked.isdecimal() and 0 < int(asked) <= len(items):
        return items[int(asked) - 1]
    found = next((item for item in items if asked in item.title), None)
    if found is None:
        raise SourceError(f"{name} has no item {asked}", f"the newest is: {items[0].title}")
    return found


def _items(root: _Element) -> Iterator[_Item]:
    for element in root.iter():
        if local_name(element) in ("item", "entry"):
            link = next((one for one in element if local_name(one) == "link"), None)
            href = "" if link is None else (link.get("href") or link.text or "").strip()
            yield _Item(
                title=_text(element, "title"),
                link=href,
                date=_date(_first(element, "pubDate", "published", "updated", "date")),
                author=_text(element, "author/name") or _first(element, "creator", "author"),
                body=_body(element),
            )


def _text(element: _Element, path: str) -> str:
    for step in path.split("/"):
        below = next((one for one in element if local_name(one) == step), None)
        if below is None:
            return ""
        element = below
    return "".join(str(part) for part in element.itertext()).strip()


def _first(element: _Element, *names: str) -> str:
    return next(filter(None, (_text(element, name) for name in names)), "")


def _body(element: _Element) -> str:
    """The longest of content, description and summary: feeds have one of them whole."""
    held = (_text(element, name) for name in ("encoded", "content", "description", "summary"))
    return max(held, key=len)


def _date(written: str) -> str:
    """As ISO 8601; what cannot be told is older than all."""
    if written[:4].isdecimal():
        return written
    try:
        return email.utils.parsedate_to_datetime(written).isoformat()
    except (ValueError, TypeError):
        return ""


READER = Reader(read, FeedReaderOptions)
