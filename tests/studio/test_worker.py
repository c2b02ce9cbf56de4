"""The process beside the studio's server: what it does comes back, whatever becomes of it."""

from __future__ import annotations

import os
import time
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest

from generator.errors import EngineError, KamishibaiError
from generator.studio.worker import Worker

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(scope="module")
def worker() -> Iterator[Worker]:
    begun = Worker()
    yield begun
    begun.end()


def test_a_step_is_done_elsewhere_and_beside_others(worker: Worker) -> None:
    with ThreadPoolExecutor() as others:
        slow = others.submit(worker.do, time.sleep, 3)
        assert worker.do(os.getpid) != os.getpid()
        assert not slow.done()


def test_what_was_killed_with_a_build_is_done_again(worker: Worker) -> None:
    killed = worker.do(os.getpid)
    with ThreadPoolExecutor() as others:
        asked = others.submit(worker.do, _slow_pid)
        time.sleep(0.3)
        worker.kill()
        assert asked.result() != killed


def _slow_pid() -> int:
    time.sleep(1)
    return os.getpid()


def test_what_ends_its_process_is_told_and_the_next_goes_on(worker: Worker) -> None:
    with pytest.raises(EngineError, match="died"):
        worker.do(os._exit, 1)
    assert worker.do(len, "夜") == 1


def test_errors_come_back_as_they_were_told(worker: Worker) -> None:
    with pytest.raises(KamishibaiError, match="no voice is called 'nobody'"):
        worker.do(_refused)
    with pytest.raises(KamishibaiError, match="ValueError"):
        worker.do(int, "夜")


def _refused() -> None:
    from generator.errors import UnknownEngineError

    raise UnknownEngineError("voice", "nobody", ("openjtalk",))


def test_nothing_begins_after_the_end() -> None:
    ended = Worker()
    ended.end()
    with pytest.raises(EngineError):
        ended.do(os.getpid)
