"""Decks of many slides: ours against the least that must be written, and against python-pptx.

The storyboard holds every layout in turn, each text with a number of its own (kickers one a part of
ten slides), so that nothing is measured once and known for the others. Each case runs in a process
of its own, so that peak memory is its own; the storyboard is there before the clock starts. Cases
take turns; the ratios are medians of the turns' own ratios, of processor time, on which other work
on the machine counts little, and beside it by the wall clock. Each case collects as seldom as a
command does.

    ours    make_deck, measured, checked, saved
    direct  lxml elements and zipfile: the same slides and notes, text and places ready-made
    naive   python-pptx as its documentation shows: the same shapes, filled, saved; one turn in ten

Usage: python benchmarks/deck_speed.py [--slides 1000] [--turns 20] [--layout NAME ...]
       [--growth] [--narrated] [--check] [--each]
"""

from __future__ import annotations

import argparse
import copy
import re
import statistics
import subprocess
import sys
import tempfile
import time
import zipfile
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from generator.__main__ import collecting_seldom
from generator.model import (
    LAYOUTS,
    RATE,
    Bilingual,
    Chapter,
    Clip,
    Cue,
    Line,
    Point,
    Scene,
    Storyboard,
    Track,
)
from generator.settings import Settings
from generator.slides import filler, make_deck, opc
from generator.slides.packaging.verify import verified

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pptx.presentation import Presentation
    from pptx.shapes.base import BaseShape
    from pptx.slide import Slide

SAID = (
    ("夕方に雨が降ると、棚の半分が残ります。", "When it rains in the evening, half is left."),
    ("捨てる費用は、年におよそ48万円でした。", "Throwing it away cost 480,000 yen a year."),
)
BLOCKS = {
    "code": ("python", "def tell(cards):\n    for card in cards:  # No. 777\n        show(card)\n"),
    "formula": ("tex", r"x_{777} = \frac{-b \pm \sqrt{b^2 - 4ac}}{2a}"),
    "diagram": ("mermaid", "flowchart LR\n  A[Paint 777] --> B[Stack]\n  B -->|slowly| C[Tell]"),
}
ROWS = {"profiles": "profiles3", "steps": "steps4"}
"""Of the filler's rows of people and of steps: these."""

MARK = 777
"""The number in the texts of the slides that ``direct`` and ``naive`` copy, replaced by others."""

OWN = ("slides/slide", "notesSlides/notesSlide")
TEXT = "{http://schemas.openxmlformats.org/drawingml/2006/main}t"

CLIP = bytes(range(256)) * 160
"""40 kB: five seconds of MP3 at 64 kbit/s."""
NO_CLIP = Clip("", Path(), 5 * RATE)


def samples(chosen: Sequence[str]) -> tuple[Scene, ...]:
    """The scenes of the templates' filler, three people and four steps; code, formula, diagram."""
    every = filler.storyboard().scenes
    shown = [s for s in every if s.layout not in ROWS or s.id in ROWS.values()]
    title = Bilingual("そのまま載せるもの", "Shown as it is")
    blocks = [
        Scene(layout, layout, title, points=(Point(title),), code=code, syntax=syntax)
        for layout, (syntax, code) in BLOCKS.items()
    ]
    return tuple(s for s in (*shown, *blocks) if not chosen or s.layout in chosen)


