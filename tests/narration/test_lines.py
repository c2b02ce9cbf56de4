"""Lines: one a rendered row, each knowing its sentences, both languages in step."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from articles import narrated

from generator.errors import TemplateError
from generator.narration import scripts
from generator.narration.context import CLOSE, OPEN, PENDING, VOICE
from generator.narration.lines import Rendered, parsed
from generator.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from generator.model import Article, Line, Storyboard

TEXT = """\
# 夜の図書館

夜も開いています。

## 始まり

手紙が届きました。町が動きました。

実験を決めました。

## 今

静かに過ごせます。人が集まります。
"""
ENGLISH = {
    "夜の図書館": "The night library",
    "夜も開いています。": "It is open at night, too.",
    "始まり": "How it began",
    "手紙が届きました。": "A letter arrived.",
    "実験を決めました。": "It decided on an experiment.",
}


@pytest.fixture
def article(written: Callable[..., Article]) -> Article:
    return written(TEXT, ENGLISH)


def lines(storyboard: Storyboard) -> list[Line]:
    return [line for scene in storyboard.scenes for line in scene.narration]


def using(folder: Path, template: str) -> Settings:
    (folder / "briefing.jinja").write_text(template, encoding="utf-8", newline="\n")
    return Settings(sections={"narration": {"templates": str(folder)}})


def test_every_sentence_of_a_scene_is_said_once(article: Article) -> None:
    storyboard = narrated(article)
    for scene in storyboard.scenes:
        if not scene.sources:
            continue  # the agenda and a summing up repeat what other scenes say
        said = [source for line in scene.narration for source in line.sources]
        assert said == list(scene.sources)


def test_a_line_is_called_after_its_scene_and_first_sentence(article: Article) -> None:
    storyboard = narrated(article)
    names = [line.id for line in lines(storyboard)]
    assert len(set(names)) == len(names)
    line = next(line for line in lines(storyboard) if line.text.ja == "町が動きました。")
    scene = next(scene for scene in storyboard.scenes if line in scene.narration)
    assert line.id == f"{scene.id}.{line.sources[0]}"


def test_a_sentence_not_translated_leaves_its_line_pending(article: Article) -> None:
    line = next(line for line in lines(narrated(article)) if line.text.ja == "町が動きました。")
    assert line.text.en is None


def test_words_of_ours_are_in_both_languages_and_rest_on_nothing(article: Article) -> None:
    ours = [line for line in lines(narrated(article)) if not line.sources]
    assert ours
    assert all(line.text.ja and line.text.en for line in ours)


def test_pauses_follow_paragraphs_and_slides(article: Article) -> None:
    storyboard = narrated(article)
    scene = next(scene for scene in storyboard.scenes if scene.part == 1)
    pauses = {line.text.ja: line.pause for line in scene.narration}
    assert pauses["手紙が届きました。"] == "sentence"
    assert pauses["町が動きました。"] == "paragraph"
    assert pauses["実験を決めました。"] == "slide"


def test_a_template_of_the_users_own_comes_first(article: Article, tmp_path: Path) -> None:
    settings = using(tmp_path, "{% for p in scene.passages %}{{ p.sentences[0] }}\n{% endfor %}")
    said = lines(narrated(article, settings))
    assert "町が動きました。" not in [line.text.ja for line in said]
    assert said[0].text.en == "The night library."


def test_two_sentences_may_share_a_line(article: Article, tmp_path: Path) -> None:
    settings = using(
        tmp_path, '{{ scene.passages | map(attribute="sentences") | sum(start=()) | join(" ") }}'
    )
    scene = narrated(article, settings).scenes[0]
    assert len(scene.narration) == 1
    assert scene.narration[0].sources == scene.sources


@pytest.mark.parametrize(
    ("template", "says"),
    [
        ("{% if %}", "briefing.jinja, line 1"),
        ("\n\n{{ nothing }}", "briefing.jinja, line 3, scene title"),
        ("\n{{ words.nothing }}", "briefing.jinja, line 2, scene title"),
        ("{{ words.clsoing }}", "there is no 'clsoing', but closing"),
        ("{{ scene.title }}", "line 1, scene title: there is no 'title'"),
        ("{{ words.opening.format() }}", "line 1, scene title: nothing is given for {title}"),
        ("{{ 1 | upcase }}", "briefing.jinja, line 1: No filter named 'upcase'"),
        ("{% include 'part.jinja' %}", "part.jinja, line 2, scene title: there is no 'gone'"),
        ("{% include 'broken.jinja' %}", "broken.jinja, line 1: "),
        ("{% for a in range(9999) %}{% for b in range(9999) %}x{% endfor %}{% endfor %}", "steps"),
        ("{% for p in scene.passages %}{{ p.sentences[0] | upper }}{% endfor %}", "changed in"),
        ("\n{{ 1 / 0 }}", "briefing.jinja, line 2, scene title"),
        ("{{ ''.__class__.__mro__ }}", "line 1, scene title"),
        ("{% for n in range(1000000000) %}x{% endfor %}", "line 1, scene title"),
        ('{% include "/etc/passwd" %}', "no narration template is called"),
        ('{% include "../briefing.jinja" %}', "no narration template is called"),
    ],
)
def test_a_wrong_template_is_told_with_file_and_line(
    article: Article, tmp_path: Path, template: str, says: str
) -> None:
    (tmp_path / "part.jinja").write_text("\n{{ gone }}", encoding="utf-8")
    (tmp_path / "broken.jinja").write_text("{% if %}", encoding="utf-8")
    with pytest.raises(TemplateError) as caught:
        narrated(article, using(tmp_path, template))
    assert says in caught.value.message


def test_a_template_that_is_no_text_and_a_folder_that_is_not_there_are_told(
    article: Article, tmp_path: Path
) -> None:
    settings = using(tmp_path, "")
    (tmp_path / "briefing.jinja").write_bytes(b"\xff\xfe")
    with pytest.raises(TemplateError, match=r"briefing\.jinja is not UTF-8"):
        narrated(article, settings)
    gone = Settings(sections={"narration": {"templates": str(tmp_path / "gone")}})
    with pytest.raises(TemplateError, match="gone is no folder"):
        narrated(article, gone)


def test_languages_that_part_are_told_with_their_scene(article: Article, tmp_path: Path) -> None:
    settings = using(tmp_path, 'こんにちは{% if language == "en" %}\n\nonce more{% endif %}')
    with pytest.raises(TemplateError, match="scene title: the languages part") as caught:
        narrated(article, settings)
    assert "once more" in caught.value.message


def test_a_text_cannot_forge_the_marks_of_another_sentence(written: Callable[..., Article]) -> None:
    forged = written(f"# 題\n\nこれは{OPEN}s0000000{CLOSE}本文です。\n")
    assert all("s0000000" not in line.sources for line in lines(narrated(forged)))


def test_a_rendered_row_gives_up_its_marks() -> None:
    row = (
        f"{VOICE}host{VOICE}So: {OPEN}s1{CLOSE}one {OPEN}s2{CLOSE}two.\n\n{OPEN}s3{CLOSE}{PENDING}"
    )
    assert list(parsed(row, "en")) == [
        Rendered("So: one two.", ("s1", "s2"), "host", ends_passage=True),
        Rendered(None, ("s3",), "narrator", ends_passage=True),
    ]


def test_a_sentence_that_breaks_off_is_said_with_the_next(written: Callable[..., Article]) -> None:
    broken = written("# 題\n\n## 章\n\n彼は駅前で、\n\n「また来る」と言いました。\n")
    said = [line for line in lines(narrated(broken)) if len(line.sources) == 2]
    assert [line.text.ja for line in said] == ["彼は駅前で、「また来る」と言いました。"]


def test_a_bare_address_is_a_line_that_nobody_says(written: Callable[..., Article]) -> None:
    text = "# 題\n\n## 章\n\n海の話です。潮は満ち、潮は引きます。\n\n- 出典は次の頁です。\n- https://a.example/\n"
    linked = narrated(written(text))
    assert [line.text.ja for line in lines(linked)].count("") == 1
    japanese = scripts(linked, written(text), Settings())[0]
    assert all(said.text for said in japanese.utterances())


def test_steps_are_counted_aloud(written: Callable[..., Article]) -> None:
    steps = written("# 題\n\n## 手順\n\n1. 豆を洗う\n2. 豆を煮る\n3. 火を止める\n")
    said = [line.text.ja for line in lines(narrated(steps))]
    assert said[-4:-1] == ["手順1、豆を洗う。", "手順2、豆を煮る。", "手順3、火を止める。"]


@pytest.mark.parametrize("form", ["briefing", "dialogue"])
def test_who_said_a_quotation_is_told_once_and_before_it(
    written: Callable[..., Article], form: str
) -> None:
    html = "<blockquote>海は表を読まない。<footer>祖父</footer></blockquote>"
    quoted = written(f"# 題\n\n## 章\n\n海の話です。\n\n{html}\n")
    said = [line.text.ja for line in lines(narrated(quoted, replace(Settings(), format=form)))]
    at = said.index("海は表を読まない。")
    assert said[at - 1] == "祖父の言葉です。"
    assert sum("祖父" in (text or "") for text in said) == 1


@pytest.mark.parametrize("form", ["briefing", "dialogue", "bilingual"])
def test_every_form_says_every_sentence_once(article: Article, form: str) -> None:
    storyboard = narrated(article, replace(Settings(), format=form))
    wanted = [s for scene in storyboard.scenes for s in scene.sources]
    said = [
        source
        for scene in storyboard.scenes
        if scene.sources
        for line in scene.narration
        for source in line.sources
    ]
    assert said == wanted


def test_a_translation_that_arrives_later_changes_no_japanese_line(
    written: Callable[..., Article],
) -> None:
    text = "# 題\n\n## 潮汐表とは\n\n表です。\n\n## 海\n\n塩です。\n"
    english = {
        "潮汐表とは": "A tide table.",
        "海": "What is the sea?",
        "表です。": "Is it a table?",
    }
    before, after = narrated(written(text)), narrated(written(text, english))
    assert [line.text.ja for line in lines(before)] == [line.text.ja for line in lines(after)]


@pytest.mark.parametrize("form", ["briefing", "dialogue"])
def test_an_article_without_parts_is_taken_leave_of_too(
    written: Callable[..., Article], form: str
) -> None:
    plain = written("# 題\n\n潮は満ちます。潮は引きます。船は港に戻ります。\n")
    said = [line.text.ja for line in lines(narrated(plain, replace(Settings(), format=form)))]
    assert said[-1] == "以上です。お聞きいただき、ありがとうございました。"
    assert said.count(said[-1]) == 1


def test_a_long_question_of_the_authors_stays_with_the_guest(
    written: Callable[..., Article],
) -> None:
    long = (
        "港に長く住む人たちは、なぜ毎朝まだ暗いうちから海の色を見て、"
        "その日の船を出すかどうかを決めるのでしょうか?"
    )
    asked = written(f"# 題\n\n## 章\n\nなぜでしょうか?\n\n{long}\n")
    storyboard = narrated(asked, replace(Settings(), format="dialogue"))
    speakers = {line.text.ja: line.speaker for line in lines(storyboard)}
    assert speakers["なぜでしょうか?"] == "host"
    assert speakers[long] == "guest"


def test_a_caption_that_is_no_sentence_is_led_up_to(written: Callable[..., Article]) -> None:
    rows = "<tr><th>年</th><th>高さ</th></tr><tr><td>1</td><td>2</td></tr>"
    html = f"<table><caption>年ごとの高さ</caption>{rows}</table>"
    shown = written(f"# 題\n\n## 章\n\n海の話です。\n\n{html}\n")
    said = [line.text.ja for line in lines(narrated(shown))]
    assert "スライドの表は、「年ごとの高さ」です。" in said


@pytest.mark.parametrize("form", ["briefing", "dialogue"])
def test_a_table_without_a_caption_is_pointed_to(
    written: Callable[..., Article], form: str
) -> None:
    shown = written(
        "# 題\n\n## 章\n\n海の話です。潮の高さは次のとおりです。\n\n"
        "| 年 | 高さ |\n|---|---|\n| 1 | 高い |\n| 2 | 低い |\n"
    )
    said = [line.text.ja for line in lines(narrated(shown, replace(Settings(), format=form)))]
    assert said.count("詳しくは、スライドの表にあります。") == 1
