import re
from pathlib import Path

import pytest

from generator.model import RATE, Clip, Cue, Track
from generator.publishing.written import broken, srt, webvtt


def track(*texts, language="ja", speaker="narrator"):  # noqa: ANN002 - texts
    clip = Clip("key", Path("clip.flac"), 2 * RATE)
    cues = tuple(
        Cue(f"n{n}", "s", 3 * n * RATE, (3 * n + 2) * RATE, text, speaker, language, clip)
        for n, text in enumerate(texts)
    )
    return Track(language, "題", language, cues, (), 3 * len(texts) * RATE, "silence")


def times(text):
    return re.findall(r"(\S+) --> (\S+)", text)


def test_a_sentence_is_a_cue_with_its_speaker_and_its_time():
    assert webvtt(track("こんにちは。", "さようなら。")) == (
        "WEBVTT\n\n"
        "00:00:00.000 --> 00:00:02.000\n<v narrator>こんにちは。\n\n"
        "00:00:03.000 --> 00:00:05.000\n<v narrator>さようなら。\n"
    )


def test_markup_and_arrows_in_a_sentence_are_text():
    text = webvtt(track("<b>A</b> & B --> C", language="en"))
    assert "&lt;b&gt;A&lt;/b&gt; &amp; B --&gt; C" in text
    assert text.count("-->") == 1


def test_a_line_break_in_a_sentence_cannot_end_its_cue():
    assert "一 二\n" in webvtt(track("一\n\n二"))


def test_the_name_of_a_speaker_cannot_close_its_tag():
    assert "<v a b>" in webvtt(track("はい。", speaker="a>\nb"))


def test_an_hour_is_written_as_an_hour():
    clip = Clip("key", Path("clip.flac"), RATE)
    start = 3661 * RATE + RATE // 2
    cue = Cue("n", "s", start, start + RATE, "はい。", "narrator", "ja", clip)
    late = Track("ja", "題", "ja", (cue,), (), start + RATE, "silence")
    assert times(webvtt(late)) == [("01:01:01.500", "01:01:02.500")]


JAPANESE = (
    "どうして、人工知能の最先端を走っている会社から、"
    "これほど多くの退職者が続けて出ているのでしょうか？"
)


def test_a_long_sentence_has_two_lines_of_even_length_that_end_at_phrases():
    lines = broken(JAPANESE, "ja")
    assert lines == (
        "どうして、人工知能の最先端を走っている会社から、",
        "これほど多くの退職者が続けて出ているのでしょうか？",
    )


def test_english_lines_have_at_most_65_characters_and_break_between_words():
    text = (
        "So far, three people have left the company, and each of them gave another reason for it."
    )
    lines = broken(text, "en")
    assert len(lines) == 2
    assert max(map(len, lines)) <= 65
    assert " ".join(lines) == text


@pytest.mark.parametrize("text", ["あ" * 100, "word " * 40, "x" * 300, "、" * 80, "", "あ x" * 60])
def test_no_line_is_too_long_whatever_the_text(text):
    for line in broken(text, "ja") + broken(text, "en"):
        wide = sum(ord(character) > 255 for character in line)
        assert wide / 37 + (len(line) - wide) / 65 <= 1.001


def test_a_sentence_of_many_lines_is_several_cues_that_fill_its_time():
    text = JAPANESE * 3
    found = times(webvtt(track(text)))
    assert len(found) >= 2
    assert found[0][0] == "00:00:00.000"
    assert found[-1][1] == "00:00:02.000"
    assert [stop for _, stop in found[:-1]] == [start for start, _ in found[1:]]


def test_no_cue_has_more_than_two_lines():
    for cue in webvtt(track(JAPANESE * 5)).split("\n\n")[1:]:
        assert len(cue.strip().splitlines()) <= 3


def test_subrip_counts_its_cues_and_writes_commas():
    assert srt(track("はい。", "いいえ。")) == (
        "1\n00:00:00,000 --> 00:00:02,000\nはい。\n\n2\n00:00:03,000 --> 00:00:05,000\nいいえ。\n"
    )
