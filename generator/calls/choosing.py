"""How a show is made, chosen anew: its template, what is made, the form, the voices, the length."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from generator import slides, speech
from generator.calls import edits
from generator.calls.edits import ConflictError
from generator.errors import ShowError
from generator.files import write_text
from generator.show import options
from generator.show.folder import MOMENT, opened
from generator.slides.templates.places import names

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path
    from typing import Any

    from generator.calls.folders import Folders
    from generator.settings import Settings

OPTIONS = "options"
_COLOR = re.compile("#[0-9A-Fa-f]{6}")


def choose(folder: Path, settings: Settings) -> None:
    """Keep what ``settings.given`` names as the options of a show; the next build goes by them.

    Raises:
        KamishibaiError: a template or a voice cannot be used here.
        ShowError: a build is at work.
    """
    with opened(folder, patience=MOMENT) as show:
        before = show.remembered(OPTIONS)
        chosen = options.as_built(show, settings)
        slides.fingerprint(chosen)
        for language in chosen.languages if "voices" in (settings.given or ()) else ():
            speech.fingerprint("ja" if language == "ja" else "en", chosen)
        options.remember(show, chosen)
        after = show.remembered(OPTIONS)
        if before != after:
            edits.remember(show, {OPTIONS: before, "after": after})


def chosen_back(folder: Path, done: dict[str, Any]) -> None:
    """Take the last choice back; ConflictError where another has been made since."""
    with opened(folder, patience=MOMENT) as show:
        if show.remembered(OPTIONS) != done["after"]:
            raise ConflictError("what was chosen", "")
        show.remember(OPTIONS, done[OPTIONS])
        edits.forget_last(show)


def put_brand(folder: Path, brand: Mapping[str, str]) -> None:
    """Write ``[brand]`` into a folder's kamishibai.toml, whose other lines stay as they are.

    Args:
        folder: the decks of its shows take it on.
        brand: color, accent, font, logo; what is empty is left out.

    Raises:
        ShowError: a colour is none, or a text cannot stand in a line.
    """
    for name in ("color", "accent"):
        if brand[name] and not _COLOR.fullmatch(brand[name]):
            raise ShowError(f"{brand[name]} is no colour", "write #RRGGBB")
    if any(not value.isprintable() or '"' in value or "\\" in value for value in brand.values()):
        raise ShowError("a name cannot hold quotation marks or breaks")
    _put(folder, "brand", {name: value and f'"{value}"' for name, value in brand.items()})


def put_page(folder: Path, *, furigana: bool) -> None:
    """Write into a folder's kamishibai.toml whether its pages have furigana."""
    _put(folder, "page", {"furigana": "true" if furigana else ""})


def put_feed(folder: Path, url: str) -> None:
    """Write into a folder's kamishibai.toml where its feeds will be published.

    Raises:
        ShowError: it is no address of the web.
    """
    if url and not re.fullmatch(r'https?://[^\s"\\]+', url):
        raise ShowError(f"{url} is no address", "write https://…")
    _put(folder, "feed", {"base_url": url and f'"{url}"'})


def _put(folder: Path, section: str, values: Mapping[str, str]) -> None:
    """Values of a section, those that are empty left out; all other lines stay as they are."""
    path = folder / "kamishibai.toml"
    lines = path.read_text(encoding="utf-8").splitlines() if path.is_file() else []
    start = next((n for n, line in enumerate(lines) if line.strip() == f"[{section}]"), len(lines))
    after = (n for n in range(start + 1, len(lines)) if lines[n].lstrip().startswith("["))
    rest = lines[next(after, len(lines)) :]
    held = lines[start + 1 : len(lines) - len(rest)]
    own = [line for line in held if line.partition("=")[0].strip() not in values and line.strip()]
    own += [f"{name} = {value}" for name, value in values.items() if value]
    whole = [f"[{section}]", *own, ""] if own else []
    write_text(path, "\n".join([*lines[:start], *whole, *rest]) + "\n")


def within(settings: Settings, folders: Folders) -> Settings:
    """Settings whose template, if it is a file, lies within the folders."""
    if settings.template in names():
        return settings
    return replace(settings, template=str(folders.path(settings.template)))
