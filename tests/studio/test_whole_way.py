"""From nothing to a finished show in a real browser, and every screen on the way."""

from __future__ import annotations

import json
import shutil
import zipfile
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from running import kamishibai
from studio_tab import (
    built,
    chosen,
    click,
    first_spoken,
    give,
    look_at,
    open_show,
    order,
    photograph,
    quoted,
    serious,
    until,
    write,
)

from generator.show.folder import Show
from generator.translation.glossary import read as read_words

if TYPE_CHECKING:
    from browser import Browser
    from studio_running import Running

pytest.importorskip("starlette")
pytest.importorskip("watchfiles")
pytest.importorskip("pyopenjtalk")

SETTINGS = """
[build]
only = ["deck", "script"]
offline = true
output = "shows"
"""

ARTICLE = """\
汐見野の夜の図書館

■誰のための時間か
汐見野の図書館は、来月から夜も開く。最も多いのは仕事帰りの会社員だ。新田の人たちが待っている。長谷の人たちも待っている。

■どこから来るか
立石からは歩いて5分だ。海士からは船で30分かかる。太地からは電車で来る。印南からも電車で来る。

■費用は誰が払うか
費用は年480万円だ。半分は国の補助で払う。残りは汐見野町が払う。勘解由小路さんの寄付もある。

■これから
来年の春には灘浦の人たちの町でも始まる。館の造作は地元の大工に頼む。林館長は「夜の居場所になる」と話した。

この記事をシェアする
"""


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("way")
    (place / "kamishibai.toml").write_text(SETTINGS, encoding="utf-8")
    return place


RESTS_IN_SIGHT = """(() => {
  const [first, box] = ["#source .sentence.here", "#source .scroll"].map((each) =>
    document.querySelector(each)?.getBoundingClientRect());
  return first && first.top >= box.top && first.bottom <= box.bottom;
})()"""


def stands(tab: Browser, scene: str, number: int) -> None:
    """Once a slide is the one of that number, from 1."""
    found = f"document.querySelectorAll('#thumbs > li')[{number - 1}].dataset.scene"
    until(tab, f"{found} === {quoted(scene)}")


def counted(tab: Browser, selector: str) -> int:
    found: int = tab.run(f"document.querySelectorAll({quoted(selector)}).length")
    return found


def test_from_a_pasted_article_to_files_to_hand_on(
    tab: Browser, running: Running, world: Path
) -> None:
    paste(tab)
    show = world / "shows" / "汐見野の夜の図書館"
    article(tab, show)
    slides(tab, show)
    reading(tab, show)
    inbox(tab, running, show)
    look(tab, show)
    hand_on(tab, running, show)
    again = kamishibai("build", show, cwd=world)
    assert again.made() == []  # nothing is to be done
    if Path("/proc/self/smaps_rollup").exists():
        # The dictionary by whose words lines are broken has 80 of them; LibreOffice, which draws
        # looks, is not ours.
        assert running.megabytes()[0] < 480


def paste(tab: Browser) -> None:
    click(tab, "#speakers summary")
    until(tab, "!!document.querySelector('.hear')")
    click(tab, ".hear[data-language=ja]")
    assert float(until(tab, "document.body.dataset.heard").split()[-1]) > 1
    assert serious(tab) == []
    tab.run("scrollTo(0, 0)")
    photograph(tab, "start")
    assert "Nothing here translates" in tab.run("document.querySelector('#leaves').textContent")
    take_japanese(tab)
    until(tab, "!document.querySelector('#leaves').textContent.includes('Nothing here')")
    assert "Nothing leaves" in tab.run("document.querySelector('#leaves').textContent")
    make(tab, ARTICLE, "All is made.")


def take_japanese(tab: Browser) -> None:
    tab.run(
        "document.querySelector('[data-choice=languages]').value = 'ja';"
        "document.querySelector('[data-choice=languages]')"
        ".dispatchEvent(new Event('change', {bubbles: true}))"
    )


def make(tab: Browser, text: str, said: str) -> None:
    """A show of a pasted text, until all is made and so told."""
    tab.run("document.querySelector('#pasted').focus()")
    tab.call("Input.insertText", text=text)
    click(tab, "[type=submit]")
    until(tab, "location.pathname === '/show' && !!document.querySelector('#stage .slide')")
    until(tab, f"document.querySelector('#state').textContent === {quoted(said)}", 120)


