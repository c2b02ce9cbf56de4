"""Words by how often they are said."""

from __future__ import annotations

import csv

from generator.publishing.handouts import table, vocabulary

SAID = (
    ("図書館は夜も開いている。", "The library is open at night, too."),
    ("夜の図書館で、本を3冊読みました。", "I read three books in the library at night."),
    ("田中さんは図書館を静かだと言う。", "Mr Tanaka says the library is quiet."),
)


def test_the_commonest_words_come_first_in_the_form_of_a_dictionary() -> None:
    found = vocabulary(SAID)
    assert [(word.form, word.reading, word.count) for word in found[:2]] == [
        ("図書館", "としょかん", 3),
        ("夜", "よる", 2),
    ]
    forms = {word.form for word in found}
    assert {"開く", "読む", "本", "静か", "言う"} <= forms
    assert not forms & {"田中", "さん", "3", "は", "いる", "ます"}


def test_each_word_has_the_sentence_in_which_it_is_met_and_its_translation() -> None:
    [word] = [each for each in vocabulary(SAID) if each.form == "読む"]
    assert word.sentence == SAID[1]


def test_a_spreadsheet_opens_it() -> None:
    text = table(vocabulary(SAID), "en")
    assert text.startswith("\ufeff")
    rows = list(csv.reader(text.removeprefix("\ufeff").splitlines()))
    assert rows[0] == ["word", "reading", "times", "Japanese", "English"]
    assert rows[1] == ["図書館", "としょかん", "3", *SAID[0]]
