from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from browser import browser
from lxml import html as parser
from sample_show import lines, point, storyboard, track, write_silence

from generator.errors import TemplateError
from generator.model import Bilingual, Form, Group, Line, Point, Scene, Storyboard
from generator.publishing.page import Link, PageLook, html
from generator.publishing.page_files import fingerprint
from generator.publishing.web import environment
from generator.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from browser import Browser

SOUND = Bilingual("音声", "Sound")
LINKS = (
    Link("deck.pptx", Bilingual("スライド", "Slides")),
    Link("audio.ja.wav", SOUND, "ja"),
    Link("audio.en.wav", SOUND, "en"),
    Link("captions.ja.vtt", Bilingual("字幕", "Captions")),
)
EVIL = """"'></title></style></script><script>window.pwned=1</script><img src=x onerror=pwned=1>"""


def _page(board: Storyboard | None = None, **changes: object) -> str:
    shown = board or storyboard()
    tracks = {"ja": track(shown, "ja"), "en": track(shown, "en", 3)}
    given = {"links": LINKS, "settings": Settings(), **changes}
    return html(shown, tracks, **given)  # type: ignore[arg-type]


def _evil_show() -> Storyboard:
    text = Bilingual(EVIL, EVIL)
    evil = Point(text)
    scene = Scene(
        id=EVIL,
        layout=EVIL,
        title=text,
        kicker=text,
        points=(evil,),
        fields=dict.fromkeys(("attribution", "role", "number", "caption", EVIL), evil),
        groups=(Group(evil, (evil,)),),
        table=((evil, evil), (evil, point("12", EVIL))),
        image="https://example.com/x.png?" + EVIL,
        narration=tuple(
            replace(line, id=EVIL + line.id, speaker=EVIL + line.id)
            for line in lines("x", (EVIL, EVIL), (EVIL, EVIL))
        ),
    )
    layouts = ("quote", "chart", "profile", "figure", EVIL)
    scenes = tuple(replace(scene, id=f"{EVIL}{n}", layout=name) for n, name in enumerate(layouts))
    return Storyboard(text, scenes, text)


def test_every_text_of_the_storyboard_is_on_the_page():
    board = storyboard()
    text = parser.document_fromstring(_page()).text_content()
    for scene in board.scenes:
        for part in (
            scene.title,
            *(p.text for p in scene.points),
            *(li.text for li in scene.narration),
        ):
            assert part.ja in text
            assert part.en in text


def test_the_same_show_gives_the_same_page():
    assert _page() == _page()


def test_the_page_asks_nothing_of_the_network():
    assert not re.search(r"https?:|//[a-z]", _page().replace("application/json", ""))


def test_the_policy_allows_exactly_the_script_and_style_of_the_page():
    page = _page()
    [policy] = re.findall(r'Content-Security-Policy" content="([^"]*)"', page)
    for kind in ("script", "style"):
        text = re.findall(rf"<{kind}>(.*?)</{kind}>", page, re.DOTALL)[-1]
        digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        assert f"{kind}-src &#39;sha256-{digest}&#39;" in policy
    assert policy.startswith("default-src &#39;none&#39;")
    assert "unsafe" not in policy


def test_hostile_texts_stay_text():
    board = _evil_show()
    form = Form(EVIL, letters=(EVIL,), figures=((EVIL, "", ""),))
    look = PageLook(
        {"dk1": "red}</style>" + EVIL}, dict.fromkeys((s.id for s in board.scenes), form)
    )
    tree = parser.document_fromstring(_page(board, look=look))
    assert len(tree.findall(".//script")) == 2
    assert len(tree.findall(".//style")) == 1
    assert {image.get("src") for image in tree.iter("img")} == {
        "https%3A//example.com/x.png%3F" + tree.find(".//img").get("src").split("%3F")[1]
    }
    assert not [name for element in tree.iter() for name in element.keys() if name[:2] == "on"]  # noqa: SIM118 - lxml elements iterate over children
    assert tree.findtext(".//title") == EVIL


def test_a_link_leads_nowhere_but_beside_the_page():
    page = _page(
        links=(Link("javascript:alert(1)", SOUND), Link("//example.com/a b.mp3", SOUND, "ja"))
    )
    assert 'href="javascript%3Aalert%281%29"' in page
    assert "a%20b.mp3" in page


