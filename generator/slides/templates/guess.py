"""Which layout and placeholder of a stranger's template serves each role.

In order of trust: names (ours, PowerPoint's, in both languages), PowerPoint's own layout
types, and last the kinds and places of the placeholders.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator import patterns as re
from generator.slides.templates.mapping import Map
from generator.slides.templates.roles import FOOT, field_of, plain, role_specs, without_number

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.model import RoleSpec
    from generator.slides.templates.layouts import Layout, Slot

_BODY_KINDS = {"body", "obj"}
_OBJECT_KINDS = {"table": "tbl", "chart": "chart", "figure": "pic"}
# What PowerPoint calls its own layout for covers, in the languages it is most used in.
_COVER = re.compile(
    r"cover|title slide|表紙|封面|首页|扉|标题幻灯片|標題投影片|제목 슬라이드|titelfolie|titeldia"
    r"|diapositiv[ae] (?:de )?t[ií]t(?:ol|ul|re)|slide de título|slajd tytułowy|титульный",
    re.IGNORECASE,
)
# A placeholder no taller than this holds a line or two: a subtitle, a kicker.
_LINE = 0.9 * 914_400


def guessed(found: tuple[Layout, ...], cover: Layout | None = None) -> Map:
    """A map of what can be served; roles without a layout of their own are left out.

    ``cover``: the layout for covers, where it is known.
    """
    roles: dict[str, tuple[str, dict[str, str | int]]] = {}
    for name, spec in role_specs().items():
        able = _upright(found) or [layout for layout in found if layout.title is not None]
        layout = _by_name(able, spec) or _by_kind(able, spec)
        if name == "title" and cover is not None:
            layout = cover
        if layout is None and name == "title":
            layout = _by_kind(found, spec) or _by_name(found, spec)
            layout = layout or _cover(found) or _centred(found)
        if layout is None and name == "bullets":
            layout = _roomiest(able)
        if layout is None:
            continue
        slots = fields_of(layout, spec)
        if _serves(name, slots) and not _cramped(name, slots, able):
            roles[name] = (layout.name, {key: _reference(layout, s) for key, s in slots.items()})
    paired = all(_paired(layout, roles) for layout in found)
    return Map(roles, "level" if paired else "under")


def _cover(found: Sequence[Layout]) -> Layout | None:
    """A layout that calls itself one among other words."""
    return next((one for one in found if _COVER.search(one.name)), None)


def _centred(found: Sequence[Layout]) -> Layout | None:
    """One with PowerPoint's own place for a cover's title, in whatever language it is named."""
    return next((one for one in found if one.title and one.title.kind == "ctrTitle"), None)


def _upright(found: Sequence[Layout]) -> list[Layout]:
    """Those with a title and texts that run from left to right."""
    return [
        layout
        for layout in found
        if layout.title is not None
        and not layout.title.vertical
        and not any(slot.vertical for slot in _texts(layout))
    ]


def _reference(layout: Layout, slot: Slot) -> str | int:
    """A placeholder's name where it is the only one, else its number."""
    same = [other for other in layout.slots if plain(other.name) == plain(slot.name)]
    return slot.name if len(same) == 1 or slot.index is None else slot.index


def _paired(layout: Layout, roles: dict[str, tuple[str, dict[str, str | int]]]) -> bool:
    """Ours: a bullets layout whose placeholder for the second title says so."""
    if layout.name != roles.get("bullets", ("",))[0]:
        return True
    return any(field_of(slot.name) == "title_second" for slot in layout.slots)


def _by_name(found: Sequence[Layout], spec: RoleSpec) -> Layout | None:
    for wanted in spec.names:
        for layout in found:
            name = plain(layout.name)
            if plain(wanted) in {name, without_number(name)}:
                return layout
    return None


def _by_kind(found: Sequence[Layout], spec: RoleSpec) -> Layout | None:
    return next((layout for layout in found if layout.kind in spec.kinds), None)


def _roomiest(found: Sequence[Layout]) -> Layout | None:
    """The layout with a title and the largest place for text."""
    able = [(one, slot) for one in found if (slot := _largest(_texts(one)))]
    return max(able, key=lambda pair: _area(pair[1]), default=(None, None))[0]


