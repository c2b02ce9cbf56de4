"""What a reader of one language stumbles over, told to its last editor beside the text."""

from __future__ import annotations

import pytest

from generator.writing.lint.plain_language import of_texts


@pytest.mark.parametrize(
    ("words", "named"),
    [
        ("The grant was cut last year", "“was cut”: who does it?"),
        ("Contact has been lost", "“been lost”: who does it?"),
        ("The reduction of services hurts", "“reduction of …”: who does what?"),
        ("As for money, the town pays", "“As for …”: begin with who acts"),
    ],
)
def test_english_that_names_no_doer_is_named(words: str, named: str) -> None:
    assert of_texts([words], "en", aloud=False) == {0: [named]}


@pytest.mark.parametrize(
    "words",
    [
        "The town pays half of it",
        "The grant was cut by the town",
        "She is interested in buses",
        "It is based on a count",
        "The club was founded in 1950",
        "The gate is open, and the cause is proven",
        "She is then asleep",
        "The Federation of Harbor Towns agreed",
        "The third revision of the Water Act passed",
    ],
)
def test_english_that_says_who_is_let_be(words: str) -> None:
    assert not of_texts([words], "en", aloud=False)


@pytest.mark.parametrize(
    "words",
    [
        "旧校舎の解体が行われました",
        "町に対する補助の申請がなされています",
        "参加の意向の表明がありました",
        "新しい制度の導入を図る方針です",
        "図書館の移転に向けた検討が行われている",
        "市長からの謝罪がありました",
        "運賃の改定を行うことになりました",
    ],
)
def test_japanese_that_names_a_deed_and_nobody_is_named(words: str) -> None:
    assert "who does what?" in of_texts([words], "ja", aloud=False)[0][0]


@pytest.mark.parametrize(
    "words",
    [
        "町は旧校舎を壊しました",
        "地震がありました",
        "きのう市長から連絡があった",
        "祭りは毎年行われます",
        "試合は三時に行われました",
        "店に注文がありました",
        "二度目の収穫があるかどうかは、柱しだいです",
        "森さんには考えがあります",
    ],
)
def test_japanese_with_a_verb_of_its_own_is_let_be(words: str) -> None:
    assert not of_texts([words], "ja", aloud=False)


def test_a_sentence_with_three_thoughts_is_long_for_the_ear_alone() -> None:
    heaped = "町が補助を受けて、客が増えて、店が喜んで、運転手が休めません。"
    assert "long for the ear" in of_texts([heaped], "ja", aloud=True)[0][0]
    assert not of_texts([heaped], "ja", aloud=False)
    assert not of_texts(["町が補助を受けました。客も増えました。"], "ja", aloud=True)


def test_one_ending_for_the_third_time_running_is_named() -> None:
    told = ["町は続けるといいます。", "店は喜ぶといいます。", "組合は困るといいます。"]
    assert [*of_texts(told, "ja", aloud=True)] == [2]
    assert not of_texts([*told[:2], "組合は困っています。"], "ja", aloud=True)


def test_a_word_that_points_back_is_named_where_it_is_only_heard() -> None:
    assert of_texts(["その町は続けます。"], "ja", aloud=True)
    assert of_texts(["Those buses stay."], "en", aloud=True)
    assert not of_texts(["Those buses stay."], "en", aloud=False)


def test_a_word_that_points_at_the_sentence_just_before_is_let_be() -> None:
    assert not of_texts(["町は続けます。", "その理由は客です。"], "ja", aloud=True)
    assert not of_texts(["町のバスは残ります。", "このバスは古い。"], "ja", aloud=True)
    assert [*of_texts(["町は続けます。", "このバスは古い。"], "ja", aloud=True)] == [1]
    assert not of_texts(["The town pays.", "That settles it."], "en", aloud=True)
    assert not of_texts(["The buses stay.", "Those buses are old."], "en", aloud=True)
    assert [*of_texts(["The town pays.", "Those buses are old."], "en", aloud=True)] == [1]
