"""What is said of an article while a build reads it: kept in the show until its turn comes.

So it is not lost where the studio is ended or killed before; the next one does it.
"""

from __future__ import annotations

import asyncio
import secrets
import time
from contextlib import suppress
from typing import TYPE_CHECKING

import msgspec
from starlette.concurrency import run_in_threadpool

from generator.errors import KamishibaiError
from generator.files import write_bytes
from generator.show.folder import STATE, locked
from generator.studio.bodies import POSTED

if TYPE_CHECKING:
    from pathlib import Path

    from generator.calls.calls import Calls
    from generator.studio.builds import Builds

WAITS = frozenset({"weigh", "kind", "cut"})
"""The calls that say something of an article."""

_FOLDER = "waiting"
_AGAIN = 1.0  # seconds after which it is looked whether another's build has ended


def noted(show: Path, call: str, asked: msgspec.Struct) -> Path:
    """Kept until it is ``taken``."""
    path = show / STATE / _FOLDER / f"{time.time_ns()}-{secrets.token_hex(4)}.{call}.json"
    write_bytes(path, msgspec.json.encode(asked))
    return path


def taken(note: Path) -> bool:
    """Whether it is this caller's to do: nobody did it before."""
    try:
        note.unlink()
    except FileNotFoundError:
        return False
    return True


def _notes(show: Path) -> list[Path]:
    """Those of a show, in the order in which they were said; no other call is done for a file."""
    found = (show / STATE / _FOLDER).glob("*.json")
    return sorted(path for path in found if _call(path) in WAITS)


def _call(note: Path) -> str:
    return note.stem.rpartition(".")[2]


async def resume(calls: Calls, builds: Builds) -> None:
    """Do what was waiting when a studio ended; what can no longer be done is let go."""
    shows = await run_in_threadpool(lambda: list(dict.fromkeys(calls.folders.begun())))
    await asyncio.gather(*(_resumed(show, calls, builds) for show in shows if _notes(show)))


async def _resumed(show: Path, calls: Calls, builds: Builds) -> None:
    while not await run_in_threadpool(_is_free, show):  # noqa: ASYNC110 -- no other process tells
        await asyncio.sleep(_AGAIN)
    for note in _notes(show):
        async with builds.turn:
            await run_in_threadpool(_do, note, show, calls)


def _is_free(show: Path) -> bool:
    try:
        locked(show).release()
    except KamishibaiError:
        return False
    return True


def _do(note: Path, show: Path, calls: Calls) -> None:
    kind, call = POSTED[_call(note)]
    with suppress(KamishibaiError, msgspec.MsgspecError, FileNotFoundError):
        told = msgspec.json.decode(note.read_bytes(), type=kind)
        if taken(note):
            call(calls, **{**msgspec.structs.asdict(told), "show": str(show)})
