"""A slow recording: as long as it should be, at the same pitch, its captions in step."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest

from generator.loudness import LEVELS, loudness_tag
from generator.model import GRID, RATE, Chapter, Clip, Cue, Track
from generator.publishing.audio import write
from generator.publishing.mastering import SPEED, slowed
from generator.publishing.written import webvtt
from generator.settings import Settings
from generator.sound import decoded, write_flac

if TYPE_CHECKING:
    from pathlib import Path

    from generator.sound import Samples


def _tone(hertz: float, seconds: float) -> Samples:
    at = np.arange(round(seconds * RATE)) / RATE
    return (0.2 * np.sin(2 * np.pi * hertz * at)).astype(np.float32)


@pytest.fixture
def track(tmp_path: Path) -> Track:
    """Three sentences of different pitches, half a second of silence after each."""
    cues: list[Cue] = []
    at = 20 * GRID
    for number, (hertz, seconds) in enumerate(((220.0, 1.3), (330.0, 0.7), (440.0, 2.111))):
        samples = _tone(hertz, seconds)
        path = tmp_path / f"{number}.flac"
        write_flac(samples, path, {LEVELS: loudness_tag(samples)})
        clip = Clip(f"clip{number}", path, samples.size)
        cues.append(Cue(f"a.{number}", "a", at, at + clip.samples, "文", "", "ja", clip))
        at = -(-(at + clip.samples + RATE // 2) // GRID) * GRID
    chapters = (
        Chapter("a", "題", cues[0].start, cues[2].start),
        Chapter("b", "題", cues[2].start, at),
    )
    return Track("ja", "題", "ja", tuple(cues), chapters, at, "tones")


def _pitch(samples: Samples) -> float:
    """Hertz of the loudest part of the spectrum."""
    power = np.abs(np.fft.rfft(samples * np.hanning(samples.size)))
    return float(np.argmax(power)) * RATE / samples.size


def test_every_sentence_lasts_longer_at_the_same_pitch(track: Track, tmp_path: Path) -> None:
    slow = slowed(track, tmp_path / "cache")
    for cue, slower in zip(track.cues, slow.cues, strict=True):
        heard = decoded(slower.clip.path)
        assert heard.size == slower.clip.samples == slower.end - slower.start
        assert heard.size == pytest.approx(cue.clip.samples / SPEED, abs=2)
        middle = heard[heard.size // 4 : -heard.size // 4]
        assert _pitch(middle) == pytest.approx(_pitch(decoded(cue.clip.path)), rel=0.01)
        loud = [np.sqrt(np.mean(np.square(each))) for each in (middle, decoded(cue.clip.path))]
        assert loud[0] == pytest.approx(loud[1], rel=0.1)


def test_pauses_chapters_and_the_end_are_as_much_later(track: Track, tmp_path: Path) -> None:
    slow = slowed(track, tmp_path / "cache")
    frame = GRID + 1
    for cue, slower in zip(track.cues, slow.cues, strict=True):
        assert slower.start == pytest.approx(cue.start / SPEED, abs=frame)
        assert slower.start % GRID == 0
    assert all(one.end < two.start for one, two in zip(slow.cues, slow.cues[1:], strict=False))
    assert [each.start for each in slow.chapters] == [slow.cues[0].start, slow.cues[2].start]
    assert slow.chapters[0].end == slow.chapters[1].start
    assert slow.chapters[1].end == slow.samples == pytest.approx(track.samples / SPEED, abs=frame)


def test_the_file_sounds_where_its_captions_say(track: Track, tmp_path: Path) -> None:
    slow = slowed(track, tmp_path / "cache")
    settings = replace(Settings(), cache=tmp_path / "cache")
    write(slow, tmp_path / "audio.ja.slow.mp3", settings, cover=b"")
    heard = decoded(tmp_path / "audio.ja.slow.mp3")
    for cue in slow.cues:
        before, within = (
            heard[cue.start - 4800 : cue.start - 1200],
            heard[cue.start + 2400 : cue.end - 2400],
        )
        assert np.abs(before).max() < 0.01
        assert np.abs(within[:4800]).max() > 0.1
    told = webvtt(slow)
    assert told.count("-->") == 3
    first = slow.cues[0].start / RATE
    assert f"00:00:{first:06.3f}" in told or f"00:{first:06.3f}" in told


def test_what_was_stretched_once_is_not_again(track: Track, tmp_path: Path) -> None:
    first = slowed(track, tmp_path / "cache")
    for cue in track.cues:
        cue.clip.path.unlink()
    assert slowed(track, tmp_path / "cache") == first
