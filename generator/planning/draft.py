"""Scenes in the making: what a layout shows, and which run of the section's sentences is its."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from itertools import chain
from typing import TYPE_CHECKING

from generator.locale import phrase
from generator.model import LANGUAGES, Bilingual, Point, Scene
from generator.wording.headlines import headline

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.model import Group, Sentence
    from generator.planning.topics import Topic


@dataclass(frozen=True, slots=True)
class Draft:
    """Part of a topic on one layout.

    Attributes:
        start, stop: the run of the topic's sentences narrated with it.
        title: instead of the topic's heading.
        kicker: instead of the part's.
        others as in ``model.Scene``.
    """

    layout: str
    start: int
    stop: int
    title: Point | None = None
    kicker: Bilingual | None = None
    points: tuple[Point, ...] = ()
    fields: dict[str, Point] = field(default_factory=dict)
    groups: tuple[Group, ...] = ()
    table: tuple[tuple[Point, ...], ...] = ()
    image: str = ""

    def widened(self, start: int, stop: int) -> Draft:
        return replace(self, start=min(self.start, start), stop=max(self.stop, stop))


def scene(topic: Topic, draft: Draft, said: tuple[Sentence, ...], name: str) -> Scene:
    """A draft as a scene that tells ``said``."""
    title = draft.title or Point(topic.heading.text, (topic.heading.id,))
    return Scene(
        id=name,
        layout=draft.layout,
        title=headline(title.text),
        title_sources=title.sources,
        kicker=draft.kicker or kicker(topic, own_title=draft.title is not None),
        points=draft.points,
        fields=draft.fields,
        groups=draft.groups,
        table=draft.table,
        image=draft.image,
        sources=tuple(sentence.id for sentence in said),
    )


def names(topic: Topic, drafts: Sequence[Draft], said: Sequence[Sentence]) -> tuple[str, ...]:
    """An id for each of a section's scenes.

    The first is called after the heading, a later one also after the first sentence that it tells
    or, when it tells none, shows: so neither another layout nor an edit elsewhere renames it.
    """
    pictures = 0
    found = [topic.heading.id]
    for draft in drafts[1:]:
        told = [sentence.id for sentence in said[draft.start : draft.stop]]
        anchor = next(chain(told, _shown(draft)), "")
        if not anchor:
            pictures += 1
            anchor = f"picture{pictures}"
        found.append(f"{topic.heading.id}-{anchor}")
    return tuple(found)


def _shown(draft: Draft) -> Iterator[str]:
    """Ids of the sentences on the slide."""
    cells = (cell for row in draft.table for cell in row)
    groups = (point for group in draft.groups for point in (group.title, *group.points))
    for point in (*cells, *draft.points, *draft.fields.values(), *groups):
        yield from point.sources


def heading_of(scene: Scene) -> str:
    """The id of the heading that a scene is named after; the frame's scenes have no such name."""
    return scene.id.partition("-")[0]


def kicker(topic: Topic, *, own_title: bool = False) -> Bilingual:
    """Which part this is, with its heading where the title does not say it already."""
    if not topic.part:
        return Bilingual()
    if topic.opens_part and not own_title:
        return Bilingual() if topic.alone else phrase("planning", "part_only", number=topic.part)
    if topic.alone:
        return topic.part_heading.text
    words = Bilingual()
    for language in LANGUAGES:
        heading = topic.part_heading.text[language]
        if heading is not None:
            said = phrase("planning", "part", number=topic.part, heading=heading)
            words = words.having(language, said[language])
    return words
