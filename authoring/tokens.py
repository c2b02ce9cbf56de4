"""What a design is made of: colours, type faces, the page."""

from __future__ import annotations

from dataclasses import dataclass, field

PAGE_WIDTH = 13.3333333
PAGE_HEIGHT = 7.5
"""Inches: 16:9 as PowerPoint has it."""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on the page, in inches from its top left corner."""

    x: float
    y: float
    w: float
    h: float


@dataclass(frozen=True, slots=True)
class Faces:
    """The four type faces of a theme: headings and body, Latin and Japanese."""

    heading: str = "Arial"
    heading_ea: str = "Yu Gothic"
    body: str = "Arial"
    body_ea: str = "Yu Gothic"


@dataclass(frozen=True, slots=True)
class Text:
    """One outline level's type; sizes and spaces in points, indents in inches.

    Attributes:
        color: a scheme colour, perhaps darkened: "tx1", "bg1:85" (85 % luminance).
        bullet: "" none, "square", "number", "dash"; ``bullet_color`` is a scheme colour.
        line: line spacing in percent.
    """

    size: float
    color: str = "tx1"
    bold: bool = False
    heading: bool = False
    indent: float = 0.0
    hang: float = 0.0
    bullet: str = ""
    bullet_color: str = "accent1"
    before: float = 0
    line: int = 100
    align: str = "l"
    spacing: int = 0


@dataclass(frozen=True, slots=True)
class Palette:
    """Theme colours as RRGGBB.

    ``second`` (accent6) is the colour of the second language and of all that steps back; on
    ``paper`` and on ``tint`` it keeps a contrast of 4.5, as ``mark`` (accent1) does.
    """

    ink: str
    paper: str
    deep: str
    tint: str
    mark: str
    other: str
    second: str
    more: tuple[str, str, str] = ("2E7D6B", "9A6A12", "6B5B95")

    def scheme(self) -> dict[str, str]:
        """In the order the schema wants."""
        accents = dict(zip(("accent3", "accent4", "accent5"), self.more, strict=True))
        return {
            "dk1": self.ink,
            "lt1": self.paper,
            "dk2": self.deep,
            "lt2": self.tint,
            "accent1": self.mark,
            "accent2": self.other,
            **accents,
            "accent6": self.second,
            "hlink": self.other,
            "folHlink": self.more[2],
        }


@dataclass(frozen=True, slots=True)
class Design:
    """A built-in template's name, colours, faces and left margin in inches.

    ``cards``, ``badges`` and ``type`` are what its map says of what is drawn on slides.
    """

    name: str
    palette: Palette
    faces: Faces = field(default_factory=Faces)
    left: float = 0.8
    cards: str = "tint"
    badges: str = "ellipse"
    type: str = "usual"

    @property
    def width(self) -> float:
        """Of the text area, inches."""
        return PAGE_WIDTH - 2 * self.left
