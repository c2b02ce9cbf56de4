"""Checks that see all sentences of a show: names, terms, lengths, one text for two sentences."""

from __future__ import annotations

from collections import Counter, defaultdict
from statistics import median
from typing import TYPE_CHECKING

from generator import patterns as re
from generator.translation.checks.pair import Flaw, advice
from generator.translation.similarity import distance, normal
from generator.translation.terms import occurring

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.translation.checks.pair import Pair
    from generator.translation.terms import Term

_NAMED = re.compile(r"[ァ-ヺー]{3,}|[一-鿿々]{2,4}(?=氏|さん|様|社長|会長|館長|教授|選手|監督)")
_CAPITALISED = re.compile(r"\b[A-Z][A-Za-z-]{3,}")
_ENOUGH = 12
"""Sentences of one engine from which its usual length is known."""
_USUAL = {"ja": 2.2, "en": 0.45}
"""Characters of the translation for one of the source: medians of our examples."""


def names(pairs: Sequence[Pair]) -> Iterator[Flaw]:
    """A name that is spelt otherwise in another sentence with the same katakana or surname."""
    common = {word for pair in pairs for word in re.findall(r"\b[a-z]+", pair.en)}
    together: dict[str, list[Pair]] = defaultdict(list)
    for pair in pairs:
        for word in sorted(set(_NAMED.findall(pair.ja))):
            together[word].append(pair)
    strange = {
        (pair.id, name): usual
        for group in together.values()
        for pair, name, usual in _strange(group, common)
    }
    for (where, name), usual in strange.items():
        yield Flaw("name", "warning", where, name, advice("elsewhere", usual=usual))


def _strange(group: Sequence[Pair], common: set[str]) -> Iterator[tuple[Pair, str, str]]:
    """Names of which a like one is commoner in the group, or as common and came first."""
    named = {pair.id: _names(pair, common) for pair in group}
    counted = Counter(name for pair in group for name in named[pair.id])
    order = list(counted)
    for pair in group:
        for name in named[pair.id]:
            near = [n for n in counted if n not in named[pair.id] and _alike(name, n)]
            usual = max(near, key=lambda other: counted[other], default="")
            first = usual in order[: order.index(name)]
            if usual and counted[usual] + first > counted[name]:
                yield pair, name, usual


def _names(pair: Pair, common: set[str]) -> list[str]:
    found = dict.fromkeys(_CAPITALISED.findall(pair.en))
    return [name for name in found if name.lower() not in common]


def _alike(one: str, two: str) -> bool:
    left, right = one.lower().rstrip("s"), two.lower().rstrip("s")
    far = max(1, len(left) // 3)
    return abs(len(left) - len(right)) <= far and 0 < distance(left, right) <= far


def terms(pairs: Sequence[Pair], glossary: Sequence[Term]) -> Iterator[Flaw]:
    """A glossary term is translated as the glossary says, wherever it occurs."""
    for pair in pairs:
        target = normal(pair.target).casefold()
        for term in occurring(glossary, pair.source):
            if not _has(target, normal(term.target).casefold()):
                told = advice("glossary_says", term=term.target)
                yield Flaw("term", "error", pair.id, term.source, told)


def _has(text: str, wanted: str) -> bool:
    """The words, in the plural or at the beginning of a sentence too."""
    edge = r"(?<![a-z0-9])" if wanted[:1].isascii() else ""
    return bool(re.search(edge + re.escape(wanted), text))


def lengths(pairs: Sequence[Pair]) -> Iterator[Flaw]:
    """A translation much shorter or longer than its engine's usually are."""
    ratios: dict[str, list[float]] = defaultdict(list)
    for pair in pairs:
        if len(pair.source) >= 12:
            ratios[pair.origin].append(_ratio(pair))
    for pair in pairs:
        known = ratios[pair.origin]
        usual = median(known) if len(known) >= _ENOUGH else _USUAL[pair.language]
        if len(pair.source) >= 12 and not usual / 2.2 <= _ratio(pair) <= usual * 2.2:
            told = advice("very_short" if _ratio(pair) < usual else "very_long")
            yield Flaw("length", "warning", pair.id, pair.target, told)


def _ratio(pair: Pair) -> float:
    return len(pair.target) / len(pair.source)


def duplicates(pairs: Sequence[Pair]) -> Iterator[Flaw]:
    """The same translation for two sentences that are not alike."""
    first: dict[str, Pair] = {}
    for pair in pairs:
        same = first.setdefault(normal(pair.target).casefold(), pair)
        longest = max(len(same.source), len(pair.source))
        if len(pair.target) >= 20 and distance(same.source, pair.source) * 3 > longest:
            told = advice("same_as_another")
            yield Flaw("repetition", "warning", pair.id, pair.target, told)
