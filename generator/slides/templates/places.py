"""Where deck templates are: built-in names, .pptx files, folders with one and its map."""

from __future__ import annotations

import io
import zipfile
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING

from generator import patterns as re
from generator import resources
from generator.errors import TemplateError
from generator.slides.options import dress

if TYPE_CHECKING:
    from generator.settings import Settings

MAP_FILE = "template.toml"
DECK_FILE = "template.pptx"
_THEME = "ppt/theme/theme1.xml"
_MOST_THEME = 2**20
_COLOR = re.compile(
    r"<a:(dk1|lt1|dk2|lt2|accent[1-6])>\s*<a:s(?:rgb|ys)Clr"
    r"[^>]*?\b(?:lastClr|val)=\"([0-9A-Fa-f]{6})\""
)


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


def colors(settings: Settings) -> dict[str, str]:
    """The theme's colours as RRGGBB by their names in a theme ("dk1", "accent1"), for a page.

    Whatever is not found is left out; a template that cannot be read has none.
    """
    deck, _ = located(settings.template)
    try:
        with zipfile.ZipFile(io.BytesIO(contents(deck))) as archive:
            if archive.getinfo(_THEME).file_size > _MOST_THEME:
                return {}
            theme = archive.read(_THEME).decode("utf-8", "replace")
    except (zipfile.BadZipFile, KeyError, NotImplementedError, RuntimeError, OSError):
        return {}
    found = {name: value.upper() for name, value in _COLOR.findall(theme)}
    worn = dress(settings) if settings.template in names() else None
    if worn is None:
        return found
    # lxml, for a page in a house's colours only
    from generator.slides.templates.dressing import colored

    return colored(found, worn)
