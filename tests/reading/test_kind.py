"""What kind of text an article is, what each sentence is, and who speaks."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from generator.errors import SettingsError
from generator.model import sentences
from generator.reading import read
from generator.reading.roles import role
from generator.settings import Settings

if TYPE_CHECKING:
    from generator.model import Article

CASES = sorted((Path(__file__).parents[1] / "cases" / "reading" / "kinds").glob("*.md"))
"""Each is called after its kind."""


def case(kind: str, settings: Settings | None = None) -> Article:
    (path,) = [path for path in CASES if path.stem == kind]
    return read(path, settings or Settings())


@pytest.mark.parametrize("kind", [path.stem for path in CASES])
def test_a_text_is_told_by_its_words_and_its_form(kind: str) -> None:
    article = case(kind)
    assert article.kind == kind
    assert all(reason.ja and reason.en for reason in article.kind_reasons)


def test_a_kind_that_is_asked_for_is_taken() -> None:
    asked = Settings(sections={"reading": {"kind": "talk"}})
    assert case("press", asked).kind == "talk"
    with pytest.raises(SettingsError, match="press"):
        case("press", Settings(sections={"reading": {"kind": "pres"}}))


ROLES = {
    "更新日：2026年5月 ／ カテゴリ：健康": "metadata",
    "2026年4月1日": "metadata",
    "代表電話：000-000-0000": "contact",
    "お問い合わせは広報までどうぞ。": "contact",
    "取引先各位": "greeting",
    "本日はありがとうございました！": "greeting",
    "撮影：山野": "credit",
    "今回は、海の町の一年を紹介します。": "announcement",
    "原因は、次のとおりです。": "announcement",
    "順調に見える店にも、三つの課題があります。": "announcement",
    "単純に置き換えると左図の形になります。": "pointer",
    "詳しくはこちら。": "pointer",
    "件数は330回でしたが（写真左）、69回に減りました（写真右）。": None,
    "当社は本社を移転しますのでお知らせいたします。": None,
    "理由は、餌が減ったことです。": None,
    "課題は人手です。": None,
}


@pytest.mark.parametrize("text", ROLES)
def test_a_sentence_that_is_no_content_says_so_itself(text: str) -> None:
    assert role(text, "ja") == ROLES[text]


ENGLISH_ROLES = {
    "Published: 3 May 2026": "metadata",
    "Thank you for reading.": "greeting",
    "In this post, I'll show you how to build a kite.": "announcement",
    "See the diagram below for details.": "pointer",
    "Contact: press@example.org": "contact",
    "The kite weighs less than a letter.": None,
}


@pytest.mark.parametrize("text", ENGLISH_ROLES)
def test_an_english_sentence_too(text: str) -> None:
    assert role(text, "en") == ENGLISH_ROLES[text]


def test_who_asks_and_who_answers_is_told_by_labels() -> None:
    article = case("interview")
    by = {s.text.ja: article.speakers.get(s.id) for s in sentences(article)}
    assert by["十年前です。"] == "海野"
    asked = [s.text.ja for s in sentences(article) if article.roles.get(s.id) == "question"]
    assert asked == ["いつ始めましたか？", "大変なことは？"]


DASHED = (
    ("――港に来たのはなぜですか？", "――苦労は何ですか？", "――次は何をしますか？"),
    ("——留学先に選んだ理由は？", "——寮はどうですか？", "——休日の過ごし方は？"),
    ("─いつ始めましたか。", "─誰に習いましたか。", "─続けますか。"),
)


@pytest.mark.parametrize("heads", DASHED)
def test_headings_that_ask_after_a_dash_are_an_interview(heads: tuple[str, ...]) -> None:
    answers = ("私は海が好きです。", "私には冬の風がつらい。", "春に船を一隻増やしました。")
    told = "\n\n".join(f"### {head}\n\n{said}" for head, said in zip(heads, answers, strict=True))
    text = f"# 日々が世界を広げていく\n\n港町で暮らす海野さん。\n\n{told}\n"
    assert read(text.encode(), Settings(), name="article.md").kind == "interview"


def test_lines_with_a_dash_ask() -> None:
    text = "# 灯台守\n\n――いつ始めましたか。\n\n十年前です。\n\n――大変なことは。\n\n冬の風です。"
    article = read(text.encode(), Settings(), name="article.md")
    asked = [s.text.ja for s in sentences(article) if article.roles.get(s.id) == "question"]
    assert asked == ["いつ始めましたか。", "大変なことは。"]
