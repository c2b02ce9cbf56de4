"""Shows that are here put where the world sees them: what changed, the feeds last."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from generator.errors import ShowError
from generator.files import ASIDE_PREFIX, digest, file_digest
from generator.model import LANGUAGES
from generator.publishing.feed import feed_name
from generator.publishing.gallery import FILE_NAME as GALLERY
from generator.show.folder import MANIFEST, STATE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from generator.many.store import Store

# How long what is asked for again and again may be kept, and what seldom changes.
_SOON, _LATER = "public, max-age=60", "public, max-age=3600"


@dataclass(frozen=True, slots=True)
class Change:
    """Attributes: ``path`` in the target; ``local``: the file, none where one goes."""

    path: str
    what: Literal["new", "changed", "gone"]
    local: Path | None = None


def changes(folder: Path, store: Store) -> tuple[Change, ...]:
    """What has to be done so that the target shows what is here, in the order to do it.

    Of a show its manifest comes last, then what stands over all shows, then the feeds, so that
    nothing is announced that is not there. What a show remembers for itself stays here. What else
    the target has is left alone.

    Args:
        folder: a show, or a folder of shows with their gallery and feeds.
        store: the target; each show is a folder in it.

    Raises:
        ShowError: there are no shows, or the target cannot be read.
    """
    listed = store.listed()
    there = listed.shows()
    shows = [folder] if (folder / MANIFEST).is_file() else _shows(folder)
    if not shows:
        raise ShowError(f"{folder} holds no shows", "build some there with kamishibai build -o")
    found = [change for show in shows for change in _of_show(show, there.get(show.name, ()), store)]
    if shows != [folder]:
        over = (GALLERY, *map(feed_name, LANGUAGES))
        named = [folder / name for name in over if (folder / name).is_file()]
        found += [change for path in named if (change := _over(path, listed.paths, store))]
    return tuple(found)


def publish(changes: Iterable[Change], store: Store) -> Iterator[Change]:
    """Do it, each change as it is done.

    Raises:
        ShowError: the target does not take it.
    """
    for change in changes:
        if change.local:
            store.put_file(change.local, change.path, _headers(change.path))
        else:
            store.remove(change.path)
        yield change


def _shows(folder: Path) -> list[Path]:
    return sorted(path.parent for path in folder.glob(f"*/{MANIFEST}"))


def _of_show(show: Path, there: Iterable[str], store: Store) -> Iterator[Change]:
    """By the digests of the manifest that the target has, so that one file is asked for a show."""
    known = _digests(store, f"{show.name}/{MANIFEST}") if MANIFEST in there else {}
    files = {path.relative_to(show).as_posix(): path for path in sorted(show.rglob("*"))}
    shown = {name: path for name, path in files.items() if _is_shown(name, path)}
    for name, path in shown.items():
        if known.get(name) != file_digest(path) or name not in there:
            yield Change(f"{show.name}/{name}", "changed" if name in there else "new", path)
    for name in sorted(set(known) & set(there) - set(shown) - {MANIFEST}):
        yield Change(f"{show.name}/{name}", "gone")
    manifest = show / MANIFEST
    if known.get(MANIFEST) != file_digest(manifest):
        yield Change(f"{show.name}/{MANIFEST}", "changed" if MANIFEST in there else "new", manifest)


def _is_shown(name: str, path: Path) -> bool:
    first = name.partition("/")[0]
    return path.is_file() and name != MANIFEST and first != STATE and ASIDE_PREFIX not in name


def _digests(store: Store, path: str) -> Mapping[str, str]:
    """Path → SHA-256 of a show's files, and of the manifest itself; nothing of a damaged one."""
    data = store.read(path)
    try:
        told: Any = json.loads(data)
        files = {str(file["path"]): str(file["sha256"]) for file in told["files"]}
    except (ValueError, KeyError, TypeError):
        return {}
    return {**files, MANIFEST: digest(data)}


def _over(path: Path, there: Iterable[str], store: Store) -> Change | None:
    if path.name not in there:
        return Change(path.name, "new", path)
    same = store.read(path.name) == path.read_bytes()
    return None if same else Change(path.name, "changed", path)


def _headers(path: str) -> str:
    return _SOON if path.endswith((".html", ".xml", MANIFEST)) else _LATER
