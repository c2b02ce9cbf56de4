"""Bare text, as one copies it from a page: title, headings and furniture found line by line."""

from __future__ import annotations

from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from generator.japanese.sentences import closed_at, split
from generator.model import Dropped, ItemList, Paragraph, Quote
from generator.reading import limits
from generator.reading.depth import Found, with_levels
from generator.reading.draft import Draft, Heading, Reader
from generator.reading.furniture import contents_boxes, furniture
from generator.reading.headings import is_heading
from generator.reading.lines import ITEM, lines
from generator.reading.raw import text_of, writer_for
from generator.reading.signals import Page

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from generator.model import Block
    from generator.reading.draft import Writer
    from generator.reading.lines import Line
    from generator.reading.raw import Raw
    from generator.settings import Settings

_WIDEST_TITLE = 100
_MOST_IN_TITLE = 3
_SHORTEST_QUOTE = 20


def read(raw: Raw, settings: Settings) -> Draft:
    """The draft of a text file."""
    text = text_of(raw)
    limits.check_text(text, raw.name)
    return draft(text, writer_for(text, settings))


READER = Reader(read)


def draft(text: str, writer: Writer) -> Draft:
    """The draft of a clean text."""
    found = lines(text)
    title = _title(found)
    boxed = contents_boxes(found)
    reasons = furniture(found, boxed, title)
    page = Page.of(found, boxed)
    body = [place for place in range(len(found)) if place != title and place not in reasons]
    headings = _headings(page, body)
    return Draft(
        language=writer.language,
        title=writer.unit(found[title].text if title is not None else ""),
        flow=tuple(_flow(found, body, headings, writer)),
        dropped=tuple(
            Dropped(found[place].number, found[place].text, why) for place, why in reasons.items()
        ),
        depth_guessed=bool(headings),
    )


def _title(found: Sequence[Line]) -> int | None:
    """The first line, unless it is running text: several sentences, or one that goes on below."""
    if not found or found[0].width > _WIDEST_TITLE or len(split(found[0].text)) > _MOST_IN_TITLE:
        return None
    return None if found[0].is_ended and not found[0].below else 0


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
            sentence = writer.unit(found[first].text)
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
            yield Paragraph(writer.units("\n".join(texts)))


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
