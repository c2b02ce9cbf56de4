"""Every layout of a template with filler, as a deck and, where LibreOffice is, as pictures."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path

from generator import files
from generator.slides import filler
from generator.slides.deck import made
from generator.slides.opc import pack
from generator.slides.templates.template import load

_PATIENCE = 180
"""Seconds LibreOffice may take; a cold start on a slow machine needs twenty."""


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
