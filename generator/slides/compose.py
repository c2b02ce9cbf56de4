"""A scene becomes pages: what goes where, and on how many slides."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from generator.model import Bilingual, Point
from generator.slides.beside import after
from generator.slides.cards import comparison, monogram, profiles, steps
from generator.slides.desk import MOST_LINES, Fill, Sheet
from generator.slides.fit import BODY, CARD, HEADING, Floor
from generator.slides.objects import chart, figure
from generator.slides.pages import Block, portions
from generator.slides.tables import table
from generator.slides.text import Paragraph, Run, pair, pairs, point, shown

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from generator.model import Language, Scene
    from generator.slides.desk import Desk
    from generator.slides.fitting import Role
    from generator.slides.pages import Page, Portion
    from generator.slides.text import Pair

_QUOTE = Floor(20, 15)
_FIGURE = Floor(44, 44)
_PROSE = frozenset({"quote", "term"})
"""Layouts whose body is a paragraph, of as many lines as it needs."""

_MOST_LISTED = 5
"""Entries of an agenda on one slide; it goes on on the next."""

_UNIT_SCALE = 0.4
"""Of the words around a big number, against its digits."""

_DIGITS = re.compile(r"\d[\d,.，．]*(?:[万億兆]\d[\d,.，．]*)*(?:\s?[%％])?")


def pages(desk: Desk, scene: Scene, section: int) -> tuple[Page, ...]:
    """The slides of a scene; ``section`` counts section scenes for their number."""
    if scene.layout == "section":
        sheets = _section(desk, scene, section)
    else:
        sheets = _LAYOUTS.get(scene.layout, bullets)(desk, scene)
    total = len(sheets)
    return tuple(
        desk.page(scene, sheet, f"{n}/{total}" if total > 1 else "")
        for n, sheet in enumerate(sheets, 1)
    )


def bullets(desk: Desk, scene: Scene, name: str = "bullets") -> tuple[Sheet, ...]:
    """Everything the scene says, as points: the layout that serves when no other does."""
    return _flow(desk, scene, desk.template.role(name), _items(desk, scene))


def _items(desk: Desk, scene: Scene, without: Sequence[str] = ()) -> tuple[Pair, ...]:
    """Points, then groups as points with details, then single fields."""
    fields = [said for key, said in scene.fields.items() if key not in without]
    groups = [
        point(group.title, desk.mode)
        + tuple(p for said in group.points for p in point(said, desk.mode, 2))
        for group in scene.groups
    ]
    rows = [cells for row in scene.table if (cells := _row(desk, row))]
    return tuple(
        item
        for item in (*pairs(scene.points, desk.mode), *groups, *pairs(fields, desk.mode), *rows)
        if item
    )


def _row(desk: Desk, row: tuple[Point, ...]) -> Pair:
    """A table's row in one line, for a template that has no place for tables."""
    joined = {
        language: " ／ ".join(text for cell in row if (text := cell.text[language]))
        for language in ("ja", "en")
    }
    return pair(Bilingual(joined["ja"] or None, joined["en"] or None), desk.mode)


def _flow(
    desk: Desk,
    scene: Scene,
    role: Role,
    items: tuple[Pair, ...],
    *,
    floor: Floor = BODY,
    beside: Fill | None = None,
    last: Fill | None = None,
) -> tuple[Sheet, ...]:
    """Items over as many pages as they need; ``beside`` stands on each, ``last`` on the last."""
    slot = role.fields.get("body")
    if slot is None and items:
        return _flow(desk, scene, desk.template.role("bullets"), items)
    most = 0 if scene.layout in _PROSE else MOST_LINES
    a_page = _MOST_LISTED if scene.layout == "agenda" else 0
    found: tuple[Portion, ...] = ()
    if slot is not None and items:
        found = portions(slot, items, floor, desk.scale, most=most, a_page=a_page)
    made: list[Sheet] = []
    start = 1
    for portion in found:
        made.append(Sheet(role, (beside or Fill()) + _numbered(portion, start)))
        start += len(portion.items)
    *others, end = made or [Sheet(role, beside or Fill())]
    return (*others, replace(end, fill=end.fill + (last or Fill())))


def _numbered(portion: Portion, start: int) -> Fill:
    paragraphs = portion.paragraphs
    if start > 1:
        paragraphs = tuple(replace(p, start=start) for p in paragraphs)
    return Fill((Block(portion.setting, portion.setting.broken(paragraphs)),))


def _placed(
    desk: Desk, scene: Scene, role: Role, floors: dict[str, Floor]
) -> tuple[Fill, tuple[Pair, ...]]:
    """Single fields in their slots, and those without one as items."""
    fill, left = Fill(), []
    for key, floor in floors.items():
        said = scene.fields.get(key)
        if said is None:
            continue
        words = point(said, desk.mode)
        slot = role.fields.get(key)
        if slot is not None:
            fill += desk.put(scene.id, slot, words, floor)
        elif words:
            left.append(words)
    return fill, tuple(left)


def _agenda(desk: Desk, scene: Scene) -> tuple[Sheet, ...]:
    return bullets(desk, scene, "agenda")


def _takeaways(desk: Desk, scene: Scene) -> tuple[Sheet, ...]:
    return bullets(desk, scene, "takeaways")


def _notes(desk: Desk, scene: Scene) -> tuple[Sheet, ...]:
    return bullets(desk, scene, "notes")


def _term(desk: Desk, scene: Scene) -> tuple[Sheet, ...]:
    return bullets(desk, scene, "term")


