"""What a text may not add to its sentences, or take from them."""

from __future__ import annotations

import pytest

from generator.planning.faithful import fault


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("総額300億円近い投資", "総額300億円近く集まっています。"),
        ("三人が退社", "退社したのは3人です。"),
        ("開発が停滞する可能性", "開発が停滞する可能性が高いです。"),
        ("理由は語られていない", "本人から理由は語られていません。"),
        ("ChatGPTの開発", "ChatGPTの開発が進みます。"),
        ("山田さんの退社", "山田さんが退社しました。"),
        ("会社の拡大", "会社が拡大しました。"),
    ],
)
def test_the_same_said_shorter_is_faithful(text: str, source: str) -> None:
    assert fault(text, source, "ja") == ""


@pytest.mark.parametrize(
    ("text", "source", "found"),
    [
        ("四人が退社", "退社したのは3人です。", "number"),
        ("ムラティの退社", "幹部が退社しました。", "name"),
        ("山田さんの退社", "幹部が退社しました。", "name"),
        ("東京の会社の拡大", "会社が拡大しました。", "name"),
        ("汐見市の調査", "町が調査しました。", "name"),
        ("理由は語られた", "理由は語られていません。", "polarity"),
        ("開発は停滞しない", "開発は停滞します。", "polarity"),
        ("開発が停滞する", "開発が停滞する可能性があります。", "certainty"),
    ],
)
def test_what_is_added_or_lost_is_named(text: str, source: str, found: str) -> None:
    assert fault(text, source, "ja").startswith(found)


@pytest.mark.parametrize(
    ("text", "source", "found"),
    [
        ("Three leave", "So far, three key figures have left OpenAI.", ""),
        ("Four leave", "So far, three key figures have left OpenAI.", "number"),
        ("The firm in Tokyo grew", "The firm grew.", "name"),
        ("It will stall", "It is not likely to stall.", "polarity"),
        ("Development stalls", "Development is likely to stall.", "certainty"),
        ("Development may stall", "Development is likely to stall.", ""),
        ("Tokyo staff grew", "The staff grew.", "name"),
        ("It grew. Google paid.", "It grew, and somebody paid.", "name"),
        ("Growth in staff", "The staff grew, a growing one.", ""),
        ("However, staff grew", "The staff grew.", ""),
        ("“Staff grew”", "The staff grew.", ""),
    ],
)
def test_english_is_judged_alike(text: str, source: str, found: str) -> None:
    assert fault(text, source, "en").startswith(found)
    assert bool(fault(text, source, "en")) == bool(found)
