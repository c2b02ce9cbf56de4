"""``models get``: from its release, a mirror, a folder or an archive, whole or not at all."""

from __future__ import annotations

import gzip
import shutil
import tarfile
import zipfile
import zlib
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import IO, TYPE_CHECKING
from urllib.parse import urlsplit

from filelock import FileLock

from generator.errors import ModelFileError
from generator.fetched import PACKED, folder, kept
from generator.fetched.downloads import download
from generator.files import aside, file_digest
from generator.progress import Step

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.fetched import Fetchable, PublishedFile
    from generator.progress import Report
    from generator.settings import Settings

_PIECE = 1 << 20
_LARGEST = 8  # times as large as what is packed
_UNPACKED = 2  # times as large, as a rule


def fetch(model: Fetchable, settings: Settings, report: Report, source: str = "") -> Path:
    """Have a model on this machine; its folder.

    Args:
        model: of the catalogue.
        settings: for the data folder; offline, only a ``source`` on this machine will do.
        report: told the megabytes, as they come.
        source: an address that holds the files under their names, a folder, an archive or a file
            beside the others; empty for the public release.

    Raises:
        ModelFileError: it cannot be had, is not what was published, or finds no room.
    """
    place = folder(model.name, settings)
    partial = place.parent / ".fetching"
    try:
        partial.mkdir(parents=True, exist_ok=True)
        with FileLock(partial / f"{model.name}.lock"):
            if kept.is_current(model, settings) and not kept.damage(place):
                return place
            _look_for_room(model, partial)
            had = [_had(file, model, partial, settings, report, source) for file in model.files]
            with aside(place, folder=True) as made:
                for file, path in zip(model.files, had, strict=True):
                    _unpack(file, path, made / file.kept)
                kept.record(made, kept.release(model))
        for path in had:
            path.unlink(missing_ok=True)
    except OSError as error:
        why = error.strerror or type(error).__name__
        advice = f"{_needed(model) / 1e6:.0f} MB are needed there"
        raise ModelFileError(f"{place.parent} cannot be written: {why}", advice) from error
    return place


def _needed(model: Fetchable) -> int:
    """Bytes while it is fetched: as published, and unpacked beside it."""
    return sum(f.size * (1 + _UNPACKED if f.name != f.kept else 2) for f in model.files)


def _look_for_room(model: Fetchable, partial: Path) -> None:
    free = shutil.disk_usage(partial).free
    if free < _needed(model):
        told = f"{model.name} needs {_needed(model) / 1e6:.0f} MB, {free / 1e6:.0f} MB are free"
        raise ModelFileError(told, "make room, or set KAMISHIBAI_DATA to another folder")


def _had(
    file: PublishedFile,
    model: Fetchable,
    partial: Path,
    settings: Settings,
    report: Report,
    source: str,
) -> Path:
    """The published file, here and checked."""
    into = partial / f"{file.sha256[:16]}-{file.name}"
    total = max(1, round(file.size / 1e6))

    def told(done: int) -> None:
        report(Step("fetch", min(total, round(done / 1e6)), total, file.name))

    if urlsplit(source).scheme in ("http", "https") or not source:
        if settings.offline:
            raise ModelFileError(f"{model.name} is on the web and this is offline", "give --from")
        private = frozenset(filter(None, (urlsplit(source).hostname,)))
        download(file, source or model.base, into, private, told)
    else:
        _copy(file, Path(source), into)
    if into.stat().st_size != file.size or file_digest(into) != file.sha256:
        into.unlink()
        told_from = source or model.base
        why = f"{file.name} from {told_from} is not what was published (its SHA-256 is another)"
        raise ModelFileError(why, "it was thrown away; get it from another place with --from")
    report(Step("fetch", total, total, file.name))
    return into


def _copy(file: PublishedFile, source: Path, into: Path) -> None:
    with _opened(file, source) as stream, into.open("wb") as out:
        shutil.copyfileobj(stream, out, _PIECE)


@contextmanager
def _opened(file: PublishedFile, source: Path) -> Iterator[IO[bytes]]:
    """A published file in a folder, beside another file of the model, or in an archive."""
    lies = source / file.name if source.is_dir() else source.with_name(file.name)
    if source.is_dir() or (source.is_file() and lies.is_file()):
        if not lies.is_file():
            raise ModelFileError(f"{source} has no {file.name}", "give the files as published")
        with lies.open("rb") as stream:
            yield stream
    elif not source.is_file():
        raise ModelFileError(f"{source} is not there", "give an address, a folder or a file")
    elif zipfile.is_zipfile(source):
        with zipfile.ZipFile(source) as packed, packed.open(_member(packed.namelist(), file)) as s:
            yield s
    else:
        with _untarred(source) as tar:
            found = tar.extractfile(_member([m.name for m in tar if m.isfile()], file))
            assert found
            yield found


@contextmanager
def _untarred(source: Path) -> Iterator[tarfile.TarFile]:
    try:
        with tarfile.open(source) as tar:
            yield tar
    except (tarfile.TarError, EOFError, zlib.error) as error:
        raise ModelFileError(f"{source} is no archive that can be read") from error


def _member(names: list[str], file: PublishedFile) -> str:
    found = next((name for name in names if PurePosixPath(name).name == file.name), "")
    if not found:
        raise ModelFileError(f"the archive has no {file.name}", "give the files as published")
    return found


def _unpack(file: PublishedFile, packed: Path, into: Path) -> None:
    if not file.name.endswith(PACKED):
        shutil.copyfile(packed, into)
        return
    size = 0
    with gzip.open(packed) as stream, into.open("wb") as out:
        while piece := stream.read(_PIECE):
            size += len(piece)
            if size > _LARGEST * file.size:
                raise ModelFileError(f"{file.name} unpacks to far more than a model")
            out.write(piece)
