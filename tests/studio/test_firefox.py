"""The studio in a real Firefox: what Chromium shows and does, it shows and does too."""

from __future__ import annotations

import shutil
import time
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import pytest
from firefox import firefox
from running import kamishibai
from studio_running import studio

if TYPE_CHECKING:
    from pathlib import Path

    from firefox import Firefox

pytest.importorskip("starlette")
pytest.importorskip("watchfiles")

SETTINGS = """
[build]
only = ["script"]
offline = true
output = "shows"
memories = ["tide-tables.tmx"]
"""
ENTER = "\ue007"
CONTROL = "\ue009"


def until(tab: Firefox, expression: str) -> Any:
    end = time.monotonic() + 60
    while not (found := tab.run(expression)):
        assert time.monotonic() < end, expression
        time.sleep(0.05)
    return found


def serious(tab: Firefox) -> list[str]:
    return [each["id"] for each in tab.axe() if each["impact"] in ("serious", "critical")]


def test_a_show_is_changed_heard_questioned_and_handed_on_in_firefox(
    tmp_path: Path, examples: Path
) -> None:
    for name in ("tide-tables.md", "tide-tables.tmx"):
        shutil.copy(examples / "tide-tables" / name, tmp_path)
    (tmp_path / "kamishibai.toml").write_text(SETTINGS, encoding="utf-8")
    assert kamishibai("build", "tide-tables.md", cwd=tmp_path).code == 0
    show = tmp_path / "shows" / "tide-tables"
    with firefox(tmp_path / "profile") as tab, studio(tmp_path, cwd=tmp_path) as running:
        tab.open(running.url)
        assert serious(tab) == []
        tab.open(f"{running.base}/show?show={quote(str(show))}")
        until(tab, "!!document.querySelector('#panel textarea')")
        assert serious(tab) == []
        tab.run("document.querySelector('#stage .title [lang=ja]').click()")
        until(tab, "document.activeElement.isContentEditable")
        tab.run("document.getSelection().selectAllChildren(document.activeElement)")
        tab.press("海", ENTER)
        until(tab, "document.querySelector('#state').textContent === 'Saved'")
        assert "ja: 海\n" in (show / "storyboard.yaml").read_text("utf-8")
        tab.run("document.querySelector('.spoken .say').click()")
        assert float(until(tab, "document.body.dataset.heard").split()[1]) > 0.5
        for view in ("article", "questions", "look", "hand-on"):
            tab.run(f"document.querySelector('.tabs [data-view={view}]').click()")
            until(
                tab,
                f"document.body.dataset.view === '{view}' && !!document.querySelector('#view > *')",
            )
            assert serious(tab) == [], view
        tab.run("document.querySelector('.tabs [data-view=slides]').click()")
        tab.run("document.querySelector('[data-move=undo]').click()")
        until(tab, "document.querySelector('h1').textContent.startsWith('潮汐表')")
