"""A stranger's layouts made to serve two languages: English under Japanese, room for both."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from generator.slides.templates.forms import SECOND, SMALLEST
from generator.slides.templates.layouts import EMU_PER_POINT, Frame, Slot, is_line
from generator.slides.templates.styles import LEVELS, Style

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.slides.templates.layouts import Layout

# Size of English under a Japanese title, in templates that have no level for it.
_UNDER = 0.72

_LARGEST = 28.0  # points: body text of slides made to be shouted is set no larger than this

# Points: titles and body text are set no smaller where they fit: a deck is read from the back.
_TITLE, _READABLE = 28.0, 20.0
_LEAD = 20.0  # points of the template's own line under a title, where there is room for them

_POINTED = frozenset({"body", "obj"})  # places that hold whatever one likes

_COVER_TITLE = 40.0  # points of a cover's title, at least where they fit
_ART_AIR = 12_700  # EMU between a cover's second line and art that stands below it
_SUBTITLE = 18.0  # points: of a cover's second line, at least
_NARROW = 0.3  # share of the page's width: a cover's title that has less is set wider

# Share of the page's width: a cover's second line that has less is set as wide as its title.
_NARROW_SECOND = 0.4

_POINTS = 72.0  # points: a place taller than this holds several
_APART = 0.55  # share of its size above a point, at least
_HANG = 0.9  # of its size: from a point's sign to its text
_ROOMY = 0.33  # share of the page's height that points need

# Where a placeholder that grows with its text must end, as a share of the page's height.
_BOTTOM = 0.9


# Share of its size down to which a title shrinks to have its second language beside it.
_CALM = 0.85
# Points: the smallest size of a title that shares its band with its second language.
_LEAST_TITLE = 22.0

_LINE_OF_ENGLISH = 640.0  # points that an English title takes in the smallest size, in Arial

# Fields whose place is the designer's, art or no art.
_KEPT = {"title", "title_second", "footer", "slide_number", "kicker"}

_LEVEL = 0.3 * 914_400  # EMU by which places side by side may differ in height and still be a pair

# EMU: a caption that begins further down stands beside its title, not under it.
_TALL_TITLE = 1.2 * 914_400

_TITLE_SHARE = 46  # percent of the room of title and caption that the title takes
_TOPMOST, _SLACK = 182_880, 2.0  # EMU over a title that grows; points by which a place is taller
_EDGE, _SHEET = 152_400, 6  # EMU from a sheet's edge to its title; how much taller it is than that
_GAP = 45_720  # EMU between a line under the title and what is set below it
_BELOW = 182_880  # EMU between a title's place and the points, at least
_CORNER = 0.1  # share of a place's width that a logo may stand under without ending it
FLUSH = (' marL="0" indent="0"', "<a:buNone/>")


_LEAST_SECOND, _MOST_SECOND = 18.0, 24.0  # points: of a second title in a text box of ours


def plain(size: float, fill: str = "") -> Style:
    """The type of a text box of ours, in a scheme colour or the template's own."""
    return Style(size, False, 0, 0, 0, 1.2, "+mn-lt", "+mn-ea", "", 0, local=FLUSH, fill=fill)


@dataclass(frozen=True, slots=True)
class Role:
    """A layout that serves a role, and the slots its fields go to.

    Attributes:
        ours: the layout is one that we draw, whose places a slide may move.
        said: places with words of the company's own, in ink that is read.
    """

    name: str
    layout: Layout
    fields: Mapping[str, Slot]
    ours: bool = False
    said: tuple[Slot, ...] = ()


