"""Bare text, as one copies it from a page: title, headings and furniture found line by line."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from generator import patterns as re
from generator.japanese.sentences import closed_at
from generator.model import Dropped, ItemList, Paragraph, Quote
from generator.options import Options
from generator.reading import limits
from generator.reading.draft import Draft, Heading, Told
from generator.reading.formats import Reader
from generator.reading.front_matter import parted
from generator.reading.plain import aozora
from generator.reading.plain.articles import articles, captioned
from generator.reading.plain.depth import Found, with_levels
from generator.reading.plain.front import Front, front, signature
from generator.reading.plain.furniture import contents_boxes, furniture
from generator.reading.plain.headings import APART, is_heading, sureness
from generator.reading.plain.items import runs
from generator.reading.plain.lines import key, lettered, lines, rules, spoken
from generator.reading.plain.marks import unmarked
from generator.reading.plain.sectioning import (
    CLOSING,
    FORMAL,
    LISTED,
    bare_heads,
    missing,
    never,
    set_apart,
)
from generator.reading.plain.signals import Page
from generator.reading.plain.wrapping import running, wrapped_at
from generator.reading.raw import text_of, writer_for

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from generator.model import Block
    from generator.reading.draft import Writer
    from generator.reading.plain.lines import Line
    from generator.reading.raw import Raw
    from generator.settings import Settings

_SHORTEST_QUOTE = 20
_ESCAPED = re.compile(r"^([ \t]*)\\(?=[#*+>-]|[(（]?\d)", re.MULTILINE)
"""A mark of Markdown that a converter has made plain."""

_BOLD = re.compile(r"\*\*(?=[^\s*])([^*\n]+\n[^*\n]+(?:\n[^*\n]+)?)(?<=[^\s*])\*\*")
"""Words in bold over the end of a line."""

_MARKED = re.compile(r"^\s*(#{1,6})[ \t\u3000]+(\S.*?)[ #]*$")


def read(raw: Raw, settings: Settings) -> Draft:
    """The draft of a text file."""
    text = _ESCAPED.sub(r"\1", text_of(raw))
    limits.check_text(text, raw.name)
    limits.check_prose(text, raw.name)
    writer = writer_for(text, settings)
    return aozora.draft(text, writer) if aozora.is_aozora(text) else draft(text, writer)


READER = Reader(read, Options)


def draft(text: str, writer: Writer) -> Draft:
    """The draft of a clean text.

    Lines that a person marked with ``#`` are the headings, and no others are looked for.
    """
    given = text.split("\n")
    about, text = parted(text)
    text = _BOLD.sub(_unstressed, text)
    found = captioned(spoken(lettered(lines(text))))
    marks = _marks(found)
    boxed = contents_boxes(found)
    open_places = [place for place in range(len(found)) if place not in boxed]
    heads = bare_heads(found, open_places) | {n for n in open_places if LISTED.match(found[n].text)}
    top = _marked_front(found, marks) if marks else front(found, heads, boxed)
    if about.title and top.title is not None and found[top.title].key != key(about.title):
        top = Front(roles=top.roles)
    closing = list(_closing(found, boxed))
    top = replace(top, roles={**signature(found, closing), **top.roles})
    apart = set_apart(found, [n for n in open_places if n != top.title and n not in top.roles])
    reasons = furniture(found, boxed, top.title, apart)
    reasons |= dict.fromkeys(closing, "markup")
    body = [place for place in range(len(found)) if place != top.title and place not in reasons]
    headings = _headings(Page.of(found, boxed), body, apart, top)
    if len(marks) > len(headings.keys() - marks.keys()):
        headings = {place: marks[place] for place in body if place in marks}
    else:
        marks = {}
    dropped = [(found[place].number, found[place].text, why) for place, why in reasons.items()]
    dropped += [(number, raw, "markup") for number, raw in rules(text)]
    dropped += [
        (number, line.strip(), "byline")
        for number, (line, left) in enumerate(zip(given, text.split("\n"), strict=True), 1)
        if line.strip() and not left
    ]
    return Draft(
        language=writer.language,
        title=writer.unit(about.title or _title_of(found, marks, top)),
        flow=tuple(_flow(found, body, headings, top, writer)),
        dropped=tuple(Dropped(*one) for one in sorted(dropped)),
        author=about.author,
        date=about.date,
        depth_guessed=bool(headings) and not marks,
    )


def _unstressed(found: re.Match[str]) -> str:
    """The words in one line, and as many lines."""
    return f"{found[1].replace(chr(10), ' ')}{chr(10) * found[1].count(chr(10))}"


def _title_of(found: Sequence[Line], marks: Mapping[int, Found], top: Front) -> str:
    if top.title is None:
        return ""
    text = marks[top.title].text if top.title in marks else unmarked(found[top.title].text)
    return text.removeprefix(">").strip()


def _marked_front(found: Sequence[Line], marks: Mapping[int, Found]) -> Front:
    """Marked as one heading among equals, the first line is a heading."""
    if 0 in marks:
        others = [mark.level for place, mark in marks.items() if place]
        return Front(0 if all(level > marks[0].level for level in others) else None)
    return front(found, frozenset())


def _closing(found: Sequence[Line], boxed: frozenset[int]) -> Iterator[int]:
    """The word that ends a letter or a list of what it announces."""
    yield from (n for n, line in enumerate(found) if n not in boxed and CLOSING.match(line.text))


def _marks(found: Sequence[Line]) -> dict[int, Found]:
    """Lines marked with ``#``, unless the marks are comments of a program in the text."""
    marked = {
        place: match for place, line in enumerate(found) if (match := _MARKED.match(line.raw))
    }
    beside_code = [
        place
        for place in marked
        if any(found[near].is_code for near in (place - 1, place + 1) if 0 <= near < len(found))
    ]
    if beside_code:
        return {}
    return {place: Found(place, match[2], level=len(match[1])) for place, match in marked.items()}


