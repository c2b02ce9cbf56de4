"""How heavy and how quick the page of an hour with 200 slides is, in a real browser.

Run from the checkout: ``.venv/bin/python benchmarks/page.py``. Prints the page's size, the time to
make it, and what Chromium spent on it until it was loaded: in the page's script, in all.
"""

from __future__ import annotations

import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from browser import browser
from sample_show import lines, storyboard, track

from generator.model import Bilingual, Storyboard
from generator.publishing.page import Link, html
from generator.settings import Settings

SAID = "この文は五十文字ほどの長さがあり、話す人が一息で読み終えるくらいの、ごくふつうの文です。"
ENGLISH = "This sentence is about as long as one that somebody speaks in a single breath."


def show() -> Storyboard:
    """Every layout in turn, four sentences a slide."""
    scenes = storyboard().scenes
    said = [(SAID, ENGLISH)] * 4
    return Storyboard(
        Bilingual("一時間の番組", "A show of an hour"),
        tuple(
            replace(scenes[n % 15], id=f"s{n}", narration=lines(f"s{n}", *said)) for n in range(200)
        ),
    )


def main() -> None:
    board = show()
    tracks = {"ja": track(board, "ja", 4.5), "en": track(board, "en", 4.5)}
    sound = Bilingual("音声", "Sound")
    links = [Link(f"audio.{name}.mp3", sound, name) for name in ("ja", "en")]
    begun = time.perf_counter()
    page = html(board, tracks, links=links, settings=Settings())
    print(f"made in {time.perf_counter() - begun:.2f} s, {len(page.encode()) / 1000:.0f} kB")
    with tempfile.TemporaryDirectory() as folder, browser(Path(folder) / "profile") as tab:
        path = Path(folder) / "index.html"
        path.write_text(page, encoding="utf-8")
        tab.call("Performance.enable")
        for _ in range(3):
            tab.open("about:blank")
            tab.open(path.as_uri())
            told = tab.call("Performance.getMetrics")["metrics"]
            spent = {metric["name"]: metric["value"] for metric in told}
            print(f"script {spent['ScriptDuration']:.3f} s, all {spent['TaskDuration']:.2f} s")


if __name__ == "__main__":
    main()
