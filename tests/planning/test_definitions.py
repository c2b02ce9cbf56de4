"""Definitions and comparisons in both languages."""

from __future__ import annotations

import pytest

from generator.model import Bilingual, Sentence
from generator.planning.definitions import comparisons, terms

SIDES = "昼の図書館が本を借りる場所であるのに対して、夜の図書館は静かに過ごす場所になったのです。"
TERM = "AIアラインメントとは、AIが人の価値観を学習する分野です。"


def sentence(ja: str, en: str | None) -> Sentence:
    return Sentence("s1", Bilingual(ja, en))


@pytest.mark.parametrize(
    ("en", "title", "meaning"),
    [
        (
            "AI alignment is the field of having AI learn.",
            "AI alignment",
            "The field of having AI learn",
        ),
        ("The term AI alignment means what AI learns.", "Term AI alignment", "What AI learns"),
        (
            "Having AI learn values: that is AI alignment!",
            "",
            "Having AI learn values: that is AI alignment!",
        ),
        ("It is the field of having AI learn.", "", "It is the field of having AI learn."),
        (None, None, None),
    ],
)
def test_a_definition_gives_a_term_and_its_meaning(
    en: str | None, title: str | None, meaning: str | None
) -> None:
    (draft,) = terms([sentence(TERM, en)])
    assert draft.title is not None
    assert draft.title.text == Bilingual("AIアラインメント", title)
    assert draft.points[0].text == Bilingual("AIが人の価値観を学習する分野", meaning)


@pytest.mark.parametrize(
    ("en", "sides"),
    [
        (
            "While the library by day is a place to borrow, the library by night has become quiet.",
            [
                ("The library by day", "A place to borrow"),
                ("The library by night", "Has become quiet"),
            ],
        ),
        (
            "At day the library is open, while at night it is quiet.",
            [("Day", "The library is open"), ("Night", "It is quiet")],
        ),
        (
            "By day one borrows; by night one reads.",
            [("", "By day one borrows; by night one reads."), ("", "")],
        ),
        (None, [(None, None), (None, None)]),
    ],
)
def test_a_comparison_gives_two_sides(
    en: str | None, sides: list[tuple[str | None, str | None]]
) -> None:
    (draft,) = comparisons([sentence(SIDES, en)])
    assert [group.title.text.ja for group in draft.groups] == ["昼の図書館", "夜の図書館"]
    assert [group.points[0].text.ja for group in draft.groups] == [
        "本を借りる場所",
        "静かに過ごす場所になった",
    ]
    assert [(group.title.text.en, group.points[0].text.en) for group in draft.groups] == sides


@pytest.mark.parametrize("ja", ["潮汐表とは何か", "これは本です。", "彼とは、昨日会いました。"])
def test_other_sentences_define_and_compare_nothing(ja: str) -> None:
    assert not list(terms([sentence(ja, None)]))
    assert not list(comparisons([sentence(ja, None)]))
