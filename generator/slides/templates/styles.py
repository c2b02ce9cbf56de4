"""What a placeholder's text looks like: layout over master over the presentation's defaults."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, TypeVar

from lxml import etree

from generator import patterns as re
from generator.safexml import quoteattr
from generator.slides import opc

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lxml.etree import _Element

T = TypeVar("T")

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
R_ID = f"{R}id"

LEVELS = 4
"""Outline levels in use: two pairs of languages."""

_MASTER_KIND = {
    "ctrTitle": "title",
    "title": "title",
    "ftr": "ftr",
    "sldNum": "sldNum",
    "dt": "dt",
}
# Comes with Windows and Office for Mac since 2016; used where a theme names no Japanese face.
_JAPANESE_FACE = "Yu Gothic"


# Faces of Chinese, of Korean, and of Latin alone: kana would come from whatever is at hand.
_FOREIGN = re.compile(
    r"宋|等线|黑体|雅黑|楷体|仿宋|明體|正黑|맑은|바탕|굴림|돋움|SimSun|SimHei|DengXian|YaHei|KaiTi|"
    r"FangSong|MingLiU|JhengHei|Malgun|Batang|Gulim|Dotum|PingFang|Heiti|Songti|STSong|"
    r"\b(?:SC|TC|KR|CN|TW|HK|K)$|^(?:Arial|Calibri|Cambria|Times|Helvetica|Verdana|Tahoma|Georgia|"
    r"Segoe UI|Aptos|Roboto|Open Sans|Lato|Montserrat|Century Gothic|Garamond|Trebuchet)",
    re.IGNORECASE,
)


_USUAL_FACE = re.compile(r"Arial|Helvetica|Liberation|Times|Courier")
_WIDER = 1.13  # DejaVu Sans against Arial: what Linux sets where a face is missing


def foreign(face: str) -> bool:
    """Whether a face for East Asian text has no Japanese in it."""
    return bool(_FOREIGN.search(face))


_SINGLE = 1.2  # pitch of lines in font sizes, singly spaced
_LOOSEST = 1.25  # share of that which lines have at most that are so many points apart


@dataclass(frozen=True, slots=True)
class Style:
    """One outline level.

    Attributes:
        size: points.
        left: points from the box's edge to the text; ``hang`` the first line's offset from it.
        before: space above a paragraph, points.
        line: pitch of lines in font sizes (1.2 for single spacing).
        latin, ea: type faces as attributes of runs, "+mn-lt" being the theme's body face.
        color: RRGGBB, or empty when it could not be found out.
        level: the outline level written (0-based).
        local: paragraph properties that a slide states itself, as attributes and children of
            ``a:pPr``, where the template has no level of this look.
        number: the scheme of an automatic number ("arabicPlain"), or empty.
        fill: a scheme colour that runs state themselves, where no layout gives them one.
        spaced: slides state the space above a paragraph themselves.
        bulleted: a sign or a number stands before it.
        align: "l", "ctr", "r" or "just".
        tracking: space between letters in font sizes.
        wide: how much wider its Latin letters may be than Arial's, on a machine without the face.
        exact: its lines are so many points apart, which is right for its own size alone: slides
            state their pitch as a share.
    """

    size: float
    bold: bool
    left: float
    hang: float
    before: float
    line: float
    latin: str
    ea: str
    color: str
    level: int
    local: tuple[str, str] = ("", "")
    number: str = ""
    fill: str = ""
    spaced: bool = False
    bulleted: bool = False
    wide: float = 1.0
    align: str = "l"
    tracking: float = 0.0
    exact: bool = False


@dataclass(frozen=True, slots=True)
class Theme:
    """Attributes: ``colors`` by slot ("dk1"); faces by "major"/"minor", maybe empty."""

    colors: dict[str, str]
    ea: dict[str, str]
    latin: dict[str, str] = field(default_factory=dict)


@lru_cache(maxsize=8)
def theme_of(root: _Element | None) -> Theme:
    """Colours as RRGGBB and the Japanese faces of a theme part."""
    colors: dict[str, str] = {}
    faces = {"major": "", "minor": ""}
    latin: dict[str, str] = {}
    if root is None:
        return Theme(colors, faces)
    for slot in root.iterfind(f"{A}themeElements/{A}clrScheme/*"):
        if isinstance(slot.tag, str) and len(slot):
            value = slot[0].get("val") if slot[0].tag == f"{A}srgbClr" else slot[0].get("lastClr")
            colors[slot.tag.removeprefix(A)] = (value or "").upper()
    for key in faces:
        fonts = root.find(f".//{A}fontScheme/{A}{key}Font")
        if fonts is None:
            continue
        ea = fonts.find(f"{A}ea")
        japanese = fonts.find(f"{A}font[@script='Jpan']")
        named = [e.get("typeface", "") for e in (ea, japanese) if e is not None]
        faces[key] = next((face for face in named if face), "")
        own = fonts.find(f"{A}latin")
        latin[key] = "" if own is None else own.get("typeface", "")
    return Theme(colors, faces, latin)


@dataclass(frozen=True, slots=True)
class _Stated:
    """What a list of styles states of a level: of paragraphs and of runs, each by name."""

    paragraph: dict[str, str]
    inside: dict[str, _Element]
    run: dict[str, str]
    ink: dict[str, _Element]


def _stated(found: _Element, level: int) -> _Stated | None:
    own = found.find(f"{A}lvl{level + 1}pPr")
    if own is None:
        return None
    inside = _children(own)
    run = inside.get("defRPr")
    attributes: dict[str, str] = {} if run is None else dict(run.attrib)  # type: ignore[arg-type]
    return _Stated(dict(own.attrib), inside, attributes, {} if run is None else _children(run))  # type: ignore[arg-type]


def _children(owner: _Element) -> dict[str, _Element]:
    """The first of each name."""
    return {each.tag.removeprefix(A): each for each in owner.iterchildren("{*}*", reversed=True)}


@dataclass(frozen=True, slots=True)
class Ancestry:
    """Where a layout's placeholders inherit from."""

    master: _Element
    default: _Element | None
    theme: Theme
    known: dict[str, _Element | None] = field(default_factory=dict)
    stated: dict[tuple[_Element, int], _Stated | None] = field(default_factory=dict)
    styles: dict[tuple[str, bytes], tuple[Style, ...]] = field(default_factory=dict)
    made: dict[tuple[int, bool, tuple[int, ...]], Style] = field(default_factory=dict)

    def placeholder(self, kind: str) -> _Element | None:
        """The master's placeholder that one of this kind takes after."""
        wanted = _MASTER_KIND.get(kind, "body")
        if wanted not in self.known:
            self.known[wanted] = self._placeholder(wanted)
        return self.known[wanted]

    def _placeholder(self, wanted: str) -> _Element | None:
        for shape in self.master.iterfind(f"{P}cSld/{P}spTree/{P}sp"):
            place = shape.find(f"{P}nvSpPr/{P}nvPr/{P}ph")
            if place is not None and place.get("type", "body") == wanted:
                return shape
        return None

    def color(self, fill: _Element | None) -> str:
        """A solid fill as RRGGBB; empty for what is no plain colour."""
        if fill is None or not len(fill):
            return ""
        value = fill[0].get("val", "")
        if fill[0].tag == f"{A}srgbClr":
            return value.upper()
        mapping = self.master.find(f"{P}clrMap")
        slot = value if mapping is None else mapping.get(value, value)
        return _dimmed(self.theme.colors.get(slot, ""), fill[0])

    def levels(self, shape: _Element, kind: str) -> tuple[Style, ...]:
        """The styles of a layout's placeholder."""
        own = shape.find(f"{P}txBody/{A}lstStyle")
        key = (kind, b"" if own is None else etree.tostring(own))  # many layouts say the same
        if key not in self.styles:
            lists = [*([] if own is None else [own]), *self._above(kind)]
            self.styles[key] = tuple(self._level(lists, n, kind) for n in range(LEVELS))
        return self.styles[key]

    def _above(self, kind: str) -> list[_Element]:
        """The text styles of the master and the presentation for a kind, nearest first."""
        placeholder = self.placeholder(kind)
        key = _MASTER_KIND.get(kind, "body")
        role = {"title": "title", "body": "body"}.get(key, "other")
        found = (
            None if placeholder is None else placeholder.find(f"{P}txBody/{A}lstStyle"),
            self.master.find(f"{P}txStyles/{P}{role}Style"),
            self.default,
        )
        return [e for e in found if e is not None]

    def _level(self, lists: list[_Element], level: int, kind: str) -> Style:
        chain = [one for found in lists if (one := self._stated(found, level))]
        heading = kind in {"title", "ctrTitle"}
        key = level, heading, tuple(map(id, chain))  # most layouts say nothing of most levels
        if key not in self.made:
            self.made[key] = self._style(chain, level, heading=heading)
        return self.made[key]

    def _style(self, chain: list[_Stated], level: int, *, heading: bool) -> Style:
        paragraphs, runs = [one.paragraph for one in chain], [one.run for one in chain]
        inside, inks = [one.inside for one in chain], [one.ink for one in chain]
        stated = _first(runs, "sz")
        size = _points(stated, 18.0)
        pitch = _first(inside, "lnSpc")
        exact = pitch is not None and pitch.find(f"{A}spcPts") is not None
        line = _spacing(pitch, size, 1.0)
        line = min(_LOOSEST, max(1.0, line / _SINGLE)) if exact else line
        latin = _first(inks, "latin")
        number, bulleted = _bullet(inside)
        return Style(
            size=size,
            bold=(_first(runs, "b") or "") in {"1", "true"},
            left=_emu(_first(paragraphs, "marL")),
            hang=_emu(_first(paragraphs, "indent")),
            before=_spacing(_first(inside, "spcBef"), size, 0.0) * size,
            line=_SINGLE * line,
            latin=_face(latin, "+mj-lt" if heading else "+mn-lt"),
            ea=self._japanese(_first(inks, "ea"), heading=heading),
            color=self.color(_first(inks, "solidFill")),
            level=level,
            local=("", "") if stated else (" ", ""),
            number=number,
            bulleted=bulleted,
            align=_first(paragraphs, "algn") or "l",
            tracking=max(0.0, _points(_first(runs, "spc"), 0.0) / size),
            wide=self._wide(latin, heading=heading),
            exact=exact,
        )

    def _stated(self, found: _Element, level: int) -> _Stated | None:
        # the master's lists are above all layouts
        key = found, level
        if key not in self.stated:
            self.stated[key] = _stated(found, level)
        return self.stated[key]

    def _wide(self, element: _Element | None, *, heading: bool) -> float:
        """1 for faces as wide as Arial and found anywhere, or narrower than what replaces them."""
        face = _face(element, "+mj-lt" if heading else "+mn-lt")
        if face.startswith("+"):
            face = self.theme.latin.get("major" if face.startswith("+mj") else "minor", "")
        return 1.0 if not face or _USUAL_FACE.match(face) else _WIDER

    def _japanese(self, element: _Element | None, *, heading: bool) -> str:
        """A face that has kana: the style's own, else the theme's, else one every Office has."""
        face = _face(element, "+mj-ea" if heading else "+mn-ea")
        if not face.startswith("+"):
            return _JAPANESE_FACE if foreign(face) else face
        named = self.theme.ea["major" if face.startswith("+mj") else "minor"]
        return face if named and not foreign(named) else _JAPANESE_FACE


