"""A batch in a storm: `python benchmarks/storm.py [folder|s3] [ARTICLES]`.

A scheduler and three workers as processes on loopback; workers are killed with signal 9 at twenty
random moments, the driver twice, one worker is cut off for a minute. Into a folder, and into
moto's S3 server of whose requests one in ten fails (before or after it is done) or takes half a
second longer. What is in the store is then compared, byte by byte, with builds one after the other.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from few_articles import SILENT, TOPICS, contents, left_over, write_article
from servers.s3 import BUCKET, objects, s3
from weather import Weather, batch, cluster

from generator import Settings, build

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

ONLY = ("deck", "script", "audio", "captions")
WEATHER = Weather(kills=20, drivers=2, cut=60.0)


def storm(target: str, articles: Sequence[str], work: Path, serial: Path) -> None:
    """One batch through the weather, and what came of it."""
    is_s3 = target == "s3"
    with s3(bad=0.1) if is_s3 else nullcontext() as bucket, cluster(work / "machines") as there:
        place = f"s3://{BUCKET}/shows" if is_s3 else str(work / "store" / "shows")
        voices = [word for language in SILENT for word in ("--voice", f"{language}=silence")]
        options = ["-o", place, "--offline", "--only", ",".join(ONLY), *voices]
        story = batch(there, articles, options, work, WEATHER)
        held = objects(bucket) if is_s3 else _files(work / "store")
    shown = {path: data for path, data in held.items() if "/.kamishibai/" not in path}
    expected = {f"shows/{path}": data for path, data in contents(serial).items()}
    differ = [path for path in expected if shown.get(path) != expected[path]]
    named = sorted(line["source"] for line in story.report)
    once = named == sorted(articles)
    print(f"{target}: {len(articles)} articles in {story.seconds:.0f} s, {story.runs} runs of it,")
    print(f"  {story.kills} kills of workers, {WEATHER.cut:.0f} s without one of them")
    print(f"  every article once in the report: {once}")
    print(f"  not made: {[line['source'] for line in story.report if line['error']]}")
    print(f"  begun more than once: {sum(line['tries'] > 1 for line in story.report)}")
    print(f"  files that differ from serial builds: {len(differ)} of {len(expected)} {differ[:5]}")
    print(f"  objects too many or too few: {sorted(left_over(held, articles, serial))}")


def _files(folder: Path) -> Mapping[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def main(targets: Sequence[str], count: int) -> None:
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        work = Path(folder)
        os.environ |= {"KAMISHIBAI_CACHE": f"{work}/cache", "KAMISHIBAI_DATA": f"{work}/data"}
        topics = [f"{topic}{round_}" for round_ in "甲乙丙丁" for topic in TOPICS][:count]
        articles = [
            write_article(work / "articles" / f"a{number}.md", topic)
            for number, topic in enumerate(topics)
        ]
        settings = Settings(output=work / "serial", offline=True, voices=SILENT, only=ONLY)
        began = time.monotonic()
        for article in articles:
            build(article, settings)
        print(f"serial: {len(articles)} articles in {time.monotonic() - began:.0f} s")
        for target in targets:
            (work / target).mkdir()
            os.environ["KAMISHIBAI_CACHE"] = f"{work}/cache of {target}"
            storm(target, articles, work / target, work / "serial")


if __name__ == "__main__":
    main(
        [sys.argv[1]] if len(sys.argv) > 1 else ["folder", "s3"],
        int(sys.argv[2]) if len(sys.argv) > 2 else 24,
    )
