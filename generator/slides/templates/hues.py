"""Whether colours are of one hue, whatever their light."""

from __future__ import annotations

from colorsys import rgb_to_hsv

_HUE = 1 / 15
"""Of the circle of colours: what passes for one colour, darker or lighter."""

_GREY, _DIM = 0.2, 0.2
"""Saturation and value below which a colour is a grey."""

_PALE = 8
"""Of 255: how far the channels of a ground's colour are apart, of one that is as good as grey."""


def hue(color: str) -> float | None:
    """Of RRGGBB, 0 to 1; none of a grey."""
    if len(color) != 6:
        return None
    hue, saturation, value = rgb_to_hsv(*(int(color[n : n + 2], 16) / 255 for n in (0, 2, 4)))
    return hue if saturation >= _GREY and value >= _DIM else None


def alike(first: str, second: str) -> bool:
    """Of one hue."""
    a, b = hue(first), hue(second)
    if a is None or b is None:
        return False
    return min(abs(a - b), 1 - abs(a - b)) <= _HUE


def is_tone(tint: str, accent: str) -> bool:
    """A grey, or a light tone of an accent."""
    channels = [int(tint[n : n + 2], 16) for n in (0, 2, 4)]
    if max(channels) - min(channels) <= _PALE:
        return True
    hues = [
        rgb_to_hsv(*(int(c[n : n + 2], 16) / 255 for n in (0, 2, 4)))[0] for c in (tint, accent)
    ]
    return min(abs(hues[0] - hues[1]), 1 - abs(hues[0] - hues[1])) <= _HUE
