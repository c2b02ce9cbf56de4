"""Tables, charts of them, pictures and program text."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from generator.japanese.width import width
from generator.model import Bilingual, Code, Figure, Point, Table
from generator.planning.draft import Draft
from generator.planning.points import LONGEST, words
from generator.planning.topics import japanese
from generator.planning.units import Unit
from generator.wording.headlines import headline
from generator.wording.notes import note

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.model import Sentences
    from generator.planning.ideas import Idea
    from generator.planning.material import Material
    from generator.wording.headlines import Room

_NUMBER = re.compile(r"[-−+]?[¥$]?\d[\d,]*(?:\.\d+)?\s*(?:%|％|[^\d\s]{0,3})")
_UNIT = re.compile(r"[（(]([^）)]+)[）)]")
_MOST_BARS, _FEWEST_BARS = 8, 3


def objects(idea: Idea, material: Material) -> Iterator[Draft]:
    """A draft for every table, picture and piece of code of the idea."""
    del material
    for block in idea.objects:
        match block:
            case Table():
                yield _table(block)
            case Figure() if _is_local(block.src):
                yield _figure(block)
            case Code():
                yield Draft("code", (), code=block.text, syntax=block.syntax)


def _is_local(src: str) -> bool:
    """A picture beside the article; one on the web is not fetched for a slide."""
    return bool(src) and "://" not in src and not src.startswith(("data:", "//"))


def _table(block: Table) -> Draft:
    rows = tuple(tuple(_cell(cell) for cell in row) for row in block.rows)
    titles = (_cell(block.caption),) if block.caption else ()
    layout = "chart" if is_chart(block) else "table"
    return Draft(layout, tuple(s.id for s in block.caption), titles, table=rows)


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


def _figure(block: Figure) -> Draft:
    caption = block.caption or block.alt
    takes = tuple(sentence.id for sentence in block.caption)
    if not caption:
        return Draft("figure", takes, image=block.src)
    whole = Point(note(Unit(caption).text), Unit(caption).ids)
    fields = {"caption": replace(whole, text=headline(whole.text, _CAPTION_ROOM))}
    titles = (whole,) if block.caption and width(words(whole)) <= LONGEST else ()
    return Draft("figure", takes, titles, fields=fields, image=block.src)
