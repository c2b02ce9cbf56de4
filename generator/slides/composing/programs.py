"""Program text: monospaced on a card, its words coloured by what they are."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from generator.model import Form, Gap
from generator.slides.composing.beside import rest
from generator.slides.composing.drawing import Look
from generator.slides.composing.fit import CARD, Setting
from generator.slides.composing.pages import Block
from generator.slides.composing.sheets import NOTHING, Fill, Sheet
from generator.slides.composing.studio import Lines, studio
from generator.slides.composing.text import Run, SlideParagraph
from generator.slides.templates.layouts import EMU_PER_POINT

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.model import Scene
    from generator.slides.composing.desk import Desk
    from generator.slides.composing.studio import Studio
    from generator.slides.templates.layouts import Frame

_LARGEST, _SMALLEST = 20.0, 12.0  # points on a page 7.5 inches high

# Em: of a letter in Courier New and every face that takes its place; kanji have a whole one.
_ADVANCE = 0.6

_PITCH = 1.2
_BESIDE = 0.66  # share of the width that code takes beside points
_MOST_COLUMNS = 400
# Pygments' kinds of token, as fields of ``Palette``; the rest is plain text.
_COLORS = {
    "Keyword": "accent",
    "Name.Function": "other",
    "Name.Class": "other",
    "Literal.String": "other",
    "Literal.Number": "other",
    "Comment": "soft",
    "Operator.Word": "accent",
}

_Line = tuple[Run, ...]


def code(desk: Desk, scene: Scene) -> tuple[Sheet, ...]:
    """As large as its longest line allows, on as many slides as it needs."""
    made = studio(desk, "code")
    if made is None or not scene.code.strip() or scene.groups or scene.table:
        return ()
    beside, place = _words(made, scene)
    if beside is None:
        return ()
    rows = [row.expandtabs(4) for row in scene.code.rstrip().splitlines()]
    slot = replace(made.role.fields["code"], frame=place, moved=True)
    points = _size(made, rows, slot.width)
    most = max(1, int(slot.height / (points * _PITCH)))
    kept = [row[: int(slot.width / (points * _ADVANCE))] for row in rows]
    shown = list(_colored(made, kept, scene.syntax))
    fill = beside
    if any(len(a) < len(b) for a, b in zip(kept, rows, strict=True)):
        why = "a line of code is too long: cut on the slide"
        longest = max(rows, key=len)
        fill += Fill(gaps=(Gap("slide", scene.id, why, longest[:80]),))
    pages = -(-len(shown) // most)
    each = -(-len(shown) // pages)
    return tuple(
        Sheet(
            made.role,
            _listing(made, shown[n : n + each], (place, points)) + fill,
            form=Form(across=2 if beside.blocks else 1),
        )
        for n in range(0, len(shown), each)
    )


def _words(made: Studio, scene: Scene) -> tuple[Fill | None, Frame]:
    """Points and caption at the right, and what is left for the code."""
    items = rest(made.desk, scene)
    if not items:
        return NOTHING, made.room
    gap = made.length(0.4)
    wide = round(made.room.w * _BESIDE)
    right = replace(made.room, x=made.room.x + wide + gap, w=made.room.w - wide - gap)
    words = tuple(p for item in items for p in item)
    texts = made.alike({"body": (right, words)}, Lines(2, 4), largest=1.0)
    if texts is None:
        return None, made.room
    return Fill((made.block(texts["body"], right),)), replace(made.room, w=wide)


def _size(made: Studio, rows: Sequence[str], room: float) -> float:
    scale = made.points(1)
    longest = max(map(_width, rows), default=1.0)
    return max(_SMALLEST * scale, min(_LARGEST * scale, int(room / max(longest, 1.0) * 2) / 2))


def _width(row: str) -> float:
    """In em."""
    return sum(_ADVANCE if char.isascii() else 1.0 for char in row)


def _listing(made: Studio, rows: Sequence[_Line], at: tuple[Frame, float]) -> Fill:
    """A card as tall as its lines."""
    frame, points = at
    slot = replace(made.role.fields["code"], frame=frame, moved=True)
    insets = slot.insets[1] + slot.insets[3]
    tall = round((len(rows) * points * _PITCH + insets + 4) * EMU_PER_POINT)
    frame = replace(frame, h=min(frame.h, tall))
    style = slot.styles[0]
    setting = Setting(replace(slot, frame=frame), CARD, points / style.size)
    look, _ = made.card(frame, bare=True)
    if "@" in look.fill:  # words in the accent are read on the page, hardly on a tint of it
        look = Look(made.palette.paper, made.palette.rule, 0.75)
    paragraphs = tuple(SlideParagraph(row or (Run(" ", "en"),)) for row in rows)
    return Fill((Block(setting, paragraphs, None, look),))


def _colored(made: Studio, rows: Sequence[str], syntax: str) -> Iterator[_Line]:
    """The rows as runs; a language that Pygments does not know stays plain."""
    # Pygments takes longer to load than a whole deck to write.
    from pygments.lexers import get_lexer_by_name
    from pygments.lexers.special import TextLexer
    from pygments.util import ClassNotFound

    try:
        lexer = get_lexer_by_name(syntax or "text", stripnl=False)
    except ClassNotFound:
        lexer = TextLexer(stripnl=False)
    line: list[Run] = []
    for kind, text in lexer.get_tokens("\n".join(row[:_MOST_COLUMNS] for row in rows)):
        color = _color(made, str(kind).removeprefix("Token."))
        for n, piece in enumerate(text.split("\n")):
            if n:
                yield tuple(line)
                line = []
            if piece:
                line.append(Run(piece, "en" if piece.isascii() else "ja", color=color))
    if line:
        yield tuple(line)


def _color(made: Studio, kind: str) -> str:
    name = next((name for key, name in _COLORS.items() if kind.startswith(key)), "text")
    return str(getattr(made.palette, name))
