"""Whole scripts: what one narrator says, what two people say, and what must hold in both."""

from __future__ import annotations

import re
import sys
from collections import Counter
from dataclasses import replace
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import stories

from generator.locale import phrase
from generator.model import Aside, Oddity, with_sentences
from generator.reading import read
from generator.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.model import Article, Line, Sentence

CASES = Path(__file__).parents[1] / "cases" / "narration"
FORMS = ("briefing", "dialogue")
THESIS = "島の人が自分の足で"
TAKEN = ("会社は来年から", THESIS)
CAVEATS = (("しかし、夏を境に", "ただし、冬の客は"),)
POLITE = re.compile(
    r"(?:です|ます|ました|ません|でした|でしょう|ください)(?:[かねよ]{0,2})[。?！]?$"
    r"|[」、はと]、?[。?]?$|さい。$|[?]$|つ。$"
)


def told(form: str) -> list[Line]:
    article = read((CASES / "ferry.md").read_bytes(), Settings(), name="ferry.md")
    known = stories.brief(article, THESIS, CAVEATS)
    return stories.script(stories.board(article, *TAKEN), article, known, form)


@pytest.mark.parametrize("form", FORMS)
def test_a_story_is_told_as_its_script_shows(form: str) -> None:
    golden = CASES / f"ferry.{form}.txt"
    assert stories.shown(told(form)) == golden.read_text(encoding="utf-8")


@pytest.mark.parametrize("form", FORMS)
def test_the_answer_is_heard_within_thirty_seconds(form: str) -> None:
    before = ""
    for line in told(form):
        before += line.text.ja or ""
        if THESIS in before:
            break
    assert len(before) <= 170


@pytest.mark.parametrize("form", FORMS)
def test_every_line_is_polite_and_in_one_breath(form: str) -> None:
    for line in told(form):
        said = line.text.ja or ""
        assert POLITE.search(said), said
        assert all(len(each) <= 60 for each in re.split(r"(?<=。)", said)), said


@pytest.mark.parametrize("form", FORMS)
def test_a_caveat_follows_its_claim_within_two_lines(form: str) -> None:
    said = [line.text.ja or "" for line in told(form)]
    claim = next(n for n, text in enumerate(said) if "1万4000人に達しました" in text)
    own = [line for line in told(form)[claim + 1 :] if line.speaker != "host"]
    assert any("冬の客は夏の半分" in (line.text.ja or "") for line in own[:2])


@pytest.mark.parametrize("form", FORMS)
def test_nothing_is_said_three_times(form: str) -> None:
    count = Counter(line.text.ja for line in told(form))
    assert max(count.values()) <= 2


def test_the_host_has_a_third_of_the_words_and_no_turn_is_long() -> None:
    turns = [
        (who, sum(len(line.text.ja or "") for line in lines))
        for who, lines in groupby(told("dialogue"), key=lambda line: line.speaker)
    ]
    host = sum(size for who, size in turns if who == "host")
    assert 0.3 <= host / sum(size for _, size in turns) <= 0.42
    assert max(size for who, size in turns if who == "guest") <= 160


def test_an_article_that_says_i_is_told_of_its_author(written: Callable[..., Article]) -> None:
    article = written("# 川の話\n\n毎朝、私は川沿いを歩きます。\n\n## 理由\n\n私は川が好きです。\n")
    lines = stories.script(stories.board(article, "私は川"), article, stories.brief(article))
    said = "".join(line.text.ja or "" for line in lines)
    assert "私" not in said
    assert "筆者は川が好きです。" in said


def test_what_nobody_misses_is_not_said(written: Callable[..., Article]) -> None:
    article = written("# 川の話\n\n## 川\n\n川は長いです。今回は、川を紹介します。\n")
    known = stories.brief(article)
    aside = Aside(stories.known(article, "今回は"), "今回は", "announcement")
    lines = stories.script(stories.board(article), article, replace(known, asides=(aside,)))
    assert all("紹介" not in (line.text.ja or "") for line in lines)


def test_who_said_a_quotation_comes_before_it(written: Callable[..., Article]) -> None:
    html = "<blockquote>海は表を読まない。<footer>祖父</footer></blockquote>"
    article = written(f"# 題\n\n## 章\n\n海の話です。\n\n{html}\n")
    lines = stories.script(stories.board(article), article, stories.brief(article))
    said = [line.text.ja for line in lines]
    assert said.index("祖父の言葉です。") == said.index("「海は表を読まない」") - 1


