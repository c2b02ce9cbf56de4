"""The deck template's colours on a page: light and dark, and never too faint to read."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from generator import patterns as re

if TYPE_CHECKING:
    from collections.abc import Mapping

Color: TypeAlias = tuple[int, int, int]

INK = {
    "dk1": "1B1F2A",
    "lt1": "FFFFFF",
    "dk2": "14264B",
    "lt2": "F5F2EC",
    "accent1": "C23B22",
    "accent2": "1F5F8B",
}
"""Of the built-in template, by their names in a theme."""

LEAST_CONTRAST = 4.5
"""WCAG 2.2, 1.4.3, for text of any size."""

_NIGHT = {"dk1": "ECEEF2", "lt1": "141923", "lt2": "1E2532"}
_HEX = re.compile(r"[0-9A-Fa-f]{6}")
_BLACK, _WHITE = (0, 0, 0), (255, 255, 255)


def checked(colors: Mapping[str, str]) -> dict[str, str]:
    """The colours of a theme; one that is missing or no colour is the built-in template's."""
    return {
        name: (colors[name] if _HEX.fullmatch(colors.get(name, "")) else fallback)
        for name, fallback in INK.items()
    }


def stylesheet(colors: Mapping[str, str], scope: str = "") -> str:
    """Custom properties for ``:root``, or for what a selector names, which stays light at night."""
    given = checked(colors)
    if scope:
        return f"{scope}{{{_properties(given)}}}\n"
    night = _properties({**given, **_NIGHT}, darker=True)
    return (
        f":root{{{_properties(given)}}}\n"
        f"@media screen and (prefers-color-scheme:dark){{:root{{{night}}}}}\n"
    )


def _properties(names: Mapping[str, str], *, darker: bool = False) -> str:
    """``desk`` is what the slides lie on, ``second`` the text that steps back on any of them."""
    color = {name: parsed(value) for name, value in names.items()}
    ink, paper, tint, deep = color["dk1"], color["lt1"], color["lt2"], color["dk2"]
    desk = mixed(paper, _BLACK, 0.45) if darker else mixed(tint, ink, 0.08)
    mark = color["accent1"]
    on_deep = max((paper, ink, _WHITE), key=lambda one: contrast(one, deep))
    properties = {
        "ink": ink,
        "paper": paper,
        "tint": tint,
        "deep": deep,
        "on-deep": on_deep,
        "on-deep-second": readable(mixed(on_deep, deep, 0.15), deep),
        "desk": desk,
        "second": readable(mixed(ink, paper, 0.3), paper, tint, desk),
        "mark": mark,
        "on-mark": max((paper, ink), key=lambda one: contrast(one, mark)),
        "mark-text": readable(mark, paper, tint),
        "other": color["accent2"],
    }
    return ";".join(f"--{name}:{_printed(value)}" for name, value in properties.items())


def parsed(value: str) -> Color:
    """``RRGGBB`` as numbers."""
    return (int(value[:2], 16), int(value[2:4], 16), int(value[4:], 16))


def _printed(color: Color) -> str:
    return "#" + "".join(f"{part:02x}" for part in color)


def mixed(color: Color, other: Color, share: float) -> Color:
    """``share`` of ``other`` in ``color``."""
    r, g, b = (round(a + (z - a) * share) for a, z in zip(color, other, strict=True))
    return (r, g, b)


def contrast(color: Color, other: Color) -> float:
    """The ratio as WCAG 2.2 defines it, 1 to 21."""
    low, high = sorted((_luminance(color), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def _luminance(color: Color) -> float:
    linear = [
        part / 255 / 12.92 if part / 255 <= 0.04045 else ((part / 255 + 0.055) / 1.055) ** 2.4
        for part in color
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def readable(color: Color, *backgrounds: Color) -> Color:
    """The nearest lighter or darker colour that can be read on all the backgrounds."""
    end = max((_BLACK, _WHITE), key=lambda one: min(contrast(one, b) for b in backgrounds))
    steps = (mixed(color, end, n / 20) for n in range(21))
    enough = (c for c in steps if min(contrast(c, b) for b in backgrounds) >= LEAST_CONTRAST)
    return next(enough, end)
