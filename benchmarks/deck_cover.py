"""How much of the room under its heading each slide of a deck fills, and how large its type is.

A slide's room is parted into small squares; full are those under text as long as its lines are,
under cards, pictures and drawings. Told are slides of which more than 45 % from top to bottom of
the room holds nothing, and by layout the sizes of the largest text.

Usage: python benchmarks/deck_cover.py SHOW_FOLDER ... [--template NAME_OR_FILE ...] [--mode MODE]
"""

from __future__ import annotations

import argparse
import statistics
import sys
from collections import defaultdict
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT)]

from generator.japanese.width import width  # noqa: E402
from generator.show.storyboard_yaml import parse  # noqa: E402
from generator.slides.composing.compose import pages  # noqa: E402
from generator.slides.deck import desk_of, picture_in  # noqa: E402
from generator.slides.templates.layouts import EMU_PER_POINT, Frame  # noqa: E402
from generator.slides.templates.places import names  # noqa: E402
from generator.slides.templates.roles import FOOT, HEAD  # noqa: E402
from generator.slides.templates.template import load  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.slides.composing.pages import Block, Page
    from generator.slides.templates.template import Template

SQUARES = 40
EMPTY = 0.45
OWN = {"title", "section"}  # composed by the template itself


def inked(block: Block) -> Frame:
    """Where a text's lines are, of its frame."""
    frame, setting = block.frame or block.slot.frame, block.setting
    tall = min(frame.h, round(setting.tall(block.paragraphs) * EMU_PER_POINT))
    wide = max(
        width(line) * setting.size(p) * EMU_PER_POINT
        for p in block.paragraphs
        for line in setting.lines(p)
    )
    spare = frame.h - tall
    top = frame.y + {"ctr": spare // 2, "b": spare}.get(block.slot.anchor, 0)
    return Frame(frame.x, top, min(frame.w, round(wide)), tall)


def texts(page: Page, template: Template) -> list[Block]:
    """Those under the heading; of a message the heading is the content."""
    fields = template.role(page.form.name).fields
    keys = (*FOOT, "kicker") if page.form.name == "statement" else (*HEAD, *FOOT)
    apart = {fields[key].name for key in keys if key in fields}
    return [block for block in page.blocks if block.slot.name not in apart]


def shown(page: Page, template: Template) -> Iterator[Frame]:
    """Frames of all that a slide holds but its heading and foot."""
    for block in texts(page, template):
        yield (block.frame or block.slot.frame) if block.look else inked(block)
    yield from (mark.frame for mark in page.marks)
    yield from (each.slot.frame if hasattr(each, "slot") else each.frame for each in page.objects)


def cover(frames: list[Frame], room: Frame) -> tuple[float, float]:
    """Shares of the room's squares, and of its height, that hold something."""
    rows = [[False] * SQUARES for _ in range(SQUARES)]
    for frame in frames:
        for y in range(SQUARES):
            middle = room.y + (y + 0.5) * room.h / SQUARES
            if not frame.y <= middle <= frame.y + frame.h:
                continue
            for x in range(SQUARES):
                if frame.x <= room.x + (x + 0.5) * room.w / SQUARES <= frame.x + frame.w:
                    rows[y][x] = True
    full = [any(row) for row in rows]
    return sum(map(sum, rows)) / SQUARES**2, sum(full) / SQUARES


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("shows", nargs="+", type=Path)
    options.add_argument("--template", action="append")
    options.add_argument("--mode", default="bilingual", choices=("bilingual", "ja", "en"))
    chosen = options.parse_args()
    sizes: dict[str, list[float]] = defaultdict(list)
    covers: dict[str, list[float]] = defaultdict(list)
    total = empty = 0
    for name in chosen.template or names():
        template = load(name)
        for show in chosen.shows:
            board = parse((show / "storyboard.yaml").read_text("utf-8"))
            desk = desk_of(board, chosen.mode, template, partial(picture_in, show))
            for scene in board.scenes:
                for n, page in enumerate(pages(desk, scene, 1), 1):
                    if page.form.name in OWN:
                        continue
                    frames = list(shown(page, template))
                    area, height = cover(frames, template.room)
                    total += 1
                    covers[page.form.name].append(area)
                    points = (
                        block.setting.size(p) / block.slot.scale
                        for block in texts(page, template)
                        for p in block.paragraphs
                    )
                    sizes[page.form.name].append(max(points, default=0))
                    if 1 - height > EMPTY:
                        empty += 1
                        print(f"{Path(name).stem} {scene.id} {page.form.name} {n}: {height:.2f}")
    print(f"{'layout':14}slides  room filled  largest type: least, middle, most")
    for layout in sorted(covers):
        type_ = sizes[layout]
        print(
            f"{layout:14}{len(type_):6}  {statistics.median(covers[layout]):11.2f}  "
            f"{min(type_):.0f} {statistics.median(type_):.0f} {max(type_):.0f}"
        )
    print(f"{total} slides, {empty} more than {EMPTY:.0%} empty")


if __name__ == "__main__":
    main()
