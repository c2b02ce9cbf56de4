"""A deck template: its package, its layouts, and which of them serves which role."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from generator.errors import TemplateError
from generator.slides import guess, mapping, opc, styles
from generator.slides.layouts import Frame, Slot, layouts
from generator.slides.places import contents, located
from generator.slides.roles import ROLES

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from generator.slides.layouts import Layout
    from generator.slides.styles import Style

MOST_LAYOUTS = 300
_MAIN = "application/vnd.openxmlformats-officedocument.presentationml"
_UNDER_SCALE = 0.72
"""English under Japanese, in templates that have no level for it; and at least 14 points."""


@dataclass(frozen=True, slots=True)
class Role:
    """A layout that serves a role, and the slots its fields go to."""

    name: str
    layout: Layout
    fields: Mapping[str, Slot]


@dataclass(frozen=True, slots=True)
class Template:
    """A template ready for use.

    Attributes:
        roles: those it has a layout for.
        page: width and height in EMU.
        first, last: 1-based numbers of its own slides to keep before and after ours.
    """

    name: str
    parts: opc.Parts
    layouts: tuple[Layout, ...]
    roles: Mapping[str, Role]
    page: tuple[int, int]
    first: tuple[int, ...] = ()
    last: tuple[int, ...] = ()

    def role(self, name: str) -> Role:
        """The layout for a role, following the fallbacks down to one for bullets."""
        while name not in self.roles:
            name = ROLES[name].fallback if name in ROLES else "bullets"
        return self.roles[name]


def load(name: str) -> Template:
    """A template by name, .pptx file or folder.

    Raises:
        TemplateError: unknown, unreadable, hostile, or with a map that does not match it.
    """
    deck, chart = located(name)
    stem = deck.stem if chart is None else deck.parent.name
    return opened(contents(deck), stem, None if chart is None else _map(chart))


def _map(path: Path) -> mapping.Map | None:
    if not path.exists():
        return None
    try:
        tree = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise TemplateError(f"{path.name} cannot be read", str(error)) from error
    return mapping.read(tree, path.name)


def opened(data: bytes, name: str, chart: mapping.Map | None = None) -> Template:
    """A template from a file's bytes; without a map the roles are guessed.

    Raises:
        TemplateError: see ``load``.
    """
    parts = opc.unpack(data, name)
    _accepted(parts, name)
    found = layouts(parts, name)
    if not found:
        raise TemplateError(f"{name} has no slide layouts", "use a .pptx with a slide master")
    if len(found) > MOST_LAYOUTS:
        raise TemplateError(f"{name} has {len(found)} layouts, more than {MOST_LAYOUTS}")
    chart = chart or guess.guessed(found)
    roles = {
        role: Role(role, layout, fields)
        for role, (layout, fields) in mapping.applied(chart, found, name).items()
    }
    page = _page(parts, name)
    if chart.english == "under":
        roles = {key: replace(role, fields=_under(role.fields)) for key, role in roles.items()}
    if "bullets" not in roles:
        roles["bullets"] = _makeshift(found, page)
    return Template(name, parts, found, roles, page, chart.first, chart.last)


def _accepted(parts: opc.Parts, name: str) -> None:
    """No macros, and no relation that would fetch something when the deck is opened."""
    types = parts.get(opc.CONTENT_TYPES, b"")
    if any("vbaproject" in part.lower() for part in parts) or b"macroEnabled" in types:
        raise TemplateError(f"{name} holds macros", "save it without them, as .pptx")
    if not any(
        f"{_MAIN}.{kind}.main+xml".encode() in types for kind in ("presentation", "template")
    ):
        raise TemplateError(f"{name} is not a PowerPoint file", "save it as .pptx")
    for part in parts:
        if not part.endswith(".rels"):
            continue
        owner = part.replace("_rels/", "").removesuffix(".rels")
        for relation in opc.relations(parts, owner, name):
            web = relation.target.lower().startswith(("https://", "http://", "mailto:"))
            if relation.external and not (relation.kind == "hyperlink" and web):
                raise TemplateError(
                    f"{name}: {owner} refers to a {relation.kind} outside the file",
                    "embed it, or remove it in PowerPoint",
                )


def _page(parts: opc.Parts, name: str) -> tuple[int, int]:
    root = opc.parse(parts, "ppt/presentation.xml", name)
    size = root.find(f"{styles.P}sldSz")
    try:
        width, height = (0, 0) if size is None else (int(size.get("cx", 0)), int(size.get("cy", 0)))
    except ValueError:
        width = height = 0
    return (width, height) if width > 0 and height > 0 else (12_192_000, 6_858_000)


def _under(fields: Mapping[str, Slot]) -> dict[str, Slot]:
    return {name: replace(slot, styles=_pairs(slot.styles)) for name, slot in fields.items()}


def _pairs(found: tuple[Style, ...]) -> tuple[Style, ...]:
    """Levels in pairs — Japanese, English — from levels that know nothing of pairs."""
    return (found[0], _second(found[0]), found[1], _second(found[1]), *found[4:])


def _second(style: Style) -> Style:
    """The same place without a bullet, smaller, close under what it translates."""
    left = round(max(0.0, style.left) * 12_700)
    return replace(
        style,
        size=max(min(14.0, style.size), round(style.size * _UNDER_SCALE * 2) / 2),
        bold=False,
        hang=0.0,
        before=1.0,
        number="",
        local=(
            f' marL="{left}" indent="0"',
            '<a:spcBef><a:spcPts val="100"/></a:spcBef><a:buNone/>',
        ),
    )


def _makeshift(found: tuple[Layout, ...], page: tuple[int, int]) -> Role:
    """For a template without any layout for text: boxes of our own on its plainest layout."""
    layout = min(found, key=lambda layout: (layout.title is None, len(layout.slots)))
    width, height = page
    left = width // 16
    style = styles.Style(22, False, 0, 0, 12, 1.2, "+mn-lt", "+mn-ea", "", 0)
    box = Slot(
        "Text",
        "",
        None,
        Frame(left, height * 30 // 100, width - 2 * left, height * 60 // 100),
        (0, 0, 0, 0),
        "t",
        (style,) * styles.LEVELS,
    )
    heading = replace(style, size=28, bold=True, latin="+mj-lt", ea="+mj-ea")
    title = layout.title or replace(
        box,
        name="Title",
        kind="title",
        frame=Frame(left, height * 8 // 100, width - 2 * left, height * 18 // 100),
        anchor="b",
        styles=(heading,) * styles.LEVELS,
    )
    return Role("bullets", layout, _under({"title": title, "body": box}))
