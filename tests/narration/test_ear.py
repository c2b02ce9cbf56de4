"""Written sentences as they are said."""

from __future__ import annotations

import pytest

from generator.narration.ear import asked, courtesies, courtesy, for_the_ear, standing_alone, tidied


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("技術トップ責任者(CTO)です。", "技術トップ責任者です。"),
        (
            "She was the Chief Technology Officer (CTO), and left.",
            "She was the Chief Technology Officer, and left.",
        ),
        ("灯環（とうかん）電池が始めました。", "灯環電池が始めました。"),
        ("日本のAIが期待されている?【Sakana AI】", "Sakana AI、日本のAIが期待されている?"),
        ("Are hopes rising? [Sakana AI]", "Sakana AI: Are hopes rising?"),
        ("増えたという[1]", "増えたという 1"),
        ("高さ（センチ）", "高さ、センチ"),
        ("図書館（本館）", "図書館、本館"),
        ("The word 図書館 (library) is old.", "The word 図書館, library, is old."),
        ("アルトマン氏(CEO)は「はい」と答えた。", "CEOのアルトマン氏は「はい」と答えた。"),
        ("鳴瀬沢さん（工場長）が話す。", "工場長の鳴瀬沢さんが話す。"),
        ("木村さん（45）が話す。", "45歳の木村さんが話す。"),
        ("話題に迫った。（担当・奥野）", "話題に迫った。担当・奥野"),
        ("（補足）もう一度書きます。", "補足、もう一度書きます。"),
        ("見えてきた。(´▽｀*)", "見えてきた。"),
        ("使えない（？）。", "使えない？。"),
        ("コーヒー☕とサラダ🥗が欠かせません😄", "コーヒーとサラダが欠かせません"),
        ("それは**「相談」**です。", "それは「相談」です。"),
        ("海（太平洋）や山（富士山）から来る。", "海、太平洋や山、富士山から来る。"),
        ("https://example.org/a?b=c", ""),
        ("引用: https://example.org/", ""),
        (
            "詳しくはhttps://example.org/をご覧ください。",
            "詳しくはhttps://example.org/をご覧ください。",
        ),
        ("1. 豆の洗い方", "豆の洗い方"),
        ("3.11から10年", "3.11から10年"),
        ("昨日、はじめて見た。", "昨日、はじめて見た。"),
        ("The plant (now closed) was old.", "The plant, now closed, was old."),
        ("1.5倍になりました。", "1.5倍になりました。"),
        ("「また来る」と言いました。", "「また来る」と言いました。"),
    ],
)
def test_brackets_are_not_spoken(written: str, said: str) -> None:
    assert for_the_ear(written) == said


def test_what_is_said_twice_is_said_alike() -> None:
    once = for_the_ear("高さ（センチ）は【仮】です。")
    assert for_the_ear(once) == once


@pytest.mark.parametrize(
    ("line", "tidy"),
    [
        ("Our subject: Where do they go?.", "Our subject: Where do they go?"),
        ("続いて、「『朝』とは?」です。", "続いて、「『朝』とは?」です。"),
        ("次は、「「朝」の市」です。", "次は、「『朝』の市」です。"),
        ("Sakana AI」という名前の「会社」です。", "Sakana AI」という名前の「会社」です。"),
        ("使えない？。", "使えない？"),
        ("and so on...", "and so on..."),
    ],
)
def test_a_line_ends_once_and_quotes_within_quotes_have_marks_of_their_own(
    line: str, tidy: str
) -> None:
    assert tidied(line, "ja" if line[-1] == "。" else "en") == tidy


def test_what_has_no_end_is_given_one() -> None:
    assert tidied("灯りの話", "ja") == "灯りの話。"
    assert tidied("About light", "en") == "About light."
    assert tidied("彼は「はい」", "ja") == "彼は「はい」"


@pytest.mark.parametrize(
    ("said", "alone"),
    [
        ("しかし、夏を境に増えました。", "夏を境に増えました。"),
        ("However, the number grew.", "The number grew."),
        ("But the number grew.", "The number grew."),
        ("So far, three have left.", "So far, three have left."),
        ("また来ると言いました。", "また来ると言いました。"),
        ("Andrew left.", "Andrew left."),
    ],
)
def test_a_sentence_that_is_recalled_does_not_lead_on_from_another(said: str, alone: str) -> None:
    assert standing_alone(said) == alone


@pytest.mark.parametrize(
    ("written", "aloud"),
    [
        ("幹部の退社理由とは?", "幹部の退社理由とは、何でしょうか?"),
        ("AI業界全体の影響は?", "AI業界全体の影響は、どうでしょうか?"),
        ("ChatGPTに影響はある？", "ChatGPTに影響はあるのでしょうか?"),
        ("町にはどんな変化があった?", "町にはどんな変化があったのでしょうか?"),
        ("なぜ高い?", "なぜ高いのでしょうか?"),
        ("いつ使う?", "いつ使うのでしょうか?"),
        ("引き抜きなのでは?", "引き抜きなのでは?"),
        ("二つの違い?", "二つの違い?"),
        ("影響はどう?", "影響はどう?"),
        ("もう読みましたか?", "もう読みましたか?"),
        ("いくらでした?", "いくらでした?"),
        ("Why did they leave?", "Why did they leave?"),
    ],
)
def test_a_heading_that_asks_is_asked_politely_and_in_full(written: str, aloud: str) -> None:
    assert asked(written) == aloud


def test_a_sentence_that_is_recalled_drops_a_however_in_its_middle() -> None:
    said = "From then on, however, the number grew."
    assert standing_alone(said) == "From then on, the number grew."


@pytest.mark.parametrize(
    ("name", "texts", "title"),
    [
        ("ミラ・ムラティ", ["ムラティ氏は技術者です。", "鈴木さんは記者です。"], "氏"),
        ("ボブ・マグルー", ["ムラティ氏とアルトマン氏です。", "鈴木さんは記者です。"], "氏"),
        ("汐見みどりさん", ["鈴木さんは記者です。"], ""),
        ("織田信長", ["信長は城を築きました。"], ""),
    ],
)
def test_people_are_asked_about_with_the_title_that_the_article_gives_them(
    name: str, texts: list[str], title: str
) -> None:
    assert courtesy(name, courtesies(texts)) == title
