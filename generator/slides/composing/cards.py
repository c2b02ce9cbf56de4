"""Groups side by side: people, steps, the sides of a comparison, all at one size of type."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, TypeAlias

from generator.slides.composing.desk import MOST_LINES
from generator.slides.composing.fit import CARD, Setting
from generator.slides.composing.pages import Block
from generator.slides.composing.sheets import Fill, Sheet
from generator.slides.composing.text import Paragraph, Run, inline, pairs, point

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from generator.model import Bilingual, Group, Scene
    from generator.slides.composing.desk import Desk
    from generator.slides.composing.fit import Floor
    from generator.slides.composing.text import Pair
    from generator.slides.templates.layouts import Slot
    from generator.slides.templates.makeshift import Role

_STEP = 0.95
_MOST_SIDE_PAGES = 8


def profiles(desk: Desk, scene: Scene) -> tuple[Sheet, ...]:
    """Cards of two to six people a page; empty when the template or the room does not allow."""
    return _cards(desk, scene, "profiles", "person")


def steps(desk: Desk, scene: Scene) -> tuple[Sheet, ...]:
    """Two to six numbered steps a page, counted on over pages; empty as for ``profiles``."""
    return _cards(desk, scene, "steps", "step")


def _cards(desk: Desk, scene: Scene, role: str, card: str) -> tuple[Sheet, ...]:
    if scene.points or scene.fields or scene.table:
        return ()  # a row of cards has no room for anything beside it
    for most in range(6, 1, -1):
        counts = _even(len(scene.groups), most)
        names = [f"{role}-{count}" for count in counts]
        if not counts or any(desk.find(name) is None for name in names):
            continue
        starts = [sum(counts[:n]) for n in range(len(counts))]
        roles = [desk.role(name) for name in names]
        fills = [
            _filled(desk, scene, made, scene.groups[start : start + count], card, start)
            for made, start, count in zip(roles, starts, counts, strict=True)
        ]
        if None not in fills:
            return tuple(Sheet(r, f) for r, f in zip(roles, fills, strict=True) if f is not None)
    return ()


def _even(total: int, most: int) -> list[int]:
    """``total`` cards over the fewest pages of at most ``most``, none with one card alone."""
    pages = -(-total // most)
    counts = [total // pages + (n < total % pages) for n in range(pages)] if pages else []
    return counts if all(count > 1 for count in counts) else []


def _filled(
    desk: Desk, scene: Scene, role: Role, groups: Sequence[Group], card: str, start: int
) -> Fill | None:
    texts = {
        role.fields[f"{card}_{n}"]: point(group.title, desk.mode)
        + tuple(p for said in group.points for p in point(said, desk.mode, 2))
        for n, group in enumerate(groups, 1)
    }
    fill = set_alike(_weighed(texts), CARD, _heads_whole)
    if fill is None:
        return None
    for n, group in enumerate(groups, 1):
        for key, words in (
            (f"{card}_{n}_monogram", monogram(group.title.text)),
            (f"{card}_{n}_number", str(start + n)),
        ):
            slot = role.fields.get(key)
            if slot is not None:
                fill += desk.put(scene.id, slot, (Paragraph((Run(words, "en"),)),), CARD)
    return fill


def _weighed(texts: dict[Slot, Pair]) -> dict[Slot, Pair]:
    """Cards of one sentence each, which is too long for a heading, in the type of details."""
    alone = all(p.level < 2 for words in texts.values() for p in words)
    if not alone or all(_heads_whole([(Setting(s, CARD), words)]) for s, words in texts.items()):
        return texts
    return {s: tuple(replace(p, level=p.level + 2) for p in w) for s, w in texts.items()}


_Set: TypeAlias = "Sequence[tuple[Setting, Pair]]"


def _heads_whole(card: _Set) -> bool:
    """No heading is broken."""
    return all(len(s.lines(p)) == 1 for s, words in card for p in words if p.level == 0)


def _short(card: _Set) -> bool:
    return all(len(s.lines(p)) <= MOST_LINES for s, words in card for p in words)


def set_alike(texts: dict[Slot, Pair], floor: Floor, neat: Callable[[_Set], bool]) -> Fill | None:
    """Every slot's text at the largest size at which all fit; ``None`` when they do not.

    A smaller size that is ``neat`` is preferred.
    """
    found: _Set = ()
    for card in _sizes(texts, floor):
        if all(setting.fits(words) for setting, words in card):
            found = found or card
            if neat(card):
                found = card
                break
    blank = not any(texts.values())
    return Fill(tuple(Block(s, s.broken(words)) for s, words in found)) if found or blank else None


def _sizes(texts: dict[Slot, Pair], floor: Floor) -> Iterator[_Set]:
    """The filled slots at one scale after the other, down to the floor."""
    scale, least = 1.0, 0.0
    while scale >= least:
        card = [(Setting(slot, floor, scale), words) for slot, words in texts.items() if words]
        yield card
        least = min((setting.least for setting, _ in card), default=1.0) * _STEP
        scale *= _STEP


def comparison(desk: Desk, scene: Scene) -> tuple[Sheet, ...]:
    """Two or three sides; short ones as a contrast, long ones on over several pages."""
    if scene.points or scene.table or scene.fields:
        return ()
    return _contrast(desk, scene) or _sides(desk, scene)


def _contrast(desk: Desk, scene: Scene) -> tuple[Sheet, ...]:
    role = desk.find("contrast")
    if role is None or len(scene.groups) != 2 or any(len(g.points) != 1 for g in scene.groups):
        return ()
    heads = {role.fields[f"side_{n}"]: _heading(desk, g) for n, g in enumerate(scene.groups, 1)}
    bodies = {
        role.fields[f"side_{n}_body"]: point(g.points[0], desk.mode)
        for n, g in enumerate(scene.groups, 1)
    }
    top, below = set_alike(heads, CARD, _heads_whole), set_alike(bodies, desk.body, _short)
    if top is None or below is None:
        return ()
    return (Sheet(role, top + below),)


def _heading(desk: Desk, group: Group) -> Pair:
    return tuple(
        replace(p, sources=group.title.sources) for p in inline(group.title.text, desk.mode)
    )


def _sides(desk: Desk, scene: Scene) -> tuple[Sheet, ...]:
    count = len(scene.groups)
    role = desk.find("comparison" if count == 2 else f"comparison-{count}")
    if role is None or scene.fields:
        return ()
    for pages in range(1, _MOST_SIDE_PAGES):
        fills = [_side(desk, role, scene.groups, n, pages) for n in range(pages)]
        if None not in fills:
            return tuple(Sheet(role, fill) for fill in fills if fill is not None)
    return ()


def _side(desk: Desk, role: Role, groups: Sequence[Group], page: int, pages: int) -> Fill | None:
    """The headings, and this page's share of each side's points."""
    heads, bodies = {}, {}
    for n, group in enumerate(groups, 1):
        share = -(-len(group.points) // pages)
        points = group.points[page * share : (page + 1) * share]
        heads[role.fields[f"side_{n}"]] = point(group.title, desk.mode)
        bodies[role.fields[f"side_{n}_body"]] = tuple(
            p for item in pairs(points, desk.mode) for p in item
        )
    top, below = set_alike(heads, CARD, _heads_whole), set_alike(bodies, desk.body, _short)
    return None if top is None or below is None else top + below


_PARTS = re.compile(r"[\s・･＝=\-]+")


def monogram(name: Bilingual) -> str:
    """One or two capital letters of the English name, else the Japanese name's first character."""
    if name.en:
        parts = [part for part in _PARTS.split(name.en) if part[:1].isalnum()]
        letters = [part[0].upper() for part in parts]
        return "".join((letters[0], letters[-1]) if len(letters) > 1 else letters) or "?"
    return (name.ja or "?")[:1]
