"""Many articles, timed: `python benchmarks/batch.py [ARTICLES]`.

Prints what a batch costs over `build` in a loop, what a second worker brings, how long it takes to
pass over what is done, how the driver's memory grows, and the processor's seconds of an article
with offline voices, kind of output by kind. Cold caches. A worker keeps one core busy. The
processor's seconds stand beside the clock's, as a machine is seldom alone: with two idle cores the
clock shows what two workers bring.
"""

from __future__ import annotations

import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
import tracemalloc
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, replace
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from few_articles import SILENT, TOPICS, write_article

from generator import Settings, build, build_many
from generator.files import digest
from generator.many.building import Stored
from generator.many.store import Store
from generator.show.claim import mark

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

ONLY = ("deck", "script", "captions", "audio")
EXAMPLES = Path(__file__).parents[1] / "examples"


@dataclass
class Spent:
    """Attributes: ``clock``, ``work``: seconds of the wall and of processors; ``others``' work."""

    clock: float = 0.0
    work: float = 0.0
    others: float = 0.0


@contextmanager
def spent() -> Iterator[Spent]:
    """Of this process and of those it waited for."""
    found, clock, work = Spent(), time.perf_counter(), sum(_works())
    yield found
    found.clock, found.work = time.perf_counter() - clock, sum(_works()) - work


def _works() -> tuple[float, float]:
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    own, others = (each.ru_utime + each.ru_stime for each in used)
    return own, others


def articles(folder: Path, count: int) -> list[str]:
    """Of about 1,300 characters, as news are."""
    topics = [f"{TOPICS[number % len(TOPICS)]}第{number}号" for number in range(count)]
    return [write_article(folder / f"a{n}.md", topic, 16) for n, topic in enumerate(topics)]


def fresh(settings: Settings, work: Path, name: str) -> Settings:
    return replace(settings, output=work / name, cache=work / f"cache of {name}")


def overhead(named: Sequence[str], settings: Settings, work: Path) -> None:
    """One process: the batch and the loop by turns, so that both have the same company."""
    build(named[0], fresh(settings, work, "warm"))
    loop, batch = Spent(), Spent()
    for round_, article in enumerate(named):
        with spent() as one:
            build(article, fresh(settings, work, f"loop {round_}"))
        with spent() as other:
            list(build_many([article], fresh(settings, work, f"batch {round_}"), jobs=1))
        loop.work, batch.work = loop.work + one.work, batch.work + other.work
    more = (batch.work / loop.work - 1) * 100
    print(f"build in a loop: {loop.work:.1f} s of work; batch: {batch.work:.1f} s, {more:+.1f} %")


def two_workers(named: Sequence[str], settings: Settings, work: Path) -> None:
    """Each in a fresh process, as a command is."""
    one, two = (_alone(named, fresh(settings, work, f"{jobs} workers"), jobs) for jobs in (1, 2))
    print(
        f"{len(named)} articles, 1 worker: {one.clock:.1f} s by the clock, {one.work:.1f} s of work"
    )
    own, others = two.work - two.others, two.others
    print(f"  2 workers: {two.clock:.1f} s by the clock, {own:.1f} + {others:.1f} s of work")
    print(f"  {one.clock / two.clock:.2f} times as fast by the clock;")
    print(f"  {one.work / (own + others / 2):.2f} times by work, as two idle cores would be")


def _alone(named: Sequence[str], settings: Settings, jobs: int) -> Spent:
    with ProcessPoolExecutor(1, get_context("spawn")) as pool:
        return pool.submit(_batch, named, settings, jobs).result()


def _batch(named: Sequence[str], settings: Settings, jobs: int) -> Spent:
    began = time.perf_counter()
    made = list(build_many(named, settings, jobs=jobs))
    assert all(result.show for result in made)
    own, others = _works()
    return Spent(time.perf_counter() - began, own + others, others)


def passing_over(settings: Settings, work: Path, count: int = 2000) -> None:
    """One show copied, with a manifest of its own for each of many articles."""
    named = articles(work / "many articles", count)
    plain = replace(settings, only=("script",), output=work / "many")
    for target in ("", (work / "store").as_uri()):
        shows = work / "store" if target else work / "many"
        _copies(named, plain, shows, target)
        with spent() as found:
            results = list(build_many(named, plain, target=target, jobs=1))
        done = sum(not result.seconds for result in results)
        where = "a store" if target else "a folder"
        print(f"{done} of {count} passed over in {where}: {found.clock:.1f} s")


def _copies(named: Sequence[str], settings: Settings, shows: Path, target: str) -> None:
    """As if each had been built; the first really is."""
    list(build_many(named[:1], settings, target=target, jobs=1))
    first = shows / "a0"
    stored = Stored(Store(target), settings) if target else None
    told = json.loads((first / "manifest.json").read_text("utf-8"))
    for number, article in enumerate(named[1:], 1):
        copy = shows / f"a{number}"
        shutil.copytree(first, copy)
        told["source"]["sha256"] = digest(Path(article).read_bytes())
        (copy / "manifest.json").write_text(json.dumps(told), encoding="utf-8")
        if stored:
            for pattern in ("done-*", "of-*"):
                next((copy / ".kamishibai").glob(pattern)).unlink()
            key = stored.job(article).errand.key  # type: ignore[union-attr]
            for name in (f"done-{key}-0", f"of-{key.partition('-')[0]}"):
                (copy / ".kamishibai" / name).touch()
        else:
            remembered = mark(copy, "file", os.path.realpath(article))
            (copy / ".kamishibai" / "source.json").write_text(json.dumps(remembered), "utf-8")


def memory(settings: Settings, work: Path, count: int = 10_000) -> None:
    """Of the driver, with articles that end at once, as there is no network for them."""
    sources = [f"https://example.org/{number}" for number in range(count)]
    held = []
    tracemalloc.start()
    for number, _ in enumerate(build_many(sources, fresh(settings, work, "none"), jobs=1)):
        if number % (count // 4) == count // 8:
            held.append(tracemalloc.get_traced_memory()[0] / 1e6)
    tracemalloc.stop()
    told = ", ".join(f"{each:.2f}" for each in held)
    print(f"the driver's memory over {count} results: {told} MB")


def capacity(work: Path) -> None:
    """An example of the project, offline voices: what is made by default, and less."""
    article = EXAMPLES / "tide-tables" / "tide-tables.md"
    for only in ("script", "deck", "deck,script,page", "deck,script,page,audio,captions"):
        shows = work / only
        known = ("--offline", "--memory", str(article.with_suffix(".tmx")))
        command = [sys.executable, "-m", "generator", "-q", "build", str(article), *known]
        cold = {**os.environ, "KAMISHIBAI_CACHE": f"{work}/cold {only}"}
        with spent() as found:
            subprocess.run([*command, "--only", only, "-o", str(shows)], check=False, env=cold)
        size = sum(path.stat().st_size for path in shows.rglob("*") if path.is_file())
        print(f"{article.stem}, {only}: {found.work:.1f} s of work, {size / 1e6:.1f} MB")


def main(count: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        settings = Settings(offline=True, voices=SILENT, only=ONLY, data=work / "data")
        named = articles(work / "articles", count)
        overhead(named[:12], settings, work)
        two_workers(named, settings, work)
        passing_over(settings, work)
        memory(settings, work)
        capacity(work)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 60)
