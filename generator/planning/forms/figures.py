"""Amounts in running text → one large figure, two or three side by side, or bars."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from generator import patterns as re
from generator.japanese.width import width
from generator.model import LAYOUTS, Bilingual, Group, Point
from generator.planning.amounts import amounts, english_figure
from generator.planning.draft import Draft
from generator.planning.points import excerpt, noted, points, words
from generator.wording.notes import notes

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.model import Amount
    from generator.planning.ideas import Idea
    from generator.planning.material import Material

_FEWEST_BARS, _MOST_BARS = 3, 8
_MOST_SIDE_BY_SIDE = LAYOUTS["number"].groups[1]


def bars(idea: Idea, material: Material) -> Iterator[Draft]:
    """Amounts of one unit and one measure in the idea, as a chart."""
    for each_unit in _families(idea, material):
        family = _without_total(each_unit)
        if _FEWEST_BARS <= len(family) <= _MOST_BARS and _are_apart(family):
            head = (Point(Bilingual("", "")), Point(Bilingual(family[0].unit, family[0].unit)))
            rows = tuple(
                (excerpt(material, a.sources[:1], a.measures), _figure(a, material)) for a in family
            )
            takes = material.in_order(each for a in each_unit for each in a.sources)
            yield Draft("chart", takes, table=(head, *rows))
            return


def _without_total(family: Sequence[Amount]) -> Sequence[Amount]:
    """The parts of a whole: beside their sum they would look like its rivals."""
    whole = max(family, key=lambda amount: amount.value)
    rest = [amount for amount in family if amount is not whole]
    is_sum = len(rest) >= _FEWEST_BARS and math.isclose(sum(a.value for a in rest), whole.value)
    return rest if is_sum else family


_NO_NOUN = re.compile(r"[うくすつぬぶむるたいもと]$")


def _are_apart(family: Sequence[Amount]) -> bool:
    """Each measures something else, and says what: a verb or nothing is no label of a bar."""
    names = [amount.measures.strip() for amount in family]
    nouns = all(len(name) > 1 and not _NO_NOUN.search(name) for name in names)
    return nouns and len({*names}) == len(names)


def _families(idea: Idea, material: Material) -> list[list[Amount]]:
    """The idea's amounts by unit, in reading order."""
    found: dict[str, list[Amount]] = {}
    for amount in material.resting(
        material.brief.amounts, lambda amount: amount.sources, idea.body
    ):
        found.setdefault(amount.unit, []).append(amount)
    return list(found.values())


def number(idea: Idea, material: Material) -> Iterator[Draft]:
    """The figure of the idea that is compared with others, or stands in its message."""
    mine = material.resting(material.brief.amounts, lambda amount: amount.sources, idea.body)
    compared = next((a for a in mine if _apart(a)), None)
    if compared:
        side = (compared, *compared.against)[:_MOST_SIDE_BY_SIDE]
        groups = tuple(Group(_figure(a, material), (_what(a, material),)) for a in side)
        takes = material.in_order(each for a in side for each in a.sources)
        yield Draft("number", takes, groups=groups)
        return
    striking = (a for a in mine if _strikes(a, material))
    own = next((a for a in striking if {*a.sources} & {*idea.said}), None)
    if own and _has_room(own, idea, material):
        fields = {"number": _figure(own, material), "number_note": _what(own, material)}
        yield Draft("number", own.sources[:1], fields=fields)


def _has_room(own: Amount, idea: Idea, material: Material) -> bool:
    """What else the idea says is short enough to stand beside its figure."""
    rest = tuple(each for each in idea.body if each not in own.sources and each not in idea.said)
    beside = [*points(material, rest)]
    return all(width(words(point)) <= _BESIDE for point in beside)


_BESIDE = 17.0  # em of a point beside a figure


_ASIDES = re.compile(r"[（(][^（()）]*[）)]")


def _strikes(amount: Amount, material: Material) -> bool:
    """Money, a share, a multiple, a large count: a small count is no slide."""
    said = material.plain(amount.sources[0])
    if any(amount.text in aside for aside in _ASIDES.findall(said)):
        return False  # 町（人口8,400人）は: it only glosses
    told = amounts(material.known[amount.sources[0]])
    return any(amount.text in (found.text[material.article.language] or "") for found in told)


def _apart(amount: Amount) -> bool:
    """It is compared with figures of other sentences: each has something of its own to say."""
    told = [amount.sources, *(other.sources for other in amount.against)]
    return len(told) > 1 and len({*told}) == len(told)


def _figure(amount: Amount, material: Material) -> Point:
    """The figure as each language writes it."""
    made = excerpt(material, amount.sources[:1], amount.text)
    english = english_figure(material.known[amount.sources[0]], amount.text)
    if material.article.language == "ja" and english:
        return Point(made.text.having("en", english), made.sources)
    return made


def _what(amount: Amount, material: Material) -> Point:
    """The clause that says what the figure is of."""
    source = amount.sources[:1]
    language = material.article.language
    clauses: Sequence[Bilingual] = notes(material.text(source))
    mine = [each for each in clauses if amount.text in (each[language] or "")]
    return Point(mine[0], source) if mine and words(Point(mine[0])) else noted(material, source)