def test_one_language_alone_needs_no_choice():
    board = Storyboard(
        Bilingual("題"),
        (Scene("a", "bullets", Bilingual("題"), narration=lines("a", ("文。", None))),),  # type: ignore[arg-type]
    )
    page = html(board, {"ja": track(board, "ja")}, links=LINKS, settings=Settings())
    tree = parser.document_fromstring(page)
    assert tree.find(".//select[@id='text']") is None
    assert tree.find(".//select[@id='voice']") is None
    assert not tree.xpath("//*[@lang='en']")


def test_a_pending_text_is_left_out():
    said = lines("a", ("文。", "A sentence."))
    scene = Scene(
        "a", "bullets", Bilingual(None, None), points=(Point(Bilingual()),), narration=said
    )
    tree = parser.document_fromstring(_page(Storyboard(Bilingual("題"), (scene,))))
    assert "None" not in tree.text_content()


def test_a_recording_that_is_not_there_is_not_offered():
    tree = parser.document_fromstring(_page(links=LINKS[:1]))
    assert tree.findall(".//audio") == []


def test_a_bilingual_recording_speaks_a_line_twice():
    board = storyboard()
    both = track(board, "ja")
    cues = tuple(
        replace(cue, id=f"{cue.id}.{'ja' if n % 2 else 'en'}") for n, cue in enumerate(both.cues)
    )
    page = html(
        board,
        {"bilingual": replace(both, name="bilingual", cues=cues)},
        links=(Link("audio.bilingual.mp3", SOUND, "bilingual"),),
        settings=Settings(),
    )
    assert '"cues":[[0,0.0,2.0],[1,2.0,4.0]' in page


def test_a_language_that_only_labels_are_in_is_not_offered():
    title, notes = Bilingual("題"), Bilingual("出典", "Source")
    said = (
        Line("a.s1", Bilingual("本文です。"), ("s1",)),
        Line("a.end", Bilingual("おわり", "End")),
    )
    show = Storyboard(title, (Scene("a", "notes", notes, narration=said),), notes)
    tree = parser.document_fromstring(_page(show))
    assert tree.xpath("//html/@lang") == ["ja"]
    assert not tree.xpath("//select[@id='text']")
    assert not tree.xpath("//*[@lang='en']")


def test_a_language_that_is_not_asked_for_is_not_shown():
    page = _page(settings=Settings(languages=("en",)))
    assert '<html lang="en" data-text="en">' in page


def test_bars_of_a_chart_are_as_long_as_its_numbers():
    rows = (("月", "量"), ("1月", "５０トン"), ("2月", "100トン"), ("3月", "不明"))
    chart = Scene(
        "c", "chart", Bilingual("題"), table=tuple(tuple(point(c, c) for c in row) for row in rows)
    )
    form = Form("chart", chart="bars", values=((50.0, 100.0, None),))
    page = _page(Storyboard(Bilingual("題"), (chart,)), look=PageLook({}, {"c": form}))
    bars = parser.document_fromstring(page).xpath("//ol[@class='chart bars']//svg")
    assert [bar.get("width") for bar in bars] == ["50.0%", "100.0%", "0%"]


def test_an_own_template_replaces_a_part_and_changes_the_fingerprint(tmp_path):
    (tmp_path / "page.css").write_text("body { color: teal }", encoding="utf-8")
    own = Settings(sections={"page": {"templates": str(tmp_path)}})
    assert "body { color: teal }</style>" in _page(settings=own)
    assert fingerprint(own) != fingerprint(Settings())


def test_a_folder_of_own_templates_that_is_not_there_is_told(tmp_path):
    own = Settings(sections={"page": {"templates": str(tmp_path / "gone")}})
    with pytest.raises(TemplateError, match=r"\[page\] templates: .*gone is no folder"):
        _page(settings=own)


def test_an_error_in_an_own_template_names_its_line(tmp_path):
    (tmp_path / "page.html.jinja").write_text("<p>\n{{ nothing.here }}", encoding="utf-8")
    own = Settings(sections={"page": {"templates": str(tmp_path)}})
    with pytest.raises(TemplateError, match=r"page\.html\.jinja, line 2: 'nothing' is undefined"):
        _page(settings=own)


