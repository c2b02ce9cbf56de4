"""Where deck templates are: built-in names, .pptx files, folders with one and its map."""

from __future__ import annotations

from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING

from generator import files, resources
from generator.errors import TemplateError

if TYPE_CHECKING:
    from generator.settings import Settings

MAP_FILE = "template.toml"
DECK_FILE = "template.pptx"


def names() -> tuple[str, ...]:
    """The built-in deck templates."""
    folder = resources.templates() / "decks"
    return tuple(sorted(path.parent.name for path in folder.glob(f"*/{DECK_FILE}")))


def located(name: str) -> tuple[Path, Path | None]:
    """The .pptx and, for a template in a folder, the map beside it.

    Raises:
        TemplateError: neither a built-in name nor a file or folder.
    """
    built_in = name in names()
    path = resources.templates() / "decks" / name if built_in else Path(name)
    if path.is_dir():
        return path / DECK_FILE, path / MAP_FILE
    if path.is_file():
        return path, None
    near = get_close_matches(name, names(), n=3, cutoff=0.4)
    advice = f"did you mean {' or '.join(near)}?" if near else f"there are {', '.join(names())}"
    raise TemplateError(f"no deck template is called {name!r}", advice)


def contents(path: Path) -> bytes:
    """A template file's bytes.

    Raises:
        TemplateError: with the system's reason.
    """
    try:
        return path.read_bytes()
    except OSError as error:
        reason = error.strerror or "cannot be read"
        raise TemplateError(f"{path.name} cannot be read: {reason}") from error


def fingerprint(settings: Settings) -> str:
    """Of the template's content; a stranger's template is opened and checked for it.

    Raises:
        TemplateError: unknown, or unusable.
    """
    if settings.template not in names():
        from generator.slides.template import load

        load(settings.template)
    deck, chart = located(settings.template)
    held = contents(deck) + (contents(chart) if chart is not None and chart.exists() else b"")
    return files.digest(held)
