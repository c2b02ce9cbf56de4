import pytest

from generator.errors import StoryboardError
from generator.model import Bilingual
from generator.show.storyboard_yaml import lines_of, parse

NOT_STORYBOARDS = {
    "nothing at all": ("", 1, "no title and scenes"),
    "an open brace": ("title:\n  {ja: a", 2, "expected"),
    "a colon in a text": ("title:\n  ja: a: b", 2, "mapping values are not allowed"),
    "scenes that are no list": ("title: {ja: a}\nscenes: x", 2, "scenes must be a list"),
    "a scene without layout": ("scenes:\n  - id: a\n    title: {ja: a}", 2, "needs its layout"),
    "a key twice": ("title: {ja: a}\ntitle: {ja: b}", 2, "stands here twice"),
    "an id twice": (
        "scenes:\n  - {id: a, layout: term, title: {}}\n  - {id: a, layout: term, title: {}}",
        3,
        "used twice",
    ),
    "an unknown layout": (
        "scenes:\n  - id: a\n    layout: colums\n    title: {ja: b}",
        3,
        "no layout is called 'colums': did you mean columns",
    ),
    "a slip of a speaker": (
        (
            "scenes:\n  - id: a\n    layout: term\n    title: {ja: b}\n    narration:\n"
            "      - id: n\n        ja: x\n        speaker: narrater"
        ),
        8,
        "no speaker is called 'narrater': did you mean narrator",
    ),
    "a field of another layout": (
        (
            "scenes:\n  - id: a\n    layout: quote\n    title: {ja: b}\n    fields:\n"
            "      atribution: {ja: x}"
        ),
        6,
        "the layout quote has no field 'atribution': did you mean attribution",
    ),
    "an unknown pause": (
        (
            "scenes:\n  - id: a\n    layout: term\n    title: {ja: b}\n"
            "    narration:\n      - {id: n, ja: x, pause: long}"
        ),
        6,
        "no pause is called 'long'",
    ),
    "a misspelt key": (
        "scenes:\n  - id: a\n    layout: term\n    title: {ja: b}\n    kickr: {ja: c}",
        5,
        "a scene has no 'kickr'.*did you mean kicker",
    ),
    "a misspelt key of a line": (
        (
            "scenes:\n  - id: a\n    layout: term\n    title: {}\n"
            "    narration:\n      - {id: n, speeker: guest}"
        ),
        6,
        "did you mean speaker",
    ),
    "an anchor": ("title:\n  ja: &a x\n  en: *a", 2, "anchors"),
    "a list for a text": ("title: {ja: [a]}", 1, "ja must be a text"),
    "depth": ("title: " + "[" * 5000, 1, "nested too deep"),
    "a zero byte": ("\x00", 0, "is not YAML"),
}


@pytest.mark.parametrize("case", NOT_STORYBOARDS)
def test_an_error_names_the_line(case: str) -> None:
    text, line, words = NOT_STORYBOARDS[case]
    with pytest.raises(StoryboardError, match=words) as caught:
        parse(text)
    assert caught.value.line == line


def test_a_scalar_is_the_text_that_was_written() -> None:
    texts = parse("title: {ja: 2024, en: yes}").title
    assert texts == Bilingual("2024", "yes")


def test_a_speaker_who_is_somebody_else_is_a_person() -> None:
    text = (
        "scenes:\n  - id: a\n    layout: quote\n    title: {ja: b}\n"
        "    fields: {note: {ja: c}, attribution: {ja: d}}\n"
        "    narration:\n      - {id: n, ja: x, speaker: 田中, from: [s1]}\n"
    )
    (scene,) = parse(text).scenes
    assert scene.narration[0].speaker == "田中"
    assert lines_of(text) == {"田中": 7, "s1": 7}
