"""A text by itself: cut short before its verb."""

from __future__ import annotations

import pytest

from generator.model import Bilingual
from generator.writing.lint.text import cut_short


@pytest.mark.parametrize(
    ("words", "torn"),
    [
        ("木の机をと、店主は言った", True),
        ("雨のおかげだと、岸さん", True),
        ("机などや椅子", True),
        ("店は夜に開くと、岸さん", False),
        ("木と、紙とを混ぜる", False),
        ("「机をと、椅子をと」が口ぐせ", False),
    ],
)
def test_japanese_that_is_cut_short_is_named(words: str, *, torn: bool) -> None:
    assert any("cut short" in mark for mark in cut_short(Bilingual(words))) == torn
