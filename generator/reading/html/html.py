"""Web pages: the main text as trafilatura judges it, read from the page itself."""

from __future__ import annotations

import json
from contextlib import suppress
from copy import deepcopy
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from lxml import etree
from lxml import html as lxml_html
from trafilatura import bare_extraction

from generator import patterns as re
from generator.errors import SourceError
from generator.model import Dropped, ItemList
from generator.options import Options
from generator.reading import limits
from generator.reading.draft import DraftArticle
from generator.reading.formats import Reader
from generator.reading.html.asides import set_aside
from generator.reading.html.bold import promote
from generator.reading.html.elements import addresses, flow, shown, unseen
from generator.reading.html.main_text import (
    Judged,
    bare,
    container,
    furniture,
    is_kept,
    is_kept_back,
    is_wall,
    texts_of,
    why_empty,
)
from generator.reading.plain.lines import key
from generator.reading.raw import text_of, writer_for
from generator.reading.titles import titled

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lxml.html import HtmlElement

    from generator.model import Block
    from generator.reading.draft import Heading, Writer
    from generator.reading.raw import Raw
    from generator.settings import Settings


_SAVE = "save the page from the browser once it is fully shown, or paste its text into a file"
_SHORTEST_WHOLE = 10  # of one that is nearly all a page shows
_SHORTEST = 80  # characters of an article; less is what a page shows to those it shows nothing
_ENOUGH = 0.7
# Dates in marked places only: a search of the text guesses wrongly, and loads for seconds.
_MARKED_DATES = {"extensive_search": False, "original_date": True, "outputformat": "%Y-%m-%d"}
# How the bytes were encoded, which lxml minds though they are decoded; ends of the page, behind
# which it reads nothing, and some pages go on.
_MISLEADING = re.compile(r"^\s*<\?xml[^>]*>|</(?:html|body)\s*>", re.IGNORECASE)
_SPACES = re.compile(r"[^\S\u3000]+")  # the ideographic space is the author's

# Pictures and fonts that a page saved into one file holds.
_HELD = re.compile(r"(?<=[\"'(])data:[^\s\"'()<>]{200,}")


def read(raw: Raw, settings: Settings) -> DraftArticle:
    """The draft of a page.

    Raises:
        SourceError: no article is found in it; says whether a login, a payment or JavaScript seems
            to stand before it.
    """
    page = _HELD.sub("data:", _MISLEADING.sub("", text_of(raw, limits.PAGE_BYTES)))
    limits.check_page(page, raw.name)
    document = _document(page, raw)
    body = document.find("body")
    hidden = [] if body is None else [Dropped(None, words, "markup") for words in unseen(body)]
    aside = [] if body is None else set_aside(body)
    extracted = _extracted(document, raw)
    main = extracted.body if extracted else None
    words = bare("".join(str(text) for text in main.itertext())) if main is not None else ""
    least = _SHORTEST_WHOLE if _is_whole(words, body, page) else _SHORTEST
    if extracted is None or main is None or len(words) < least:
        raise SourceError(f"{raw.name} {why_empty(page)}", _SAVE)
    limits.check_prose(words, raw.name)
    writer = writer_for(words, settings)
    judged = Judged(main, writer)
    said = about(document)
    told = _without_site(extracted.title or said.title, said.site or extracted.sitename or "")
    given = _title(document, told, said.site or extracted.sitename or "", words)
    # What is so short that its parts are lost cannot be judged: all of it is the article.
    is_short = body is not None and len(words) < _SHORTEST
    whole = list(flow(_shown(body), writer)) if body is not None and is_short else []
    pieces, left_out = _article(document, judged, said.author, writer)
    if len(whole) > len(pieces):
        held = {*_bare_texts(whole, writer)}
        pieces, left_out = whole, [one for one in left_out if bare(one.text) not in held]
    known = [bare(one.text) for one in left_out if one.why not in ("page", "address")]
    found = sum(map(len, (*_bare_texts(pieces, writer), *known)))
    left_out += _dropped([(one, why) for part, why in aside for one in flow(part, writer)], writer)
    if found < _ENOUGH * len(words):
        pieces, left_out = list(flow(main, writer)), []
    left_out += hidden
    title, told_below = titled(given, pieces, writer)
    return DraftArticle(
        language=writer.language,
        title=title,
        flow=told_below,
        dropped=tuple(left_out),
        author=said.author or extracted.author or "",
        site=said.site or extracted.sitename or "",
        date=said.date or extracted.date or "",
        url=extracted.url or "",
        is_cut=not said.is_free or any(one.why == "wall" for one in left_out),
    )


READER = Reader(read, Options)


def _shown(body: HtmlElement) -> HtmlElement:
    return next(body.iter("article", "main"), body)


def _is_whole(words: str, body: HtmlElement | None, page: str) -> bool:
    """Whether a page shows little else than the article, and keeps nothing back."""
    shown = "" if body is None else bare(body.text_content())
    return len(words) * 2 >= len(shown) and not is_kept_back(page)


