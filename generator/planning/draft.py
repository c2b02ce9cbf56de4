"""Scenes in the making: what a layout shows, and which run of the section's sentences is its."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from generator.locale import phrase
from generator.model import LANGUAGES, Bilingual, Point, Scene

if TYPE_CHECKING:
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
    """A draft as a scene; ``name`` is the layout's with its count, "bullets.2"."""
    title = draft.title or Point(topic.heading.text, (topic.heading.id,))
    return Scene(
        id=f"{topic.heading.id}-{name}",
        layout=draft.layout,
        title=title.text,
        title_sources=title.sources,
        kicker=draft.kicker or kicker(topic, own_title=draft.title is not None),
        points=draft.points,
        fields=draft.fields,
        groups=draft.groups,
        table=draft.table,
        image=draft.image,
        sources=tuple(sentence.id for sentence in said),
    )


def heading_of(scene: Scene) -> str:
    """The id of the heading that a scene is named after; the frame's scenes have none."""
    heading, dash, _ = scene.id.partition("-")
    return heading if dash else ""


def kicker(topic: Topic, *, own_title: bool = False) -> Bilingual:
    """Which part this is, with its heading where the title does not say it already."""
    if not topic.part:
        return Bilingual()
    if topic.opens_part and not own_title:
        return phrase("planning", "part_only", number=topic.part)
    words = Bilingual()
    for language in LANGUAGES:
        heading = topic.part_heading.text[language]
        if heading is not None:
            said = phrase("planning", "part", number=topic.part, heading=heading)
            words = words.having(language, said[language])
    return words