def _headings(
    page: Page, body: Sequence[int], apart: frozenset[int], top: Front
) -> Mapping[int, Found]:
    heads = [
        place
        for place in body
        if place not in top.roles
        and place != top.under
        and (place in apart or (not never(page.lines, place) and is_heading(page, place)))
    ]
    heads += missing(page.lines, body, heads)
    following = dict(pairwise(body))
    levels = articles(page.lines, body)
    if levels:
        heads = list(levels)
    heads.sort()
    known = set(heads)
    found = [
        Found(
            place,
            page.lines[place].text,
            bare=following.get(place) in known,
            sure=APART if place in apart else sureness(page, place),
        )
        for place in heads
    ]
    return {
        one.place: replace(one, level=levels.get(one.place, one.level))
        for one in with_levels(found)
    }


def _flow(
    found: Sequence[Line],
    body: Sequence[int],
    headings: Mapping[int, Found],
    top: Front,
    writer: Writer,
) -> Iterator[Heading | Block | Told]:
    at = wrapped_at(found)
    listed = False
    for is_single, group in groupby(
        body, lambda n: n in headings or n in top.roles or n == top.under
    ):
        places = list(group)
        if not is_single:
            yield from _blocks([found[place] for place in places], at, writer, listed=listed)
            continue
        for place in places:
            text = found[place].text
            goes_on = listed and headings[place].level > 2 if place in headings else listed
            listed = goes_on or bool(LISTED.match(text) or FORMAL.match(text))
            if place in headings:
                sentence = writer.unit(unmarked(headings[place].text))
                told = headings[place]
                yield Heading(sentence, told.level, found[place].number, told.sure)
            else:
                yield Told(Paragraph(writer.units(text)), top.roles.get(place, "lead"))


def _blocks(found: Sequence[Line], at: float, writer: Writer, *, listed: bool) -> Iterator[Block]:
    """Lists, quotations that stand alone, and running text."""
    for run in runs(found, listed=listed):
        if run.kind != "text":
            items = tuple(writer.units(running(item, at)) for item in run.items)
            yield ItemList(items, ordered=run.kind == "steps")
        else:
            yield from _texts(run.lines, at, writer)


def _texts(paragraph: Sequence[Line], at: float, writer: Writer) -> Iterator[Block]:
    """Several quotations in a row are talk between people, which is running text."""
    alone = sum(map(_is_quotation, paragraph)) == 1
    for is_quote, group in groupby(paragraph, lambda line: alone and _is_quotation(line)):
        texts = [line.text for line in group]
        if is_quote:
            yield Quote(writer.units("\n".join(texts)))
            continue
        starts = [0, *(n for n in range(1, len(texts)) if _NOTE.match(texts[n])), len(texts)]
        for start, stop in pairwise(starts):
            yield Paragraph(writer.units(running(texts[start:stop], at)))


_NOTE = re.compile(
    r"[（(]\s?注\s?[0-9０-９]{0,2}\s?[）)]|[（(]補足[）)]|注[0-9０-９]{0,2}\s?[）)：:]|[※＊][0-9０-９]{0,2}\s*[^\s※＊]"
)
"""A note right below other lines is no part of them."""


def _is_quotation(line: Line) -> bool:
    text = line.text
    return (
        text[0] in "「『“"
        and len(text) >= _SHORTEST_QUOTE
        and closed_at(text).get(0) == len(text.rstrip("。")) - 1
    )
