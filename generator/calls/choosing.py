"""How a show is made, chosen anew: its template, what is made, the form, the voices, the length."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from generator import slides, speech
from generator.calls import edits, wordlist
from generator.calls.edits import ConflictError
from generator.errors import ShowError
from generator.files import write_text
from generator.given import FILE_NAME
from generator.show import options
from generator.show.folder import editable
from generator.slides.templates.places import names

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path
    from typing import Any

    from generator.calls.allowed import Folders
    from generator.settings import Settings

OPTIONS, SETTINGS = "options", "settings"
UNDOABLE = wordlist.KEPT | {OPTIONS, SETTINGS}
_COLOR = re.compile("#[0-9A-Fa-f]{6}")


def choose(folder: Path, settings: Settings) -> None:
    """Keep what ``settings.given`` names as the options of a show; the next build goes by them.

    Args:
        folder: of the show.
        settings: with what is chosen.

    Raises:
        KamishibaiError: a template or a voice cannot be used here.
        ShowError: a build is writing there.
    """
    with editable(folder) as show:
        before = show.remembered(OPTIONS)
        chosen = options.as_built(show, settings)
        slides.fingerprint(chosen)
        for language in chosen.languages if "voices" in (settings.given or ()) else ():
            speech.fingerprint("ja" if language == "ja" else "en", chosen)
        options.remember(show, chosen)
        after = show.remembered(OPTIONS)
        if before != after:
            edits.remember(show, {OPTIONS: before, "after": after})


def keep(folder: Path, put: Mapping[str, Any]) -> None:
    """Remember in a show what was put into a folder's file at its screen, to be taken back."""
    if put:
        with editable(folder) as show:
            edits.remember(show, dict(put))


def undo(folder: Path, root: Path, done: dict[str, Any]) -> None:
    """Take the last choice back: options of the show, and what stands in files of the folder.

    Raises:
        ConflictError: something else has been chosen since.
    """
    with editable(folder) as show:
        same = show.remembered(OPTIONS) == done.get("after")
        is_word = bool(wordlist.KEPT & set(done))
        put = done.get(SETTINGS)
        if OPTIONS in done and not same and not is_word:
            raise ConflictError("what was chosen", "")
        if put and _held(root, put["section"], put["after"]) != put["after"]:
            raise ConflictError(f"[{put['section']}]", "")
        if is_word:
            wordlist.undo(root, done)
        if put:
            _put(root, put["section"], put["before"])
        if OPTIONS in done and same:
            show.remember(OPTIONS, done[OPTIONS])
        edits.forget_last(show)


def put_brand(folder: Path, brand: Mapping[str, str]) -> dict[str, Any]:
    """Write ``[brand]`` into a folder's kamishibai.toml, whose other lines stay as they are.

    Args:
        folder: the decks of its shows take it on.
        brand: color, accent, font, logo; what is empty is left out.

    Returns:
        What was done, for ``keep``; nothing where all stood there already.

    Raises:
        ShowError: a colour is none, or a text cannot stand in a line.
    """
    for name in ("color", "accent"):
        if brand[name] and not _COLOR.fullmatch(brand[name]):
            raise ShowError(f"{brand[name]} is no colour", "write #RRGGBB")
    if any(not value.isprintable() or '"' in value or "\\" in value for value in brand.values()):
        raise ShowError("a name cannot hold quotation marks or breaks")
    return _put(folder, "brand", {name: value and f'"{value}"' for name, value in brand.items()})


def put_feed(folder: Path, url: str) -> dict[str, Any]:
    """Write into a folder's kamishibai.toml where its feeds will be published; see ``put_brand``.

    Raises:
        ShowError: it is no address of the web.
    """
    if url and not re.fullmatch(r'https?://[^\s"\\]+', url):
        raise ShowError(f"{url} is no address", "write https://…")
    return _put(folder, "feed", {"base_url": url and f'"{url}"'})


def _put(folder: Path, section: str, values: Mapping[str, str]) -> dict[str, Any]:
    """Values of a section, those that are empty left out; all other lines stay as they are."""
    before = _held(folder, section, values)
    if before == dict(values):
        return {}
    lines, held, rest = _parted(folder, section)
    own = [line for line in held if _key(line) not in values and line.strip()]
    own += [f"{name} = {value}" for name, value in values.items() if value]
    whole = [f"[{section}]", *own, ""] if own else []
    write_text(folder / FILE_NAME, "\n".join([*lines, *whole, *rest]) + "\n")
    return {SETTINGS: {"section": section, "before": before, "after": dict(values)}}


def _held(folder: Path, section: str, names: Iterable[str]) -> dict[str, str]:
    """Values of a section as they are written; empty where there is none."""
    _, held, _ = _parted(folder, section)
    found = {_key(line): line.partition("=")[2].strip() for line in held}
    return {name: found.get(name, "") for name in names}


def _parted(folder: Path, section: str) -> tuple[list[str], list[str], list[str]]:
    """The lines above a section, those in it, and those below."""
    path = folder / FILE_NAME
    lines = path.read_text(encoding="utf-8").splitlines() if path.is_file() else []
    start = next((n for n, line in enumerate(lines) if line.strip() == f"[{section}]"), len(lines))
    after = (n for n in range(start + 1, len(lines)) if lines[n].lstrip().startswith("["))
    end = next(after, len(lines))
    return lines[:start], lines[start + 1 : end], lines[end:]


def _key(line: str) -> str:
    return line.partition("=")[0].strip()


def within(settings: Settings, folders: Folders) -> Settings:
    """Settings whose template, if it is a file, lies within the folders."""
    if settings.template in names():
        return settings
    return replace(settings, template=str(folders.path(settings.template)))
