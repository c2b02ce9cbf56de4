"""The voices that need no network, as they really sound."""

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from generator.loudness import integrated, momentary
from generator.progress import silent
from generator.settings import Settings
from generator.sound import decoded
from generator.speech import VOICES, speak
from generator.speech.clips import LOUDNESS
from generator.speech.engines import hts, openjtalk
from generator.speech.engines.espeak_library import Library

pytestmark = pytest.mark.filterwarnings("ignore:Dictionary.create:DeprecationWarning:pyopenjtalk")

JAPANESE = ("今日は雨です。", "明日は晴れるでしょう。", "図書館は夜まで開いています。")
WHO = ("host", "guest")
ENGLISH = ("It rains today.", "Tomorrow will be fine.", "The library is open until night.")


def needing(voice, language):
    """The voice's own word on what is missing, as the reason for skipping."""
    lacking = VOICES.load(voice).available(Settings(), language)
    return pytest.param(voice, language, marks=pytest.mark.skipif(bool(lacking), reason=lacking))


VOICES_HERE = [
    needing("openjtalk", "ja"),
    needing("flite", "en"),
    needing("espeak", "en"),
    needing("offline", "ja"),
    needing("offline", "en"),
]


@pytest.mark.parametrize(("voice", "language"), VOICES_HERE)
def test_a_voice_speaks_every_sentence_equally_loud(voice, language, tmp_path, script):
    texts = JAPANESE if language == "ja" else ENGLISH
    settings = Settings(cache=tmp_path, voices={language: voice})
    spoken = speak(script(*texts, language=language), settings, silent)
    assert spoken.gaps == ()
    for cue in spoken.track.cues:
        heard = decoded(cue.clip.path)
        assert 0.5 < heard.size / 48_000 < 6
        assert abs(integrated(momentary(heard)) - LOUDNESS) < 1


@pytest.mark.parametrize(("voice", "language"), VOICES_HERE)
def test_the_same_sentence_makes_the_same_bytes(voice, language, tmp_path, script):
    said = script((JAPANESE if language == "ja" else ENGLISH)[0], language=language)
    made = []
    for name in ("one", "two"):
        settings = Settings(cache=tmp_path / name, voices={language: voice})
        made.append(speak(said, settings, silent).track.cues[0].clip.path.read_bytes())
    assert made[0] == made[1]


