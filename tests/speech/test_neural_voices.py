"""Kokoro and Piper: their phonemes, their files, and the engine beneath, with tiny models."""

import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import tiny_voice

from generator.errors import EngineUnavailableError, ModelFileError
from generator.fetched import kept
from generator.loudness import integrated, momentary
from generator.progress import Message, silent
from generator.settings import Settings
from generator.sound import decoded
from generator.speech import speak
from generator.speech.casting import Cast
from generator.speech.clips import LOUDNESS
from generator.speech.described import described
from generator.speech.engines.espeak_library import pronounced
from generator.speech.engines.kokoro import Kokoro
from generator.speech.engines.openjtalk import words
from generator.speech.engines.piper import Piper
from generator.speech.phonemes import in_english, in_japanese, runs, table

pytest.importorskip("onnxruntime")
pytest.importorskip("pyopenjtalk")
pytest.importorskip("espeakng_loader")

pytestmark = pytest.mark.filterwarnings("ignore:Dictionary.create:DeprecationWarning:pyopenjtalk")

MAPS = Path("/proc/self/maps")
TEXTS = {
    "ja": ("今日は雨です。", "水道料金は、来月から平均で8パーセント上がります。"),
    "en": ("It rains today.", "Water bills will rise by eight percent, on average."),
}


@pytest.fixture
def here(tmp_path):
    """Settings with a tiny Kokoro fetched and a tiny Piper voice in a folder of one's own."""
    tiny_voice.put_kokoro(tmp_path / "data")
    tiny_voice.put_piper(tmp_path / "own")
    own = {"voices.piper": {"folder": str(tmp_path / "own")}}
    return Settings(cache=tmp_path / "cache", data=tmp_path / "data", sections=own)


def said_by(settings, voice, language):
    return replace(settings, voices={language: voice})


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("今日は良い天気ですね。", "kʲoː βa joi teŋkʲi desɨ ne."),
        ("東京へ行った。", "toːkʲoː e iʔta."),
        ("新聞、「本」？", "ɕimbɯɴ, “hoɴ”?"),
        ("ティッシュとヴァイオリン", "tʲiʔɕɨ to vaioɾʲiɴ"),
    ],
)
def test_japanese_is_told_as_it_is_pronounced(text, told):
    assert in_japanese(words(text), "kokoro").replace(" ", "") == told.replace(" ", "")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("It's a nice day.", "ɪts ɐ nˈIs dˈA."),
        ("The judge chose joy.", "ðə ʤˈʌʤ ʧˈOz ʤˈY."),
        ('He said (twice): "Yes".', "hi sˈɛd, twˈIs: jˈɛs."),
        ("A little bottle button", "ɐ lˈɪTᵊl bˈɑTᵊl bˈʌtn"),
    ],
)
def test_english_is_told_in_the_models_letters(text, told):
    assert in_english(text, "kokoro", pronounced) == told.replace("ɐ", "ə")


def test_all_that_is_told_the_model_knows():
    known = {*table("kokoro", "numbers"), " "}
    for section in ("japanese", "english", "moraic_n", "marks"):
        assert set("".join(table("kokoro", section).values())) <= known


@pytest.mark.parametrize("most", [10, 40, 130])
def test_long_texts_are_told_in_runs_that_end_at_pauses(most):
    text = "aβa i e o, ka ki. sa ɕi sɨ: ta ʨi " * 20
    found = runs(text, most)
    assert all(0 < len(each) <= most for each in found)
    assert "".join(found).replace(" ", "") == text.replace(" ", "")
    assert runs("a" * 1000, 400) == ["a" * 400, "a" * 400, "a" * 200]
    assert runs(" ", most) == []


@pytest.mark.parametrize(
    ("language", "voice"), [("ja", "kokoro"), ("en", "kokoro"), ("en", "piper")]
)
def test_every_sentence_is_spoken_equally_loud_and_the_same_every_time(
    language, voice, here, tmp_path, script
):
    made = []
    for name in ("one", "two"):
        settings = replace(said_by(here, voice, language), cache=tmp_path / name)
        spoken = speak(script(*TEXTS[language], language=language), settings, silent)
        assert spoken.gaps == ()
        made.append([cue.clip.path.read_bytes() for cue in spoken.track.cues])
        for cue in spoken.track.cues:
            assert abs(integrated(momentary(decoded(cue.clip.path))) - LOUDNESS) < 1
    assert made[0] == made[1]


def test_auto_takes_the_neural_voice_and_says_so_and_a_draft_the_quickest(here, script):
    told = []
    spoken = speak(script(TEXTS["ja"][0]), replace(here, offline=True), told.append)
    assert spoken.engine.startswith("kokoro 1.0 jf_alpha")
    assert "kokoro 1.0 jf_alpha" in next(m.values for m in told if isinstance(m, Message))[1]
    assert spoken.track.credits == ("Kokoro-82M by hexgrad (Apache-2.0)",)
    draft = speak(script(TEXTS["ja"][0]), replace(here, offline=True, draft=True), silent)
    assert draft.engine.startswith("openjtalk")