def shown(tab: Browser, running: Running) -> str:
    """A show of this studio, made where no other test has made one."""
    if not running.get("/api/shows")["shows"]:
        tab.open(running.url)
        take_japanese(tab)
        make(tab, ARTICLE, "All is made.")
    return str(running.get("/api/shows")["shows"][0])


def article(tab: Browser, show: Path) -> None:
    """What was left out comes back, a heading goes lower; what matters and the kind are said."""
    look_at(tab, "article")
    assert counted(tab, "#view .dropped") == 1
    click(tab, "#view .dropped button")
    until(tab, "!document.querySelector('#view .dropped')")
    assert "シェアする" in (show.parents[1] / "汐見野の夜の図書館.txt").read_text("utf-8")
    click(tab, "[data-move=undo]")
    until(tab, "!!document.querySelector('#view .dropped')")
    click(tab, "#view .heading:nth-of-type(2) [data-cut=lower]")
    until(tab, "!!document.querySelector('#view h4')")
    click(tab, "[data-move=undo]")
    until(tab, "!document.querySelector('#view h4')")
    said = "[...document.querySelectorAll('#view .sentence')]"
    tab.run(f"{said}.find((each) => each.textContent.startsWith('費用は年')).click()")
    click(tab, "[data-weigh=message]")
    until(tab, "document.querySelector('#view .cited').textContent.startsWith('費用は年')")
    photograph(tab, "article")
    assert serious(tab) == []
    tab.run(
        "document.querySelector('#kind').value = 'news';"
        "document.querySelector('#kind').dispatchEvent(new Event('change', {bubbles: true}))"
    )
    until(tab, "document.querySelector('#state').textContent.includes('have followed')")
    kept = Show(show).article()
    assert kept
    assert kept.kind == "news"


def slides(tab: Browser, show: Path) -> None:
    """A title is written where it stands, a slide moved, two merged, one parted, a layout taken."""
    look_at_slides(tab)
    number = next(n for n, each in enumerate(layouts(show), 1) if each == "answer")
    scene = chosen(tab, number)
    until(tab, RESTS_IN_SIGHT)
    click(tab, "#stage .title [lang=ja]")
    tab.run("document.getSelection().selectAllChildren(document.activeElement)")
    tab.call("Input.insertText", text="夜の図書館に、年480万円")
    tab.press("Enter", 13, "\r")
    until(tab, "document.querySelector('#thumbs').textContent.includes('夜の図書館に、年480万円')")
    assert "夜の図書館に、年480万円" in (show / "storyboard.yaml").read_text("utf-8")
    before = order(tab)
    click(tab, "[data-move=down]")
    stands(tab, scene, number + 1)
    click(tab, "[data-move=undo]")
    stands(tab, scene, number)
    assert order(tab) == before
    merged(tab, show)
    click(tab, "#layout")
    until(tab, "document.querySelectorAll('#layouts .picture').length > 3")
    photograph(tab, "layouts")
    assert serious(tab) == []
    click(tab, "#layouts [data-layout=checklist]")
    until(tab, "!!document.querySelector('#stage .slide.checklist')")
    click(tab, "#layout")
    photograph(tab, "slides")
    assert serious(tab) == []


def look_at_slides(tab: Browser) -> None:
    click(tab, ".tabs [data-view=slides]")
    until(tab, "!!document.querySelector('#panel textarea')")


def layouts(show: Path) -> list[str]:
    board = Show(show).edited()
    assert board
    return [scene.id if scene.id == "answer" else scene.layout for scene in board.scenes]