def adapted(role: Role, page: tuple[int, int]) -> Role:
    """The role with levels in pairs, and with the room its texts have beside all that is drawn."""
    fields = dict(role.fields)
    for name, slot in role.fields.items():
        clear = slot.frame if name in _KEPT else role.layout.over_foot(slot.frame)
        if name in {"title", "title_second"} and role.name not in {"title", "section"}:
            clear = role.layout.headroom(slot.frame)
        if clear != slot.frame:
            fields[name] = replace(slot, frame=clear, moved=True)
    captioned = _captioned(fields) if role.name == "picture" else {}
    fields.update(captioned)
    if role.name == "bullets" and "body" in fields:
        fields["body"] = _spread(fields["body"], role.layout, tuple(fields.values()))
    for name, enough in (("title", 0.15), ("body", 0.6)):
        if name in {*fields} - {*captioned} and fields[name].frame.h < enough * page[1]:
            fields[name] = _grown(fields[name], role.layout, page)
    if role.name == "title":
        fields.update(_enlarged(fields))
        fields.update(_beneath_title(fields, role.layout))
        fields.update(_wider(fields, role.layout, page))
        fields.update(_second_line(fields, role.layout, page))
    if role.name == "bullets" and "body" in fields:
        fields["body"] = _dotted(fields["body"])
    fields = {name: replace(slot, styles=paired(slot)) for name, slot in fields.items()}
    fields.update(_loosened(fields, role))
    if captioned:
        return replace(role, fields=fields)  # both languages in each of its two places
    return replace(role, fields=_aired(_with_second(fields, role.layout), role.layout))


def _second_line(
    fields: Mapping[str, Slot], layout: Layout, page: tuple[int, int]
) -> dict[str, Slot]:
    """A cover's second line in a size that is read from the back, in the room below it."""
    second = fields.get("title_second")
    if second is None or second.vertical:
        return {}
    title = fields.get("title")
    least = _SUBTITLE * second.scale
    if title is not None:
        least = max(least, _UNDER * title.styles[0].size)
    styles = (
        s if s.size >= least else replace(s, size=least, local=(s.local[0] or " ", s.local[1]))
        for s in map(_level, second.styles)
    )
    narrow = second.frame.w < _NARROW_SECOND * page[0]
    if narrow and title is not None and title.frame.w > second.frame.w:
        frame = replace(second.frame, x=title.frame.x, w=title.frame.w)
        if layout.clear(frame) == frame:
            second = replace(second, frame=frame, moved=True)
    used = {one.index for one in fields.values()}  # whatever else stands below stays unfilled
    filled = tuple(s for s in layout.slots if s.kind not in _POINTED or s.index in used)
    grown = _grown(second, replace(layout, slots=filled), page)
    band = layout.band(second.frame)
    if band is not None and grown.frame.y + grown.frame.h > band.y + band.h:
        frame = replace(grown.frame, h=band.y + band.h - grown.frame.y)
        grown = replace(grown, frame=frame, moved=True)
    return {"title_second": replace(_above_art(grown, layout), styles=tuple(styles))}


def _level(style: Style) -> Style:
    """With its lines one under the other where they hang without a sign before them."""
    if not style.hang or style.bulleted:
        return style
    return replace(style, left=0.0, hang=0.0, local=(' marL="0" indent="0"', style.local[1]))


def _enlarged(fields: Mapping[str, Slot]) -> dict[str, Slot]:
    """A cover's title in type that is seen to be one, where it has room for it."""
    title = fields.get("title")
    if title is None or title.vertical or title.styles[0].size >= _COVER_TITLE * title.scale:
        return {}
    first, least = title.styles[0], _COVER_TITLE * title.scale
    large = replace(first, size=least, local=(first.local[0] or " ", first.local[1]))
    return {"title": replace(title, styles=(large, *title.styles[1:]))}


def _above_art(second: Slot, layout: Layout) -> Slot:
    """A cover's second line no further down than where a seal or a corner begins below it."""
    frame, air = second.frame, round(_ART_AIR * second.scale)
    least = round(_SUBTITLE * second.scale * EMU_PER_POINT)
    tops = [
        one.y - air
        for one in layout.drawn
        if one.overlaps(frame) and one.y - air - frame.y >= least and one.w < frame.w
    ]
    if not tops:
        return second
    return replace(second, frame=replace(frame, h=min(tops) - frame.y), moved=True)


