"""What can be told exactly of a text and its sentences: each check names what it finds, or nothing.

Precision comes first: a good text refused costs a person more than a false one that the entailment
question finds. So a text is compared only with the clauses it shares its words with, and a check
that cannot place the words keeps silent.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.verifying import bindings, figures, predicates, roles

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from generator.verifying.claimed import Claimed

CHECKS: Mapping[str, Callable[[Claimed], Iterable[str]]] = {
    "number": figures.number,
    "bound": figures.bound,
    "name": figures.name,
    "spelling": figures.spelling,
    "quotation": figures.quotation,
    "polarity": predicates.polarity,
    "direction": predicates.direction,
    "act": predicates.act,
    "scope": predicates.scope,
    "opposite": roles.opposite,
    "comparison": bindings.comparison,
    "cause": bindings.cause,
    "condition": predicates.condition,
    "alternatives": bindings.alternatives,
    "risk": bindings.risk,
    "certainty": predicates.certainty,
    "owner": bindings.owner,
    "object": roles.elsewhere,
}
EXACT = frozenset({"number", "name", "quotation"})
"""What stands there or does not; all others judge words, and who reads may know better."""
