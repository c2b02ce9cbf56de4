"""How deep the headings of a bare text stand: only what numbering, names and order tell."""

from __future__ import annotations

import itertools
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from generator import patterns as re
from generator.reading.plain.lines import KEYWORD
from generator.reading.plain.marks import mark_of
from generator.reading.plain.sectioning import NOTED

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

NAME = re.compile(
    r"^[ァ-ヶー]+(?:[・=＝ ][ァ-ヶーA-Z.]+)+(?:氏|さん|\s*[（(].*[)）])?$|"
    r"^(?![お皆])[一-龥々ァ-ヶーぁ-ん]{1,6}[\s　・]?[一-龥々ァ-ヶーぁ-ん]{1,8}"
    r"(?:氏|さん|先生|監督|選手|社長|CEO)$"
)
"""A person, as a heading names one: ミラ・ムラティ, 山田太郎氏."""
_NUMBERS = re.compile(r"^\s*([0-9０-９]{1,2}(?:[.．-][0-9０-９]{1,2})*)(?:[.．、)）:：\s]|$)")
_BELOW = re.compile(r"^(?:[①-⑳]|[(（][0-9０-９])")


@dataclass(frozen=True, slots=True)
class FoundHeading:
    """A heading line; ``bare`` when the next heading follows with no text between."""

    place: int
    text: str
    bare: bool = False
    sure: float = 1.0
    level: int = 2


def with_levels(found: Sequence[FoundHeading]) -> tuple[FoundHeading, ...]:
    """The same headings with their levels, 2 for a part, where the text gives a reason."""
    lower = _starts_anew([heading.text for heading in found])
    acts = any(_ACT.match(one.text) for one in found)
    levelled = [
        replace(one, level=3 if acts and _SCENE.match(one.text) else level)
        for one in found
        for level in (_own_level(one.text, lower=lower),)
    ]
    nested: set[tuple[str, str]] = set()
    for place, (above, below) in enumerate(itertools.pairwise(levelled)):
        if above.bare and above.level == below.level == 2 and not KEYWORD.match(below.text):
            one, other = _shape(above.text), _shape(below.text)
            if not one or one != other:
                levelled[place + 1] = replace(below, level=3)
                nested |= {(one, other)} if other else set()
    return _counted_below(_told_again(_parted(tuple(_nested(levelled, nested)))))


def _told_again(levelled: tuple[FoundHeading, ...]) -> tuple[FoundHeading, ...]:
    """Where the same words stand right below several headings, they part each of these.

    本館, then 見どころ, 開館時間; 別館, then 見どころ, 休館日, 開館時間: what is amid them, too.
    """
    times = Counter(one.text for one in levelled)
    parts = [
        n
        for n, (one, below) in enumerate(itertools.pairwise(levelled))
        if one.bare
        and one.level == _TOP_LEVEL
        and times[one.text] == 1
        and times[below.text] > 1
        and not (_shape(one.text) and _shape(one.text) == _shape(below.text))
    ]
    if len(parts) < _FEWEST:
        return levelled
    lower: set[int] = set()
    for start, stop in itertools.pairwise((*parts, len(levelled))):
        last = max(n for n in range(start, stop) if n > start and times[levelled[n].text] > 1)
        lower |= {n for n in range(start + 1, last + 1) if levelled[n].level == _TOP_LEVEL}
    return tuple(
        replace(one, level=one.level + 1) if n in lower else one for n, one in enumerate(levelled)
    )


def _parted(levelled: tuple[FoundHeading, ...]) -> tuple[FoundHeading, ...]:
    """Where several headings stand right above others, all up to the next such one are below it.

    総則, then 名称, 目的; 会員, then 資格; and so on.
    """
    parts = {n for n, one in enumerate(levelled) if one.bare and one.level == _TOP_LEVEL}
    parts = {n for n in parts if not _shape(levelled[n].text)}
    if len(parts) < _FEWEST_PARTS or min(parts) > 0:
        return levelled
    return tuple(
        replace(one, level=one.level + 1)
        if n not in parts
        and one.level == _TOP_LEVEL
        and not (_shape(one.text) or _OF_WHOLE.match(one.text))
        else one
        for n, one in enumerate(levelled)
    )


_TOP_LEVEL, _FEWEST_PARTS = 2, 3
# What begins or ends the whole text, not a part of it.
_OF_WHOLE = re.compile(
    r"^(?:はじめに|[お終]わりに|さいごに|最後に|まとめ|結論|参考|附\s*則|謝辞|追記)"
)


# A play has scenes within its acts.
_ACT = re.compile(r"^(?:ACT|Act) |^第?[一二三四五六七八九十0-9０-９]{1,3}幕")
_SCENE = re.compile(r"^(?:SCENE|Scene) |^第?[一二三四五六七八九十0-9０-９]{1,3}[場景]")


def _counted_below(levelled: tuple[FoundHeading, ...]) -> tuple[FoundHeading, ...]:
    """Where each count starts right under a heading without text, it counts what is below it."""
    first = [n for n, one in enumerate(levelled) if _number(one.text) in ("1", "１")]
    over = [levelled[n - 1] for n in first if n]
    if len(first) < _FEWEST or len(over) < len(first):
        return levelled
    if not all(
        one.bare and not _number(one.text) and one.level == levelled[n].level
        for one, n in zip(over, first, strict=True)
    ):
        return levelled
    return tuple(
        replace(one, level=one.level + 1) if _number(one.text) else one for one in levelled
    )


_FEWEST = 2


def _number(text: str) -> str:
    found = _NUMBERS.match(text)
    return found[1] if found else ""


def _nested(
    levelled: Sequence[FoundHeading], nested: set[tuple[str, str]]
) -> Iterator[FoundHeading]:
    """Marked like one that stands right below another mark, further ones are below it, too."""
    uppers, lowers = {one for one, _ in nested}, {other for _, other in nested}
    for one in levelled:
        shape = _shape(one.text)
        is_below = one.level == 2 and shape in lowers and shape not in uppers
        yield replace(one, level=3) if is_below else one


def _shape(text: str) -> str:
    mark = mark_of(text)
    return mark.shape if mark is not None else ""


def _own_level(text: str, *, lower: bool) -> int:
    if (NAME.match(text) and not NOTED.match(text)) or _BELOW.match(text):
        return 3
    numbers = _NUMBERS.match(text)
    return 1 + lower + len(re.split(r"[.．-]", numbers[1])) if numbers else 2


def _starts_anew(texts: Sequence[str]) -> bool:
    """The numbers start anew in each part: below headings without one, 1 comes again."""
    numbers = [found[1] if (found := _NUMBERS.match(text)) else "" for text in texts]
    return "" in numbers and sum(number in ("1", "１") for number in numbers) > 1
