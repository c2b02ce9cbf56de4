"""Which of a template's own colours serve what we draw: cards, arrows, badges."""

from __future__ import annotations

from colorsys import rgb_to_hsv
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence


_ACCENTS = ("accent1", "accent2", "accent3", "accent4", "accent5", "accent6")
# PowerPoint's own "text, lighter 25 %": 10:1 on white for black text, white stays white.
_SOFT = "tx1:75+25"

_GROUNDS = ("bg1", "tx1", "bg2", "tx2")
# How PowerPoint's own colour menu makes a scheme's colours darker and lighter, in percent.
_CHANGES = ((95,), (90,), (75,), (50,), (25,), (10,), (50, 50), (65, 35), (75, 25), (85, 15))

_FAINT = 1.3  # contrast of the darkest with the lightest of a page that is as good as plain
# What looks like another colour, be it of one hue: of 255 in a channel, and by its contrast.
_FAR, _PASSES = 80, 1.25
_SAME = 3  # of 255 in a channel: what nobody tells apart
_VISIBLE = 1.05  # least contrast of a card with the page; more than ``_CALM`` and it shouts
_CALM = 1.8
# Of the theme's first accent among what a template shows: it is a brand's where little is.
_FIRST = 0.001
ANYWHERE = 6.0
"""Contrast of text on a picture, which is darker or lighter here and there than as a whole."""

GLASS = 80
"""Percent of a picture that a card on it hides."""

# Contrast of a panel of the template's own with a card in the paper's colour, at least.
_SEEN = 1.3

_TINT = 12  # percent of an accent in the ground of cards
_READABLE = 7.0  # WCAG 2.1, 1.4.6 (AAA): of text on cards, which is small


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
        panel: what is drawn needs a ground of ``paper``: the page is no plain one.
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
    panel: bool = False


@lru_cache(maxsize=256)
def solid(name: str, share: int = 100) -> str:
    """A solid fill: "accent1", "bg1:85" for 85 % of its luminance, "tx1:65+35" lifted by 35 %.

    "#1A4D8F" is no colour of the theme's; "bg1@60" hides 60 percent of what is behind it, as
    ``share`` does.
    """
    name, _, hidden = name.partition("@")
    share = int(hidden or share)
    scheme, _, change = name.partition(":")
    scale, _, lift = change.partition("+")
    inner = f'<a:lumMod val="{int(scale) * 1000}"/>' if scale else ""
    inner += f'<a:lumOff val="{int(lift) * 1000}"/>' if lift else ""
    inner += f'<a:alpha val="{share * 1000}"/>' if share < 100 else ""
    if scheme.startswith("#"):
        return f'<a:solidFill><a:srgbClr val="{scheme[1:]}">{inner}</a:srgbClr></a:solidFill>'
    return f'<a:solidFill><a:schemeClr val="{scheme}">{inner}</a:schemeClr></a:solidFill>'


def shade(name: str, colors: Mapping[str, str]) -> str:
    """What ``solid`` looks like, RRGGBB: exact for greys, near enough for colours."""
    scheme, _, change = name.partition("@")[0].partition(":")
    scale, _, lift = change.partition("+")
    factor, offset = int(scale or 100) / 100, int(lift or 0) * 2.55
    rgb = scheme[1:] if scheme.startswith("#") else colors.get(scheme, "")
    if len(rgb) != 6:
        return ""
    channels = (int(rgb[n : n + 2], 16) for n in (0, 2, 4))
    return "".join(f"{min(255, max(0, round(c * factor + offset))):02X}" for c in channels)


