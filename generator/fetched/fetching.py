"""``models get``: from its release, a mirror, a folder or an archive, whole or not at all."""

from __future__ import annotations

import gzip
import re
import shutil
import tarfile
import time
import zipfile
import zlib
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import IO, TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from filelock import FileLock

from generator import __version__
from generator.errors import ModelFileError, SourceError
from generator.fetched import PACKED, folder, kept
from generator.files import aside, file_digest
from generator.progress import Step
from generator.web.addresses import network_advice, public_address, shown
from generator.web.client import Client, Limits, NoAnswerError, TimedOutError
from generator.web.status import MOST_REDIRECTS, REDIRECTS
from generator.web.wire import Request

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from generator.fetched import Fetchable, PublishedFile
    from generator.progress import Report
    from generator.settings import Settings
    from generator.web.client import Stream


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


# A published file from its address: from where it broke off, never more than was published.
#
# A server that is busy, breaks off, or sends so little that no end is in sight is asked again a few
# times; what came is kept. A redirect is followed to public addresses only, and from https to https
# only. The one host that may have a private address is the one a person named.

_MOST_TRIES = 60  # however much each brings
_WHOLE, _PART, _NO_SUCH_PART = 200, 206, 416
_BUSY = (429, 500, 502, 503, 504)
_ELSEWHERE = "fetch its files with another machine and give --from FOLDER"
_AGAIN = "the same command goes on from there"


@dataclass(frozen=True, slots=True)
class LeastPace:
    """How slow a server may be.

    Attributes:
        seconds: for the head of an answer, and for each ``least`` bytes of its body.
        tries: in a row that bring less than ``least``.
        pause: seconds before the second of them; each later one waits longer by as much.
    """

    seconds: float = 15.0
    least: int = 1 << 15
    tries: int = 3
    pause: float = 1.0


def download(
    file: PublishedFile,
    base: str,
    into: Path,
    private: frozenset[str],
    told: Callable[[int], None],
    pace: LeastPace = LeastPace(),
) -> None:
    """Bring ``file`` to ``into``, which may hold its beginning.

    Args:
        file: how long it is to be; its digest is looked at by whoever calls.
        base: the address that its name is put behind.
        into: what a break leaves stays there.
        private: hosts that may have private addresses.
        told: called with the bytes that are there.
        pace: how slow the server may be.

    Raises:
        ModelFileError: it cannot be had from there, or not all of it now.
        OSError: it cannot be written.
    """
    url, idle, why = f"{base.rstrip('/')}/{file.name}", 0, "the answer breaks off"
    for _ in range(_MOST_TRIES):
        before = _held(into)
        if before >= file.size:
            return
        try:
            _go_on(file, url, into, private, told, pace)
        except NoAnswerError as error:
            why = error.reason
        idle = 0 if _held(into) >= min(before + pace.least, file.size) else idle + 1
        if idle == pace.tries:
            break
        time.sleep(pace.pause * idle)
    kept = f"{_held(into) / 1e6:.1f} of {file.size / 1e6:.1f} MB are kept, {_AGAIN}"
    raise ModelFileError(
        f"{shown(url)}: {why}", kept if _held(into) else network_advice(_ELSEWHERE)
    )


def _held(path: Path) -> int:
    return path.stat().st_size if path.is_file() else 0


def _go_on(
    file: PublishedFile,
    url: str,
    into: Path,
    private: frozenset[str],
    told: Callable[[int], None],
    pace: LeastPace,
) -> None:
    limits = Limits(pace.seconds, file.size + 1)
    for _ in range(MOST_REDIRECTS + 1):
        host = _host(url)
        resolve = public_address(private)
        # Through a proxy no address could be checked.
        with closing(Client(host, limits, resolve, proxied=False)) as client:
            request = Request("GET", url, _headers(_held(into)))
            try:
                with client.streaming(request) as stream:
                    target = stream.head.headers.get("location")
                    if stream.head.status not in REDIRECTS or not target:
                        _write(stream, file, url, into, told, pace)
                        return
            except SourceError as error:
                raise ModelFileError(error.message, _ELSEWHERE) from error
        following = urljoin(url, target)
        if urlsplit(url).scheme == "https" != urlsplit(following).scheme:
            raise ModelFileError(f"{shown(url)} leads to {shown(following)}, which is not secure")
        url = following
    raise ModelFileError(f"{shown(url)} redirects more than {MOST_REDIRECTS} times")


def _host(url: str) -> str:
    """Of an address that may be asked."""
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname, parts.port
    except ValueError as error:
        raise ModelFileError(f"{shown(url)} is no address") from error
    if parts.scheme not in ("http", "https") or not host:
        raise ModelFileError(f"{shown(url)} is neither http nor https")
    return host


def _headers(held: int) -> dict[str, str]:
    always = {"User-Agent": f"Kamishibai/{__version__}", "Accept-Encoding": "identity"}
    return {**always, "Range": f"bytes={held}-"} if held else always


def _write(
    stream: Stream,
    file: PublishedFile,
    url: str,
    into: Path,
    told: Callable[[int], None],
    pace: LeastPace,
) -> None:
    status, held = stream.head.status, _held(into)
    begins = re.match(r"bytes (\d+)-", stream.head.headers.get("content-range", ""))
    is_rest = status == _PART and begins is not None and int(begins[1]) == held
    if status == _NO_SUCH_PART or (status == _PART and not is_rest):
        into.unlink(missing_ok=True)  # what is here is of another file
        return
    if status in _BUSY:
        raise NoAnswerError(_host(url), f"HTTP {status}")
    if status not in (_WHOLE, _PART):
        raise ModelFileError(f"{shown(url)} answers with HTTP {status}", _ELSEWHERE)
    with into.open("ab" if is_rest else "wb") as out:
        for piece in _pieces(stream, _host(url), pace):
            out.write(piece)
            told(out.tell())
            if out.tell() > file.size:
                raise ModelFileError(f"{shown(url)} is longer than what was published", _ELSEWHERE)


def _pieces(stream: Stream, host: str, pace: LeastPace) -> Iterator[bytes]:
    """What comes, for as long as it comes at that pace."""
    due, until = 0, 0.0
    while True:
        if stream.size >= due:
            due, until = stream.size + pace.least, time.monotonic() + pace.seconds
        try:
            piece = stream.next(until)
        except TimedOutError as error:
            why = f"less than {pace.least >> 10} kB came in {pace.seconds:g} seconds"
            raise NoAnswerError(host, why) from error
        if not piece:
            return
        yield piece