def _above_kanji(text: str) -> list[tuple[str, str]]:
    found = re.split("([一-龠]+)", text)
    return [(piece, "よみかた" if n % 2 else "") for n, piece in enumerate(found) if piece]


@pytest.mark.parametrize("kana", [None, _above_kanji])
def test_a_long_show_is_a_light_page(kana):
    """An hour of 1,000 sentences, with furigana, too."""
    scenes = storyboard().scenes
    said = (
        "この文は六十文字ほどの長さがあり、話す人が一息で読み終えるくらいの、ごくふつうの文です。"
    )
    english = "This sentence is about as long as one that somebody speaks in a single breath."
    board = Storyboard(
        Bilingual("題", "Title"),
        tuple(
            replace(scenes[n % 15], id=f"s{n}", narration=lines(f"s{n}", *[(said, english)] * 5))
            for n in range(200)
        ),
    )
    assert len(_page(board, kana=kana).encode()) < 2_000_000


@pytest.fixture(scope="module")
def tab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    with browser(tmp_path_factory.mktemp("profile")) as found:
        yield found


@pytest.fixture
def opened(tab: Browser, tmp_path: Path) -> Browser:
    """The sample show on disk, open in a wide window."""
    board = storyboard()
    for language, seconds in (("ja", 2), ("en", 3)):
        write_silence(tmp_path / f"audio.{language}.wav", seconds * 32)
    (tmp_path / "index.html").write_text(_page(board), encoding="utf-8")
    tab.messages.clear()
    tab.call("Emulation.setEmulatedMedia", features=[])
    tab.window(1440, 820)
    tab.open((tmp_path / "index.html").as_uri())
    tab.run("localStorage.clear()")  # a browser remembers what the last test chose
    tab.open("about:blank")
    tab.open((tmp_path / "index.html").as_uri())
    return tab


CURRENT = "document.querySelector('[aria-current]')?.textContent"
SCENE = "document.querySelector('.now').id"
TIME = "document.querySelector('audio[data-name=LANG]').currentTime"
PAUSED = "document.querySelector('audio[data-name=LANG]').paused"


def _shown(tab: Browser, selector: str) -> bool:
    found: bool = tab.run(f"document.querySelector('{selector}').checkVisibility()")
    return found


def _change(tab: Browser, select: str, value: str) -> None:
    tab.run(
        f"(e => {{ e.value = '{value}'; e.dispatchEvent(new Event('change')) }})"
        f"(document.querySelector('{select}'))"
    )


def test_the_page_opens_from_disk_without_a_complaint(opened):
    assert opened.run(SCENE) == "scene-title"
    missing = "net::ERR_FILE_NOT_FOUND"  # the picture of the sample show
    assert [text for text in opened.messages if missing not in text] == []


def test_the_recording_plays_and_the_page_follows(opened):
    opened.run("document.querySelector('#play').click()")
    opened.run(
        "new Promise(done => { const audio = document.querySelector('audio');"
        "audio.addEventListener('timeupdate', () => audio.currentTime > 2.1 && done()) })"
    )
    assert "続きます。" in opened.run(CURRENT)
    opened.run("document.querySelector('#play').click()")
    assert opened.run(PAUSED.replace("LANG", "ja"))


def test_a_click_on_a_sentence_plays_from_there(opened):
    opened.run("document.querySelectorAll('[data-line]')[7].click()")
    assert opened.run(TIME.replace("LANG", "ja")) >= 14
    assert not opened.run(PAUSED.replace("LANG", "ja"))
    assert opened.run(SCENE) == "scene-bullets"
    assert opened.run(
        "document.querySelector('.now .slide').checkVisibility({visibilityProperty: true})"
    )


def test_another_voice_goes_on_at_the_same_sentence(opened):
    opened.run("document.querySelectorAll('[data-line]')[7].click()")
    before = opened.run(CURRENT)
    _change(opened, "#voice", "en")
    assert opened.run(TIME.replace("LANG", "en")) >= 21
    assert opened.run(PAUSED.replace("LANG", "ja"))
    assert not opened.run(PAUSED.replace("LANG", "en"))
    assert opened.run(CURRENT) == before
    assert opened.run("document.querySelector('.now time').textContent") == "0:18"


