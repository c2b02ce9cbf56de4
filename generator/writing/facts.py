"""What the talk may not lose, each with what it may not be told without.

The plan lists it before it writes a slide, each of a kind that editors miss when it is not there.
The program looks for it on the slides and in what is said, and asks of whoever holds the texts by
which words each slide and each scene keeps what binds it.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Any

from generator.verifying.clauses import stems
from generator.verifying.cues import cues

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from generator.model import Language, Line, Point
    from generator.writing.holding import Item
    from generator.writing.numbered import Numbered

MORE = "more"
"""The kind of a fact that is shown and need not be said."""
_TOLD = 0.3  # of the words of a fact: fewer of them, and something else is told of its lines


@dataclass(frozen=True, slots=True)
class Fact:
    """Attributes: ``says`` it in a few words of the article's language.

    ``bound`` is whose it is, of when, how sure, on what condition; empty where it is plainly so.
    ``kind`` is what it is for, a name of ``prompts.toml``.
    """

    sources: tuple[str, ...]
    says: str
    bound: str = ""
    kind: str = MORE

    @property
    def is_said(self) -> bool:
        """Whether whoever only listens shall know it."""
        return self.kind != MORE


def facts_of(rows: Iterable[Any], article: Numbered) -> tuple[Fact, ...]:
    """Those of an answer that rest on a line."""
    made = (
        Fact(
            article.ids(row["from"]),
            " ".join(row["what"].split()),
            " ".join(row["bound"].split()),
            row["kind"],
        )
        for row in rows
    )
    return tuple(fact for fact in made if fact.sources)


def bounds_of(facts: Iterable[Fact]) -> Mapping[str, str]:
    """What binds some sentences, by their names; of a fact of several lines told at each."""
    found: dict[str, dict[str, None]] = {}
    for fact in facts:
        for source in fact.sources if fact.bound else ():
            found.setdefault(source, {})[fact.bound] = None
    return {source: "; ".join(bounds) for source, bounds in found.items()}


def listed(facts: Iterable[Fact], article: Numbered) -> Iterator[str]:
    """The facts as a question names them."""
    for fact in facts:
        lines = [article.number(source) for source in fact.sources]
        kind = f"{fact.kind}: " if fact.is_said else ""
        yield f"- {lines} {kind}{fact.says}" + (f" ‹{fact.bound}›" if fact.bound else "")


def is_told(fact: Fact, texts: Iterable[Point | Line | Item], language: Language) -> bool:
    """Whether the texts that rest on one of its lines have some of its words."""
    cued = cues(language)
    own = {*stems(fact.says, cued)}
    beside = (text for text in texts if {*text.sources} & {*fact.sources})
    said = {stem for text in beside for stem in stems(text.text[language] or "", cued)}
    return len(own & said) >= _TOLD * len(own)


def binding(
    items: Sequence[Item], facts: Sequence[Fact], language: Language
) -> list[tuple[range, Fact]]:
    """What binds the items of each slide or scene, with their places; each once.

    Only what binds a fact that is told there: a line of it alone may tell something else.
    """
    made: list[tuple[range, Fact]] = []
    for _, group in groupby(enumerate(items), key=lambda each: each[1].slide):
        mine = list(group)
        at = range(mine[0][0], mine[-1][0] + 1)
        own = [item for _, item in mine]
        lines = {source for item in own for source in item.sources}
        near = (fact for fact in facts if fact.bound and lines & {*fact.sources})
        told = (fact for fact in near if is_told(fact, own, language))
        bounds = {fact.bound: fact for fact in told}
        made += [(at, fact) for fact in bounds.values()]
    return made
