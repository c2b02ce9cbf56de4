"""Questions with their answers."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from generator import patterns as re
from generator.locale import words
from generator.model import LANGUAGES, Form, Point
from generator.slides.composing.sheets import Fill, Sheet
from generator.slides.composing.studio import below, down, lines, studio, tallest
from generator.slides.composing.text import point
from generator.slides.templates.layouts import Frame

if TYPE_CHECKING:
    from generator.model import Bilingual, Scene
    from generator.slides.composing.desk import Desk
    from generator.slides.composing.studio import Studio

_BADGE = 0.62
_SMALL_BADGE = 0.5
_AIR = 0.28
_PARTED = 0.5
"""Inches: badges, and what is free beside them and between question and answer."""

_ASKED = 0.4
"""Share of the width that questions take beside their answers."""


_MARKS = re.compile(r"[\W_]+")
_ALIKE = 0.85
"""Share of a title that an answer repeats, or the other way round."""


def qa(desk: Desk, scene: Scene) -> tuple[Sheet, ...]:
    """The question large, its answer under it; several as rows, question left, answer right."""
    made = studio(desk, "qa")
    count = len(scene.groups)
    if made is None or not 1 <= count <= 3 or scene.points or scene.table or scene.fields:
        return ()
    return _one(made, scene) if count == 1 else _several(made, scene)


def answered(scene: Scene) -> Scene:
    """A question whose only answer is the slide's title again heads that answer itself."""
    if len(scene.groups) != 1 or scene.points or scene.fields or scene.table:
        return scene
    group = scene.groups[0]
    if len(group.points) != 1 or not _same(scene.title, group.points[0].text):
        return scene
    answer = Point(scene.title, group.points[0].sources)
    return replace(scene, layout="bullets", title=group.title.text, points=(answer,), groups=())


def _same(title: Bilingual, answer: Bilingual) -> bool:
    """One begins with all of the other, but for marks, and has little more."""
    for language in LANGUAGES:
        texts = (_MARKS.sub("", said[language] or "") for said in (title, answer))
        short, long = sorted(texts, key=len)
        if not long.startswith(short) or len(short) < _ALIKE * len(long):
            return False
    return True


def _one(made: Studio, scene: Scene) -> tuple[Sheet, ...]:
    desk, group, palette = made.desk, scene.groups[0], made.palette
    badge, parted = made.length(_BADGE), made.length(_PARTED)
    indent = badge + made.length(_AIR)
    inner = replace(made.room, x=made.room.x + indent, w=made.room.w - indent)
    asked = made.alike(
        {"question_1": (replace(inner, h=inner.h // 3), point(group.title, desk.mode))},
        lines(1, 1),
    )
    told = made.alike(
        {"answer_1": (replace(inner, h=inner.h * 3 // 5), below(desk, group.points))}, lines(2, 2)
    )
    if not asked or told is None:
        return ()
    above, under = max(badge, tallest(asked.values())), tallest(told.values())
    y = made.centred(above + parted + under)
    lower = y + above + parted
    fill = Fill((made.block(asked["question_1"], replace(inner, y=y, h=above)),))
    fill += Fill(
        tuple(made.block(text, replace(inner, y=lower, h=under)) for text in told.values()),
        marks=(
            made.badge(_letter("question"), (made.room.x, y), badge, palette.deep),
            made.rule(inner.x, lower - parted // 2, inner.w),
            made.badge(_letter("answer"), (made.room.x, lower), badge, palette.accent),
        ),
    )
    return (Sheet(made.role, fill),)


def _letter(key: str) -> str:
    """Q and A are known in Japanese too."""
    return words("en")["slides"][key]


def _several(made: Studio, scene: Scene) -> tuple[Sheet, ...]:
    desk, room = made.desk, made.room
    badge, gap = made.length(_SMALL_BADGE), made.length(0.4)
    indent = badge + made.length(_AIR)
    left = round(room.w * _ASKED) - indent
    x = room.x + indent + left + made.length(_PARTED)
    cells = down(room, len(scene.groups), gap)
    rows = dict(enumerate(zip(cells, scene.groups, strict=True), 1))
    asked = made.alike(
        {
            f"question_{n}": (Frame(room.x + indent, c.y, left, c.h), point(g.title, desk.mode))
            for n, (c, g) in rows.items()
        },
        lines(2, 2),
        largest=1.0,
    )
    told = made.alike(
        {
            f"answer_{n}": (Frame(x, c.y, room.x + room.w - x, c.h), below(desk, g.points))
            for n, (c, g) in rows.items()
        },
        lines(2, 2),
        largest=1.0,
    )
    if not asked or told is None:
        return ()
    both = {**asked, **told}
    pairs = {
        n: [both[key] for key in (f"question_{n}", f"answer_{n}") if key in both] for n in rows
    }
    heights = {n: max(badge, tallest(texts)) for n, texts in pairs.items()}
    y = made.centred(sum(heights.values()) + gap * (len(heights) - 1))
    fill = Fill()
    for n, height in heights.items():
        if n > 1:
            fill += Fill(marks=(made.rule(room.x, y - gap // 2, room.w),))
        mark = made.badge(_letter("question"), (room.x, y), badge, made.palette.deep)
        blocks = (
            made.block(text, replace(text.setting.slot.frame, y=y, h=height)) for text in pairs[n]
        )
        fill += Fill(tuple(blocks), marks=(mark,))
        y += height + gap
    return (Sheet(made.role, fill, form=Form(across=2)),)