def test_the_text_can_be_in_one_language(opened):
    assert _shown(opened, ".now .slide .title [lang=ja]")
    assert _shown(opened, ".now .slide .title [lang=en]")
    _change(opened, "#text", "en")
    assert not _shown(opened, ".now .slide .title [lang=ja]")
    assert _shown(opened, ".now .lines [lang=en]")
    assert (
        opened.run("document.querySelector('#chapter').options[3].text")
        == "4 / 16　Title of bullets"
    )


def test_the_keyboard_alone_is_enough(opened):
    opened.press(" ", 32, " ")
    assert not opened.run(PAUSED.replace("LANG", "ja"))
    opened.press(" ", 32, " ")
    assert opened.run(PAUSED.replace("LANG", "ja"))
    opened.press("ArrowRight", 39)
    assert opened.run(TIME.replace("LANG", "ja")) == 2
    opened.press("PageDown", 34)
    assert opened.run(SCENE) == "scene-agenda"
    opened.press("PageUp", 33)
    opened.press("Tab", 9)
    assert opened.run("document.activeElement.id") == "find"


def test_a_slide_during_which_nothing_is_said_can_be_looked_at(opened):
    _change(opened, "#chapter", "15")
    opened.run("new Promise(requestAnimationFrame)")
    assert opened.run(SCENE) == "scene-notes"
    opened.press("PageUp", 33)
    assert opened.run(SCENE) == "scene-takeaways"


def test_no_slide_overflows_its_place(opened):
    for width, height in ((1440, 820), (1000, 500)):
        opened.window(width, height)
        over = opened.run(
            "[...document.querySelectorAll('main .slide')].filter((slide, n) => {"
            "document.querySelector('#chapter').value = n;"
            "document.querySelector('#chapter').dispatchEvent(new Event('change'));"
            "return slide.scrollHeight > slide.clientHeight + 1 }).map(s => s.className)"
        )
        assert over == []


def test_a_link_to_a_scene_opens_it(opened):
    address = opened.run("location.href.split('#')[0]")
    opened.open("about:blank")
    opened.open(address + "#%")
    assert opened.run(SCENE) == "scene-title"
    opened.open("about:blank")
    opened.open(address + "#scene-quote")
    assert opened.run(SCENE) == "scene-quote"
    assert opened.run(TIME.replace("LANG", "ja")) == 16


@pytest.mark.parametrize("width", [320, 390, 768, 960, 1440, 2560])
def test_at_no_size_is_anything_cut_off_or_out_of_reach(
    opened: Browser, tmp_path: Path, width: int
) -> None:
    """Nothing is wider than the window, no control lies over another or is too small."""
    (tmp_path / "index.html").write_text(_page(kana=_kana), encoding="utf-8")
    opened.window(width, round(width * 0.62) if width > 900 else 740)
    _again(opened)
    assert opened.run("document.documentElement.scrollWidth") <= width
    boxes = opened.run(
        "[...document.querySelectorAll('.top :is(input, select, summary), .controls > *')]"
        ".filter(e => e.checkVisibility()).map(e => [e.id || e.className || e.tagName, e])"
        ".map(([name, e]) => { const r = e.getBoundingClientRect();"
        "return [name, r.left, r.top, r.right, r.bottom] })"
    )
    assert len(boxes) > 10
    for name, left, top, right, bottom in boxes:
        assert left >= 0, name
        assert right <= width, name
        assert bottom - top >= 20, name
        others = [each for each in boxes if each[0] != name]
        assert not [
            (name, other[0])
            for other in others
            if left < other[3] - 1
            and other[1] < right - 1
            and top < other[4] - 1
            and other[2] < bottom - 1
        ]
    slide, player = opened.run(
        "['.now .slide', '.player'].map(s => document.querySelector(s).getBoundingClientRect().top)"
    )
    assert slide < 260  # the first slide is seen at once
    assert player > slide


def test_on_paper_each_slide_stands_beside_what_is_said_and_nothing_to_press(
    opened: Browser,
) -> None:
    opened.call("Emulation.setEmulatedMedia", media="print")
    opened.window(794, 1123)
    assert not _shown(opened, ".player")
    assert not _shown(opened, "#find")
    sides = opened.run(
        "[...document.querySelectorAll('.scene')].filter(s => s.querySelector('.lines'))"
        ".map(s => ['.slide', '.lines'].map(c => s.querySelector(c).getBoundingClientRect()))"
        ".map(([slide, lines]) => slide.right <= lines.left && slide.top < lines.bottom)"
    )
    assert len(sides) > 10
    assert all(sides)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [2560, 1440, 768, 320])
