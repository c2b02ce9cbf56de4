"""Names that became others: seen by their sound, and by what the same name is called elsewhere."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from generator import patterns as re
from generator.translation.sounding import alike

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.translation.checks.pair import Pair

RENAMED = "changed a name"
_KATAKANA = re.compile(r"[ァ-ヺー]{3,}")
_KANJI = re.compile(r"[㐀-鿿々]{2,5}")
_CAPITALISED = re.compile(r"(?<![.!?:] )(?<!^)(?<![\"“‘'(])\b[A-Z][a-z]{2,}\b")
_LATIN = re.compile(r"[A-Za-z][A-Za-z'’-]+")
_LATIN_NAME = re.compile(r"(?<![A-Za-z])[A-Z][A-Za-z]+(?![A-Za-z])")


def renamed(pairs: Sequence[Pair]) -> Iterator[tuple[str, str]]:
    """Ids of sentences in whose answer a name is another one."""
    usual = _usual(pairs)
    everywhere = Counter(
        name for pair in pairs for name in dict.fromkeys(_CAPITALISED.findall(pair.en))
    )
    for pair in pairs:
        if _latin_lost(pair) or _sounds_otherwise(pair, everywhere) or _elsewhere(pair, usual):
            yield pair.id, RENAMED


def _latin_lost(pair: Pair) -> bool:
    """A Latin name of the Japanese that the English has not, though it has another instead."""
    ja, en = _LATIN_NAME.findall(pair.ja), _LATIN_NAME.findall(pair.en)
    lost = [name for name in ja if name.casefold() not in pair.en.casefold()]
    return bool(lost) and any(name not in ja for name in en) and pair.language == "ja"


def _sounds_otherwise(pair: Pair, everywhere: Counter[str]) -> bool:
    """A loan word without a like sound in the English, beside a name that is like no word."""
    heard = _KATAKANA.findall(pair.ja)
    words = _LATIN.findall(pair.en)
    unheard = [word for word in heard if not any(alike(word, other) for other in words)]
    strange = [
        name
        for name in dict.fromkeys(_CAPITALISED.findall(pair.en))
        if everywhere[name] == 1
        and name not in pair.ja
        and not any(alike(word, name) for word in heard)
    ]
    return bool(unheard) and bool(strange)


def _usual(pairs: Sequence[Pair]) -> dict[str, str]:
    """Kanji words and the one name that stands in every answer to a sentence with them."""
    together: dict[str, list[set[str]]] = defaultdict(list)
    for pair in pairs:
        names = set(_CAPITALISED.findall(pair.en))
        for word in dict.fromkeys(_KANJI.findall(pair.ja)):
            together[word].append(names)
    found = {}
    for word, sets in together.items():
        counted = Counter(name for names in sets for name in sorted(names))
        name, count = max(counted.items(), key=lambda item: item[1], default=("", 0))
        if len(sets) >= 3 and count == len(sets) - 1:
            found[word] = name
    return found


def _elsewhere(pair: Pair, usual: dict[str, str]) -> bool:
    names = set(_CAPITALISED.findall(pair.en))
    return any(
        word in usual and usual[word] not in pair.en and names
        for word in dict.fromkeys(_KANJI.findall(pair.ja))
    )
