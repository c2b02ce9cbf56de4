"""Decks of many slides: ours against the least that must be written, and against python-pptx.

Each case runs in a process of its own, so that peak memory is its own; the storyboard is there
before the clock starts. Cases take turns; the ratios are medians of the turns' own ratios, of
processor time, on which other work on the machine counts little, and beside it by the wall clock.

    ours    make_deck, measured, checked, saved
    direct  lxml elements and zipfile: the same slides and notes, text ready-made
    naive   python-pptx as its documentation shows: add_slide, fill the placeholders, save

Usage: python benchmarks/deck_speed.py [--slides 1000] [--runs 5] [--growth] [--narrated] [--check]
"""

from __future__ import annotations

import argparse
import copy
import statistics
import subprocess
import sys
import tempfile
import time
import zipfile
from dataclasses import dataclass
from pathlib import Path

from generator.model import (
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
from generator.slides import make_deck, opc
from generator.slides.packaging.verify import verified
from generator.slides.templates.places import located

POINTS = (
    ("棚の半分がそのまま残ってしまう", "Half the shelf stays full"),
    ("値引きをしても、遠くに住む人には届かない", "Discounts do not reach people who live far away"),
    ("捨てる費用は、年におよそ48万円だった", "Throwing it away cost 480,000 yen a year"),
    ("職人には、気持ちの負担が大きかった", "For the bakers it was a burden"),
)
SAID = (
    ("夕方に雨が降ると、棚の半分が残ります。", "When it rains in the evening, half is left."),
    ("捨てる費用は、年におよそ48万円でした。", "Throwing it away cost 480,000 yen a year."),
)
CLIP = bytes(range(256)) * 160
"""40 kB: five seconds of MP3 at 64 kbit/s."""
NO_CLIP = Clip("", Path(), 5 * RATE)


def storyboard(count: int) -> Storyboard:
    scenes = tuple(
        Scene(
            id=f"s{n}",
            layout="bullets",
            title=Bilingual(f"第{n}節　閉店後のパン", f"Section {n}: bread at closing time"),
            kicker=Bilingual("売れ残り", "Unsold bread"),
            points=tuple(
                Point(Bilingual(f"{n}　{ja}", f"{n} {en}"), (f"p{n}",)) for ja, en in POINTS
            ),
            narration=tuple(
                Line(f"l{n}.{k}", Bilingual(f"{n}番。{ja}", f"No. {n}. {en}"), (f"p{n}",))
                for k, (ja, en) in enumerate(SAID)
            ),
        )
        for n in range(1, count + 1)
    )
    return Storyboard(Bilingual("題", "Title"), scenes, Bilingual("出典", "Source"))


def ours(board: Storyboard, path: Path) -> None:
    make_deck(board, "bilingual", Settings()).save(path)


def narrated(board: Storyboard, path: Path) -> None:
    chapters = tuple(
        Chapter(s.id, "", n * 5 * RATE, (n + 1) * 5 * RATE) for n, s in enumerate(board.scenes)
    )
    cues = tuple(
        Cue(line.id, s.id, n * 5 * RATE, (n + 1) * 5 * RATE, "", "narrator", "ja", NO_CLIP)
        for n, s in enumerate(board.scenes)
        for line in s.narration
    )
    track = Track("ja", "", "ja", cues, chapters, len(board.scenes) * 5 * RATE, "none")
    clips = {s.id: CLIP + s.id.encode() for s in board.scenes}
    make_deck(board, "ja", Settings(), {"ja": track}, narration=clips).save(path)


def direct(board: Storyboard, path: Path) -> None:
    """One slide made by us; each further one a copy with its number put in by lxml."""
    from lxml import etree

    count = len(board.scenes)
    sample = opc.unpack(make_deck(storyboard(1), "bilingual", Settings()).data, "sample")
    slide = etree.fromstring(sample["ppt/slides/slide1.xml"])
    notes = etree.fromstring(sample["ppt/notesSlides/notesSlide1.xml"])
    text = "{http://schemas.openxmlformats.org/drawingml/2006/main}t"
    rels, ids, kinds = [], [], []
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for n in range(1, count + 1):
            for name, root in (("slides/slide", slide), ("notesSlides/notesSlide", notes)):
                tree = copy.deepcopy(root)
                for run in tree.iter(text):
                    run.text = run.text.replace("1", str(n), 1)
                data = etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)
                archive.writestr(f"ppt/{name}{n}.xml", data)
                folder, base = name.split("/")
                links = sample[f"ppt/{folder}/_rels/{base}1.xml.rels"]
                links = links.replace(b"Slide1.xml", b"Slide%d.xml" % n)
                links = links.replace(b"slides/slide1.xml", b"slides/slide%d.xml" % n)
                archive.writestr(f"ppt/{folder}/_rels/{base}{n}.xml.rels", links)
                kinds.append(
                    f'<Override PartName="/ppt/{name}{n}.xml" ContentType="application/vnd.'
                    f'openxmlformats-officedocument.presentationml.{base}+xml"/>'
                )
            rels.append(
                f'<Relationship Id="x{n}" Type="{opc.RELATIONSHIPS}/slide" '
                f'Target="slides/slide{n}.xml"/>'
            )
            ids.append(f'<p:sldId id="{1000 + n}" r:id="x{n}"/>')
        for name, data in sample.items():
            if name.startswith(("ppt/slides/", "ppt/notesSlides/")):
                continue
            if name == "ppt/presentation.xml":
                start, end = data.index(b"<p:sldId "), data.index(b"</p:sldIdLst>")
                data = data[:start] + "".join(ids).encode() + data[end:]  # noqa: PLW2901 - rewritten
            elif name == "ppt/_rels/presentation.xml.rels":
                data = data.replace(b"</Rel", "".join(rels).encode() + b"</Rel")  # noqa: PLW2901 - rewritten
            elif name == opc.CONTENT_TYPES:
                data = data.replace(b"</Types", "".join(kinds).encode() + b"</Types")  # noqa: PLW2901 - rewritten
            archive.writestr(name, data)


