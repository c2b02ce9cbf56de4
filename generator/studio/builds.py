"""Builds in the background, one after the other, in the worker, which can be ended at any moment.

A build that is killed leaves its show whole: files are written aside and renamed, and the next one
goes on from every finished sentence.
"""

from __future__ import annotations

import asyncio
import secrets
from collections import OrderedDict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from generator.calls.calls import Calls
from generator.errors import ShowError
from generator.locale import words
from generator.progress import File, Message, Step

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Mapping

    from generator.calls.allowed import Folders
    from generator.progress import Event, Report
    from generator.studio.worker import Tell, Worker

State: TypeAlias = Literal["waiting", "running", "made", "gaps", "failed", "cancelled"]
Told: TypeAlias = tuple[int, dict[str, Any]]
OVER = ("made", "gaps", "failed", "cancelled")
_KEPT = 20
# Steps that begin when the storyboard is in its file.
_AFTER = ("check", "slides", "speak", "master")


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
    """Those of one studio; used from its event loop alone.

    Attributes: ``turn``: whoever has it may change what a build reads; others wait in their order.
    """

    def __init__(self, folders: Folders, worker: Worker) -> None:
        self._folders, self._worker = folders, worker
        self._all: OrderedDict[str, Build] = OrderedDict()
        self._waiting: asyncio.Queue[Build] = asyncio.Queue()
        self._running: Build | None = None
        self.turn = asyncio.Lock()

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
        if build is self._running:
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
        while True:
            build = await self._waiting.get()
            async with self.turn:
                if build.state == "waiting":
                    await self._run(build)

    async def _run(self, build: Build) -> None:
        build.state, self._running = "running", build
        given = self._folders, build.source, build.asked
        answers = await asyncio.to_thread(self._worker.begin, _built, *given)
        if build.is_over:  # it was cancelled before it had begun
            self._worker.kill()
        kind, value = await asyncio.to_thread(answers.get)
        while kind == "told":
            build.tell(value)
            kind, value = await asyncio.to_thread(answers.get)
        self._running = None
        if build.is_over:  # it was cancelled
            return
        if kind == "made":
            build.result = value
            build.end("gaps" if value["gaps"] else "made")
        else:
            build.error = str(value)
            build.end("failed")


def _built(tell: Tell, folders: Folders, source: str, asked: Mapping[str, Any]) -> dict[str, Any]:
    """In the worker."""
    calls = Calls(folders)
    return calls.build(source, asked, _telling(tell, calls, source))


def _telling(told: Tell, calls: Calls, source: str) -> Report:
    """Each event; and, once slides and texts stand in its files, where the show is."""
    known = False

    def tell(event: Event) -> None:
        nonlocal known
        told(plain(event))
        planned = isinstance(event, File) or (isinstance(event, Step) and event.name in _AFTER)
        if planned and not known:
            known = True
            if folder := calls.show_of(source):
                told({"show": folder})

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