def faces(parts: Mapping[str, bytes], layout: str, name: str) -> tuple[str, ...]:
    """The East Asian faces that a layout's theme names.

    Raises:
        TemplateError: a part cannot be read.
    """
    theme = theme_above(parts, above(parts, layout, "slideMaster", name), name)
    return tuple(dict.fromkeys(face for face in theme.ea.values() if face))


def above(parts: Mapping[str, bytes], part: str, kind: str, name: str) -> str:
    """The first part of a kind that a part leads to; empty where there is none."""
    return next((r.target for r in opc.relations(parts, part, name) if r.kind == kind), "")


def theme_above(parts: Mapping[str, bytes], master: str, name: str) -> Theme:
    """What a master takes its colours and faces from."""
    theme = above(parts, master, "theme", name)
    return theme_of(opc.seen(parts, theme, name) if theme else None)


def scheme(parts: Mapping[str, bytes], layout: str, name: str) -> dict[str, str]:
    """RRGGBB by the names that slides of a layout use: "bg1", "tx1", "accent1".

    Raises:
        TemplateError: a part cannot be read.
    """
    master = above(parts, layout, "slideMaster", name)
    if master not in parts:
        return {}
    colors = theme_above(parts, master, name).colors
    mapping = opc.seen(parts, master, name).find(f"{P}clrMap")
    rows = () if mapping is None else mapping.attrib.items()
    return {str(key): colors.get(str(value), "") for key, value in rows}