def naive(board: Storyboard, path: Path) -> None:
    from pptx import Presentation

    deck = Presentation(str(located("ink")[0]))
    layout = next(one for one in deck.slide_layouts if one.name == "Bullets")
    for scene in board.scenes:
        slide = deck.slides.add_slide(layout)
        places = {p.placeholder_format.idx: p.text_frame for p in slide.placeholders}
        places[0].text = scene.title.ja
        places[14].text = scene.title.en
        places[13].text = f"{scene.kicker.ja}　{scene.kicker.en}"
        frame = places[1]
        for n, point in enumerate(scene.points):
            for level, words in enumerate((point.text.ja, point.text.en)):
                paragraph = frame.add_paragraph() if n or level else frame.paragraphs[0]
                paragraph.text, paragraph.level = words, level
        notes = [line.text.ja for line in scene.narration] + [
            line.text.en for line in scene.narration
        ]
        slide.notes_slide.notes_text_frame.text = "\n".join(notes)
    deck.save(str(path))


CASES = {"ours": ours, "direct": direct, "naive": naive, "narrated": narrated}


@dataclass(frozen=True)
class Measured:
    """Seconds of processor and of wall, and peak MB, of one case in a process of its own."""

    cpu: float
    wall: float
    peak: float


def measured(case: str, count: int) -> Measured:
    command = [sys.executable, str(Path(__file__)), "--case", case, "--slides", str(count)]
    done = subprocess.run(command, capture_output=True, check=True, text=True)
    return Measured(*map(float, done.stdout.split()))


def one(case: str, count: int) -> None:
    """Warm up on two slides, so that imports and models are not counted."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "deck.pptx"
        CASES[case](storyboard(2), path)
        board = storyboard(count)
        cpu, wall = time.process_time(), time.perf_counter()
        CASES[case](board, path)
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


def compared(count: int, runs: int) -> None:
    turns = [
        {case: measured(case, count) for case in ("ours", "direct", "naive")} for _ in range(runs)
    ]
    for case in turns[0]:
        cpu, wall, peak = (
            statistics.median(getattr(turn[case], key) for turn in turns)
            for key in ("cpu", "wall", "peak")
        )
        print(f"{case:8} {cpu:7.2f} s of processor, {wall:7.2f} s by the clock, {peak:5.0f} MB")
    for above, below in (("ours", "direct"), ("naive", "ours")):
        cpu, wall = (
            [getattr(turn[above], key) / getattr(turn[below], key) for turn in turns]
            for key in ("cpu", "wall")
        )
        print(
            f"{above} / {below}: {statistics.median(cpu):.2f} ({min(cpu):.2f}-{max(cpu):.2f}), "
            f"by the clock {statistics.median(wall):.2f} ({min(wall):.2f}-{max(wall):.2f})"
        )


def growth(case: str) -> None:
    for count in (100, 300, 1000, 3000, 5000):
        took = measured(case, count)
        each = took.cpu * 1000 / count
        clips = count * len(CLIP) / 2**20 if case == "narrated" else 0
        print(
            f"{case:8} {count:5} slides {took.cpu:7.2f} s  {each:6.3f} ms each  "
            f"{took.peak:5.0f} MB, {clips:3.0f} of them clips"
        )


def checked(runs: int) -> None:
    """The package check alone, on a deck of fifteen slides."""
    parts = make_deck(storyboard(15), "bilingual", Settings()).parts
    times = []
    for _ in range(max(runs, 20)):
        start = time.perf_counter()
        verified(parts)
        times.append(time.perf_counter() - start)
    print(f"package check, 15 slides, {len(parts)} parts: {statistics.median(times) * 1000:.1f} ms")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--slides", type=int, default=1000)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--growth", action="store_true")
    parser.add_argument("--narrated", action="store_true")
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--case", choices=CASES)
    chosen = parser.parse_args()
    if chosen.case:
        one(chosen.case, chosen.slides)
    elif chosen.growth:
        growth("narrated" if chosen.narrated else "ours")
    elif chosen.check:
        checked(chosen.runs)
    else:
        compared(chosen.slides, chosen.runs)
        checked(chosen.runs)


if __name__ == "__main__":
    main()
