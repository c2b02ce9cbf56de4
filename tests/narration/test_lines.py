"""Lines: one a rendered row, each knowing its sentences, both languages in step."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from articles import narrated

from generator.errors import TemplateError
from generator.narration import scripts
from generator.narration.printing.context import CLOSE, OPEN, PENDING, VOICE
from generator.narration.printing.lines import Rendered, parsed
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
    broken = written(
        "# 題\n\n## 章\n\n彼は駅前で、\n\n「また来る」と言いました。\n\n## 今\n\n海は静かです。\n"
    )
    said = [line for line in lines(narrated(broken)) if len(line.sources) == 2]
    assert {line.text.ja for line in said} == {"彼は駅前で、「また来る」と言いました。"}


def test_a_bare_address_is_not_said(written: Callable[..., Article]) -> None:
    text = "# 題\n\n## 章\n\n海の話です。潮は満ち、潮は引きます。\n\n- 出典は次の頁です。\n- https://a.example/\n"
    linked = narrated(written(text))
    assert not any("example" in (line.text.ja or "") for line in lines(linked))
    japanese = scripts(linked, written(text), Settings())[0]
    assert all(said.text for said in japanese.utterances())


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


def test_what_stands_beside_the_answer_is_told_with_it(
    written: Callable[..., Article],
) -> None:
    news = written(
        "# 旧港校舎を宿に、町が方針\n\n"
        "港町は3日、閉校した港小学校を宿にする案で協議を始めると発表した。"
        "並行して検討した倉庫の案は「保留」とし、断ったわけではないと説明した。\n\n"
        "宿は12室で、食堂を一階に置く。改修には8千万円かかる見込みだ。\n\n"
        "町は来年3月に予算案を出したい考えだ。\n"
    )
    said = " ".join(line.text.ja or "" for line in lines(narrated(news)))
    assert "「保留」" in said
