"""A storyboard becomes a .pptx."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from generator.files import Later
from generator.model import DiagramPart, Gap
from generator.slides import opc
from generator.slides.composing.compose import pages
from generator.slides.composing.desk import Desk
from generator.slides.composing.graphics import Graph
from generator.slides.composing.growth import grown, in_one_language, titled
from generator.slides.composing.text import shown
from generator.slides.packaging.assemble import Assembly
from generator.slides.packaging.narration import clip
from generator.slides.packaging.notes import spread
from generator.slides.packaging.verify import verified
from generator.slides.packaging.writer import DeckWriter
from generator.slides.templates.layouts import EMU_PER_POINT, Frame

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from pathlib import Path

    from generator.model import Form, Scene, Storyboard
    from generator.slides import Mode
    from generator.slides.composing.pages import Page
    from generator.slides.packaging.narration import CutRecording
    from generator.slides.templates.template import Template


def made(
    storyboard: Storyboard,
    mode: Mode,
    template: Template,
    picture: Callable[[str], bytes | None],
    spoken: CutRecording | None = None,
    *,
    icons: bool = True,
    follow: bool = False,
) -> tuple[Mapping[str, bytes], tuple[Gap, ...]]:
    """The package, checked, and the gaps.

    Args:
        storyboard: what to show.
        mode: the languages to show.
        template: where to show it.
        picture: gives the bytes of a scene's image.
        spoken: a recording of it, cut into scenes.
        icons: points may have icons beside them.
        follow: points appear with what ``spoken`` says of them.
    """
    desk = replace(desk_of(storyboard, mode, template, picture), icons=icons)
    writer = DeckWriter(Assembly(template), _table_style(template), follow)
    gaps: list[Gap] = []
    parts_of_show: list[tuple[str, int]] = []
    sections = part = 0
    for scene in storyboard.scenes:
        sections += scene.layout == "section"
        found = pages(desk, scene, sections)
        said = spread(scene, found)
        sound = None if spoken is None else clip(spoken, scene.id, said)
        if not parts_of_show or scene.part != part:
            part = scene.part
            parts_of_show.append((_part_name(storyboard, scene, mode), 0))
        parts_of_show[-1] = (parts_of_show[-1][0], parts_of_show[-1][1] + len(found))
        for n, (page, lines) in enumerate(zip(found, said, strict=True)):
            writer.slide(page, scene, lines, sound, n)
            gaps += page.gaps
    writer.linked()
    title = storyboard.title.ja or storyboard.title.en or ""
    parts = writer.assembly.finished(title, parts_of_show)
    verified(parts)
    return _sounding(parts, writer.sounds, spoken) if spoken else parts, tuple(gaps)


def _sounding(
    parts: opc.Parts, sounds: Mapping[str, str], spoken: CutRecording
) -> Mapping[str, bytes]:
    """With the scenes' sound, which is made when it is written."""
    heard = {part: partial(spoken.clips.__getitem__, scene) for part, scene in sounds.items()}
    return Later({**{part: partial(parts.__getitem__, part) for part in parts}, **heard})


def desk_of(
    storyboard: Storyboard,
    mode: Mode,
    template: Template,
    picture: Callable[[str], bytes | None],
) -> Desk:
    """What all its scenes are laid out with."""
    alone = in_one_language(storyboard.scenes, mode)
    numbered = tuple(sorted({scene.part for scene in storyboard.scenes if scene.part}))
    desk = Desk(template, mode, storyboard.credit, picture, alone, parts=numbered, icons=True)
    return replace(
        desk, grown=grown(desk, storyboard.scenes), titled=titled(desk, storyboard.scenes)
    )


def forms(desk: Desk, scenes: Iterable[Scene]) -> Iterator[Form]:
    """What each scene's first slide is drawn as, with all its people."""
    for scene in scenes:
        first, *others = pages(desk, scene, 1)
        letters = tuple(each for page in (first, *others) for each in page.form.letters)
        graph = next((each for each in first.objects if isinstance(each, Graph)), None)
        form = replace(first.form, letters=letters)
        if form.name == "diagram":
            form = replace(form, diagram=tuple(_parts(first, desk.template.page[0] / 100)))
        yield _charted(form, graph)


def _parts(page: Page, unit: float) -> Iterator[DiagramPart]:
    """Of a diagram as it stands on its slide."""

    def placed(frame: Frame) -> tuple[float, float, float, float]:
        x, y, w, h = (round(each / unit, 2) for each in (frame.x, frame.y, frame.w, frame.h))
        return x, y, w, h

    for arrow in page.arrows:
        (x, y), (to, end) = arrow.line
        line = placed(Frame(x, y, to - x, end - y))
        yield DiagramPart("line", *line, dashed=arrow.dashed, headed=arrow.headed)
    for mark in page.marks:
        size = round(mark.size * EMU_PER_POINT / unit, 2)
        kind = "label" if mark.text else "axis"
        yield DiagramPart(kind, *placed(mark.frame), (mark.text,) if mark.text else (), size)
    for block in page.blocks:
        if block.look is not None and block.slot.name.startswith("Node"):
            lines = tuple(line for p in block.paragraphs for line in p.text.split("\v"))
            size = round(block.setting.size(block.paragraphs[0]) * EMU_PER_POINT / unit, 2)
            frame = block.frame or block.slot.frame
            yield DiagramPart(block.look.geometry, *placed(frame), lines, size)


def _charted(form: Form, graph: Graph | None) -> Form:
    if graph is None:
        return form
    return replace(
        form,
        chart="columns" if graph.over_time else "bars",
        values=tuple(values for _, values in graph.series),
        highlight=graph.highlight,
    )


def crowding(storyboard: Storyboard, mode: Mode, template: Template) -> Iterator[Gap]:
    """Scene by scene what is cut, and how many slides it takes where one is not enough."""
    desk = Desk(template, mode, storyboard.credit, lambda _: None)
    for scene in storyboard.scenes:
        found = pages(desk, scene, 1)
        yield from (gap for page in found for gap in page.gaps if not scene.image)
        if len(found) > 1:
            yield Gap("slide", scene.id, f"too full: it takes {len(found)} slides", "")


def _part_name(storyboard: Storyboard, scene: Scene, mode: Mode) -> str:
    """What PowerPoint calls the slides of a part: its kicker; outside parts the show's title."""
    text = scene.kicker if scene.part else storyboard.title
    names = shown(text, mode) or shown(scene.title, mode)
    return names[0][1] if names else ""


def picture_in(folder: Path | None, path: str) -> bytes | None:
    """An image's bytes; only from below the show folder."""
    if folder is None:
        return None
    try:
        place = (folder / path).resolve()
        return place.read_bytes() if place.is_relative_to(folder.resolve()) else None
    except (OSError, ValueError):
        return None


def _table_style(template: Template) -> str:
    """The presentation's default table style."""
    if "ppt/tableStyles.xml" not in template.parts:
        return ""
    return opc.parse(template.parts, "ppt/tableStyles.xml", template.name).get("def", "")
