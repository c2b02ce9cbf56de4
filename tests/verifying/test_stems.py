"""Forms of one word are one stem, other words are others."""

from __future__ import annotations

import pytest

from generator.verifying.clauses import stems
from generator.verifying.cues import cues


@pytest.mark.parametrize(
    "forms",
    [
        "study studies studied studying",
        "stop stops stopped stopping",
        "plan plans planned planning",
        "rise rises rising",
        "close closes closed closing",
        "increase increased increasing",
        "visit visits visitor visitors",
        "mayor mayor's",
        "operate operator operators operating",
    ],
)
def test_forms_of_one_english_word_are_one(forms: str) -> None:
    assert len({*stems(forms, cues("en"))}) == 1


@pytest.mark.parametrize(
    "others",
    [
        "community commuter common",
        "company comparison computer competitor",
        "interview internet international interest",
        "contract contrast control",
        "red rent read",
    ],
)
def test_other_english_words_are_others(others: str) -> None:
    assert len({*stems(others, cues("en"))}) == len(others.split())


def test_a_verb_behind_a_count_of_years_is_no_word_with_it() -> None:
    assert "年会" not in stems("姉と十数年会えていない", cues("ja"))
