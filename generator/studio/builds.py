"""Builds in the background, one after the other, in a process that can be ended at any moment.

A build that is killed leaves its show whole: files are written aside and renamed, and the next one
goes on from every finished sentence.
"""

from __future__ import annotations

import asyncio
import secrets
from collections import OrderedDict
from contextlib import suppress
from dataclasses import dataclass, field
from multiprocessing import get_context
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from generator.calls.calls import Calls, ready
from generator.errors import KamishibaiError, ShowError
from generator.locale import words
from generator.many.processes import in_worker
from generator.progress import File, Message, Step

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Mapping
    from multiprocessing.connection import Connection

    from generator.calls.folders import Folders
    from generator.progress import Event, Report

State: TypeAlias = Literal["waiting", "running", "made", "gaps", "failed", "cancelled"]
Told: TypeAlias = tuple[int, dict[str, Any]]
OVER = ("made", "gaps", "failed", "cancelled")
_KEPT = 20
_AFTER = ("check", "slides", "speak", "master")
"""Steps that begin when the storyboard is in its file."""


@dataclass(slots=True)
class Build:
    """Attributes: ``told``: what it said so far, plain; ``news`` wakes those who listen."""

    name: str
    source: str
    asked: Mapping[str, Any]
    state: State = "waiting"
    told: list[dict[str, Any]] = field(default_factory=list)
    result: dict[str, Any] | None = None
    error: str = ""
    news: asyncio.Event = field(default_factory=asyncio.Event)

    @property
    def is_over(self) -> bool:
        return self.state in OVER

    def plain(self) -> dict[str, Any]:
        found = {"id": self.name, "source": self.source, "state": self.state, "error": self.error}
        return {**found, "result": self.result, "progress": self.told[-1:]}

    def tell(self, event: dict[str, Any]) -> None:
        self.told.append(event)
        self._wake()

    def end(self, state: State) -> None:
        self.state = state
        self._wake()

    def _wake(self) -> None:
        self.news.set()
        self.news = asyncio.Event()


class Builds:
    """Those of one studio; used from its event loop alone."""

    def __init__(self, folders: Folders) -> None:
        self._folders = folders
        self._all: OrderedDict[str, Build] = OrderedDict()
        self._waiting: asyncio.Queue[Build] = asyncio.Queue()
        self._worker: _Worker | None = None
        self._running: Build | None = None

    def begin(self, source: str, asked: Mapping[str, Any]) -> Build:
        build = Build(secrets.token_hex(8), source, asked)
        self._all[build.name] = build
        over = [name for name, each in self._all.items() if each.is_over]
        for name in over[: max(0, len(self._all) - _KEPT)]:
            del self._all[name]
        self._waiting.put_nowait(build)
        return build

    def find(self, name: str) -> Build:
        """Raises: ShowError: there is no such build."""
        if name not in self._all:
            raise ShowError(f"there is no build {name}")
        return self._all[name]

    def listed(self) -> list[Build]:
        return list(self._all.values())

    def cancel(self, build: Build) -> None:
        if build is self._running and self._worker:
            self._worker.kill()
        if not build.is_over:
            build.end("cancelled")

    async def events(
        self, build: Build, after: int = 0
    ) -> AsyncIterator[tuple[int, dict[str, Any]]]:
        """What it tells, from the ``after``-th on; the last is how it ended."""
        while True:
            news = build.news
            while after < len(build.told):
                yield after + 1, build.told[after]
                after += 1
            if build.is_over:
                yield after + 1, {"end": build.state, **build.plain()}
                return
            await news.wait()

    async def run(self) -> None:
        """Until it is cancelled: one build at a time, as one keeps all cores busy."""
        self._worker = _Worker(self._folders)
        try:
            while True:
                build = await self._waiting.get()
                if build.state == "waiting":
                    await self._run(build)
        finally:
            self._worker.kill()

    async def _run(self, build: Build) -> None:
        assert self._worker
        build.state, self._running = "running", build
        worker = self._worker
        await asyncio.to_thread(worker.begin, build.source, build.asked)
        while True:
            kind, value = await asyncio.to_thread(worker.next)
            if kind == "told":
                build.tell(value)
                continue
            break
        self._running = None
        if kind == "gone":
            self._worker = _Worker(self._folders)
            value = "the process that built it died; it may need more memory"
        if build.is_over:  # it was cancelled
            return
        if kind == "made":
            build.result = value
            build.end("gaps" if value["gaps"] else "made")
        else:
            build.error = value
            build.end("failed")


class _Worker:
    """A process that builds what it is sent and tells of it; ready before it is needed."""

    def __init__(self, folders: Folders) -> None:
        context = get_context("spawn")
        self._answers, theirs = context.Pipe()
        self._process = context.Process(target=_serve, args=(theirs, folders), daemon=True)
        self._process.start()
        theirs.close()

    def begin(self, source: str, asked: Mapping[str, Any]) -> None:
        with suppress(OSError):  # it died; ``next`` tells
            self._answers.send((source, asked))

    def next(self) -> tuple[str, Any]:
        try:
            found: tuple[str, Any] = self._answers.recv()
        except (EOFError, OSError):
            self._process.join()
            return "gone", None
        return found

    def kill(self) -> None:
        self._process.kill()


def _serve(jobs: Connection, folders: Folders) -> None:
    in_worker()
    ready()
    calls = Calls(folders)
    while True:
        try:
            source, asked = jobs.recv()
        except EOFError:
            return
        try:
            made = calls.build(source, asked, _telling(jobs, calls, source))
        except KamishibaiError as error:
            jobs.send(("failed", str(error)))
        except Exception as error:  # noqa: BLE001 - told to whoever asked, as any other failure
            jobs.send(("failed", f"{type(error).__name__}: {error}"))
        else:
            jobs.send(("made", made))


def _telling(jobs: Connection, calls: Calls, source: str) -> Report:
    """Each event; and, once slides and texts stand in its files, where the show is."""
    known = False

    def tell(event: Event) -> None:
        nonlocal known
        jobs.send(("told", plain(event)))
        planned = isinstance(event, File) or (isinstance(event, Step) and event.name in _AFTER)
        if planned and not known:
            known = True
            if folder := calls.show_of(source):
                jobs.send(("told", {"show": folder}))

    return tell


def plain(event: Event) -> dict[str, Any]:
    """An event of a build as others get it; messages in both languages."""
    match event:
        case Step(name, done, total, item, reused):
            return {"step": name, "done": done, "total": total, "item": item, "reused": reused}
        case File(path, made, aside):
            return {"file": path, "made": made, "set_aside": aside}
        case Message(key, values):
            told = {
                each: words(each)["messages"][key].format(**dict(values)) for each in ("ja", "en")
            }
            return {"message": key, **told}