def test_a_table_is_told_in_figures(written: Callable[..., Article]) -> None:
    table = "| 年 | 客（人） |\n|---|---|\n| 2023 | 100 |\n| 2024 | 150 |\n| 2025 | 240 |\n"
    article = written(f"# 題\n\n## 客\n\n{table}")
    lines = stories.script(stories.board(article), article, stories.brief(article))
    assert "客は、2023が100人、2025が240人です。" in [line.text.ja for line in lines]


def test_short_things_are_named_three_in_a_breath(written: Callable[..., Article]) -> None:
    article = written("# 題\n\n## 持ち物\n\n- 水筒\n- 帽子\n- 地図\n- 手袋\n")
    lines = stories.script(stories.board(article), article, stories.brief(article))
    said = [line.text.ja for line in lines]
    assert "水筒、帽子、それに地図です。" in said
    assert "手袋もあります。" in said


def test_the_first_sentence_under_a_heading_leads_on_from_nothing(
    written: Callable[..., Article],
) -> None:
    article = written("# 題\n\n## 章\n\nしかし、開発は停滞します。しかし、海は静かです。\n")
    lines = stories.script(stories.board(article), article, stories.brief(article))
    said = [line.text.ja for line in lines]
    assert "開発は停滞します。" in said
    assert "しかし、海は静かです。" in said


def test_a_bare_address_is_a_line_that_nobody_says(written: Callable[..., Article]) -> None:
    text = "# 題\n\n## 章\n\n- 出典は次の頁にあります。\n- https://a.example/\n"
    article = written(text)
    lines = stories.script(stories.board(article), article, stories.brief(article))
    assert all("example" not in (line.text.ja or "") for line in lines)


@pytest.mark.parametrize("form", FORMS)
def test_a_translation_that_arrives_later_changes_no_japanese_line(form: str) -> None:
    def english(sentence: Sentence) -> Sentence:
        return replace(sentence, text=sentence.text.having("en", "I saw “this” once."))

    article = read((CASES / "ferry.md").read_bytes(), Settings(), name="ferry.md")
    known = stories.brief(article, THESIS, CAVEATS)
    translated = with_sentences(article, english)
    before, after = (
        stories.script(stories.board(each, *TAKEN), each, known, form)
        for each in (article, translated)
    )
    assert [line.text.ja for line in before] == [line.text.ja for line in after]


@pytest.mark.parametrize("form", FORMS)
def test_every_line_has_an_id_of_its_own(form: str) -> None:
    ids = [line.id for line in told(form)]
    assert len(set(ids)) == len(ids)


def test_a_name_is_said_with_what_stands_under_it(written: Callable[..., Article]) -> None:
    article = written(
        "# 島の人\n\n## 浜田みどりさん\n\n島でただ一人の船長です。雨の日も船を出します。\n"
    )
    lines = stories.script(stories.board(article), article, stories.brief(article))
    assert "浜田みどりさんは、島でただ一人の船長です。" in [line.text.ja for line in lines]
    assert "浜田みどりさん。" not in [line.text.ja for line in lines]


def test_an_interview_keeps_its_questions_and_speakers(written: Callable[..., Article]) -> None:
    article = written("# 船の話\n\n## 始まり\n\nなぜ始めたのですか？\n\n私は海が好きでした。\n")
    asked, said = stories.known(article, "なぜ", "私は")
    talk = replace(article, roles={asked: "question"}, speakers={said: "浜田"})
    lines = stories.script(stories.board(talk), talk, stories.brief(talk), "dialogue")
    told = [(line.speaker, line.text.ja) for line in lines]
    at = told.index(("host", "なぜ始めたのですか？"))
    assert told[at + 1] == ("浜田", "私は海が好きでした。")


def test_a_wrong_count_is_told_and_not_repaired(written: Callable[..., Article]) -> None:
    people = "### 浜田さん\n\n船長です。\n\n### 森さん\n\n店長です。\n"
    text = f"# 題\n\n## 人\n\n3人に会いました。\n\n{people}"
    article = written(text)
    odd = Oddity(
        *stories.known(article, "3人"), phrase("oddities", "count", announced="3人", listed="2人")
    )
    counted = replace(article, oddities=(odd,))
    lines = stories.script(stories.board(counted), counted, stories.brief(counted))
    said = [line.text.ja for line in lines]
    assert "記事は「3人」としていますが、挙げられているのは2人です。" in said


if __name__ == "__main__":
    for each in FORMS:
        (CASES / f"ferry.{each}.txt").write_text(stories.shown(told(each)), encoding="utf-8")
    sys.exit(0)
