"""The whole way over the network: the real client libraries against servers on loopback."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from running import kamishibai
from servers.google import google
from servers.gtts import gtts

if TYPE_CHECKING:
    from pathlib import Path


def failing_at_first(text: str, call: int) -> str:
    """Every third text is refused once, in one of the known ways."""
    faults = ("429", "503", "empty", "closed", "html", "truncated")
    at = sum(map(ord, text))
    return faults[at % len(faults)] if call == 1 and at % 3 == 0 else "ok"


@pytest.fixture
def quick_retries(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KAMISHIBAI_TRANSLATORS_GOOGLE_PAUSE", "0.01")
    monkeypatch.setenv("KAMISHIBAI_AUDIO_WAIT", "0.01")


@pytest.mark.usefixtures("quick_retries")
def test_googles_translation_and_voices_make_a_whole_show(
    article: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with google() as translator, gtts() as speaker:
        speaker.fault = failing_at_first
        monkeypatch.setenv("KAMISHIBAI_TRANSLATORS_GOOGLE_ENDPOINT", translator.url)
        monkeypatch.setenv("KAMISHIBAI_VOICES_GTTS_ENDPOINT", speaker.url)
        options = ("--translator", "google", "--voice", "ja=gtts", "--voice", "en=gtts", "--json")
        run = kamishibai("build", article, *options, cwd=tmp_path)
        assert run.code == 0, run.err
        assert run.manifest["gaps"] == []
        asked = len(speaker.asked)
        again = kamishibai("build", run.folder, "--json", cwd=tmp_path)
    assert again.made() == []
    assert len(speaker.asked) == asked
    assert "google" in run.manifest["engines"]["translator"]
    assert "EN[早起きの理由]." in (run.folder / "storyboard.yaml").read_text(encoding="utf-8")


@pytest.mark.usefixtures("quick_retries")
def test_a_translator_that_is_down_leaves_gaps_and_the_japanese(
    article: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with google() as translator:
        translator.fault = lambda *_: "500"
        monkeypatch.setenv("KAMISHIBAI_TRANSLATORS_GOOGLE_ENDPOINT", translator.url)
        monkeypatch.setenv("KAMISHIBAI_TRANSLATORS_GOOGLE_TRIES", "2")
        options = ("--translator", "google", "--voice", "ja=silence", "--only", "script,deck")
        run = kamishibai("build", article, *options, "--json", cwd=tmp_path)
    assert run.code == 3
    assert (run.folder / "script.ja.md").is_file()
    gaps = [gap for gap in run.manifest["gaps"] if gap["kind"] == "translation"]
    assert len(gaps) == 9
