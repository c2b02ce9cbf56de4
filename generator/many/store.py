"""Where shows go that are not made in place: a folder of any file system that fsspec knows."""

from __future__ import annotations

import json
import logging
import random
import re
import time
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cached_property, partial
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any, Literal, TypeVar
from uuid import uuid4

from generator.errors import ShowError
from generator.files import ASIDE_PREFIX, digest, file_digest
from generator.model import LANGUAGES
from generator.publishing.feed import feed_name
from generator.publishing.gallery import FILE_NAME as GALLERY
from generator.show.claim import REMEMBERED_AS
from generator.show.edited_file import BRIEF, STORYBOARD
from generator.show.folder import MANIFEST, STATE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from pathlib import Path


T = TypeVar("T")

# Begins the name of the empty object that says of a show whose it is, finished or not.
_OWNER = f"{STATE}/of-"
# Begins the name of the empty object that says of a show whose it is and what made it.
_DONE = f"{STATE}/done-"
# Files that mean something only where a show was made.
_OURS = (f"{STATE}/lock", f"{STATE}/texts.lock", f"{STATE}/{REMEMBERED_AS}.json")
_EDITED = (STORYBOARD.name, BRIEF.name)
_PAUSES = (0.5, 1.0, 2.0, 4.0, 0.0)
_S3 = ("s3", "s3a")
# File systems on which an object appears whole or not at all; elsewhere it is renamed.
_WHOLE = (*_S3, "gs", "gcs", "az", "abfs", "memory")


@dataclass(frozen=True)
class Store:
    """Attributes: ``url`` of the folder that shows go to. It can be sent to another machine."""

    url: str
    options: Mapping[str, Any] = field(default_factory=dict)

    @cached_property
    def _place(self) -> tuple[Any, str]:
        try:
            from fsspec.core import url_to_fs
        except ImportError as error:
            raise ShowError(
                f"{self.url} needs fsspec", "pip install 'kamishibai[batch]'"
            ) from error
        try:
            system, root = url_to_fs(self.url, **self.options)
        except (ImportError, ValueError, OSError) as error:
            raise ShowError(f"{self.url} cannot be reached ({error})") from error
        return system, str(root).rstrip("/")

    @property
    def local(self) -> str:
        """The folder on this machine that it is, or empty."""
        return self._place[1] if self._protocol in ("file", "local") else ""

    @property
    def _protocol(self) -> str:
        protocols: str | tuple[str, ...] = self._place[0].protocol
        return protocols if isinstance(protocols, str) else protocols[0]

    @property
    def _appears_whole(self) -> bool:
        return self._protocol in _WHOLE

    def __getstate__(self) -> dict[str, Any]:
        return {"url": self.url, "options": dict(self.options)}

    def __setstate__(self, state: dict[str, Any]) -> None:
        self.__dict__.update(state)

    def check(self) -> None:
        """Raises: ShowError: nothing here speaks with such a place."""
        _ = self._place

    def read(self, path: str) -> bytes:
        """Raises: FileNotFoundError: nothing is there."""
        system, root = self._place
        data: bytes = self._patiently(system.cat_file, f"{root}/{path}")
        return data

    def add(self, path: str, data: bytes) -> None:
        """Write what is written once and never changed; one that is there already stays."""
        system, root = self._place
        if self._appears_whole:
            with suppress(FileExistsError):
                self._patiently(system.pipe_file, f"{root}/{path}", data, mode="create")
        else:
            self._whole(path, lambda system, there: system.pipe_file(there, data))

    def listed(self) -> Listing:
        """Everything there, asked for once."""
        system, root = self._place
        system.invalidate_cache()
        try:
            found = self._patiently(system.find, root)
        except FileNotFoundError:
            found = []
        paths = sorted(path.removeprefix(f"{root}/") for path in map(str, found))
        # The names of objects are anybody's words: none leads out of the folder it is fetched to.
        return Listing(tuple(path for path in paths if ".." not in re.split(r"[/\\]", path)))

    def fetch(self, show: str, paths: Iterable[str], folder: Path) -> None:
        """A show as it is there, with what people changed in it; sounds it can make again."""
        system, root = self._place
        for path in (each for each in paths if each not in _OURS):
            there = folder / path
            there.parent.mkdir(parents=True, exist_ok=True)
            self._patiently(system.get_file, f"{root}/{show}/{path}", str(there))

    def put(self, show: str, folder: Path, key: str, gaps: int, before: Iterable[str] = ()) -> None:
        """All files of a show, then its manifest, then what says that it is done.

        Whose it is is said first, so that what a person changed in a show that was not sent to its
        end is found again.

        Args:
            show: what it is called there.
            folder: where it was made.
            key: whose show it is and what made it.
            gaps: how many it has.
            before: what the store has of that show; what the new one has not goes at the end.
        """
        made = sorted(
            path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()
        )
        paths = [path for path in made if path not in _OURS and path != MANIFEST]
        # What the show remembers comes first: it knows the files that others replace.
        paths.sort(key=lambda path: not path.startswith((f"{STATE}/", *_EDITED)))
        owner, done = f"{_OWNER}{key.partition('-')[0]}", f"{_DONE}{key}-{gaps}"
        self._whole(f"{show}/{owner}", _put_nothing)
        for path in before:
            if path.startswith(_DONE):
                self.remove(f"{show}/{path}")
        for path in (*paths, MANIFEST):
            self.put_file(folder / path, f"{show}/{path}")
        self._whole(f"{show}/{done}", _put_nothing)
        kept = {*paths, *_OURS, MANIFEST, owner, done}
        for path in (each for each in before if each not in kept):
            self.remove(f"{show}/{path}")

    def sweep(self) -> None:
        """Remove what killed workers were writing; all that is whole stays."""
        for path in self.listed().paths:
            if path.rpartition("/")[2].startswith(ASIDE_PREFIX):
                self.remove(path)

    def put_file(self, local: Path, path: str, keep: str = "") -> None:
        """A file that appears whole, or replaces another whole.

        Args:
            local: the file.
            path: where it goes.
            keep: the Cache-Control it is served with, where the place knows such a thing.
        """
        headers = {"CacheControl": keep} if keep and self._protocol in _S3 else {}
        self._whole(path, partial(_put, local, headers))

    def remove(self, path: str) -> None:
        """A file, if it is there: of a try whose answer was lost."""
        system, root = self._place
        with suppress(FileNotFoundError):
            self._patiently(system.rm_file, f"{root}/{path}")

    def _whole(self, path: str, write: Callable[[Any, str], None]) -> None:
        """Under another name first, where a file may be seen half written."""
        system, root = self._place
        if self._appears_whole:
            self._patiently(write, system, f"{root}/{path}")
            return
        there = PurePosixPath(root, path)
        aside = there.with_name(f"{ASIDE_PREFIX}{uuid4().hex}-{there.name}")

        def written() -> None:
            system.makedirs(str(there.parent), exist_ok=True)
            write(system, str(aside))
            system.mv(str(aside), str(there))

        self._patiently(written)

    def _patiently(self, call: Callable[..., T], *arguments: Any, **named: Any) -> T:
        """Again, later each time: on the way to a store much fails that works a moment later.

        Raises:
            ShowError: it failed each time.
        """
        for pause in _PAUSES:
            try:
                return call(*arguments, **named)
            except (FileNotFoundError, FileExistsError):
                raise
            except Exception as error:  # noqa: BLE001 - of any library that speaks with a store
                failure = error
                time.sleep(pause * random.uniform(0.5, 1.0))  # noqa: S311 - no secret
        raise ShowError(f"{self.url} does not answer ({failure})") from failure