@pytest.mark.parametrize("frames", [1, 63, 64, 65, 4100])
def test_open_jtalk_s_noise_is_the_same_whatever_was_said_before(frames):
    chance = np.random.default_rng(frames)
    cepstrum, low = (
        0.1 * chance.standard_normal((frames, width), dtype=np.float32) for width in (35, 31)
    )
    pitch = np.where(np.arange(frames) // 20 % 2, 5.3, -1e10).astype(np.float32)
    hts._hiss.cache_clear()
    alone = hts.waveform(cepstrum, pitch, low)
    for other in (300, 4500):  # the longer one is over twenty seconds
        hts.waveform(
            *(np.resize(each, (other, *each.shape[1:])) for each in (cepstrum, pitch, low))
        )
    assert np.array_equal(hts.waveform(cepstrum, pitch, low), alone)
    assert alone.size == 240 * frames


@pytest.mark.parametrize(("speed", "semitones"), [(1.0, 0.0), (1.25, 4.0), (0.8, -5.0)])
def test_the_quick_waveform_of_open_jtalk_is_the_voice_of_the_library(speed, semitones):
    jtalk = pytest.importorskip("pyopenjtalk")
    path, voice = openjtalk.library().htsengine.__file__, jtalk.DEFAULT_HTS_VOICE
    if not hts.here(path):
        pytest.skip("the library shows no functions here")
    labels = jtalk.extract_fullcontext("".join(JAPANESE))[1:-1]
    whole = openjtalk.Whole(jtalk.htsengine.HTSEngine(voice))
    slow, quick = (
        each.said(labels, speed, semitones) for each in (whole, hts.Synthesiser(path, voice))
    )
    assert slow.size == quick.size
    for one, other in zip(bands(slow), bands(quick), strict=True):
        assert abs(one - other) < 1.5  # noise is by chance


def bands(samples):
    """Decibels in sixteen bands up to 16 kHz, over the whole sound."""
    power = np.abs(np.fft.rfft(samples)) ** 2
    parts = np.array_split(power[: power.size * 2 // 3], 16)
    return [10 * np.log10(part.sum()) for part in parts]


@pytest.mark.parametrize(("voice", "language"), VOICES_HERE)
def test_host_and_guest_have_two_voices_of_one_engine(voice, language, tmp_path, script):
    texts = (JAPANESE if language == "ja" else ENGLISH)[:1] * 2
    plain = script(*texts, language=language)
    lines = [replace(line, speaker=who) for line, who in zip(plain.utterances(), WHO, strict=True)]
    said = replace(plain, parts=(replace(plain.parts[0], utterances=tuple(lines)),))
    spoken = speak(said, Settings(cache=tmp_path, voices={language: voice}), silent)
    host, guest = spoken.track.cues
    assert (host.speaker, guest.speaker) == WHO
    assert host.clip.key != guest.clip.key


@pytest.mark.parametrize(("voice", "language"), VOICES_HERE[:3])
def test_a_line_of_many_sentences_is_one_cue_of_several_pieces(voice, language, tmp_path, script):
    one = "ながいぶんです。" if language == "ja" else "This is long. "
    text = one * (250 // len(one))
    spoken = speak(
        script(text, language=language), Settings(cache=tmp_path, voices={language: voice}), silent
    )
    assert spoken.gaps == ()
    assert spoken.track.cues[0].clip.samples / 48_000 > 10


def test_a_bilingual_script_is_spoken_by_two_voices_in_turn(tmp_path, script):
    both = [needing("offline", language) for language in ("ja", "en")]
    if any(case.marks[0].args[0] for case in both):
        pytest.skip("both offline voices are needed")
    ja, en = script(JAPANESE[0]), script(ENGLISH[0], language="en")
    part = replace(ja.parts[0], utterances=(*ja.utterances(), *en.utterances()))
    spoken = speak(replace(ja, name="bilingual", parts=(part,)), Settings(cache=tmp_path), silent)
    assert [cue.language for cue in spoken.track.cues] == ["ja", "en"]
    assert "openjtalk" in spoken.engine
    assert "," in spoken.engine


def test_nothing_of_the_engines_reaches_standard_output(tmp_path):
    code = (
        "from pathlib import Path\n"
        "from generator.model import Part, Script, Utterance\n"
        "from generator.progress import silent\n"
        "from generator.settings import Settings\n"
        "from generator.speech import speak_all\n"
        "def script(language, *texts):\n"
        "    lines = tuple(Utterance(str(n), t, language) for n, t in enumerate(texts))\n"
        "    return Script(language, 't', language, (Part('s', 't', lines),))\n"
        f"settings = Settings(cache=Path({str(tmp_path)!r}))\n"
        f"speak_all((script('ja', *{JAPANESE!r}), script('en', *{ENGLISH!r})), settings, silent)\n"
        "print('done')\n"
    )
    if any(VOICES.load("offline").available(Settings(), each) for each in ("ja", "en")):
        pytest.skip("both offline voices are needed")
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    assert done.stdout.split() == [b"done"]


def test_a_voice_whose_program_is_missing_says_in_one_line_how_to_get_it(tmp_path):
    code = (
        "from generator.settings import Settings\n"
        "from generator.speech import VOICES\n"
        "print(VOICES.load('flite').available(Settings()))\n"
    )
    world = {**os.environ, "PATH": str(tmp_path)}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, env=world)
    assert done.stdout.decode().splitlines() == [
        "install flite: apt install flite, brew install flite"
    ]


@pytest.mark.skipif(not Path("/proc/self/task").is_dir(), reason="threads are counted on Linux")
def test_espeak_starts_no_thread_that_its_end_would_wait_for() -> None:
    """Under load one missed that it was to end, and was waited for without end."""
    pytest.importorskip("espeakng_loader")
    before = len(list(Path("/proc/self/task").iterdir()))
    library = Library()
    assert library.say("Hello. It is late.", "en-us", 160)
    assert len(list(Path("/proc/self/task").iterdir())) <= before  # others may end meanwhile
    library.close()
