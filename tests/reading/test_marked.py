"""What ``outline --marked`` prints reads as what it was made from."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from generator.model import block_sentences
from generator.reading import read
from generator.reading.outline import marked
from generator.settings import Settings

if TYPE_CHECKING:
    from generator.model import Article, Section

CASES = sorted((Path(__file__).parents[1] / "cases" / "understanding").glob("*.md"))
BARE = (
    "第2回 川べり委員会 議事録\n\n日時：2026年3月4日\n場所：川べり会館\n\n"
    "【議題1】桜について\n委員A：費用が高い。\n委員B：来年に延ばす手もある。\n事務局：半分になる。\n\n"
    "【議題2】船について\n次の物を用意する。\n\n1．縄\n2．浮き輪\n"
)


def _tree(article: Article) -> list[object]:
    def under(section: Section) -> list[object]:
        said = [s.text[article.language] for b in section.blocks for s in block_sentences(b)]
        return [section.heading.text[article.language], said, *map(under, section.sections)]

    lead = [s.text[article.language] for b in article.lead for s in block_sentences(b)]
    return [article.title.text[article.language], lead, *map(under, article.sections)]


def test_a_bare_text_with_marks_reads_as_it_was_cut() -> None:
    article = read(BARE.encode(), Settings(), name="minutes.txt")
    again = read(marked(article).encode(), Settings(), name="minutes.md")
    assert _tree(again) == _tree(article)
    assert sorted(again.speakers.values()) == sorted(article.speakers.values())
    assert not again.depth_guessed


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_what_has_marks_already_reads_the_same(path: Path) -> None:
    article = read(path.read_bytes().split(b"---- brief ----")[0], Settings(), name=path.name)
    again = read(marked(article).encode(), Settings(), name=path.name)
    assert _tree(again) == _tree(article)


def test_a_heading_told_from_bare_text_says_how_sure_it_is() -> None:
    article = read(BARE.encode(), Settings(), name="minutes.txt")
    assert [0 < section.sure < 1 for section in article.sections] == [True, True]
    assert all(section.sure == 1 for section in read(CASES[0], Settings()).sections)
