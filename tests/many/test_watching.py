"""A folder or a feed that is watched: what is new or changed is built, once it is whole."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from typing import TYPE_CHECKING

from few_articles import TOPICS, write_article
from running import QUICK

from generator.many.watching import Watch

if TYPE_CHECKING:
    from pathlib import Path


def test_a_file_is_told_when_it_was_still_for_two_looks_and_again_when_it_changed(
    tmp_path: Path,
) -> None:
    path = tmp_path / "a.md"
    named, watch = [str(path)], Watch()
    path.write_text("# 題", encoding="utf-8")
    assert watch.ripe(named) == ()
    path.write_text("# 題\n\n本文です。", encoding="utf-8")  # still being written
    assert [watch.ripe(named) for _ in range(3)] == [(), tuple(named), ()]
    path.write_text("# 題\n\n別の本文です。", encoding="utf-8")
    assert [watch.ripe(named) for _ in range(3)] == [(), tuple(named), ()]
    path.unlink()
    assert watch.ripe([]) == ()


def test_an_address_is_told_once() -> None:
    watch = Watch()
    assert watch.ripe(["https://example.org/a"]) == ("https://example.org/a",)
    assert watch.ripe(["https://example.org/b", "https://example.org/a"]) == (
        "https://example.org/b",
    )


def test_a_watched_folder_is_built_as_articles_come_until_ctrl_c(tmp_path: Path) -> None:
    options = ["-o", "in/shows", "--every", "0.2", "--offline", "--only", "script", *QUICK]
    write_article(tmp_path / "in" / "a.md", TOPICS[0])
    with subprocess.Popen(
        [sys.executable, "-m", "generator", "watch", "in", *options],
        cwd=tmp_path,
        env={**os.environ, "PYTHONUTF8": "1", "PYTHONUNBUFFERED": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout
        assert "a.md → a, " in process.stdout.readline()
        process.stdout.readline()
        write_article(tmp_path / "in" / "b.md", TOPICS[1])
        assert "b.md → b, " in process.stdout.readline()
        process.stdout.readline()
        write_article(tmp_path / "in" / "a.md", TOPICS[2])
        assert "a.md → a, " in process.stdout.readline()
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=30) == 130
    assert TOPICS[2] in (tmp_path / "in" / "shows" / "a" / "script.ja.md").read_text("utf-8")
    assert sorted(p.name for p in (tmp_path / "in" / "shows").iterdir()) == ["a", "b"]
