"""What a sign weighs, as fitted on what readers chose: see ``benchmarks/weights.py``."""

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
    """Sign → weight, of ``NAME.toml`` in the package, as ``understanding/gist``."""
    text = (Path(__file__).parent / f"{name}.toml").read_text(encoding="utf-8")
    # a sign a line, each between quotation marks: TOML's own reader takes twenty times as long
    rows = [row.rpartition(" = ") for row in text.splitlines() if row.startswith('"')]
    signs = json.loads(f"[{','.join(sign for sign, _, _ in rows)}]")
    return dict(zip(signs, (float(weight) for _, _, weight in rows), strict=True))


def summed(name: str, signs: Mapping[str, float]) -> float:
    """What the signs weigh together, by the weights of ``NAME.toml``."""
    weight = learned(name)
    return math.fsum(weight.get(sign, 0.0) * much for sign, much in signs.items())
