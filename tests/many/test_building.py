"""Many articles: every one once, whatever becomes of the others or of the processes."""

from __future__ import annotations

import os
import signal
import sys
from dataclasses import replace
from multiprocessing import active_children
from pathlib import Path
from typing import TYPE_CHECKING

from few_articles import contents, write_article

from generator import build, build_many

if TYPE_CHECKING:
    import pytest

    from generator import Settings

DEADLY = """
import os, shutil, signal, sys
if "毒" in open(sys.argv[1], encoding="utf-8").read():
    os.kill(os.getppid(), signal.SIGKILL)
import wave
with wave.open(sys.argv[2], "wb") as file:
    file.setparams((1, 2, 24000, 0, "NONE", ""))
    file.writeframes(bytes(24000))
"""
"""A voice that kills the process that it speaks for."""


def serial(articles: list[str], settings: Settings, output: Path) -> dict[str, bytes]:
    for article in articles:
        build(article, replace(settings, output=output))
    return contents(output)


def test_every_article_is_built_as_a_build_of_its_own_would(
    articles: list[str], settings: Settings, tmp_path: Path
) -> None:
    results = list(build_many(articles, settings, jobs=2))
    assert sorted(result.source for result in results) == articles
    assert {(result.error, result.tries) for result in results} == {(None, 1)}
    assert contents(settings.output) == serial(articles, settings, tmp_path / "serial")


def test_what_is_done_is_passed_over_until_the_article_or_its_storyboard_changes(
    articles: list[str], settings: Settings
) -> None:
    first = {result.source: result for result in build_many(articles[:3], settings, jobs=1)}
    again = {result.source: result for result in build_many(articles[:3], settings, jobs=1)}
    assert [(r.show, r.exit, r.gaps, r.seconds) for r in again.values()] == [
        (r.show, r.exit, r.gaps, 0.0) for r in first.values()
    ]
    write_article(Path(articles[0]), "美術館")
    storyboard = settings.output / "a1" / "storyboard.yaml"
    storyboard.write_text(storyboard.read_text("utf-8").replace("新しい", "あたらしい"), "utf-8")
    worked = [result.source for result in build_many(articles[:3], settings) if result.seconds]
    assert sorted(worked) == articles[:2]
    assert "美術館" in (settings.output / "a0" / "script.ja.md").read_text("utf-8")


def test_other_settings_make_everything_again(articles: list[str], settings: Settings) -> None:
    list(build_many(articles[:1], settings))
    longer = replace(settings, footnotes=True)
    assert [bool(result.seconds) for result in build_many(articles[:1], longer)] == [True]


def test_a_broken_article_is_told_and_stops_no_other(
    articles: list[str], settings: Settings
) -> None:
    Path("articles/picture.md").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(200))
    broken = ["articles/picture.md", "articles/gone.md"]
    results = {r.source: r for r in build_many([*broken, articles[0]], settings, jobs=2)}
    assert [results[source].exit for source in broken] == [1, 1]
    assert "gone.md" in (results["articles/gone.md"].error or "")
    assert results[articles[0]].show == "a0"


def test_an_article_whose_worker_is_killed_is_begun_again(
    articles: list[str], settings: Settings, tmp_path: Path
) -> None:
    results = []
    for result in build_many(articles, settings, jobs=2):
        if not results:
            for worker in active_children():
                os.kill(worker.pid or 0, signal.SIGKILL)
        results.append(result)
    assert sorted(result.source for result in results) == articles
    assert max(result.tries for result in results) == 2
    assert contents(settings.output) == serial(articles, settings, tmp_path / "serial")


def test_an_article_that_kills_its_worker_each_time_is_named_and_the_others_are_made(
    articles: list[str], settings: Settings, tmp_path: Path
) -> None:
    program = tmp_path / "deadly.py"
    program.write_text(DEADLY, encoding="utf-8")
    run = (sys.executable, str(program), "{text}", "{out}")
    deadly = replace(
        settings,
        languages=("ja",),
        voices={"ja": "command:deadly"},
        sections={"voices.command.deadly": {"run": run}},
    )
    poison = write_article(Path("articles/poison.md"), "毒")
    results = {r.source: r for r in build_many([poison, *articles[:2]], deadly, jobs=2, retries=1)}
    assert (results[poison].exit, results[poison].tries) == (1, 2)
    assert "died 2 times" in (results[poison].error or "")
    assert all(results[source].show for source in articles[:2])


def test_two_articles_of_one_name_get_the_same_shows_however_many_work(
    settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    sources = [
        write_article(Path("long/same.md"), "図書館" * 5),
        write_article(Path("short/same.md"), "塔"),
    ]
    shows = {result.source: result.show for result in build_many(sources, settings, jobs=2)}
    assert shows == {"long/same.md": "same", "short/same.md": "same-2"}
