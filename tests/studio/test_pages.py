"""The studio in a real browser: what a person sees, changes and hears, and what the files say."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from few_articles import TOPICS, write_article
from running import kamishibai
from studio_tab import first_spoken, look_at, open_show, order, serious, texts, until, write

from generator.calls.changing import change
from generator.show.folder import Show

if TYPE_CHECKING:
    from pathlib import Path

    from browser import Browser
    from studio_running import Running

pytest.importorskip("starlette")
pytest.importorskip("watchfiles")

SETTINGS = """
[build]
only = ["deck", "script"]
offline = true
output = "shows"
memories = ["tide-tables.tmx"]
[build.voices]
ja = "silence"
en = "silence"
"""

NIGHT = "# 夜の図書館\n\n図書館は来月から夜も開く。\n\n費用は年480万円だ。"


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory, examples: Path) -> Path:
    place = tmp_path_factory.mktemp("studio")
    for name in ("tide-tables.md", "tide-tables.tmx"):
        shutil.copy(examples / "tide-tables" / name, place)
    (place / "kamishibai.toml").write_text(SETTINGS, encoding="utf-8")
    run = kamishibai("build", "tide-tables.md", cwd=place)
    assert run.code == 0, run.err
    return place


@pytest.fixture
def show(world: Path) -> Path:
    return world / "shows" / "tide-tables"


def test_a_pasted_article_becomes_a_show_that_opens_by_itself(
    tab: Browser, running: Running, world: Path
) -> None:
    assert serious(tab) == []
    tab.run("document.querySelector('#pasted').focus()")
    tab.call("Input.insertText", text=NIGHT)
    tab.run("document.querySelector('[type=submit]').click()")
    until(tab, "location.pathname === '/show' && !!document.querySelector('#stage .slide')")
    assert tab.run("document.querySelector('h1').textContent") == "夜の図書館"
    until(tab, "document.querySelector('#state').textContent.startsWith('Made, with gaps')")
    assert tab.run("document.querySelector('#cancel').hidden")
    assert (world / "夜の図書館.md").is_file()
    assert {path.rpartition("/")[2] for path in running.get("/api/shows")["shows"]} == {
        "tide-tables",
        "夜の図書館",
    }


def test_a_line_that_is_changed_is_in_the_file_on_the_slide_and_heard(
    tab: Browser, running: Running, world: Path, show: Path
) -> None:
    open_show(tab, running, show)
    assert serious(tab) == []
    tab.press("PageDown", 34)
    assert until(tab, "document.querySelectorAll('#thumbs [aria-current]').length") == 1
    scene = tab.run("document.querySelector('#thumbs [aria-current]').dataset.go")
    write(tab, scene, "潮は時間割で動く")
    tab.press("Enter", 13, "\r")
    until(tab, "document.querySelector('#stage .title').textContent.includes('時間割で動く')")
    line = first_spoken(tab)
    write(tab, line, "潮汐表は、海の予定表です。")
    tab.press("Enter", 13, "\r")
    place, seconds = until(tab, "document.body.dataset.heard").split()
    assert place == line
    assert 1 < float(seconds) < 5
    storyboard = (show / "storyboard.yaml").read_text("utf-8")
    assert "潮は時間割で動く" in storyboard
    assert "潮汐表は、海の予定表です。" in storyboard
    until(tab, "document.querySelector('#build').textContent.includes('(2)')")
    tab.run("document.querySelector('#build').click()")
    until(tab, "document.querySelector('#state').textContent === 'All is made.'")
    run = kamishibai("build", show, cwd=world)
    assert run.made() == []  # nothing is to be done
    assert "海の予定表" in (show / "script.ja.md").read_text("utf-8")


def test_slides_are_moved_merged_and_brought_back_and_a_build_keeps_them_so(
    tab: Browser, running: Running, world: Path, show: Path
) -> None:
    open_show(tab, running, show)
    before = order(tab)
    tab.run(f"document.querySelector('[data-go={before[2]}]').click()")
    tab.run("document.querySelector('[data-move=down]').click()")
    moved = [*before[:2], before[3], before[2], *before[4:]]
    until(tab, f"document.querySelectorAll('#thumbs > li')[3].dataset.scene === '{before[2]}'")
    assert order(tab) == moved
    tab.run("document.querySelector('[data-move=delete]').click()")
    until(tab, f"document.querySelectorAll('#thumbs > li').length === {len(before) - 1}")
    chosen = "document.querySelector('#thumbs [aria-current]')?.dataset.go"
    until(tab, f"{chosen} === '{before[4]}'")
    tab.run("document.activeElement.blur()")
    tab.call("Input.dispatchKeyEvent", type="keyDown", key="z", code="KeyZ", modifiers=2)
    until(tab, f"document.querySelectorAll('#thumbs > li').length === {len(before)}")
    assert order(tab) == moved
    until(tab, "!document.querySelector('#build').disabled")
    tab.run("document.querySelector('#build').click()")
    until(tab, "document.querySelector('#state').textContent === 'All is made.'")
    assert kamishibai("build", show, cwd=world).made() == []
    assert order(tab) == moved
    assert serious(tab) == []


def test_a_question_leads_to_its_text_by_keyboard(
    tab: Browser, running: Running, world: Path
) -> None:
    write_article(world / "pier.md", TOPICS[0])
    assert kamishibai("build", "pier.md", cwd=world).code == 3  # nothing translates it
    open_show(tab, running, world / "shows" / "pier")
    look_at(tab, "questions")
    place = until(tab, "document.activeElement.dataset.place")
    tab.press("Enter", 13, "\r")
    until(tab, f"document.activeElement.matches(`textarea[data-place='{place}']`)")
    assert tab.run("document.activeElement.dataset.language") == "en"  # it is what is missing


def test_what_another_program_changes_appears_and_nobodys_edit_is_lost(
    tab: Browser, running: Running, show: Path
) -> None:
    open_show(tab, running, show)
    line = first_spoken(tab)
    mine, theirs = "わたしの文です。", "ほかの人の文です。"
    write(tab, line, mine)  # not saved yet
    change(show, line, "en", "Somebody else's sentence.")
    until(
        tab,
        f"document.querySelector(`[data-place='{line}'][data-language='en']`).value.startsWith('Somebody')",
    )
    assert texts(tab)[f"{line} ja"] == mine
    change(show, line, "ja", theirs)
    until(tab, "[...document.querySelectorAll('.clash')].some((box) => !box.hidden)")
    assert theirs in tab.run("document.querySelector('.clash:not([hidden])').textContent")
    assert texts(tab)[f"{line} ja"] == mine
    tab.run("document.querySelectorAll('.clash:not([hidden]) button')[1].click()")  # keep mine
    until(tab, "document.querySelector('#state').textContent === 'Saved'")
    storyboard = (show / "storyboard.yaml").read_text("utf-8")
    assert mine in storyboard
    assert "Somebody else's sentence." in storyboard


def test_nothing_of_an_article_becomes_script(tab: Browser, running: Running, show: Path) -> None:
    evil = "<img src=x onerror=\"document.body.dataset.evil='1'\"></textarea><script>1</script>"
    board = Show(show).edited()
    assert board
    at = board.scenes[1].id  # the first that says something
    before = change(show, at, "en", evil)
    open_show(tab, running, show)
    until(tab, "document.querySelectorAll('#thumbs > li').length > 5")
    tab.run(f"document.querySelector('[data-go={at}]').click()")
    until(tab, f"!!document.querySelector('[data-place={at}]')")
    assert texts(tab)[f"{at} en"] == evil
    assert tab.run("document.body.dataset.evil ?? ''") == ""
    assert tab.run("document.querySelectorAll('#stage img').length") == 0
    change(show, at, "en", before)


def test_a_japanese_browser_reads_japanese(running: Running, show: Path) -> None:
    page = running.ask(
        "GET", "/show", params={"show": str(show)}, headers={"Accept-Language": "ja"}
    )
    assert "次と一つにする" in page.text
    assert running.ask("GET", "/show", params={"show": ".."}).status_code == 400