def _loosened(fields: Mapping[str, Slot], role: Role) -> dict[str, Slot]:
    """A title and its own line below it, in places as tall as type that is read from the back.

    Designers give them places for small type; these grow into what is free above and below.
    """
    title, second, body = (fields.get(key) for key in ("title", "title_second", "body"))
    if title is None or second is None or body is None or title.vertical:
        return {}
    if (
        role.name in {"title", "section"}
        or not second.kind
        or not title.frame.y < second.frame.y < body.frame.y
    ):
        return {}
    found = {}
    up = _lacking(title, min(_TITLE * title.scale, title.styles[0].size))
    frame = replace(title.frame, y=title.frame.y - up, h=title.frame.h + up)
    free = all(not one.overlaps(frame) or one.overlaps(title.frame) for one in role.layout.drawn)
    if up > 0 and free and frame.y >= _TOPMOST * title.scale:
        found["title"] = replace(title, frame=frame, moved=True)
    down = _lacking(second, min(_LEAD * second.scale, second.styles[0].size))
    if second.anchor == "t":  # of two lines the first stays where one alone stands
        down = max(down, _lacking(second, 2 * SMALLEST * second.scale))
    down = min(down, body.frame.y - _GAP - second.frame.y - second.frame.h)
    if down > 0:
        frame = replace(second.frame, h=second.frame.h + down)
        if role.layout.clear(frame) == frame:
            found["title_second"] = replace(second, frame=frame, moved=True)
    return found


def _lacking(slot: Slot, size: float) -> int:
    """EMU by which a place is too low for one line of a size."""
    return round((size * slot.styles[0].line + _SLACK - slot.height) * EMU_PER_POINT)


def _beneath_title(fields: Mapping[str, Slot], layout: Layout) -> dict[str, Slot]:
    """A cover's place for a line right under its title, whatever kind it has."""
    title = fields.get("title")
    if title is None or "title_second" in fields:
        return {}
    used = {slot.index for slot in fields.values()}
    end = title.frame.y + title.frame.h
    found = (
        slot
        for slot in layout.slots
        if slot.kind in {"body", "obj"}
        and slot.index not in used
        and abs(slot.frame.y - end) < _LEVEL
        and abs(slot.frame.x - title.frame.x) < _LEVEL
        and not slot.vertical
    )
    return {"title_second": second} if (second := next(found, None)) else {}


def _wider(fields: Mapping[str, Slot], layout: Layout, page: tuple[int, int]) -> dict[str, Slot]:
    """A cover's title that is a narrow column, over what is free on either side of it."""
    title, margin = fields.get("title"), page[0] // 16
    if title is None or title.frame.w >= _NARROW * page[0] or title.vertical:
        return {}
    whole = replace(title.frame, x=margin, w=page[0] - 2 * margin)
    taken = [one.frame for one in fields.values() if one != title]
    free = replace(layout, drawn=(*layout.drawn, *taken)).clear(whole)
    return {"title": replace(title, frame=free, moved=True)} if free.w > title.frame.w else {}


def _aired(fields: dict[str, Slot], layout: Layout) -> dict[str, Slot]:
    """Points a little below a title that ends where they begin, and below a rule under it."""
    title, body = fields.get("title"), fields.get("body")
    if title is None or body is None or body.vertical:
        return fields
    heads = [slot.frame for slot in (title, fields.get("title_second", title))]
    rules = [one for one in layout.drawn if is_line(one, title.frame) and one.y < body.frame.y]
    ends = (each.y + each.h for each in (*heads, *rules))
    lower = max(ends) + round(_BELOW * title.scale)
    under = title.frame.y + title.frame.h // 2 < body.frame.y < lower
    if not under or not any(_beneath(body.frame, head) for head in heads):
        return fields
    frame = replace(body.frame, y=lower, h=body.frame.h - (lower - body.frame.y))
    return {**fields, "body": replace(body, frame=frame, moved=True)}


def _spread(body: Slot, layout: Layout, used: tuple[Slot, ...]) -> Slot:
    """Over what stays empty beside it: the second half of a layout of two contents."""
    taken = {slot.index for slot in used}
    frame = body.frame
    for slot in layout.slots:
        level = abs(slot.frame.y - frame.y) < _LEVEL and abs(slot.frame.h - frame.h) < _LEVEL
        if slot.kind in {"body", "obj"} and slot.index not in taken and level:
            frame = frame.joined(slot.frame)
    frame = layout.clear(frame)
    return body if frame == body.frame else replace(body, frame=frame, moved=True)


