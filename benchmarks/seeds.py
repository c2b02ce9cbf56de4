"""Whether the same article always gives the same: `python benchmarks/seeds.py [SEEDS]`.

Outlines, briefs and storyboards with their narration of all articles under `tests/cases` and
`examples`, made in processes of their own that differ in hash seed, locale, time zone and working
folder. Prints the articles that differ, and how many there were.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
PLACES = (("C", "UTC"), ("ja_JP.UTF-8", "Asia/Tokyo"), ("tr_TR.UTF-8", "America/New_York"))
FEWEST = 60


def articles() -> list[Path]:
    folders = (ROOT / "tests" / "cases", ROOT / "examples")
    kinds = ("*.md", "*.txt", "*.html")
    return sorted(path for folder in folders for kind in kinds for path in folder.rglob(kind))


def made() -> dict[str, str]:
    """Article → digest of its outline, brief and storyboard."""
    from generator import narration, planning, reading, understanding
    from generator.errors import SourceError
    from generator.settings import load
    from generator.show.plain import fingerprint

    settings = load(environ={})
    found: dict[str, str] = {}
    for path in articles():
        try:
            article = reading.read(path, settings)
        except SourceError as error:  # a case of what is no article
            found[str(path.relative_to(ROOT))] = str(error)
            continue
        brief = understanding.brief(article, settings)
        storyboard = planning.plan(article, brief, settings)
        told = narration.narrate(storyboard, article, brief, settings)
        found[str(path.relative_to(ROOT))] = fingerprint(article, brief, told)
    return found


def under(seed: int) -> dict[str, str]:
    """The same, in a process of its own."""
    language, zone = PLACES[seed % len(PLACES)]
    with tempfile.TemporaryDirectory() as folder:
        asked = subprocess.run(
            (sys.executable, str(Path(__file__).resolve()), "--made"),
            env={
                **os.environ,
                "PYTHONHASHSEED": str(seed),
                "PYTHONPATH": str(ROOT),
                "LC_ALL": language,
                "TZ": zone,
            },
            cwd=folder,
            capture_output=True,
            check=True,
        )
    found: dict[str, str] = json.loads(asked.stdout)
    return found


def main(seeds: int) -> None:
    first = under(0)
    differing = {
        path
        for seed in range(1, seeds)
        for path, digest in under(seed).items()
        if digest != first[path]
    }
    for path in sorted(differing):
        print(f"differs: {path}")
    print(f"{len(first)} articles, {seeds} seeds: {len(differing)} differ")
    if differing or len(first) < FEWEST:
        raise SystemExit(1)


if __name__ == "__main__":
    if "--made" in sys.argv:
        print(json.dumps(made()))
    else:
        main(int((*sys.argv[1:], "10")[0]))
