"""The year of school in which a kanji is taught: ``years.toml`` has them."""

from __future__ import annotations

from functools import cache

from generator import patterns as re
from generator.resources import toml_beside

BEYOND = 7
"""The year of a kanji that primary school does not teach."""

_KANJI = re.compile(r"[一-龠]")


def year(text: str) -> int:
    """That of its hardest kanji, 1 to 6 or ``BEYOND``; 0 without any."""
    return max((_years().get(kanji, BEYOND) for kanji in _KANJI.findall(text)), default=0)


@cache
def _years() -> dict[str, int]:
    told = toml_beside(__file__, "years.toml")
    return {kanji: int(number) for number, taught in told.items() for kanji in taught}
