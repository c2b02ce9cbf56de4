"""Questions with their answers."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from generator import patterns as re
from generator.locale import words
from generator.model import LANGUAGES, Form, Point
from generator.slides.composing.drawing import Ornament
from generator.slides.composing.sheets import NOTHING, Fill, Sheet
from generator.slides.composing.studio import Lines, below, down, studio, tallest
from generator.slides.composing.text import point
from generator.slides.templates.layouts import Frame

if TYPE_CHECKING:
    from generator.model import Bilingual, Scene
    from generator.slides.composing.desk import Desk
    from generator.slides.composing.studio import Studio, Texts

_LARGE_BADGE = 0.8
_SMALL_BADGE = 0.5
_AIR = 0.28
_PARTED = 0.5  # inches: badges, and what is free beside them and between question and answer
# How much larger than its layout says the type of a question alone may be: less where its answer
# would be small.
_ASKING = (1.5, 1.25, 1.0)
_APART = 4  # of the free height the part that question and answer stand apart by
_ASKED = 0.4  # share of the width that questions take beside their answers


_MARKS = re.compile(r"[\W_]+")
_ALIKE = 0.85  # share of a title that an answer repeats, or the other way round


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
    """The question, and its answer on a card of its own under it."""
    desk, group, palette = made.desk, scene.groups[0], made.palette
    badge, parted, air = (made.length(each) for each in (_LARGE_BADGE, _PARTED, _AIR))
    indent = badge + 2 * air
    inner = replace(made.room, x=made.room.x + indent, w=made.room.w - indent - air)
    found: tuple[Texts, Texts] | None = None
    for largest in _ASKING:
        asked = made.alike(
            {"question_1": (replace(inner, h=inner.h // 2), point(group.title, desk.mode))},
            Lines(2, 2),
            largest=largest,
        )
        if not asked:
            continue
        left = inner.h - max(badge, tallest(asked.values())) - parted - 2 * air
        answer = made.role.fields["answer_1"].styles[2].size * desk.scale
        told = made.alike(
            {"answer_1": (replace(inner, h=max(1, left)), below(desk, group.points))},
            Lines(2, 2),
            largest=min(t.setting.size(t.words[0]) for t in asked.values()) / answer,
        )
        if told is not None and (found is None or _scale(told) > _scale(found[1])):
            found = asked, told
        if found and _scale(found[1]) >= 1:
            break
    if found is None:
        return ()
    asked, told = found
    above, under = max(badge, tallest(asked.values())), max(badge, tallest(told.values()))
    spare = max(0, made.room.h - (above + parted + under + 2 * air))
    parted += min(spare // _APART, air)
    under += min(spare // _APART, air)
    y = made.centred(above + parted + under + 2 * air)
    card = Frame(made.room.x, y + above + parted, made.room.w, under + 2 * air)
    look, edges = made.card(card)
    words = {"question_1": replace(inner, y=y, h=above)}
    words["answer_1"] = replace(inner, y=card.y + air, h=under)
    letters = (
        made.badge(_letter(key), (card.x + air, top + (high - badge) // 2), badge, color)
        for key, top, high, color in (
            ("question", y, above, palette.deep),
            ("answer", card.y, card.h, palette.accent),
        )
    )
    fill = Fill(
        tuple(made.block(t, words[key], anchor="ctr") for key, t in {**asked, **told}.items()),
        marks=(Ornament(card, look), *edges, *letters),
    )
    return (Sheet(made.role, fill),)


def _scale(texts: Texts) -> float:
    return min((text.setting.scale for text in texts.values()), default=1.0)


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
        Lines(2, 2),
        largest=1.0,
    )
    told = made.alike(
        {
            f"answer_{n}": (Frame(x, c.y, room.x + room.w - x, c.h), below(desk, g.points))
            for n, (c, g) in rows.items()
        },
        Lines(2, 2),
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
    fill = NOTHING
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
