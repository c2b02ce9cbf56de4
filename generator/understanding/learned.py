"""What a sign weighs, as fitted on what readers chose: see ``benchmarks/gist_weights.py``."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@cache
def learned(name: str) -> Mapping[str, float]:
    """Sign → weight, of ``NAME.toml`` beside this."""
    path = Path(__file__).with_name(f"{name}.toml")
    found: Mapping[str, float] = tomllib.loads(path.read_text(encoding="utf-8"))["weights"]
    return found
