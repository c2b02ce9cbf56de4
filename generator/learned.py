"""What a sign weighs, as fitted on what readers chose: see ``benchmarks/weights.py``."""

from __future__ import annotations

import math
from functools import cache
from typing import TYPE_CHECKING

from generator.resources import toml_beside

if TYPE_CHECKING:
    from collections.abc import Mapping


@cache
def learned(name: str) -> Mapping[str, float]:
    """Sign → weight, of ``NAME.toml`` in the package, as ``understanding/gist``."""
    found: Mapping[str, float] = toml_beside(__file__, f"{name}.toml")["weights"]
    return found


def summed(name: str, signs: Mapping[str, float]) -> float:
    """What the signs weigh together, by the weights of ``NAME.toml``."""
    weight = learned(name)
    return math.fsum(weight.get(sign, 0.0) * much for sign, much in signs.items())
