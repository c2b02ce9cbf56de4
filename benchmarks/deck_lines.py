"""Lines as they are measured before a deck is saved, against LibreOffice's in its PDF.

Every show given is set in every built-in template, bilingual and in each language alone. Counted
by paragraph of a title, a point or a card: as many lines as measured, fewer, more, and how many
titles and points are drawn in more than two.

Usage: python benchmarks/deck_lines.py SHOW_FOLDER...   (each holds a storyboard.yaml)
"""

from __future__ import annotations

import argparse
import re
import subprocess
import tempfile
import unicodedata
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from lxml import etree

from generator.settings import Settings
from generator.show.storyboard_yaml import parse
from generator.slides import make_deck
from generator.slides.composing.compose import pages
from generator.slides.composing.desk import Desk
from generator.slides.deck import picture_in
from generator.slides.templates.layouts import EMU_PER_POINT
from generator.slides.templates.places import names
from generator.slides.templates.template import load

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model import Storyboard
    from generator.slides import Mode
    from generator.slides.composing.pages import Block, Page

MODES: tuple[Mode, ...] = ("bilingual", "ja", "en")
PROSE = {"Quote", "Term"}
"""Layouts whose body is a text of as many lines as it needs."""

SMALL = {"Kicker", "Footer", "Meta", "Slide Number"}


@dataclass(frozen=True)
class Word:
    """A word of the PDF: its text and its place in points."""

    text: str
    x: float
    middle: float
    tall: float


def plain(text: str) -> str:
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", text))


def drawn(pdf: Path) -> list[list[Word]]:
    command = ["pdftotext", "-bbox", str(pdf), "-"]
    html = subprocess.run(command, capture_output=True, check=True).stdout
    parser = etree.XMLParser(load_dtd=False, no_network=True, recover=True)
    tree = etree.fromstring(html.replace(b'xmlns="http://www.w3.org/1999/xhtml"', b""), parser)
    return [[word(w) for w in page.iter("word") if w.text] for page in tree.iter("page")]


def word(element: etree._Element) -> Word:
    x, top, bottom = (float(element.get(key, "0")) for key in ("xMin", "yMin", "yMax"))
    return Word(plain(element.text or ""), x, (top + bottom) / 2, bottom - top)


def lines(block: Block, words: list[Word]) -> list[str]:
    """The text of a block's place by line."""
    frame = block.frame or block.slot.frame
    x, y, w, h = (side / EMU_PER_POINT for side in (frame.x, frame.y, frame.w, frame.h))
    whole = plain("".join(p.text for p in block.paragraphs))
    here = [
        one
        for one in words
        if x - 3 <= one.x <= x + w and y - 3 <= one.middle <= y + h + 3 and one.text in whole
    ]
    rows: list[list[Word]] = []
    for one in sorted(here, key=lambda one: one.middle):
        if rows and one.middle - rows[-1][-1].middle < one.tall / 3:
            rows[-1].append(one)
        else:
            rows.append([one])
    return ["".join(w.text for w in sorted(row, key=lambda w: w.x)) for row in rows]


def counted(block: Block, rows: list[str]) -> Iterator[tuple[str, int, int]]:
    """(text, lines measured, lines drawn) of each paragraph that is found drawn."""
    at = 0
    for paragraph in block.paragraphs:
        wanted, got, start = len(plain(paragraph.text)), 0, at
        while at < len(rows) and got < wanted:
            got += len(rows[at])
            at += 1
        if got == wanted:
            yield paragraph.text, len(block.setting.lines(paragraph)), at - start


def deck_of(board: Storyboard, folder: Path, template: str, mode: Mode) -> tuple[list[Page], bytes]:
    def picture(path: str) -> bytes | None:
        return picture_in(folder, path)

    desk = Desk(load(template), mode, board.credit, picture)
    made = [page for scene in board.scenes for page in pages(desk, scene, 1)]
    return made, make_deck(board, mode, Settings(template=template), folder=folder).data


def bounded(where: str) -> bool:
    """A title or a point, which two lines hold."""
    return (
        where.endswith((" Title", " Title Second", " Body"))
        and where.split(maxsplit=1)[0] not in PROSE
    )


def compared(shows: list[Path], place: Path) -> Iterator[tuple[str, str, str, int, int]]:
    """(deck, layout, text, measured, drawn) of every paragraph."""
    decks: dict[Path, tuple[str, list[Page]]] = {}
    for folder in shows:
        board = parse((folder / "storyboard.yaml").read_text(encoding="utf-8"))
        for template in names():
            for mode in MODES:
                path = place / f"{folder.name}.{template}.{mode}.pptx"
                made, data = deck_of(board, folder, template, mode)
                path.write_bytes(data)
                decks[path] = (f"{template} {mode}", made)
    office = ["soffice", f"-env:UserInstallation={(place / 'profile').as_uri()}", "--headless"]
    command = [*office, "--convert-to", "pdf", "--outdir", str(place), *map(str, decks)]
    subprocess.run(command, capture_output=True, check=True)
    for path, (kind, made) in decks.items():
        for page, words in zip(made, drawn(path.with_suffix(".pdf")), strict=True):
            for block in page.blocks:
                sizes = {run.scale for p in block.paragraphs for run in p.runs}
                if block.slot.name in SMALL or len(sizes) > 1:  # of a figure and its unit
                    continue
                for found in counted(block, lines(block, words)):
                    yield kind, f"{page.layout.name} {block.slot.name}", *found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("shows", nargs="+", type=Path)
    parser.add_argument("--differences", action="store_true")
    chosen = parser.parse_args()
    counts: dict[str, Counter[str]] = {}
    with tempfile.TemporaryDirectory() as place:
        for kind, where, text, measured, real in compared(chosen.shows, Path(place)):
            count = counts.setdefault(kind, Counter())
            how = "same" if real == measured else "fewer" if real < measured else "more"
            count.update(["all", how])
            over = real > 2 and bounded(where)
            count["over two"] += over
            if chosen.differences and (over or how != "same"):
                print(f"{kind}, {where}: measured {measured}, drawn {real}: {text!r}")
    whole = sum(counts.values(), Counter())
    for kind, count in (*counts.items(), ("all", whole)):
        share = 100 * count["same"] / count["all"]
        print(
            f"{kind:18} {count['all']:5} paragraphs, {share:5.1f} % as measured, "
            f"{count['fewer']} fewer lines, {count['more']} more, {count['over two']} over two"
        )


if __name__ == "__main__":
    main()
