"""Every layout of a template with filler: as a deck, as pictures, as one sheet of them."""

from __future__ import annotations

import json
import shutil
import subprocess
import tempfile
from dataclasses import replace
from io import BytesIO
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING

from PIL import Image, ImageDraw, ImageFont

from generator import files
from generator.errors import TemplateError
from generator.slides import filler, opc
from generator.slides.composing.compose import pages
from generator.slides.deck import desk_of, made
from generator.slides.opc import pack
from generator.slides.templates.guess import guessed
from generator.slides.templates.places import DECK_FILE, MAP_FILE, contents, located, names
from generator.slides.templates.roles import role_specs
from generator.slides.templates.template import load, opened

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from generator.slides import Mode
    from generator.slides.templates.layouts import Layout
    from generator.slides.templates.mapping import Map
    from generator.slides.templates.template import Template


_HOW_TO_DRAW = "install LibreOffice Impress and poppler-utils"
_PATIENCE = 180  # seconds LibreOffice may take; a cold start on a slow machine needs twenty


def preview(name: str, folder: Path) -> tuple[Path, ...]:
    """``folder/NAME.pptx``, and NAME.pdf and NAME-NN.png where the programs for them are found.

    Raises:
        TemplateError: the template cannot be used.
    """
    template = load(name)
    parts, _ = made(filler.storyboard(), "bilingual", template, filler.picture)
    deck = folder / f"{files.slug(template.name, 'template')}.pptx"
    files.write_bytes(deck, pack(parts))
    return (deck, *pictures(deck))


_ACROSS, _WIDE = 5, 400
# Pixels: of a contact sheet, where five slides stand side by side with a line under each.
_GAP, _LABEL = 16, 26

_PAPER, _INK, _FINE, _LOOK = "#F4F4F2", "#333333", "#2E7D4F", "#C2410C"


def contact_sheet(
    template: Template,
    path: Path,
    good: Collection[str] | None = None,
    mode: Mode = "bilingual",
    kinds: Collection[str] = (),
) -> None:
    """A slide of each kind in a template, drawn on one picture: ``path``, a .png.

    Args:
        template: to be shown.
        path: the picture.
        good: kinds of slide that have a form of their own there; the others are marked.
        mode: of the slides.
        kinds: those shown, when not all.

    Raises:
        TemplateError: LibreOffice or poppler is missing.
    """
    board = filler.storyboard()
    first = {scene.layout: scene for scene in reversed(board.scenes)}
    scenes = tuple(s for s in reversed(first.values()) if not kinds or s.layout in kinds)
    board = replace(board, scenes=scenes)
    desk = desk_of(board, mode, template, filler.picture)
    starts = accumulate((len(pages(desk, scene, 1)) for scene in scenes[:-1]), initial=0)
    with tempfile.TemporaryDirectory() as place:
        deck = Path(place) / "sheet.pptx"
        deck.write_bytes(pack(made(board, mode, template, filler.picture)[0]))
        _, *drawn = pictures(deck) or (deck,)
        if not drawn:
            raise TemplateError("slides cannot be drawn here", _HOW_TO_DRAW)
        shown = [drawn[len(template.first) + start] for start in starts]
        files.write_bytes(path, _mounted(shown, [scene.layout for scene in scenes], good))


def _mounted(slides: Sequence[Path], labels: Sequence[str], good: Collection[str] | None) -> bytes:
    """Pictures side by side in rows, each over its label: green, or orange where not good."""
    with Image.open(slides[0]) as first:
        tall = round(_WIDE * first.height / first.width)
    across, down = _WIDE + _GAP, tall + _LABEL + _GAP
    rows = -(-len(slides) // _ACROSS)
    sheet = Image.new("RGB", (_ACROSS * across + _GAP, rows * down + _GAP), _PAPER)
    draw, face = ImageDraw.Draw(sheet), ImageFont.load_default(16)
    for n, (path, label) in enumerate(zip(slides, labels, strict=True)):
        x, y = _GAP + n % _ACROSS * across, _GAP + n // _ACROSS * down
        with Image.open(path) as slide:
            sheet.paste(
                slide.convert("RGB").resize((_WIDE, tall), Image.Resampling.LANCZOS), (x, y)
            )
        color = _FINE if good is None or label in good else _LOOK
        draw.rectangle((x, y + tall + 4, x + 6, y + tall + 22), fill=color)
        draw.text((x + 14, y + tall + 4), label, fill=_INK, font=face)
    stream = BytesIO()
    sheet.save(stream, "PNG")
    return stream.getvalue()


def pictures(deck: Path) -> tuple[Path, ...]:
    """A .pdf beside a deck, and a .png a slide; none where LibreOffice or poppler is missing."""
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office is None:
        return ()
    with tempfile.TemporaryDirectory() as place:
        profile = (Path(place) / "profile").as_uri()
        command = [office, f"-env:UserInstallation={profile}", "--headless", "--convert-to", "pdf"]
        if not _ran([*command, "--outdir", place, str(deck)]):
            return ()
        pdf = Path(place) / deck.with_suffix(".pdf").name
        if not pdf.exists():
            return ()
        painter = shutil.which("pdftoppm")
        if painter is not None:
            _ran([painter, "-r", "72", "-png", str(pdf), str(pdf.with_suffix(""))])
        drawn = [pdf, *sorted(Path(place).glob(f"{deck.stem}-*.png"))]
        for path in drawn:
            files.write_bytes(deck.with_name(path.name), path.read_bytes())
        return tuple(deck.with_name(path.name) for path in drawn)


def _ran(command: list[str]) -> bool:
    try:
        done = subprocess.run(command, capture_output=True, timeout=_PATIENCE, check=False)  # noqa: S603 - programs found on the path, our own arguments
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0


# A template of one's own from any .pptx: its layouts looked at, a commented map written.

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


def map_text(chart: Map, found: Sequence[Layout]) -> str:
    """template.toml for a map, with what it leaves out named in comments."""
    head = _HEAD.format(
        file=DECK_FILE,
        english=chart.english,
        first=list(chart.first),
        last=list(chart.last),
        cards=chart.look.get("cards", "tint"),
        badges=chart.look.get("badges", "ellipse"),
        type=chart.look.get("type", "usual"),
    )
    blocks = [head]
    for role in role_specs():
        if role not in chart.roles:
            fallback = role_specs()[role].fallback
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