def test_a_screen_reader_finds_nothing_serious(opened, scheme, width):
    seen = {"prefers-color-scheme": scheme, "prefers-reduced-motion": "reduce"}
    features = [{"name": name, "value": value} for name, value in seen.items()]
    opened.call("Emulation.setEmulatedMedia", features=features)
    opened.window(width, 820)
    for scene in (0,) if width < 900 else (1, 5, 12, 14):  # narrow, all slides are seen at once
        _change(opened, "#chapter", str(scene))
        found = [(rule["id"], rule["nodes"][0]["html"]) for rule in opened.axe()]
        assert found == []


def test_hostile_texts_do_not_run(tab, tmp_path):
    (tmp_path / "index.html").write_text(_page(_evil_show()), encoding="utf-8")
    tab.open((tmp_path / "index.html").as_uri())
    tab.run("document.querySelectorAll('button').forEach(button => button.click())")
    assert tab.run("window.pwned === undefined")
    assert tab.run("document.querySelectorAll('.slide').length") == 5


def test_the_policy_stops_a_script_that_got_in(tab, tmp_path):
    page = _page().replace("<h1>", "<script>window.pwned = 1</script><h1 onclick='pwned=1'>")
    (tmp_path / "index.html").write_text(page, encoding="utf-8")
    tab.open((tmp_path / "index.html").as_uri())
    tab.run("document.querySelector('h1').click()")
    assert tab.run("window.pwned === undefined")


def _slide_of(layout: str, code: str = "", **more: object) -> parser.HtmlElement:
    scene = Scene("s", layout, Bilingual("題", "Title"), code=code, **more)  # type: ignore[arg-type]
    board = Storyboard(Bilingual("題", "Title"), (scene,))
    return parser.fromstring(_page(board)).xpath("//div[contains(@class, 'slide ')]")[0]


def test_program_text_and_diagrams_are_shown_as_they_are_written() -> None:
    for layout in ("code", "diagram"):
        (pre,) = _slide_of(layout, "a --> <b> & c\n  d").xpath(".//pre")
        assert pre.text_content() == "a --> <b> & c\n  d"


def test_a_formula_is_mathml_and_one_that_is_none_its_text() -> None:
    slide = _slide_of("formula", r"$$x = \frac{1}{2}$$")
    assert slide.xpath(".//*[local-name()='mfrac']")
    assert _slide_of("formula", r"\frac{1}{").xpath(".//pre")[0].text_content() == r"\frac{1}{"


def test_no_formula_brings_script_into_the_page() -> None:
    slide = _slide_of("formula", r"\text{<script>x</script>} \href{javascript:x}{a}")
    assert not slide.xpath(".//script")
    assert not slide.xpath(".//@href | .//@onclick")


def test_a_doubtful_and_a_missing_link_are_told_apart() -> None:
    links = tuple(
        Point(Bilingual(word, word), mark=mark)
        for word, mark in (("a", "doubtful"), ("b", "missing"))
    )
    groups = (Group(Point(Bilingual("始", "start")), links),)
    slide = _slide_of("chain", groups=groups)
    assert [item.get("class") for item in slide.xpath(".//li[@class='group']//li")] == [
        "doubtful",
        "missing",
    ]


def test_what_a_link_to_the_page_shows_is_the_opening_of_the_talk_and_its_cover() -> None:
    page = _page(address="https://example.org/shows/a%20b/")
    told = dict(re.findall(r'<meta (?:name|property)="([\w:]+)" content="([^"]*)"', page))
    assert told["og:title"] == "見本の番組"
    assert told["description"] == told["og:description"]
    assert told["og:description"].startswith("titleの話です。続きます。")
    assert told["og:image"] == "https://example.org/shows/a%20b/cover.png"
    assert told["og:url"] == "https://example.org/shows/a%20b/"
    assert 'rel="icon" href="data:image/svg+xml,' in page
    assert "og:url" not in _page()


