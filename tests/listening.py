"""Whether a listener hears what was expected, for tests and benchmarks of readings."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.speech.readings.comparing import folded

if TYPE_CHECKING:
    from pathlib import Path

_DIGITS = re.compile("(?:ゼロ|レエ|イチ|イッ|ニイ?|サン|ヨン|ゴオ?|ロク|ナナ|ハチ|キュウ|テン){2,}")
_SAME = (("ジッ", "ジュッ"), ("ャッキ", "ャクキ"), ("トイウ", "トユウ"), ("イウ", "ユウ"))
"""Said either way by everybody: 十本, 百キロ, という."""

Item = tuple[str, tuple[str, ...], str]
"""A text, what may be heard, its kind."""


def items(path: Path) -> list[Item]:
    """A text, a tab, what is heard (alternatives with |); lines of # name the kind that follows."""
    kind, found = "", []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("# "):
            kind = line.removeprefix("# ")
        elif "\t" in line:
            text, expected = line.split("\t")[:2]
            found.append((text, tuple(expected.split("|")), kind))
    return found


def heard(kana: str) -> str:
    """Without punctuation; 2 and 5 among dictated digits may be long or short."""
    kana = re.sub("[^ァ-ヴー]", "", kana)
    for one, other in _SAME:
        kana = kana.replace(one, other)
    return _DIGITS.sub(lambda run: re.sub("([ニゴ])[イオ]", r"\1", run[0]), folded(kana))


def fits(said: str, expected: tuple[str, ...]) -> bool:
    return heard(said) in {heard(each) for each in expected}
