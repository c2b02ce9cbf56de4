"""The whole way, timed: `python benchmarks/whole_way.py [ARTICLE MEMORY.tmx]`.

Prints how quickly the command answers (against importing Click alone), the time of each step, the
seconds of finished sound made per second of work, and the peak memory; then what a build costs with
one changed line and with nothing to do. Offline voices, cold cache. Ratios and counts are what to
quote: the machine is never alone.
"""

from __future__ import annotations

import compileall
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]
REFERENCE = ROOT.parent / "shared" / "articles" / "openai-departures.txt"
EXAMPLE = ROOT / "examples" / "night-library" / "night-library.txt"


def seconds(command: list[str], runs: int = 7) -> float:
    """The median wall time of a command."""
    times = []
    for _ in range(runs):
        started = time.perf_counter()
        subprocess.run(command, check=True, capture_output=True)
        times.append(time.perf_counter() - started)
    return statistics.median(times)


def answering() -> None:
    bare = seconds([sys.executable, "-c", "import click"])
    for name, command in {
        "import generator": [sys.executable, "-c", "import generator"],
        "kamishibai --help": [sys.executable, "-m", "generator", "--help"],
    }.items():
        took = seconds(command)
        print(f"{name:<24} {took * 1000:6.0f} ms  {took / bare:4.1f} x `import click`")


def build(source: Path, *options: str) -> tuple[float, Path, list[str]]:
    """One build in a process of its own, its wall time, its folder and its progress lines."""
    command = [sys.executable, "-m", "generator", "build", str(source), "--offline", "--json"]
    started = time.perf_counter()
    process = subprocess.Popen(
        [*command, *options], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    assert process.stderr
    assert process.stdout
    printed = ((time.perf_counter() - started, line.rstrip()) for line in process.stderr)
    lines = [f"  {when:6.2f} s  {line}" for when, line in printed]
    folder = Path(json.loads(process.stdout.read())["folder"])
    if process.wait() not in (0, 3):
        raise SystemExit("\n".join(lines))
    return time.perf_counter() - started, folder, lines


def sound(folder: Path) -> float:
    """Seconds of finished sound in a show."""
    import av

    total = 0.0
    for path in folder.glob("audio.*.mp3"):
        with av.open(str(path)) as container:
            total += float(container.duration or 0) / av.time_base
    return total


def change_one_line(folder: Path) -> None:
    path = folder / "storyboard.yaml"
    text = path.read_text(encoding="utf-8")
    narration = text.index("narration:", text.index("layout: bullets"))
    at = text.index("        ja: ", narration)
    end = text.index("\n", at)
    path.write_text(text[:at] + "        ja: ここだけ直しました。" + text[end:], encoding="utf-8")


def main() -> None:
    article = Path(sys.argv[1]) if len(sys.argv) > 1 else REFERENCE
    article = article if article.is_file() else EXAMPLE
    memory = Path(sys.argv[2]) if len(sys.argv) > 2 else article.with_suffix(".tmx")
    compileall.compile_dir(ROOT / "generator", quiet=1)  # as pip leaves a package behind
    answering()
    with tempfile.TemporaryDirectory() as place:
        os.environ["KAMISHIBAI_CACHE"] = f"{place}/cache"
        os.environ["KAMISHIBAI_DATA"] = f"{place}/data"
        cold, folder, lines = build(article, "--memory", str(memory), "-o", place)
        print(f"\n{article.name}, cold cache: {cold:.1f} s", *lines, sep="\n")
        made = sound(folder)
        print(f"{made:.0f} s of sound, {made / cold:.0f} s a second")
        change_one_line(folder)
        one, _, _ = build(folder)
        nothing, _, _ = build(folder)
        print(f"one line changed: {one:.2f} s, {one / cold:.1%} of cold")
        print(f"nothing to do:    {nothing:.2f} s, {nothing / cold:.1%} of cold")
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"peak memory of a build: {peak:.0f} MB")


if __name__ == "__main__":
    main()
