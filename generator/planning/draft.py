"""Scenes in the making: what a form shows, and which sentences it takes."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from generator.model import Bilingual, Scene

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model import Group, Ids, Point


IN_ORDER = frozenset({"steps", "timeline"})
"""Layouts whose members follow each other: none heads the others, the first slide comes first."""


@dataclass(frozen=True, slots=True)
class Draft:
    """What one slide shows.

    Attributes:
        takes: the sentences it shows or stands for: no other form of its idea may have them.
        told: what is said with it besides.
        titles: what may head it, best first; its idea's message comes before them unless
            ``own_title``.
        own_title: the title belongs to the form (a term), whatever the idea says.
        from_prose: running text counts off what its table shows.
        others as in ``model.Scene``.
    """

    layout: str
    takes: Ids
    titles: tuple[Point, ...] = ()
    own_title: bool = False
    from_prose: bool = False
    kicker: Bilingual = field(default_factory=Bilingual)
    points: tuple[Point, ...] = ()
    fields: dict[str, Point] = field(default_factory=dict)
    groups: tuple[Group, ...] = ()
    table: tuple[tuple[Point, ...], ...] = ()
    told: Ids = ()
    image: str = ""
    code: str = ""
    syntax: str = ""

    def texts(self) -> Iterator[Point]:
        """Everything it shows but its title."""
        yield from self.points
        yield from self.fields.values()
        for group in self.groups:
            yield group.title
            yield from group.points
        for row in self.table:
            yield from row


def scene(draft: Draft, name: str, title: Point, kicker: Bilingual, part: int, told: Ids) -> Scene:
    """A draft as a scene that is about ``told``."""
    return Scene(
        id=name,
        layout=draft.layout,
        title=title.text,
        title_sources=title.sources,
        kicker=kicker,
        points=draft.points,
        fields=draft.fields,
        groups=draft.groups,
        table=draft.table,
        image=draft.image,
        code=draft.code,
        syntax=draft.syntax,
        part=part,
        sources=told,
    )
