"""What a voice will say, against what a listener expects: tests/cases/speech/readings.*.tsv."""

import re
import sys
from pathlib import Path

import pytest

from generator.settings import Settings
from generator.speech import reading
from generator.speech.readings import names
from generator.speech.readings import reading as decided

CASES = Path(__file__).parents[1] / "cases" / "speech"
RIGHT = 608
"""Of the Japanese items, with the versions of requirements-dev.txt."""


def cases(language):
    lines = (CASES / f"readings.{language}.tsv").read_text(encoding="utf-8").splitlines()
    return [tuple(line.split("\t")) for line in lines if "\t" in line]


def heard(kana):
    """Without punctuation."""
    return re.sub(r"[^ァ-ヴー]", "", kana)


@pytest.mark.filterwarnings("ignore:Dictionary.create:DeprecationWarning:pyopenjtalk")
def test_at_least_97_percent_of_the_japanese_items_are_read_as_a_listener_expects():
    pytest.importorskip("pyopenjtalk")
    items = cases("ja")
    wrong = []
    for text, kana in items:
        said = reading(text, Settings())
        if heard(said) != heard(kana):
            wrong.append((text, kana, said))
    right = len(items) - len(wrong)
    told = f"{right} of {len(items)} readings are right ({right / len(items):.1%})"
    sys.stdout.write("\n".join([told, *map(str, wrong)]) + "\n")
    assert len(items) >= 300, told
    assert right >= 0.97 * len(items)
    assert right >= RIGHT, wrong


@pytest.mark.parametrize(("text", "said"), cases("en"))
def test_english_amounts_and_signs_are_said_in_words(text, said):
    if re.search(r"[一-龠]", text):
        pytest.importorskip("sudachipy")
    assert reading(text, Settings(), "en") == said


def test_at_least_600_names_and_abbreviations_are_shipped_and_all_are_katakana():
    known = {name: kana for name, kana in names.names().items() if not name.islower()}
    assert len(known) >= 600
    assert [kana for kana in known.values() if not re.fullmatch(r"[ァ-ヴー]+", kana)] == []


def test_the_authors_ruby_outranks_the_users_list_and_both_outrank_ours():
    own = Settings(sections={"readings": {"OpenAI": "ウチノヨミ", "行った": "オコナッタ"}})
    assert decided("OpenAIが行った", "ja", own) == "ウチノヨミがオコナッタ"
    assert decided("OpenAIが行った", "ja", own, [("OpenAI", "ルビ")]) == "ルビがオコナッタ"


def test_a_name_is_not_found_inside_another_word():
    own = Settings(sections={"readings": {"AI": "アイ"}})
    assert decided("AIとSAIL", "ja", own).startswith("アイと")
    assert "アイル" not in decided("SAIL", "ja", own)


@pytest.mark.parametrize(
    "text", ["", "   ", "…", "。", "「」", "🎉🎉", "★☆★", "\u0000\u0007", "---"]
)
@pytest.mark.parametrize("language", ["ja", "en"])
def test_a_line_of_signs_has_nothing_to_say(text, language):
    assert reading(text, Settings(), language) == ""


def test_emoji_and_control_characters_are_left_out_of_what_is_said():
    assert decided("はい\u0007🎉\u200bそう", "ja", Settings()) == "はいそう"


def test_ten_thousand_characters_are_read_without_harm():
    assert len(decided("あ" * 10_000, "ja", Settings())) == 10_000
    assert decided("A1-" * 3_333, "ja", Settings())
