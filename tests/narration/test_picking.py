"""What a listener makes of figures holds in them exactly, or is not said."""

from __future__ import annotations

import pytest

from generator.model import Bilingual
from generator.narration.telling.listener import apart, in_words, topic


@pytest.mark.parametrize(
    ("said", "plainly"),
    [
        ("毎日通う人は8％です。", "10"),
        ("夜に来る客は10％でした。", ""),
        ("反対した世帯は23.5％でした。", "25"),
        ("賛成した住民は48％です。", "50"),
        ("続けたい生徒は55％でした。", "over"),
        ("読めると答えた人は約8％です。", ""),
        ("乗る人は8％増えました。", ""),
        ("油の割合は8％です。", ""),
        ("知る人は8％、来た人は3％です。", ""),
    ],
)
def test_a_share_of_people_is_said_in_plain_words_where_they_are_exact(
    said: str, plainly: str
) -> None:
    assert in_words(Bilingual(said, None)) == plainly


def test_two_shares_are_set_against_each_other_where_one_is_twice_the_other() -> None:
    far = apart(Bilingual("港を知る人は80％、訪れた人は12％でした。", None))
    assert far is not None
    assert [each.ja for each in far] == ["80％", "12％"]
    assert apart(Bilingual("春の客は40％、秋の客は35％でした。", None)) is None
    assert apart(Bilingual("客80％のうち12％は、島の人でした。", None)) is None


@pytest.mark.parametrize(
    ("said", "about"),
    [
        ("港は朝から混みます。", "港"),
        ("市の倉庫では、氷を作ります。", "市の倉庫"),
        ("小さな店が駅前に増えました。", "小さな店"),
    ],
)
def test_a_sentence_is_about_what_it_begins_with(said: str, about: str) -> None:
    found = topic(Bilingual(said, None))
    assert found is not None
    assert found.ja == about


def test_a_sentence_that_begins_with_an_adverb_is_about_nothing() -> None:
    assert topic(Bilingual("個人的には満足です。", None)) is None
