"""The words by which a text says how much, how surely, of whom: data, one file a language."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from generator import patterns as re
from generator.resources import toml_beside

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from generator.model import Language


@dataclass(frozen=True, slots=True)
class CheckCues:
    """Compiled expressions, named as in ``ja.toml`` and ``en.toml``.

    Attributes:
        direction, act, scope: classes of words that a text may not use unless its sentences do.
        same_scope: other words of the sentences that allow a class of ``scope``.
        one_of: what says too much where the sentences say "one of the causes".
        binding: words that bind two things: a comparison, a condition, a cause.
        empty: English words that carry grammar only.
        meaning: a word, what it means, and whether it denies that; ``means`` finds any of them.
        short: what a short name is short for.
        light, common: words that say nothing by themselves; kanji that make no two words alike.
        irregular, verbs, numerals: English forms and what they are of; verbs that look like
            nouns; numbers in words.
        sides: a word → the rows of contraries that it is in, and on which side of each.
    """

    language: Language
    empty: frozenset[str]
    clause_end: re.Pattern[str]
    contrast: re.Pattern[str]
    question: re.Pattern[str]
    head: re.Pattern[str]
    negation: re.Pattern[str]
    hedge: re.Pattern[str]
    direction: Mapping[str, re.Pattern[str]]
    act: Mapping[str, re.Pattern[str]]
    scope: Mapping[str, re.Pattern[str]]
    same_scope: Mapping[str, re.Pattern[str]]
    one_of: re.Pattern[str]
    bound: Mapping[str, re.Pattern[str]]
    binding: Mapping[str, re.Pattern[str]]
    meaning: Mapping[str, tuple[str, bool]]
    means: re.Pattern[str]
    short: Mapping[str, str]
    light: frozenset[str]
    common: frozenset[str]
    irregular: Mapping[str, str]
    verbs: frozenset[str]
    numerals: frozenset[str]
    sides: Mapping[str, frozenset[tuple[int, bool]]]


@cache
def cues(language: Language) -> CheckCues:
    """The cues of a language, read once."""
    tree = toml_beside(__file__, f"{language}.toml")
    return CheckCues(
        language=language,
        empty=frozenset(tree.get("empty", "").split()),
        clause_end=_compiled(tree["clause_end"]),
        contrast=_compiled(tree["contrast"]),
        question=_compiled(tree["question"]),
        head=_compiled(tree["head"]),
        negation=_compiled(tree["negation"]),
        hedge=_compiled(tree["hedge"]),
        direction=_classes(tree["direction"]),
        act=_classes(tree["act"]),
        scope=_classes(tree["scope"]),
        same_scope=_classes(tree["same_scope"]),
        one_of=_compiled(tree["needs_one_of"]["cause"]),
        bound=_classes(tree["bound"]),
        binding=_classes(tree["binding"]),
        meaning={word: (what, denies) for word, (what, denies) in tree["meaning"].items()},
        means=re.compile("|".join(map(re.escape, tree["meaning"]))),
        short=tree["short"],
        light=frozenset(tree["light"].split()),
        common=frozenset(tree.get("common", "")),
        irregular={
            form: base
            for base, *forms in (row.split("/") for row in tree.get("irregular", "").split())
            for form in forms
        },
        verbs=frozenset(tree.get("verbs", "").split()),
        numerals=frozenset(tree.get("numerals", "").split()),
        sides=_sides(tree["opposites"]["sides"]),
    )


def _compiled(words: str) -> re.Pattern[str]:
    return re.compile(words, re.IGNORECASE)


def _classes(table: Mapping[str, str]) -> dict[str, re.Pattern[str]]:
    return {name: _compiled(words) for name, words in table.items()}


def _sides(rows: Sequence[str]) -> dict[str, frozenset[tuple[int, bool]]]:
    found: dict[str, frozenset[tuple[int, bool]]] = {}
    for row, words in enumerate(rows):
        for first, side in zip((True, False), words.split("|"), strict=True):
            for word in side.split():
                found[word] = found.get(word, frozenset()) | {(row, first)}
    return found
