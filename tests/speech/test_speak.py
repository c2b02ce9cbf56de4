"""Speaking whole scripts, in the timed fake that ships."""

import multiprocessing
from pathlib import Path

import numpy as np
import pytest

from generator.cores import share
from generator.errors import EngineUnavailableError, ShowError, UnknownEngineError
from generator.model import RATE
from generator.progress import Message, Step, silent
from generator.settings import Settings
from generator.sound import decoded, recent
from generator.speech import VOICES, fingerprint, speak, speak_all
from generator.speech.engines.silence import Silence
from generator.speech.voice import Sound

HEARD = Sound(np.full(RATE, 0.1, dtype=np.float32))


def test_every_sentence_is_in_the_recording_in_order(quiet, script):
    spoken = speak(script("一つ目です。", "二つ目です。", "三つ目です。"), quiet, silent)
    assert [cue.text for cue in spoken.track.cues] == [
        "一つ目です。",
        "二つ目です。",
        "三つ目です。",
    ]
    assert spoken.gaps == ()
    assert spoken.engine.startswith("silence")


def test_clips_are_files_of_the_length_that_the_track_says(quiet, script):
    spoken = speak(script("一つ目です。", "二つ目です。"), quiet, silent)
    for cue in spoken.track.cues:
        assert decoded(cue.clip.path).size == cue.clip.samples == cue.end - cue.start


def test_a_second_run_makes_nothing_again_and_gives_the_same_track(quiet, script):
    said = script("一つ目です。", "二つ目です。")
    first = speak(said, quiet, silent)
    stamps = {cue.clip.path: cue.clip.path.read_bytes() for cue in first.track.cues}
    steps = []
    second = speak(said, quiet, steps.append)
    assert second.track == first.track
    assert steps == [Step("speak", 2, 2, reused=2)]
    assert {path: path.read_bytes() for path in stamps} == stamps


def test_one_changed_sentence_is_the_only_one_made_again(quiet, script):
    speak(script("一つ目です。", "二つ目です。"), quiet, silent)
    steps = []
    speak(script("一つ目です。", "変えた文です。"), quiet, steps.append)
    assert steps == [
        Step("speak", 1, 2, reused=1),
        Step("speak", 2, 2, "変えた文です。", reused=1),
    ]


def test_a_sentence_said_twice_is_made_once(quiet, script):
    spoken = speak(script("同じ文です。", "同じ文です。"), quiet, silent)
    assert len({cue.clip.path for cue in spoken.track.cues}) == 1
    assert len(spoken.track.cues) == 2


def test_two_voices_are_heard_by_turns_from_the_first_sentence_to_the_last(
    quiet, script, monkeypatch
):
    order = []
    monkeypatch.setattr(Silence, "say", lambda self, text: order.append(self.language) or HEARD)
    ja = script(*(f"これは{number}番目の文です。" for number in range(6)))
    en = script("The first line.", "The second line.", "The third line.", language="en")
    with share(1):
        speak_all((ja, en), quiet, silent)
    assert order == ["ja", "en", "ja", "ja", "en", "ja", "ja", "en", "ja"]


def test_what_was_just_spoken_is_had_as_its_file_has_it_once(quiet, script):
    clip = speak(script("一つ目です。"), quiet, silent).track.cues[0].clip
    assert np.array_equal(recent.take(clip.path), decoded(clip.path))
    assert recent.take(clip.path) is None


def test_no_more_is_held_than_ten_minutes():
    held = type(recent)()
    paths = [Path(str(number)) for number in range(14)]
    for path in paths:
        held.hold(path, np.zeros(60 * RATE, dtype=np.float32))
    assert [path for path in paths if held.take(path) is not None] == paths[3:]


def test_two_scripts_with_the_same_line_ids_keep_their_own_words(quiet, script):
    ja, en = speak_all(
        (script("日本語です。", "二つ目。"), script("English here.", "Two.", language="en")),
        quiet,
        silent,
    )
    assert [cue.text for cue in ja.track.cues] == ["日本語です。", "二つ目。"]
    assert [cue.text for cue in en.track.cues] == ["English here.", "Two."]