def _serves(role: str, slots: dict[str, Slot]) -> bool:
    """A layout without a place for the role's main content is no help."""
    if role == "title":
        return True
    if role == "section":
        return "title" in slots
    needed = {
        "number": ("number", "body"),
        "number-alone": ("number",),
        "chart": ("chart",),
        "table": ("table",),
        "figure": ("figure",),
        "picture": ("figure", "body"),
    }.get(role)
    if needed is None:
        spec = role_specs()[role].fields
        needed = ("body",) if "body" in spec else tuple(f for f in spec if f[-1].isdigit())
    return all(key in slots for key in needed)


def _cramped(role: str, slots: dict[str, Slot], able: Sequence[Layout]) -> bool:
    """PowerPoint's "Picture with Caption" has room for a name, not for a sentence as its title."""
    if role not in _OBJECT_KINDS:
        return False
    title = slots["title"].frame
    widest = max(layout.title.frame.w for layout in able if layout.title)
    alone = "title_second" not in slots
    return title.w < 0.8 * widest or (alone and title.h < _LINE)


def fields_of(layout: Layout, spec: RoleSpec) -> dict[str, Slot]:
    """The slots of a layout by field: named ones first, then by kind and place."""
    wanted = (*spec.fields, *FOOT)
    slots: dict[str, Slot] = {}
    for slot in layout.slots:
        name = field_of(slot.name)
        if name in wanted and name not in slots and _suits(name, slot):
            slots[name] = slot
    for slot in layout.slots:
        key = {"title": "title", "ctrTitle": "title", "ftr": "footer", "sldNum": "slide_number"}
        if slot.kind in key:
            slots.setdefault(key[slot.kind], slot)
    for name, kind in _OBJECT_KINDS.items():
        if name in wanted and name not in slots:
            match = next((slot for slot in layout.slots if slot.kind == kind), None)
            if match is not None:
                slots[name] = match
    _by_place(layout, wanted, slots)
    return slots


def _suits(name: str, slot: Slot) -> bool:
    return slot.kind == _OBJECT_KINDS.get(name, slot.kind)


def _by_place(layout: Layout, wanted: tuple[str, ...], slots: dict[str, Slot]) -> None:
    free = [slot for slot in _texts(layout) if slot not in slots.values()]
    title = slots.get("title")
    if "title_second" in wanted and "title_second" not in slots and title is not None:
        second = next((s for s in free if s.kind == "subTitle"), None) or next(
            (s for s in free if _under_title(title, s)), None
        )
        if second is not None and len(free) > ("body" in wanted):
            slots["title_second"] = second
            free.remove(second)
    if "body" in wanted and "body" not in slots and free:
        largest = _largest(free)
        if largest is not None:
            slots["body"] = largest
            free.remove(largest)
    if "side_1" in wanted and "side_1" not in slots:
        _sides(free, slots)


def _under_title(title: Slot, slot: Slot) -> bool:
    """A line or two directly below the title, about as wide."""
    below = slot.frame.y - (title.frame.y + title.frame.h)
    return (
        slot.frame.h <= _LINE
        and abs(below) < _LINE / 2
        and slot.frame.w > 0.6 * title.frame.w
        and slot.index is not None
    )


def _sides(free: list[Slot], slots: dict[str, Slot]) -> None:
    """PowerPoint's comparison: two headings over two bodies, left and right."""
    tall = sorted((s for s in free if s.frame.h > 2 * _LINE), key=lambda s: s.frame.x)
    short = sorted((s for s in free if s.frame.h <= 2 * _LINE), key=lambda s: s.frame.x)
    if len(tall) >= 2 and len(short) >= 2:
        for n in range(2):
            slots[f"side_{n + 1}"] = short[n]
            slots[f"side_{n + 1}_body"] = tall[n]


def _texts(layout: Layout) -> list[Slot]:
    return [slot for slot in layout.slots if slot.kind in _BODY_KINDS or slot.kind == "subTitle"]


def _area(slot: Slot) -> int:
    return slot.frame.w * slot.frame.h


def _largest(slots: list[Slot]) -> Slot | None:
    return max((s for s in slots if s.kind in _BODY_KINDS), key=_area, default=None)
