"""What no other form takes: one message in large type, or bullets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator import patterns as re
from generator.japanese.width import width
from generator.model import LAYOUTS, Group, ItemList, Point, block_sentences
from generator.planning import cues
from generator.planning.covering import is_answer, question
from generator.planning.draft import Draft
from generator.planning.forms.checklists import are_ticked, is_to_do
from generator.planning.paragraphs import is_gone_on
from generator.planning.people import is_person, role
from generator.planning.points import is_read_at_once, points, words
from generator.wording.alone import stands_alone
from generator.wording.subjects import subject

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.model import Ids
    from generator.planning.ideas import Idea
    from generator.planning.material import Material

MOST_POINTS = LAYOUTS["bullets"].points[1]
"""On a slide: more are not read while somebody speaks."""

PLAIN = frozenset({"statement", "bullets", "checklist", "qa"})
"""What ``plain`` makes."""

_MOST_UNDER = LAYOUTS["statement"].points[1]


def plain(idea: Idea, left: Ids, material: Material, most: int) -> Iterator[Draft]:
    """The sentences that are left, on as few slides as hold them, cut between sentences."""
    runs = _runs(idea, _filled(idea, left, material), material, most)
    heading = idea.topic.heading
    for n, (ids, shown) in enumerate(runs):
        asked = n == 0 and idea.topic.part and cues.asks(material.plain(heading.id))
        if asked and shown and len(shown) <= LAYOUTS["qa"].in_group:
            group = Group(Point(question(heading.text), (heading.id,)), tuple(shown))
            yield Draft("qa", ids, groups=(group,))
        elif n == 0 and (who := _portrait(idea, ids, material)):
            yield Draft("profile", ids, points=tuple(shown), fields={"role": who})
        else:
            layout = _layout(idea, shown, material)
            yield Draft(layout, ids, points=tuple(shown))


def _filled(idea: Idea, left: Ids, material: Material) -> Ids:
    """The sentences, and of those besides as many as a slide of few points has room for."""
    chosen = list(left)
    for each in idea.besides:
        if sum(1 for _ in points(material, tuple(chosen))) > _MOST_UNDER:
            break
        told = [*points(material, (each,))]
        if told and all(is_read_at_once(point) for point in told):
            chosen.append(each)
    return material.in_order(chosen)


def _portrait(idea: Idea, ids: Ids, material: Material) -> Point | None:
    """The role of somebody a section is about."""
    if not is_person(idea.topic):
        return None
    return role(material.known[each] for each in ids if material.is_running(each))


_TICKED = re.compile(
    r"持ち物|持っていく|準備する|チェックリスト|\b(?:checklist|what (?:you need|to bring))\b",
    re.IGNORECASE,
)
"""Headings of what is to be brought or got ready."""


def _layout(idea: Idea, shown: Sequence[Point], material: Material) -> str:
    least, most = LAYOUTS["checklist"].points
    ticked = _TICKED.search(material.plain(idea.topic.heading.id))
    to_do = all(is_to_do(material.plain(point.sources)) for point in shown)
    if (ticked or (to_do and are_ticked(shown, material))) and least < len(shown) <= most:
        return "checklist"
    return "statement" if len(shown) <= _MOST_UNDER + 1 else "bullets"


def _runs(idea: Idea, left: Ids, material: Material, most: int) -> list[tuple[Ids, list[Point]]]:
    """Sentences with their points on one slide or two, cut where they are evenest.

    Neither is a title with nothing below it, and the second does not begin in the air.
    """
    made = [(each, _brief(each, idea, left, material)) for each in left]
    lacking = _FEWEST - sum(len(shown) for _, shown in made)
    if lacking > 0:
        longer = {each: [*points(material, (each,))] for each, shown in made if not shown}
        added = sorted(filter(longer.get, longer), key=lambda each: _wide(longer[each]))[:lacking]
        made = [(each, longer[each] if each in added else shown) for each, shown in made]
    made = _traced(made, material)
    counts = [len(shown) for _, shown in made]
    at = 0
    if sum(counts) - 1 > most:  # one of them is the title
        fits = [
            n
            for n in range(1, len(made))
            if min(sum(counts[:n]), sum(counts[n:])) >= _FEWEST
            and not cues.leans(material.plain(made[n][0]))
        ]
        at = min(fits, key=lambda n: abs(sum(counts[:n]) - sum(counts[n:])), default=0)
    runs = [made[:at], made[at:]] if at else [made]
    return [
        (
            tuple(each for each, _ in run),
            _shown([p for _, shown in run for p in shown], idea, material),
        )
        for run in runs
        if run
    ]


def _wide(shown: Sequence[Point]) -> float:
    return max(width(words(point)) for point in shown)


def _traced(
    made: Sequence[tuple[str, list[Point]]], material: Material
) -> list[tuple[str, list[Point]]]:
    """Of a paragraph of which nothing is short enough its first statement, however long it is.

    And what a sentence that is shown goes on from.
    """
    seen = {id(material.block.get(each)) for each, shown in made if shown}
    enough = sum(len(shown) for _, shown in made) >= _FEWEST
    found: list[tuple[str, list[Point]]] = []
    for n, (each, shown) in enumerate(made):
        block = id(material.block.get(each))
        after = made[n + 1 : n + 2]
        needed = any(
            cues.leans(words(point)) for _, next_shown in after for point in next_shown[:1]
        )
        told = shown or ([] if block in seen and not needed else _standing(each, material))
        if not (shown or needed) and enough and not all(map(is_read_at_once, told)):
            told = []
        if told:
            seen.add(block)
        found.append((each, told))
    return found


_IN_A_ROW = frozenset({"faq", "howto", "recipe"})
"""Kinds of text whose sentences are read one after the other anyway."""

_HANGS = 0.3
"""How likely it is at least that a sentence of a slide is understood by itself."""


def _hangs(identity: str, material: Material) -> bool:
    said = material.plain(identity)
    if material.article.language != "ja" or material.brief.kind in _IN_A_ROW:
        return False
    if _FIGURE.search(said):
        return False
    return stands_alone(said) < _HANGS


def _standing(identity: str, material: Material) -> list[Point]:
    leans = cues.leans(material.plain(identity))
    return [] if leans else [*points(material, (identity,))]


_FEWEST = 2
"""Points of a slide, its title among them."""

_FIGURE = re.compile(r"[0-9０-９]")


def _brief(identity: str, idea: Idea, left: Ids, material: Material) -> list[Point]:
    """The points of a sentence; of one that cannot be short, and may be told instead, none.

    Nor of one that says little without what stands before it, or only goes on from the head of its
    item. Of a long one the clauses that are short are enough where its main clause, the last, is
    one of them.

    The message, its caveats and items of short lists are shown however long they are.
    """
    if is_gone_on(identity, material):
        return []
    found = [*points(material, (identity,))]
    must = identity in {*idea.said, *idea.caveats} or _is_short_item(identity, material)
    must = must or material.is_emphasised(identity) or is_answer({identity}, idea, material)
    short = [point for point in found if is_read_at_once(point)]
    if must or len(left) < _FEWEST:
        return found
    if _hangs(identity, material):
        return []
    if short == found:
        return found
    names = short and subject(words(short[0]), material.article.language)
    return short if short[-1:] == found[-1:] and names else []


def _shown(found: Sequence[Point], idea: Idea, material: Material) -> list[Point]:
    """As many as a slide holds with its title.

    Items of lists, the message and its caveats stand first, then a point of each paragraph, then
    figures, then whatever comes first.
    """
    room = MOST_POINTS + 1
    if len(found) <= room:
        return list(found)
    opened = {id(material.block.get(p.sources[0])): n for n, p in reversed([*enumerate(found)])}
    firsts = {*opened.values()}

    heard = {source for point in found for source in point.sources}
    must = {*idea.said, *idea.caveats, *(e for e in heard if is_answer({e}, idea, material))}

    def rank(n: int) -> tuple[bool, bool, bool, bool, int]:
        point = found[n]
        held = {*point.sources}
        return (
            not any(_is_item(each, material) for each in held),
            not (held & must or any(map(material.is_emphasised, held))),
            n not in firsts,
            not _FIGURE.search(words(point)),
            n,
        )

    items = sum(any(_is_item(each, material) for each in p.sources) for p in found)
    kept = sorted(range(len(found)), key=rank)[: max(room, items)]
    return [found[n] for n in sorted(kept)]


def _is_short_item(identity: str, material: Material) -> bool:
    """An item of a list; a list of long sentences is told as a paragraph is."""
    block = material.block.get(identity)
    if not isinstance(block, ItemList):
        return False
    items = [points(material, (each.id,)) for each in block_sentences(block)]
    return sum(all(map(is_read_at_once, told)) for told in items) * 2 > len(items)


def _is_item(identity: str, material: Material) -> bool:
    return isinstance(material.block.get(identity), ItemList)
