"""Names are spelt one way in a show: one that answers spell in two ways gets one of them.

Only what is surely one name is touched. Out of Japanese: katakana with 氏, さん and the like behind
them somewhere, or a part of a name with a middle dot, whose Latin spellings sound alike; and kanji
with such a word behind them, whose Latin spellings differ in nothing but long vowels. Out of
English: a capitalised word whose katakana differ in two characters at most. What a person wrote
decides; then the spelling used most. Where no spelling is used more than another, none is touched.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator import patterns as re
from generator.translation.similarity import alike, distance, of_katakana, of_latin

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from generator.translation.checks.pair import Pair

_CALLED = (
    "氏|さん|様|君|教授|博士|先生|社長|会長|代表|監督|選手|首相|大統領|議員|知事|市長|記者|館長|学長|"
    "容疑者|CEO|CTO"
)
_KATAKANA_NAME = re.compile(rf"([ァ-ヺー]{{3,}})(?=・|(?:{_CALLED}))|(?<=・)([ァ-ヺー]{{3,}})")
_KANJI_NAME = re.compile(rf"([㐀-鿿々]{{2,4}}?)(?:{_CALLED})")
_LATIN = re.compile(r"\b[A-Z][a-z]{2,}\b")
_KATAKANA = re.compile(r"[ァ-ヺー]{3,}")
_LONG_VOWELS = ((r"ou|oh|oo", "o"), (r"uu", "u"), (r"aa|ah", "a"), (r"ei|ee", "e"), (r"ii", "i"))


@dataclass(frozen=True, slots=True)
class Use:
    """Attributes: ``at`` the sentence's place, ``spelt`` as its translation has it."""

    at: int
    spelt: str


def respelt(pairs: Sequence[Pair], persons: frozenset[str]) -> dict[str, str]:
    """New texts by sentence id, for those in which a name is spelt another way than decided.

    Args:
        pairs: all translated sentences of a show, in reading order.
        persons: ids of those whose text is a person's, which decide and stay.
    """
    texts = [pair.target for pair in pairs]
    for uses in _named(pairs):
        kept = _chosen(uses, pairs, persons)
        for use in uses if kept else ():
            if use.spelt != kept and pairs[use.at].id not in persons:
                texts[use.at] = _put(texts[use.at], use.spelt, kept)
    return {pair.id: text for pair, text in zip(pairs, texts, strict=True) if text != pair.target}


def _chosen(uses: Sequence[Use], pairs: Sequence[Pair], persons: frozenset[str]) -> str:
    """The spelling for all, or empty where nothing decides."""
    of_persons = [use for use in uses if pairs[use.at].id in persons]
    counted = Counter(use.spelt for use in of_persons or uses).most_common(2)
    is_clear = len(counted) == 1 or counted[0][1] > counted[1][1]
    return counted[0][0] if is_clear else ""


def _put(text: str, old: str, new: str) -> str:
    inside = "A-Za-z" if old.isascii() else "ァ-ヺー"
    return re.sub(rf"(?<![{inside}]){old}(?![{inside}])", new, text)


def _named(pairs: Sequence[Pair]) -> Iterator[list[Use]]:
    """Where each name is said, for names that are spelt in more than one way."""
    if not pairs:
        return
    finders = (_katakana, _kanji) if pairs[0].language == "ja" else (_latin,)
    for finder in finders:
        for name in finder(pairs):
            uses = list(_uses(name, pairs))
            if len({use.spelt for use in uses}) > 1 and _is_one(name, uses):
                yield uses


def _katakana(pairs: Iterable[Pair]) -> Iterator[str]:
    found = (match for pair in pairs for match in _KATAKANA_NAME.findall(pair.ja))
    yield from dict.fromkeys(one or two for one, two in found)


def _kanji(pairs: Iterable[Pair]) -> Iterator[str]:
    yield from dict.fromkeys(name for pair in pairs for name in _KANJI_NAME.findall(pair.ja))


def _latin(pairs: Iterable[Pair]) -> Iterator[str]:
    counted = Counter(name for pair in pairs for name in dict.fromkeys(_LATIN.findall(pair.en)))
    yield from sorted(name for name, count in counted.items() if count > 1)


def _uses(name: str, pairs: Sequence[Pair]) -> Iterator[Use]:
    """The one word of a translation that sounds most like the name; of two alike, none."""
    there = [(at, pair) for at, pair in enumerate(pairs) if _stands_alone(name, pair.source)]
    written = _KATAKANA if name.isascii() else _LATIN
    words = {at: dict.fromkeys(written.findall(pair.target)) for at, pair in there}
    everywhere = _shared(words.values()) if name[0] > "㐀" else frozenset()
    for at, found in words.items():
        fitting = sorted(
            (_unlike(word, name), word) for word in found if _fits(word, name, everywhere)
        )
        if len(fitting) == 1 or (fitting and fitting[0][0] < fitting[1][0]):
            yield Use(at, fitting[0][1])


def _unlike(word: str, name: str) -> int:
    """How far the sounds of two words are from each other; kanji have none."""
    if name[0] > "㐀":
        return 0
    katakana, latin = (word, name) if name.isascii() else (name, word)
    return distance(of_katakana(katakana), of_latin(latin))


def _fits(word: str, name: str, everywhere: frozenset[str]) -> bool:
    if name[0] > "㐀":
        return _short(word) in everywhere
    return alike(word, name) if name.isascii() else alike(name, word)


def _shared(found: Collection[Iterable[str]]) -> frozenset[str]:
    """What, but for long vowels, stands in every translation with the kanji; in two at least."""
    short = [frozenset(map(_short, words)) for words in found]
    return frozenset.intersection(*short) if len(short) > 1 else frozenset()


def _stands_alone(name: str, text: str) -> bool:
    inside = "A-Za-z" if name.isascii() else "ァ-ヺー" if name[0] < "㐀" else ""
    around = (rf"(?<![{inside}])", rf"(?![{inside}])") if inside else ("", "")
    return bool(re.search(around[0] + re.escape(name) + around[1], text))


def _is_one(name: str, uses: Sequence[Use]) -> bool:
    """Whether all spellings may be of one name: no other word made of it (French, France)."""
    spelt = sorted({use.spelt for use in uses}, key=lambda word: (len(word), word))
    if name.isascii():
        return all(distance(one, spelt[0]) <= 2 for one in spelt)
    if name[0] > "㐀":
        return len({_short(word) for word in spelt}) == 1
    return all(distance(one.lower(), two.lower()) * 2 <= len(two) for one in spelt for two in spelt)


def _short(word: str) -> str:
    """Romanised without long vowels: ``Satou`` and ``Satoh`` are ``sato``."""
    told = word.casefold()
    for long, short in _LONG_VOWELS:
        told = re.sub(long, short, told)
    return told
