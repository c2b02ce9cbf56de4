"""Amounts in running text → one large figure, two or three side by side, or bars."""

from __future__ import annotations

import math
from functools import lru_cache
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from generator import patterns as re
from generator.japanese.width import width
from generator.locale import phrase
from generator.model import LAYOUTS, Bilingual, Group, Point
from generator.planning.amounts import amounts, english_figure
from generator.planning.checking import REST
from generator.planning.draft import Draft
from generator.planning.points import excerpt, noted, points, words
from generator.wording.certainty import certainty
from generator.wording.notes import note, notes
from generator.wording.words import QUOTED

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.model import Amount, Ids
    from generator.planning.ideas import Idea
    from generator.planning.material import Material

_FEWEST_BARS, _MOST_BARS = 3, 8
_FEWEST_SIDE_BY_SIDE, _MOST_SIDE_BY_SIDE = 2, LAYOUTS["number"].groups[1]


def bars(idea: Idea, material: Material) -> Iterator[Draft]:
    """Amounts of one unit and one measure, told one after the other, as a chart."""
    mine = _amounts(idea, material)
    for run in _runs(mine, idea, material) if len(mine) >= _FEWEST_BARS else ():
        family = _without_total(run)
        if (
            _FEWEST_BARS <= len(family) <= _MOST_BARS
            and _are_sure(run, idea, material)
            and _are_apart(family)
        ):
            head = (Point(Bilingual("", "")),) * 2  # each bar has its unit
            rows = tuple(
                (excerpt(material, a.sources[:1], _label(a)), _figure(a, material)) for a in family
            )
            takes = _with_message(run, idea, material)
            titles = (*_short(takes, material), *_most(family, material))
            yield Draft("chart", takes, table=(head, *rows), titles=titles, from_prose=True)
            return


def _short(ids: Ids, material: Material) -> Iterator[Point]:
    """The one sentence that tells them, where it can head them."""
    if len(ids) == 1 and width(words(said := noted(material, ids))) <= _HEADING:
        yield said


_HEADING = 30.0  # em of a sentence that heads its own figures: two lines


def _most(family: Sequence[Amount], material: Material) -> tuple[Point, ...]:
    """What the longest bar says; nothing where two are as long."""
    largest = max(family, key=lambda amount: amount.value)
    if [amount.value for amount in family].count(largest.value) > 1:
        return ()
    if _NOT_MANY.fullmatch(largest.unit) or REST.match(_name(largest)):
        return ()
    language = material.article.language
    said = phrase("planning", "largest", name=_name(largest), figure=largest.text)[language] or ""
    return (_told(largest.sources[:1], said, material),)


# Units of which nothing is "most": it is longer, older, warmer.
_NOT_MANY = re.compile(
    r"(?:時間|[分年週日]間?|秒|[かカヶ]月|歳|度|℃|[mck]?m|(?:センチ|キロ)?メートル|センチ|ミリ|hours?|minutes?"
    r"|seconds?|years?|months?|weeks?|days?|met(?:er|re)s?|kilomet(?:er|re)s?|miles?|feet)"
)


def _with_message(run: Sequence[Amount], idea: Idea, material: Material) -> Ids:
    """The sentences that count them off, and the message where they go on from it."""
    told = material.in_order(each for amount in run for each in amount.sources)
    at = idea.body.index(told[0])
    return (*(each for each in idea.body[max(0, at - 1) : at] if each in idea.said), *told)


def _without_total(family: Sequence[Amount]) -> Sequence[Amount]:
    """The parts of a whole: beside their sum they would look like its rivals."""
    whole = max(family, key=lambda amount: amount.value)
    rest = [amount for amount in family if amount is not whole]
    is_sum = len(rest) >= _FEWEST_BARS and math.isclose(sum(a.value for a in rest), whole.value)
    return rest if is_sum else family


def _are_apart(family: Sequence[Amount]) -> bool:
    """Each is another case of one measure, or another measure, and says which.

    What says nothing of it has no label for its bar.
    """
    names = [_name(amount) for amount in family]
    alike = len({bool(a.category) for a in family}) == 1
    of_one = not family[0].category or len({a.measures for a in family}) == 1
    return all(names) and alike and of_one and len({*names}) == len(names)


def _name(amount: Amount) -> str:
    """手渡しできた割合（1回目）: under a figure both stand."""
    measures, category = amount.measures.strip(), amount.category
    return f"{measures}（{category}）" if measures and category else measures or category


def _label(amount: Amount) -> str:
    name = _name(amount)
    return f"{name[:1].upper()}{name[1:]}"


def _amounts(idea: Idea, material: Material) -> list[Amount]:
    return material.resting(material.brief.amounts, lambda amount: amount.sources, idea.body)


