"""Looking for what machines get wrong, without a reference translation."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from generator.translation.checks import meaning, shape, show
from generator.translation.checks.numbers import numbers

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.translation.checks.pair import Check, Flaw, Pair
    from generator.translation.terms import Term

LONGEST = 5_000
"""Characters: more is no sentence, and not looked at."""

OF_A_SENTENCE: tuple[Check, ...] = (
    shape.echo,
    shape.leftover,
    numbers,
    shape.kept,
    shape.truncation,
    shape.repetition,
    shape.quotes,
    meaning.negation,
    meaning.not_only,
)
_NO_TRANSLATION = {"echo", "error page"}


def flaws(pairs: Sequence[Pair], glossary: Sequence[Term] = ()) -> tuple[Flaw, ...]:
    """Everything the checks see, sentence by sentence in the order given."""
    pairs = [pair for pair in pairs if max(len(pair.source), len(pair.target)) <= LONGEST]
    found = chain(
        (flaw for pair in pairs for check in OF_A_SENTENCE for flaw in check(pair)),
        show.terms(pairs, glossary),
        show.names(pairs),
        show.lengths(pairs),
        show.duplicates(pairs),
    )
    order = {pair.id: at for at, pair in enumerate(pairs)}
    everything = sorted(found, key=lambda flaw: order[flaw.where])
    hopeless = {flaw.where for flaw in everything if flaw.check in _NO_TRANSLATION}
    return tuple(
        flaw for flaw in everything if flaw.where not in hopeless or flaw.check in _NO_TRANSLATION
    )
