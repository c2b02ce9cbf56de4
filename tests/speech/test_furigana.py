"""Furigana is what the voice will say, on the kanji alone."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator import Settings
from generator.speech.engines.openjtalk import words
from generator.speech.kana import furigana
from generator.speech.readings import reading
from generator.speech.readings.comparing import folded

pytest.importorskip("pyopenjtalk")

CASES = Path(__file__).parents[1] / "cases" / "speech"
_KATAKANA = {code: code + 0x60 for code in range(ord("ぁ"), ord("ゖ") + 1)}


def written(text: str, *pairs: tuple[str, str]) -> str:
    pieces = furigana(text, Settings(), pairs)
    return "".join(f"{piece}({kana})" if kana else piece for piece, kana in pieces)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("町の図書館", "町(まち)の図書館(としょかん)"),
        ("電池を取り出した。", "電池(でんち)を取(と)り出(だ)した。"),
        ("入れ替わり立ち替わり", "入(い)れ替(か)わり立(た)ち替(か)わり"),
        ("10本の電池", "10本(ぽん)の電池(でんち)"),
        ("20日に8人", "20日(はつか)に8人(にん)"),
        ("ひらがなとカタカナ", "ひらがなとカタカナ"),
        ("AIが3,400世帯を調べた", "AIが3,400世帯(せたい)を調(しら)べた"),
        ("🎉、…！", "🎉、…！"),
        ("", ""),
    ],
)
def test_kanji_have_their_kana_and_nothing_else_has(text: str, told: str) -> None:
    assert written(text) == told


def test_the_authors_ruby_outranks_the_dictionary() -> None:
    assert written("東海林さん", ("東海林", "ショウジ")) == "東海林(しょうじ)さん"
    assert written("東海林さん", ("東海林", "トウカイリン")) == "東海林(とうかいりん)さん"


def _sentences() -> list[tuple[str, list[str]]]:
    """Those that are written in kanji and kana alone, each with what a listener expects to hear."""
    rows = [
        line.split("\t")
        for name in ("listener.ja.tsv", "readings.ja.tsv")
        for line in (CASES / name).read_text("utf-8").splitlines()
        if "\t" in line and not line.startswith("#")
    ]
    plain = re.compile(r"[一-龠々ぁ-ゖァ-ヴー。、「」？]+")
    return [(row[0], row[1].split("|")) for row in rows if plain.fullmatch(row[0])]


def test_furigana_are_what_the_voice_says_and_what_a_listener_expects() -> None:
    cases = _sentences()
    assert len(cases) > 300
    otherwise, unexpected = [], []
    for text, expected in cases:
        pieces = furigana(text, Settings())
        assert "".join(piece for piece, _ in pieces) == text
        kana = _sound("".join(said or piece for piece, said in pieces))
        voice = "".join(word["pron"] for word in words(reading(text, "ja", Settings())))
        if kana != _sound(voice):
            otherwise.append(text)
        if kana not in map(_sound, expected):
            unexpected.append(text)
    assert len(otherwise) <= len(cases) // 100, otherwise
    assert len(unexpected) <= len(cases) // 100, unexpected


def _sound(kana: str) -> str:
    """Particles are written は, へ, を and said わ, え, お."""
    return folded(kana.translate(_KATAKANA)).translate(str.maketrans("ハヘヲ", "ワエオ"))
