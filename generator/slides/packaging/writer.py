"""Pages written as parts: slides, notes, charts, pictures, sound."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

from generator import patterns as re
from generator.locale import words
from generator.model import LANGUAGES, Bilingual
from generator.safexml import escape, quoteattr
from generator.slides import opc
from generator.slides.composing.graphics import Formula, Graph, Grid, Photo
from generator.slides.composing.text import clean
from generator.slides.packaging import markup, narration
from generator.slides.packaging import shapes as drawn
from generator.slides.packaging.assemble import related
from generator.slides.packaging.narration import Entrance
from generator.slides.packaging.shapes import transform
from generator.slides.templates.palette import solid

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from generator.model import Language, Line, Scene
    from generator.slides.composing.pages import Page
    from generator.slides.packaging.assemble import Assembly
    from generator.slides.packaging.narration import SceneSound
    from generator.slides.templates.palette import Palette


_CONTENT = "application/vnd.openxmlformats-officedocument"
_SLIDE = f"{_CONTENT}.presentationml.slide+xml"
_NOTES = f"{_CONTENT}.presentationml.notesSlide+xml"
_CHART = f"{_CONTENT}.drawingml.chart+xml"
_WORKBOOK = f"{_CONTENT}.spreadsheetml.sheet"

Relation: TypeAlias = tuple[str, str, str]
"""Id, kind, part."""


_NAME = re.compile(r'name="[^"]*"')


@dataclass(slots=True)
class DeckWriter:
    """Writes pages as slides of an assembly, with their notes, objects and sound.

    ``follow``: the texts of a slide with sound appear with the lines that say them.
    ``morph``: an entry of the agenda becomes the title of its part's first slide.
    ``sounds``: the scenes whose sound is in a part; its bytes come when the deck is saved.
    """

    assembly: Assembly
    table_style: str
    palette: Palette
    follow: bool = False
    morph: bool = False
    charts: int = 0
    pictures: dict[bytes, str] = field(default_factory=dict)
    count: int = 0
    icon: str = ""
    sounds: dict[str, str] = field(default_factory=dict)
    firsts: dict[int, str] = field(default_factory=dict)
    waiting: list[tuple[str, list[Relation], set[int]]] = field(default_factory=list)

    def slide(
        self, page: Page, scene: Scene, lines: Sequence[Line], sound: SceneSound | None, part: int
    ) -> None:
        """One page; ``part`` counts the pages of its scene from 0."""
        assembly = self.assembly
        name = assembly.slide_name()
        self.count += 1
        shapes = [markup.shape(block, n, self.count) for n, block in enumerate(page.blocks, 2)]
        relations = [("rId1", "slideLayout", page.layout.part)]
        for n, thing in enumerate(page.objects):  # the later over the earlier: bars over their rows
            number = len(shapes) + 2
            shapes.insert(_after_heading(page) + n, self._object(thing, number, relations))
        at = _after_heading(page)
        under = [one for one in page.marks if not one.over]
        behind = [drawn.mark(one, len(shapes) + 2 + n) for n, one in enumerate(under)]
        shapes[at:at] = behind
        ids = {b.slot.name: n for n, b in enumerate(page.blocks, 2)} if page.arrows else {}
        for joint in page.arrows:
            ends = (ids[joint.start], ids[joint.end]) if joint.start else None
            shapes.append(drawn.arrow(joint, len(shapes) + 2, ends))
        for one in page.marks:
            if one.over:
                shapes.append(drawn.mark(one, len(shapes) + 2))
                if self.morph and one.part:
                    shapes[-1] = _NAME.sub(f'name="{moved(one.part)}"', shapes[-1], 1)
        leads = {one.part for one in page.marks} - {0}
        morph = bool(self.morph and scene.part and self.waiting and scene.part not in self.firsts)
        if morph:
            title = next((n for n, block in enumerate(page.blocks) if block.slot.is_title), 0)
            shapes[title] = _NAME.sub(f'name="{moved(scene.part)}"', shapes[title], 1)
        after = narration.transition(None, morph=morph)
        if sound is not None:
            number = len(shapes) + 2 if part == 0 else 0
            if number:
                shapes.append(self._narrated(sound, number, relations))
            entrances = appearing(page, lines, sound.begins[part]) if self.follow else ()
            after = narration.transition(sound.stays[part], morph=morph)
            after += narration.timing(number, len(sound.stays), entrances)
        notes_name = f"ppt/notesSlides/notesSlide{self.count}.xml"
        relations.append(("rId2", "notesSlide", notes_name))
        assembly.add(name, markup.slide(shapes, after), _SLIDE)
        self.firsts.setdefault(scene.part, name)
        if leads:
            self.waiting.append((name, relations, leads))
        else:
            assembly.parts[opc.rels_name(name)] = related(relations)
        said = notes(page, scene, lines)
        assembly.add(notes_name, markup.notes_slide(said, assembly.notes_index), _NOTES)
        assembly.parts[opc.rels_name(notes_name)] = related(
            [("rId1", "notesMaster", assembly.notes_master), ("rId2", "slide", name)]
        )

    def linked(self) -> None:
        """The slides that lead to parts of the show know where those begin."""
        for name, relations, leads in self.waiting:
            more = [(f"part{n}", "slide", self.firsts[n]) for n in sorted(leads)]
            self.assembly.parts[opc.rels_name(name)] = related([*relations, *more])

    def _narrated(self, sound: SceneSound, number: int, relations: list[Relation]) -> str:
        name = f"ppt/media/narration{self.count}.mp3"
        self.assembly.add(name, b"")
        self.sounds[name] = sound.scene
        self.assembly.endings["mp3"] = "audio/mpeg"
        if not self.icon:
            self.icon = "ppt/media/narration.png"
            self.assembly.add(self.icon, narration.icon())
            self.assembly.endings["png"] = "image/png"
        relations += [
            ("rId4", "audio", name),
            ("rId5", narration.MEDIA, name),
            ("rId6", "image", self.icon),
        ]
        describes = " ".join(words(language)["slides"]["narration"] for language in LANGUAGES)
        return narration.shape(number, describes, ("rId4", "rId5", "rId6"))

    def _object(
        self, thing: Grid | Graph | Photo | Formula, number: int, relations: list[Relation]
    ) -> str:
        match thing:
            case Grid():
                return markup.grid(thing, number, self.table_style, self.palette)
            case Formula():
                return formula(thing, number)
            case Graph():
                relations.append(("rId3", "chart", self._chart(thing)))
                return markup.graph(thing, number, "rId3")
            case Photo():
                relations.append(("rId3", "image", self._image(thing)))
                return markup.photo(thing, number, "rId3")

    def _chart(self, graph: Graph) -> str:
        self.charts += 1
        from generator.slides.packaging.charts import chart_parts

        chart, workbook = chart_parts(graph, self.palette.accent)
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


def moved(part: int) -> str:
    """What PowerPoint's Morph knows an entry of the agenda and its part's title by."""
    return f"!!Part {part}"


def appearing(page: Page, lines: Sequence[Line], begins: Mapping[str, int]) -> tuple[Entrance, ...]:
    """When each text appears: with the line that says it; what none says, with what is before it.

    Nothing where all would appear at once. ``begins``: milliseconds by line.
    """
    said: dict[str, int] = {}
    for line in lines:
        for source in line.sources if line.id in begins else ():
            said.setdefault(source, begins[line.id])
    found: list[Entrance] = []
    for number, block in enumerate(page.blocks, 2):
        if block.slot.is_title:
            continue
        moment: int | None = None
        for n, paragraph in enumerate(block.paragraphs):
            heard = [said[source] for source in paragraph.sources if source in said]
            moment = min(heard) if heard else moment
            if moment is not None:
                found.append(Entrance(number, n, moment))
    return tuple(found) if len({each.moment for each in found}) > 1 else ()


def _after_heading(page: Page) -> int:
    """Where in the reading order an object stands: after the title and its company."""
    return sum(block.slot.is_title or block.slot.index in {13, 14} for block in page.blocks)


# Formulas as Office Math, and as their TeX for programs that have none.

_CHOICE = (
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:a14="http://schemas.microsoft.com/office/drawing/2010/main"'
)
_MATH = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
_FALLBACK_ID = 100_000  # added to the id of a shape for the one that stands in its stead


def formula(drawn: Formula, number: int) -> str:
    """A text box whose paragraphs are formulas."""
    maths = "".join(
        f"<a:p><a14:m><m:oMathPara {_MATH}>{math}</m:oMathPara></a14:m></a:p>"
        for math in drawn.maths
    )
    plain = "".join(
        f'<a:p><a:r><a:rPr lang="en-US"/><a:t>{escape(text)}</a:t></a:r></a:p>'
        for text in drawn.texts
    )
    return (
        f'<mc:AlternateContent {_CHOICE}><mc:Choice Requires="a14">'
        f"{_shape(drawn, number, maths, 1)}</mc:Choice><mc:Fallback>"
        f"{_shape(drawn, number + _FALLBACK_ID, plain, 0.5)}</mc:Fallback></mc:AlternateContent>"
    )


def _shape(drawn: Formula, number: int, paragraphs: str, scale: float) -> str:
    """The size stands in the list style: runs of Office Math state none."""
    name, size = quoteattr(drawn.slot.name), round(drawn.size * scale * 100)
    ink = solid(drawn.ink) if drawn.ink else ""
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name={name} descr={quoteattr(drawn.describes)}/>'
        f'<p:cNvSpPr txBox="1"/><p:nvPr/></p:nvSpPr><p:spPr>{transform(drawn.slot.frame)}'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr><p:txBody>'
        '<a:bodyPr wrap="square" anchor="ctr"><a:noAutofit/></a:bodyPr><a:lstStyle>'
        f'<a:lvl1pPr algn="ctr"><a:defRPr sz="{size}">{ink}<a:latin typeface="Cambria Math"/>'
        f"</a:defRPr></a:lvl1pPr></a:lstStyle>{paragraphs}</p:txBody></p:sp>"
    )


# Speaker notes: what is said during each slide, in both languages, and what it rests on.

Said: TypeAlias = "tuple[str, Language, bool]"
"""A line of them: its words, their language, whether it is a heading."""

_RARELY_MORE = 40  # sentence ids named under the notes; beyond that the list helps nobody


def spread(scene: Scene, pages: Sequence[Page]) -> tuple[tuple[Line, ...], ...]:
    """The spoken lines by page: each on the page that shows its sentences, never going back."""
    if len(pages) == 1:
        return (scene.narration,)
    lines: list[list[Line]] = [[] for _ in pages]
    at = 0
    for line in scene.narration:
        wanted = set(line.sources)
        for n in range(at, len(pages)):
            if wanted & pages[n].sources:
                at = n
                break
        lines[at].append(line)
    return tuple(tuple(each) for each in lines)


def notes(page: Page, scene: Scene, lines: Sequence[Line]) -> tuple[Said, ...]:
    """The lines of a notes page."""
    return tuple(_lines(page, scene, lines))


def _lines(page: Page, scene: Scene, lines: Sequence[Line]) -> Iterator[Said]:
    for language in LANGUAGES:
        said = [text for line in lines if (text := clean(line.text[language] or "", language))]
        if not said:
            said = list(_shown(page, scene, language))
        said += [
            p.text for p in page.extra if p.runs[0].language == language and p.text not in said
        ]
        if said:
            yield words(language)["slides"]["notes_head"], language, True
            yield from ((text, language, False) for text in said)
    sources = dict.fromkeys(s for line in lines for s in line.sources) or page.sources
    if sources:
        ids = " ".join(sorted(sources) if isinstance(sources, frozenset) else sources)
        heads = " ".join(words(language)["slides"]["notes_sources"] for language in LANGUAGES)
        cut = " ".join(ids.split()[:_RARELY_MORE])
        yield f"{heads} {cut}", "ja", False


def _shown(page: Page, scene: Scene, language: Language) -> Iterator[str]:
    """Where nothing is narrated, what stands on the slide."""
    title = clean(Bilingual(scene.title.ja, scene.title.en)[language] or "", language)
    if title:
        yield title
    for block in page.blocks:
        if block.slot.index == 1 or block.slot.kind == "":
            for paragraph in block.paragraphs:
                if paragraph.runs and paragraph.runs[0].language == language:
                    yield paragraph.text.replace("\v", "" if language == "ja" else " ")
