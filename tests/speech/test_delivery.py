"""Sentences are read aloud as a newsreader would."""

import pytest

from generator.model import RATE, Part, Script, Utterance
from generator.progress import silent
from generator.settings import Settings
from generator.speech import speak
from generator.speech.casting import Cast
from generator.speech.delivery import breathing, is_quotation


def pauses(settings, texts, language="ja", pause="sentence"):
    """Seconds between the sentences, without what the grid of MP3 frames adds."""
    lines = tuple(Utterance(f"n{n}", text, language, pause=pause) for n, text in enumerate(texts))
    track = speak(Script("x", "", language, (Part("a", "", lines),)), settings, silent).track
    found = [
        (after.start - before.end) / RATE
        for before, after in zip(track.cues, track.cues[1:], strict=False)
    ]
    return [pytest.approx(each, abs=0.03) for each in found]


@pytest.mark.parametrize(
    ("texts", "language"),
    [
        (("雨です。", "風もあります。", "しかし、出かけます。"), "ja"),
        (("It rains.", "It blows.", "However, we go."), "en"),
    ],
)
def test_what_turns_the_talk_is_waited_for(texts, language, quiet):
    assert pauses(quiet, texts, language=language) == [0.35, 0.49]


def test_somebodys_words_stand_a_little_apart(quiet):
    texts = ("担当者はこう話します。", "「声を聞きたい。」", "「急ぎます。」", "市は来月決めます。")
    assert pauses(quiet, texts) == [0.4375, 0.35, 0.4375]
    assert pauses(quiet, texts, pause="slide") == [1.2] * 3


def test_somebodys_words_are_said_a_little_slower(tmp_path):
    settings = Settings(cache=tmp_path, voices={"ja": "openjtalk"})
    lines = [Utterance("a", text, "ja") for text in ("声を聞きます。", "「声を聞きます。」")]
    cast = Cast(settings)
    cast.fill([Script("x", "", "ja", (Part("a", "", tuple(lines)),))], silent)
    plain, quoted = map(cast.voice, lines)
    assert quoted.speed == pytest.approx(plain.speed * 0.96)
    assert cast.voice(lines[1]) is quoted


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "市の図書館は来年4月から午後9時まで開館時間を延ばして働く人にも使いやすくすることを決めました。",
            "市の図書館は、来年4月から",
        ),
        ("図書館は夜まで開きます。", "図書館は夜"),
        (
            "図書館は夜まで開き、働く人にも使いやすくするために職員を増やすことを来月の会議で決めます。",
            "図書館は夜",
        ),
        (
            "実は昨日の会議で決まったことをここで皆さんにお伝えしたいと思っているところなのですが。",
            "実は昨日",
        ),
        (
            "「図書館は夜も開く」という考えに賛成する人が多かったことをこの調査の結果ははっきり示しています。",
            "「図書館は夜も",
        ),
    ],
)
def test_a_long_sentence_breathes_after_its_topic(text, told):
    assert breathing(text).startswith(told)
    assert breathing(text).replace("、", "") == text.replace("、", "")


def test_a_quotation_is_all_in_somebodys_words():
    assert is_quotation("「声を聞きたい」。")
    assert is_quotation("“We listen.”")
    assert not is_quotation("彼は「聞く」と話した。")
    assert not is_quotation("「夏」と「冬」")
