"""Text against what lies behind it, as WCAG 2 measures it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

ENOUGH, ENOUGH_LARGE = 4.5, 3.0
"""WCAG 2.1, 1.4.3: for text of any size, and from 24 points on."""


def ratio(first: str, second: str) -> float:
    """Between two colours as RRGGBB: 1 to 21."""
    lighter, darker = sorted((luminance(first), luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(color: str) -> float:
    """Of a colour as RRGGBB: 0 to 1."""
    channels = (int(color[n : n + 2], 16) / 255 for n in (0, 2, 4))
    linear = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return sum(w * c for w, c in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def worst(color: str, behind: Iterable[str]) -> float:
    """The least contrast of a colour with any of those behind it; 21 where none is known."""
    known = (ratio(color, each) for each in behind if len(each) == len(color) == 6)
    return min(known, default=21.0)
