"""A cluster's workers have nothing of their sender's but what comes with the work."""

from __future__ import annotations

import os
import signal
import time
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from few_articles import TOPICS, contents, write_article
from servers.json_service import json_service

from generator import build, build_many
from generator.many.store import objects
from generator.translation.memory import Unit, user_memory

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from generator import Settings

distributed = pytest.importorskip("distributed")
pytestmark = pytest.mark.filterwarnings("default")  # of the library and of what it uses


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """A scheduler and two workers in processes of their own, on loopback."""
    work = tmp_path_factory.mktemp("workers")
    quiet = {"dashboard_address": None, "worker_dashboard_address": None, "silence_logs": 50}
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, local_directory=str(work), **quiet
    ) as made:
        yield made


@pytest.fixture
def client(cluster: Any) -> Iterator[Any]:
    with distributed.Client(cluster) as made:
        made.wait_for_workers(2)
        own = {name: os.environ[name] for name in ("KAMISHIBAI_CACHE", "KAMISHIBAI_DATA")}
        made.run(lambda: os.environ.update(own))  # one machine, and this test's
        yield made


@pytest.fixture
def translator() -> Iterator[Translator]:
    found = Translator()
    with json_service(found.answer) as service:
        found.address = service.url
        yield found


class Translator:
    """LibreTranslate's protocol; it remembers when it was asked and for what."""

    def __init__(self) -> None:
        self.moments: list[float] = []
        self.texts: Counter[str] = Counter()
        self.address = ""

    def answer(self, path: str, headers: Mapping[str, str], body: Any) -> tuple[int, Any]:
        """Called by one thread at a time."""
        del path, headers
        self.moments.append(time.monotonic())
        self.texts.update(body["q"])
        return 200, {"translatedText": [_english(text) for text in body["q"]]}

    def most_in_a_second(self) -> int:
        return max(
            sum(moment <= other < moment + 1 for other in self.moments) for moment in self.moments
        )


def _english(text: str) -> str:
    """As long as a translation would be, and another for each text."""
    return f"The {text.encode().hex()[:40]} is open in the evening from next month on."


def asking(settings: Settings, translator: Translator, **more: object) -> Settings:
    options = {"endpoint": translator.address, **more}
    sections = {"translators.libretranslate": options}
    return replace(settings, offline=False, translator="libretranslate", sections=sections)


def test_a_cluster_makes_what_builds_here_make(
    articles: list[str], settings: Settings, tmp_path: Path, client: Any
) -> None:
    results = list(build_many(articles, settings, client))
    assert sorted(result.source for result in results) == articles
    for source in articles:
        build(source, replace(settings, output=tmp_path / "serial"))
    assert contents(settings.output) == contents(tmp_path / "serial")


def test_a_killed_worker_costs_no_article(
    articles: list[str], settings: Settings, client: Any
) -> None:
    results = []
    for result in build_many(articles, settings, client):
        if not results:
            pids = client.run(os.getpid)
            os.kill(next(iter(pids.values())), signal.SIGKILL)
        results.append(result)
    assert sorted(result.source for result in results) == articles
    assert {result.error for result in results} == {None}


@pytest.mark.parametrize("fetched", [True, False], ids=["at work", "ended and not fetched"])
def test_what_the_scheduler_forgets_is_begun_again(
    articles: list[str],
    settings: Settings,
    client: Any,
    monkeypatch: pytest.MonkeyPatch,
    *,
    fetched: bool,
) -> None:
    """Else it would be waited for without end."""
    monkeypatch.setattr("generator.many.cluster._LOOK", 0.5)
    results = []
    for result in build_many(articles, settings, client):
        if not results:
            while not (fetched or client.run_on_scheduler(_ended)):
                time.sleep(0.1)
            client.run_on_scheduler(_forget)
        results.append(result)
    assert sorted(result.source for result in results) == articles
    assert {result.error for result in results} == {None}
    assert max(result.tries for result in results) > 1


def _ended(dask_scheduler: Any) -> list[str]:
    return [task.key for task in dask_scheduler.tasks.values() if task.state == "memory"]


def _forget(dask_scheduler: Any) -> None:
    for name, known in list(dask_scheduler.clients.items()):
        dask_scheduler.client_releases_keys([each.key for each in known.wants_what], name)


def test_memory_and_glossary_travel_and_what_was_learned_comes_back(
    articles: list[str], settings: Settings, client: Any, translator: Translator, tmp_path: Path
) -> None:
    with user_memory(settings) as memory:
        memory.store([Unit("利用者の声にこたえた。", "Readers had asked for it.")], "ja-en")
    glossary = tmp_path / "terms.csv"
    glossary.write_text("term,translation\n図書館,Bibliotheca\n", encoding="utf-8")
    asked = replace(asking(settings, translator), glossaries=(glossary,))
    results = list(build_many(articles[:2], asked, client))
    assert {result.error for result in results} == {None}
    assert "Readers had asked for it." in (settings.output / "a1" / "script.en.md").read_text()
    assert "利用者の声にこたえた。" not in translator.texts
    with user_memory(settings) as memory:
        learned = {unit.source for unit in memory.pairs("ja-en") if unit.maker}
    assert len(learned) == len(translator.texts)
    assert any("Bibliotheca" in text for text in translator.texts)  # as this engine is told terms


def test_machines_that_share_ask_and_speak_once(
    settings: Settings, tmp_path: Path, translator: Translator
) -> None:
    """Two machines are two caches and two memories."""
    article = write_article(tmp_path / "a.md", TOPICS[0])
    shared = objects((tmp_path / "shared").as_uri())
    for machine in ("one", "two"):
        own = {"cache": tmp_path / machine, "data": tmp_path / f"data of {machine}"}
        asked = replace(asking(settings, translator), **own, output=tmp_path / f"of {machine}")
        build(article, replace(asked, shared=shared))
    assert set(translator.texts.values()) == {1}
    assert contents(tmp_path / "of one") == contents(tmp_path / "of two")
    spoken = {path.name for path in (tmp_path / "shared" / "clips").rglob("*.flac")}
    assert len(spoken) == len(list((tmp_path / "two" / "clips").rglob("*.flac")))


def test_a_torn_object_is_as_good_as_none(
    settings: Settings, tmp_path: Path, translator: Translator
) -> None:
    article = write_article(tmp_path / "a.md", TOPICS[0])
    shared = objects((tmp_path / "shared").as_uri())
    asked = replace(asking(settings, translator), shared=shared)
    build(article, replace(asked, cache=tmp_path / "c1", data=tmp_path / "d1"))
    for path in (path for path in (tmp_path / "shared").rglob("*") if path.is_file()):
        path.write_bytes(path.read_bytes()[:-5])
    again = replace(asked, cache=tmp_path / "c2", data=tmp_path / "d2", output=tmp_path / "again")
    assert not [gap for gap in build(article, again).gaps if gap.kind in ("sound", "translation")]


@pytest.mark.parametrize("workers", ["processes", "cluster"])
def test_a_rate_is_held_over_all_workers(
    articles: list[str], settings: Settings, translator: Translator, workers: str, request: Any
) -> None:
    client = request.getfixturevalue("client") if workers == "cluster" else None
    asked = asking(settings, translator, per_second=5.0)
    results = list(build_many(articles, replace(asked, only=("script",)), client, jobs=2))
    assert {result.error for result in results} == {None}
    assert len(translator.moments) >= len(articles)
    assert translator.most_in_a_second() <= 5