def test_host_and_guest_are_a_woman_and_a_man_where_they_can_be(here):
    for language, pair in (("ja", ("jf_alpha", "jm_kumo")), ("en", ("af_heart", "am_michael"))):
        cast = Cast(said_by(here, "kokoro", language))
        assert (cast.take(language).voice, cast.take(language, guest=True).voice) == pair
    one = Cast(said_by(here, "piper", "en"))
    host, guest = one.take("en"), one.take("en", guest=True)
    assert guest.fingerprint == f"{host.fingerprint} -4"
    assert guest.say("Yes, it is.").samples.size == pytest.approx(
        host.say("Yes, it is.").samples.size * 3, rel=0.1
    )


def test_without_english_voices_the_japanese_ones_speak_english_too(tmp_path):
    tiny_voice.put_kokoro(tmp_path, ("jf_alpha", "jm_kumo", "zf_xiaoyi"))
    settings = Settings(data=tmp_path)
    assert Kokoro.voices(settings, "en") == ("jf_alpha", "jm_kumo")
    assert Kokoro("en", "", settings).voice == Kokoro("ja", "", settings).voice == "jm_kumo"
    with pytest.raises(EngineUnavailableError, match="there are jf_alpha, jm_kumo"):
        Kokoro("ja", "zf_xiaoyi", settings)


def test_a_voice_and_a_speed_for_every_part(here):
    asked = {"en": "piper@1.5", "en.guest": "kokoro:jm_kumo@0.8"}
    audio = {**here.sections, "audio": {"speed": 1.2, "speed_ja": 0.9}}
    cast = Cast(replace(here, voices=asked, sections=audio))
    assert (cast.take("en").voice, cast.take("en").speed) == ("en_US-hum-low", 1.8)
    guest = cast.take("en", guest=True)
    assert (guest.voice, guest.speed) == ("jm_kumo", 0.96)
    assert cast.take("ja").speed == 0.9


def test_a_voice_of_another_speed_is_another_length(here):
    slow = Piper("en", "", replace(here, sections={**here.sections, "audio": {"speed": 0.5}}))
    assert slow.fingerprint != Piper("en", "", here).fingerprint


def cut(path):
    path.write_bytes(path.read_bytes()[:-100])


def turned(path):
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 0xFF
    path.write_bytes(bytes(data))


def cut_and_unrecorded(path):
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    kept.record(path.parent, {})


def other_model(path):
    path.write_bytes(tiny_voice.piper())
    kept.record(path.parent, {})


@pytest.mark.parametrize(
    ("name", "spoil"),
    [
        ("tiny.onnx", cut),
        ("tiny.onnx", turned),
        ("voices.bin", turned),
        ("tiny.onnx", cut_and_unrecorded),
        ("voices.bin", cut_and_unrecorded),
        ("tiny.onnx", other_model),
    ],
)
def test_a_model_that_is_damaged_or_another_is_one_line(name, spoil, here, script):
    spoil(here.data / "models" / "kokoro" / name)
    with pytest.raises(ModelFileError) as told:
        speak(script(TEXTS["ja"][0]), said_by(here, "kokoro", "ja"), silent)
    assert "Kokoro's" in told.value.message
    assert told.value.advice == "kamishibai models get kokoro"
    assert "\n" not in str(told.value)


def test_a_piper_voice_without_its_settings_is_no_voice_and_with_others_one_line(here, tmp_path):
    settings = tmp_path / "own" / "en_US-hum-low.onnx.json"
    settings.write_text('{"espeak": {"voice": "en-us"}, "phoneme_id_map": {"a": [1]}}')
    with pytest.raises(ModelFileError, match="not of a version"):
        Piper("en", "", here).say("Anna.")
    settings.write_text("{")
    assert "models get" in Piper.available(here, "en")


@pytest.mark.parametrize(
    "text",
    ["…", "(", "'", "日本", "a" * 3000, "½ ° ¬ ‰", "Ωμέγα", "\u200b\u0301", "1" * 400, "「」"],
)
def test_odd_lines_are_spoken_or_silent_and_never_fail(text, here):
    for language in ("ja", "en"):
        assert np.isfinite(Kokoro(language, "", here).say(text[:200]).samples).all()
    assert np.isfinite(Piper("en", "", here).say(text[:1000]).samples).all()


def test_a_line_of_thousands_of_characters_is_spoken_whole(here, script):
    for language, text in (
        ("ja", "長い文が、続きます。" * 250),
        ("en", "It goes on, and on. " * 120),
    ):
        spoken = speak(script(text, language=language), said_by(here, "kokoro", language), silent)
        assert spoken.gaps == ()
        assert spoken.track.samples > 48_000 * 30


