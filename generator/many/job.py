"""One article's build as a value that can be sent to another process or machine."""

from __future__ import annotations

import tempfile
import time
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from generator.cores import share
from generator.errors import KamishibaiError
from generator.files import ASIDE_PREFIX, is_file, is_folder
from generator.pipeline import build
from generator.show.claim import REMEMBERED_AS, mark, where
from generator.show.folder import Show

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.many.store import Store
    from generator.model import Manifest
    from generator.settings import Settings

MADE, FAILED, GAPS = 0, 1, 3
"""Exit codes of a build, see ``generator.cli``."""


@dataclass(frozen=True, slots=True)
class Result:
    """What became of one article.

    Attributes:
        source: as it was named.
        show: the show's folder, relative to where shows go; empty where none was made.
        exit: 0 all made, 3 made with gaps, 1 not made.
        seconds: of work; 0 for a show that was done already.
        error: why it was not made.
        tries: how often it was begun; more than one after a worker died.
    """

    source: str
    show: str
    exit: int
    seconds: float
    gaps: int = 0
    error: str | None = None
    tries: int = 1


@dataclass(frozen=True, slots=True)
class Errand:
    """What a show that is not made in place needs to get where it goes.

    Attributes:
        show: what it will be called in the store.
        called: what a build calls it where nobody else's show is.
        key: of the build, see ``stored.key``.
        before: files of the show that the store has.
        files: the article and the pictures beside it, by path, for a machine that has them not.
        scratch: where it is made, the system's own place when empty.
    """

    store: Store
    show: str
    called: str
    key: str
    before: tuple[str, ...] = ()
    files: Mapping[str, bytes] | None = None
    scratch: str = ""


@dataclass(frozen=True, slots=True)
class Job:
    """Attributes: ``cores`` that its worker has for it."""

    source: str
    settings: Settings
    errand: Errand | None = None
    tries: int = 1
    cores: int = 1

    def again(self) -> Job:
        return replace(self, tries=self.tries + 1)


def done(job: Job) -> Result:
    """Build one article in this process. Nothing that goes wrong leaves it as an exception."""
    began = time.perf_counter()

    def result(exit_: int, show: str = "", gaps: int = 0, error: str | None = None) -> Result:
        took = round(time.perf_counter() - began, 3)
        return Result(job.source, show, exit_, took, gaps, error, job.tries)

    try:
        with share(job.cores):
            manifest = _built(job)
    except KamishibaiError as error:
        return result(FAILED, error=str(error))
    except MemoryError:
        return result(FAILED, error="it needs more memory than there is")
    except Exception as error:  # noqa: BLE001 - one article's fault never stops the others
        return result(FAILED, error=f"{type(error).__name__}: {error}")
    show = job.errand.show if job.errand else manifest.folder.name
    return result(GAPS if manifest.gaps else MADE, show, len(manifest.gaps))


def died(job: Job) -> Result:
    """What is told of an article whose worker died each time it was tried."""
    why = f"the process that built it died {job.tries} times; it may need more memory"
    return Result(job.source, "", FAILED, 0.0, error=why, tries=job.tries)


def _built(job: Job) -> Manifest:
    """Made where it stays, or aside and sent to the store whole, its manifest last."""
    if job.errand is None:
        return build(job.source, job.settings)
    errand = job.errand
    with tempfile.TemporaryDirectory(prefix=ASIDE_PREFIX, dir=errand.scratch or None) as scratch:
        shows, source = Path(scratch, "shows"), job.source
        if errand.files is not None and not is_file(source):
            source = str(_unpacked(errand.files, Path(scratch, "source")))
        if errand.before and not is_folder(source):
            there = shows / errand.called
            errand.store.fetch(errand.show, errand.before, there)
            Show(there).remember(REMEMBERED_AS, mark(there, *where(source)))
        manifest = build(source, replace(job.settings, output=shows))
        errand.store.put(
            errand.show, manifest.folder, errand.key, len(manifest.gaps), errand.before
        )
        return manifest


def _unpacked(files: Mapping[str, bytes], folder: Path) -> Path:
    """The first file's path; the others lie beside it."""
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return folder / next(iter(files))
