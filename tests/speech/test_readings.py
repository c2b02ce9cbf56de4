"""What a voice will say, against what a listener expects: tests/cases/speech/readings.*.tsv."""

import re
import sys
from pathlib import Path
from string import ascii_uppercase

import pytest

from generator.model import with_readings
from generator.settings import Settings
from generator.speech import VOICES, reading
from generator.speech.accents import with_accents, without_accents
from generator.speech.engines.openjtalk import library
from generator.speech.readings import names, unsaid
from generator.speech.readings import reading as decided
from generator.speech.readings.tables import whole_table
from tests.listening import fits, items
from tests.phonemes import by_espeak, by_flite

CASES = Path(__file__).parents[1] / "cases" / "speech"
RIGHT = {"readings": 655, "listener": 857}
"""Of the Japanese items, with the versions of requirements-dev.txt."""

RIGHT_ENGLISH = 526
SOUNDS = {"flite": by_flite, "espeak": by_espeak}


def cases(language):
    lines = (CASES / f"readings.{language}.tsv").read_text(encoding="utf-8").splitlines()
    return [tuple(line.split("\t")) for line in lines if "\t" in line]


@pytest.mark.filterwarnings("ignore:Dictionary.create:DeprecationWarning:pyopenjtalk")
@pytest.mark.parametrize("name", RIGHT)
def test_at_least_99_percent_of_the_japanese_items_are_read_as_a_listener_expects(name):
    pytest.importorskip("pyopenjtalk")
    expected = items(CASES / f"{name}.ja.tsv")
    said = [reading(text, Settings()) for text, _, _ in expected]
    wrong = [
        (text, kana[0], told)
        for (text, kana, _), told in zip(expected, said, strict=True)
        if not fits(told, kana)
    ]
    right = len(expected) - len(wrong)
    told = f"{right} of {len(expected)} readings are right ({right / len(expected):.1%})"
    sys.stdout.write("\n".join([told, *map(str, wrong)]) + "\n")
    assert len(expected) >= 600, told
    assert right >= 0.99 * len(expected)
    assert right >= RIGHT[name], wrong


@pytest.mark.parametrize("voice", ["flite", "espeak"])
def test_at_least_98_percent_of_the_english_items_are_said_as_a_listener_expects(voice):
    lacking = VOICES.load(voice).available(Settings(), "en")
    if lacking:
        pytest.skip(lacking)
    sounds = SOUNDS[voice]
    expected = items(CASES / "listener.en.tsv")
    said = [reading(text, Settings(), "en") for text, _, _ in expected]
    wrong = [
        (text, words[0], told)
        for (text, words, _), told in zip(expected, said, strict=True)
        if sounds(told) not in {sounds(each) for each in words}
    ]
    right = len(expected) - len(wrong)
    sys.stdout.write("\n".join([f"{voice}: {right} of {len(expected)}", *map(str, wrong)]) + "\n")
    assert len(expected) >= 200
    assert right >= RIGHT_ENGLISH, wrong


LETTERS = {
    "flite": """
        ey|b iy|s iy|d iy|iy|eh f|jh iy|ey ch|ay|jh ey|k ey|eh l|eh m|eh n|ow|p iy|k y uw|ao r|eh s
        t iy|y uw|v iy|d ah b ah l y uw|eh k s|w ay|z iy
    """,
    "espeak": """
        eə|bi|si|di|i|ɛf|dʒi|eətʃ|aə|dʒeə|keə|ɛl|ɛm|ɛn|oʊ|pi|kju|ɑɹ|ɛs|ti|ju|vi
        dəbəlju|ɛks|waə|zi
    """,
}
"""What each letter is called, in either voice's phonemes."""


@pytest.mark.parametrize("voice", LETTERS)
def test_letters_with_points_between_are_called_by_their_names(voice):
    if VOICES.load(voice).available(Settings(), "en"):
        pytest.skip(f"{voice} is not here")
    names = [name.strip() for name in re.split(r"\||\n", LETTERS[voice].strip())]
    joint = " " if voice == "flite" else ""
    for name, letter in zip(names, ascii_uppercase, strict=True):
        b = names[1]
        assert SOUNDS[voice](f"{letter}.B") == joint.join((name, b))
        assert SOUNDS[voice](f"B.{letter}.B") == joint.join((b, name, b))
        assert SOUNDS[voice](f"B.{letter}") == joint.join((b, name))


def test_at_least_600_english_abbreviations_are_shipped():
    table = whole_table("acronyms")
    letters = " ".join(table["letters"].values()).split()
    assert len({*letters, *table["words"]}) >= 600
    assert not {*letters} & {*table["words"]}, "said both ways"


@pytest.mark.parametrize(
    ("text", "language", "sign"),
    [("値は⌬である。", "ja", "⌬"), ("한のニュース", "ja", "한"), ("It is Ѫ here.", "en", "Ѫ")],
)
def test_a_sign_that_nothing_has_words_for_is_told_and_own_readings_settle_it(text, language, sign):
    assert unsaid(text, language, Settings()) == sign
    own = Settings(sections={f"readings.{language}": {sign: "ベンゼン"}})
    assert unsaid(text, language, own) == ""


def test_signs_with_words_and_ornaments_are_not_told():
    assert unsaid("▲12%、x²≦3、㈱山田★🎉→3:2〜", "ja", Settings()) == ""
    assert unsaid("p < 0.05 ± 2% → “café” №1 🎉", "en", Settings()) == ""


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


def test_an_accent_that_people_decided_reaches_open_jtalk_and_no_text():
    pytest.importorskip("pyopenjtalk")
    own = Settings(sections={"readings.ja": {"汐見野": "シオミノ 1"}})
    assert decided("汐見野の図書館", "ja", own) == "シオミノの図書館"
    text = decided("汐見野の図書館", "ja", own, accents=True)
    first = with_accents(library().run_frontend(without_accents(text)), text)[0]
    assert (first["string"], first["acc"], first["mora_size"]) == ("シオミノ", 1, 4)


def test_a_voice_that_speaks_both_is_told_english_words_as_english():
    own = Settings(sections={"readings.en": {"Anthropic": "an-throppick"}})
    text = "AnthropicのCEOは5km先のOpenAIへ行く。"
    assert decided(text, "ja", own, bilingual=True) == (
        "an-throppickのC.E.Oは5キロメートル先のOpen A.Iへ行く。"
    )
    assert not re.search("[A-Za-z]", decided(text, "ja", own))


def test_what_the_glossary_says_for_a_language_is_said_in_that_language_only(script):
    known = {"ja": (("Ashinohama", "アシノハマ"),), "en": (("Ashinohama", "ah-shee-no-hama"),)}
    (line,) = with_readings(script("Ashinohama is far.", language="en"), known).utterances()
    assert decided(line.text, "en", Settings(), line.readings) == "ah-shee-no-hama is far."


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
