"""Tables, charts of them, and pictures."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from generator.model import Bilingual, Figure, Point, Table
from generator.planning.draft import Draft
from generator.planning.points import bullet, is_long
from generator.planning.topics import japanese, spoken
from generator.planning.units import Unit
from generator.wording.headlines import headline

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.model import Sentence, Sentences
    from generator.planning.topics import Topic
    from generator.wording.headlines import Room

_NUMBER = re.compile(r"[-−+]?[¥$]?\d[\d,]*(?:\.\d+)?\s*(?:%|％|[^\d\s]{0,3})")
_UNIT = re.compile(r"[（(]([^）)]+)[）)]")
_MOST_BARS, _FEWEST_BARS = 8, 3
_TITLE_ROOM = 26.0
"""Of a line of a title, in em of its Japanese."""


def objects(topic: Topic, said: Sequence[Sentence]) -> Iterator[Draft]:
    """A draft for every table and every picture, narrated by its caption."""
    at = 0
    known = {sentence.id for sentence in said}
    for block in topic.blocks:
        mine = [sentence for sentence in spoken(block) if sentence.id in known]
        match block:
            case Table():
                yield _table(block, at, at + len(mine))
            case Figure() if _is_local(block.src):
                yield _figure(block, at, at + len(mine))
        at += len(mine)


def _is_local(src: str) -> bool:
    """A picture beside the article; one on the web is not fetched for a slide."""
    return bool(src) and "://" not in src and not src.startswith(("data:", "//"))


def _table(block: Table, start: int, stop: int) -> Draft:
    rows = tuple(tuple(_cell(cell) for cell in row) for row in block.rows)
    title = _cell(block.caption) if block.caption else None
    if title and is_long(title, _TITLE_ROOM):
        title = None  # the heading stands over it, the caption is said
    layout = "chart" if is_chart(block) else "table"
    return Draft(layout, start, stop, title=title, table=rows)


def _cell(sentences: Sentences) -> Point:
    """A cell's sentences together; a number reads the same in every language."""
    if not sentences:
        return Point(Bilingual("", ""))
    texts = [sentence.text for sentence in sentences]
    ja = (
        None if any(text.ja is None for text in texts) else "".join(text.ja or "" for text in texts)
    )
    en = (
        None
        if any(text.en is None for text in texts)
        else " ".join(text.en or "" for text in texts)
    )
    if ja is not None and en is None and re.fullmatch(r"[\d.,%+\-−\s]*", ja):
        en = ja
    return Point(Bilingual(ja, en), tuple(sentence.id for sentence in sentences))


def is_chart(table: Table) -> bool:
    """Labels and comparable numbers: bars say more than cells.

    Several columns of numbers are comparable when their headings name one unit.
    """
    body = table.rows[table.header_rows :]
    if not _FEWEST_BARS <= len(body) <= _MOST_BARS or table.header_rows != 1:
        return False
    columns = list(zip(*body, strict=False))[1:]
    if not columns or not all(_are_numbers(column) for column in columns):
        return False
    units = {_unit(cell) for cell in table.rows[0][1:]}
    return len(columns) == 1 or (len(units) == 1 and "" not in units)


def _are_numbers(cells: Sequence[Sentences]) -> bool:
    return all(_NUMBER.fullmatch("".join(map(japanese, cell)).strip()) for cell in cells)


def _unit(heading: Sentences) -> str:
    found = _UNIT.search("".join(map(japanese, heading)))
    return found[1] if found else ""


_CAPTION_ROOM: Room = {"ja": 25.0, "en": 34.0}
"""Em of two lines under a picture that has points beside it."""


def _figure(block: Figure, start: int, stop: int) -> Draft:
    caption = block.caption or block.alt
    if not caption:
        return Draft("figure", start, stop, image=block.src)
    whole = bullet(Unit(caption))
    fields = {"caption": replace(whole, text=headline(whole.text, _CAPTION_ROOM))}
    return Draft("figure", start, stop, fields=fields, image=block.src)
