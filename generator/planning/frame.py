"""What stands round the article: title, agenda, takeaways, notes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.locale import phrase
from generator.model import Bilingual, Paragraph, Point, Scene, sentences
from generator.planning import cues, rank
from generator.planning.choice import MOST_POINTS
from generator.planning.points import bullet, is_long, verbatim
from generator.planning.topics import Topic, japanese, spoken
from generator.planning.units import units

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.model import Article, Block, Sentence
    from generator.planning.units import Unit

_CONCLUSION = re.compile(r"^(?:おわりに|終わりに|最後に|さいごに|まとめ|結論|結び|むすび|総括)")
_MOST_TAKEAWAYS = 5
_MOST_ON_TITLE = 5
"""Sentences spoken while the title is seen."""

_ROOM = 28.0
"""Of a line of Japanese among the takeaways, in em: they are set large."""


def credit(article: Article) -> Bilingual:
    """The footer: where the article comes from."""
    source = article.source
    return phrase("deck", "source", name=source.site or source.url or source.name)


def opening(article: Article) -> Iterator[Scene]:
    """The title, spoken with a short introduction, and the agenda."""
    said = (article.title, *(() if introduction(article) else _lead(article)))
    yield Scene(
        id="title",
        layout="title",
        title=article.title.text,
        title_sources=(article.title.id,),
        sources=tuple(sentence.id for sentence in said),
    )
    parts = article.sections
    if len(parts) > 2 and is_conclusion(parts[-1].heading):
        parts = parts[:-1]
    if len(parts) > 1:
        yield Scene(
            id="agenda",
            layout="agenda",
            title=phrase("deck", "agenda"),
            points=tuple(verbatim(section.heading) for section in parts),
        )


def _lead(article: Article) -> tuple[Sentence, ...]:
    return tuple(sentence for block in article.lead for sentence in spoken(block))


def introduction(article: Article) -> Topic | None:
    """What stands before the first heading, where it is too much for the title slide."""
    if len(_lead(article)) <= _MOST_ON_TITLE and article.sections:
        return None
    return Topic(article.title, article.lead, 0, article.title)


def is_conclusion(heading: Sentence) -> bool:
    """A part that sums up or says goodbye."""
    return bool(_CONCLUSION.match(japanese(heading)))


def closing(laid_out: Sequence[Topic]) -> tuple[Sentence, ...]:
    """What the takeaways narrate: the concluding part, or the article's last paragraph.

    The paragraph only where its section has others, so that no section is left empty.
    """
    if len(laid_out) < 2:
        return ()
    last = laid_out[-1]
    plain = all(isinstance(block, Paragraph) for block in last.blocks)
    if last.part > 2 and last.opens_part and is_conclusion(last.heading) and plain:
        return (last.heading, *last.sentences)
    paragraphs = [block for block in last.blocks if isinstance(block, Paragraph)]
    if len(paragraphs) < 3 or last.blocks[-1] is not paragraphs[-1]:
        return ()
    return paragraphs[-1].sentences


def takeaways(laid_out: Sequence[Topic], said: Sequence[Sentence]) -> Iterator[Scene]:
    """The strongest sentence of each part, and the author's last word."""
    last = laid_out[-1] if laid_out else None
    parts = sorted({topic.part for topic in laid_out})
    if last and len(parts) > 2 and is_conclusion(last.part_heading):
        parts = parts[:-1]
    if len(parts) < 2:
        return
    best = [found for part in parts if (found := _strongest(laid_out, part))]
    weakest_first = sorted(best, key=lambda pair: pair[0])
    dropped = weakest_first[: max(0, len(best) - _MOST_TAKEAWAYS)]
    yield Scene(
        id="takeaways",
        layout="takeaways",
        title=phrase("deck", "takeaways"),
        points=tuple(bullet(unit) for pair in best if pair not in dropped for unit in pair[1:]),
        sources=tuple(sentence.id for sentence in said),
    )


def _strongest(laid_out: Sequence[Topic], part: int) -> tuple[float, Unit] | None:
    """(score, unit) of the sentence that stands alone best."""
    mine = [topic for topic in laid_out if topic.part == part]
    told = [s for topic in mine for block in topic.blocks for s in _told(block)]
    found = list(units(told)) or [unit for topic in mine for unit in units(topic.sentences)]
    if not found:
        return None
    scored = list(zip(rank.scores(found, japanese(mine[0].heading)), found, strict=True))
    alone = [pair for pair in scored if not pair[1].leans and not is_long(bullet(pair[1]), _ROOM)]
    fitting = alone or [pair for pair in scored if not is_long(bullet(pair[1]), _ROOM)]
    return max(fitting, key=lambda pair: pair[0], default=None)


def _told(block: Block) -> Sequence[Sentence]:
    """Sentences of a paragraph that are no steps: what can stand for a part by itself."""
    if not isinstance(block, Paragraph):
        return ()
    return [s for s in block.sentences if not cues.counts(japanese(s))]


def notes(article: Article) -> Iterator[Scene]:
    """Where it all comes from, what looks odd there, and how the translation was made."""
    points = tuple(_notes(article))
    pages = -(-len(points) // MOST_POINTS)
    size = -(-len(points) // pages)
    for count, start in enumerate(range(0, len(points), size), 1):
        yield Scene(
            id="notes" if count == 1 else f"notes.{count}",
            layout="notes",
            title=phrase("deck", "notes"),
            kicker=phrase("deck", "notes_kicker"),
            points=points[start : start + size],
        )


def _notes(article: Article) -> Iterator[Point]:
    source = article.source
    yield Point(phrase("deck", "source", name=source.url or source.site or source.name))
    if source.author:
        yield Point(phrase("deck", "by", author=source.author))
    if source.date:
        yield Point(phrase("deck", "published", date=source.date))
    for oddity in article.oddities:
        yield Point(oddity.text, (oddity.where,))
    engines = sorted({sentence.origin for sentence in sentences(article) if sentence.origin})
    named = [_engine(name) for name in engines if name != "source"]
    if named:
        yield Point(
            Bilingual(
                phrase(
                    "planning", "translated_by", engines="、".join(n.ja or "" for n in named)
                ).ja,
                phrase(
                    "planning", "translated_by", engines=", ".join(n.en or "" for n in named)
                ).en,
            )
        )


def _engine(name: str) -> Bilingual:
    """A translator as a reader knows it."""
    return phrase("planning", name) if name in {"memory", "google"} else Bilingual(name, name)
