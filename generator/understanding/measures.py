"""What an amount of a Japanese sentence is of, and which case of it: 割合 of 一回目."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator import patterns as re
from generator.wording.words import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.wording.words import Word

_LONGEST = 18  # letters of a name that fits under a figure
_QUOTED = re.compile(
    r"(?P<name>「[^「」]{2,26}」)(?:と(?:答え|回答し|話し)た(?:人|方)?)?(?:の(?:人|割合))?[はがも]?$"
)
_BEHIND = re.compile(r"(?:は|が)(?P<name>[^、。はがをもにで0-9]{2,12}?)(?=で?[、。]|だ|です|$)")
# What stands before an amount and names nothing that is measured.
_NO_NAME = re.compile(
    r"(?:年間|月間|毎[日週月年]|一(?:日|人|回|か月)|半年|各|同|最[大低]|これ|それ|ここ|どちら|いずれ|今後"
    r"|(?:.*の)?(?:うち|平均|合?計|総計|残り|全[部体]|ごと|実際|場合|とき))"
)
_SAYS_OF = frozenset(["は", "が", "も", "：", ":"])
_PARTICLES = _SAYS_OF | {"の", "に", "で"}
_PARTS = frozenset(["うち", "平均"])
_STOPS = frozenset(["は", "も", "、", "。", "「", "」"])


def measured(text: str, start: int, at: int, end: int) -> tuple[str, str]:
    """Measure and category of the amount at ``at`` to ``end``, each ``""`` where it is not told.

    ``start`` is where the amount before it ended.
    """
    quoted = _QUOTED.search(text[:at])
    if quoted:
        return "", quoted["name"]
    begun = max(start, text.rfind("、", 0, at) + 1, text.rfind("。", 0, at) + 1)
    name, particle = _named(text[begun:at])
    if not name:
        behind = _BEHIND.match(text[end:])
        return _topic(text[:at]), behind["name"] if behind and _is_name(behind["name"]) else ""
    if particle in _SAYS_OF:
        return name, ""
    return _topic(text[: at - len(name) - len(particle)]), name


def _named(before: str) -> tuple[str, str]:
    """A noun that ends right before the amount, and the particle between them."""
    said = words(before)
    last = len(said)
    while last and said[last - 1].surface in _PARTICLES:
        last -= 1
    particle = "".join(word.surface for word in said[last:])
    first = last
    while first and _is_in_name(said[:first]):
        first -= 1
    while first < last and said[first].surface == "の":
        first += 1
    if first < last and said[first].surface in {"ほか", "他"} and first:
        first -= 1  # そのほか
    name = "".join(word.surface for word in said[first:last])
    return (name, particle) if _is_name(name) else ("", "")


def _is_in_name(said: Sequence[Word]) -> bool:
    """The last of these words goes on a name: 自転車と駐輪場の整備."""
    word, before = said[-1], said[-2] if len(said) > 1 else None
    joins = word.surface in {"と", "や"} and before is not None and before.is_nominal
    return (word.is_nominal or joins or word.surface == "の") and word.surface not in _PARTS


def _is_name(name: str) -> bool:
    said = words(name)
    is_short = 1 < len(name) <= _LONGEST and not _NO_NAME.fullmatch(name)
    return is_short and said[-1].is_nominal


def _topic(before: str) -> str:
    """What the clause is about: the noun before its は, が or も with all that describes it."""
    said = words(before)
    for n in range(len(said) - 1, 0, -1):
        named = said[n - 1].is_nominal and said[n - 1].fine != "副詞可能"
        if named and said[n].surface in {"は", "が", "も"} and said[n].kind == "助詞":
            return _described(said[:n])
    return ""


def _described(said: Sequence[Word]) -> str:
    """The noun at the end with what describes it; its bare self where that is long."""
    first = len(said)
    for n in range(len(said) - 1, -1, -1):
        word = said[n]
        if word.surface in _STOPS:
            break
        first = n
    whole = "".join(word.surface for word in said[first:])
    if len(whole) <= _LONGEST:
        return whole
    first = len(said)
    for n in range(len(said) - 1, -1, -1):
        if not said[n].is_nominal:
            break
        first = n
    return "".join(word.surface for word in said[first:])
