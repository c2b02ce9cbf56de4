"""For a model that cannot plan: its titles and points on the rules' slides, a question a slide."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from generator.model import LAYOUTS, Point
from generator.writing import schemas
from generator.writing.deck import words_of
from generator.writing.holding import Item

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.model import Language, Scene
    from generator.writing.desk import EditorDesk
    from generator.writing.holding import Holding
    from generator.writing.numbered import Numbered

_WORDABLE = frozenset({"bullets", "statement", "term"})
_LEAST = 0.5  # of the rules' words: what is shorter says less
_ANSWER = 300  # tokens in one language, generously
_A_SLIDE = 1350  # tokens in one language, as measured with a small model


def reworded(
    scenes: Sequence[Scene], article: Numbered, desk: EditorDesk, holding: Holding
) -> tuple[Scene, ...]:
    """The scenes, those of plain points with the model's words where these hold."""
    return tuple(
        _reworded(scene, article, desk, holding) if _is_wordable(scene) else scene
        for scene in scenes
    )


def expected(scenes: Sequence[Scene], languages: Sequence[Language]) -> int:
    """About how many tokens that takes: a question a slide, its checks and what is mended."""
    return _A_SLIDE * len(languages) * sum(map(_is_wordable, scenes))


def _is_wordable(scene: Scene) -> bool:
    return bool(scene.layout in _WORDABLE and scene.sources and scene.points)


def _reworded(scene: Scene, article: Numbered, desk: EditorDesk, holding: Holding) -> Scene:
    shown = (s for point in scene.points for s in point.sources)
    ids = tuple(dict.fromkeys((*scene.sources, *shown)))
    answer = desk.ask(
        "scene",
        article.quoted(ids),
        schemas.slide(len(article.lines), holding.languages),
        _ANSWER * len(holding.languages),
    )
    if not answer:
        return scene
    given = set(ids)
    rows = [("title", answer["title"]), *(("point", row) for row in answer["points"])]
    title, *points = holding.held([_item(role, row, article, given) for role, row in rows])
    if not title.faults:
        scene = replace(
            scene, title=title.text, title_sources=title.sources, title_verdict=title.verdict
        )
    good = [Point(p.text, p.sources, verdict=p.verdict) for p in points if not p.faults]
    good = good[: LAYOUTS[scene.layout].points[1]]
    return replace(scene, points=tuple(good)) if _says_as_much(good, scene.points) else scene


def _says_as_much(points: Sequence[Point], of_rules: Sequence[Point]) -> bool:
    """Nothing that was shown is dropped, and no sentence has become a bare name."""
    shown, wanted = ({s for point in each for s in point.sources} for each in (points, of_rules))
    said, before = (sum(map(_size, each)) for each in (points, of_rules))
    return wanted <= shown and said >= _LEAST * before


def _size(point: Point) -> int:
    return len(point.text.ja or point.text.en or "")


def _item(role: Any, row: Any, article: Numbered, given: set[str]) -> Item:
    """A text that may rest on no line but those it was shown."""
    sources = tuple(s for s in article.ids(row["from"]) if s in given)
    return Item(role, words_of(row), sources)