_GAMMA = 2.2  # of light to a channel's value, near enough to sRGB's own curve


def _dimmed(rgb: str, element: _Element) -> str:
    """``lumMod`` and ``lumOff`` on a grey are plain scaling; on a colour, near enough.

    ``tint`` and ``shade`` mix white and black into it, by light as PowerPoint does.
    """
    if len(rgb) != 6:
        return ""
    scale, offset = 1.0, 0.0
    for change in element:
        if change.tag == f"{A}lumMod":
            scale = _float(change.get("val")) / 100_000
        elif change.tag == f"{A}lumOff":
            offset = _float(change.get("val")) / 100_000
    channels = [int(rgb[n : n + 2], 16) for n in (0, 2, 4)]
    for change in element:
        if change.tag in {f"{A}tint", f"{A}shade"}:
            share = min(1.0, max(0.0, _float(change.get("val")) / 100_000))
            white = 1 - share if change.tag == f"{A}tint" else 0.0
            lit = (((c / 255) ** _GAMMA) * share + white for c in channels)
            channels = [round(255 * light ** (1 / _GAMMA)) for light in lit]
    return "".join(f"{min(255, max(0, round(c * scale + 255 * offset))):02X}" for c in channels)


def _float(text: str | None) -> float:
    try:
        return float((text or "0").rstrip("%"))
    except ValueError:
        return 0.0


def _first(nearest: list[dict[str, T]], key: str) -> T | None:
    return next((one[key] for one in nearest if key in one), None)


def _points(text: str | None, default: float) -> float:
    return _float(text) / 100 if text else default


def _emu(text: str | None) -> float:
    return _float(text) / 12_700


def _face(element: _Element | None, default: str) -> str:
    """As it stands in an attribute: escaped."""
    return default if element is None else quoteattr(element.get("typeface") or default)[1:-1]


def _bullet(chain: list[dict[str, _Element]]) -> tuple[str, bool]:
    """The scheme of an automatic number, and whether any sign stands before a paragraph."""
    for inside in chain:
        for tag in ("buNone", "buChar", "buBlip", "buAutoNum"):
            if tag in inside:
                return inside[tag].get("type", ""), tag != "buNone"
    return "", False


def _spacing(element: _Element | None, size: float, default: float) -> float:
    """In multiples of the size: a share of it, or points."""
    if element is None:
        return default
    share = element.find(f"{A}spcPct")
    if share is not None:
        text = share.get("val", "100000")
        return _float(text) / (100 if text.endswith("%") else 100_000)
    points = element.find(f"{A}spcPts")
    return default if points is None else _float(points.get("val")) / 100 / size
