"""The brief, put together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model import Aside, Brief, Claim, Question, Statement
from generator.understanding import cues
from generator.understanding.certainty import certainty
from generator.understanding.flat import laid_out

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.model import Article, Ids
    from generator.understanding.flat import Told

_MOST_CLAIMS = 7


def understood(article: Article) -> Brief:
    """See ``generator.understanding.brief``."""
    told = laid_out(article)
    conclusion = _conclusion(told)
    claims = tuple(_claims(told))[:_MOST_CLAIMS]
    main = conclusion or [each for each in told if each.is_prose and not _is_plain(each)][:1]
    return Brief(
        kind=article.kind,
        speaker="author",
        thesis=_statement(main[:1]) if main else None,
        claims=claims,
        conclusion=tuple(each.id for each in conclusion),
        asides=tuple(_asides(told)),
        questions=tuple(_questions(told)),
    )


def _is_plain(told: Told) -> bool:
    return cues.is_aside(told.text) or cues.asks(told.text)


def _statement(said: Sequence[Told]) -> Statement:
    return Statement(tuple(each.id for each in said), certainty=certainty(said[0].text))


def _conclusion(told: Sequence[Told]) -> list[Told]:
    """What stands under the closing heading, else the last paragraph."""
    headings = [each for each in told if each.kind == "heading"]
    if headings and cues.concludes(headings[-1].text):
        section = headings[-1].section
        return [e for e in told if e.section == section and e.is_prose and not _is_plain(e)]
    prose = [each for each in told if each.is_prose]
    last = [each for each in prose if each.block == prose[-1].block] if prose else []
    return [each for each in last if not _is_plain(each)]


def _claims(told: Sequence[Told]) -> Iterator[Claim]:
    """The first statement of each part with what limits it there."""
    parts = sorted({each.part for each in told if each.part})
    for n, part in enumerate(parts):
        prose = [e for e in told if e.part == part and e.is_prose and not _is_plain(e)]
        said = [each for each in prose if not cues.limits(each.text)] or prose
        if said:
            limits = tuple(e.id for e in prose if cues.limits(e.text) and e is not said[0])
            evidence = tuple(each.id for each in said[1:4])
            yield Claim(_statement(said[:1]), evidence, limits, _needs(prose, said[0]), 1 - n / 20)


def _needs(prose: Sequence[Told], claim: Told) -> Ids:
    at = prose.index(claim)
    return (prose[at - 1].id,) if at and cues.leans(claim.text) else ()


def _asides(told: Sequence[Told]) -> Iterator[Aside]:
    for each in told:
        if each.kind not in ("title", "heading") and cues.is_aside(each.text):
            yield Aside((each.id,), each.text, "announcement")


def _questions(told: Sequence[Told]) -> Iterator[Question]:
    """Headings that ask, with the first statement under them."""
    for heading in (each for each in told if each.kind == "heading" and cues.asks(each.text)):
        under = [e for e in told if e.section == heading.section and e.is_prose]
        answer = next((each for each in under if not _is_plain(each)), None)
        yield Question((heading.id,), (answer.id,) if answer else ())
