"""A scheduler, its workers and a batch as processes on loopback, and what may befall them."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import threading
import time
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

_DASK = "from distributed.cli.{0} import main; main()"


@dataclass
class Cluster:
    """A scheduler, and workers each begun anew whenever it dies, as a supervisor would."""

    work: Path
    count: int = 3
    workers: list[subprocess.Popen[bytes]] = field(default_factory=list)
    _over: threading.Event = field(default_factory=threading.Event)

    @property
    def address(self) -> str:
        told: dict[str, Any] = json.loads((self.work / "scheduler.json").read_text("utf-8"))
        return str(told["address"])

    def start(self) -> None:
        self.work.mkdir(parents=True, exist_ok=True)
        quiet = ("--host", "127.0.0.1", "--port", "0", "--no-dashboard", "--no-show")
        self.scheduler = self._dask("dask_scheduler", *quiet)
        while not (self.work / "scheduler.json").is_file():
            time.sleep(0.1)
        self.workers = [self._worker() for _ in range(self.count)]
        threading.Thread(target=self._supervise, daemon=True).start()

    def end(self) -> None:
        self._over.set()
        for process in (*self.workers, self.scheduler):
            process.kill()
            process.wait()

    def _supervise(self) -> None:
        while not self._over.wait(0.1):
            for number, process in enumerate(self.workers):
                if process.poll() is not None and not self._over.is_set():
                    self.workers[number] = self._worker()

    def _worker(self) -> subprocess.Popen[bytes]:
        own = ("--no-nanny", "--nthreads", "1", "--no-dashboard", "--host", "127.0.0.1")
        return self._dask("dask_worker", *own, "--local-directory", str(self.work / "local"))

    def _dask(self, name: str, *arguments: str) -> subprocess.Popen[bytes]:
        file = ("--scheduler-file", str(self.work / "scheduler.json"))
        with (self.work / f"{name}.log").open("ab") as log:
            return subprocess.Popen(
                [sys.executable, "-W", "ignore", "-c", _DASK.format(name), *file, *arguments],
                stdout=log,
                stderr=log,
                cwd=self.work,  # a machine that has nothing of the sender's
            )


@contextmanager
def cluster(work: Path, count: int = 3) -> Iterator[Cluster]:
    made = Cluster(work, count)
    made.start()
    try:
        yield made
    finally:
        made.end()


@dataclass(frozen=True)
class Weather:
    """What befalls a batch: how many kills −9 of workers and of the driver, one cut of so long."""

    kills: int
    drivers: int
    cut: float
    between: tuple[float, float] = (1.0, 4.0)
    seed: int = 1


@dataclass
class Story:
    """Attributes: ``report``: of the last run; ``kills`` that hit, ``runs`` of the driver."""

    report: list[dict[str, Any]]
    kills: int
    runs: int
    seconds: float


def batch(
    there: Cluster, articles: Sequence[str], options: Sequence[str], cwd: Path, weather: Weather
) -> Story:
    """Run a batch to its end through the weather; a driver that is killed is begun again."""
    chance = random.Random(weather.seed)
    report, began = cwd / "report.jsonl", time.monotonic()
    command = [sys.executable, "-m", "generator", "batch", *articles, *options]
    command += ["--scheduler", there.address, "--report", str(report)]
    hit = runs = 0
    cut, away = weather.cut, None
    while True:
        driver = subprocess.Popen(command, cwd=cwd, stdout=subprocess.DEVNULL)
        runs += 1
        while driver.poll() is None:
            with suppress(subprocess.TimeoutExpired):
                driver.wait(chance.uniform(*weather.between))
                break
            if cut:
                away = chance.choice(there.workers)
                threading.Thread(target=_cut, args=(away, cut)).start()
                cut = 0.0
            elif runs <= weather.drivers and _lines(report) > runs:
                driver.kill()
            elif hit < weather.kills:
                chance.choice([each for each in there.workers if each is not away]).kill()
                hit += 1
        if driver.returncode != -signal.SIGKILL:
            lines = report.read_text("utf-8").splitlines()
            took = time.monotonic() - began
            return Story([json.loads(line) for line in lines], hit, runs, took)


def _lines(path: Path) -> int:
    return len(path.read_bytes().splitlines()) if path.is_file() else 0


def _cut(process: subprocess.Popen[bytes], seconds: float) -> None:
    """A process that is stopped answers nobody, as if its cable was pulled."""
    with suppress(ProcessLookupError):
        os.kill(process.pid, signal.SIGSTOP)
        time.sleep(seconds)
        os.kill(process.pid, signal.SIGCONT)