def _extracted(document: HtmlElement, raw: Raw) -> Any:
    """What trafilatura finds: its ``body`` in its own elements, title, author and more; or None."""
    try:
        return bare_extraction(
            _without_readings(document),
            url=raw.url or None,
            output_format="xml",
            include_comments=False,
            include_images=True,
            with_metadata=True,
            date_extraction_params=_MARKED_DATES,
        )
    except (ValueError, TypeError, AttributeError, RecursionError, etree.LxmlError) as error:
        raise SourceError(f"{raw.name} is no page that can be read", _SAVE) from error


def _without_readings(document: HtmlElement) -> HtmlElement:
    """A copy to judge: words with a reading over each of them would be judged by the readings."""
    judged = deepcopy(document)
    for reading in judged.xpath("//rt | //rp | //rtc"):
        reading.drop_tree()
    return judged


def _document(page: str, raw: Raw) -> HtmlElement:
    try:
        return lxml_html.document_fromstring(page)
    except (ValueError, etree.LxmlError) as error:
        raise SourceError(f"{raw.name} is no page that can be read", _SAVE) from error


def _article(
    document: HtmlElement, judged: Judged, author: str, writer: Writer
) -> tuple[list[Heading | Block], list[Dropped]]:
    """The article's pieces, and what else the page shows."""
    body = document.find("body")
    if body is None:
        return [], []
    holder = container(body, judged)
    promote(holder)
    links = [one for one in addresses(holder) if bare(one.text.rpartition(" ")[0]) in judged]
    found = list(flow(holder, writer))
    kept = is_kept(found, judged, writer.language)
    reasons = furniture(found, author, writer.language)
    pieces = [piece for n, piece in enumerate(found) if kept[n] and n not in reasons]
    inside = [(piece, reasons.get(n, "page")) for n, piece in enumerate(found)]
    left_out = [pair for n, pair in enumerate(inside) if not kept[n] or n in reasons]
    if holder is not body:
        for child in list(holder):
            holder.remove(child)
        holder.text = None
        left_out += [(piece, "page") for piece in flow(body, writer)]
    return pieces, [*_dropped(left_out, writer), *links]


def _dropped(left_out: Sequence[tuple[Heading | Block, str]], writer: Writer) -> Iterator[Dropped]:
    for piece, why in left_out:
        text = " ".join(texts_of(piece, writer.language)).strip()
        if text:
            walls = is_wall(text) and not isinstance(piece, ItemList)
            yield Dropped(None, text, "wall" if walls else why)


def _bare_texts(pieces: Sequence[Heading | Block], writer: Writer) -> Iterator[str]:
    for piece in pieces:
        yield from (bare(text) for text in texts_of(piece, writer.language))


def _title(document: HtmlElement, told: str, site: str, words: str) -> str:
    """The page's own first-level heading when the metadata agree with it, else the metadata.

    The only one, where it stands over the article's ``words`` and is more than a label, is what
    readers see, whatever else the metadata call the page.
    """
    heads = [
        (_SPACES.sub(" ", shown(head)).strip(), _is_of_article(head))
        for head in document.iter("h1")
    ]
    if any(not is_own and key(head) == key(told) for head, is_own in heads):
        named = _SPACES.sub(" ", document.findtext(".//title") or "").strip()
        told = _without_site(named, site or told) or told
    agreeing = [(is_own, head) for head, is_own in heads if key(head) and _agree(head, told)]
    best = max(agreeing, key=lambda pair: (pair[0], len(key(pair[1]))), default=None)
    if best is not None:
        return best[1]
    own = [head for head, is_own in heads if is_own]
    seen = own[0] if len(own) == 1 else ""
    is_shown = len(key(seen)) >= _SHORTEST_SEEN and bare(seen) in words
    return seen if is_shown and not (site and site in seen) else told


_SHORTEST_SEEN = 8


def _without_site(title: str, site: str) -> str:
    """A title as the page's head has it, less the site's name after a rule, a dash or a colon."""
    if not site:
        return title
    return re.sub(rf"(?<=\S)\s*[|｜\-–—:：«»・/／]\s*{re.escape(site)}\s*$", "", title)


def _agree(head: str, told: str) -> bool:
    return key(head) in key(told or head)


def _is_of_article(head: HtmlElement) -> bool:
    """Not the site's name, which stands in the page's head and leads home."""
    above = {element.tag for element in head.iterancestors()}
    leads_home = any(link.get("href") in ("/", "./", "index.html") for link in head.iter("a"))
    return not leads_home and ("article" in above or "main" in above or "header" not in above)


# What a page says about itself: author, date, site, by meta elements and JSON-LD.

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
class Imprint:
    """Attributes: ``date`` as YYYY-MM-DD; what is not said is empty; ``is_free`` to read."""

    title: str = ""
    author: str = ""
    date: str = ""
    site: str = ""
    is_free: bool = True


def about(document: HtmlElement) -> Imprint:
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
    return Imprint(
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
