"""What takes memory or may be ended, done in a process beside the server's.

The analysers of Japanese and the voices are loaded there alone. What it is at dies with it, so that
what is done there leaves a show whole at any moment; it is begun anew when it is next needed.
"""

from __future__ import annotations

import ctypes
import threading
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import count
from multiprocessing import get_context
from queue import SimpleQueue
from typing import TYPE_CHECKING, Any, Literal, ParamSpec, TypeAlias, TypeVar

from generator.calls.calls import ready
from generator.errors import EngineError, KamishibaiError
from generator.many.processes import in_worker

if TYPE_CHECKING:
    from collections.abc import Callable
    from multiprocessing.connection import Connection

P = ParamSpec("P")
T = TypeVar("T")
Answer: TypeAlias = tuple[Literal["told", "made", "failed", "gone"], Any]
"""An event, what was made, the error, or that the process died."""

Answers: TypeAlias = "SimpleQueue[Answer]"
Tell: TypeAlias = "Callable[[Any], None]"
_DIED = "the process that works for the studio died"
_ADVICE = "it may need more memory"


class Worker:
    """One process at a time, ready before it is needed."""

    def __init__(self) -> None:
        self._changing = threading.Lock()
        self._is_over = False
        self._process = _Process()

    def begin(self, step: Callable[..., Any], *given: Any) -> Answers:
        """Answers as they come, the last is no "told"; the step's first argument tells."""
        with self._changing:
            if self._process.is_gone and not self._is_over:
                self._process = _Process()
            return self._process.begin(step, given)

    def do(self, step: Callable[P, T], *given: P.args, **named: P.kwargs) -> T:
        """What a step gives: one that may be done again, should it die with somebody's build."""
        kind, value = self.begin(_quietly, step, given, named).get()
        if kind == "gone":
            kind, value = self.begin(_quietly, step, given, named).get()
        if kind != "made":
            raise value
        made: T = value
        return made

    def kill(self) -> None:
        """All that it is at."""
        with self._changing:
            self._process.kill()
            self._process = _Process()

    def end(self) -> None:
        with self._changing:
            self._is_over = True
            self._process.kill()


class _Process:
    def __init__(self) -> None:
        context = get_context("spawn")
        self._jobs, theirs = context.Pipe()
        self._numbers = count()
        self._open: dict[int, Answers] = {}
        self._asking = threading.Lock()
        self.is_gone = False
        self._process = context.Process(target=_serve, args=(theirs,), daemon=True)
        self._process.start()
        theirs.close()
        threading.Thread(target=self._hear, daemon=True).start()

    def begin(self, step: Callable[..., Any], given: tuple[Any, ...]) -> Answers:
        answers: Answers = SimpleQueue()
        with self._asking:
            if self.is_gone:
                answers.put(_gone())
                return answers
            number = next(self._numbers)
            self._open[number] = answers
            with suppress(OSError):  # it died; whoever hears it tells
                self._jobs.send((number, step, given))
        return answers

    def _hear(self) -> None:
        try:
            while True:
                number, answer = self._jobs.recv()
                self._open[number].put(answer)
                if answer[0] != "told":
                    del self._open[number]
        except (EOFError, OSError):
            self._process.join()
        finally:
            with self._asking:
                self.is_gone = True
                for answers in self._open.values():
                    answers.put(_gone())

    def kill(self) -> None:
        self._process.kill()


def giving_back() -> None:
    """This process gives memory back once it is done with it.

    Each job is a thread, and glibc keeps what a thread freed for that thread: after a build with
    sound that is 10 to 40 MB of 430. Elsewhere there is no such call.
    """
    with suppress(OSError, AttributeError, TypeError):
        tell = ctypes.CDLL(None).mallopt
        for option, value in _GLIBC.items():
            tell(option, value)


# ``malloc.h``: M_ARENA_MAX, M_TRIM_THRESHOLD, M_MMAP_THRESHOLD.
_GLIBC = {-8: 1, -1: 1 << 16, -3: 1 << 16}


def _gone() -> Answer:
    return "gone", EngineError(_DIED, _ADVICE)


def _quietly(_: Tell, step: Callable[..., T], given: Any, named: Any) -> T:
    return step(*given, **named)


def _serve(jobs: Connection) -> None:
    """In the process: each job in a thread, so that a line is heard while a show is built."""
    giving_back()
    in_worker()
    ready()
    saying = threading.Lock()
    while True:
        try:
            number, step, given = jobs.recv()
        except EOFError:
            return
        job = _Job(jobs, saying, number)
        threading.Thread(target=job.done, args=(step, given), daemon=True).start()


def _plain(error: KamishibaiError) -> KamishibaiError:
    """Without what cannot be sent; one of an engine stays one."""
    kind = EngineError if isinstance(error, EngineError) else KamishibaiError
    return kind(error.message, error.advice)


@dataclass(frozen=True, slots=True)
class _Job:
    jobs: Connection
    saying: threading.Lock = field(repr=False)
    number: int

    def done(self, step: Callable[..., Any], given: tuple[Any, ...]) -> None:
        try:
            self._say("made", step(self._tell, *given))
        except KamishibaiError as error:
            self._say("failed", _plain(error))
        except Exception as error:  # noqa: BLE001 - told to whoever asked, as any other failure
            self._say("failed", KamishibaiError(f"{type(error).__name__}: {error}"))

    def _tell(self, event: Any) -> None:
        self._say("told", event)

    def _say(self, kind: str, value: Any) -> None:
        with self.saying:
            self.jobs.send((self.number, (kind, value)))