def _runs(mine: Sequence[Amount], idea: Idea, material: Material) -> Iterator[list[Amount]]:
    """The amounts of each unit that belong together, all of them, in reading order.

    First those that one sentence counts off, then those of sentences next to each other.
    """
    families: dict[str, list[Amount]] = {}
    for amount in mine:
        if _is_counted(material.plain(amount.sources[0]), amount.text):
            families.setdefault(amount.unit, []).append(amount)
    for family in families.values():
        yield from (list(run) for _, run in groupby(family, lambda amount: amount.sources))
    at = {each: n for n, each in enumerate(idea.body)}
    for family in families.values():
        run = family[:1]
        for before, after in pairwise(family):
            if at[after.sources[0]] - at[before.sources[0]] > 1:
                yield run
                run = []
            run.append(after)
        yield run


def number(idea: Idea, material: Material) -> Iterator[Draft]:
    """The figure of the idea that is compared with others, or stands in its message."""
    mine = _amounts(idea, material)
    for run in _runs(mine, idea, material) if len(mine) >= _FEWEST_SIDE_BY_SIDE else ():
        few = _FEWEST_SIDE_BY_SIDE <= len(run) <= _MOST_SIDE_BY_SIDE and _are_apart(run)
        if few and _are_sure(run, idea, material):
            takes = _with_message(run, idea, material)
            if all(each in idea.said or _is_all_told(each, run, material) for each in takes):
                groups = tuple(Group(_figure(a, material), (_named(a, material),)) for a in run)
                yield Draft("number", takes, groups=groups, titles=(*_short(takes, material),))
    compared = next((a for a in mine if _apart(a)), None)
    if compared:
        side = (compared, *compared.against)[:_MOST_SIDE_BY_SIDE]
        groups = tuple(Group(_figure(a, material), (_what(a, material),)) for a in side)
        takes = material.in_order(each for a in side for each in a.sources)
        yield Draft("number", takes, groups=groups)
        return
    striking = (a for a in mine if _strikes(a, material))
    own = next((a for a in striking if {*a.sources} & {*idea.said}), None)
    own = own if own and _are_sure((own,), idea, material) else None
    if own and _has_room(own, idea, material):
        fields = {"number": _figure(own, material), "number_note": _what(own, material)}
        yield Draft("number", own.sources[:1], fields=fields)


def _has_room(own: Amount, idea: Idea, material: Material) -> bool:
    """What else the idea says is short enough to stand beside its figure."""
    rest = tuple(each for each in idea.body if each not in own.sources and each not in idea.said)
    beside = [*points(material, rest)]
    return all(width(words(point)) <= _BESIDE for point in beside)


_BESIDE = 17.0  # em of a point beside a figure


_ANSWERED = re.compile("と(?:答え|回答し)た(?:人|方)")
_WEIGHTY = re.compile("[一-龠々ァ-ヴーA-Za-z0-9]")
_MOST_UNTOLD = 6  # letters that carry sense and stand neither in a figure nor in its name


def _is_all_told(identity: str, run: Sequence[Amount], material: Material) -> bool:
    """The figures and what they are of say what the sentence says."""
    said = _ANSWERED.sub("", material.plain(identity))
    for amount in run:
        for told in (amount.text, amount.category, amount.measures):
            said = said.replace(told, "") if told else said
    return len(_WEIGHTY.findall(said)) <= _MOST_UNTOLD


# A large figure shows neither that it is not so nor how sure it is.
_DENIES = re.compile(
    r"な(?:い|く|かった)|ません|ず(?:[、に]|$)|\b(?:not|no|never|without|neither|nor)\b|n[’']t\b"
)


def _are_sure(run: Sequence[Amount], idea: Idea, material: Material) -> bool:
    """They are told as facts: of a sentence that the title shows, from its first figure on."""
    language = material.article.language
    for amount in run:
        said = QUOTED.sub("", material.plain(amount.sources[0]))
        if {*amount.sources} & {*idea.said}:
            said = said.partition(amount.text)[2]
        if certainty(said, language) != "fact" or _DENIES.search(said):
            return False
    return True


def _named(amount: Amount, material: Material) -> Point:
    """What the figure is of, in as few words as tell it; in English as its sentence says it."""
    return _told(amount.sources[:1], _label(amount), material)


def _told(source: Ids, words: str, material: Material) -> Point:
    """These words for what a sentence says; in the other language its translation as a note."""
    said = note(material.text(source))
    return Point(said.having(material.article.language, words), source)


_IF = re.compile(
    r"の(?:場合|とき|時|際)|なら|であれば|だった(?:場合|ら)|を(?:超え|下回|上回)る(?:場合|と)"
)
_ASIDES = re.compile(r"[（(][^（()）]*[）)]")


def _strikes(amount: Amount, material: Material) -> bool:
    """Money, a share, a multiple, a large count: a small count is no slide."""
    if not _is_counted(material.plain(amount.sources[0]), amount.text):
        return False
    told = amounts(material.known[amount.sources[0]])
    return any(amount.text in (found.text[material.article.language] or "") for found in told)


@lru_cache(maxsize=4096)  # of an idea bars and figures side by side are tried
def _is_counted(said: str, figure: str) -> bool:
    """How much it is: no aside, no bound (200万円以下の場合は), nothing only named (「10万円」)."""
    plain = _ASIDES.sub("", QUOTED.sub("", said))
    return figure in plain and not _IF.match(plain.partition(figure)[2])


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
