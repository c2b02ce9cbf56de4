"""What stands round the article: title, agenda, takeaways, notes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.locale import phrase
from generator.model import Bilingual, Paragraph, Point, Scene, sentences
from generator.planning import cues
from generator.planning.points import bullet, verbatim
from generator.planning.topics import prose, spoken

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.model import Article, Block, Sentence
    from generator.planning.topics import Topic


def credit(article: Article) -> Bilingual:
    """The footer: where the article comes from."""
    source = article.source
    return phrase("deck", "source", name=source.site or source.url or source.name)


def opening(article: Article) -> Iterator[Scene]:
    """The title, spoken with what stands before the first heading, and the agenda."""
    said = [article.title, *(s for block in article.lead for s in spoken(block))]
    yield Scene(
        id="title",
        layout="title",
        title=article.title.text,
        title_sources=(article.title.id,),
        sources=tuple(sentence.id for sentence in said),
    )
    if len(article.sections) > 1:
        yield Scene(
            id="agenda",
            layout="agenda",
            title=phrase("deck", "agenda"),
            points=tuple(verbatim(section.heading) for section in article.sections),
        )


def closing_block(laid_out: Sequence[Topic]) -> Block | None:
    """The article's last paragraph, where its section has others: the author's own last word."""
    if len(laid_out) < 2 or len(laid_out[-1].blocks) < 2:
        return None
    last = laid_out[-1].blocks[-1]
    return last if isinstance(last, Paragraph) else None


def takeaways(
    article: Article, laid_out: Sequence[Topic], closing: Block | None
) -> Iterator[Scene]:
    """The strongest sentence of each part."""
    if len(article.sections) < 2:
        return
    points = [_strongest(laid_out, number) for number in range(1, len(article.sections) + 1)]
    said = spoken(closing) if closing else ()
    yield Scene(
        id="takeaways",
        layout="takeaways",
        title=phrase("deck", "takeaways"),
        points=tuple(bullet(sentence) for sentence in points if sentence),
        sources=tuple(sentence.id for sentence in said),
    )


def _strongest(laid_out: Sequence[Topic], part: int) -> Sentence | None:
    candidates = [s for topic in laid_out if topic.part == part for s in prose(topic.blocks)]
    statements = [
        s
        for s in candidates
        if cues.is_statement(s.text.ja or s.text.en or "") and not cues.leans(s.text.ja or "")
    ]
    return next(iter(statements or candidates), None)


def notes(article: Article) -> Scene:
    """Where it all comes from, what looks odd there, and how the translation was made."""
    return Scene(
        id="notes",
        layout="notes",
        title=phrase("deck", "notes"),
        kicker=phrase("deck", "notes_kicker"),
        points=tuple(_notes(article)),
    )


def _notes(article: Article) -> Iterator[Point]:
    source = article.source
    yield Point(phrase("deck", "source", name=source.url or source.name))
    if source.author:
        yield Point(phrase("deck", "by", author=source.author))
    if source.date:
        yield Point(phrase("deck", "published", date=source.date))
    for oddity in article.oddities:
        yield Point(oddity.text, (oddity.where,))
    engines = sorted({sentence.origin for sentence in sentences(article) if sentence.origin})
    if engines:
        yield Point(phrase("planning", "translated_by", engines=", ".join(engines)))
