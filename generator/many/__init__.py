"""Many articles: which they are, who builds them, and what became of each."""

from __future__ import annotations

from generator.many.building import build_many
from generator.many.job import Result
from generator.many.sources import expanded

__all__ = ["Result", "build_many", "expanded"]
