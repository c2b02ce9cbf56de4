"""How quick the studio is by the clock, and how much memory it takes, in a real browser.

Run from the checkout: ``.venv/bin/python benchmarks/studio_speed.py [EDITS]``. A show of 200 slides
is opened; texts are edited in their fields, at rest and while the show's sound is made, and each
edit's time told from the key that ends it until the file has it, and until the slide shows it. Then
an article of 3,000 characters is pasted. Memory is told as what the processes take together, each
mapped file counted once and whole; LibreOffice, which draws looks, stands apart.
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import threading
import time
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from browser import browser
from few_articles import TOPICS, write_article
from running import kamishibai
from studio_running import studio
from studio_tab import first_spoken, look_at, open_show, until, write

from generator.show.folder import opened

if TYPE_CHECKING:
    from browser import Browser
    from studio_running import Running

SLIDES = 200
SETTINGS = """
[build]
only = ["deck", "script"]
offline = true
languages = ["ja"]
output = "shows"
"""
PAINTED = """new Promise((done) => {{
  const begun = performance.now();
  let shown = 0;
  const has = (place) => document.querySelector(place).textContent.includes({text});
  const look = new MutationObserver(() => {{
    if (!shown && has('#stage')) shown = performance.now() - begun;
    if (!shown || !has('#thumbs')) return;
    look.disconnect();
    requestAnimationFrame(() => setTimeout(() => done([shown, performance.now() - begun])));
  }});
  look.observe(document.body, {{ childList: true, subtree: true, characterData: true }});
  const area = document.activeElement;
  area.dispatchEvent(new Event('change', {{ bubbles: true }}));
}})"""


def long_show(place: Path) -> Path:
    """Of 200 slides: a shorter one's, again and again."""
    write_article(place / "long.md", TOPICS[0], 30)
    assert kamishibai("build", "long.md", cwd=place).code == 0
    folder = place / "shows" / "long"
    with opened(folder) as show:
        board = show.edited()
        assert board
        scenes = []
        while len(scenes) < SLIDES:
            mark = len(scenes) // len(board.scenes)
            scenes += [
                replace(
                    scene,
                    id=f"{scene.id}-{mark}",
                    narration=tuple(
                        replace(line, id=f"{line.id}-{mark}") for line in scene.narration
                    ),
                )
                for scene in board.scenes
            ]
        whole = replace(board, scenes=tuple(scenes[:SLIDES]))
        show.save_storyboard(whole, whole)
    return folder


@dataclass
class Written:
    """When a file first has a text: looked for every millisecond, beside the browser."""

    path: Path
    text: str
    at: float = 0.0

    def __post_init__(self) -> None:
        self.thread = threading.Thread(target=self._look)
        self.thread.start()

    def _look(self) -> None:
        end = time.perf_counter() + 20
        known = 0
        while time.perf_counter() < end:
            told = self.path.stat().st_mtime_ns
            if told != known and self.text in self.path.read_text(encoding="utf-8"):
                self.at = time.perf_counter()
                return
            known = told
            time.sleep(0.001)


def edits(tab: Browser, show: Path, count: int, mark: str) -> None:
    """Titles of slides one after the other; prints milliseconds from the key that ends each."""
    disk, seen, drawn = [], [], []
    for number in range(count):
        place = tab.run("document.querySelector('#thumbs [aria-current]').dataset.go")
        text = f"{mark}{number}の題"
        write(tab, place, text)
        written = Written(show / "storyboard.yaml", text)
        begun = time.perf_counter()
        shown, again = tab.run(PAINTED.format(text=repr(text)))
        seen.append(shown)
        drawn.append(again)
        written.thread.join()
        disk.append((written.at - begun) * 1000)
        tab.press("PageDown", 34)
        until(tab, f"document.querySelector('#thumbs [aria-current]').dataset.go !== {place!r}")
        until(tab, f"!document.querySelector(`#panel [data-place='{place}']`)")
    told("  on disk", disk)
    told("  on the slide", seen)
    told("  all drawn anew", drawn)


def told(name: str, times: list[float]) -> None:
    worst = statistics.quantiles(times, n=20)[-1]
    print(f"{name}: median {statistics.median(times):.0f} ms, 95th percentile {worst:.0f} ms")


def main(count: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        (place / "kamishibai.toml").write_text(SETTINGS, encoding="utf-8")
        show = long_show(place)
        with studio(place, cwd=place) as running, browser(place / "profile") as tab:
            tab.window(1280, 720)
            tab.open(running.url)
            time.sleep(5)  # what is loaded beforehand is loaded
            print(f"load {os.getloadavg()[0]:.1f}; at rest: {memory(running)}")
            begun = time.perf_counter()
            open_show(tab, running, show)
            until(tab, "!!document.querySelector('#stage .slide')")
            print(f"{SLIDES} slides are open in {time.perf_counter() - begun:.2f} s")
            first_spoken(tab)
            tab.run("document.querySelectorAll('#thumbs a')[3].click()")
            print(f"{count} edits, nothing else at work")
            edits(tab, show, count, "静か")
            running.post("/api/choose", show=str(show), only=["deck", "script", "audio"])
            begun_ = running.post("/api/builds", source=str(show))
            events = running.events(begun_["events"])
            next(each for _, each in events if each.get("step") == "speak")
            print(f"{count} edits, while the show's sound is made")
            edits(tab, show, count, "忙しい")
            state = running.get(f"/api/builds/{begun_['id']}")["state"]
            print(f"the build is {state} after them, {memory(running)}")
            running.ask("DELETE", f"/api/builds/{begun_['id']}")
            print(f"load {os.getloadavg()[0]:.1f}")
            first(tab, running)
            look_at(tab, "look")
            until(tab, "document.querySelectorAll('[data-drawn]').length > 0", 120)
            print(f"after a look at the templates: {memory(running)}")


def first(tab: Browser, running: Running) -> None:
    """A pasted article of 3,000 characters, until its first slide is seen."""
    time.sleep(8)  # the process that was ended begins anew
    tab.open(running.url)
    sentence = "{}の図書館は来月から夜も開き、仕事帰りの人が{}分ほど本を読める。"
    parts = [
        f"## {n}つ目の町\n\n" + "".join(sentence.format(f"{n}番目の町", k) for k in range(3, 14))
        for n in range(1, 9)
    ]
    text = ("# 夜の図書館\n\n" + "\n\n".join(parts))[:3000]
    tab.run("document.querySelector('#pasted').focus()")
    tab.call("Input.insertText", text=text)
    begun = time.perf_counter()
    tab.run("document.querySelector('[type=submit]').click()")
    while True:
        try:
            if tab.run(
                "location.pathname === '/show' && !!document.querySelector('#stage .slide')"
            ):
                break
        except AssertionError:  # between two pages
            pass
        time.sleep(0.02)
    print(f"the first slide of a pasted article after {time.perf_counter() - begun:.2f} s")
    until(tab, "document.querySelector('#progress').hidden", 300)
    print(f"and all of it after {time.perf_counter() - begun:.1f} s: {memory(running)}")


def memory(running: Running) -> str:
    ours, office = running.megabytes()
    return f"{ours:.0f} MB" + (f" and LibreOffice {office:.0f}" if office else "")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 50)
