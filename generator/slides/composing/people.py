"""People side by side: each a card, the same facts at the same height."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from generator import patterns as re
from generator.slides.composing.drawing import Mark
from generator.slides.composing.sheets import Fill, Sheet
from generator.slides.composing.studio import across, below, even, lines, studio, tallest
from generator.slides.composing.text import point

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.model import Bilingual, Group, Scene
    from generator.slides.composing.desk import Desk
    from generator.slides.composing.studio import Studio

_MOST_IN_ROW = 4
_MOST = 6
_BADGES = (1.1, 0.8, 0.55)
"""Inches: the largest at which the facts have two lines at most."""

_INNER = 0.22
_GAP = 0.3
"""Inches: within a card, and between cards."""

_USUAL = 0.95
"""Scale of type down to which a card is not crowded."""

_PARTS = re.compile(r"[\s・･＝=\-]+")


def profiles(desk: Desk, scene: Scene) -> tuple[Sheet, ...]:
    """Cards of two to six people a page; empty where their texts fit on none."""
    if scene.points or scene.fields or scene.table:
        return ()
    for most in range(_MOST, 1, -1):
        pages = even(scene.groups, most)
        made = [_page(desk, groups) for groups in pages]
        if made and None not in made:
            return tuple(sheet for sheet in made if sheet is not None)
    return ()


def _page(desk: Desk, groups: Sequence[Group]) -> Sheet | None:
    made = studio(desk, "profiles")
    if made is None:
        return None
    if len(groups) > _MOST_IN_ROW:
        return _wide(made, groups)
    tries = [_tall(made, groups, size) for size in _BADGES]
    found = [sheet for sheet in tries if sheet is not None]
    return next((sheet for neat, sheet in found if neat), found[-1][1] if found else None)


def _tall(made: Studio, groups: Sequence[Group], size: float) -> tuple[bool, Sheet] | None:
    """One row: badge, name, facts from top to bottom; whether at the layout's own type."""
    cells = dict(enumerate(across(made.room, len(groups), made.length(_GAP)), 1))
    inner, badge = made.length(_INNER), made.length(size)
    wide = {n: replace(c, x=c.x + inner, w=c.w - 2 * inner) for n, c in cells.items()}
    room = made.room.h - 3 * inner - badge
    people = dict(enumerate(groups, 1))
    named = made.alike(
        {
            f"person_{n}": (replace(wide[n], h=room // 2), point(g.title, made.desk.mode))
            for n, g in people.items()
        },
        lines(1, 1),
    )
    if not named:
        return None
    names = tallest(named.values())
    left = room - names - inner // 2
    facts = made.alike(
        {
            f"person_{n}_body": (replace(wide[n], h=left), below(made.desk, g.points))
            for n, g in people.items()
        },
        lines(2, 2),
    )
    if facts is None:
        return None
    under = tallest(facts.values())
    height = min(made.room.h, badge + names + under + round(3.5 * inner))
    y = made.centred(height)
    fill = Fill()
    for n, cell in cells.items():
        look, marks = made.card(replace(cell, y=y, h=height), bare=True)
        top = y + inner
        mono = made.badge(
            monogram(people[n].title.text), (wide[n].x, top), badge, made.palette.deep
        )
        fill += Fill(marks=(Mark(replace(cell, y=y, h=height), look), *marks, mono))
        top += badge + inner // 2
        for text, at, tall in (
            (named.get(f"person_{n}"), top, names),
            (facts.get(f"person_{n}_body"), top + names + inner // 2, under),
        ):
            if text is not None:
                fill += Fill((made.block(text, replace(wide[n], y=at, h=tall)),))
    neat = all(t.setting.scale >= _USUAL for t in (*named.values(), *facts.values()))
    return neat, Sheet(made.role, fill)


def _wide(made: Studio, groups: Sequence[Group]) -> Sheet | None:
    """Two rows: the badge beside the name and the facts."""
    columns = -(-len(groups) // 2)
    gap, inner = made.length(_GAP), made.length(_INNER) * 3 // 4
    height = (made.room.h - gap) // 2
    cells = across(made.room, columns, gap)
    places = [
        replace(cells[n % columns], y=made.room.y + n // columns * (height + gap), h=height)
        for n in range(len(groups))
    ]
    badge = made.length(0.75)
    people = dict(enumerate(zip(groups, places, strict=True), 1))
    texts = {
        n: replace(p, x=p.x + 2 * inner + badge, w=p.w - 3 * inner - badge, h=p.h - 2 * inner)
        for n, (_, p) in people.items()
    }
    named = made.alike(
        {
            f"person_{n}": (replace(texts[n], h=texts[n].h // 3), point(g.title, made.desk.mode))
            for n, (g, _) in people.items()
        },
        lines(1, 1),
    )
    if not named:
        return None
    names = tallest(named.values())
    facts = made.alike(
        {
            f"person_{n}_body": (
                replace(texts[n], h=texts[n].h - names),
                below(made.desk, g.points),
            )
            for n, (g, _) in people.items()
        },
        lines(2, 2),
    )
    if facts is None:
        return None
    fill = Fill()
    for n, (group, place) in people.items():
        look, marks = made.card(place, bare=True)
        at = (place.x + inner, place.y + inner)
        mono = made.badge(monogram(group.title.text), at, badge, made.palette.deep)
        fill += Fill(marks=(Mark(place, look), *marks, mono))
        top = place.y + inner
        name, fact = named.get(f"person_{n}"), facts.get(f"person_{n}_body")
        if name is not None:
            fill += Fill((made.block(name, replace(texts[n], y=top, h=names)),))
        if fact is not None:
            fill += Fill((made.block(fact, replace(texts[n], y=top + names, h=fact.tall)),))
    return Sheet(made.role, fill)


def monogram(name: Bilingual) -> str:
    """One or two capital letters of the English name, else the Japanese name's first character."""
    if name.en:
        parts = [part for part in _PARTS.split(name.en) if part[:1].isalnum()]
        letters = [part[0].upper() for part in parts]
        return "".join((letters[0], letters[-1]) if len(letters) > 1 else letters) or "?"
    return (name.ja or "?")[:1]
