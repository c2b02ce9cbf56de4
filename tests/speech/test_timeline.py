from pathlib import Path

from generator.model import RATE, Clip
from generator.settings import Settings
from generator.speech.timeline import pauses, placed

LENGTHS = {"sentence": 1000, "paragraph": 2000, "slide": 3000}


def clip(samples):
    return Clip("key", Path("clip.flac"), samples)


def test_cues_follow_each_other_with_the_pause_that_the_line_asks_for(script):
    said = script("一", "二", "三", pauses=("slide", "paragraph"))
    track = placed(said, [clip(152), clip(304), clip(25)], LENGTHS, "x")
    assert [(cue.start, cue.end) for cue in track.cues] == [(0, 152), (3456, 3760), (5760, 5785)]
    assert track.samples == 5785 + RATE // 2


def test_a_line_without_a_clip_is_left_out_and_the_longest_pause_around_it_stays(script):
    said = script("一", "二", "三", pauses=("slide", "sentence"))
    track = placed(said, [clip(152), None, clip(25)], LENGTHS, "x")
    assert [(cue.id, cue.start) for cue in track.cues] == [("n0", 0), ("n2", 3456)]


def test_every_cue_starts_at_a_whole_mp3_frame(script):
    track = placed(script("一", "二", "三"), [clip(1), clip(777), clip(5)], LENGTHS, "x")
    assert [cue.start % 1152 for cue in track.cues] == [0, 0, 0]


def test_there_is_no_recording_when_nothing_was_said(script):
    assert placed(script("一", "二"), [None, None], LENGTHS, "x") is None


def test_chapters_are_the_scenes_from_their_first_word_to_the_next_scenes(script):
    track = placed(script("一", "二", "三"), [clip(152)] * 3, LENGTHS, "x")
    assert [(c.scene, c.title, c.start, c.end) for c in track.chapters] == [
        ("one", "はじめ", 0, 1152),
        ("two", "つづき", 1152, track.samples),
    ]


def test_a_scene_without_a_word_has_no_chapter(script):
    track = placed(script("一", "二"), [None, clip(100)], LENGTHS, "x")
    assert [chapter.scene for chapter in track.chapters] == ["two"]


def test_pauses_are_seconds_in_the_settings_and_whole_samples_here():
    assert pauses(Settings()) == {"sentence": 16_800, "paragraph": 33_600, "slide": 57_600}
    asked = Settings(sections={"audio": {"pause_slide": "2", "pause_sentence": 0}})
    assert pauses(asked) == {"sentence": 0, "paragraph": 33_600, "slide": 96_000}
