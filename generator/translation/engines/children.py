"""Processes that translate: as many as are asked at once, each with the model of its own."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from contextlib import suppress
from pathlib import Path
from queue import SimpleQueue
from typing import TYPE_CHECKING

from generator.errors import ServiceError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_PROGRAM = Path(__file__).with_name("bergamot_child.py")


class Children:
    """For any number of threads; a process begins when a thread needs one.

    Args:
        service: what messages call it.
        files: the model's, by the name of what the engine takes.
        advice: what to do about a model that cannot be used.
    """

    def __init__(self, service: str, files: Mapping[str, Path], advice: str) -> None:
        self.service, self.advice = service, advice
        self._files = {name: str(path) for name, path in files.items()}
        self._idle: SimpleQueue[_Child] = SimpleQueue()
        self._all: list[_Child] = []
        self._lock = threading.Lock()
        self._closed = False

    def translated(self, texts: Sequence[str]) -> list[str]:
        """One translation for each text.

        Raises:
            ServiceError: the process has ended, and another may do better; or (``final``) the model
                cannot be used.
        """
        child = self._child()
        try:
            found = child.ask(list(texts))
        except _EndedError as error:
            raise self._failed(error) from error
        self._idle.put(child)
        return found

    def close(self) -> None:
        """End them all, whatever they are at; who waits for one is told."""
        with self._lock:
            self._closed = True
            all_of_them = tuple(self._all)
        for child in all_of_them:
            child.end()

    def _child(self) -> _Child:
        with self._lock:
            if self._closed:
                raise ServiceError(f"{self.service}: interrupted", final=True)
            if not self._idle.empty():
                return self._idle.get()
            child = _Child()
            self._all.append(child)
        try:
            child.ask(self._files)
        except _EndedError as error:
            raise self._failed(error) from error
        return child

    def _failed(self, error: _EndedError) -> ServiceError:
        if self._closed:
            return ServiceError(f"{self.service}: interrupted", final=True)
        if not error.why:
            return ServiceError(f"{self.service}: the process that translates has ended")
        where = Path(self._files["model"]).parent
        told = f"{self.service}: the model in {where} cannot be used ({error.why})"
        return ServiceError(told, self.advice, final=True)


class _EndedError(Exception):
    """There will be no answer from a process. Attributes: ``why``, as it said itself, or empty."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


class _Child:
    """One process; it ends when its input does, so it outlives nobody."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(  # noqa: S603 - our own program, no shell
            [sys.executable, "-P", str(_PROGRAM)],  # -P: no folder of ours hides a package
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )

    def ask(self, given: object) -> list[str]:
        assert self._process.stdin
        assert self._process.stdout
        try:
            self._process.stdin.write(json.dumps(given).encode() + b"\n")
            self._process.stdin.flush()
            told = json.loads(self._process.stdout.readline() or b"{}")
        except (OSError, ValueError):  # ended, or closed meanwhile
            told = {}
        if "texts" not in told:
            self.end()
            raise _EndedError(told.get("error", ""))
        texts: list[str] = told["texts"]
        return texts

    def end(self) -> None:
        self._process.kill()
        self._process.wait()
        for stream in (self._process.stdin, self._process.stdout):
            if stream and not stream.closed:
                with suppress(OSError):  # what could not be written any more
                    stream.close()
