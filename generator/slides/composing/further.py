"""A message on a further slide of its part: it is that slide's title, what it rests on its body."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from generator.model import Bilingual, Group, Point
from generator.slides.composing.desk import MOST_LINES
from generator.slides.composing.few import few
from generator.slides.composing.figures import figures, telling

if TYPE_CHECKING:
    from generator.model import Scene
    from generator.slides.composing.desk import Desk
    from generator.slides.composing.pages import Block
    from generator.slides.composing.sheets import Sheet
    from generator.slides.composing.text import SlideParagraph

_ALIKE = 0.85  # of the size of the deck's other titles that it has at least


def further(desk: Desk, scene: Scene) -> tuple[Sheet, ...]:
    """Nothing where the name of its part stands over it in small type, or it is too long.

    The same name over several slides says what none of them is about.
    """
    if scene.id not in desk.further or not scene.points:
        return ()
    layout, role = desk.find("statement"), desk.find("points")
    if layout is None or role is None or not layout.ours:
        return ()
    if "kicker" in desk.role("bullets").fields:
        return ()
    words = [(block, p) for block in desk.head(scene, role).blocks for p in block.paragraphs]
    if not words or words[0][0].setting.scale < _ALIKE * desk.titled:
        return ()
    if not all(_is_read(block, p, n > 0) for n, (block, p) in enumerate(words)):
        return ()
    listed = replace(scene, layout="bullets")
    sheets = _with_figure(desk, listed) or few(desk, listed)
    return sheets if len(sheets) == 1 else ()


def _is_read(block: Block, paragraph: SlideParagraph, least: float) -> bool:
    """In few lines of type that is no smaller than what stands below it."""
    setting = block.setting
    lines = len(setting.lines(paragraph))
    return setting.size(paragraph) >= least * block.slot.scale and lines <= MOST_LINES


def _with_figure(desk: Desk, scene: Scene) -> tuple[Sheet, ...]:
    """The figure that it names, large over the only thing that it rests on."""
    figure = telling(scene.title, desk.mode)
    if not figure or len(scene.points) > 1:
        return ()
    language = figure[0].language
    said = "".join(run.text for run in figure)
    words = Bilingual.of(language, said).having("en" if language == "ja" else "ja", "")
    group = Group(Point(words, scene.title_sources), scene.points)
    return figures(desk, replace(scene, points=(), groups=(group,)))
