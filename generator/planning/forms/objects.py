"""Tables, charts of them, pictures and program text."""

from __future__ import annotations

from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

from generator import patterns as re
from generator.japanese.width import width
from generator.locale import phrase
from generator.model import Bilingual, Code, Figure, Point, Table, other
from generator.planning import cues
from generator.planning.draft import Draft
from generator.planning.points import LONGEST, words
from generator.planning.topics import japanese
from generator.planning.units import StatementUnit
from generator.wording.headlines import headline
from generator.wording.notes import note

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.model import Block, Sentences
    from generator.planning.ideas import Idea
    from generator.planning.material import Material
    from generator.wording.headlines import Room


_NUMBER = re.compile(r"[-−+]?[¥$]?\d[\d,]*(?:\.\d+)?\s*(?:%|％|[^\d\s]{0,3})")
_UNIT = re.compile(r"[（(]([^）)]+)[）)]")
_MOST_BARS, _FEWEST_BARS = 8, 3


def objects(idea: Idea, material: Material) -> Iterator[Draft]:
    """A draft for every table and picture of the idea, and for as much code as a slide holds."""
    for block in idea.objects:
        match block:
            case Table():
                found = _table(block)
            case Figure() if _is_local(block.src):
                found = _figure(block)
            case _:
                continue
        lead = _lead(block, idea, material)
        yield replace(found, titles=(*found.titles, *lead)) if lead else found
    codes = [block for block in idea.objects if isinstance(block, Code)]
    for run in _pages(codes):
        first, text = run[0], "\n".join(block.text for block in run)
        yield Draft(
            _CODE_LAYOUTS.get(first.syntax, "code"),
            (),
            _lead(first, idea, material),
            code=text,
            syntax=first.syntax,
        )


_CODE_LAYOUTS = {"math": "formula", "mermaid": "diagram", "dot": "diagram"}
_MOST_LINES = {"math": 5}
_MOST_LINES_OF_CODE = 14


def _pages(codes: Sequence[Code]) -> list[list[Code]]:
    """Pieces in one language that follow each other, as many as a slide holds."""
    pages: list[list[Code]] = []
    for block in codes:
        most = _MOST_LINES.get(block.syntax, _MOST_LINES_OF_CODE)
        last = pages[-1] if pages else []
        lines = sum(each.text.count("\n") + 1 for each in (*last, block))
        if last and last[0].syntax == block.syntax and lines <= most and not _is_drawn(block):
            last.append(block)
        else:
            pages.append([block])
    return pages


def _is_drawn(block: Code) -> bool:
    """A diagram is one whole, and so is an aligned formula."""
    return _CODE_LAYOUTS.get(block.syntax) == "diagram" or r"\begin" in block.text


def _lead(block: Block, idea: Idea, material: Material) -> tuple[Point, ...]:
    """What is said before it, the nearest first, where that is short enough to head it."""
    at = idea.topic.at.get(id(block))
    if at is None:  # it stands under a heading of another topic, whose sentences do not lead to it
        return ()
    before = idea.topic.before(at)
    told = (s.id for s in before if s.id not in material.aside)
    found = []
    for identity in islice(told, _FAR):
        made = Point(note(material.text(identity), _LEAD_ROOM), (identity,))
        fits = width(words(made)) <= _LEAD_ROOM and cues.is_claim(words(made))
        if fits and not cues.leans(material.plain(identity)):
            found.append(made)
    return tuple(found)


_FAR = 6  # sentences back that may still lead to a picture
_LEAD_ROOM = 40.0  # em of two lines over a table, a picture or program text


def _is_local(src: str) -> bool:
    """A picture beside the article; one on the web is not fetched for a slide, a mark is none."""
    return bool(src) and "://" not in src and not src.startswith(("data:", "//", "#", "{"))


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


# Em of two lines under a picture that has points beside it.
_CAPTION_ROOM: Room = {"ja": 25.0, "en": 34.0}


def _figure(block: Figure) -> Draft:
    caption = block.caption or block.alt
    takes = tuple(sentence.id for sentence in block.caption)
    if not caption:
        return Draft("figure", takes, image=block.src)
    whole = Point(note(StatementUnit(caption).text), StatementUnit(caption).ids)
    fields = {"caption": replace(whole, text=headline(whole.text, _CAPTION_ROOM))}
    titles = (whole,) if block.caption and width(words(whole)) <= LONGEST else ()
    return Draft("figure", takes, titles, fields=fields, image=block.src)


# A list of things with what belongs to each: なす　3本, 対象：全線 → a table of two columns.

_PAIR = re.compile(
    r"^(?P<name>[^。：:　\t]{1,24}?)(?:[　\t]+|[：:]\s*"
    r"|\s+(?=(?:約|各)?[0-9０-９]|[大小]さじ|少々|少量|適[量宜]))"
    r"(?P<what>[^。　\t（]{1,30}(?:（[^（）]{1,24}）)?)$"
)
_FEWEST, _MOST = 5, 12  # rows: fewer are columns or bullets, more are no slide


def pairs(idea: Idea, material: Material) -> Iterator[Draft]:
    """Every list of the idea of which each item is such a pair, whole."""
    for block in idea.topic.lists:
        if not _FEWEST <= len(block.items) <= _MOST:
            continue
        ids = [item[0].id for item in block.items if len(item) == 1]
        found = [_PAIR.match(material.plain(each)) for each in ids]
        if len(ids) < len(block.items) or not all(found) or ids[0] not in idea.body:
            continue
        rows = tuple(
            _row(each, pair["name"].strip(), pair["what"].strip(), material)
            for each, pair in zip(ids, found, strict=True)
            if pair
        )
        kind = "ingredients" if material.traits.prepares else "entries"
        head = tuple(Point(phrase("planning", f"{kind}_{side}")) for side in ("name", "what"))
        yield Draft("table", tuple(ids), table=(head, *rows))


def _row(identity: str, name: str, what: str, material: Material) -> tuple[Point, Point]:
    """The pair; the other language, which may say it in another order, stands whole."""
    mine = material.article.language
    there = other(mine)
    whole = material.text(identity)[there]
    empty = None if whole is None else ""
    return (
        Point(Bilingual.of(mine, name).having(there, whole), (identity,)),
        Point(Bilingual.of(mine, what).having(there, empty), (identity,)),
    )
