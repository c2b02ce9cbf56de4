"""Every visible character of a text or Markdown source is in the article, in dropped, or markup."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.errors import SourceError
from generator.model import Code, sentences
from generator.reading import read
from generator.reading.raw import clean
from generator.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model import Article, Block

WORDS = st.text(alphabet="あアー亜漢字ABc12、。！？!?「」『』（）()・ ", min_size=1, max_size=30)
LINES = st.lists(
    st.one_of(
        WORDS,
        st.just(""),
        st.sampled_from(["目次", "・一つ目", "シェアする", "2026年4月1日", "はじめに", "1. 手順"]),
        st.sampled_from(["# 印", "## 印の二", "http://example.com/a", "\ttab", "  indent"]),
    ),
    min_size=2,
    max_size=30,
)
WORD = st.text(alphabet="あアー亜漢字ABc12", min_size=2, max_size=12)
MARKDOWN = st.lists(
    st.one_of(
        WORD.map(lambda word: f"# {word}"),
        WORD.map(lambda word: f"### {word}"),
        WORD.map(lambda word: f"{word}。{word}です。"),
        WORD.map(lambda word: f"- {word}\n  - {word}x"),
        WORD.map(lambda word: f"1. {word}\n2. {word}y"),
        WORD.map(lambda word: f"> {word}\n> > {word}z"),
        WORD.map(lambda word: f"**{word}** と *{word}* と `{word}` と [{word}](http://a/)"),
        WORD.map(lambda word: f"```\n{word}\n```"),
        WORD.map(lambda word: f":::message\n{word}\n:::"),
        WORD.map(lambda word: f"| {word} | b |\n|---|---|\n| c | {word}t |"),
        WORD.map(lambda word: f"<div>{word}</div>"),
        WORD.map(lambda word: f"> [!NOTE]\n> {word}"),
        WORD.map(lambda word: f'!!! note "{word}"\n    {word}n'),
        WORD.map(lambda word: f"{word}[^1]\n\n[^1]: {word}f"),
    ),
    min_size=1,
    max_size=12,
)
BULLETS = re.compile(
    r"^\s*(?:1[.、 ] *|\d{1,2}[)）])|^\s*(?:[・･•▪‣*+\-–※✓✅☑→]+\s*)|^\s*#{1,6}[ \t\u3000]+|[ #]*$",
    re.MULTILINE,
)


def _letters(text: str) -> Counter[str]:
    return Counter(char for char in unicodedata.normalize("NFC", text) if not char.isspace())


def _held(article: Article) -> str:
    said = [sentence.text[article.language] or "" for sentence in sentences(article)]
    code = [block.text for block in _blocks(article) if isinstance(block, Code)]
    return "".join([*said, *(one.text for one in article.dropped), *code])


def _blocks(article: Article) -> Iterator[Block]:
    waiting = [*article.sections]
    yield from article.lead
    while waiting:
        section = waiting.pop()
        yield from section.blocks
        waiting += section.sections


@settings(max_examples=60, deadline=None)
@given(LINES)
def test_of_a_text_only_marks_are_lost(lines):
    text = "\n".join(lines)
    try:
        article = read(text.encode(), Settings(), name="x.txt")
    except SourceError:
        return
    visible = _letters(BULLETS.sub("", clean(text)))
    assert not visible - _letters(_held(article))


@settings(max_examples=60, deadline=None)
@given(MARKDOWN)
def test_of_markdown_only_markup_is_lost(pieces):
    text = "\n\n".join(pieces)
    try:
        article = read(text.encode(), Settings(), name="x.md")
    except SourceError:
        return
    words = re.sub(r"http://a/|\[\^1\]:?|\[!NOTE\]|!!! note|:::message|</?div>", "", text)
    visible = _letters(re.sub(r"^ *\d\. ", "", words, flags=re.MULTILINE))
    markup = set('#*->|`:[]()"')
    lost = visible - _letters(_held(article))
    assert not {char for char in lost if char not in markup}


def test_a_letter_that_answers_no_question_is_a_word() -> None:
    text = "会場は三つです。駅の北にあります。\n\nA 北館です。\nA 南館です。\nA 東館です。\n"
    article = read(text.encode(), Settings(), name="note.txt")
    said = [one.text.ja for one in sentences(article)]
    assert said[-3:] == ["A 北館です。", "A 南館です。", "A 東館です。"]
