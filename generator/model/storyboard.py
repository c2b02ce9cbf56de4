"""A show as a person reviews it: scenes, and what is said during each.

Everything here stands in storyboard.yaml and may be changed there. Every text names the
sentences of the article it rests on (``sources``, written ``from`` in the file).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from generator.model.text import Bilingual

Pause: TypeAlias = Literal["sentence", "paragraph", "slide"]
"""What follows a line, and so how long the silence after it is."""


@dataclass(frozen=True, slots=True)
class Point:
    """A text on a slide.

    Attributes:
        mark: one of ``layouts.MARKS`` or empty: how its layout draws it.
        verdict: what was found when a model's text was held to its sentences: "verified" by a model
            that judges, "doubtful" where that model, or the third writing, leaves a doubt, "rules"
            where exact checks alone could judge; empty for a text of the rules or of a person.
    """

    text: Bilingual
    sources: tuple[str, ...] = ()
    mark: str = ""
    verdict: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """A headed group of points: a person, a step, one side of a comparison."""

    title: Point
    points: tuple[Point, ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """One spoken sentence. ``id`` stays the same as long as its sentence is in the scene."""

    id: str
    text: Bilingual
    sources: tuple[str, ...] = ()
    speaker: str = "narrator"
    pause: Pause = "sentence"
    verdict: str = ""


@dataclass(frozen=True, slots=True)
class Scene:
    """A slide and the words spoken while it is seen.

    Attributes:
        id: made from the section's heading, so that it survives edits elsewhere.
        layout: of ``layouts.LAYOUTS``; the template decides how it looks.
        alternatives: other titles that hold, for a person to choose from.
        part: the number of the part it stands in, from 1; 0 outside parts. Agenda, kickers and
            chapters follow it.
        title: shown at the top, and the chapter's name; ``title_verdict`` is its ``verdict``.
        kicker: the small line above the title that says which part this is.
        points: the body: bullets, the quotation's sentences, a definition, takeaways.
        fields: single texts of the layout by name: role, attribution, number, number_note; every
            layout may have a note: the caveat beside its claim.
        groups: people, steps, sides of a comparison.
        table: rows of cells, the first row being the heading.
        image: a path relative to the show folder, or empty.
        code: program text, TeX or the source of a diagram; ``syntax`` says in which language.
        sources: ids of the sentences this scene is about, in reading order: what is narrated.
        narration: the spoken lines.
    """

    id: str
    layout: str
    title: Bilingual
    title_sources: tuple[str, ...] = ()
    title_verdict: str = ""
    kicker: Bilingual = field(default_factory=Bilingual)
    points: tuple[Point, ...] = ()
    fields: dict[str, Point] = field(default_factory=dict)
    groups: tuple[Group, ...] = ()
    table: tuple[tuple[Point, ...], ...] = ()
    image: str = ""
    code: str = ""
    syntax: str = ""
    part: int = 0
    alternatives: tuple[Bilingual, ...] = ()
    sources: tuple[str, ...] = ()
    narration: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class Storyboard:
    """Attributes: ``credit`` is the footer: where the article comes from."""

    title: Bilingual
    scenes: tuple[Scene, ...]
    credit: Bilingual = field(default_factory=Bilingual)