def merged(tab: Browser, show: Path) -> None:
    """Two slides of a person's own points become one, which is parted again and merged."""
    number = len(layouts(show)) - 2
    chosen(tab, number)
    for words in ("鍵を持つ", "灯りを消す"):
        count = len(order(tab))
        click(tab, "[data-move=add]")
        until(tab, f"document.querySelectorAll('#thumbs > li').length === {count + 1}")
        until(tab, "document.activeElement.value === '新しいスライド'")
        for more in (words, f"{words}前に見回る"):
            click(tab, "[data-more=point]")
            until(tab, "document.activeElement.dataset.place?.includes('/points/')")
            until(tab, "document.activeElement.value === ''")
            write(tab, tab.run("document.activeElement.dataset.place"), more)
            tab.press("Enter", 13, "\r")
            until(tab, f"document.querySelector('#stage').textContent.includes({quoted(more)})")
    chosen(tab, number + 1)
    click(tab, "[data-move=merge]")
    until(tab, "document.querySelectorAll('#stage li').length === 4")
    click(tab, "[data-move=split]")
    until(tab, "document.querySelectorAll('#stage li').length === 2")
    click(tab, "[data-move=undo]")
    until(tab, "document.querySelectorAll('#stage li').length === 4")
    until(tab, "document.querySelector('#stage').textContent.includes('灯りを消す前に見回る')")
    at_once(tab)


def at_once(tab: Browser) -> None:
    """A second move made before the first has come back begins where the first ends."""
    until(tab, "!document.querySelector('[data-move=undo]').disabled")
    before = tab.run("location.hash")
    tab.run(
        "document.querySelector('[data-move=split]').click();"
        "document.body.dispatchEvent("
        "new KeyboardEvent('keydown', {key: 'z', ctrlKey: true, bubbles: true}))"
    )
    until(tab, "!document.querySelector('[data-move=undo]').disabled")
    assert tab.run("location.hash") == before
    assert counted(tab, "#stage li") == 4


def reading(tab: Browser, show: Path) -> None:
    """A line's reading is seen, another tried and kept."""
    chosen(tab, next(n for n, each in enumerate(layouts(show), 1) if each == "answer"))
    line = first_spoken(tab)
    write(tab, line, "勘解由小路さんの話です。")
    tab.press("Enter", 13, "\r")
    place, seconds = until(tab, "document.body.dataset.heard").split()
    assert (place, 0.8 < float(seconds) < 4) == (line, True)
    click(tab, "#panel .read summary")
    assert until(tab, "document.querySelector('.kana').textContent").startswith("カゲユコージ")
    tab.run(
        f"(() => {{ const area = document.querySelector('[data-place={quoted(line)}]');"
        "area.focus(); area.setSelectionRange(0, 5); })()"
    )
    until(tab, "document.querySelector('.read .word').value === '勘解由小路'")
    tab.run("document.querySelector('.read .said').focus()")
    tab.call("Input.insertText", text="かでのこうじ")
    tab.run("document.body.dataset.heard = ''")
    click(tab, ".read .try")
    assert float(until(tab, "document.body.dataset.heard").split()[1]) > 0.8
    photograph(tab, "reading")
    assert serious(tab) == []
    click(tab, ".read .keep")
    until(tab, "document.querySelector('.kana').textContent.startsWith('カデノコ')")
    words = {term.source: term.reading for term in read_words(show.parents[1] / "readings.json")}
    assert words["勘解由小路"].startswith("カデノコウジ")
    tab.run("document.querySelector('.read').open = false")


def inbox(tab: Browser, running: Running, show: Path) -> None:
    """Six questions are called right by keyboard alone, and are not asked again."""
    look_at(tab, "questions")
    count = counted(tab, ".questions li")
    assert count > 6
    asked = tab.run("document.querySelector('.questions').textContent")
    assert "勘解由小路" not in asked  # its reading is kept
    photograph(tab, "questions")
    first = "document.querySelector('.questions [data-kind=reading]')"
    word, stands = tab.run(f"[{first}.dataset.text, {first}.querySelector('.stands').textContent]")
    assert word in stands  # the sentence that it stands in
    assert tab.run(f"{first}.querySelector('.said').value")  # how else it may be read
    until(tab, "document.activeElement.matches('.question')")
    for left in range(count - 1, count - 7, -1):
        until(tab, "document.activeElement.matches('.question')")
        tab.press("a", 65, "a")
        until(tab, f"document.querySelectorAll('.questions li').length === {left}")
    assert tab.run("Number(document.querySelector('#settled').textContent)") == 6
    assert len(running.get("/api/review", show=str(show))["items"]) == count - 6


