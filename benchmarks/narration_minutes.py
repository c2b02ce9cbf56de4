"""Lengths aimed at and lengths made: `python benchmarks/narration_minutes.py [ARTICLE MEMORY.tmx]`.

Builds the examples (and an article with its translation memory) with ``--minutes`` 2, 3 and 5 in
the offline voices and prints how long the recordings really are. Then the pace of the voices that
spoke, by least squares over every sentence: the constants in ``generator/speech/pace.py``.
``--english espeak`` measures another English voice.
"""

from __future__ import annotations

import argparse
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from generator import Settings, speech
from generator.length import NEAR, left_out, lengths, told
from generator.model import RATE
from generator.narration import scripts
from generator.progress import silent
from generator.reading import read
from generator.speech.pace import Pace
from generator.translation import translate

if TYPE_CHECKING:
    from generator.model import Article, Language, Storyboard

ROOT = Path(__file__).parents[1]
NAMES = ("battery-recycling.html", "night-library.txt", "tide-tables.md")
REFERENCE = ROOT.parent / "shared" / "articles" / "openai-departures.txt"

Said = list[tuple[str, "Language", str, float]]
"""(article, language, text, seconds) of every sentence spoken."""


def translated(path: Path, memory: Path, settings: Settings) -> Article:
    chosen = replace(settings, memories=(memory,))
    return translate(read(path, chosen), "en", chosen, silent).article


def spoken(name: str, storyboard: Storyboard, article: Article, settings: Settings) -> Said:
    """Speak everything and print how long it is."""
    said: Said = []
    written = scripts(storyboard, article, settings)
    expected = lengths(storyboard, settings)
    for script, one in zip(written, speech.speak_all(written, settings, silent), strict=True):
        assert one.track
        seconds = one.track.samples / RATE
        off = f"{seconds / 60 / settings.minutes - 1:+6.1%}" if settings.minutes else "      "
        aimed = f"{settings.minutes:.0f} min" if settings.minutes else "whole"
        missed = (
            " *" if settings.minutes and abs(seconds / 60 / settings.minutes - 1) > NEAR else ""
        )
        print(
            f"{name:<20} {script.name}  {aimed:>6}  expected {expected[script.name]:6.1f} s"
            f"  made {seconds:6.1f} s {off}{missed}"
        )
        clips = {cue.id: (cue.end - cue.start) / RATE for cue in one.track.cues}
        said += [(name, each.language, each.text, clips[each.id]) for each in script.utterances()]
    return said


def fitted(said: Said, language: Language) -> Pace:
    """The pace that explains these clips best; English is told from characters alone."""
    rows = [(text, seconds) for _, each, text, seconds in said if each == language]
    shape = [Pace(1.0, 0.0, 0.0), Pace(0.0, 1.0, 0.0)][: 2 if language == "ja" else 1]
    table = [[unit.seconds(text, language) for unit in shape] + [1.0] for text, _ in rows]
    found = np.linalg.lstsq(np.array(table), np.array([s for _, s in rows]), rcond=None)[0]
    sound, *mark, once = (float(each) for each in found)
    return Pace(sound, mark[0] if mark else 0.0, once)


def judged(said: Said, language: Language) -> None:
    """The pace, and how far it is off for an article that it was not fitted to."""
    pace = fitted(said, language)
    print(f"{language}: sound {pace.sound:.3f}, mark {pace.mark:.3f}, once {pace.once:+.3f} s")
    for name in dict.fromkeys(each[0] for each in said):
        others = fitted([each for each in said if each[0] != name], language)
        mine = [(t, s) for n, each, t, s in said if n == name and each == language]
        guess = sum(others.seconds(text, language) for text, _ in mine)
        print(f"   without {name:<20} {guess / sum(s for _, s in mine) - 1:+.1%}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("article", nargs="*", type=Path)
    parser.add_argument("--english", default="offline")
    given = parser.parse_args()
    articles = [(ROOT / "examples" / name.partition(".")[0] / name) for name in NAMES]
    pairs = [(path, path.with_suffix(".tmx")) for path in articles]
    if given.article:
        pairs.append((given.article[0], given.article[1]))
    elif REFERENCE.is_file():
        pairs.append((REFERENCE, REFERENCE.with_suffix(".tmx")))
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        voices = {"ja": "offline", "en": given.english}
        plain = Settings(offline=True, voices=voices, cache=folder, data=folder)
        said: Said = []
        for path, memory in pairs:
            article = translated(path, memory, plain)
            said += spoken(path.stem, told(article, (), plain), article, plain)
            for minutes in (2.0, 3.0, 5.0):
                settings = replace(plain, minutes=minutes)
                storyboard = told(article, left_out(article, settings), settings)
                spoken(path.stem, storyboard, article, settings)
        print("\n* further than a tenth from the length asked for\n")
        judged(said, "ja")
        judged(said, "en")


if __name__ == "__main__":
    main()
