"""Model servers that keep people waiting: a build ends in its time and says what is not there."""

from __future__ import annotations

import time
from itertools import repeat
from typing import TYPE_CHECKING, Any

import pytest
from running import kamishibai
from servers.chat import chat_server

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from running import Run

HOUR = {"refuses": lambda _: (429, "slow down"), "headers": {"Retry-After": "3600"}}
KINDS: dict[str, dict[str, Any]] = {
    "asks for an hour": HOUR,
    "drips events that say nothing": {
        "says": lambda _: "",
        "pieces": lambda _: repeat(""),
        "pause": 0.05,
    },
    "never comes to an end": {
        "says": lambda _: "",
        "pieces": lambda _: repeat("{" * 4000),
        "pause": 0.01,
    },
    "says nothing": {"pause": 30.0},
    "is busy for good": {"refuses": lambda _: (503, "loading")},
}
BOUND = 60.0  # seconds, on a machine that has other work; the limits below allow about ten


@pytest.fixture(params=KINDS, ids=list(KINDS))
def server(request: pytest.FixtureRequest) -> Iterator[str]:
    with chat_server(**KINDS[request.param]) as service:
        yield service.url


@pytest.fixture(autouse=True)
def impatience(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    limits = {"TIMEOUT": "1", "IDLE": "1", "TRIES": "2", "PAUSE": "0.1", "MODEL": "m"}
    for section in ("WRITER", "TRANSLATORS_OPENAI"):
        for name, value in limits.items():
            monkeypatch.setenv(f"KAMISHIBAI_{section}_{name}", value)
    monkeypatch.setenv("KAMISHIBAI_CACHE", str(tmp_path / "cache"))
    monkeypatch.setenv("KAMISHIBAI_DATA", str(tmp_path / "data"))


def built(article: Path, folder: Path, *options: str) -> Run:
    begun = time.monotonic()
    done = kamishibai("build", article, "--json", "--only", "script", *options, cwd=folder)
    assert time.monotonic() - begun < BOUND
    return done


def test_a_show_whose_writer_keeps_one_waiting_is_the_rules_and_says_so(
    server: str, article: Path, memory: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KAMISHIBAI_WRITER_ENDPOINT", server)
    done = built(article, tmp_path, "--memory", str(memory), "--translator", "memory")
    assert done.code == 3
    assert [gap["where"] for gap in done.manifest["gaps"] if gap["kind"] == "engine"] == ["writer"]
    assert "verdict:" not in (done.folder / "storyboard.yaml").read_text(encoding="utf-8")


def test_a_show_whose_translator_keeps_one_waiting_lacks_translations_and_says_so(
    server: str, article: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KAMISHIBAI_TRANSLATORS_OPENAI_ENDPOINT", server)
    done = built(article, tmp_path, "--translator", "openai")
    assert done.code == 3
    assert {gap["kind"] for gap in done.manifest["gaps"]} >= {"translation"}
