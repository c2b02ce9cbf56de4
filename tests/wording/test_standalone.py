"""What says something to somebody who hears nothing else."""

from __future__ import annotations

import pytest

from generator.wording.standalone import ALONE, stands_alone


@pytest.mark.parametrize(
    "sentence",
    [
        "町の図書館は、来年度から夜間開館を週4日に増やす計画です。",
        "汐見野港の渡し船は、2025年に延べ1万2000人を運びました。",
        "水道料金の改定案は、3月の議会で可決された。",
        "電池の受け入れ量は5年間で約4倍に増えた。",
    ],
)
def test_a_sentence_that_names_what_it_is_about_stands_alone(sentence: str) -> None:
    assert stands_alone(sentence) > ALONE


@pytest.mark.parametrize(
    "sentence",
    [
        "それが一番の理由です。",
        "この状態が半年続きました。",
        "2つ目は費用です。",
        "でも、うまくいきませんでした。",
        "手順は以下の通りです：",
        "そう感じた。",
    ],
)
def test_what_points_back_or_lacks_its_subject_does_not(sentence: str) -> None:
    assert stands_alone(sentence) < ALONE


@pytest.mark.parametrize("text", ["", "。", "「", "ん", "😀"])
def test_whatever_the_text_there_is_an_answer(text: str) -> None:
    assert 0.0 <= stands_alone(text) <= 1.0
