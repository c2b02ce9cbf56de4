"""``kamishibai batch`` as it is run: lines, the report, the exit code."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from few_articles import TOPICS, write_article
from running import QUICK, kamishibai

if TYPE_CHECKING:
    from pathlib import Path

    from running import Run

REPORT = {"source", "show", "exit", "seconds", "gaps", "error"}


def batch(tmp_path: Path, *named: str) -> tuple[Run, list[dict[str, object]]]:
    options = ("--offline", "--only", "script", "-o", "shows", "--report", "report.jsonl", *QUICK)
    run = kamishibai("batch", *named, *options, cwd=tmp_path)
    lines = (tmp_path / "report.jsonl").read_text("utf-8").splitlines()
    return run, [json.loads(line) for line in lines]


def test_the_report_has_every_article_once_and_is_written_anew(tmp_path: Path) -> None:
    for number, topic in enumerate(TOPICS[:2]):
        write_article(tmp_path / "articles" / f"a{number}.md", topic)
    (tmp_path / "articles" / "broken.html").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(99))
    for _ in range(2):
        run, report = batch(tmp_path, "articles", "articles/a0.md")
        assert [
            line["source"] for line in sorted(report, key=lambda line: str(line["source"]))
        ] == [
            "articles/a0.md",
            "articles/a1.md",
            "articles/broken.html",
        ]
        assert all(set(line) >= REPORT for line in report)
        assert [line["exit"] for line in report].count(1) == 1
        assert run.code == 1
        assert "broken.html" in run.err
    assert sum(bool(line["seconds"]) for line in report) == 1


def test_gaps_are_exit_code_3_and_the_line_counts_them(tmp_path: Path) -> None:
    write_article(tmp_path / "a.md", TOPICS[0])
    run, [line] = batch(tmp_path, "a.md")
    assert (run.code, line["exit"]) == (3, 3)
    assert line["gaps"]
    assert run.out.splitlines()[0].startswith("1/1  a.md → a, ")


def test_nothing_named_is_an_error(tmp_path: Path) -> None:
    run = kamishibai("batch", "*.md", "-o", "shows", cwd=tmp_path)
    assert run.code == 1
    assert "no article is named" in run.err


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGKILL])
def test_a_batch_that_is_stopped_leaves_no_process_and_goes_on(
    tmp_path: Path, how: signal.Signals
) -> None:
    for number, topic in enumerate(TOPICS[:6]):
        write_article(tmp_path / "articles" / f"a{number}.md", topic)
    options = ["--jobs", "2", "--offline", "--only", "script", "-o", "shows", *QUICK]
    command = [sys.executable, "-m", "generator", "batch", "articles", *options]
    with subprocess.Popen(command, cwd=tmp_path, text=True, stdout=subprocess.PIPE) as stopped:
        assert stopped.stdout
        stopped.stdout.readline()
        stopped.send_signal(how)
        code = stopped.wait(timeout=30)
        # Workers hold this pipe too: its end is theirs.
        stopped.stdout.read()
    assert code == (130 if how == signal.SIGINT else -how)
    _, report = batch(tmp_path, "articles", "--jobs", "2")
    assert len(report) == 6
    assert [line["error"] for line in report if line["error"]] == []
    assert any(not line["seconds"] for line in report)