def _captioned(fields: Mapping[str, Slot]) -> dict[str, Slot]:
    """Title and caption under a picture: their room parted so that both have two languages."""
    title, body = fields.get("title"), fields.get("body")
    if title is None or body is None or not 0 <= body.frame.y - title.frame.y < _TALL_TITLE:
        return {}
    whole = title.frame.joined(body.frame)
    tall = whole.h * _TITLE_SHARE // 100
    upper = replace(whole, h=tall)
    lower = replace(whole, y=whole.y + tall, h=whole.h - tall)
    return {
        "title": replace(title, frame=upper, moved=True),
        "body": replace(body, frame=lower, moved=True),
    }


def _with_second(fields: Mapping[str, Slot], layout: Layout) -> dict[str, Slot]:
    """With a text box of ours under a title whose own place holds one line alone.

    Where there is no room between title and points, the points begin lower.
    """
    title, body = fields.get("title"), fields.get("body")
    if title is None or body is None or "title_second" in fields or title.vertical:
        return dict(fields)
    scale = title.scale
    least = min(title.styles[0].size, _LEAST_TITLE * scale)
    calm = _CALM * title.styles[0].size if layout.band(title.frame) is None else least
    both = max(calm, least) * title.styles[0].line + SMALLEST * scale * 1.2
    if title.height >= both or body.frame.y < title.frame.y + title.frame.h // 2:
        return dict(fields)
    title = _off_edge(title, layout)
    end = title.frame.y + title.frame.h
    between = (one for one in layout.drawn if end <= one.y + one.h <= body.frame.y + 2 * _GAP)
    top = max([end, *(one.y + one.h for one in between if _beneath(one, title.frame))]) + _GAP
    wide = body.styles[0].wide
    narrow = title.width < _LINE_OF_ENGLISH * wide * scale
    size = max(_LEAST_SECOND, min(_MOST_SECOND, _UNDER * title.styles[0].size / scale))
    points = 2 * SMALLEST if narrow else size
    tall = round(1.2 * points * scale * EMU_PER_POINT) + _GAP
    left, right = (round(inset * EMU_PER_POINT) for inset in (title.insets[0], title.insets[2]))
    frame = Frame(title.frame.x + left, top, title.frame.w - left - right, tall)
    flush = (f'{FLUSH[0]} algn="{title.styles[0].align}"', FLUSH[1])
    style = replace(plain(size * scale), wide=wide, local=flush)
    second = Slot("Title Second", "", None, frame, (0, 0, 0, 0), "t", (style,) * LEVELS)
    made = {**fields, "title": title, "title_second": replace(second, scale=scale)}
    lower = top + tall + 2 * _GAP
    if body.frame.y < lower:
        under = replace(body.frame, y=lower, h=body.frame.y + body.frame.h - lower)
        made["body"] = replace(body, frame=under, moved=True)
    elif body.frame.y - top > tall:
        made["title_second"] = replace(second, frame=replace(frame, h=body.frame.y - top))
    return made


def _off_edge(title: Slot, layout: Layout) -> Slot:
    """A title a little below the edge of the sheet that it stands on, not right at it."""
    frame, air = title.frame, round(_EDGE * title.scale)
    sheets = (
        one
        for one in layout.drawn
        if one.y > 0 and one.h > _SHEET * frame.h and one.x < frame.x
        if one.x + one.w > frame.x + frame.w
    )
    down = max((one.y + air - frame.y for one in sheets if one.y <= frame.y), default=0)
    if not 0 < down <= air:
        return title
    return replace(title, frame=replace(frame, y=frame.y + down), moved=True)


def _beneath(other: Frame, frame: Frame) -> bool:
    """Overlapping in width, by more than a corner."""
    shared = min(other.x + other.w, frame.x + frame.w) - max(other.x, frame.x)
    return shared > _CORNER * frame.w


def _begins(other: Frame, slot: Slot) -> bool:
    """Small as it may be, in the way of each line of a text that is set from the left."""
    frame = slot.frame
    level = slot.styles[0].align == "l"
    return level and other.x <= frame.x + frame.w * _CORNER / 2 < other.x + other.w


