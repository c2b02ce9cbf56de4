"""Every text of a show beside the sentences of the article that it rests on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.errors import ShowError
from generator.model import LANGUAGES, sentences
from generator.show.folder import Show, remembered_article

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from generator.model import Article, Bilingual, Group, Point, Scene, Storyboard


@dataclass(frozen=True, slots=True)
class Cited:
    """A sentence of the article.

    Attributes:
        text: in both languages; ``None`` when the article has no such sentence any more.
    """

    id: str
    text: Bilingual | None


@dataclass(frozen=True, slots=True)
class SourcedText:
    """One text and what it rests on.

    Attributes:
        what: where it stands: "title", "point", a field's name, "group", "cell", or "said".
        sources: in reading order; none where the words are ours or a person's.
    """

    what: str
    text: Bilingual
    sources: tuple[Cited, ...]

    @property
    def verbatim(self) -> bool:
        """It is its sentence, word for word in both languages; a full stop apart."""
        if len(self.sources) != 1:
            return False
        whole = self.sources[0].text
        return whole is not None and all(
            (self.text[each] or "").rstrip("。.") == (whole[each] or "").rstrip("。.")
            for each in LANGUAGES
        )


@dataclass(frozen=True, slots=True)
class Shown:
    """One scene: what its slide shows and what is said, in that order."""

    id: str
    layout: str
    title: Bilingual
    rows: tuple[SourcedText, ...]


def provenance(folder: Path) -> tuple[Shown, ...]:
    """Every scene of a show with the sentences behind its texts.

    Raises:
        ShowError: the folder is no show, or has lost its article.
        StoryboardError: storyboard.yaml cannot be understood.
    """
    show, article = Show(folder), remembered_article(folder)
    storyboard = show.edited()
    if storyboard is None:
        raise ShowError(f"{folder} has no storyboard.yaml", "build it again")
    return of_storyboard(storyboard, article)


def slides(folder: Path) -> dict[str, tuple[int, Bilingual]]:
    """Number, from one, and title of the slide that a scene, a line or a sentence comes on first.

    Raises:
        StoryboardError: storyboard.yaml cannot be understood.
    """
    found: dict[str, tuple[int, Bilingual]] = {}
    storyboard = Show(folder).edited()
    for number, scene in enumerate(storyboard.scenes if storyboard else (), 1):
        cited = [source.id for row in _rows(scene, {}) for source in row.sources]
        for name in (scene.id, *(line.id for line in scene.narration), *cited):
            found.setdefault(name, (number, scene.title))
    return found


def of_storyboard(storyboard: Storyboard, article: Article) -> tuple[Shown, ...]:
    """Every scene of a storyboard with the sentences behind its texts."""
    known = {sentence.id: sentence.text for sentence in sentences(article)}
    return tuple(
        Shown(scene.id, scene.layout, scene.title, tuple(_rows(scene, known)))
        for scene in storyboard.scenes
    )


def _rows(scene: Scene, known: Mapping[str, Bilingual]) -> Iterator[SourcedText]:
    def row(what: str, text: Bilingual, sources: tuple[str, ...]) -> SourcedText:
        return SourcedText(what, text, tuple(Cited(each, known.get(each)) for each in sources))

    yield row("title", scene.title, scene.title_sources)
    for what, point in _shown(scene):
        yield row(what, point.text, point.sources)
    for line in scene.narration:
        yield row("said", line.text, line.sources)


def _shown(scene: Scene) -> Iterator[tuple[str, Point]]:
    yield from (("point", point) for point in scene.points)
    yield from scene.fields.items()
    for group in scene.groups:
        yield from _group(group)
    yield from (("cell", cell) for cells in scene.table for cell in cells)


def _group(group: Group) -> Iterator[tuple[str, Point]]:
    yield "group", group.title
    yield from (("point", point) for point in group.points)
