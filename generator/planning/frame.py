"""What stands round the article: title, agenda, takeaways, notes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.locale import phrase
from generator.model import LANGUAGES, Bilingual, Paragraph, Point, Scene, other, sentences
from generator.planning import cues, rank
from generator.planning.choice import MOST_POINTS
from generator.planning.points import bullet, is_long, words
from generator.planning.topics import Topic, japanese, spoken
from generator.planning.units import units
from generator.wording.headlines import AGENDA_ROOM, COVER_ROOM, headline

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from generator.model import Article, Block, Sentence
    from generator.planning.units import Unit
    from generator.settings import Settings

_CONCLUSION = re.compile(r"^(?:おわりに|終わりに|最後に|さいごに|まとめ|結論|結び|むすび|総括)")
_KNOWN = frozenset({"memory", "google"})
"""Translators that have a name in the locale files."""

MOST_LISTED = 10
"""Parts in an agenda, on two slides; more are listed in groups."""

_MOST_TAKEAWAYS = 5
_MOST_ON_TITLE = 5
"""Sentences spoken while the title is seen."""

_ROOM = 28.0
"""Of a line of Japanese among the takeaways, in em: they are set large."""


def credit(article: Article) -> Bilingual:
    """The footer: where the article comes from."""
    source = article.source
    return phrase("deck", "source", name=source.site or source.url or source.name)


def opening(article: Article, laid_out: Sequence[Topic]) -> Iterator[Scene]:
    """The title, spoken with a short introduction, and the agenda."""
    said = (article.title, *(() if introduction(article) else _lead(article)))
    yield Scene(
        id="title",
        layout="title",
        title=headline(article.title.text, COVER_ROOM),
        title_sources=(article.title.id,),
        sources=tuple(sentence.id for sentence in said),
    )
    headings = _parts(laid_out)
    if len(headings) > 1:
        yield Scene(
            id="agenda",
            layout="agenda",
            title=phrase("deck", "agenda"),
            points=tuple(map(_entry, _grouped(tuple(headings.values())))),
        )


def _grouped(headings: Sequence[Sentence]) -> list[tuple[Sentence, ...]]:
    """The headings one by one; of more than the agenda lists, neighbours in five groups."""
    size = 1 if len(headings) <= MOST_LISTED else -(-len(headings) // MOST_POINTS)
    return [tuple(headings[n : n + size]) for n in range(0, len(headings), size)]


def _entry(group: Sequence[Sentence]) -> Point:
    """A heading; of a group all of them where there is room, else the first and how many more."""
    ids = tuple(heading.id for heading in group)
    together = Bilingual(
        _joined([heading.text.ja for heading in group], "／"),
        _joined([heading.text.en for heading in group], " / "),
    )
    if len(group) == 1 or headline(together, AGENDA_ROOM) == together:
        return Point(headline(together, AGENDA_ROOM), ids)
    first = headline(group[0].text, AGENDA_ROOM)
    words = Bilingual()
    for language in LANGUAGES:
        heading = first[language]
        if heading is not None:
            heading = heading.rstrip(".。")
            more = phrase("planning", "and_more", first=heading, count=len(group) - 1)
            words = words.having(language, more[language])
    return Point(words, ids)


def _joined(texts: Sequence[str | None], joint: str) -> str | None:
    return None if None in texts else joint.join(text for text in texts if text)


def _parts(laid_out: Sequence[Topic]) -> dict[int, Sentence]:
    """Number and heading of every part but a concluding one."""
    parts = {topic.part: topic.part_heading for topic in laid_out}
    if _concludes(laid_out):
        del parts[laid_out[-1].part]
    return parts


def _concludes(laid_out: Sequence[Topic]) -> bool:
    """The last part sums up or says goodbye, in paragraphs alone."""
    if not laid_out or laid_out[-1].part < 3 or not laid_out[-1].opens_part:
        return False
    last = laid_out[-1]
    plain = all(isinstance(block, Paragraph) for block in last.blocks)
    return plain and bool(_CONCLUSION.match(japanese(last.heading)))


def _lead(article: Article) -> tuple[Sentence, ...]:
    return tuple(sentence for block in article.lead for sentence in spoken(block))


def introduction(article: Article) -> Topic | None:
    """What stands before the first heading, where it is too much for the title slide."""
    if len(_lead(article)) <= _MOST_ON_TITLE and article.sections:
        return None
    return Topic(article.title, article.lead, 0, article.title)


def closing(laid_out: Sequence[Topic]) -> tuple[Sentence, ...]:
    """What the takeaways narrate: the concluding part, or the article's last paragraph.

    The paragraph only where its section has others, so that no section is left empty.
    """
    if len(_parts(laid_out)) < 2:
        return ()
    last = laid_out[-1]
    if _concludes(laid_out):
        return (last.heading, *last.sentences)
    paragraphs = [block for block in last.blocks if isinstance(block, Paragraph)]
    if len(paragraphs) < 3 or last.blocks[-1] is not paragraphs[-1]:
        return ()
    return paragraphs[-1].sentences


def takeaways(
    laid_out: Sequence[Topic], said: Sequence[Sentence], doubted: Collection[str]
) -> Iterator[Scene]:
    """The strongest sentence of each part, and the author's last word.

    Args:
        laid_out: the article's sections.
        said: the author's last word.
        doubted: ids of sentences that look wrong in the source, which are not repeated if others
            can stand for their part.
    """
    parts = _parts(laid_out)
    if len(parts) < 2:
        return
    best = [found for part in parts if (found := _strongest(laid_out, part, doubted))]
    weakest_first = sorted(best, key=lambda pair: pair[0])
    dropped = weakest_first[: max(0, len(best) - _MOST_TAKEAWAYS)]
    yield Scene(
        id="takeaways",
        layout="takeaways",
        title=phrase("deck", "takeaways"),
        points=tuple(bullet(unit) for pair in best if pair not in dropped for unit in pair[1:]),
        sources=tuple(sentence.id for sentence in said),
    )


def _strongest(
    laid_out: Sequence[Topic], part: int, doubted: Collection[str]
) -> tuple[float, Unit] | None:
    """(score, unit) of the sentence that stands alone best."""
    mine = [topic for topic in laid_out if topic.part == part]
    told = [s for topic in mine for block in topic.blocks for s in _told(block)]
    found = list(units(told)) or [unit for topic in mine for unit in units(topic.sentences)]
    if not found:
        return None
    scored = list(zip(rank.scores(found, japanese(mine[0].heading)), found, strict=True))
    fitting = [pair for pair in scored if not is_long(bullet(pair[1]), _ROOM)]
    return max(fitting, key=lambda pair: (_qualities(pair[1], doubted), pair[0]), default=None)


def _qualities(unit: Unit, doubted: Collection[str]) -> tuple[bool, ...]:
    """What makes a statement fit to stand alone, the weightiest first."""
    said = words(bullet(unit))
    sound = not any(identity in doubted for identity in unit.ids)
    return not unit.leans, not cues.continues(said), sound, cues.has_topic(said)


def _told(block: Block) -> Sequence[Sentence]:
    """Sentences of a paragraph that are no steps: what can stand for a part by itself."""
    if not isinstance(block, Paragraph):
        return ()
    return [s for s in block.sentences if not cues.counts(japanese(s))]


def notes(article: Article, settings: Settings) -> Iterator[Scene]:
    """Where it all comes from, what looks odd there, and how the translation was made.

    There is a line about the translation before there is one, so that it moves nothing.
    """
    points = [*_notes(article)]
    if other(article.language) in settings.languages:
        points.append(Point(_translators(article)))
    pages = -(-len(points) // MOST_POINTS)
    size = -(-len(points) // pages)
    for count, start in enumerate(range(0, len(points), size), 1):
        yield Scene(
            id="notes" if count == 1 else f"notes.{count}",
            layout="notes",
            title=phrase("deck", "notes"),
            kicker=phrase("deck", "notes_kicker"),
            points=tuple(points[start : start + size]),
        )


_LONGEST_ADDRESS = 100
"""Letters of an address that is read off a slide; the manifest has it whole."""


def _short(name: str) -> str:
    return name if len(name) <= _LONGEST_ADDRESS else f"{name[:_LONGEST_ADDRESS]}…"


def _notes(article: Article) -> Iterator[Point]:
    source = article.source
    address = source.url if len(source.url) <= _LONGEST_ADDRESS else ""
    yield Point(phrase("deck", "source", name=address or source.site or _short(source.name)))
    if source.author:
        yield Point(phrase("deck", "by", author=source.author))
    if source.date:
        yield Point(phrase("deck", "published", date=source.date))
    for oddity in article.oddities:
        yield Point(oddity.text, (oddity.where,))


def _translators(article: Article) -> Bilingual:
    """Who translated it, as a reader knows them."""
    origins = sorted({sentence.origin for sentence in sentences(article)} - {"", "source"})
    named = [phrase("planning", o) if o in _KNOWN else Bilingual(o, o) for o in origins]
    if not named:
        return phrase("planning", "untranslated")
    ja, en = "、".join(n.ja or "" for n in named), ", ".join(n.en or "" for n in named)
    return Bilingual(
        phrase("planning", "translated_by", engines=ja).ja,
        phrase("planning", "translated_by", engines=en).en,
    )
