"""Whether the same article always gives the same: `benchmarks/seeds.py [SEEDS] [NAME|FOLDER…]`.

Processes that differ in hash seed, locale, time zone and working folder make the outlines, briefs
and storyboards of all articles under `tests/cases` and `examples` (told of as `articles`), decks,
scripts, captions and pages of sixty of them, whose voices are silent (`outputs`), and every output
of the examples and of the reference article with voices and pictures, each by a command of its own
(`whole`). A name or several ask for those alone; a folder (from the root) stands in for
`tests/cases`. Prints which files differ in a byte, and how many
there were; `whole` is made under two seeds, as it takes minutes.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from hashlib import sha256
from pathlib import Path

ROOT = Path(__file__).parents[1]
PLACES = (("C", "UTC"), ("ja_JP.UTF-8", "Asia/Tokyo"), ("tr_TR.UTF-8", "America/New_York"))
FEWEST = 60
REFERENCE = ROOT.parent / "shared" / "articles" / "openai-departures.txt"
STAMPED = {"read.json"}
"""Remembers when the source's file was written, so that it need not be read again."""


def named() -> list[Path]:
    """The folders that were asked for."""
    return [Path(each) for each in sys.argv[1:] if Path(each).is_absolute()]


def articles() -> list[Path]:
    folders = (*(named() or [ROOT / "tests" / "cases"]), ROOT / "examples")
    kinds = ("*.md", "*.txt", "*.html")
    return sorted(path for folder in folders for kind in kinds for path in folder.rglob(kind))


def read() -> dict[str, str]:
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
            found[str(path)] = str(error)
            continue
        brief = understanding.brief(article, settings)
        storyboard = planning.plan(article, brief, settings)
        told = narration.narrate(storyboard, article, brief, settings)
        found[str(path)] = fingerprint(article, brief, told)
    return found


def outputs() -> dict[str, str]:
    """File of a show → its digest, of sixty articles from all over."""
    from generator import Settings, build
    from generator.errors import SourceError

    every = articles()
    settings = Settings(
        output=Path("shows"),
        offline=True,
        voices={"ja": "silence", "en": "silence"},
        only=("deck", "script", "captions", "page"),
    )
    built = 0
    for path in every[:: max(1, len(every) // (FEWEST + 10))]:
        try:
            build(str(path), settings)
        except SourceError:
            continue
        built += 1
    return {**files(Path("shows")), "articles built": str(built)}


def whole() -> dict[str, str]:
    """File of a show → its digest: all that a build can make offline of the examples."""
    from generator.outputs import OUTPUTS

    named = [path for path in (ROOT / "examples").glob("*/*") if path.with_suffix(".tmx").is_file()]
    sources = [path for path in named if path.suffix != ".tmx"] + [REFERENCE] * REFERENCE.is_file()
    for path in sorted(sources):
        command = (sys.executable, "-m", "generator", "build", str(path), "--offline")
        asked = ("--memory", str(path.with_suffix(".tmx")), "--only", ",".join(OUTPUTS.builtins))
        made = subprocess.run((*command, *asked, "-o", "shows"), capture_output=True, check=False)
        if made.returncode not in (0, 3):
            raise SystemExit(made.stderr.decode())
    return files(Path("shows"))


def files(folder: Path) -> dict[str, str]:
    every = (path for path in folder.rglob("*") if path.is_file() and path.name not in STAMPED)
    return {str(path.relative_to(folder)): sha256(path.read_bytes()).hexdigest() for path in every}


MADE = {"articles": read, "outputs": outputs, "whole": whole}


def under(seed: int, name: str) -> dict[str, str]:
    """The same, in a process and with caches of its own."""
    language, zone = PLACES[seed % len(PLACES)]
    with tempfile.TemporaryDirectory() as folder:
        asked = subprocess.run(
            (sys.executable, str(Path(__file__).resolve()), "--made", *map(str, named()), name),
            env={
                **os.environ,
                "PYTHONHASHSEED": str(seed),
                "PYTHONPATH": str(ROOT),
                "LC_ALL": language,
                "TZ": zone,
                "KAMISHIBAI_CACHE": f"{folder}/cache",
                "KAMISHIBAI_DATA": f"{folder}/data",
                "KAMISHIBAI_FEED_BASE_URL": "https://example.org/shows",
            },
            cwd=folder,
            stdout=subprocess.PIPE,
            check=True,
        )
    found: dict[str, str] = json.loads(asked.stdout.splitlines()[-1])
    return found


def main(seeds: int, name: str) -> bool:
    """Whether all are equal, and enough."""
    first = under(0, name)
    differing = {
        path
        for seed in range(1, 2 if name == "whole" else seeds)
        for path, digest in (first.items() ^ under(seed, name).items())
    }
    for path in sorted(differing):
        print(f"differs: {path}")
    print(f"{name}: {len(first)} made, {len(differing)} differ", flush=True)
    return not differing and len(first) >= FEWEST


if __name__ == "__main__":
    if "--made" in sys.argv:
        print(json.dumps(MADE[sys.argv[-1]]()))
    else:
        count = int(next((each for each in sys.argv[1:] if each.isdecimal()), "10"))
        wanted = [each for each in MADE if each in sys.argv[1:]] or [*MADE]
        failed = [each for each in wanted if not main(count, each)]
        if failed:
            raise SystemExit(1)
