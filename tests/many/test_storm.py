"""Workers and driver killed, a cut network, a store that fails: every article once, the same."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from few_articles import contents, left_over
from running import QUICK
from servers.s3 import BUCKET, objects, s3
from weather import Weather, batch, cluster

from generator import build

if TYPE_CHECKING:
    from pathlib import Path

    from generator import Settings

pytest.importorskip("distributed")
pytest.importorskip("s3fs")

OPTIONS = ("--offline", "--only", "script,captions", *QUICK)


def test_a_storm_on_a_store_that_fails_now_and_then_changes_nothing(
    articles: list[str], settings: Settings, tmp_path: Path
) -> None:
    del articles[6:]
    weather = Weather(kills=3, drivers=1, cut=3.0, between=(0.5, 1.5))
    with s3(bad=0.1, slow=0.3) as bucket, cluster(tmp_path / "machines") as there:
        target = ("-o", f"s3://{BUCKET}/shows", *OPTIONS)
        story = batch(there, articles, target, tmp_path, weather)
        held = objects(bucket)
    assert story.runs == 2
    assert sorted(line["source"] for line in story.report) == articles
    assert {line["error"] for line in story.report} == {None}
    for source in articles:
        build(source, settings)
    assert left_over(held, articles, settings.output) == set()
    shown = {path: data for path, data in held.items() if "/.kamishibai/" not in path}
    assert shown == {f"shows/{path}": data for path, data in contents(settings.output).items()}


def test_a_scheduler_that_goes_ends_the_batch_with_a_line(
    articles: list[str], tmp_path: Path
) -> None:
    with cluster(tmp_path / "machines", count=1) as there:
        command = [sys.executable, "-m", "generator", "batch", *articles, *OPTIONS, "-o", "shows"]
        with subprocess.Popen(
            [*command, "--scheduler", there.address],
            cwd=tmp_path,
            text=True,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        ) as batched:
            assert batched.stdout
            batched.stdout.readline()
            there.scheduler.kill()
            _, told = batched.communicate(timeout=60)
    assert batched.returncode == 1
    assert "has gone" in told
    assert told.splitlines()[1:] == []
