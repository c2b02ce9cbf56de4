"""A text laid beside the clauses of its sentences, for the checks to compare."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from generator import patterns as re
from generator.verifying.clauses import clauses, plain, stems
from generator.verifying.deeds import alike, segments

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.verifying.clauses import Clause
    from generator.verifying.cues import CheckCues
    from generator.verifying.deeds import Chunk, ContentWord, Segment


@dataclass(frozen=True)
class Claimed:
    """A text beside what it rests on.

    Attributes:
        said: the text; ``given`` its sentences, joined; both in NFKC.
        parts: the text's clauses; ``all`` those of its sentences.
        rests: by clause of the text, the clauses of its sentences that share most of its words.
        sources: how many sentences there are.
        around: sentences near them, which may say who "she" is.
        beside: what is read or heard with the text.
    """

    said: str
    given: str
    cues: CheckCues
    parts: tuple[Clause, ...]
    all: tuple[Clause, ...]
    rests: tuple[tuple[Clause, ...], ...]
    sources: int
    around: str = ""
    beside: str = ""

    @cached_property
    def known(self) -> frozenset[str]:
        """Every content word of the sentences."""
        return frozenset().union(*(clause.stems for clause in self.all))

    @cached_property
    def said_segments(self) -> tuple[tuple[Segment, ...], ...]:
        """The text's segments, by sentence."""
        return segments(self.said, self.cues.language)

    @cached_property
    def given_segments(self) -> tuple[tuple[Segment, ...], ...]:
        """Those of its sentences."""
        return segments(self.given, self.cues.language)

    @cached_property
    def said_chunks(self) -> tuple[Chunk, ...]:
        return tuple(p for sentence in self.said_segments for segment in sentence for p in segment)

    @cached_property
    def chunks(self) -> tuple[Chunk, ...]:
        """Those of its sentences."""
        return tuple(p for sentence in self.given_segments for segment in sentence for p in segment)

    @cached_property
    def terms(self) -> tuple[ContentWord, ...]:
        """The words of its sentences."""
        return tuple(term for chunk in self.chunks for term in chunk.terms)

    @cached_property
    def share(self) -> float:
        """How many of its words, but for figures, its sentences have, too."""
        own = [term for chunk in self.said_chunks for term in chunk.terms if not term.figure]
        return sum(any(alike(one, each) for each in self.terms) for one in own) / max(1, len(own))

    def predicate(self, part: Clause) -> str:
        """The last content word of a clause that the sentences have too."""
        return next((stem for stem in reversed(part.order) if stem in self.known), "")

    def near(self, part: Clause, rests: Sequence[Clause]) -> list[Clause]:
        """The clauses that say what a clause of the text says: with its predicate, if any."""
        return [c for c in rests if self.predicate(part) in c.stems] or list(rests)

    def nearest(self, part: Clause) -> list[Clause]:
        """The clauses that share most of its words, two at least."""
        shared = [len(part.stems & clause.stems) for clause in self.all]
        most = max(shared, default=0)
        return [c for c, n in zip(self.all, shared, strict=True) if n == most] if most > 1 else []

    @cached_property
    def claims(self) -> list[tuple[Clause, tuple[Clause, ...]]]:
        """The clauses that claim something, with what they rest on: no questions, no headings."""
        pairs = zip(self.parts, self.rests, strict=True)
        return [(part, rests) for part, rests in pairs if rests and not part.asks]


_OWNER = re.compile(  # …だと、調査員; 局：…
    r"(?<=[だたるいう])と、[^、。はがをにで「」]{1,12}$|^[^:：、。「」]{1,16}[:：](?=[ぁ-んァ-ヴ一-龠「])"
)


def claimed(
    text: str,
    sources: Sequence[str],
    cues: CheckCues,
    around: Sequence[str] = (),
    beside: Sequence[str] = (),
) -> Claimed:
    """The text laid beside the clauses of its sentences."""
    parts = tuple(clauses([_OWNER.sub("", text)], cues))
    everything = tuple(clauses(sources, cues))
    rests = tuple(tuple(_rests(part, everything)) for part in parts)
    joined, near, with_it = (plain("\n".join(each), cues) for each in (sources, around, beside))
    said = plain(text, cues).strip()
    return Claimed(said, joined, cues, parts, everything, rests, len(sources), near, with_it)


def _rests(part: Clause, everything: Sequence[Clause]) -> Iterator[Clause]:
    """The fewest clauses that hold the words of a text that its sentences have."""
    left = set(part.stems)
    while left:
        best = max(everything, key=lambda clause: len(left & clause.stems), default=None)
        if best is None or not left & best.stems:
            return
        yield best
        left -= best.stems


_NEAR = 14


def beside(found: re.Match[str], it: Claimed) -> tuple[set[str], set[str]]:
    """The content words just before and just after: nothing, or one each."""
    reach = _NEAR if it.cues.language == "ja" else 3 * _NEAR
    before = found.string[max(0, found.start() - reach) : found.start()]
    after = found.string[found.end() : found.end() + reach]
    return set(stems(before, it.cues)[-1:]), set(stems(after, it.cues)[:1])
