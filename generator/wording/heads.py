"""Which phrase (文節) of a Japanese sentence belongs to which: its head, always on its right.

By rules over SudachiPy's words, not by a model: a phrase that describes goes to the next noun, any
other to the nearest predicate to its right that can take it, and no two lines cross.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from generator import patterns as re
from generator.wording.phrases import phrases

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.wording.phrases import Phrase


@dataclass(frozen=True, slots=True)
class Tree:
    """A sentence in phrases.

    Attributes:
        told: the phrases, in order and without gaps.
        heads: for each the index of the phrase it belongs to; the last has its own index.
    """

    text: str
    told: tuple[Phrase, ...]
    heads: tuple[int, ...]


@lru_cache(maxsize=8192)
def tree(text: str) -> Tree:
    """The phrases of a text with their heads."""
    told = phrases(text)
    heads = list(range(len(told)))
    for at in range(len(told) - 2, -1, -1):
        heads[at] = _head(told, heads, at)
    return Tree(text, told, tuple(heads))


def _head(told: Sequence[Phrase], heads: Sequence[int], at: int) -> int:
    """The first phrase to the right that takes it, of those that no line closes off."""
    phrase = told[at]
    reached = [at + 1]
    while heads[reached[-1]] != reached[-1]:
        reached.append(heads[reached[-1]])
    takes = _takes_noun if describes_noun(phrase, told[at + 1]) else _takes_predicate
    return next((each for each in reached if takes(phrase, told[each])), reached[-1])


_LINKS = frozenset(["の", "や", "との", "への", "からの", "での", "という", "といった", "な"])


def describes_noun(phrase: Phrase, after: Phrase) -> bool:
    """の, な, a predicate in the form before a noun, a word like この; a member of a list."""
    last = phrase.last
    if phrase.ends_in_comma:
        member = phrase.is_nominal and last.kind in {"名詞", "接尾辞", "記号"}
        member = member and not _ADVERBIAL.search(phrase.text.rstrip("、"))
        return (member or last.surface == "や") and after.is_nominal
    if phrase.words[0].kind == "連体詞" or last.surface in _LINKS:
        return True
    if last.surface == "と" and last.kind == "助詞" and phrase.is_nominal:
        return after.is_nominal and not after.is_predicate
    if last.kind in {"名詞", "接尾辞"} and not phrase.is_predicate:
        return after.is_nominal and not _ADVERBIAL.search(phrase.text)
    return phrase.describes and last.kind != "助詞"


_ADVERBIAL = re.compile(
    r"(?:年|月|日|時|分|秒|回|度|今|後|前|中|時期|間|現在|最近|以来|以降|ごろ|頃|朝|夜|昼|夕方|毎年|毎日|ため|とき|場合|際|限り|以上|上|うえ|一方|反面)$"
)


_ENDS = frozenset(["が", "けど", "けれど", "けれども", "し", "ので", "から"])
"""After these begins what may be about something else."""


def _takes_noun(_: Phrase, other: Phrase) -> bool:
    return other.is_nominal and not other.is_verbal


def _takes_predicate(phrase: Phrase, other: Phrase) -> bool:
    if not other.is_predicate:
        return False
    links = other.describes or other.last.surface in {"の", "な"}
    inner = links and not other.ends_in_comma
    if phrase.is_topic:
        return other.ends_in_comma and other.last.surface in _ENDS and other.last.kind == "助詞"
    if phrase.ends_in_comma:
        return not inner
    if phrase.last.surface in {"を", "が"} and phrase.last.sub == "格助詞":
        quality = other.words[0].kind in {"形容詞", "形状詞", "連体詞"}
        return not (inner and quality and phrase.last.surface == "を")
    return True
