"""Where the voice falls in a word that somebody decided: signs around its kana.

A sign of Unicode's private area opens the word, one that tells the number closes it; what has no
use for them is given the text without.
"""

from __future__ import annotations

from typing import Any

from generator import patterns as re
from generator.japanese.dictionary import accented, morae

_OPENS, _FALLS, _MOST = "\ue100", 0xE110, 30
_CLOSES = f"{chr(_FALLS)}-{chr(_FALLS + _MOST)}"
SIGNS = re.compile(f"[{_OPENS}{_CLOSES}]")
_MARKED = re.compile(f"{_OPENS}([^{_CLOSES}]*)([{_CLOSES}])")


def marked(told: str) -> str:
    """シオミノ 2 → シオミノ between signs; as it is where no accent is told."""
    kana, accent = accented(told)
    return kana if accent is None else f"{_OPENS}{kana}{chr(_FALLS + min(accent, _MOST))}"


def without_accents(text: str) -> str:
    return SIGNS.sub("", text)


def with_accents(words: list[dict[str, Any]], text: str) -> list[dict[str, Any]]:
    """Open JTalk's words of the text without signs, those between signs as one with its accent.

    Unchanged where the analyser cut across such a word.
    """
    places: list[tuple[int, int, int]] = []
    dropped = 0
    for found in _MARKED.finditer(text):
        start = found.start() - dropped
        places.append((start, start + len(found[1]), ord(found[2]) - _FALLS))
        dropped += 2
    told: list[dict[str, Any]] = []
    at = 0
    for word in words:
        end = at + len(word["string"])
        place = next((one for one in places if one[0] <= at and end <= one[1]), None)
        if place is None:
            told.append(word)
        elif at == place[0]:
            told.append(word | {"acc": place[2], "chain_flag": 0, "chain_rule": "*", "pos": "名詞"})
        else:
            told[-1] = _joined(told[-1], word)
        at = end
    return told


def _joined(one: dict[str, Any], two: dict[str, Any]) -> dict[str, Any]:
    """Two pieces of a word: the first keeps the accent, which counts from its beginning."""
    texts = {key: one[key] + two[key] for key in ("string", "orig", "read", "pron")}
    return one | texts | {"mora_size": morae(texts["pron"].replace("’", ""))}
