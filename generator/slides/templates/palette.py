"""Which of a template's own colours serve what we draw: cards, arrows, badges."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.slides.templates.contrast import ENOUGH, ratio

if TYPE_CHECKING:
    from collections.abc import Mapping

_ACCENTS = ("accent1", "accent2", "accent3", "accent4", "accent5", "accent6")
_SOFT = "tx1:65+35"
"""PowerPoint's own "text, lighter 35 %": 7:1 on white for black text, white stays white."""

_VISIBLE = 1.05
"""Least contrast of a card with the page; more than ``_CALM`` and it shouts."""

_CALM = 1.8
_READABLE = 7.0
"""WCAG 2.1, 1.4.6 (AAA): of text on cards, which is small."""


@dataclass(frozen=True, slots=True)
class Palette:
    """Scheme colours as ``solid`` takes them, so that a recoloured theme recolours slides.

    Attributes:
        soft: of the second language and of what steps back.
        accent: readable on the page and, its own text being ``paper``, as a ground.
        other: a second accent, for the other side of a comparison.
        deep: the ground of badges, under ``paper``.
        card: the ground of cards; empty where they are lines alone.
        rule: of thin lines; ``empty`` of what a share leaves unfilled.
    """

    text: str = "tx1"
    soft: str = _SOFT
    accent: str = "accent1"
    other: str = "accent2"
    deep: str = "tx2"
    paper: str = "bg1"
    card: str = "bg1:95"
    rule: str = "bg1:75"
    empty: str = "bg1:85"


def solid(name: str) -> str:
    """A solid fill: "accent1", "bg1:85" for 85 % of its luminance, "tx1:65+35" lifted by 35 %."""
    scheme, _, change = name.partition(":")
    scale, _, lift = change.partition("+")
    inner = f'<a:lumMod val="{int(scale) * 1000}"/>' if scale else ""
    inner += f'<a:lumOff val="{int(lift) * 1000}"/>' if lift else ""
    return f'<a:solidFill><a:schemeClr val="{scheme}">{inner}</a:schemeClr></a:solidFill>'


def shade(name: str, colors: Mapping[str, str]) -> str:
    """What ``solid`` looks like, RRGGBB: exact for greys, near enough for colours."""
    scheme, _, change = name.partition(":")
    scale, _, lift = change.partition("+")
    factor, offset = int(scale or 100) / 100, int(lift or 0) * 2.55
    rgb = colors.get(scheme, "")
    if len(rgb) != 6:
        return ""
    channels = (int(rgb[n : n + 2], 16) for n in (0, 2, 4))
    return "".join(f"{min(255, max(0, round(c * factor + offset))):02X}" for c in channels)


def palette(colors: Mapping[str, str], second: str = "", *, lines: bool = False) -> Palette:
    """The colours for a template.

    Args:
        colors: RRGGBB by scheme name as slides use them ("bg1", "tx1", "accent1").
        second: RRGGBB of its second language, where it has one.
        lines: cards are frames without a ground.
    """
    paper, text = colors.get("bg1", "FFFFFF"), colors.get("tx1", "000000")
    strong = [name for name in _ACCENTS if _clear(colors.get(name, ""), paper)]
    soft = next((name for name in reversed(_ACCENTS) if second and colors.get(name) == second), "")
    marks = [name for name in strong if name != soft] or ["tx1"]
    deep = "tx2" if _clear(colors.get("tx2", ""), paper) else marks[0]
    dark = ratio(paper, "000000") < ratio(paper, "FFFFFF")
    own = colors.get("bg2", "")
    tinted = (
        len(own) == 6
        and _VISIBLE <= ratio(own, paper) <= _CALM
        and ratio(own, text) >= _READABLE
        and all(
            ratio(own, colors[name]) >= ENOUGH
            for name in (*marks[:1], *([soft] if soft else []))
            if name in colors
        )
    )
    return Palette(
        soft=soft or _SOFT,
        accent=marks[0],
        other=marks[1] if len(marks) > 1 else deep,
        deep=deep,
        card="" if lines else "bg2" if tinted else "bg1:85+15" if dark else "bg1:95",
        empty="bg1:65+20" if dark else "bg1:85",
        rule=soft if lines and soft else "bg1:50+30" if dark else "bg1:75",
    )


def _clear(color: str, paper: str) -> bool:
    return len(color) == 6 and ratio(color, paper) >= ENOUGH
