from generator.model import Part, Script, Utterance
from generator.publishing.written import markdown


def said(text, language="ja", speaker="narrator", pause="sentence", sources=()):
    return Utterance("n", text, language, speaker, pause, sources)


def test_a_scene_is_a_heading_and_a_paragraph_ends_at_a_longer_pause():
    parts = (
        Part("a", "はじめに", (said("一。"), said("二。", pause="paragraph"), said("三。"))),
        Part("b", "つぎ", (said("四。"),)),
    )
    assert markdown(Script("ja", "題", "ja", parts)) == (
        "# 題\n\n## はじめに\n\n一。二。\n\n三。\n\n## つぎ\n\n四。\n"
    )


def test_english_sentences_are_joined_with_spaces():
    part = Part("a", "One", (said("First.", "en"), said("Second.", "en")))
    assert "First. Second.\n" in markdown(Script("en", "T", "en", (part,)))


def test_speakers_are_named_where_there_are_several():
    part = Part("a", "会話", (said("質問？", speaker="host"), said("答え。", speaker="guest")))
    text = markdown(Script("ja", "題", "ja", (part,)))
    assert "**ミオ**: 質問？\n\n**ケン**: 答え。\n" in text


def test_a_speaker_is_named_once_for_all_that_is_said_in_a_go():
    lines = (said("一。", speaker="guest", pause="paragraph"), said("二。", speaker="guest"))
    parts = (Part("a", "章", (said("問？", speaker="host"), *lines)), Part("b", "次", lines[:1]))
    text = markdown(Script("ja", "題", "ja", parts))
    assert "**ケン**: 一。\n\n二。\n\n## 次\n\n**ケン**: 一。\n" in text


def test_the_opening_scene_does_not_repeat_the_title_as_a_heading():
    part = Part("title", "題", (said("一。"),))
    assert markdown(Script("ja", "題", "ja", (part,))) == "# 題\n\n一。\n"


def test_a_bilingual_transcript_changes_paragraph_with_the_language():
    part = Part("a", "章", (said("水。"), said("Water.", "en")))
    assert "水。\n\nWater.\n" in markdown(Script("bilingual", "題", "ja", (part,)))


def test_signs_of_markdown_in_a_sentence_are_text():
    part = Part("a", "章", (said("# *強調* [a](b) <i>"),))
    assert r"\# \*強調\* \[a\](b) \<i\>" in markdown(Script("ja", "題", "ja", (part,)))


def test_footnotes_name_the_sentences_a_line_rests_on_and_quote_them_once():
    spoken = (
        said("We begin.", "en"),
        said("One.", "en", sources=("s1", "s2")),
        said("Two *2*.", "en", sources=("s2", "gone")),
    )
    notes = {"s1": "一。", "s2": "二 *2*。", "s3": "言わない。"}
    assert markdown(Script("en", "T", "en", (Part("a", "One", spoken),)), notes) == (
        "# T\n\n## One\n\nWe begin. One.[^s1][^s2] Two \\*2\\*.[^s2]\n\n"
        "[^s1]: 一。\n[^s2]: 二 \\*2\\*。\n"
    )


def test_a_note_starting_like_a_heading_in_the_middle_stays_text():
    part = Part("a", "章", (said("# 一。", sources=("s1",)), said("# 二。")))
    assert r"\# 一。[^s1]\# 二。" in markdown(Script("ja", "題", "ja", (part,)), {"s1": "一"})