def palette(
    colors: Mapping[str, str],
    second: str = "",
    *,
    lines: bool = False,
    behind: Sequence[str] = (),
    ink: str = "",
    brand: Mapping[str, float] | None = None,
    own: bool = False,
) -> Palette:
    """The colours for a template.

    Args:
        colors: RRGGBB by scheme name as slides use them ("bg1", "tx1", "accent1").
        second: RRGGBB of its second language, where it has one.
        lines: cards are frames without a ground.
        behind: RRGGBB of what lies behind its points, several for a picture or a gradient.
        ink: RRGGBB of its points.
        brand: how much of which RRGGBB a stranger's template shows, of which its accent is one;
            beside it stand greys alone.
        own: its points have a ground of their own; on a picture or a gradient they get one else.
    """
    page = tuple(c for c in behind if len(c) == 6) or (colors.get("bg1", "FFFFFF"),)
    faint = _faint(page, own=own)
    page = page[len(page) // 2 :][:1] if faint else page
    turned = not own and _glaring(page, ink)
    paper, text = _turned(colors, ink) if turned else _plain(colors, page, ink)
    hard = turned or worst(shade(text, colors), page) < ENOUGH or (len(page) > 1 and not own)
    seen = (shade(paper, colors),) if hard else page
    strong = [name for name in _ACCENTS if _clear(colors.get(name, ""), seen)]
    soft = next((name for name in reversed(_ACCENTS) if second and colors.get(name) == second), "")
    marks = [name for name in strong if name != soft] or [text]
    if brand is not None:
        marks = [_branded(brand, colors, seen) or marks[0]]
    deep = _deep(colors, marks[0], seen, free=not brand)
    ground = shade(paper, colors) or "FFFFFF"
    dark = _dark(ground)
    card = _card(
        colors, paper, text, [*marks[:1], *([soft] if soft else [])], strange=brand is not None
    )
    if faint:
        card = f"#{seen_through(card, colors, ground)}"
    if own and len(page) > 1 and worst(shade(paper, colors), page) > _SEEN:
        card = f"{paper}@{GLASS}"
    calm = (*seen, seen_through(card, colors, ground))
    lighter = (_changed(text, 100 - lift, lift) for lift in (25, 15))
    grey = next((n for n in lighter if worst(shade(n, colors), calm) >= _READABLE), text)
    return Palette(
        text=text,
        soft=soft or grey,
        accent=marks[0],
        other=grey if brand is not None else marks[1] if len(marks) > 1 else deep,
        deep=deep,
        paper=paper,
        card="" if lines else card,
        empty=_changed(paper, 65, 20) if dark else _changed(paper, 85),
        rule=soft if lines and soft else _changed(paper, 50, 30) if dark else _changed(paper, 75),
        panel=seen != page,
    )


def _faint(page: Sequence[str], *, own: bool) -> bool:
    """A paper's texture: a ground as good as a plain one, though not behind small type."""
    return len(page) > 1 and not own and ratio(page[0], page[-1]) <= _FAINT


def _deep(colors: Mapping[str, str], mark: str, page: Sequence[str], *, free: bool) -> str:
    """The theme's dark colour as a strong ground, where it does not look foreign to an accent."""
    dark, accent = colors.get("tx2", ""), shade(mark, colors)
    fitting = free or (alike(accent, dark) and _apart(accent, dark) <= _FAR)
    return "tx2" if fitting and _clear(dark, page) else mark


def _dark(ground: str) -> bool:
    return ratio(ground, "000000") < ratio(ground, "FFFFFF")


def _card(
    colors: Mapping[str, str], paper: str, text: str, marks: Sequence[str], *, strange: bool
) -> str:
    """The ground of cards: the template's own tint where it is calm, else its accent's or a grey.

    In a ``strange`` template its own grey, which most have from PowerPoint, is no tint.
    """
    ground, tint = shade(paper, colors) or "FFFFFF", colors.get("bg2", "")
    ink = shade(text, colors) or "000000"
    readable = [shade(name, colors) for name in marks]
    if paper == "bg1" and len(tint) == 6 and (not strange or is_tone(tint, readable[0])):
        calm = _VISIBLE <= ratio(tint, ground) <= _CALM and ratio(tint, ink) >= _READABLE
        own = not strange or not _grey(tint)
        if calm and own and worst(tint, readable) >= ENOUGH:
            return "bg2"
    if _dark(ground):
        return _changed(paper, 85, 15)
    light = f"{marks[0]}@{_TINT}"
    branded = strange and hue(readable[0]) is not None
    if branded and worst(seen_through(light, colors, ground), readable) >= ENOUGH_LARGE:
        return light
    return _changed(paper, 95)


def seen_through(name: str, colors: Mapping[str, str], ground: str) -> str:
    """What a colour that hides only a part looks like on a ground."""
    over, share = shade(name, colors), int(name.partition("@")[2] or 100) / 100
    pairs = ((int(over[n : n + 2], 16), int(ground[n : n + 2], 16)) for n in (0, 2, 4))
    return "".join(f"{round(a * share + b * (1 - share)):02X}" for a, b in pairs)


def _grey(tint: str) -> bool:
    channels = [int(tint[n : n + 2], 16) for n in (0, 2, 4)]
    return max(channels) - min(channels) <= _PALE


def _branded(brand: Mapping[str, float], colors: Mapping[str, str], page: Sequence[str]) -> str:
    """The colour a template shows most of, as one of its theme's where it has it; dark enough."""
    shown = {color: share for color, share in brand.items() if hue(color) is not None}
    for name in _ACCENTS:
        if hue(colors.get(name, "")) is not None:
            shown[colors[name]] = shown.get(colors[name], 0.0) + _FIRST
            break
    if not shown:
        return ""

    def share(color: str) -> float:
        return sum(each for other, each in shown.items() if alike(color, other, _NARROW))

    most = max(shown, key=lambda color: (share(color), shown[color]))
    own = [name for name in _ACCENTS if alike(colors.get(name, ""), most)]
    own.sort(key=lambda name: _apart(colors[name], most))
    near = [name for name in own if ratio(colors[name], most) <= _PASSES]
    named = [*near, f"#{most}", *own]
    for change in ("", ":75", ":60", ":50", ":75+25", ":60+40", ":40+60"):
        for name in named:
            if _clear(shade(name + change, colors), page):
                return name + change
    return ""


def _changed(name: str, scale: int, lift: int = 0) -> str:
    """A colour as ``solid`` takes it, scaled and lifted by percent once more."""
    scheme, _, change = name.partition(":")
    before, _, lifted = change.partition("+")
    scaled, added = int(before or 100) * scale // 100, int(lifted or 0) * scale // 100 + lift
    return f"{scheme}:{scaled}" + (f"+{added}" if added else "")


def _plain(colors: Mapping[str, str], page: Sequence[str], ink: str) -> tuple[str, str]:
    """What is nearest to a page and to what is written on it, of a scheme's colours."""
    named = [name for name in _GROUNDS if len(colors.get(name, "")) == 6]
    shades = [*named, *(_changed(name, *change) for change in _CHANGES for name in named)]
    seen = {name: shade(name, colors) for name in shades}
    if not named:
        return "bg1", "tx1"
    paper = min(shades, key=lambda n: _apart(seen[n], page[0]))
    written = min(shades, key=lambda n: _apart(seen[n], ink)) if len(ink) == 6 else ""
    if not written or _apart(seen[written], ink) > _SAME or worst(ink, page) < ENOUGH:
        written = max(named, key=lambda n: worst(colors[n], page))
    if len(page) > 1:
        paper = max(named, key=lambda n: ratio(colors[n], seen[written]))
    return paper, written


def _glaring(page: Sequence[str], ink: str) -> bool:
    """A page of one strong colour, whose own light text is read only when it is large."""
    if len(page) != 1 or len(ink) != 6 or hue(page[0]) is None:
        return False
    return worst(ink, page) < ENOUGH and luminance(ink) > luminance(page[0])


def _turned(colors: Mapping[str, str], ink: str) -> tuple[str, str]:
    """What its text is on such a page as the ground, and what is read best on that."""
    named = [name for name in _GROUNDS if len(colors.get(name, "")) == 6]
    paper = min(named, key=lambda name: _apart(colors[name], ink))
    return paper, max(named, key=lambda name: ratio(colors[name], colors[paper]))


def _apart(first: str, second: str) -> int:
    """How far two colours are from each other in their most different channel."""
    return max(abs(int(first[n : n + 2], 16) - int(second[n : n + 2], 16)) for n in (0, 2, 4))


def _clear(color: str, page: Sequence[str]) -> bool:
    return len(color) == 6 and worst(color, page) >= ENOUGH


# Whether colours are of one hue, whatever their light.

_HUE = 1 / 15  # of the circle of colours: what passes for one colour, darker or lighter
_NARROW = 1 / 40  # what passes for the same colour of a brand
_GREY, _DIM = 0.2, 0.2  # Saturation and value below which a colour is a grey

# Of 255: how far the channels of a ground's colour are apart, of one that is as good as grey.
_PALE = 8


def hue(color: str) -> float | None:
    """Of RRGGBB, 0 to 1; none of a grey."""
    if len(color) != 6:
        return None
    hue, saturation, value = rgb_to_hsv(*(int(color[n : n + 2], 16) / 255 for n in (0, 2, 4)))
    return hue if saturation >= _GREY and value >= _DIM else None


def alike(first: str, second: str, within: float = _HUE) -> bool:
    """Of one hue."""
    a, b = hue(first), hue(second)
    if a is None or b is None:
        return False
    return min(abs(a - b), 1 - abs(a - b)) <= within


def is_tone(tint: str, accent: str) -> bool:
    """A grey, or a light tone of an accent."""
    if _grey(tint):
        return True
    hues = [
        rgb_to_hsv(*(int(c[n : n + 2], 16) / 255 for n in (0, 2, 4)))[0] for c in (tint, accent)
    ]
    return min(abs(hues[0] - hues[1]), 1 - abs(hues[0] - hues[1])) <= _HUE


# Text against what lies behind it, as WCAG 2 measures it.

ENOUGH, ENOUGH_LARGE = 4.5, 3.0
"""WCAG 2.1, 1.4.3: for text of any size, and from 24 points on."""


@lru_cache(maxsize=1024)
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
