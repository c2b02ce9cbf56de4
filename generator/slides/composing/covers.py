"""A cover's two lines as one: the second close under the first and in line with it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from generator.japanese.width import width
from generator.slides.composing.pages import item_tops
from generator.slides.composing.sheets import Fill
from generator.slides.templates.layouts import EMU_PER_POINT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.slides.composing.fit import Setting
    from generator.slides.composing.pages import Block
    from generator.slides.templates.layouts import Frame, Slot
    from generator.slides.templates.makeshift import Role

_INCH = 914_400
# Inches on a usual page: between both at most before the second moves up, and then; how far their
# left edges may be apart for the second to move there; between which that is seen.
_FAR, _CLOSE, _NEAR, _SEEN = 0.5, 0.2, 1.0, 0.01
_GROUND = 3  # how many times as high as a line what it stands on is, at least
_SLACK = 2.0  # points by which a place is taller than its text


def gathered(role: Role, first: Fill, below: Fill) -> Fill:
    """The second line of a cover nearer to its title where the place of its own is far from it.

    Never over what a template draws, nor off the ground that it stands on.
    """
    title, second = (next(iter(fill.blocks), None) for fill in (first, below))
    if title is None or second is None or title.slot.vertical or second.slot.vertical:
        return below
    for frame, align in _places(role, title, second):
        if frame is None:
            return below
        slot = replace(_aligned(second.slot, align), anchor="t", anchored=True)
        wide, high = slot.text_in(frame)
        setting = second.setting._replace(slot=slot, width=wide, height=high)
        if setting.fits(second.paragraphs) and _free(role, second, _drawn(setting, second, frame)):
            return Fill((second._replace(setting=setting, frame=frame),), below.extra, below.gaps)
    return below


def _aligned(slot: Slot, align: str) -> Slot:
    if slot.styles[0].align == align:
        return slot
    styles = (
        replace(one, align=align, local=(f' marL="0" indent="0" algn="{align}"', one.local[1]))
        for one in slot.styles
    )
    return replace(slot, styles=tuple(styles))


def _places(role: Role, title: Block, second: Block) -> Iterator[tuple[Frame | None, str]]:
    """Where it would best stand and how it is aligned there, the best first.

    ``None`` where it is well as it is.
    """
    upper, lower = (one.frame or one.slot.frame for one in (title, second))
    inch = _INCH * title.slot.scale
    end, top, foot = item_tops(title)[-1], item_tops(second)[0], item_tops(second)[-1]
    before = round(second.slot.insets[1] * EMU_PER_POINT)
    tall = foot - top + before + round((second.slot.insets[3] + _SLACK) * EMU_PER_POINT)
    over, own = title.slot.styles[0].align, second.slot.styles[0].align
    line = _in_line(title, second)
    apart = abs(line.x - lower.x)
    rules = (
        one.y + one.h
        for one in role.layout.drawn
        if end <= one.y + one.h <= top and one.x < upper.x + upper.w and one.x + one.w > upper.x
    )
    near = max([end, *rules]) + round(_CLOSE * inch)
    if top - end > _FAR * inch and near < top:
        for one, align in ((line, over), (lower, own)):
            yield replace(one, y=near - before, h=tall), align
    moved = _SEEN * inch < apart < _NEAR * inch if over == "l" else line != lower
    if over == own and moved:
        yield replace(line, y=top - before, h=tall), own
    yield None, own


def _in_line(title: Block, second: Block) -> Frame:
    """As wide as the title, by what stands in both."""
    frame = title.frame or title.slot.frame
    left, right = (
        round((title.slot.insets[n] - second.slot.insets[n]) * EMU_PER_POINT) for n in (0, 2)
    )
    own = second.frame or second.slot.frame
    return replace(own, x=frame.x + left, w=frame.w - left - right)


def _drawn(setting: Setting, second: Block, frame: Frame) -> Frame:
    """As wide as its lines are."""
    wide = 0.0
    for p in second.paragraphs:
        style = setting.style(p)
        longest = max(width(line, bold=style.bold) for line in setting.lines(p))
        wide = max(wide, longest * setting.size(p) * style.wide)
    taken = min(frame.w, round(wide * EMU_PER_POINT))
    share = {"ctr": 0.5, "r": 1.0}.get(setting.slot.styles[0].align, 0.0)
    return replace(frame, x=frame.x + round(share * (frame.w - taken)), w=taken)


def _free(role: Role, second: Block, frame: Frame) -> bool:
    """Nothing stands there, and what is behind it is what was behind it."""
    was = second.frame or second.slot.frame
    fields = role.fields.items()
    others = [one.frame for key, one in fields if key not in {"title", "title_second"}]
    others = [one for one in others if not one.overlaps(was)]
    others += [one.frame for one in (*role.said, *role.layout.slots) if one.words]
    art = role.layout.drawn
    grounds = [one for one in art if one.joined(was) == one]
    if any(one.joined(frame) != one for one in grounds) or any(map(frame.overlaps, others)):
        return False
    under = (one for one in art if one.overlaps(frame) and not one.overlaps(was))
    return all(one.joined(frame) == one and one.h > _GROUND * frame.h for one in under)
