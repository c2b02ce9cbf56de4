"""A sentence in phrases (文節): a word that means something with the particles that follow it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from generator.wording.words import QUOTED, words

if TYPE_CHECKING:
    from generator.wording.words import Word

_FREE = frozenset(
    ["名詞", "代名詞", "動詞", "形容詞", "形状詞", "副詞", "連体詞", "接続詞", "感動詞", "接頭辞"]
)


@dataclass(frozen=True, slots=True)
class Phrase:
    """One 文節; what follows it is told by ``last``, its last word before a comma."""

    words: tuple[Word, ...]
    ends_in_comma: bool

    @property
    def start(self) -> int:
        return self.words[0].start

    @property
    def end(self) -> int:
        return self.words[-1].end

    @property
    def last(self) -> Word:
        told = [word for word in self.words if word.kind != "補助記号"]
        return told[-1] if told else self.words[-1]

    @property
    def text(self) -> str:
        return "".join(word.surface for word in self.words)

    @property
    def is_topic(self) -> bool:
        return self.last.surface == "は" and self.last.sub == "係助詞"

    @property
    def is_predicate(self) -> bool:
        return any(word.kind in {"動詞", "形容詞", "助動詞"} for word in self.words)

    @property
    def describes(self) -> bool:
        """A predicate in the form that stands before a noun."""
        return self.is_predicate and self.last.form.startswith("連体形")

    @property
    def is_verbal(self) -> bool:
        """A verb, as 検討する is; not the noun before a copula."""
        return any(word.kind == "動詞" for word in self.words)

    @property
    def is_nominal(self) -> bool:
        return self.words[0].kind in {"名詞", "代名詞", "接頭辞"} or self.text[0] in "「『“"

    @property
    def names(self) -> bool:
        """It names one thing."""
        return any(word.is_name for word in self.words)


def says_something(text: str) -> bool:
    """It has a verb, an adjective or a copula: more than a name or a noun."""
    return any(word.kind in {"動詞", "形容詞", "助動詞"} for word in words(text))


@lru_cache(maxsize=8192)
def phrases(text: str) -> tuple[Phrase, ...]:
    """The phrases of a text, in order and without gaps; a quotation is a word."""
    spans = [found.span() for found in QUOTED.finditer(text)]
    made: list[list[Word]] = []
    for word in words(text):
        inside = any(start < word.start < end for start, end in spans)
        if made and (inside or not _opens(word, made[-1])):
            made[-1].append(word)
        else:
            made.append([word])
    return tuple(Phrase(tuple(each), each[-1].surface in "、，,") for each in made)


_NOMINAL = frozenset(["名詞", "接尾辞", "形状詞", "補助記号", "接頭辞"])
# Nouns that are particles after a clause.
_JOINS = frozenset(["ため", "とき", "うえ", "際", "以上", "場合"])


def _opens(word: Word, before: list[Word]) -> bool:
    """Whether a word begins a phrase."""
    last = before[-1]
    if last.surface in "、，,」』）)" and last.surface in "、，,":
        return True
    if word.surface in "「『“（(【":
        return last.kind in {"助詞", "助動詞", "動詞", "形容詞"} and word.surface in "「『“"
    if word.kind not in _FREE or last.kind == "接頭辞" or last.surface in "「『“（(":
        return False
    if word.kind in {"名詞", "接頭辞"} and last.kind in _NOMINAL:
        return last.surface in _JOINS and len(before) == 1  # かけるため｜後回しに
    bound = word.sub == "非自立可能" and word.kind in {"動詞", "形容詞"}
    if bound and (
        last.surface in {"て", "で"} or last.can_be_done or last.kind in {"動詞", "助動詞"}
    ):
        return False
    return not (word.kind == "動詞" and word.base == "する" and last.kind in {"名詞", "副詞"})
