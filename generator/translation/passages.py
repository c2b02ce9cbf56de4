"""What to ask for together: whole sentences of one section, up to what an engine takes at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model import block_sentences
from generator.translation.engine import Passage
from generator.translation.terms import occurring

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from generator.model import Article, Section, Sentence
    from generator.translation.engine import Translator
    from generator.translation.terms import Term


def one_line(text: str) -> str:
    """A sentence as engines and memories get it: without line breaks."""
    return " ".join(text.split())


def passages(
    article: Article, wanted: Collection[str], engine: Translator, terms: Sequence[Term] = ()
) -> Iterator[Passage]:
    """Every wanted text once, in reading order; one too long for the engine is left out."""
    open_texts = {text for text in wanted if len(text) <= engine.longest}
    for part in _parts(article):
        texts = [one_line(sentence.text[article.language] or "") for sentence in part]
        for first, last in _packed(texts, open_texts, engine):
            asked = tuple(dict.fromkeys(t for t in texts[first : last + 1] if t in open_texts))
            open_texts.difference_update(asked)
            yield Passage(
                asked,
                before=texts[first - 1] if first else "",
                after=texts[last + 1] if last + 1 < len(texts) else "",
                terms=occurring(terms, "\n".join(asked)),
            )


def _packed(texts: list[str], wanted: set[str], engine: Translator) -> Iterator[tuple[int, int]]:
    """Ranges of positions, both ends included, whose wanted texts fit together."""
    first, last, length, count = -1, -1, 0, 0
    for at, text in enumerate(texts):
        if text not in wanted:
            continue
        if first >= 0 and (length + 1 + len(text) > engine.longest or count >= engine.most):
            yield first, last
            first, length, count = -1, 0, 0
        first = at if first < 0 else first
        last, length, count = at, length + 1 + len(text), count + 1
    if first >= 0:
        yield first, last


def _parts(article: Article) -> Iterator[list[Sentence]]:
    """The title with the lead, then each section without those below it."""
    yield [article.title, *(s for block in article.lead for s in block_sentences(block))]
    for section in article.sections:
        yield from _section_parts(section)


def _section_parts(section: Section) -> Iterator[list[Sentence]]:
    yield [section.heading, *(s for block in section.blocks for s in block_sentences(block))]
    for below in section.sections:
        yield from _section_parts(below)
