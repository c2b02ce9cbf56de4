"""Music of one's own: named in the settings file, heard in the recordings, and in step."""

from __future__ import annotations

import json
import re
import wave
from typing import TYPE_CHECKING

import numpy as np
import pytest

from generator.model import RATE
from generator.sound import decoded

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from running import Run


def tone(path: Path, seconds: float, hertz: float) -> None:
    path.parent.mkdir(exist_ok=True)
    samples = np.sin(np.arange(round(seconds * RATE)) * (2 * np.pi * hertz / RATE)) * 8000
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(samples.astype("<i2").tobytes())


@pytest.fixture
def scored(tmp_path: Path) -> Path:
    """A working folder whose settings file names music beside it."""
    tone(tmp_path / "music" / "intro.wav", 6, 440)
    tone(tmp_path / "music" / "outro.wav", 5, 330)
    tone(tmp_path / "music" / "bed.wav", 9, 220)
    settings = (
        '[audio]\nintro = "music/intro.wav"\noutro = "music/outro.wav"\nbed = "music/bed.wav"\n'
    )
    (tmp_path / "kamishibai.toml").write_text(settings, encoding="utf-8")
    return tmp_path


@pytest.fixture
def show(scored: Path, build: Callable[..., Run], article: Path, memory: Path) -> Run:
    run = build(article, "--memory", memory, "--deck", "ja")
    assert run.code == 0, run.err
    return run


def chapters(folder: Path) -> list[dict[str, float]]:
    found: list[dict[str, float]] = json.loads(
        (folder / "chapters.ja.json").read_text(encoding="utf-8")
    )["chapters"]
    return found


def first_word(folder: Path) -> float:
    """Seconds, by the captions."""
    text = (folder / "captions.ja.vtt").read_text(encoding="utf-8")
    found = re.search(r"(\d+):(\d+):([\d.]+) -->", text)
    assert found
    return int(found[1]) * 3600 + int(found[2]) * 60 + float(found[3])


def test_captions_chapters_and_page_move_with_the_voice(show: Run) -> None:
    assert 4.9 < first_word(show.folder) < 5.2
    marks = chapters(show.folder)
    heard = decoded(show.folder / "audio.ja.mp3")
    assert marks[0]["startTime"] == 0
    assert abs(marks[-1]["endTime"] - heard.size / RATE) < 0.03
    page = (show.folder / "index.html").read_text(encoding="utf-8")
    assert f"{first_word(show.folder):.3f}".rstrip("0") in page
    loud = np.abs(np.fft.rfft(heard[: 2 * RATE]))
    assert abs(np.argmax(loud) / 2 - 440) < 2


def test_a_built_show_with_music_makes_nothing_again(show: Run, build: Callable[..., Run]) -> None:
    assert build(show.folder).made() == []


def test_other_music_of_the_same_length_remakes_the_recordings_alone(
    show: Run, build: Callable[..., Run], scored: Path
) -> None:
    tone(scored / "music" / "intro.wav", 6, 550)
    tone(scored / "music" / "bed.wav", 11, 200)
    assert sorted(build(show.folder).made()) == ["audio.en.mp3", "audio.ja.mp3"]


def test_longer_music_moves_the_words_but_not_those_of_the_deck(
    show: Run, build: Callable[..., Run], scored: Path
) -> None:
    tone(scored / "music" / "intro.wav", 8, 440)
    made = build(show.folder).made()
    assert {"audio.ja.mp3", "captions.ja.vtt", "chapters.ja.json", "index.html"} <= set(made)
    assert not [path for path in made if path.startswith(("deck", "script", "cover"))]
    assert 6.9 < first_word(show.folder) < 7.2


def test_music_that_is_gone_is_told_before_any_work(
    show: Run, build: Callable[..., Run], scored: Path
) -> None:
    (scored / "music" / "bed.wav").unlink()
    before = {path: path.read_bytes() for path in show.folder.iterdir() if path.is_file()}
    run = build(show.folder, "--force")
    assert run.code == 1
    (line,) = run.err.splitlines()
    assert "[audio] bed" in line
    assert {path: path.read_bytes() for path in before} == before


def test_no_path_of_the_music_is_in_what_is_made(show: Run, scored: Path) -> None:
    for path in show.folder.rglob("*"):
        if path.is_file():
            data = path.read_bytes()
            assert str(scored).encode() not in data
            assert b"intro.wav" not in data