def _grown(slot: Slot, layout: Layout, page: tuple[int, int]) -> Slot:
    """Down to what stands below, as PowerPoint lets such a place grow with its text.

    A title in a band stays in it.
    """
    frame = slot.frame
    end = frame.y + frame.h
    below = [
        other.y
        for other in (*(one.frame for one in layout.slots), *layout.drawn)
        if other.y >= end - _GAP and other != frame
        if _beneath(other, frame) or _begins(other, slot)
    ]
    band = layout.band(frame) if slot.is_title else None
    if band is not None and slot.anchor == "ctr":
        top = max(0, band.y)
        return replace(slot, frame=replace(frame, y=top, h=band.y + band.h - top), moved=True)
    bottom = min([*below, round(page[1] * _BOTTOM), *([band.y + band.h] if band else [])])
    if bottom <= end:
        return slot
    return replace(slot, frame=replace(frame, h=bottom - frame.y), moved=True)


def roomy(role: Role, page: tuple[int, int]) -> bool:
    """Whether points can stand on the layout, below its title."""
    title, body = role.fields.get("title"), role.fields.get("body")
    if title is None or body is None or body.frame.h < _ROOMY * page[1]:
        return False
    return not title.frame.overlaps(body.frame)


def paired(slot: Slot) -> tuple[Style, ...]:
    """Levels in pairs — Japanese, English — from levels that know nothing of pairs."""
    first, detail = (_spaced(_tamed(style, slot), slot) for style in slot.styles[:2])
    share = _UNDER if slot.is_title else SECOND
    return (first, _second(first, slot.scale, share), detail, _second(detail, slot.scale, share))


def _tamed(style: Style, slot: Slot) -> Style:
    """Type for a poster becomes type for a text, and type for a page read alone larger."""
    if not slot.is_title and not _holds_points(slot):
        return style
    largest, least = (99, _TITLE) if slot.is_title else (_LARGEST, _READABLE)
    size = min(max(style.size, least * slot.scale), largest * slot.scale)
    if size == style.size:
        return style
    return replace(style, size=size, local=(style.local[0] or " ", style.local[1]))


def _holds_points(slot: Slot) -> bool:
    return slot.kind in {"body", "obj", ""} and slot.height > _POINTS * slot.scale


def _spaced(style: Style, slot: Slot) -> Style:
    """Points apart from each other, and in line where no sign stands before them."""
    if slot.is_title or not _holds_points(slot):
        return style
    attributes, children = style.local
    before = max(style.before, _APART * style.size)
    if style.hang and not style.bulleted:
        left = round(max(0.0, style.left) * EMU_PER_POINT)
        attributes, style = f' marL="{left}" indent="0"', replace(style, hang=0.0)
    return replace(style, before=before, spaced=True, local=(attributes or " ", children))


def _dotted(slot: Slot) -> Slot:
    """Points with a sign before each where the template has none: both languages run on else."""
    first = slot.styles[0]
    if first.bulleted or first.number or first.align != "l":
        return slot
    hang = _HANG * max(first.size, _READABLE * slot.scale)
    left = max(0.0, first.left) + hang
    margins = (round(each * EMU_PER_POINT) for each in (left, -hang))
    attributes = ' marL="{}" indent="{}"'.format(*margins)
    sign = '<a:buFont typeface="Arial"/><a:buChar char="•"/>'
    dotted = replace(first, left=left, hang=-hang, bulleted=True, local=(attributes, sign))
    return replace(slot, styles=(dotted, *slot.styles[1:]))


def _second(style: Style, scale: float, share: float) -> Style:
    """The same place without a bullet, smaller, close under what it translates."""
    left = round(max(0.0, style.left) * EMU_PER_POINT)
    flush = ' algn="l"' if 'algn="l"' in style.local[0] else ""
    return replace(
        style,
        size=max(min(SMALLEST * scale, style.size), round(style.size * share * 2) / 2),
        bold=False,
        hang=0.0,
        before=1.0,
        number="",
        spaced=True,
        bulleted=False,
        local=(f' marL="{left}" indent="0"{flush}', "<a:buNone/>"),
    )
