"""How a Japanese text of a slide ends: whole, or broken off before whoever says it.

Told by the forms of its words: 「早く直さねばと館長」 ends in a condition. A note of twenty letters
has no room for both its verb and its owner.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from generator import patterns as re
from generator.wording.words import words

if TYPE_CHECKING:
    from generator.wording.words import Word

_OWNED = re.compile(r"^(?P<said>.+?)と、?(?P<who>[^、。はがをにでとも「」？]{2,12})。?$")
_WHOLE = ("終止形", "意志推量形", "命令形")
_ENDS = frozenset({"終助詞", "準体助詞"})
_HANGING = (
    "ば",
    "て",
    "で",
    "に",
    "を",
    "へ",
    "つつ",
    "ながら",
    "ので",
    "のに",
    "し",
    "から",
    "より",
)


def owner_of(text: str) -> str:
    """Who is named behind what they say: 館長 of 「…だと館長」."""
    found = _OWNED.match(text)
    if found is None:
        return ""
    told, end = words(text), found.end("said")
    tail = [word for word in told if word.start >= found.start("who")]
    before = [word for word in told if word.end <= end and word.kind != "補助記号"]
    said = any(
        word.start == end and word.kind == "助詞" for word in told
    )  # not that of もと, とめる
    named = all(word.is_nominal or word.kind == "記号" for word in tail)
    listed = before and before[-1].is_nominal  # 農家とJA
    return found["who"] if said and named and not listed else ""


def breaks_off(text: str) -> bool:
    """Whether what somebody says has no verb left before their name."""
    who = owner_of(text)
    if not who:
        return False
    said = text[: text.rindex(who)].rstrip("、").removesuffix("と")
    last = [word for word in words(said) if word.kind != "補助記号"][-1:]
    return bool(last) and _hangs(last[0])


def _hangs(word: Word) -> bool:
    if word.kind == "助詞":
        return word.sub not in _ENDS and word.surface in _HANGING
    if word.kind in {"動詞", "形容詞", "助動詞"}:
        return word.form.startswith(("未然形", "連用形", "仮定形")) and not word.surface.endswith(
            "ず"
        )
    return False


def thoughts(sentence: str) -> int:
    """How many sayings or thoughts, each before its と, one sentence holds."""
    said = words(sentence)
    return sum(
        after.surface == "と"
        and after.sub == "格助詞"
        and (before.form.startswith(_WHOLE) or before.sub == "終助詞")
        for before, after in pairwise(said)
    )
