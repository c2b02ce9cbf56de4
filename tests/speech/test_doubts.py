import pytest

from generator.compiled import values_kept
from generator.settings import Settings
from generator.speech import findings
from generator.speech.engines import openjtalk

pytestmark = pytest.mark.filterwarnings("ignore:Dictionary.create:DeprecationWarning:pyopenjtalk")


@pytest.fixture(autouse=True)
def analysers():
    pytest.importorskip("pyopenjtalk")


def test_a_word_that_two_analysers_read_differently_is_told_once_with_what_to_do(script):
    said = script("大きな損害を被った人です。", "ここでも被った。")
    (found,) = findings([said], Settings(), "en")
    assert (found.kind, found.severity, found.where) == ("reading", "note", "n0")
    assert found.text.startswith("被っ")
    assert "コウムッ" in found.advice
    assert "[readings]" in found.advice


def test_deciding_the_reading_settles_the_doubt(script):
    own = Settings(sections={"readings": {"被った": "コウムッタ"}})
    said = script("大きな損害を被った。")
    assert findings([said], Settings(), "ja") != ()
    assert findings([said], own, "ja") == ()


def test_a_word_that_its_neighbours_decide_is_no_doubt(script):
    assert findings([script("長く研究を行ってきた。")], Settings(), "ja") == ()


def test_long_vowels_and_plain_words_are_no_doubt(script):
    assert (
        findings([script("東京の学校で先生が本を読む。", "大きい映画。")], Settings(), "ja") == ()
    )


def test_english_lines_are_not_looked_at(script):
    assert findings([script("It is 行った here.", language="en")], Settings(), "en") == ()


def test_numerals_and_what_our_own_readings_decided_are_no_doubt(script):
    said = script("七つの国と三十の町。", "100m走に出る。", "8個の卵と何人かの犬。")
    assert findings([said], Settings(), "ja") == ()


def test_a_sentence_that_is_not_changed_is_not_looked_at_again(script, tmp_path, monkeypatch):
    said, later = script("損害を被った。", "雨が降る。"), script("損害を被った。", "猫が歩く。")
    with values_kept(lambda: tmp_path):
        before = findings([said], Settings(), "en")
    asked = []
    real = openjtalk.library().run_frontend
    monkeypatch.setattr(
        openjtalk.library(), "run_frontend", lambda t, **k: asked.append(t) or real(t, **k)
    )
    with values_kept(lambda: tmp_path):
        after = findings([later], Settings(), "en")
    assert before == after != ()
    assert set(asked) == {"猫が歩く。"}


def test_a_reading_decided_since_settles_the_doubt_of_a_kept_sentence(script, tmp_path):
    own = Settings(sections={"readings": {"被った": "コウムッタ"}})
    said = script("大きな損害を被った。")
    for settings, doubts in ((Settings(), 1), (own, 0), (Settings(), 1)):
        with values_kept(lambda: tmp_path):
            assert len(findings([said], settings, "ja")) == doubts
