"""Finished sound per second of work: `python benchmarks/sound_speed.py [ARTICLE MEMORY.tmx]`.

Both recordings of an article, offline voices, cold cache, two workers: how long they take, what
share of the work is synthesis, polishing, storing and encoding, and how they measure after
decoding. Then the same with one changed sentence, with nothing to do, and an hour of sound, without
music and with it, each in a process of its own for its peak memory.

The processor's seconds stand beside the clock's, as a machine is seldom alone: with two idle cores
the clock shows about half of them.
"""

from __future__ import annotations

import os
import re
import resource
import subprocess
import sys
import tempfile
import time
import wave
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from generator.loudness import integrated, momentary, true_peaks
from generator.model import RATE, Clip, Cue, Part, Script, Track
from generator.narration import narrate, scripts
from generator.planning import plan
from generator.progress import silent
from generator.publishing.audio import write
from generator.publishing.score import score, scored
from generator.reading import read
from generator.settings import Settings
from generator.sound import decoded, write_flac
from generator.speech import clips, speak_all
from generator.speech.voice import Sound
from generator.translation import translate
from generator.understanding import brief

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from generator.model import Script

ROOT = Path(__file__).parents[1]
ARTICLES = ROOT.parent / "shared" / "articles"
REFERENCE = (ARTICLES / "openai-departures.txt", ARTICLES / "openai-departures.tmx")
LIBRARY = ROOT / "examples" / "night-library"
EXAMPLE = (LIBRARY / "night-library.txt", LIBRARY / "night-library.tmx")