def numbered(scene: Scene, n: int) -> Scene:
    """With a number in each text, but in figures and the values of tables."""

    def told(text: Bilingual, number: int = n) -> Bilingual:
        both = (text.ja, text.en)
        return Bilingual(
            *(words and re.sub("^[「“]?", rf"\g<0>{number} ", words) for words in both)
        )

    def said(point: Point) -> Point:
        figure = re.search("[0-9]", point.text.ja or "")
        return Point(point.text if figure else told(point.text), (f"p{n}",), point.mark)

    return replace(
        scene,
        id=f"s{n}",
        title=told(scene.title),
        kicker=told(Bilingual("売れ残り", "Unsold bread"), n if n == MARK else n // 10),
        points=tuple(map(said, scene.points)),
        fields={key: said(point) for key, point in scene.fields.items()},
        groups=tuple(
            replace(group, title=said(group.title), points=tuple(map(said, group.points)))
            for group in scene.groups
        ),
        table=tuple(tuple(map(said, row)) for row in scene.table),
        code=scene.code.replace(str(MARK), str(n)),
        narration=tuple(
            Line(f"l{n}.{k}", told(Bilingual(ja, en)), (f"p{n}",))
            for k, (ja, en) in enumerate(SAID)
        ),
    )


def storyboard(numbers: Sequence[int], scenes: Sequence[Scene]) -> Storyboard:
    shown = tuple(numbered(scenes[k % len(scenes)], n) for k, n in enumerate(numbers))
    return Storyboard(Bilingual("題", "Title"), shown, Bilingual("出典", "Source"))


@dataclass(frozen=True)
class Task:
    """Attributes: ``scenes`` are those that ``board`` repeats; ``folder`` holds their picture."""

    board: Storyboard
    scenes: tuple[Scene, ...]
    folder: Path

    @property
    def path(self) -> Path:
        return self.folder / "deck.pptx"

    def sample(self) -> bytes:
        """A deck of ours that has each slide once."""
        board = storyboard([MARK] * len(self.scenes), self.scenes)
        board = replace(
            board, scenes=tuple(replace(s, id=f"s{n}") for n, s in enumerate(board.scenes))
        )
        return make_deck(board, "bilingual", Settings(), folder=self.folder).data


def ours(task: Task) -> None:
    make_deck(task.board, "bilingual", Settings(), folder=task.folder).save(task.path)


def narrated(task: Task) -> None:
    scenes = task.board.scenes
    chapters = tuple(
        Chapter(s.id, "", n * 5 * RATE, (n + 1) * 5 * RATE) for n, s in enumerate(scenes)
    )
    cues = tuple(
        Cue(line.id, s.id, n * 5 * RATE, (n + 1) * 5 * RATE, "", "narrator", "ja", NO_CLIP)
        for n, s in enumerate(scenes)
        for line in s.narration
    )
    track = Track("ja", "", "ja", cues, chapters, len(scenes) * 5 * RATE, "none")
    clips = {s.id: CLIP + s.id.encode() for s in scenes}
    deck = make_deck(
        task.board, "ja", Settings(), {"ja": track}, folder=task.folder, narration=clips
    )
    deck.save(task.path)


def direct(task: Task, sample: opc.Parts) -> None:
    """Slides made by us; each further one a copy with its number put in by lxml."""
    from lxml import etree

    count, kinds = len(task.board.scenes), len(task.scenes)
    trees = {
        (name, k): etree.fromstring(sample[f"ppt/{name}{k}.xml"])
        for name in OWN
        for k in range(1, kinds + 1)
    }
    charts = _charts(sample, kinds)
    rels, ids, types = [], [], []
    with zipfile.ZipFile(task.path, "w", zipfile.ZIP_DEFLATED) as archive:
        for n in range(1, count + 1):
            k = (n - 1) % kinds + 1
            for name in OWN:
                tree = copy.deepcopy(trees[name, k])
                for run in tree.iter(TEXT):
                    run.text = run.text.replace(str(MARK), str(n), 1)
                data = etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)
                archive.writestr(f"ppt/{name}{n}.xml", data)
                folder, base = name.split("/")
                links = sample[f"ppt/{folder}/_rels/{base}{k}.xml.rels"]
                links = links.replace(b"Slide%d.xml" % k, b"Slide%d.xml" % n)
                links = links.replace(b"slides/slide%d.xml" % k, b"slides/slide%d.xml" % n)
                links = links.replace(charts.get(k, "no chart").encode(), b"chart%d" % n)
                archive.writestr(f"ppt/{folder}/_rels/{base}{n}.xml.rels", links)
                types.append(_override(f"ppt/{name}{n}.xml", f"presentationml.{base}"))
            if k in charts:
                types += _charted(archive, sample, charts[k], f"chart{n}")
            rels.append(
                f'<Relationship Id="x{n}" Type="{opc.RELATIONSHIPS}/slide" '
                f'Target="slides/slide{n}.xml"/>'
            )
            ids.append(f'<p:sldId id="{1000 + n}" r:id="x{n}"/>')
        for name, data in sample.items():
            if name.startswith(("ppt/slides/", "ppt/notesSlides/", "ppt/charts/", "ppt/embedd")):
                continue
            if name == "ppt/presentation.xml":
                start, end = data.index(b"<p:sldId "), data.index(b"</p:sldIdLst>")
                data = data[:start] + "".join(ids).encode() + data[end:]  # noqa: PLW2901 - rewritten
            elif name == "ppt/_rels/presentation.xml.rels":
                data = data.replace(b"</Rel", "".join(rels).encode() + b"</Rel")  # noqa: PLW2901 - rewritten
            elif name == opc.CONTENT_TYPES:
                data = data.replace(b"</Types", "".join(types).encode() + b"</Types")  # noqa: PLW2901 - rewritten
            archive.writestr(name, data)