def test_a_line_with_nothing_to_say_is_skipped_and_told(quiet, script):
    events = []
    spoken = speak(script("はい。", "🎉🎉", "次です。"), quiet, events.append)
    assert [cue.id for cue in spoken.track.cues] == ["n0", "n2"]
    assert spoken.gaps == ()
    told = [event for event in events if isinstance(event, Message)]
    assert [dict(message.values)["line"] for message in told] == ["n1"]


def test_a_script_with_nothing_to_say_has_no_recording(quiet, script):
    spoken = speak(script("…", "★"), quiet, silent)
    assert spoken.track is None


def test_a_clip_that_is_no_flac_is_made_again(quiet, script):
    first = speak(script("一つ目です。"), quiet, silent)
    path = first.track.cues[0].clip.path
    good = path.read_bytes()
    path.write_bytes(b"fLaC but not really")
    assert speak(script("一つ目です。"), quiet, silent).track == first.track
    assert path.read_bytes() == good


def test_a_cache_that_cannot_be_written_is_one_clear_error(tmp_path, script):
    (tmp_path / "file").write_text("no folder")
    settings = Settings(cache=tmp_path / "file", voices={"ja": "silence"})
    with pytest.raises(ShowError, match="KAMISHIBAI_CACHE"):
        speak(script("はい。"), settings, silent)


def spoken_elsewhere(arguments):
    said, settings = arguments
    return speak(said, settings, silent).track


def test_two_processes_share_one_cache(quiet, script):
    said = script(*(f"{number}番目の文です。" for number in range(12)))
    with multiprocessing.get_context("spawn").Pool(2) as pool:
        first, second = pool.map(spoken_elsewhere, [(said, quiet)] * 2)
    assert first == second == speak(said, quiet, silent).track
    left = [path for path in quiet.cache.rglob("*") if path.is_file() and path.suffix != ".flac"]
    assert left == []


def test_an_unknown_voice_is_told_with_the_nearest_names(script):
    settings = Settings(voices={"ja": "openjtalkk"})
    with pytest.raises(UnknownEngineError) as caught:
        speak(script("はい。"), settings, silent)
    assert "openjtalk" in caught.value.nearest


def test_a_voice_of_another_language_says_so_before_anything_is_made(quiet, script):
    settings = Settings(cache=quiet.cache, voices={"ja": "flite"})
    with pytest.raises(EngineUnavailableError, match="English only"):
        speak(script("はい。"), settings, silent)
    assert not quiet.cache.exists()


def test_every_built_in_voice_says_whether_it_can_speak_here():
    for name in VOICES.names():
        assert isinstance(VOICES.load(name).available(Settings()), str)


def fingerprint_with(voices, sections):
    return fingerprint("ja", Settings(voices=voices, sections=sections))


def test_the_fingerprint_changes_with_voice_speed_pauses_and_readings(quiet):
    prints = {
        fingerprint_with(quiet.voices, {}),
        fingerprint_with(quiet.voices, {"audio": {"speed": 1.2}}),
        fingerprint_with(quiet.voices, {"audio": {"pause_slide": 2}}),
        fingerprint_with(quiet.voices, {"readings": {"AI": "アイ"}}),
        fingerprint("en", quiet),
    }
    assert len(prints) == 5
    assert fingerprint_with(quiet.voices, {}) == fingerprint("ja", quiet)


def test_speed_makes_the_recording_shorter(quiet, script):
    fast = Settings(cache=quiet.cache, voices=quiet.voices, sections={"audio": {"speed": 2}})
    said = script("同じ長さの文をここで読みます。")
    slow, quick = speak(said, quiet, silent), speak(said, fast, silent)
    ratio = slow.track.cues[0].clip.samples / quick.track.cues[0].clip.samples
    assert abs(ratio - 2) < 0.01
    assert slow.track.samples > quick.track.samples > RATE // 2
