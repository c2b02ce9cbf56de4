"""A storyboard becomes a .pptx."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from generator.slides import markup, opc
from generator.slides.assemble import Assembly, related
from generator.slides.charts import chart_parts
from generator.slides.compose import pages
from generator.slides.desk import Desk
from generator.slides.notes import notes, spread
from generator.slides.pages import Graph, Grid, Photo
from generator.slides.verify import verified

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from generator.model import Gap, Line, Scene, Storyboard
    from generator.slides import Mode
    from generator.slides.pages import Page
    from generator.slides.template import Template

_CONTENT = "application/vnd.openxmlformats-officedocument"
_SLIDE = f"{_CONTENT}.presentationml.slide+xml"
_NOTES = f"{_CONTENT}.presentationml.notesSlide+xml"
_CHART = f"{_CONTENT}.drawingml.chart+xml"
_WORKBOOK = f"{_CONTENT}.spreadsheetml.sheet"


def made(
    storyboard: Storyboard, mode: Mode, template: Template, picture: Callable[[str], bytes | None]
) -> tuple[bytes, tuple[Gap, ...]]:
    """The .pptx and the gaps; ``picture`` gives the bytes of a scene's image."""
    desk = Desk(template, mode, storyboard.credit, picture)
    build = _Build(Assembly(template), _table_style(template))
    gaps: list[Gap] = []
    sections = 0
    for scene in storyboard.scenes:
        sections += scene.layout == "section"
        found = pages(desk, scene, sections)
        for page, lines in zip(found, spread(scene, found), strict=True):
            build.slide(page, scene, lines)
            gaps += page.gaps
    parts = build.assembly.finished(storyboard.title.ja or storyboard.title.en or "")
    verified(parts)
    return opc.pack(parts), tuple(gaps)


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


@dataclass(slots=True)
class _Build:
    """Slides going into an assembly, with their notes and objects."""

    assembly: Assembly
    table_style: str
    charts: int = 0
    pictures: dict[bytes, str] = field(default_factory=dict)
    count: int = 0

    def slide(self, page: Page, scene: Scene, lines: tuple[Line, ...]) -> None:
        assembly = self.assembly
        name = assembly.slide_name()
        self.count += 1
        shapes = [markup.shape(block, n, self.count) for n, block in enumerate(page.blocks, 2)]
        relations = [("rId1", "slideLayout", page.layout.part)]
        for thing in page.objects:
            number = len(shapes) + 2
            shapes.insert(_after_heading(page), self._object(thing, number, relations))
        said = notes(page, scene, lines)
        notes_name = f"ppt/notesSlides/notesSlide{self.count}.xml"
        relations.append(("rId2", "notesSlide", notes_name))
        assembly.add(name, markup.slide(shapes), _SLIDE)
        assembly.parts[opc.rels_name(name)] = related(relations)
        assembly.add(notes_name, markup.notes_slide(said, assembly.notes_index), _NOTES)
        assembly.parts[opc.rels_name(notes_name)] = related(
            [("rId1", "notesMaster", assembly.notes_master), ("rId2", "slide", name)]
        )

    def _object(
        self, thing: Grid | Graph | Photo, number: int, relations: list[tuple[str, str, str]]
    ) -> str:
        match thing:
            case Grid():
                return markup.grid(thing, number, self.table_style)
            case Graph():
                relations.append(("rId3", "chart", self._chart(thing)))
                return markup.graph(thing, number, "rId3")
            case Photo():
                relations.append(("rId3", "image", self._image(thing)))
                return markup.photo(thing, number, "rId3")

    def _chart(self, graph: Graph) -> str:
        self.charts += 1
        chart, workbook = chart_parts(graph)
        name = f"ppt/charts/kamishibai{self.charts}.xml"
        book = f"ppt/embeddings/kamishibai{self.charts}.xlsx"
        self.assembly.add(name, chart, _CHART)
        self.assembly.add(book, workbook, _WORKBOOK)
        self.assembly.parts[opc.rels_name(name)] = related([("rId1", "package", book)])
        return name

    def _image(self, photo: Photo) -> str:
        if photo.data not in self.pictures:
            name = f"ppt/media/kamishibai{len(self.pictures) + 1}.{photo.suffix}"
            self.assembly.add(name, photo.data)
            self.assembly.endings[photo.suffix] = f"image/{photo.suffix}"
            self.pictures[photo.data] = name
        return self.pictures[photo.data]


def _after_heading(page: Page) -> int:
    """Where in the reading order an object stands: after the title and its company."""
    return sum(block.slot.is_title or block.slot.index in {13, 14} for block in page.blocks)
