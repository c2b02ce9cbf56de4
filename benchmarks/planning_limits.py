"""Whether decks keep to two lines and five points: python benchmarks/planning_limits.py FOLDER...

Plans every article of the folders and lays it out in the built-in templates, for both languages
together and for its own alone. Counts the lines as the deck breaks them: titles and points of more
than two, and slides of more than five points. Prints each offence, then how many scenes articles
of 1,000 to 3,000 characters have, how near ``--slides N`` comes, and how long Japanese points are.
Exits with 1 when a limit is broken.
"""

from __future__ import annotations

import argparse
import statistics
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from generator.errors import KamishibaiError
from generator.japanese.width import width
from generator.model import sentences
from generator.planning import plan
from generator.reading import read
from generator.settings import Settings
from generator.slides.composing.compose import pages
from generator.slides.composing.desk import Desk
from generator.slides.templates.template import load
from generator.understanding import brief

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.model import Article, Scene, Storyboard
    from generator.slides import Mode
    from generator.slides.composing.pages import Block, Page

TEMPLATES = ("ink", "signal", "washi")
MOST_LINES, MOST_POINTS = 2, 5
POINTS = frozenset(
    {"bullets", "agenda", "takeaways", "notes", "profile", "number", "figure", "chart"}
)
"""Layouts whose body is a list of points; a quotation and a definition are paragraphs."""

FEWEST_SCENES, MOST_SCENES = 10, 18
ASKED = (8, 12, 16)
LONGEST_POINT = 32.0
"""Em of Japanese that a point should have at most."""


def planned(article: Article, settings: Settings) -> Storyboard:
    return plan(article, brief(article, settings), settings)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--points", action="store_true", help="print the points over 32 em")
    options = parser.parse_args()
    articles = [found for folder in options.folders for found in _articles(folder)]
    broken = 0
    for name, article in articles:
        storyboard = planned(article, Settings())
        for offence in (*offences(storyboard, modes(article)), *repeated(storyboard)):
            broken += 1
            print(f"{name}: {offence}")
    print(f"{len(articles)} articles, {broken} limits broken")
    broken += _counts(articles)
    _lengths(articles, show=options.points)
    sys.exit(1 if broken else 0)


def _articles(folder: Path) -> Iterator[tuple[str, Article]]:
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            try:
                yield path.name, read(path, Settings())
            except KamishibaiError as error:
                print(f"{path.name}: not read: {error}")


def modes(article: Article) -> tuple[Mode, ...]:
    """Decks worth looking at: of a language that is not there yet there is none."""
    return ("bilingual", "ja", "en") if _both(article) else ("bilingual", article.language)


def _both(article: Article) -> bool:
    return any(not sentence.text.pending for sentence in sentences(article))


def offences(storyboard: Storyboard, wanted: Sequence[Mode]) -> Iterator[str]:
    """What breaks a limit: template, deck, scene, and the text."""
    for name in TEMPLATES:
        template = load(name)
        for mode in wanted:
            desk = Desk(template, mode, storyboard.credit, lambda _: b"")
            for scene in storyboard.scenes:
                for page in pages(desk, scene, 1):
                    for offence in _of_page(page, scene):
                        yield f"{name} {mode} {scene.layout} {scene.id}: {offence}"


def repeated(storyboard: Storyboard) -> Iterator[str]:
    """Sentences told in two scenes, or shown as points by two; the takeaways are a summary."""
    told: set[str] = set()
    shown: dict[str, str] = {}
    for scene in storyboard.scenes:
        yield from (f"{scene.id}: told again: {each}" for each in scene.sources if each in told)
        told.update(scene.sources)
        if scene.layout in {"agenda", "takeaways", "notes"}:
            continue
        for point in scene.points:
            first = shown.setdefault(point.text.ja or point.text.en or "", scene.id)
            if first != scene.id and len(point.text.ja or point.text.en or "") >= _SENTENCE:
                yield f"{scene.id}: shown again: {point.text.ja or point.text.en}"


_SENTENCE = 12
"""Characters from which a text is no label that may well stand in two places."""


def _of_page(page: Page, scene: Scene) -> Iterator[str]:
    for block in page.blocks:
        is_head = "title" in block.slot.name.lower()
        if not is_head and not (scene.layout in POINTS and _is_body(block)):
            continue
        for paragraph in block.paragraphs:
            lines = len(block.setting.lines(paragraph))
            if lines > MOST_LINES:
                yield f"{'title' if is_head else 'point'} of {lines} lines: {paragraph.text}"
        points = sum(paragraph.level == 0 for paragraph in block.paragraphs)
        if points > MOST_POINTS:
            yield f"{points} points"


def _is_body(block: Block) -> bool:
    return block.slot.name.lower() == "body"


def _size(article: Article) -> int:
    return sum(len(s.text[article.language] or "") for s in sentences(article))


def _counts(articles: Sequence[tuple[str, Article]]) -> int:
    """How many articles of ordinary length have too few scenes or too many."""
    middle = [(name, article) for name, article in articles if 1000 <= _size(article) <= 3000]
    broken = 0
    for name, article in middle:
        count = len(planned(article, Settings()).scenes)
        if not FEWEST_SCENES <= count <= MOST_SCENES:
            broken += 1
            print(f"{name}: {count} scenes for {_size(article)} characters")
    print(f"{len(middle)} articles of 1,000 to 3,000 characters, {broken} not of 10 to 18 scenes")
    for asked in ASKED:
        made = [len(planned(article, Settings(slides=asked)).scenes) for _, article in articles]
        exact = sum(count == asked for count in made)
        far = max(abs(count - asked) for count in made)
        print(f"--slides {asked}: {exact} of {len(made)} exact, the farthest {far} off")
    return broken


def _lengths(articles: Sequence[tuple[str, Article]], *, show: bool) -> None:
    found = [
        point.text.ja
        for _, article in articles
        for scene in planned(article, Settings()).scenes
        if scene.layout in {"bullets", "profile", "takeaways"}
        for point in scene.points
        if point.text.ja
    ]
    if not found:
        return
    wide = sorted(map(width, found))
    short = sum(each <= LONGEST_POINT for each in wide)
    share = 100 * short / len(wide)
    middle, nine = statistics.median(wide), wide[len(wide) * 9 // 10]
    print(
        f"{len(wide)} Japanese points: {share:.0f} % up to {LONGEST_POINT:.0f} em,"
        f" median {middle:.0f}, nine tenths up to {nine:.0f}, longest {wide[-1]:.0f}"
    )
    if show:
        print(*(text for text in found if width(text) > LONGEST_POINT), sep="\n")


if __name__ == "__main__":
    main()
