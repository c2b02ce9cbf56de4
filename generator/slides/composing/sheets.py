"""What parts of a scene add to a page, before it is one."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from generator.model import Form
from generator.slides.composing.drawing import Look, Ornament
from generator.slides.templates.drawn import PANEL_AIR

if TYPE_CHECKING:
    from generator.model import Gap
    from generator.slides.composing.drawing import Arrow
    from generator.slides.composing.graphics import Formula, Graph, Grid, Photo
    from generator.slides.composing.pages import Block
    from generator.slides.composing.text import SlideParagraph
    from generator.slides.templates.layouts import Frame
    from generator.slides.templates.makeshift import Role


@dataclass(frozen=True, slots=True)
class Fill:
    """What a part of a scene adds to a page."""

    blocks: tuple[Block, ...] = ()
    extra: tuple[SlideParagraph, ...] = ()
    gaps: tuple[Gap, ...] = ()
    marks: tuple[Ornament, ...] = ()
    arrows: tuple[Arrow, ...] = ()

    def __add__(self, other: Fill) -> Fill:
        if self is NOTHING or other is NOTHING:
            return other if self is NOTHING else self
        return Fill(
            self.blocks + other.blocks,
            self.extra + other.extra,
            self.gaps + other.gaps,
            self.marks + other.marks,
            self.arrows + other.arrows,
        )


NOTHING = Fill()


def veiled(veil: str, frame: Frame) -> Fill:
    """The panel under what stands on a picture; nothing where there is no ``veil``."""
    under = Ornament(frame.grown(PANEL_AIR), Look(veil))
    return Fill(marks=(under,)) if veil else NOTHING


@dataclass(frozen=True, slots=True)
class Sheet:
    """A slide without its heading, which depends on how many slides the scene takes.

    ``heading``: the scale of a title that is its content.
    """

    role: Role
    fill: Fill = field(default_factory=Fill)
    objects: tuple[Grid | Graph | Photo | Formula, ...] = ()
    form: Form = field(default_factory=Form)
    heading: float = 1.0