def processor() -> float:
    """Seconds of processor time, of this process and of the programs it ran."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(each.ru_utime + each.ru_stime for each in used)


def timed(work: Callable[[], object]) -> tuple[float, float]:
    clock, busy = time.perf_counter(), processor()
    work()
    return time.perf_counter() - clock, processor() - busy


def spoken_scripts(source: Path, memory: Path, settings: Settings) -> tuple[Script, ...]:
    with_memory = replace(settings, memories=(memory,))
    article = read(source, with_memory)
    article = translate(article, "en", with_memory, silent).article
    understood = brief(article, settings)
    storyboard = plan(article, understood, settings)
    return scripts(narrate(storyboard, article, understood, settings), article, settings)


def spoken(said: Sequence[Script], settings: Settings) -> list[Track]:
    return [each.track for each in speak_all(said, settings, silent) if each.track]


def recordings(said: Sequence[Script], settings: Settings, folder: Path) -> list[Track]:
    tracks = spoken(said, settings)
    for track in tracks:
        write(track, folder / f"audio.{track.name}.mp3", settings, cover=b"")
    return tracks


def changed(script: Script) -> Script:
    """One sentence of the second scene in other words."""
    second = script.parts[1]
    line, *others = second.utterances
    new = "ここだけ直しました。" if script.language == "ja" else "Only this was changed."
    parts = (
        *script.parts[:1],
        Part(second.scene, second.title, (replace(line, text=new), *others)),
    )
    return replace(script, parts=(*parts, *script.parts[2:]))


def polishing(tracks: Sequence[Track], folder: Path) -> tuple[float, float]:
    """Processor seconds of polishing and of storing every clip, done once more."""
    sounds = [decoded(cue.clip.path) for track in tracks for cue in track.cues]
    polished = timed(lambda: [clips.clip([Sound(each * np.float32(0.5))]) for each in sounds])
    stored = timed(lambda: [write_flac(each, folder / "x.flac", {}) for each in sounds])
    return polished[1], stored[1]


def told(name: str, seconds: float, work: tuple[float, float]) -> None:
    clock, busy = work
    print(
        f"{name} {seconds:6.0f} s of sound in {clock:6.2f} s = {seconds / clock:5.1f} a second; "
        f"processor {busy:6.2f} s, on two idle cores {2 * seconds / busy:5.1f} a second"
    )


def measured(tracks: Sequence[Track], folder: Path) -> None:
    for track in tracks:
        heard = decoded(folder / f"audio.{track.name}.mp3")
        peak = 20 * np.log10(true_peaks(heard).max())
        print(
            f"  audio.{track.name}.mp3: {integrated(momentary(heard)):.2f} LUFS, {peak:.2f} dBTP, "
            f"{heard.size - track.samples:+d} samples against the timeline"
        )


def with_music(track: Track, folder: Path) -> Track:
    """Around it an intro, an outro, and under it a bed of four minutes."""
    rate, lengths = 16_000, {"intro": 15, "outro": 30, "bed": 240}
    for kind, seconds in lengths.items():
        second = np.sin(np.arange(rate) * (2 * np.pi * 220 / rate)) * 8000
        with wave.open(str(folder / f"{kind}.wav"), "wb") as stream:
            stream.setparams((1, 2, rate, 0, "NONE", ""))
            for _ in range(seconds):
                stream.writeframes(second.astype("<i2").tobytes())
    named = {kind: str(folder / f"{kind}.wav") for kind in lengths}
    return scored(track, score(Settings(cache=folder, sections={"audio": named})))


def hour(folder: Path, *, music: bool) -> None:
    """Write an hour made of one recording's clips; print the peak memory."""
    files = sorted((folder / "clips").glob("*/*.flac"))
    cues: list[Cue] = []
    at = 0
    while at < 3600 * RATE:
        path = files[len(cues) % len(files)]
        size = decoded(path).size
        clip = Clip(path.stem, path, size)
        cues.append(Cue(str(len(cues)), "s", at, at + size, "", "narrator", "ja", clip))
        at += -(-(size + RATE // 3) // 1152) * 1152
    track = Track("hour", "hour", "ja", tuple(cues), (), at, "")
    fresh = Settings(cache=folder / f"hour{music}")
    before = peak_megabytes()
    work = timed(
        lambda: write(
            with_music(track, folder) if music else track,
            folder / "hour.mp3",
            fresh,
            cover=b"",
        )
    )
    print(
        f"{at / RATE / 60:.0f} minutes {'with music' if music else 'of voice alone'}: "
        f"processor {work[1]:.0f} s, peak {peak_megabytes():.0f} MB, imports alone {before:.0f}"
    )


def peak_megabytes() -> float:
    """Of this process alone: what getrusage tells may be its parent's."""
    status = Path("/proc/self/status")
    if status.is_file():
        found = re.search(r"VmHWM:\s*(\d+)", status.read_text())
        return int(found[1]) / 1024 if found else 0.0
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    given = tuple(map(Path, sys.argv[1:3]))
    source, memory = given if len(given) == 2 else REFERENCE if REFERENCE[0].is_file() else EXAMPLE
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        settings = Settings(cache=folder / "cache", data=folder / "data", offline=True)
        said = spoken_scripts(source, memory, settings)
        tracks: list[Track] = []
        speaking = timed(
            lambda: tracks.extend(s.track for s in speak_all(said, settings, silent) if s.track)
        )
        encoding = timed(lambda: recordings(said, settings, folder))
        seconds = sum(track.samples for track in tracks) / RATE
        lines = sum(len(track.cues) for track in tracks)
        cold = speaking[0] + encoding[0], speaking[1] + encoding[1]
        print(f"{source.name}: {lines} sentences, {', '.join(s.name for s in said)}")
        told("cold", seconds, cold)
        polished, stored = polishing(tracks, folder)
        for part, busy in {
            "synthesis and readings": speaking[1] - polished - stored,
            "polishing": polished,
            "storing clips": stored,
            "mastering and encoding": encoding[1],
        }.items():
            print(f"  {part:<24} {busy:6.2f} s  {busy / cold[1]:4.0%}")
        measured(tracks, folder)
        again = timed(lambda: recordings([changed(said[0]), *said[1:]], settings, folder))
        print(f"one changed sentence: {again[0]:.2f} s, {again[1] / cold[1]:.1%} of the cold work")
        nothing = timed(lambda: recordings(said, settings, folder))
        print(
            f"nothing new:          {nothing[0]:.2f} s, {nothing[1] / cold[1]:.1%} of the cold work"
        )
        for music in ("", "music"):
            order = [sys.executable, __file__, "--hour", str(folder / "cache"), music]
            subprocess.run(order, check=True)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--hour"]:
        hour(Path(os.fspath(sys.argv[2])), music=bool(sys.argv[3]))
    else:
        main()
