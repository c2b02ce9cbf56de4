"""What a sign weighs, as fitted on what readers chose: see ``benchmarks/weights.py``."""

from __future__ import annotations

import math
import tomllib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_PACKAGE = Path(__file__).parent


@cache
def learned(name: str) -> Mapping[str, float]:
    """Sign → weight, of ``NAME.toml`` in the package, as ``understanding/gist``."""
    path = _PACKAGE / f"{name}.toml"
    found: Mapping[str, float] = tomllib.loads(path.read_text(encoding="utf-8"))["weights"]
    return found


def summed(name: str, signs: Mapping[str, float]) -> float:
    """What the signs weigh together, by the weights of ``NAME.toml``."""
    weight = learned(name)
    return math.fsum(weight.get(sign, 0.0) * much for sign, much in signs.items())
