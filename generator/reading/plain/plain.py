"""Bare text, as one copies it from a page: title, headings and furniture found line by line."""

from __future__ import annotations

import re
from itertools import groupby, pairwise, zip_longest
from typing import TYPE_CHECKING

from generator.japanese.sentences import closed_at, split
from generator.model import Dropped, ItemList, Paragraph, Quote
from generator.options import Options
from generator.reading import limits
from generator.reading.draft import Draft, Heading
from generator.reading.formats import Reader
from generator.reading.plain.depth import Found, with_levels
from generator.reading.plain.furniture import contents_boxes, furniture
from generator.reading.plain.headings import is_heading
from generator.reading.plain.lines import ENDED, ITEM, is_tight, lines, width
from generator.reading.plain.signals import Page
from generator.reading.raw import text_of, writer_for

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from generator.model import Block
    from generator.reading.draft import Writer
    from generator.reading.plain.lines import Line
    from generator.reading.raw import Raw
    from generator.settings import Settings

_WIDEST_TITLE = 100
_MOST_IN_TITLE = 3
_WIDEST_SHORT_TITLE = 48
_WHOLE_ARTICLE = 6
_SHORTEST_QUOTE = 20
_MARKED = re.compile(r"^\s*(#{1,6})[ \t\u3000]+(\S.*?)[ #]*$")
_WRAPPED_AT = 20
_RAGGED = 3


def read(raw: Raw, settings: Settings) -> Draft:
    """The draft of a text file."""
    text = text_of(raw)
    limits.check_text(text, raw.name)
    limits.check_prose(text, raw.name)
    return draft(text, writer_for(text, settings))


READER = Reader(read, Options)


def draft(text: str, writer: Writer) -> Draft:
    """The draft of a clean text.

    Lines that a person marked with ``#`` are the headings, and no others are looked for.
    """
    found = lines(text)
    marks = _marks(found)
    title = _title(found, marks)
    boxed = contents_boxes(found)
    reasons = furniture(found, boxed, title)
    body = [place for place in range(len(found)) if place != title and place not in reasons]
    headings = _headings(Page.of(found, boxed), body)
    if len(marks) > len(headings.keys() - marks.keys()):
        headings = {place: marks[place] for place in body if place in marks}
    else:
        marks = {}
    named = marks.get(0, Found(0, found[0].text)).text if title is not None else ""
    return Draft(
        language=writer.language,
        title=writer.unit(named),
        flow=tuple(_flow(found, body, headings, writer)),
        dropped=tuple(
            Dropped(found[place].number, found[place].text, why) for place, why in reasons.items()
        ),
        depth_guessed=bool(headings) and not marks,
    )


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


def _title(found: Sequence[Line], marks: Mapping[int, Found]) -> int | None:
    """The first line, unless it is running text: several sentences, or one that goes on below.

    Marked as one heading among equals, it is a heading.
    """
    if not found or found[0].width > _WIDEST_TITLE or len(split(found[0].text)) > _MOST_IN_TITLE:
        return None
    if 0 in marks:
        others = [mark.level for place, mark in marks.items() if place]
        return 0 if all(level > marks[0].level for level in others) else None
    runs_on = found[0].is_ended and not found[0].below and not _is_short_title(found)
    return None if runs_on else 0


def _is_short_title(found: Sequence[Line]) -> bool:
    """A sentence above longer text or a heading, in a copy that has lost its blank lines."""
    return (
        len(found) >= _WHOLE_ARTICLE
        and is_tight(tuple(found))
        and found[0].width < _WIDEST_SHORT_TITLE
        and len(split(found[0].text)) < _MOST_IN_TITLE
        and (found[1].width > found[0].width or found[1].may_head)
    )


def _headings(page: Page, body: Sequence[int]) -> Mapping[int, Found]:
    heads = [place for place in body if is_heading(page, place)]
    following = dict(pairwise(body))
    known = set(heads)
    found = [
        Found(place, page.lines[place].text, bare=following.get(place) in known) for place in heads
    ]
    return {heading.place: heading for heading in with_levels(found)}


def _flow(
    found: Sequence[Line], body: Sequence[int], headings: Mapping[int, Found], writer: Writer
) -> Iterator[Heading | Block]:
    for paragraph in _paragraphs(found, body, headings):
        first = paragraph[0]
        if first in headings:
            sentence = writer.unit(headings[first].text)
            yield Heading(sentence, headings[first].level, found[first].number)
        else:
            yield from _blocks([found[place] for place in paragraph], writer)


def _paragraphs(
    found: Sequence[Line], body: Sequence[int], headings: Mapping[int, Found]
) -> Iterator[list[int]]:
    """Lines with no blank line between them; a heading is by itself."""
    together: list[int] = []
    for place in body:
        apart = place in headings or found[place].above
        if together and (apart or together[-1] in headings or together[-1] != place - 1):
            yield together
            together = []
        together.append(place)
    if together:
        yield together


def _blocks(paragraph: Sequence[Line], writer: Writer) -> Iterator[Block]:
    """List items, quotations that stand alone, and running text."""
    quotes = sum(map(_is_quotation, paragraph))
    for kind, group in groupby(paragraph, lambda line: _kind(line, quotes)):
        texts = [line.text for line in group]
        if kind == "item":
            yield ItemList(tuple(writer.units(ITEM.sub("", text)) for text in texts))
        elif kind == "quote":
            yield Quote(writer.units("\n".join(texts)))
        else:
            yield Paragraph(writer.units(_running(texts)))


def _running(texts: Sequence[str]) -> str:
    """The lines of a paragraph: each its own, or one text that was broken at a fixed width."""
    widths = [width(text) for text in texts[:-1]]
    broken = len(texts) > 2 and min(widths) >= max(_WRAPPED_AT, max(widths) - _RAGGED)
    if not broken or all(map(ENDED.search, texts[:-1])):
        return "\n".join(texts)
    return "".join(
        text if not rest or (text[-1:] > "\u2e7f" and rest[:1] > "\u2e7f") else f"{text} "
        for text, rest in zip_longest(texts, texts[1:], fillvalue="")
    )


def _kind(line: Line, quotes: int) -> str:
    """Several quotations in a row are talk between people, which is running text."""
    if line.is_bullet:
        return "item"
    return "quote" if quotes == 1 and _is_quotation(line) else "text"


def _is_quotation(line: Line) -> bool:
    text = line.text
    return (
        text[0] in "「『“"
        and len(text) >= _SHORTEST_QUOTE
        and closed_at(text).get(0) == len(text.rstrip("。")) - 1
    )
