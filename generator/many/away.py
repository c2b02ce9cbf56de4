"""A job on a machine that has nothing of its sender's but what came with it."""

from __future__ import annotations

import shutil
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import distributed

from generator.files import ASIDE_PREFIX
from generator.many.job import done
from generator.many.luggage import unpacked
from generator.settings import Settings
from generator.translation.memory import FILE_NAME, user_memory

if TYPE_CHECKING:
    from generator.many.job import Job, Result
    from generator.many.luggage import Luggage
    from generator.translation.memory import Unit

_MODELS = "models"


class Carrying(distributed.WorkerPlugin):
    """Luggage that every worker has put down before it works, those that come later too."""

    name = "kamishibai-luggage"

    def __init__(self, luggage: Luggage) -> None:
        self.luggage = luggage

    def setup(self, worker: Any) -> None:
        self.luggage.put_down(_put_down(worker, self.luggage.name))


@dataclass(frozen=True, slots=True)
class Outcome:
    """Attributes: ``learned``: pairs that an engine gave for this article, by direction."""

    result: Result
    learned: tuple[tuple[str, Unit], ...]


def done_away(job: Job, luggage: str) -> Outcome:
    """Build with the sender's files and memory, this machine's models and cache."""
    worker: Any = distributed.get_worker()
    folder = _put_down(worker, luggage)
    own = Settings()
    with TemporaryDirectory(prefix=ASIDE_PREFIX, dir=worker.local_directory) as scratch:
        data = Path(scratch, "data")
        data.mkdir()
        with suppress(FileNotFoundError):
            shutil.copyfile(folder / FILE_NAME, data / FILE_NAME)
        with suppress(OSError):  # a system without links, or without the right to make one
            (data / _MODELS).symlink_to(own.data / _MODELS, target_is_directory=True)
        settings = replace(unpacked(job.settings, folder), cache=own.cache, data=data)
        errand = job.errand and replace(job.errand, scratch=scratch)
        with user_memory(settings) as memory:
            known = memory.newest()
        result = done(replace(job, settings=settings, errand=errand))
        with user_memory(settings) as memory:
            return Outcome(result, tuple(memory.since(known)))


def _put_down(worker: Any, name: str) -> Path:
    return Path(worker.local_directory, "luggage", name)
