"""What comes of several things together: A and B make C."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeAlias

from generator.model import Form
from generator.slides.composing.drawing import Arrow, Look, Ornament
from generator.slides.composing.sheets import NOTHING, Fill, Sheet
from generator.slides.composing.studio import Lines, across, headed, tallest
from generator.slides.composing.text import describes
from generator.slides.templates.layouts import Frame

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.model import Scene
    from generator.slides.composing.studio import SetText, Studio, Texts, Wanted
    from generator.slides.composing.text import Pair

_GROWN = 1.4  # how much larger than its layout says what is added may be
_LOOSE = 0.2  # inches by which a box is taller than its text
_SIGN = 0.5  # inches: the side of a plus sign
_TOP, _LEFT, _BOTTOM, _RIGHT = range(4)  # sites of a rectangle where connectors dock
_LARGER = 1.05  # how much larger the type must be for a sum to stand over what it makes
_PLUS, _MAKES = 0.75, 0.6  # inches: between what is added, and from there to what it makes
_RESULT = 1.2  # of the size of what heads the parts, that what they make has at most
_Added: TypeAlias = "tuple[float, Sheet]"  # the scale of the parts, and how they are drawn


def added(made: Studio, scene: Scene, result: Pair) -> tuple[Sheet, ...]:
    """The groups joined by plus signs, and what they make together beside or under them."""
    beside, under = _beside(made, scene, result), _over(made, scene, result)
    if beside and under:
        return (under[1],) if under[0] >= _LARGER * beside[0] else (beside[1],)
    found = beside or under
    return (found[1],) if found else ()


def _parts(made: Studio, scene: Scene, cells: Sequence[Frame]) -> Texts | None:
    """What is added, all alike; or nothing where one of it does not fit."""
    wanted: Wanted = {
        f"link_{n}": (cell, headed(made.desk, group))
        for n, (cell, group) in enumerate(zip(cells, scene.groups, strict=True), 1)
    }
    texts = made.alike(wanted, Lines(2, 3), largest=_GROWN)
    return made.level(texts) if texts and len(texts) == len(cells) else None


def _outcome(made: Studio, parts: Texts, result: Pair, room: Frame) -> SetText | None:
    """What the parts make, hardly larger than what heads them."""
    head = max(text.setting.size(text.words[0]) for text in parts.values())
    own = made.role.fields["result"].styles[0].size * made.desk.scale
    found = made.alike(
        {"result": (room, result)}, Lines(4, 4), largest=_RESULT * head / own, free=True
    )
    return (found or {}).get("result")


def _joined(made: Studio, texts: Texts, frames: Sequence[Frame]) -> Fill:
    """Boxes with a plus sign between each and the next."""
    palette, side = made.palette, made.length(_SIGN)
    look, fill = Look(palette.card, "" if palette.card else palette.rule, 0.75), NOTHING
    for frame, text, then in zip(frames, texts.values(), (*frames[1:], None), strict=True):
        fill += Fill((made.block(text, frame, look),))
        if then is not None:
            x = (frame.x + frame.w + then.x - side) // 2
            sign = Frame(x, frame.y + (frame.h - side) // 2, side, side)
            fill += Fill(marks=(Ornament(sign, Look(), "+", made.points(28), palette.accent),))
    return fill


def _beside(made: Studio, scene: Scene, result: Pair) -> _Added | None:
    """On one line: an arrow leads to what they make."""
    count = len(scene.groups)
    *cells, last = across(made.room, count + 1, made.length(_PLUS))
    texts = _parts(made, scene, cells)
    outcome = _outcome(made, texts, result, last) if texts else None
    if texts is None or outcome is None:
        return None
    height = max(tallest((*texts.values(), outcome)) + made.length(_LOOSE), made.length(1.9))
    height = min(made.room.h, height)
    y = made.centred(height)
    frames = [replace(cell, y=y, h=height) for cell in cells]
    accent, middle = made.palette.accent, y + height // 2
    fill = _joined(made, texts, frames)
    fill += Fill((made.block(outcome, replace(last, y=y, h=height), Look(accent)),))
    start, end = made.role.fields[f"link_{count}"].name, made.role.fields["result"].name
    line = ((cells[-1].x + cells[-1].w, middle), (last.x, middle))
    joint = Arrow(start, end, (_RIGHT, _LEFT), line, accent, _told(scene), 2.5)
    form = Form(across=count + 1)
    return _least(texts), Sheet(made.role, fill + Fill(arrows=(joint,)), form=form)


def _over(made: Studio, scene: Scene, result: Pair) -> _Added | None:
    """As wide as the room together: over what they make."""
    count, gap = len(scene.groups), made.length(_MAKES)
    cells = across(made.room, count, made.length(_PLUS))
    texts = _parts(made, scene, cells)
    outcome = _outcome(made, texts, result, made.room) if texts else None
    if texts is None or outcome is None:
        return None
    above, under = tallest(texts.values()), outcome.tall + made.length(_LOOSE)
    if above + gap + under > made.room.h:
        return None
    above = min(above + made.length(_LOOSE), made.room.h - gap - under)
    y = made.centred(above + gap + under)
    accent = made.palette.accent
    fill = _joined(made, texts, [replace(cell, y=y, h=above) for cell in cells])
    below = replace(made.room, y=y + above + gap, h=under)
    x = made.room.x + made.room.w // 2
    start = y + above if count % 2 else y + (above + made.length(_SIGN)) // 2
    joint = Arrow("", "", (_BOTTOM, _TOP), ((x, start), (x, below.y)), accent, _told(scene), 2.5)
    fill += Fill((made.block(outcome, below, Look(accent)),), arrows=(joint,))
    return _least(texts), Sheet(made.role, fill, form=Form(across=count + 1))


def _told(scene: Scene) -> str:
    """For those who do not see it."""
    causes = " + ".join(describes(group.title.text) for group in scene.groups)
    return f"{causes} → {describes(scene.fields['result'].text)}"


def _least(texts: Texts) -> float:
    return min(text.setting.scale for text in texts.values())