@pytest.mark.parametrize("size", [(390, 844), (844, 390), (1440, 820)])
def test_the_page_opens_at_its_top(opened: Browser, size: tuple[int, int]) -> None:
    opened.window(*size)
    opened.open("about:blank")
    opened.call("Page.navigateToHistoryEntry", entryId=_before(opened))
    opened.run("new Promise(done => setTimeout(done, 300))")
    settled = "new Promise(done => setTimeout(() => done(scrollY), 50))"
    tries = (opened.run(settled) for _ in range(50))  # a busy machine lays it out later
    assert 0 in tries


def _before(tab: Browser) -> int:
    history = tab.call("Page.getNavigationHistory")
    entry: int = history["entries"][history["currentIndex"] - 1]["id"]
    return entry


def _again(tab: Browser, fragment: str = "") -> None:
    address = tab.run("location.href.split('#')[0]")
    tab.open("about:blank")
    tab.open(address + fragment)


def test_every_chapter_has_its_mark_on_the_time_line(opened: Browser) -> None:
    chapters = len(opened.run("JSON.parse(document.querySelector('#data').textContent)[0].starts"))
    places = opened.run(
        "[...document.querySelectorAll('.along i')].map(mark => parseFloat(mark.style.left))"
    )
    assert len(places) == chapters - 1
    assert places == sorted(places)
    assert 0 < places[0] < places[-1] < 100


def test_a_link_to_a_moment_is_made_and_opens_there(opened: Browser) -> None:
    opened.run("document.querySelectorAll('[data-line]')[7].click()")
    opened.press(" ", 32, " ")
    opened.run("document.querySelector('#clock').click()")
    opened.run("new Promise(done => setTimeout(done, 50))")
    at = opened.run("location.hash")
    assert re.fullmatch(r"#t=1[4-9]", at)
    assert opened.run("document.querySelector('#status').textContent") != ""
    opened.run("localStorage.clear()")
    _again(opened, at)
    assert opened.run(TIME.replace("LANG", "ja")) == int(at[3:])
    _again(opened, "#t=0:06")
    assert opened.run(TIME.replace("LANG", "ja")) == 6


def test_downloads_and_whom_the_voices_name_are_one_key_away(
    opened: Browser, tmp_path: Path
) -> None:
    """A slow recording is offered like every other file beside the page."""
    board = storyboard()
    voiced = replace(track(board, "ja"), credits=("Voice: Somebody (CC BY 3.0)",))
    links = (*LINKS, Link("audio.ja.slow.mp3", Bilingual("ゆっくりの音声", "Slow sound")))
    page = html(board, {"ja": voiced}, links=links, settings=Settings())
    (tmp_path / "index.html").write_text(page, encoding="utf-8")
    _again(opened)
    opened.run("document.querySelector('.more summary').focus()")
    opened.press("Enter", 13, "\r")
    assert _shown(opened, ".more p")
    told = opened.run("document.querySelector('.more div').innerText")
    assert "Voice: Somebody (CC BY 3.0)" in told
    files = opened.run(
        "[...document.querySelectorAll('.more a')].map((a) => [a.getAttribute('href'), a.download])"
    )
    assert [href for href, _ in files] == [link.path for link in links]
    assert [rule["id"] for rule in opened.axe()] == []


def test_what_a_listener_chose_is_there_again(opened: Browser) -> None:
    _change(opened, "#speed", "1.25")
    _change(opened, "#text", "en")
    _change(opened, "#voice", "en")
    opened.press("PageDown", 34)
    opened.press("PageDown", 34)
    scene = opened.run(SCENE)
    _again(opened)
    assert opened.run("document.querySelector('audio[data-name=en]').playbackRate") == 1.25
    assert opened.run("document.documentElement.dataset.text") == "en"
    assert opened.run("document.querySelector('#voice').value") == "en"
    assert opened.run(SCENE) == scene


def test_words_are_found_in_the_text_and_gone_through_one_by_one(opened: Browser) -> None:
    opened.press("/", 191, "/")
    assert opened.run("document.activeElement.id") == "find"
    opened.call("Input.insertText", text="ＢＵＬＬＥＴＳの話")  # as typed in full width
    count = "document.querySelector('#found').textContent"
    assert opened.run(count) == "1"
    opened.press("Enter", 13, "\r")
    assert opened.run(count) == "1 / 1"
    assert opened.run("[...CSS.highlights.get('here')][0].toString()") == "bulletsの話"
    top = opened.run(
        "[...document.querySelectorAll('[data-line]')]"
        ".find(line => line.textContent.includes('bulletsの話')).getBoundingClientRect().top"
    )
    assert 0 < top < 820
    opened.press("Escape", 27)
    assert opened.run(count) == ""
    assert opened.run("document.activeElement.id") == ""