def _charts(sample: opc.Parts, kinds: int) -> dict[int, str]:
    """By slide the name of its chart."""
    found = {
        k: re.search(rb"/charts/(\w+)\.xml", sample[f"ppt/slides/_rels/slide{k}.xml.rels"])
        for k in range(1, kinds + 1)
    }
    return {k: chart[1].decode() for k, chart in found.items() if chart}


def _charted(archive: zipfile.ZipFile, sample: opc.Parts, old: str, new: str) -> list[str]:
    """A copy of a chart and its workbook, and their types."""
    for name in ("charts/{}.xml", "charts/_rels/{}.xml.rels", "embeddings/{}.xlsx"):
        data = sample[f"ppt/{name.format(old)}"].replace(old.encode(), new.encode())
        archive.writestr(f"ppt/{name.format(new)}", data)
    return [
        _override(f"ppt/charts/{new}.xml", "drawingml.chart"),
        _override(f"ppt/embeddings/{new}.xlsx", "spreadsheetml.sheet"),
    ]


def _override(part: str, kind: str) -> str:
    return (
        f'<Override PartName="/{part}" ContentType="application/vnd.'
        f'openxmlformats-officedocument.{kind}+xml"/>'
    )


def naive(task: Task, sample: bytes) -> None:
    """Shape by shape as on the sample slide of the same kind, with the slide's own number."""
    import io

    from pptx import Presentation

    shown = [(s, tuple(s.shapes)) for s in Presentation(io.BytesIO(sample)).slides]
    deck = Presentation(io.BytesIO(sample))
    listed = deck.slides._sldIdLst  # noqa: SLF001 - python-pptx removes no slides
    for row in tuple(listed):
        listed.remove(row)
        deck.part.drop_rel(row.rId)
    for n, scene in enumerate(task.board.scenes, 1):
        model, shapes = shown[(n - 1) % len(shown)]
        slide = _drawn(deck, model, shapes, str(n))
        notes = [line.text.ja for line in scene.narration] + [s.text.en for s in scene.narration]
        slide.notes_slide.notes_text_frame.text = "\n".join(notes)
    deck.save(str(task.path))


def _drawn(deck: Presentation, model: Slide, shapes: Sequence[BaseShape], number: str) -> Slide:
    layouts = {layout.name: layout for layout in deck.slide_layouts}
    slide = deck.slides.add_slide(layouts[model.slide_layout.name])
    places = {p.placeholder_format.idx: p for p in slide.placeholders}
    for shape in shapes:
        made = _added(slide, places, shape)
        if made is None or not shape.has_text_frame or not made.has_text_frame:
            continue
        frame = made.text_frame
        for k, paragraph in enumerate(shape.text_frame.paragraphs):
            to = frame.add_paragraph() if k else frame.paragraphs[0]
            to.level = paragraph.level
            for run in paragraph.runs:
                to.add_run().text = run.text.replace(str(MARK), number)
    return slide


