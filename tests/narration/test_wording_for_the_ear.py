"""Sentences in the mouth of somebody who speaks: polite, without brackets, no author's I."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.narration.aloud.parting import parted
from generator.narration.aloud.polite import polite
from generator.narration.aloud.retelling import Whose, retold
from generator.narration.aloud.spoken_form import for_the_ear

CASES = Path(__file__).parents[1] / "cases" / "narration"


def blocks(name: str) -> list[list[str]]:
    """The cases of a file: lines that stand together, without remarks."""
    text = (CASES / name).read_text(encoding="utf-8")
    parts = [part.splitlines() for part in text.strip().split("\n\n")]
    return [part for part in parts if not part[0].startswith("#")]


@pytest.mark.parametrize(
    ("written", "said"),
    [row.split("\t") for row in (CASES / "polite.tsv").read_text(encoding="utf-8").splitlines()],
)
def test_a_sentence_ends_as_one_says_it_to_somebody(written: str, said: str) -> None:
    assert polite(written) == said


@pytest.mark.parametrize(("written", "heard"), blocks("brackets.txt"))
def test_brackets_are_told_by_what_they_are(written: str, heard: str) -> None:
    assert for_the_ear(written) == heard


@pytest.mark.parametrize(("who", "written", "told"), blocks("retelling.txt"))
def test_the_narrator_is_not_the_author(who: str, written: str, told: str) -> None:
    language, speaker = who.split()
    assert retold(written, language, Whose(speaker, several=speaker == "organisation")) == told  # type: ignore[arg-type]


def test_what_we_all_do_is_not_told_of_the_authors() -> None:
    for text in ("私たちは石炭を燃やしてきました。", "僕たちの生活はこれで変わりました。"):
        assert "筆者" not in retold(text, "ja", Whose("author"))


def test_what_we_all_are_is_not_said_of_the_authors() -> None:
    told = retold("われわれを形づくる細胞を、体細胞と呼ぶそうだ。", "ja", Whose("author"))
    assert "筆者たち" not in told
    for text in ("我々は海から来たのだ。", "わたしという人間は弱い。"):
        assert f"「{text[:-1]}」" in retold(text, "ja", Whose("author"))
    assert "筆者たち" in retold("私たちは地図を作った。", "ja", Whose("author"))


def test_a_long_sentence_is_parted_where_both_halves_can_stand() -> None:
    long = (
        "市は来年の春から三つの地区で新しいバスを走らせる計画を立てていますが、"
        "運転手がまだ足りないので、始まりは夏になるかもしれません。"
    )
    assert parted(long, "ja") == (
        "市は来年の春から三つの地区で新しいバスを走らせる計画を立てています",
        "ただ、運転手がまだ足りないので、始まりは夏になるかもしれません。",
    )
    english = (
        "The city plans to run new buses in three districts from next spring at the latest, "
        "but it still has too few drivers for all of the lines it has drawn on its maps."
    )
    assert parted(english, "en") == (
        "The city plans to run new buses in three districts from next spring at the latest.",
        "But it still has too few drivers for all of the lines it has drawn on its maps.",
    )
    assert parted("短い文です。", "ja") == ("短い文です。",)


def test_a_long_quotation_is_two_breaths_who_speaks_and_what() -> None:
    long = (
        "川の生きものに詳しい緑野高校の理科の田所教諭は「一度消えた魚が戻るには、水だけでは足りない。"
        "隠れる石も、休む淵も要る」と話す。"
    )
    who, what = parted(long, "ja")
    assert who.startswith("川の生きものに詳しい緑野高校の理科の田所教諭は、こう話す")
    assert what.startswith("「一度消えた魚が戻るには")
