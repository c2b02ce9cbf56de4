"""Things done one after the other → steps."""

from __future__ import annotations

from itertools import chain, groupby
from typing import TYPE_CHECKING

from generator import patterns as re
from generator.model import LANGUAGES, LAYOUTS, Bilingual, Group, HowToStep, ItemList, Point
from generator.planning.draft import Draft
from generator.planning.points import noted, points, words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.planning.ideas import Idea
    from generator.planning.material import Material


_FEWEST = 3
# Announces a list by rank: nobody does one thing after the other.
_RANKED = re.compile(
    r"(?:頻度|人気|多い|高い|好きな|安い|売れた|重要な?)順|ランキング|順位|ベスト[0-9０-９]|トップ[0-9０-９]"
    r"|\b(?:ranking|ranked|top \d+|in order of)\b",
    re.IGNORECASE,
)

# Announces what is done one after the other.
_IN_ORDER = re.compile(
    r"手順|方法|やり方|仕方|しかた|流れ|段取り|ステップ|進め方|作り方|使い方|つくりかた|つかいかた|順に|順番に|次のように"
    r"|\b(?:steps?|procedure|how to|in this order|as follows|instructions)\b",
    re.IGNORECASE,
)

_DATED = re.compile(
    r"^(?:(?:19|20)\d{2}年|(?:19|20)\d{2}[-/.]\d|(?:令和|平成|昭和)[0-9０-９元]+年)"
)
_MOST = LAYOUTS["steps"].groups[1]


def steps(idea: Idea, material: Material) -> Iterator[Draft]:
    """A draft for every sequence; one of more steps than a slide holds goes over two, evenly."""
    if material.traits.is_meeting:
        return  # what was agreed is numbered, and nobody does one thing after the other
    mine = material.resting(material.brief.steps, lambda step: step.sources, idea.body)
    mine = mine or [*_numbered(idea, material)]
    mine = [step for step in mine if not _DATED.match(material.plain(step.sources[:1]))]
    for _, run in groupby(mine, lambda step: material.home[step.sources[0]].heading.id):
        told = list(run)
        if len(told) < _FEWEST:
            continue
        pages = -(-len(told) // _MOST)
        size = -(-len(told) // pages)
        for start in range(0, len(told), size):
            yield _page(told[start : start + size], material)


def _numbered(idea: Idea, material: Material) -> Iterator[HowToStep]:
    """The items of the numbered lists that the idea rests on and that are done in order.

    Rules, reasons and names are numbered, too.
    """
    body = {*idea.body}
    for before, block in idea.topic.numbered:
        items = [tuple(sentence.id for sentence in item) for item in block.items if item]
        announced = _IN_ORDER.search(f"{before} {material.plain(idea.topic.heading.id)}")
        if announced and not _RANKED.search(before) and not body.isdisjoint(chain(*items)):
            yield from map(HowToStep, items)


def _page(told: Sequence[HowToStep], material: Material) -> Draft:
    most = LAYOUTS["steps"].in_group
    groups = tuple(
        Group(
            noted(material, step.sources[:1]),
            tuple(_besides(step, material))[:most],
        )
        for step in told
    )
    takes = material.in_order(each for step in told for each in (*step.sources, *step.caveats))
    return Draft("steps", takes, groups=groups)


def _besides(step: HowToStep, material: Material) -> Iterator[Point]:
    """The warnings of a step, then what else is said of it; its cases stand in one line."""
    more = dict.fromkeys((*step.caveats, *step.sources[1:]))
    told = [point for each in more for point in points(material, (each,))]
    for is_case, run in groupby(told, lambda point: bool(_CASE.match(words(point)))):
        these = tuple(run)
        yield from _in_one(these) if is_case else these


# 泡が細かいとき：針の穴, one of two at least, of which none says it all.
_CASE = re.compile(r"[^：:。]{2,14}[：:]\s?[^：:。]{1,14}$")


def _in_one(cases: Sequence[Point]) -> Iterator[Point]:
    made = Bilingual()
    for language in LANGUAGES:
        said = [point.text[language] for point in cases]
        whole = None if None in said else "／".join(filter(None, said))
        made = made.having(language, whole)
    yield Point(made, tuple(dict.fromkeys(each for point in cases for each in point.sources)))


# What must be done, brought or fulfilled → boxes to tick.

# Asks the reader to do something; 解決しなければならない tells of a problem.
_TO_DO = re.compile(
    r"(?:べき(?:だ|です|である)?|て(?:ください|下さい|ほしい)|ましょう|なさい|こと)。?$"
    r"|^(?:Please|Make sure|Check|Always|Never|Do not|Don[’']t|Remember|Bring|Take|Keep)\b"
    r"|\byou (?:must|should|need to|have to)\b"
)

_FEWEST_DEMANDS = 2  # Demands of a message that make a list of things to do
_LEAST_TICKED, _MOST_TICKED = LAYOUTS["checklist"].points


def is_to_do(text: str) -> bool:
    """It is something that the reader is told to do."""
    return bool(_TO_DO.search(text))


def are_ticked(shown: Sequence[Point], material: Material) -> bool:
    """Each of them is to be done: an item of a list, or what its sentence asks for in the end.

    Of a sentence in two points the first is its reason, which nobody can tick.
    """
    ends = {point.sources: n for n, point in enumerate(shown)}
    return all(
        isinstance(material.block.get(point.sources[0]), ItemList)
        or (ends[point.sources] == n and is_to_do(material.plain(point.sources)))
        for n, point in enumerate(shown)
        if point.sources
    )


def checklist(idea: Idea, material: Material) -> Iterator[Draft]:
    """What the idea demands, and a list among it."""
    body = [each for each in idea.body if each not in idea.caveats]
    demands = [each for each in body if is_to_do(material.plain(each))]
    listed = [e for e in body if isinstance(material.block.get(e), ItemList)]
    if len(demands) < _FEWEST_DEMANDS and not (demands and listed):
        return
    takes = material.in_order((*demands, *listed))
    if len(takes) * 2 <= len(body):
        return  # of something told in order, a few steps are no list of things to do
    shown = tuple(points(material, takes))
    if _LEAST_TICKED <= len(shown) <= _MOST_TICKED and are_ticked(shown, material):
        yield Draft("checklist", takes, points=shown)
