"""``kamishibai voices`` and ``kamishibai say``."""

import json
import wave

import pytest
from running import kamishibai

from generator.settings import Settings
from generator.sound import decoded
from generator.speech import VOICES


def test_a_line_is_heard_before_anything_is_built(tmp_path):
    done = kamishibai(
        "say", "今日は雨です。", "--voice", "ja=silence", "-o", "line.wav", cwd=tmp_path
    )
    assert done.code == 0, done.err
    with wave.open(str(tmp_path / "line.wav")) as heard:
        assert (heard.getnchannels(), heard.getframerate()) == (1, 48_000)
        seconds = heard.getnframes() / 48_000
    assert f"line.wav ({seconds + 0.5:.1f} s, silence" in done.out
    done = kamishibai("say", "It rains.", "--voice", "en=silence", "-o", "line.mp3", cwd=tmp_path)
    assert done.code == 0, done.err
    assert decoded(tmp_path / "line.mp3").size > 24_000


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (["say", "x", "-o", "x.ogg"], "name one that ends in .wav or .mp3"),
        (["say", "……"], "nothing can be said"),
        (["say", "x" * 6000], "at most 5000"),
        (["say", "x", "--voice", "en.gast=silence"], "en.guest"),
    ],
)
def test_what_cannot_be_said_is_one_line(arguments, why, tmp_path):
    done = kamishibai(*arguments, cwd=tmp_path)
    assert done.code == 1
    assert why in done.err
    assert done.err.count("\n") == 1


def test_the_voices_that_can_speak_here_come_first_with_what_they_ask_for(tmp_path):
    done = kamishibai("voices", "--json", cwd=tmp_path)
    found = json.loads(done.out)["voices"]
    names = {each["name"].split(":")[0] for each in found}
    assert names == set(VOICES.names()) - {"silence", "offline"}
    for language in ("ja", "en"):
        able = [not each["why"] for each in found if each["language"] == language]
        assert able == sorted(able, reverse=True)
    if not VOICES.load("openjtalk").available(Settings(), "ja"):
        line = kamishibai("voices", "ja", cwd=tmp_path).out.splitlines()
        assert any("openjtalk" in each and "CC BY 3.0" in each for each in line)
