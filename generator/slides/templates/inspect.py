"""A template of one's own from any .pptx: its layouts looked at, a commented map written."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from generator import files
from generator.errors import TemplateError
from generator.slides import opc
from generator.slides.templates.guess import guessed
from generator.slides.templates.places import DECK_FILE, MAP_FILE, contents, located, names
from generator.slides.templates.roles import ROLES
from generator.slides.templates.template import opened

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.slides.templates.layouts import Layout
    from generator.slides.templates.mapping import Map

_HEAD = """\
# Which layout of {file} serves which role, and which placeholder takes which field.
# Change it freely: a layout by its name in PowerPoint's Slide Master view, a placeholder by its
# name (Home > Arrange > Selection Pane) or its idx number. A role that is not here falls back to
# another one, and in the end to "bullets". `kamishibai templates check` says what comes of it.

# "level": every second outline level is the English of the one above it.
# "under": English is set smaller under the Japanese of the same level.
english = "{english}"

# Slides of the file itself that every deck keeps, by number: first = [1], last = [9].
first = {first}
last = {last}

# What is drawn on slides: cards are "tint", "lines" or "bar", badges "ellipse", "rect" or
# "roundRect", type "usual", "large" or "dense".
[look]
cards = "{cards}"
badges = "{badges}"
type = "{type}"
"""


def map_text(chart: Map, found: Sequence[Layout], file: str = DECK_FILE) -> str:
    """template.toml for a map, with what it leaves out named in comments."""
    head = _HEAD.format(
        file=file,
        english=chart.english,
        first=list(chart.first),
        last=list(chart.last),
        cards=chart.look.get("cards", "tint"),
        badges=chart.look.get("badges", "ellipse"),
        type=chart.look.get("type", "usual"),
    )
    blocks = [head]
    for role in ROLES:
        if role not in chart.roles:
            fallback = ROLES[role].fallback
            blocks.append(f"# [roles.{role}] has no layout of its own: {fallback} serves")
            continue
        layout, fields = chart.roles[role]
        lines = [f"[roles.{role}]", f"layout = {_quoted(layout)}"]
        lines += [f"{key} = {_quoted(at)}" for key, at in fields.items()]
        blocks.append("\n".join(lines) + "\n")
    used = {layout for layout, _ in chart.roles.values()}
    free = [layout.name for layout in found if layout.name not in used]
    if free:
        blocks.append("# Layouts that serve nothing: " + ", ".join(map(repr, free)))
    return "\n".join(blocks).rstrip() + "\n"


def _quoted(value: str | int) -> str:
    """A TOML basic string has JSON's escapes."""
    return json.dumps(value, ensure_ascii=False)


def new(name: str, source: Path | None = None, into: Path = Path()) -> Path:
    """A folder ``into/name`` with template.pptx and template.toml, from a .pptx or from "ink".

    Layouts that the file lacks are drawn into its master, to be changed there.

    Raises:
        TemplateError: the file cannot be used, or the folder is there already.
    """
    folder = into / files.slug(name, "template")
    if name in names():
        raise TemplateError(f"{name!r} is a built-in template", "choose another name")
    if folder.exists():
        raise TemplateError(f"{folder.name} is there already", "choose another name or remove it")
    source = source or located("ink")[0]
    data = contents(source)
    template = opened(data, source.name)
    text = map_text(guessed(template.layouts), template.layouts)
    files.write_bytes(folder / DECK_FILE, opc.pack(template.parts))
    files.write_text(folder / MAP_FILE, text)
    return folder
