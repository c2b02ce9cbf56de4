import sys
from dataclasses import replace

import numpy as np
import pytest

from generator.errors import EngineUnavailableError
from generator.model import RATE
from generator.progress import silent
from generator.settings import Settings
from generator.sound import decoded
from generator.speech import VOICES, fingerprint, speak

PROGRAM = """
import math, struct, sys, wave
source = open(sys.argv[1], "rb") if len(sys.argv) > 1 else sys.stdin.buffer
text = source.read().decode("utf-8")
out = sys.argv[2] if len(sys.argv) > 2 else sys.stdout.buffer
if "こわれる" in text:
    sys.exit("the program says why")
with wave.open(out, "wb") as sound:
    sound.setnchannels(1); sound.setsampwidth(2); sound.setframerate(16000)
    tone = (int(9000 * math.sin(n / 6)) for n in range(1600 * len(text)))
    sound.writeframes(b"".join(struct.pack("<h", value) for value in tone))
"""


@pytest.fixture
def settings(tmp_path):
    program = tmp_path / "say.py"
    program.write_text(PROGRAM, encoding="utf-8")

    def with_arguments(*arguments):  # noqa: ANN002, ANN202 - the program's
        run = [sys.executable, str(program), *arguments]
        section = {"voices.command.mine": {"run": run}}
        return Settings(cache=tmp_path / "c", voices={"ja": "command:mine"}, sections=section)

    return with_arguments


@pytest.mark.parametrize("arguments", [(), ("{text}", "{out}")])
def test_a_program_takes_text_and_gives_wav_by_pipe_or_by_file(settings, script, arguments):
    spoken = speak(script("じゅうもじのぶんです"), settings(*arguments), silent)
    assert spoken.gaps == ()
    assert abs(spoken.track.cues[0].clip.samples / RATE - 1.0) < 0.05


@pytest.mark.parametrize("speed", [0.8, 1.5])
def test_a_program_is_as_fast_as_asked_at_its_own_pitch(settings, script, speed):
    hurried = replace(settings(), sections={**settings().sections, "audio": {"speed": speed}})
    clip = speak(script("じゅうもじのぶんです"), hurried, silent).track.cues[0].clip
    assert abs(clip.samples / RATE - 1 / speed) < 0.05
    power = np.abs(np.fft.rfft(decoded(clip.path)))
    tone = 16_000 / (2 * np.pi * 6)
    assert abs(np.argmax(power) * RATE / clip.samples - tone) < 8


def test_a_program_that_is_told_the_speed_is_left_as_it_speaks(settings, script):
    told = settings("{text}", "{out}", "{speed}")
    told = replace(told, sections={**told.sections, "audio": {"speed": 0.5}})
    clip = speak(script("じゅうもじのぶんです"), told, silent).track.cues[0].clip
    assert abs(clip.samples / RATE - 1.0) < 0.05


def test_a_program_that_fails_is_a_gap_with_its_last_line(settings, script):
    spoken = speak(script("はい。", "こわれる文"), settings(), silent)
    assert [gap.where for gap in spoken.gaps] == ["n1"]
    assert "the program says why" in spoken.gaps[0].why
    assert len(spoken.track.cues) == 1


def test_a_program_that_is_not_there_is_told_before_anything_is_made(tmp_path):
    section = {"voices.command.gone": {"run": ["no-such-program-here"]}}
    settings = Settings(cache=tmp_path, voices={"ja": "command:gone"}, sections=section)
    with pytest.raises(EngineUnavailableError, match=r"\[voices.command.gone\] run"):
        fingerprint("ja", settings)


def test_the_environment_gives_the_command_as_one_line(settings):
    line = Settings(
        voices={"ja": "command:mine"},
        sections={"voices.command.mine": {"run": f"{sys.executable} 'a b.py'"}},
    )
    assert fingerprint("ja", line) != fingerprint("ja", settings())


def test_the_commands_are_listed_by_name(settings):
    assert VOICES.load("command").voices(settings(), "ja") == ("mine",)
