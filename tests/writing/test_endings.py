"""A Japanese text of a slide is said whole; whose it is stands once."""

from __future__ import annotations

import pytest

from generator.writing.endings import breaks_off, of_endings, of_labels, thoughts


@pytest.mark.parametrize(
    "text",
    [
        "屋根も早く直さねばと館長",
        "もっと早く来ればと、岸さん",
        "見るのもつらいほどにと筆者",
        "客が増えるようにと市長",
        "次の世代に渡さなければと館長",
    ],
)
def test_a_text_whose_verb_was_cut_before_its_owner_breaks_off(text: str) -> None:
    assert breaks_off(text)


@pytest.mark.parametrize(
    "text",
    [
        "屋根の傷みは急だと館長",
        "客の声が直接聞けると、岸さん",
        "これからは早く行こうと筆者",
        "雨の日は客が減ると3M",
        "続けるほかないだろうと筆者",
        "味は昔のままと店主",
        "数日は休みが要ったかもと筆者",
        "農家と組合",
        "店を手伝うのは家族とボランティア",
        "早く直すようにと頼む客",
        "普通に歩けるように",
        "自転車は橋の下にとめる",
        "もとの計画",
    ],
)
def test_a_whole_saying_or_a_list_does_not_break_off(text: str) -> None:
    assert not breaks_off(text)


def found(*texts: str, title: str = "屋根は傷んでいる") -> list[str]:
    return [*of_endings(texts, title)]


def test_an_owner_whom_the_title_names_is_not_named_again() -> None:
    (mark,) = found("屋根の傷みは急だと館長", "床は無事", title="館長は屋根を直したい")
    assert mark.startswith("“と館長” below a title that names 館長")


def test_an_owner_at_point_after_point_belongs_into_the_title() -> None:
    (mark,) = found("屋根の傷みは急だと館長", "床も傷んできたと館長")
    assert mark.startswith("“と館長” 2 times: once in title or head")
    assert not found("屋根の傷みは急だと館長", "床も傷んできたと岸さん")
    last = ["屋根の傷みは急だと館長", "床も傷んできたと館長"]
    assert not [*of_endings(last, "館長は屋根を直したい", owners=False)]


def test_a_question_cut_short_and_a_figure_of_nothing_are_found() -> None:
    assert "a question cut short" in found("薬で治ったことも原因かと筆者")[0]
    assert "“38.5” of" in found("38.5ほどになる日が続く")[0]
    assert not found("熱は38.5度ほど", "客は200人ほど", "30日前後かかる")


def test_an_owner_that_hangs_at_every_head_is_found() -> None:
    assert [*of_labels(["長い文書：市", "短い文書：市"])]
    assert not [*of_labels(["長い文書：市", "短い文書：店"])]
    assert not [*of_labels(["長い文書", "短い文書"])]


def test_two_sayings_in_one_sentence_are_counted() -> None:
    assert thoughts("店が開けると話し、客が戻ると思うといいます。") > 1
    assert thoughts("岸さんは、客と話せるのがよいと言います。") == 1
    assert thoughts("駅に行くと、弟と妹がいました。") < 2
