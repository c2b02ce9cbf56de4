"""A Japanese text of a slide is said whole."""

from __future__ import annotations

import pytest

from generator.writing.endings import breaks_off, thoughts


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


def test_two_sayings_in_one_sentence_are_counted() -> None:
    assert thoughts("店が開けると話し、客が戻ると思うといいます。") > 1
    assert thoughts("岸さんは、客と話せるのがよいと言います。") == 1
    assert thoughts("駅に行くと、弟と妹がいました。") < 2
