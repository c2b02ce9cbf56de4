"""Whether only the needed work is done: `python benchmarks/only_deck.py [SECTIONS]`.

Prints what the whole command `build --only deck` takes for an article of 1,000 sections, beside a
plain python-pptx loop that makes a slide of each section, its first sentences as points and all of
them as notes: once with full sections, once with thin ones. Which of them a deck tells of, and on
how many slides, is what the command is for, so both are counted by the section.
Then the reference article's deck, a build with nothing to do and `--help`, in seconds of processor
time. Ratios are what to quote: the machine is never alone.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from pptx import Presentation
from pptx.util import Inches

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

ROOT = Path(__file__).parents[1]
REFERENCE = ROOT.parent / "shared" / "articles" / "openai-departures.txt"
EXAMPLE = ROOT / "examples" / "night-library" / "night-library.txt"
COMMAND = (sys.executable, "-m", "generator")


def spent(*command: str) -> tuple[float, float]:
    """Processor and wall seconds of a command, with its children's."""
    before, started = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    code = subprocess.run(command, capture_output=True, check=False).returncode
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if code not in (0, 3):
        raise SystemExit(f"exit {code}: {' '.join(command)}")
    processor = after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime
    return processor, time.perf_counter() - started


def thin(n: int) -> str:
    """A section of three plain sentences, none of which stands twice."""
    return (
        f"## 第{n}の町\n\n第{n}の町には図書館が{n % 7 + 1}館あります。"
        f"昨年は{n * 13}人が訪れました。来年は開館時間を{n % 5 + 1}時間延ばす計画です。\n"
    )


def full(n: int) -> str:
    """A section of nine sentences in two paragraphs."""
    return (
        f"{thin(n)[:-1]}しかし、夜の利用は{n % 40 + 3}%にとどまります。"
        "働く人が帰り道に寄れないためです。"
        f"町は{n % 9 + 2}月から閉館を{n % 3 + 1}時間遅らせます。"
        f"費用は年{n * 2 + 40}万円と見積もっています。\n\n"
        f"試した{n % 11 + 4}週間では、若い利用者が{n % 5 + 2}割増えました。"
        f"一方、職員の勤務は{n % 6 + 1}人分足りません。\n"
    )


def article(sections: int, section: Callable[[int], str]) -> str:
    return "# 町の図書館\n\n" + "\n".join(section(n) for n in range(1, sections + 1))


_POINTS = 4


def plain_loop(sections: Sequence[str], target: Path) -> None:
    """A slide of each, as a script with python-pptx would make them."""
    made = Presentation()
    for section in sections:
        heading, _, text = section.partition("\n\n")
        slide = made.slides.add_slide(made.slide_layouts[5])
        slide.shapes.title.text = heading.removeprefix("## ")
        for point in text.split("。")[:_POINTS]:
            box = slide.shapes.add_textbox(Inches(1), Inches(2), Inches(8), Inches(1))
            box.text_frame.text = point
        slide.notes_slide.notes_text_frame.text = text
    made.save(str(target))


def long_article(place: Path, sections: int, section: Callable[[int], str]) -> None:
    source = place / f"{section.__name__}.md"
    source.write_text(article(sections, section), encoding="utf-8")
    options = ("--offline", "--languages", "ja", "--only", "deck", "-o", str(place))
    ours, wall = spent(*COMMAND, "build", str(source), *options)
    deck = place / source.stem / "deck.ja.pptx"
    slides = len(Presentation(str(deck)).slides)
    started = time.process_time()
    plain_loop([section(n) for n in range(1, sections + 1)], place / "plain.pptx")
    theirs = time.process_time() - started
    told = f"{sections} {source.stem} sections, {slides} slides"
    each = 1000 * ours / sections
    print(f"{told}: {ours:.1f} s of processor time ({wall:.1f} s), {each:.1f} ms a section")
    print(f"a plain python-pptx loop: {theirs:.1f} s; ours takes {ours / theirs:.2f} of it")


def short_article(place: Path) -> None:
    source = REFERENCE if REFERENCE.is_file() else EXAMPLE
    memory = source.with_suffix(".tmx")
    options = ("--offline", "--memory", str(memory), "--only", "deck", "-o", str(place))
    build = (*COMMAND, "build", str(source), *options)
    spent(*build)
    fresh = median(spent(*build, "--force")[0] for _ in range(5))
    again = median(spent(*build)[0] for _ in range(9))
    help_ = median(spent(*COMMAND, "--help")[0] for _ in range(9))
    click = median(spent(sys.executable, "-c", "import click")[0] for _ in range(9))
    print(f"{source.stem}, only the deck: {fresh:.2f} s of processor time")
    print(f"nothing to do: {again:.2f} s, {again - help_:.2f} s more than --help")
    print(f"--help: {help_:.3f} s, {help_ / click:.2f} of what importing click takes")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as temporary:
        os.environ |= {
            "KAMISHIBAI_CACHE": f"{temporary}/cache",
            "KAMISHIBAI_DATA": f"{temporary}/data",
            "PYTHONPYCACHEPREFIX": f"{temporary}/compiled",
        }
        # an installed program has its modules compiled
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
        short_article(Path(temporary))
        for section in (full, thin):
            long_article(Path(temporary), int((*sys.argv[1:], "1000")[0]), section)
