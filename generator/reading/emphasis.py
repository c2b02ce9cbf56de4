"""What the author set in bold: a sentence, or its main clause, that matters more than others."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from generator import patterns as re
from generator.model import ItemList, Paragraph, Quote, block_sentences, blocks, with_sentences

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.model import Article, Sentence

_MOST = 0.6
"""Of a sentence's characters, what is bold where the sentence is."""

_CLAUSE = {"ja": 10, "en": 24}
"""Characters of a bold main clause; fewer are words."""

_ENDING = re.compile(
    r"(?:(?:で(?:す|した|あ(?:る|ります))|だ(?:った)?|と(?:なります|なる))?[。．.!！]*|[。．.!！]*[（(][^（）()]*[）)][。．.!！]*)[」』）)\"”’\s]*"
)
"""What may follow the bold words of a main clause."""

_SEEN = re.compile(r"\S")

_OFTEN, _FEW = 0.34, 3
"""Of the sentences, what may be bold before bold says nothing; and how many always may."""


def emphasised(text: str, sentences: Sequence[str], stressed: Sequence[str]) -> list[bool]:
    """Of each sentence of a text, whether it or its main clause is bold.

    Words at its beginning (``**対象**：…``) or among others are names of things, no message.

    Args:
        text: that was cut into the sentences, in their order.
        sentences: as ``japanese.sentences.split`` gives them.
        stressed: the bold pieces of the text, in their order.
    """
    if not stressed:
        return [False] * len(sentences)
    bold = _marked(text, stressed)
    found: list[bool] = []
    place = 0
    for sentence in sentences:
        start = text.find(sentence, place)
        if start < 0:
            found.append(False)
            continue
        place = start + len(sentence)
        found.append(_is_meant(sentence, bold[start:place]))
    return found


def _marked(text: str, stressed: Sequence[str]) -> list[bool]:
    marks = [False] * len(text)
    place = 0
    for piece in stressed:
        start = text.find(piece, place)
        if start >= 0:
            place = start + len(piece)
            marks[start:place] = [True] * len(piece)
    return marks


def _is_meant(sentence: str, bold: Sequence[bool]) -> bool:
    last = max((n for n, is_bold in enumerate(bold) if is_bold), default=-1)
    first = last
    while first > 0 and bold[first - 1]:
        first -= 1
    least = _CLAUSE["en" if sentence.isascii() else "ja"]
    if last < 0 or sum(bold) < least:
        return False
    seen = [is_bold for is_bold, sign in zip(bold, sentence, strict=True) if _SEEN.match(sign)]
    ends = last - first + 1 >= least and _ENDING.fullmatch(sentence[last + 1 :]) is not None
    return ends or sum(seen) >= _MOST * len(seen)


def sparingly(article: Article) -> Article:
    """The article without emphasis where most is bold, and in tables, which have heads."""
    running = [b for b in blocks(article) if isinstance(b, Paragraph | ItemList | Quote)]
    told = [sentence for block in running for sentence in block_sentences(block)]
    meant = {sentence.id for sentence in told if sentence.emphasised}
    if len(meant) > max(_FEW, _OFTEN * len(told)):
        meant = set()

    def kept(sentence: Sentence) -> Sentence:
        stays = sentence.id in meant or not sentence.emphasised
        return sentence if stays else replace(sentence, emphasised=False)

    return with_sentences(article, kept)