def _added(slide: Slide, places: dict[int, BaseShape], shape: BaseShape) -> BaseShape | None:
    """The place for text that the layout has, or a shape of the same kind at the same place."""
    place = (shape.left, shape.top, shape.width, shape.height)
    if shape.is_placeholder and shape.has_text_frame:
        made = places.get(shape.placeholder_format.idx)
        if made is not None:
            made.left, made.top, made.width, made.height = place
        return made
    if shape.has_text_frame:
        return _box(slide, shape, place)
    return _object(slide, shape, place)


def _box(slide: Slide, shape: BaseShape, place: tuple[int, ...]) -> BaseShape:
    from pptx.enum.dml import MSO_FILL
    from pptx.enum.shapes import MSO_SHAPE, MSO_SHAPE_TYPE

    drawn = shape.shape_type == MSO_SHAPE_TYPE.AUTO_SHAPE
    made = slide.shapes.add_shape(shape.auto_shape_type if drawn else MSO_SHAPE.RECTANGLE, *place)
    if shape.fill.type == MSO_FILL.SOLID:
        made.fill.solid()
        made.fill.fore_color.theme_color = shape.fill.fore_color.theme_color
    return made


def _object(slide: Slide, shape: BaseShape, place: tuple[int, ...]) -> BaseShape | None:
    import io

    from pptx.chart.data import CategoryChartData
    from pptx.enum.shapes import MSO_CONNECTOR

    if shape.has_chart:
        data = CategoryChartData()
        data.categories = list(shape.chart.plots[0].categories)
        for series in shape.chart.plots[0].series:
            data.add_series(series.name, list(series.values))
        return slide.shapes.add_chart(shape.chart.chart_type, *place, data)
    if shape.has_table:
        rows = shape.table.rows
        made = slide.shapes.add_table(len(rows), len(rows[0].cells), *place)
        for old, new in zip(shape.table.iter_cells(), made.table.iter_cells(), strict=True):
            new.text = old.text
        return made
    if hasattr(shape, "image"):
        return slide.shapes.add_picture(io.BytesIO(shape.image.blob), *place)
    if hasattr(shape, "begin_x"):
        ends = (shape.begin_x, shape.begin_y, shape.end_x, shape.end_y)
        return slide.shapes.add_connector(MSO_CONNECTOR.STRAIGHT, *ends)
    return None


CASES = ("ours", "direct", "naive", "narrated")


def run(case: str, task: Task) -> None:
    if case in {"ours", "narrated"}:
        {"ours": ours, "narrated": narrated}[case](task)
    elif case == "direct":
        direct(task, opc.unpack((task.folder / "sample.pptx").read_bytes(), "sample"))
    else:
        naive(task, (task.folder / "sample.pptx").read_bytes())


@dataclass(frozen=True)
class Measured:
    """Seconds of processor and of wall, and peak MB, of one case in a process of its own."""

    cpu: float
    wall: float
    peak: float


def measured(case: str, count: int, layouts: Sequence[str]) -> Measured:
    command = [sys.executable, str(Path(__file__)), "--case", case, "--slides", str(count)]
    command += [word for name in layouts for word in ("--layout", name)]
    done = subprocess.run(command, capture_output=True, check=True, text=True)
    return Measured(*map(float, done.stdout.split()))


def one(case: str, count: int, layouts: Sequence[str]) -> None:
    """Warm up on each slide once, so that imports and models are not counted."""
    collecting_seldom()
    scenes = samples(layouts)
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        (folder / "sample.png").write_bytes(filler.picture(""))
        first = Task(storyboard(range(-1, -1 - len(scenes), -1), scenes), scenes, folder)
        if case in {"direct", "naive"}:
            (folder / "sample.pptx").write_bytes(first.sample())
        run(case, first)
        task = replace(first, board=storyboard(range(1, count + 1), scenes))
        cpu, wall = time.process_time(), time.perf_counter()
        run(case, task)
        cpu, wall = time.process_time() - cpu, time.perf_counter() - wall
    print(f"{cpu:.3f} {wall:.3f} {peak_memory():.0f}")


