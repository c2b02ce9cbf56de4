"""Striking figures in both languages."""

from __future__ import annotations

import pytest

from generator.model import Bilingual, Sentence
from generator.planning.amounts import amounts


@pytest.mark.parametrize(
    ("ja", "en", "figure"),
    [
        (
            "総額300億円近く集まっています。",
            "It raised a total of nearly 30 billion yen.",
            ("総額300億円近く", "a total of nearly 30 billion yen"),
        ),
        (
            "費用は約480万円です。",
            "The cost is about 4.8 million yen a year.",
            ("約480万円", "about 4.8 million yen"),
        ),
        (
            "のべ約1万2000人が訪れました。",
            "About 12,000 visits in one year.",
            ("のべ約1万2000人", "About 12,000 visits"),
        ),
        ("8割が答えました。", "In all, 80 percent of them answered.", ("8割", "80 percent")),
        ("約4倍に増えました。", "It has grown about fourfold.", ("約4倍", "about fourfold")),
        ("回収率は91％です。", "The rate is 91%.", ("91％", "91%")),
        ("費用は約480万円です。", "It costs a lot.", ("約480万円", "")),
        ("費用は約480万円です。", None, ("約480万円", None)),
    ],
)
def test_a_figure_is_found_with_its_english(
    ja: str, en: str | None, figure: tuple[str, str | None]
) -> None:
    (amount,) = amounts(Sentence("s1", Bilingual(ja, en)))
    assert (amount.text.ja, amount.text.en) == figure


@pytest.mark.parametrize(
    "ja",
    [
        "案内係が3人います。",
        "2024年に始まりました。",
        "7件起きました。",
        "500円です。",
        "約50分遅れます。",
    ],
)
def test_small_counts_dates_and_times_do_not_strike(ja: str) -> None:
    assert amounts(Sentence("s1", Bilingual(ja, None))) == []


def test_money_strikes_more_than_a_share_and_a_share_more_than_a_count() -> None:
    texts = ("300億円です。", "8割です。", "150人です。")
    weights = [amounts(Sentence("s1", Bilingual(text, None)))[0].weight for text in texts]
    assert weights == sorted(weights, reverse=True)