def look(tab: Browser, show: Path) -> None:
    """Another template, a file of one's own among them; what the check of it finds."""
    look_at(tab, "look")
    own = show.parents[2] / "House.pptx"
    shutil.copy("templates/decks/signal/template.pptx", own)
    give(tab, "#own", own)
    until(tab, "document.querySelector('[data-template=\"house.pptx\"]')?.ariaPressed === 'true'")
    drawn = counted(tab, "[data-draws]") > 0
    if drawn:
        until(tab, "document.querySelectorAll('[data-drawn]').length >= 2", 240)
    photograph(tab, "look")
    click(tab, "[data-check='house.pptx']")
    until(
        tab,
        "document.querySelector('.looks').textContent.includes('Good for')",
    )
    assert serious(tab) == []
    until(tab, "document.querySelector('#build').textContent.includes('(')")
    built(tab)


def hand_on(tab: Browser, running: Running, show: Path) -> None:
    """The sound too is made; all of it is in one file, the sentences in another."""
    look_at(tab, "hand-on")
    click(tab, "[data-output=audio]")
    until(tab, "document.querySelector('#build').textContent.includes('(')")
    built(tab)
    until(tab, "!!document.querySelector('#view audio')")
    photograph(tab, "hand-on")
    assert serious(tab) == []
    listed = {entry["path"] for entry in json.loads((show / "manifest.json").read_text())["files"]}
    assert {"deck.ja.pptx", "script.ja.md", "audio.ja.mp3"} <= listed
    packed = running.ask("GET", "/show/zip", params={"show": str(show)})
    with zipfile.ZipFile(BytesIO(packed.content)) as archive:
        names = {name.partition("/")[2] for name in archive.namelist()}
        assert archive.testzip() is None
    assert names == {*listed, "manifest.json"}
    table = running.ask("GET", "/show/translations", params={"show": str(show), "as": "csv"})
    assert "費用は年480万円だ。" in table.content.decode("utf-8-sig")
    back = running.ask(
        "POST", "/show/translations", params={"show": str(show), "as": "csv"}, data=table.content
    )
    assert back.json()["taken"] == 0
    named = tab.run("document.querySelector('#credits')?.value ?? ''")
    assert "Mei" in named


def test_every_screen_in_japanese(tab: Browser, running: Running) -> None:
    tab.call("Network.enable")
    tab.call("Network.setExtraHTTPHeaders", headers={"Accept-Language": "ja"})
    tab.open(running.url)
    until(tab, "document.documentElement.lang === 'ja'")
    photograph(tab, "start.ja")
    assert serious(tab) == []
    take_japanese(tab)
    make(tab, ARTICLE.replace("汐見野の夜", "汐見野の朝", 1), "すべてできました。")
    look_at(tab, "article")
    tab.run("document.querySelectorAll('#view .sentence')[6].click()")
    photograph(tab, "article.ja")
    look_at_slides(tab)
    chosen(tab, 3)
    until(tab, RESTS_IN_SIGHT)
    photograph(tab, "slides.ja")
    for view in ("questions", "look", "hand-on"):
        look_at(tab, view)
        photograph(tab, f"{view}.ja")


@pytest.mark.parametrize(("width", "height"), [(1280, 720), (1024, 768), (820, 1180)])
def test_every_screen_in_the_dark_and_on_a_tablet(
    tab: Browser, running: Running, width: int, height: int
) -> None:
    """No text is too faint, nothing stands beside the window, each thing can be reached."""
    show = shown(tab, running)
    tab.window(width, height)
    tab.call(
        "Emulation.setEmulatedMedia",
        features=[{"name": "prefers-color-scheme", "value": "dark"}],
    )
    open_show(tab, running, Path(show))
    until(tab, "!!document.querySelector('#panel textarea')")
    chosen(tab, 3)
    until(tab, RESTS_IN_SIGHT)
    if width == 1024:
        photograph(tab, "dark")
    assert serious(tab) == []
    for view in ("article", "questions", "hand-on", "look"):
        look_at(tab, view)
        assert tab.run("document.documentElement.scrollWidth <= innerWidth"), view
