"""What a writer says to friends or to themselves, as somebody else says it aloud, or leaves out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
import stories
from articles import narrated, written

from generator.narration.aloud.retelling import Whose
from generator.narration.aloud.sayings import spoken
from generator.narration.aloud.third_person import english, we_are_the_writers
from generator.narration.telling.matter import unsaid
from generator.wording.views import view_cues

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.model import Article

__all__ = ["written"]

AUTHOR = Whose("author", personal=True)

TOLD = [
    ("来週からもがんばろう。", "筆者は「来週からもがんばろう」と書いています。"),
    ("明日は晴れるだろう。", "明日は晴れるでしょう。"),
    ("昼は安く食べられます！", "昼は安く食べられます。"),
    ("駅が遠いので＆バスもないので歩きます。", "駅が遠いので、バスもないので歩きます。"),
    ("みんな早く帰るんだよね～～って言います。", "みんな早く帰るんだよねって言います。"),
    ("tools::read_allを使います。", "read allを使います。"),
    ("なんか、みんな静かです。", "みんな静かです。"),
    ("が、塩は足さないことにした。", "ただ、塩は足さないことにしました。"),
    ("――早いのですか。", "早いのですか。"),
    ("図3にあるとおり、朝は空いています。", "朝は空いています。"),
    ("林さん（52）は、板が薄いと考えている。", "52歳の林さんは、板が薄いと考えています。"),
    ("始めたのは原葵さん（41）である。", "始めたのは41歳の原葵さんです。"),
    ("豆腐屋にも行った。", "豆腐屋にも行きました。"),
    ("聞き取りを行った。", "聞き取りを行いました。"),
    ("値は一・四倍です。", "値は一・四倍です。"),
    ("水温・塩分を測ります。", "水温、塩分を測ります。"),
]


@pytest.mark.parametrize(("written", "said"), TOLD)
def test_a_sentence_is_said_without_what_only_its_writer_can_say(written: str, said: str) -> None:
    assert spoken(written, "ja", AUTHOR) == said


UNTOLD = [
    "当日の資料はこちらです（英語）。",
    "くわしくは別の記事で扱っています。",
    "順に見ていこう。",
    "それでは、一つずつ見ていきましょう。",
    "来期もよろしくお願いします。",
    "気軽に声をかけてください。",
    "12,000円×3＋4,000円=40,000円です。",
    "右の写真は新しい船です。",
    "赤い線は混む道を示しています。",
    "ご不明な点は下記までご連絡ください。",
    "市場で働きはじめました、はまだです。",
]


@pytest.mark.parametrize("written", UNTOLD)
def test_pointers_sums_and_greetings_are_left_to_the_page(written: str) -> None:
    assert unsaid(written, minutes=False)


KEPT = ["もちろんです。", "とてもきれいです。", "図書館は朝九時に開きます。", "参加費は無料です。"]


@pytest.mark.parametrize("written", KEPT)
def test_what_says_something_is_told(written: str) -> None:
    assert not unsaid(written, minutes=False)


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("So in May we halved the fare.", "So in May the authors halved the fare."),
        ("We will test our lamps.", "The authors will test their lamps."),
        ("They asked us in June.", "They asked the authors in June."),
    ],
)
def test_what_several_say_that_they_did_is_told_of_the_authors(written: str, said: str) -> None:
    acts = ("We moved three stops.", "We put up screens.", "We then asked riders.")
    assert we_are_the_writers(acts)
    assert not we_are_the_writers((*acts, "I liked it."))
    assert not we_are_the_writers((*acts, "Our ancestors had no lamps."))
    assert spoken(written, "en", Whose("author", several=True, many=True)) == said


@pytest.mark.parametrize("owner", ["三宅会長（63）は", "林さん（41）も", "原館長は"])
def test_a_view_of_somebody_with_an_office_or_an_age_is_theirs(owner: str) -> None:
    assert view_cues("ja")["others"].search(f"{owner}、まだ早いと考えている。")


def test_who_answers_in_english_says_and_writes_nothing() -> None:
    said = spoken(
        "So we hung mirrors, and in Leeds I got that wrong.",
        "en",
        Whose("interview", name="Ida Moor"),
    )
    assert "Moor" in said.partition("“")[0]
    assert said.endswith("“So we hung mirrors, and in Leeds I got that wrong.”")


@pytest.mark.parametrize(
    "title",
    [
        "Boring rooms: a conversation with library architect Ida Moor",
        "An interview with Ida Moor",
        "5 Questions: Ida Moor, founder of the Boring Room",
    ],
)
def test_who_was_met_answers_in_english(written, title: str) -> None:
    asked = ("Why walls?", "How did you find out?", "What do they cost?")
    body = "\n\n".join(
        f"**{each}**\n\nI counted the seats for a week. It took time." for each in asked
    )
    lines = [
        line.text.en or ""
        for scene in narrated(written(f"# {title}\n\nThe rooms are new.\n\n{body}\n")).scenes
        for line in scene.narration
    ]
    assert any("Moor counted the seats" in each for each in lines)
    assert not any("the author" in each.lower() for each in lines)


def heard(article: Article) -> str:
    lines = (line for scene in narrated(article).scenes for line in scene.narration)
    return " ".join(line.text.ja or "" for line in lines)


QUESTIONS = """
### 何を食べるのですか。

