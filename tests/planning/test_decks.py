"""What a brief becomes: article and brief as text, and the deck as it reads.

``python tests/planning/test_decks.py`` writes the decks of all cases anew, to be read in the diff.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[1]))

from briefs import brief
from outlines import outline

from generator.planning import plan
from generator.progress import silent
from generator.reading import read
from generator.settings import Settings
from generator.translation import translate

if TYPE_CHECKING:
    from generator.model import Article

TESTS = Path(__file__).parents[1]
DECKS = sorted((TESTS / "cases" / "planning" / "decks").glob("*.txt"))
BRIEFS = TESTS / "cases" / "planning" / "briefs"
GOLDEN = TESTS / "golden" / "planning"
EXAMPLES = TESTS.parent / "examples"
NAMES = ("night-library.txt", "tide-tables.md", "battery-recycling.html")


def cases(path: Path) -> list[tuple[str, str, str, str]]:
    """(name, article, brief, deck) of each case in a file."""
    found = []
    for block in path.read_text(encoding="utf-8").split("=== ")[1:]:
        name, _, rest = block.partition("\n")
        text, _, rest = rest.partition("\n--- brief\n")
        given, _, deck = rest.partition("\n--- deck\n")
        found.append((name, text, given, deck.strip() + "\n"))
    return found


def made(text: str, given: str) -> str:
    article = read(text.encode(), Settings(), name="article.md")
    settings = Settings(languages=(article.language,))
    return outline(plan(article, brief(given, article), settings))


ALL = [(f"{path.stem}: {case[0]}", *case[1:]) for path in DECKS for case in cases(path)]


@pytest.mark.parametrize(("name", "text", "given", "deck"), ALL, ids=[case[0] for case in ALL])
def test_a_brief_becomes_a_deck(name: str, text: str, given: str, deck: str) -> None:
    assert made(text, given) == deck, name


def translated(name: str, cache: Path) -> Article:
    folder = EXAMPLES / Path(name).stem
    memory = (folder / name).with_suffix(".tmx")
    settings = Settings(memories=(memory,), offline=True, cache=cache, data=cache)
    return translate(read(folder / name, settings), "en", settings, silent).article


def of_example(name: str, cache: Path) -> str:
    article = translated(name, cache)
    given = (BRIEFS / f"{Path(name).stem}.brief").read_text(encoding="utf-8")
    return outline(plan(article, brief(given, article), Settings()), bilingual=True)


@pytest.mark.parametrize("name", NAMES)
def test_the_briefs_of_the_examples_become_decks(name: str, tmp_path: Path) -> None:
    golden = GOLDEN / f"{Path(name).stem}.txt"
    assert of_example(name, tmp_path) == golden.read_text(encoding="utf-8")


def _written_anew() -> None:
    for path in DECKS:
        head = path.read_text(encoding="utf-8").partition("=== ")[0]
        blocks = [
            f"=== {name}\n{text}\n--- brief\n{given}\n--- deck\n{made(text, given)}\n"
            for name, text, given, _ in cases(path)
        ]
        path.write_text(head + "".join(blocks).rstrip() + "\n", encoding="utf-8")
    for name in NAMES:
        golden = GOLDEN / f"{Path(name).stem}.txt"
        golden.write_text(of_example(name, Path("/tmp")), encoding="utf-8")


if __name__ == "__main__":
    _written_anew()
