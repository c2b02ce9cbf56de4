"""What a feature weighs, as fitted on what readers chose: see ``benchmarks/weights.py``."""

from __future__ import annotations

import json
import math
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@cache
def learned(name: str) -> Mapping[str, float]:
    """Feature → weight, of ``NAME.toml`` in the package, as ``understanding/gist``."""
    text = (Path(__file__).parent / f"{name}.toml").read_text(encoding="utf-8")
    # a feature a line, each between quotation marks: TOML's own reader takes twenty times as long
    rows = [row.rpartition(" = ") for row in text.splitlines() if row.startswith('"')]
    features = json.loads(f"[{','.join(feature for feature, _, _ in rows)}]")
    return dict(zip(features, (float(weight) for _, _, weight in rows), strict=True))


def summed(name: str, features: Mapping[str, float]) -> float:
    """What the features weigh together, by the weights of ``NAME.toml``."""
    weight = learned(name)
    return math.fsum(weight.get(feature, 0.0) * much for feature, much in features.items())
