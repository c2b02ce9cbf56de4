"""The words of a show by how often they are said, each with its reading and a sentence."""

from __future__ import annotations

import csv
import io
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from generator.japanese.tokenizer import tokenizer
from generator.locale import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from generator.model import Language

_CONTENT = frozenset({"名詞", "動詞", "形容詞", "形状詞", "副詞"})
_NOT = frozenset({"数詞", "非自立可能", "助動詞語幹", "固有名詞"})
"""Figures and what only helps other words; names are told elsewhere."""

_HIRAGANA = {code: code - 0x60 for code in range(ord("ァ"), ord("ヶ") + 1)}


@dataclass(frozen=True, slots=True)
class VocabularyWord:
    """A word as a dictionary has it.

    Attributes:
        reading: of the dictionary's form, in hiragana.
        count: in how many places it is said.
        sentence: where it is said first, Japanese and English.
    """

    form: str
    reading: str
    count: int
    sentence: tuple[str, str]


@dataclass(frozen=True, slots=True)
class Found:
    """A word where it is written; ``form`` and ``reading`` as of ``VocabularyWord``."""

    written: str
    form: str
    reading: str


def found_in(text: str) -> tuple[Found, ...]:
    """The words of a sentence that a learner learns, in their order."""
    return tuple(
        Found(word.surface(), form, _reading(form))
        for word in tokenizer().tokenize(text)
        if _teaches(word)
        for form in [word.dictionary_form()]
    )


def _teaches(word: Any) -> bool:
    sort = word.part_of_speech()
    return sort[0] in _CONTENT and not _NOT & set(sort)


def vocabulary(sentences: Iterable[tuple[str, str]]) -> tuple[VocabularyWord, ...]:
    """Of (Japanese, English), the commonest words first, else in the order they are met."""
    count: Counter[str] = Counter()
    first: dict[str, tuple[str, str]] = {}
    for sentence in sentences:
        for word in tokenizer().tokenize(sentence[0]):
            if _teaches(word):
                form = word.dictionary_form()
                count[form] += 1
                first.setdefault(form, sentence)
    ordered = sorted(first, key=lambda form: -count[form])
    return tuple(VocabularyWord(form, _reading(form), count[form], first[form]) for form in ordered)


def _reading(form: str) -> str:
    read = "".join(word.reading_form() for word in tokenizer().tokenize(form))
    return read.translate(_HIRAGANA)


def table(found: Sequence[VocabularyWord], language: Language) -> str:
    """CSV with a byte order mark, as spreadsheets take Japanese for what it is."""
    made = io.StringIO()
    rows = csv.writer(made, lineterminator="\n")
    rows.writerow(words(language)["vocabulary"].values())
    for word in found:
        rows.writerow((word.form, word.reading, word.count, *word.sentence))
    return "\ufeff" + made.getvalue()