def peak_memory() -> float:
    """In MB; 0 where the system does not tell (Windows)."""
    try:
        import resource
    except ImportError:
        return 0.0
    kilobytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return kilobytes / (1024 if sys.platform != "darwin" else 2**20)


def compared(count: int, number: int, layouts: Sequence[str]) -> None:
    """``number`` turns of ours and the least; of python-pptx, which is far away, a tenth."""
    turns = [
        {
            case: measured(case, count, layouts)
            for case in ("ours", "direct", *(("naive",) if turn % 10 == 0 else ()))
        }
        for turn in range(number)
    ]
    for case in turns[0]:
        cpu, wall, peak = (
            statistics.median(getattr(turn[case], key) for turn in turns if case in turn)
            for key in ("cpu", "wall", "peak")
        )
        print(f"{case:8} {cpu:7.2f} s of processor, {wall:7.2f} s by the clock, {peak:5.0f} MB")
    for above, below in (("ours", "direct"), ("naive", "ours")):
        cpu, wall = (
            [getattr(t[above], key) / getattr(t[below], key) for t in turns if above in t]
            for key in ("cpu", "wall")
        )
        print(
            f"{above} / {below}: {statistics.median(cpu):.2f} ({min(cpu):.2f}-{max(cpu):.2f}), "
            f"by the clock {statistics.median(wall):.2f} ({min(wall):.2f}-{max(wall):.2f}), "
            f"{len(cpu)} turns"
        )


def growth(case: str, layouts: Sequence[str]) -> None:
    for count in (100, 300, 1000, 3000, 5000):
        took = measured(case, count, layouts)
        each = took.cpu * 1000 / count
        clips = count * len(CLIP) / 2**20 if case == "narrated" else 0
        print(
            f"{case:8} {count:5} slides {took.cpu:7.2f} s  {each:6.3f} ms each  "
            f"{took.peak:5.0f} MB, {clips:3.0f} of them clips"
        )


def each_layout() -> None:
    """Which layouts are dear: milliseconds a slide, and beside the least."""
    for layout in dict.fromkeys(scene.layout for scene in samples(())):
        mine, least = (min(measured(c, 200, [layout]).cpu for _ in "123") for c in CASES[:2])
        print(
            f"{layout:12} {mine * 5:6.2f} ms  {least * 5:6.2f} ms  {mine / least:5.2f}", flush=True
        )


def checked(runs: int, layouts: Sequence[str]) -> None:
    """The package check alone, on a deck with each slide once."""
    scenes = samples(layouts)
    parts = make_deck(storyboard(range(len(scenes)), scenes), "bilingual", Settings()).parts
    times = []
    for _ in range(max(runs, 20)):
        start = time.perf_counter()
        verified(parts)
        times.append(time.perf_counter() - start)
    print(
        f"package check, {len(scenes)} slides, {len(parts)} parts: "
        f"{statistics.median(times) * 1000:.1f} ms"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--slides", type=int, default=1000)
    parser.add_argument("--turns", type=int, default=20)
    parser.add_argument("--layout", action="append", choices=list(LAYOUTS), default=[])
    parser.add_argument("--growth", action="store_true")
    parser.add_argument("--narrated", action="store_true")
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--each", action="store_true")
    parser.add_argument("--case", choices=CASES)
    chosen = parser.parse_args()
    if chosen.case:
        one(chosen.case, chosen.slides, chosen.layout)
    elif chosen.growth:
        growth("narrated" if chosen.narrated else "ours", chosen.layout)
    elif chosen.each:
        each_layout()
    elif chosen.check:
        checked(chosen.turns, chosen.layout)
    else:
        compared(chosen.slides, chosen.turns, chosen.layout)
        checked(chosen.turns, chosen.layout)


if __name__ == "__main__":
    main()