def test_all_slides_are_seen_at_once_and_one_of_them_opened(opened: Browser) -> None:
    opened.window(390, 844)
    opened.press("o", 79, "o")
    assert opened.run("document.querySelectorAll('.strip .thumb').length") == opened.run(
        "document.querySelectorAll('.scene').length"
    )
    assert _shown(opened, ".strip")
    assert opened.axe() == []
    opened.run("document.querySelectorAll('.strip button')[4].click()")
    assert opened.run(SCENE) == opened.run("document.querySelectorAll('.scene')[4].id")
    assert not _shown(opened, ".strip")


def test_slides_stand_below_the_player_where_there_is_room(opened: Browser) -> None:
    opened.window(1440, 1000)
    opened.run("new Promise(done => setTimeout(done, 100))")
    assert _shown(opened, ".strip")
    opened.window(1440, 640)
    opened.run("new Promise(done => setTimeout(done, 100))")
    assert not _shown(opened, ".strip")


def test_a_slide_fills_the_screen_until_escape(opened: Browser) -> None:
    opened.press("f", 70, "f")
    opened.run("new Promise(done => setTimeout(done, 200))")
    width, height = opened.run("[innerWidth, innerHeight]")
    box = opened.run(
        "(r => [r.width, r.height])(document.querySelector('.now .slide').getBoundingClientRect())"
    )
    assert box[0] == pytest.approx(min(width, height * 16 / 9), abs=1)
    assert not _shown(opened, ".now .lines")
    opened.press("Escape", 27)
    opened.run("new Promise(done => setTimeout(done, 200))")
    assert _shown(opened, ".now .lines")


def test_the_speakers_window_and_the_audiences_keep_step(opened: Browser) -> None:
    opened.press("p", 80, "p")
    opened.run("new Promise(done => setTimeout(done, 800))")
    audience = opened.session
    targets = opened.call("Target.getTargets")["targetInfos"]
    [desk] = [each for each in targets if each["url"].endswith("#presenter")]
    opened.session = ""
    speaker = opened.call("Target.attachToTarget", targetId=desk["targetId"], flatten=True)
    place = "document.querySelector('.presenter .place').textContent"
    try:
        opened.session = speaker["sessionId"]
        assert opened.run(place) == "1 / 16"
        assert "titleの話です。" in opened.run("document.querySelector('.saying').textContent")
        assert opened.axe() == []
        opened.run("document.querySelector('.presenter .after').click()")
        opened.run("new Promise(done => setTimeout(done, 300))")
        opened.session = audience
        assert opened.run(SCENE) == "scene-agenda"
        opened.press("PageDown", 34)
        opened.run("new Promise(done => setTimeout(done, 300))")
        opened.session = speaker["sessionId"]
        assert opened.run(place) == "3 / 16"
        assert opened.run("document.querySelectorAll('.presenter .next .slide').length") == 1
    finally:
        opened.session = ""
        opened.call("Target.closeTarget", targetId=desk["targetId"])
        opened.session = audience
        opened.press("Escape", 27)


def test_a_finger_turns_the_slides_of_a_telephone(opened: Browser) -> None:
    opened.window(390, 844)
    opened.call("Emulation.setTouchEmulationEnabled", enabled=True)
    x, y = opened.run(
        "(r => [r.left + r.width / 2, r.top + r.height / 2])"
        "(document.querySelector('.now .slide').getBoundingClientRect())"
    )
    for kind, points in (
        ("touchStart", [{"x": x, "y": y}]),
        ("touchMove", [{"x": x - 120, "y": y + 4}]),
        ("touchEnd", []),
    ):
        opened.call("Input.dispatchTouchEvent", type=kind, touchPoints=points)
    opened.call("Emulation.setTouchEmulationEnabled", enabled=False)
    assert opened.run(SCENE) == "scene-agenda"


def test_text_can_be_marked_without_going_there(opened: Browser) -> None:
    opened.run(
        "getSelection().selectAllChildren(document.querySelectorAll('[data-line]')[7]);"
        "document.querySelectorAll('[data-line]')[7].click()"
    )
    assert opened.run(TIME.replace("LANG", "ja")) == 0
    assert "続きます。" in opened.run("getSelection().toString()")


