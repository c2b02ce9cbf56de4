from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.japanese.sentences import split, unbalanced

CASES = Path(__file__).parents[1] / "cases" / "japanese" / "sentences.txt"


def _cases() -> list[tuple[str, tuple[str, ...]]]:
    blocks = CASES.read_text(encoding="utf-8").split("\n\n")[1:]
    cut = [block.strip().split("\n") for block in blocks]
    return [(lines[0].replace("\\n", "\n"), tuple(lines[1:])) for lines in cut]


@pytest.mark.parametrize(("text", "expected"), _cases())
def test_a_text_is_cut_where_its_sentences_end(text, expected):
    assert split(text) == expected


def test_white_space_alone_holds_no_sentence():
    assert split(" \n\u3000\n") == ()


@given(st.text(alphabet="あア漢aA1。．.！？!?、「」『』（）() \n", max_size=200))
def test_nothing_but_white_space_is_lost_between_sentences(text):
    assert "".join("".join(split(text)).split()) == "".join(text.split())


@given(st.text(alphabet="あ漢a。.！?「」（） \n", max_size=120))
def test_a_sentence_cut_again_stays_whole(text):
    for sentence in split(text):
        assert split(sentence) == (sentence,)


def test_a_mark_closed_in_a_later_sentence_is_balanced():
    assert unbalanced(["「始まり。", "終わり」"]) == ()


def test_a_mark_without_its_half_is_named_with_its_text():
    assert unbalanced(["そのまま", "社名」です", "『題"]) == (("」", 1), ("『", 2))
