"""Every built-in template, mode and page as LibreOffice draws it: what anybody would see is wrong.

Counted are words outside the slide, over other words, over art or the edge of a band, and fainter
than 4.5 to one against what is drawn behind them.

Usage: python benchmarks/deck_looks.py [--template NAME_OR_FILE ...] [SHOW_FOLDER ...]
       without a folder (each holds a storyboard.yaml): the layouts of the tests.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from drawn_decks import faults, slides  # noqa: E402
from slides.conftest import storyboard  # noqa: E402

from generator.settings import Settings  # noqa: E402
from generator.show.storyboard_yaml import parse  # noqa: E402
from generator.slides import make_deck  # noqa: E402
from generator.slides.options import SIZES  # noqa: E402
from generator.slides.templates.places import names  # noqa: E402

MODES = ("bilingual", "ja", "en")
CASES = ("forms", "bakery", "flood")


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("shows", nargs="*", type=Path)
    options.add_argument("--template", action="append")
    options.add_argument("--size", action="append", choices=list(SIZES))
    options.add_argument("--board", action="append", choices=CASES)
    chosen = options.parse_args()
    boards = {
        show.name: (parse((show / "storyboard.yaml").read_text("utf-8")), show)
        for show in chosen.shows
    }
    boards = boards or {name: (storyboard(name), None) for name in chosen.board or CASES}
    total = seen = 0
    for template in chosen.template or names():
        sizes = (chosen.size or SIZES) if template in names() else ("16:9",)
        with tempfile.TemporaryDirectory() as place:
            decks = {}
            for size in sizes:
                settings = Settings(template=template, sections={"slides": {"size": size}})
                for mode in MODES:
                    for name, (board, folder) in boards.items():
                        deck = Path(place) / f"{name}_{mode}_{size.replace(':', 'x')}.pptx"
                        make_deck(board, mode, settings, folder=folder).save(deck)
                        decks[deck] = f"{name} {mode} {size}"
            for deck, pages in slides(list(decks)).items():
                seen += len(pages)
                for n, page in enumerate(pages, 1):
                    for fault in faults(page):
                        total += 1
                        print(f"{Path(template).stem} {decks[deck]} {n}: {fault}", flush=True)
    print(f"{seen} slides drawn, {total} faults")


if __name__ == "__main__":
    main()