def _title(desk: Desk, scene: Scene) -> tuple[Sheet, ...]:
    """The points and the credit stand small under the title."""
    role = desk.template.role("title")
    slot = role.fields.get("meta")
    items = _items(desk, scene)
    if slot is None:
        return (Sheet(role, Fill(extra=tuple(p for item in items for p in item))),)
    words = [p for item in (*items, pair(desk.credit, desk.mode)) for p in item]
    return (Sheet(role, desk.put(scene.id, slot, words, Floor(12, 12))),)


def _section(desk: Desk, scene: Scene, count: int) -> tuple[Sheet, ...]:
    role = desk.template.role("section")
    fill = Fill()
    if "number" in role.fields:
        said = scene.fields.get("number", Point(Bilingual(f"{count:02}", f"{count:02}")))
        fill = desk.put(scene.id, role.fields["number"], point(said, desk.mode)[:1], HEADING)
    items = _items(desk, scene, ("number",))
    return (Sheet(role, fill), *(after(desk, items)))


def _quote(desk: Desk, scene: Scene) -> tuple[Sheet, ...]:
    """The quotation's sentences run on, one paragraph a language."""
    role = desk.template.role("quote")
    fill, left = _placed(desk, scene, role, {"attribution": CARD})
    words = _joined(desk, scene)
    rest = _items(desk, replace(scene, points=()), ("attribution",))
    return _flow(
        desk, scene, role, (*((words,) if words else ()), *left, *rest), floor=_QUOTE, last=fill
    )


def _joined(desk: Desk, scene: Scene) -> Pair:
    sources = tuple(dict.fromkeys(s for said in scene.points for s in said.sources))

    def whole(language: Language, space: str) -> str | None:
        texts = [said.text[language] for said in scene.points]
        return None if None in texts else space.join(text for text in texts if text)

    return point(Point(Bilingual(whole("ja", ""), whole("en", " ")), sources), desk.mode)


def _profile(desk: Desk, scene: Scene) -> tuple[Sheet, ...]:
    role = desk.template.role("profile")
    fill, left = _placed(desk, scene, role, {"role": CARD})
    slot = role.fields.get("monogram")
    if slot is not None:
        mono = (Paragraph((Run(monogram(scene.title), "en"),)),)
        fill += desk.put(scene.id, slot, mono, CARD)
    items = (*left, *_items(desk, scene, ("role", "monogram")))
    return _flow(desk, scene, role, items, beside=fill)


def _number(desk: Desk, scene: Scene) -> tuple[Sheet, ...]:
    """A figure as large as it goes, its digits larger than the words around them."""
    others = _items(desk, scene, ("number", "number_note"))
    role = desk.template.role("number" if others else "number-alone")
    said = scene.fields.get("number")
    slot = role.fields.get("number")
    if said is None or slot is None:
        return bullets(desk, scene)
    words = shown(said.text, desk.mode)
    if not words:
        return bullets(desk, scene)
    figure = Paragraph(_figure(*words[0][::-1]), sources=said.sources)
    fill = desk.put(scene.id, slot, (figure,), _FIGURE, most=1)
    left: tuple[Pair, ...] = ()
    second = role.fields.get("number_second")
    for language, text in words[1:]:
        paragraph = Paragraph((Run(text, language),), sources=said.sources)
        if second is not None:
            fill += desk.put(scene.id, second, (paragraph,), CARD)
        else:
            left = ((paragraph,),)
    note, more = _placed(desk, scene, role, {"number_note": CARD})
    items = (*left, *more, *others)
    return _flow(desk, scene, role, items, beside=fill + note)


def _figure(text: str, language: Language) -> tuple[Run, ...]:
    found = _DIGITS.search(text)
    if found is None:
        return (Run(text, language, _UNIT_SCALE),)
    sign = re.search(r"[¥￥$€£+−-]$", text[: found.start()])
    start = found.start() - (1 if sign else 0)
    pieces = (
        (text[:start], _UNIT_SCALE),
        (text[start : found.end()], 1.0),
        (text[found.end() :], _UNIT_SCALE),
    )
    return tuple(Run(piece, language, scale) for piece, scale in pieces if piece)


def _profiles(desk: Desk, scene: Scene) -> tuple[Sheet, ...]:
    if len(scene.groups) == 1:
        person = scene.groups[0]
        alone = replace(
            scene, title=person.title.text, points=(*scene.points, *person.points), groups=()
        )
        return _profile(desk, alone)
    return profiles(desk, scene) or bullets(desk, scene)


def _or_bullets(
    make: Callable[[Desk, Scene], tuple[Sheet, ...]],
) -> Callable[[Desk, Scene], tuple[Sheet, ...]]:
    """Cards that fit on no page, or that the template lacks, become points."""

    def made(desk: Desk, scene: Scene) -> tuple[Sheet, ...]:
        return make(desk, scene) or bullets(desk, scene)

    return made


_LAYOUTS: dict[str, Callable[[Desk, Scene], tuple[Sheet, ...]]] = {
    "title": _title,
    "agenda": _agenda,
    "bullets": bullets,
    "profiles": _profiles,
    "profile": _profile,
    "quote": _quote,
    "term": _term,
    "comparison": _or_bullets(comparison),
    "steps": _or_bullets(steps),
    "number": _number,
    "table": _or_bullets(table),
    "chart": _or_bullets(chart),
    "figure": _or_bullets(figure),
    "takeaways": _takeaways,
    "notes": _notes,
}
