"""Aiming at a length: both recordings, in the voices chosen."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from generator import Settings, build
from generator.length import NEAR, findings, left_out, lengths, told
from generator.model import sentences
from generator.narration import scripts
from generator.progress import silent
from generator.reading import read
from generator.review import review
from generator.speech import estimate, speak_all
from generator.translation import translate
from generator.understanding import brief

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from generator.model import Article, Storyboard

NAMES = ["battery-recycling.html", "night-library.txt", "tide-tables.md"]
OFFLINE = Settings(offline=True)
"""The voices that are measured; nothing is spoken to know how long they take."""

SILENT = replace(OFFLINE, voices={"ja": "silence", "en": "silence"})


@pytest.fixture(scope="module")
def translated(
    examples: Path, tmp_path_factory: pytest.TempPathFactory
) -> Callable[[str], Article]:
    def make(name: str) -> Article:
        path = examples / name.partition(".")[0] / name
        folder = tmp_path_factory.mktemp("data")
        settings = replace(SILENT, memories=(path.with_suffix(".tmx"),), cache=folder, data=folder)
        return translate(read(path, settings), "en", settings, silent).article

    return make


def aimed(article: Article, settings: Settings) -> Storyboard:
    understood = brief(article, settings)
    return told(article, understood, left_out(article, understood, settings), settings)[1]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("minutes", [1.8, 2.2, 2.6])
def test_both_recordings_are_within_a_tenth_of_the_length(
    translated: Callable[[str], Article], name: str, minutes: float, tmp_path: Path
) -> None:
    article = translated(name)
    settings = replace(OFFLINE, minutes=minutes, cache=tmp_path)
    made = lengths(aimed(article, settings), settings)
    assert set(made) == {"ja", "en"}
    assert all(abs(seconds / 60 / minutes - 1) <= NEAR for seconds in made.values()), made


@pytest.mark.parametrize(
    ("form", "voices", "off"),
    [("briefing", SILENT, 0.02), ("bilingual", SILENT, 0.025), ("briefing", OFFLINE, 0.05)],
)
def test_what_is_expected_is_what_is_then_made(
    translated: Callable[[str], Article], form: str, voices: Settings, off: float, tmp_path: Path
) -> None:
    article = translated("tide-tables.md")
    settings = replace(voices, minutes=1.0, format=form, cache=tmp_path)
    storyboard = aimed(article, settings)
    expected = lengths(storyboard, settings)
    spoken = speak_all(scripts(storyboard, article, settings), settings, silent)
    assert len(spoken) == len(expected)
    for each in spoken:
        assert each.track
        made = each.track.samples / each.track.rate
        assert made == pytest.approx(expected[each.track.name], rel=off)


def test_a_length_that_is_long_enough_leaves_nothing_out(
    translated: Callable[[str], Article],
) -> None:
    article, settings = translated("night-library.txt"), replace(SILENT, minutes=60)
    assert left_out(article, brief(article, settings), settings) == ()


def test_a_sentence_still_to_be_translated_counts_as_long_as_its_translation_may_be(
    examples: Path,
) -> None:
    article = read(examples / "night-library" / "night-library.txt", SILENT)
    settings = replace(SILENT, minutes=3.0)
    made = lengths(aimed(article, settings), settings)
    assert made["ja"] == pytest.approx(180, rel=0.1)
    assert made["en"] == pytest.approx(180, rel=0.1)
    assert made["en"] > made["ja"]


def test_what_a_voice_needs_follows_its_speed() -> None:
    slow = replace(SILENT, sections={"audio": {"speed": 0.5}})
    said = "潮は満ち、潮は引きます。"
    assert estimate(slow).lasts["ja"](said) == 2 * estimate(SILENT).lasts["ja"](said)


def scenes(folder: Path) -> list[str]:
    kept: dict[str, Any] = json.loads(
        (folder / ".kamishibai" / "storyboard.json").read_text(encoding="utf-8")
    )
    return [scene["id"] for scene in kept["scenes"]]


def test_a_translation_that_arrives_later_moves_nothing(examples: Path, tmp_path: Path) -> None:
    path = examples / "battery-recycling" / "battery-recycling.html"
    plain = replace(
        SILENT, minutes=3.0, only=("script",), output=tmp_path, cache=tmp_path, data=tmp_path
    )
    folder = build(path, plain).folder
    before, japanese = scenes(folder), (folder / "script.ja.md").read_bytes()
    assert not (folder / "script.en.md").exists()
    build(folder, replace(plain, memories=(path.with_suffix(".tmx"),)))
    assert scenes(folder) == before
    assert (folder / "script.ja.md").read_bytes() == japanese
    assert (folder / "script.en.md").exists()


def test_a_length_out_of_reach_is_an_open_question(examples: Path, tmp_path: Path) -> None:
    path = examples / "night-library" / "night-library.txt"
    settings = replace(
        SILENT,
        minutes=9.0,
        only=("script",),
        output=tmp_path,
        memories=(path.with_suffix(".tmx"),),
        data=tmp_path,
    )
    folder = build(path, settings).folder
    found = [each for each in review(folder, Settings(offline=True)) if each.kind == "length"]
    assert [each.where for each in found] == ["ja", "en"]
    assert all("9:00" in each.text and "no more" in each.advice for each in found)
    told_in_japanese = review(folder, Settings(offline=True), "ja")
    assert any("記事には" in each.advice for each in told_in_japanese)


def test_what_is_left_out_is_told_in_the_manifest_and_by_review(tmp_path: Path) -> None:
    parts = (f"## 第{n}の話\n\n" + f"町{n}の橋は{n + 3}年に直されました。" * 9 for n in range(9))
    path = tmp_path / "bridges.md"
    path.write_text("# 橋の話\n\n" + "\n\n".join(parts), encoding="utf-8")
    chosen = replace(SILENT, only=("script",), output=tmp_path, data=tmp_path, languages=("ja",))
    made = build(path, chosen)
    assert made.dropped
    told = [each for each in review(made.folder, OFFLINE, "en") if each.kind == "length"]
    assert [str(len(made.dropped)) in each.text for each in told] == [True]
    whole = build(path, replace(chosen, minutes=1000))
    assert whole.dropped == ()


def test_a_length_reached_is_no_question(translated: Callable[[str], Article]) -> None:
    article = translated("night-library.txt")
    settings = replace(OFFLINE, minutes=3.0)
    assert findings(aimed(article, settings), settings, "en") == ()


def test_a_warning_stays_and_a_claim_goes_with_its_caveat() -> None:
    text = (
        "# 薬の話\n\n## 効果\n\n研究チームは、期間が短くなる可能性を指摘しています。"
        "ただし、この仮説はまだ検証中です。\n\n## 使い方\n\n薬は食後に飲みます。水で飲みます。"
        "子どもには使えません。量は体重で決まります。\n\n## まとめ\n\n薬は一つの手段です。\n"
    )
    article = read(text.encode("utf-8"), OFFLINE, name="medicine.md")
    settings = replace(OFFLINE, minutes=0.5, languages=("ja",))
    left = {*left_out(article, brief(article, settings), settings)}
    texts = {each.text.ja: each.id for each in sentences(article)}
    assert texts["子どもには使えません。"] not in left
    claim = texts["研究チームは、期間が短くなる可能性を指摘しています。"]
    assert claim in left or texts["ただし、この仮説はまだ検証中です。"] not in left


BRIDGES = "# 橋の話\n\n" + "\n\n".join(
    f"## 第{n}の話\n\n"
    + "".join(f"橋{n}の{m}番目の板は{m + 3}年前に替えました。" for m in range(9))
    for n in range(9)
)


def _heard(minutes: float) -> tuple[list[str], set[str], tuple[str, ...]]:
    """The lines of the bridges, the ids of its sentences, and those neither seen nor said."""
    article = read(BRIDGES.encode("utf-8"), OFFLINE, name="bridges.md")
    settings = replace(SILENT, minutes=minutes, languages=("ja",))
    known = brief(article, settings)
    _, made, gone = told(article, known, left_out(article, known, settings), settings)
    lines = [line for scene in made.scenes for line in scene.narration]
    ids = {each for line in lines for each in line.sources}
    return [line.text.ja or "" for line in lines], ids, gone


def test_a_talk_is_three_minutes_and_the_rest_is_on_the_slides() -> None:
    few, said, gone = _heard(0)
    every, _, none = _heard(1000)
    spoken, whole = (sum(map(len, lines)) for lines in (few, every))
    assert spoken <= 1100
    assert whole > 1500
    assert none == ()
    assert not said & {*gone}
