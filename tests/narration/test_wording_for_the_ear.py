"""Sentences in the mouth of somebody who speaks: polite, without brackets, no author's I."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.narration.ear import for_the_ear
from generator.narration.parting import parted
from generator.narration.polite import polite
from generator.narration.retelling import Voice, by_whom, retold

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
    assert retold(written, language, Voice(speaker, several=speaker == "organisation")) == told  # type: ignore[arg-type]


def test_who_did_something_is_named_where_an_author_leaves_it_unsaid() -> None:
    assert by_whom("地図を一枚買いました。", "筆者") == "筆者は、地図を一枚買いました。"
    assert by_whom("道が冬だけ閉じました。", "筆者") == "道が冬だけ閉じました。"
    assert by_whom("町を育ててきました。", "筆者") == "町を育ててきました。"


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
        "川の生きものに詳しい緑野高校の田所教諭は「一度消えた魚が戻るには、水だけでは足りない。"
        "隠れる石も、休む淵も要る」と話す。"
    )
    who, what = parted(long, "ja")
    assert who.startswith("川の生きものに詳しい緑野高校の田所教諭は、こう話す")
    assert what.startswith("「一度消えた魚が戻るには")


def test_a_thing_is_named_before_it_is_described_at_length() -> None:
    long = (
        "港町自治会は、6月から、使わなくなった傘や日傘を持ち寄って直し合える催し「かさの病院」を、"
        "駅前の広場で開きます"
    )
    first, second = parted(long, "ja")
    assert "催し「かさの病院」" in first
    assert "6月から" in first
    assert second.startswith("使わなくなった傘や日傘を持ち寄って直し合える催しです")


def test_a_share_and_what_it_exceeds_are_two_breaths() -> None:
    long = (
        "去年の秋の住民への聞き取りでは、「夜道が暗い」という声が全体の51％を占め、"
        "車が多いという声の19％を大きく上回った"
    )
    assert parted(long, "ja") == (
        "去年の秋の住民への聞き取りでは、「夜道が暗い」という声が全体の51％を占めた。",
        "これは、車が多いという声の19％を大きく上回った。",
    )


def test_a_thing_comes_before_the_clause_that_describes_it() -> None:
    long = (
        "強い風が吹いて船着き場の旗が降ろされた日の翌朝に配られる、便の変更を知らせる黄色い紙は、"
        "駅の窓口でも受け取れます"
    )
    assert parted(long, "ja") == (
        "便の変更を知らせる黄色い紙は、駅の窓口でも受け取れます。",
        "これは、強い風が吹いて船着き場の旗が降ろされた日の翌朝に配られるものです。",
    )


def test_two_things_decided_are_both_decided() -> None:
    long = (
        "組合は、使われなくなった倉庫の半分を子どもの遊び場として整備し、残りの半分には"
        "古い農機具を並べて見せることにした"
    )
    assert [each.endswith("ことにした。") for each in parted(long, "ja")] == [True, True]


def test_what_was_answered_comes_before_its_words() -> None:
    long = (
        "「橋の点検は毎年続けているが、架け替えの時期は国の調べを待ち、財政も見ながら来年の春に決めたい」という"
        "慎重な回答を得た"
    )
    assert parted(long, "ja") == (
        "慎重な回答を得た。",
        "「橋の点検は毎年続けているが、架け替えの時期は国の調べを待ち、財政も見ながら来年の春に決めたい」というものです。",
    )
