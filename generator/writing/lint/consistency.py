"""One name for one thing, one way of writing a number, one place for a figure: on all slides."""

from __future__ import annotations

from collections import defaultdict
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from generator import patterns as re
from generator.japanese.numerals import counting
from generator.verifying.figures import written
from generator.writing.texts import texts

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.model import Language, Scene

_TELLING = 30  # a smaller figure is a count, or a condition that comes again
_YEARS = range(1800, 2200)
_COUNTED = re.compile(
    "(?P<kanji>[一二三四五六七八九])(?P<of>人|年間|か月|カ月|日間|時間|回|本|社|校|か所|カ所|つの)"
)
_DIGITS = "一二三四五六七八九"
_ERA = re.compile(
    r"(?:明治|大正|昭和|平成|令和|(?<![A-Za-z])[MTSHR])(?:\d{1,2}|元)(?:年|(?![\d.A-Za-z]))"
)
_WESTERN = re.compile(r"(?<!\d)(?:19|20)\d\d年")
_IN_ENGLISH = re.compile(r"\b(?:Meiji|Taisho|Showa|Heisei|Reiwa) \d+")
_WHO = "者体員人家手方側社"  # last letters by which one word for who does something differs
_COMPOUND = re.compile(f"(?<![一-龠])(?P<what>[一-龠]{{2,4}})(?P<who>[{_WHO}])(?![一-龠])")


def of_slides(scenes: Sequence[Scene], language: Language) -> Iterator[str]:
    """Figures told twice, and one thing under two names or in two ways of writing."""
    yield from _twice(scenes, language)
    yield from _numerals(scenes)
    yield from _named(_all(scenes, "ja"))


def _twice(scenes: Sequence[Scene], language: Language) -> Iterator[str]:
    """Figures that stand on two slides, the last apart, which says again what is to be kept.

    A figure on more slides is a condition of them all.
    """
    at: dict[str, dict[int, None]] = defaultdict(dict)
    for n, scene in enumerate(scenes[:-1], 1):
        for _, point, _ in texts(scene):
            for value in written(point.text[language] or "", language):
                if value >= _TELLING and not (value in _YEARS and value == int(value)):
                    at[f"{value.normalize():f}"][n] = None
    for figure, places in at.items():
        if len(places) == 2:
            one, other = places
            yield f"? {figure} stands on slides {one} and {other}: once, where it is the claim"


def _numerals(scenes: Sequence[Scene]) -> Iterator[str]:
    """三人 and 3人, 令和3年 and 2021年 on the slides of one deck."""
    ja = _all(scenes, "ja")
    for found in dict.fromkeys(_COUNTED.findall(counting(ja))):
        other = f"{_DIGITS.index(found[0]) + 1}{found[1]}"
        if re.search(f"(?<![0-9.,]){other}", ja):
            yield f"? {''.join(found)} and {other}: one way on all slides"
    era = _ERA.search(ja)
    western = _WESTERN.search(ja)
    if era and western:
        yield f"? {era[0]} and {western[0]}: one way of counting years on all slides"
    if english := _IN_ENGLISH.search(_all(scenes, "en")):
        yield f"? “{english[0]}”: English readers count from no such year: the year itself"


def _named(ja: str) -> Iterator[str]:
    """事業者 and 事業体; a name within another, ハクチョウ and オオハクチョウ, is its kind."""
    ends: dict[str, dict[str, None]] = defaultdict(dict)
    for what, who in _COMPOUND.findall(ja):
        ends[what][who] = None
    for what, kinds in ends.items():
        if len(kinds) > 1:
            yield f"? {' and '.join(what + who for who in kinds)}: one thing, or two?"


def _all(scenes: Sequence[Scene], language: Language) -> str:
    return "\n".join(p.text[language] or "" for scene in scenes for _, p, _ in texts(scene))


_SHORT, _SAME = 8, 0.72  # letters; of those of two texts


def alike(words: str, other: str) -> bool:
    """Whether two texts say the same in nearly the same words."""
    if min(len(words), len(other)) < _SHORT:
        return False
    return SequenceMatcher(None, words, other, autojunk=False).ratio() > _SAME