def _put(local: Path, headers: Mapping[str, str], system: Any, path: str) -> None:
    system.put_file(str(local), path, **headers)


def _put_nothing(system: Any, path: str) -> None:
    system.pipe_file(path, b"")


@dataclass(frozen=True, slots=True)
class Listing:
    """Attributes: ``paths`` relative to the store."""

    paths: tuple[str, ...]

    def shows(self) -> dict[str, list[str]]:
        """Show → paths within it."""
        found: dict[str, list[str]] = {}
        for path in self.paths:
            show, _, rest = path.partition("/")
            if rest:
                found.setdefault(show, []).append(rest)
        return found

    def owned(self) -> dict[str, str]:
        """Owner → show, finished or not."""
        return {owner: show for show, owner in self._named(_OWNER)}

    def done(self) -> dict[str, str]:
        """Show → the key that it was made under."""
        return dict(self._named(_DONE))

    def _named(self, prefix: str) -> Iterator[tuple[str, str]]:
        for path in self.paths:
            show, _, rest = path.partition("/")
            if rest.startswith(prefix):
                yield show, rest.removeprefix(prefix)


# What caches of many machines share: objects named by what they were made of, each put once.

log = logging.getLogger(__name__)

_SEAL = 64  # characters of the digest that an object begins with: a torn one is as good as none


@dataclass(frozen=True, slots=True)
class Objects:
    """See ``files.Shared``. Whatever goes wrong, the work goes on without."""

    store: Store

    def get(self, name: str) -> bytes | None:
        try:
            data = self.store.read(name)
        except FileNotFoundError:
            return None
        except Exception as error:  # noqa: BLE001 - of any library that speaks with a store
            log.info("%s: %s", name, error)
            return None
        body = data[_SEAL:]
        return body if digest(body).encode() == data[:_SEAL] else None

    def put(self, name: str, data: bytes) -> None:
        try:
            self.store.add(name, digest(data).encode() + data)
        except Exception as error:  # noqa: BLE001 - as above
            log.info("%s: %s", name, error)


def objects(url: str) -> Objects:
    """Raises: ShowError: nothing here speaks with such a place."""
    store = Store(url)
    store.check()
    return Objects(store)


# Shows that are here put where the world sees them: what changed, the feeds last.

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