def test_what_was_spoken_before_a_kill_is_not_spoken_again(here, tmp_path):
    texts = [f"{number}番めの文です。" for number in range(40)]
    (tmp_path / "say.py").write_text(KILLED.format(texts=texts, home=str(tmp_path)))
    order = [sys.executable, str(tmp_path / "say.py")]
    undisturbed = subprocess.run([*order, "other"], capture_output=True, text=True, check=True)
    process = subprocess.Popen([*order, "cache"], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    clips = tmp_path / "cache" / "clips"
    for _ in range(600):
        if len(list(clips.glob("*/*.flac"))) >= 3:
            break
        time.sleep(0.05)
    process.kill()
    process.communicate()
    done = len(list(clips.glob("*/*.flac")))
    assert 3 <= done < 40
    again = subprocess.run([*order, "cache"], capture_output=True, text=True, check=True)
    reused, digest = again.stdout.split()
    assert 1 <= int(reused) <= done
    assert digest == undisturbed.stdout.split()[1]


KILLED = """
import hashlib, sys
from pathlib import Path
from generator.model import Part, Script, Utterance
from generator.progress import Step
from generator.settings import Settings
from generator.speech import speak
from generator.speech.engines import onnx
import time
heard = onnx.Session.heard
onnx.Session.heard = lambda self, given: (time.sleep(0.1), heard(self, given))[1]
home = Path({home!r})
lines = tuple(Utterance(f"n{{n}}", text, "ja") for n, text in enumerate({texts!r}))
settings = Settings(cache=home / sys.argv[1], data=home / "data", voices={{"ja": "kokoro"}})
told = []
track = speak(Script("x", "", "ja", (Part("a", "", lines),)), settings, told.append).track
first = next(each for each in told if isinstance(each, Step))
sound = b"".join(cue.clip.path.read_bytes() for cue in track.cues)
print(first.done, hashlib.sha256(sound).hexdigest())
"""
"""Speaks in a process of its own, a little slower than the tiny model would."""


def test_every_voice_is_described_with_its_licence_and_what_it_is_now(here):
    found = {(each.name, each.language): each for each in described(replace(here, offline=True))}
    assert found["kokoro:af_heart", "en"].parts == ("host",)
    assert found["kokoro:jf_alpha", "ja"].parts == ("host",)
    assert found["kokoro:jm_kumo", "ja"].licence == "Apache-2.0"
    assert found["openjtalk:-12 … +12", "ja"].credit.endswith("(CC BY 3.0)")
    assert found["openai", "ja"].why
    assert all(each.quality != "none" for each in found.values())


def test_the_only_sentence_that_waits_keeps_both_cores_busy(here, script, monkeypatch):
    asked = []
    monkeypatch.setattr(Kokoro, "alone", lambda _, threads: asked.append(threads))
    settings = said_by(here, "kokoro", "ja")
    speak(script(*TEXTS["ja"]), settings, silent)
    assert asked == []
    speak(script(*TEXTS["ja"], "明日は晴れです。"), settings, silent)
    assert set(asked) == {2}


def test_a_voice_is_had_ready_once_a_sentence_lacks_and_not_before(here, script, monkeypatch):
    loaded = []
    monkeypatch.setattr(Kokoro, "load", lambda voice, texts: loaded.append((voice.language, texts)))
    settings = said_by(here, "kokoro", "ja")
    for _ in range(2):
        assert speak(script(*TEXTS["ja"]), settings, silent).gaps == ()
    assert loaded == [("ja", [*TEXTS["ja"]])]


@pytest.mark.skipif(not MAPS.is_file(), reason="what is in memory is told by Linux alone")
def test_the_dictionaries_leave_their_memory_to_the_voice_before_it_speaks(
    here, script, monkeypatch
):
    seen, spoken = [], Kokoro._spoken

    def speaking(voice: Kokoro, phonemes: str) -> object:
        seen.append(MAPS.read_text().count("system.dic"))
        return spoken(voice, phonemes)

    monkeypatch.setattr(Kokoro, "_spoken", speaking)
    settings = said_by(here, "kokoro", "ja")
    words("空の色が方々で変わる。")  # the library asks its own dictionary
    assert MAPS.read_text().count("system.dic")
    assert speak(script(*TEXTS["ja"]), settings, silent).gaps == ()
    assert set(seen) == {0}


def test_what_goes_wrong_while_a_voice_is_had_ready_is_told_by_the_sentence(here, script):
    (here.data / "models" / "kokoro" / "tiny.onnx").write_bytes(b"cut")
    with pytest.raises(ModelFileError, match="damaged"):
        speak(script(*TEXTS["ja"]), said_by(here, "kokoro", "ja"), silent)


def test_a_sentence_sounds_the_same_however_many_cores_speak_it(here):
    one, two = (Kokoro("ja", "jm_kumo", here) for _ in range(2))
    two.alone(2)
    said = [voice.say("キョーワアメデス。").samples for voice in (one, two)]
    assert said[0].size
    assert np.array_equal(*said)
