"""Definitions and comparisons in both languages."""

from __future__ import annotations

import pytest

from generator.model import Bilingual
from generator.planning.forms.definitions import compared, defined

SIDES = "昼の図書館が本を借りる場所であるのに対して、夜の図書館は静かに過ごす場所になったのです。"
TERM = "AIアラインメントとは、AIが人の価値観を学習する分野です。"


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
    found = defined(Bilingual(TERM, en))
    assert found == (
        Bilingual("AIアラインメント", title),
        Bilingual("AIが人の価値観を学習する分野", meaning),
    )


def test_who_somebody_is_defines_no_term() -> None:
    assert (
        defined(Bilingual(en="Holm is a professor of tidal studies at the harbour school.")) is None
    )
    assert defined(Bilingual(en="A tide table is a list of high waters for one port.")) is not None


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
    found = compared(Bilingual(SIDES, en))
    assert [name.ja for name, _ in found] == ["昼の図書館", "夜の図書館"]
    assert [what.ja for _, what in found] == ["本を借りる場所", "静かに過ごす場所になった"]
    assert [(name.en, what.en) for name, what in found] == sides


@pytest.mark.parametrize("ja", ["潮汐表とは何か", "これは本です。", "彼とは、昨日会いました。"])
def test_other_sentences_define_and_compare_nothing(ja: str) -> None:
    assert not defined(Bilingual(ja))
    assert not compared(Bilingual(ja))