死んだ魚も食べます。{named}

### どこにいるのですか。

干潟にいます。

### 跳ねるのですか。

よく跳ねます。
"""


@pytest.mark.parametrize(
    ("lead", "named", "answers"),
    [
        ("干潟の船頭、田中和夫さんに聞きました。", "", True),
        ("干潟の話です。", "森を歩く田中和夫さんに聞いた記事があります。", False),
    ],
)
def test_who_answers_is_named_before_anything_is_asked(
    written: Callable[..., Article], lead: str, named: str, *, answers: bool
) -> None:
    text = f"# 干潟の魚\n\n{lead}\n{QUESTIONS.format(named=named)}"
    said = heard(written(text))
    assert ("答えているのは、田中和夫さんです。" in said) == answers


def test_where_something_is_held_announces_nothing(written: Callable[..., Article]) -> None:
    text = (
        "# 延期した演奏会のお知らせ\n\n延期した演奏会を10月24日に開催いたします。\n\n"
        "会場：浦里大学の講堂\n\n浦里大学へはバスをご利用ください。\n"
    )
    assert "浦里大学の発表" not in heard(written(text))


GROUP = (
    "# How we moved the choir\n\n"
    "We rented a hall by the river. We painted our chairs in May. I was ill that week.\n\n"
    "## The move\n\nOur piano weighed 300 kilos. We carried it on ropes, and it held.\n"
)
ALONE = (
    "# A summer of walking\n\nI walked the coast with my brother. We missed two boats.\n\n"
    "## Rain\n\nI carried our tent for nine days. It rained on me every night.\n"
)


@pytest.mark.parametrize(("text", "told"), [(GROUP, "The authors"), (ALONE, "their tent")])
def test_those_who_did_something_together_are_not_the_narrators(
    written: Callable[..., Article], text: str, told: str
) -> None:
    article = written(text)
    lines = stories.script(stories.board(article), article, stories.brief(article, kind="essay"))
    said = " ".join(line.text.en or "" for line in lines)
    assert told in said
    assert not re.search(r"\b(?:[Ww]e|[Oo]ur|us|I|my)\b", said)


def test_the_verb_after_a_clause_agrees_with_who_is_named() -> None:
    told = english("They moved two lamps, and I suspect the council.", "Okafor", plural=False)
    assert told == "They moved two lamps, and Okafor suspects the council."


def test_who_did_it_with_somebody_is_named_before_them() -> None:
    told = english("My sister and I bought a boat.", "the author", plural=False)
    assert told == "The author and their sister bought a boat."


def test_a_verb_in_zuru_is_polite_as_one_says_it_today() -> None:
    assert spoken("高いとは感じない。", "ja", Whose("reporter")) == "高いとは感じません。"
