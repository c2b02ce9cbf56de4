"""What a placeholder's text looks like: layout over master over the presentation's defaults."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

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
_JAPANESE_FACE = "Yu Gothic"
"""Comes with Windows and Office for Mac since 2016; used where a theme names no Japanese face."""


@dataclass(frozen=True, slots=True)
class Style:
    """One outline level.

    Attributes:
        size: points.
        left: points from the box's edge to the text; ``hang`` the first line's offset from it.
        before: space above a paragraph, points.
        line: pitch of lines in font sizes (1.2 for single spacing).
        latin, ea: type faces as runs name them, "+mn-lt" being the theme's body face.
        color: RRGGBB, or empty when it could not be found out.
        level: the outline level written (0-based).
        local: paragraph properties that a slide states itself, as attributes and children of
            ``a:pPr``, where the template has no level of this look.
        number: the scheme of an automatic number ("arabicPlain"), or empty.
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


@dataclass(frozen=True, slots=True)
class Theme:
    """Attributes: ``colors`` by slot ("dk1"); ``ea`` face by "major"/"minor", maybe empty."""

    colors: dict[str, str]
    ea: dict[str, str]


def theme_of(root: _Element | None) -> Theme:
    """Colours as RRGGBB and the Japanese faces of a theme part."""
    colors: dict[str, str] = {}
    faces = {"major": "", "minor": ""}
    if root is None:
        return Theme(colors, faces)
    for slot in root.iterfind(f".//{A}clrScheme/*"):
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
    return Theme(colors, faces)


@dataclass(frozen=True, slots=True)
class Source:
    """Where a layout's placeholders inherit from."""

    master: _Element
    default: _Element | None
    theme: Theme

    def placeholder(self, kind: str) -> _Element | None:
        """The master's placeholder that one of this kind takes after."""
        wanted = _MASTER_KIND.get(kind, "body")
        for shape in self.master.iterfind(f".//{P}sp"):
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
        lists = [e for e in self._lists(shape, kind) if e is not None]
        return tuple(self._level(lists, n, kind) for n in range(LEVELS))

    def _lists(self, shape: _Element, kind: str) -> Iterator[_Element | None]:
        yield shape.find(f"{P}txBody/{A}lstStyle")
        above = self.placeholder(kind)
        if above is not None:
            yield above.find(f"{P}txBody/{A}lstStyle")
        role = {"title": "title", "ftr": "other", "sldNum": "other", "dt": "other"}.get(
            _MASTER_KIND.get(kind, ""), "body"
        )
        yield self.master.find(f"{P}txStyles/{P}{role}Style")
        yield self.default

    def _level(self, lists: list[_Element], level: int, kind: str) -> Style:
        chain = [e for found in lists if (e := found.find(f"{A}lvl{level + 1}pPr")) is not None]
        runs = [run for e in chain if (run := e.find(f"{A}defRPr")) is not None]
        size = _points(_attribute(runs, "sz"), 18.0)
        line = _spacing(_child(chain, "lnSpc"), size, 1.0)
        heading = kind in {"title", "ctrTitle"}
        return Style(
            size=size,
            bold=_attribute(runs, "b") in {"1", "true"},
            left=_emu(_attribute(chain, "marL")),
            hang=_emu(_attribute(chain, "indent")),
            before=_spacing(_child(chain, "spcBef"), size, 0.0) * size,
            line=1.2 * line,
            latin=_face(_child(runs, "latin"), "+mj-lt" if heading else "+mn-lt"),
            ea=self._japanese(_child(runs, "ea"), heading=heading),
            color=self.color(_child(runs, "solidFill")),
            level=level,
            number=_number(chain),
        )

    def _japanese(self, element: _Element | None, *, heading: bool) -> str:
        """A face that has kana: the style's own, else the theme's, else one every Office has."""
        face = _face(element, "+mj-ea" if heading else "+mn-ea")
        if not face.startswith("+"):
            return face
        named = self.theme.ea["major" if face.startswith("+mj") else "minor"]
        return face if named else _JAPANESE_FACE


def _dimmed(rgb: str, element: _Element) -> str:
    """``lumMod`` and ``lumOff`` on a grey are plain scaling; on a colour, near enough."""
    if len(rgb) != 6:
        return ""
    scale, offset = 1.0, 0.0
    for change in element:
        if change.tag == f"{A}lumMod":
            scale = _float(change.get("val")) / 100_000
        elif change.tag == f"{A}lumOff":
            offset = _float(change.get("val")) / 100_000
    channels = (int(rgb[n : n + 2], 16) for n in (0, 2, 4))
    return "".join(f"{min(255, max(0, round(c * scale + 255 * offset))):02X}" for c in channels)


def _float(text: str | None) -> float:
    try:
        return float((text or "0").rstrip("%"))
    except ValueError:
        return 0.0


def _attribute(elements: list[_Element], key: str) -> str | None:
    return next((value for e in elements if (value := e.get(key)) is not None), None)


def _child(elements: list[_Element], tag: str) -> _Element | None:
    return next((c for e in elements if (c := e.find(f"{A}{tag}")) is not None), None)


def _points(text: str | None, default: float) -> float:
    return _float(text) / 100 if text else default


def _emu(text: str | None) -> float:
    return _float(text) / 12_700


def _face(element: _Element | None, default: str) -> str:
    return default if element is None else element.get("typeface") or default


def _number(chain: list[_Element]) -> str:
    for element in chain:
        for tag in ("buNone", "buChar", "buBlip", "buAutoNum"):
            bullet = element.find(f"{A}{tag}")
            if bullet is not None:
                return bullet.get("type", "")
    return ""


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