def test_the_locked_screen_and_the_headset_have_the_show(opened: Browser) -> None:
    assert opened.run("navigator.mediaSession.metadata.title") == "見本の番組"
    opened.run("document.querySelector('#play').click()")
    opened.run("new Promise(done => setTimeout(done, 200))")
    assert opened.run("navigator.mediaSession.playbackState") == "playing"


@pytest.mark.parametrize("size", [(400, 300), (900, 560)])
def test_in_another_page_there_are_a_slide_and_the_player_alone(
    opened: Browser, size: tuple[int, int]
) -> None:
    opened.window(*size)
    _again(opened, "#embed")
    assert _shown(opened, "#play")
    assert not _shown(opened, "#find")
    assert not _shown(opened, ".now .lines")
    slide, player = opened.run(
        "['.now .slide', '.player'].map(s => document.querySelector(s).getBoundingClientRect())"
        ".map(r => [r.top, r.bottom, r.left, r.right])"
    )
    assert slide[0] == 0
    assert slide[1] <= player[0] + 1
    assert player[1] <= size[1] + 1
    assert opened.axe() == []


def _kana(text: str) -> list[tuple[str, str]]:
    """A reading for 要点 and for nothing else."""
    found = re.split("(要点)", text)
    return [(piece, "ようてん" if piece == "要点" else "") for piece in found if piece]


def test_kanji_have_furigana_where_it_is_wanted_and_lines_still_end_between_phrases() -> None:
    page = _page(kana=_kana)
    assert '<ruby data-known="456">要点<rt>ようてん</rt></ruby>' in page
    assert "<rt>" not in _page()
    said = {"町": "まち", "図書館": "としょかん"}
    pieces = [(word, said.get(word, "")) for word in ("これは", "町", "の", "図書館", "です。")]
    phrased = environment((), lambda _: pieces).filters["phrased"]
    assert phrased("これは町の図書館です。", "ja") == (
        'これは<wbr><ruby data-known="123456">町<rt>まち</rt></ruby>の<wbr>'
        '<ruby data-known="3456">図書館<rt>としょかん</rt></ruby>です。'
    )


def test_furigana_are_put_away_by_school_year_and_come_back(
    opened: Browser, tmp_path: Path
) -> None:
    (tmp_path / "index.html").write_text(_page(kana=_kana, furigana="2"), encoding="utf-8")
    _again(opened, "#scene-bullets")
    ruby = ".now .slide rt"
    assert _shown(opened, ruby)  # 要 is taught in the fourth year
    _change(opened, "#kana", "4")
    assert not _shown(opened, ruby)
    _again(opened, "#scene-bullets")  # as it was left
    assert not _shown(opened, ruby)
    _change(opened, "#kana", "3")
    assert _shown(opened, ruby)
    _change(opened, "#kana", "none")
    assert not _shown(opened, ruby)


def test_a_sentence_is_said_slowly_once_and_the_next_one_is_not(opened: Browser) -> None:
    rate = "document.querySelector('audio[data-name=ja]').playbackRate"
    opened.run("document.querySelectorAll('[data-line]')[1].click()")
    opened.run("new Promise(done => setTimeout(done, 300))")
    opened.press("s", 83, "s")
    assert opened.run(rate) == pytest.approx(0.7)
    assert 2 <= opened.run(TIME.replace("LANG", "ja")) < 2.3
    opened.run("document.querySelector('audio[data-name=ja]').currentTime = 3.9")
    opened.run("new Promise(done => setTimeout(done, 600))")
    assert opened.run(rate) == 1


def test_a_sentence_is_heard_again_and_again(opened: Browser) -> None:
    opened.run("document.querySelectorAll('[data-line]')[1].click()")
    opened.press("l", 76, "l")
    assert opened.run("document.querySelector('#loop').getAttribute('aria-pressed')") == "true"
    _change(opened, "#speed", "2")
    opened.run("new Promise(done => setTimeout(done, 1600))")
    assert 2 <= opened.run(TIME.replace("LANG", "ja")) < 4.2
    opened.press("l", 76, "l")
    opened.run("new Promise(done => setTimeout(done, 1200))")
    assert opened.run(TIME.replace("LANG", "ja")) > 4
