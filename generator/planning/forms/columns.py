"""What is of equal rank → side by side."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from generator import patterns as re
from generator.locale import phrase
from generator.model import LANGUAGES, LAYOUTS, Bilingual, Group, Parallel, Point
from generator.planning.checking import is_broken
from generator.planning.draft import Draft
from generator.planning.points import noted, points, verbatim
from generator.wording.notes import note

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.model import Ids, Sentence
    from generator.planning.ideas import Idea
    from generator.planning.material import Material

_RULE = LAYOUTS["columns"]
_FEWEST_FORECASTS = 3


def columns(idea: Idea, material: Material) -> Iterator[Draft]:
    """The parallels of the idea, then its lists of names and what is said of each."""
    body = {*idea.body}
    for parallel in material.resting(material.brief.parallels, _all_of, body):
        told = _all_of(parallel)
        if all(e in body for e in told if material.is_content(e) and e not in material.aside):
            yield from _parallel(parallel, idea, material)
    yield from _glossaries(idea)
    yield from _forecasts(idea, material)


def _all_of(parallel: Parallel) -> Ids:
    return tuple(each for mine in (*parallel.members, parallel.heads) for each in mine)


def _forecasts(idea: Idea, material: Material) -> Iterator[Draft]:
    """Three sentences or more on what comes that are not equally sure, side by side.

    Elsewhere words of possibility limit what one may do or get: degrees of nothing.
    """
    heading = idea.topic.heading.text[material.article.language] or ""
    if not _AHEAD.search(heading):
        return
    hedged = [e for e in idea.body if material.is_running(e) and _foresees(e, material)]
    if _FEWEST_FORECASTS <= len(hedged) <= _RULE.groups[1]:
        yield from _parallel(Parallel(tuple(hedged), ((),) * len(hedged)), idea, material)


def _parallel(parallel: Parallel, idea: Idea, material: Material) -> Iterator[Draft]:
    if not _RULE.groups[0] <= len(parallel.heads) <= _RULE.groups[1]:
        return
    members = [
        tuple(each for each in mine if each != head and each not in material.aside)
        for head, mine in zip(parallel.heads, parallel.members, strict=True)
    ]
    if any(
        len(mine) >= _RULE.in_group and not all(map(material.is_running, mine)) for mine in members
    ):
        return  # items of a list would be left off
    degrees = _by_degree(parallel, members, material)
    if not degrees and not any(members) and all(map(material.is_running, parallel.heads)):
        return  # sentences that nothing sets apart are no columns
    groups = degrees or tuple(
        _headed(head, mine, material) for head, mine in zip(parallel.heads, members, strict=True)
    )
    language = material.article.language
    if not all(group.points and group.title.text[language] for group in groups):
        return  # what has no head, or nothing below it, is a list
    held = {*parallel.heads, *(e for mine in members for e in mine)}
    others = [e for e in idea.body if e not in held and material.is_running(e)]
    groups, found = _joined(groups, others, material)
    takes = material.in_order((*held, *found))
    shared = [Point(each.text, each.sources) for each in parallel.shared]
    if degrees:
        shared.append(Point(phrase("planning", "degrees", count=len(groups)), parallel.heads))
    yield Draft("columns", takes, titles=tuple(shared), own_title=bool(shared), groups=groups)


def _headed(head: str, mine: Sequence[str], material: Material) -> Group:
    """A member under its head; a sentence that heads itself is told below what it is about."""
    sentence = material.known[head]
    told = [point for each in mine for point in points(material, (each,))]
    if not material.is_content(head):
        return Group(verbatim(sentence), tuple(told[: _RULE.in_group]))
    pair = _named(sentence)
    if pair:
        language = material.article.language
        said = [_unprefixed(point, pair[0]) for point in told]
        whole = [p for p in (pair[1], *said) if not is_broken(p.text[language] or "", language)]
        return Group(pair[0], tuple(whole or (pair[1],))[: _RULE.in_group])
    return Group(Point(Bilingual("", ""), (head,)), ())  # no name stands over it


def _unprefixed(point: Point, head: Point) -> Point:
    """Without whoever says it, who stands above."""
    made = point.text
    for language in LANGUAGES:
        who, text = head.text[language], point.text[language]
        if who and text:
            says = phrase("planning", "says", who=who, text="")[language] or ""
            made = made.having(language, text.removeprefix(says))
    return replace(point, text=made)


_NOUN = re.compile(r"[一-龠々]{2,}|[ァ-ヴー]{3,}|[A-Za-z]{4,}")


def _joined(
    groups: Sequence[Group], others: Sequence[str], material: Material
) -> tuple[tuple[Group, ...], list[str]]:
    """The columns with the sentences that speak of one of them alone, by its own words."""
    language = material.article.language
    made = list(groups)
    found = []
    names = [
        {w for p in (g.title, *g.points) for w in _NOUN.findall(p.text[language] or "")}
        for g in groups
    ]
    shared = {w for n, mine in enumerate(names) for other in names[n + 1 :] for w in mine & other}
    for each in others:
        said = {*_NOUN.findall(material.plain(each))} - shared
        fits = [n for n, mine in enumerate(names) if said & mine]
        told = tuple(points(material, (each,)))
        if len(fits) == 1 and told and len(made[fits[0]].points) + len(told) <= _RULE.in_group:
            at = made[fits[0]]
            made[fits[0]] = Group(at.title, (*at.points, *told))
            found.append(each)
    return tuple(made), found


def _by_degree(
    parallel: Parallel, members: Sequence[Sequence[str]], material: Material
) -> tuple[Group, ...]:
    """Forecasts of different certainty, each under its own word for it; else nothing."""
    heads = [_hedge(material.plain(head)) for head in parallel.heads]
    foreseen = all(_foresees(head, material) for head in parallel.heads)
    if len({*heads}) < 2 or "" in heads or not foreseen:
        return ()
    return tuple(
        Group(
            Point(phrase("hedges", hedge), (head,)),
            tuple(noted(material, (each,)) for each in (head, *mine))[: _RULE.in_group],
        )
        for head, hedge, mine in zip(parallel.heads, heads, members, strict=True)
    )


# Names of the locale's ``[hedges]`` and the words that they stand for, the surest first.
_HEDGES = {
    "likely": re.compile(r"可能性が高|見込|公算|とみられ|\blikely\b|\bexpected\b"),
    "thinkable": re.compile(r"考えられ|\bmay\b"),
    "conceivable": re.compile(r"あり[えう]|かもしれ|\bcould\b|\bmight\b|\bconceivabl"),
    "possible": re.compile(r"可能性|\bpossibl"),
}


# A heading under which it is told what may come.
_AHEAD = re.compile(
    r"影響|今後|これから|見通し|予[測想]|将来|未来|展望|行方|どうなる|シナリオ|次は"
    r"|\b(?:impact|effects?|future|forecasts?|outlook|prospects?|ahead|next|consequences)\b",
    re.IGNORECASE,
)

_PAST = re.compile(
    r"[ただ](?:可能性|こと[がはも]|と考えられ|とみられ|のかも|かも|公算)|否定でき"
    r"|\b(?:may|might|could) have\b"
)


def _foresees(identity: str, material: Material) -> bool:
    """It says what may come; 影響した可能性がある explains what was."""
    said = material.plain(identity)
    return bool(_hedge(said)) and not _PAST.search(said)


def _hedge(text: str) -> str:
    return next((name for name, words in _HEDGES.items() if words.search(text)), "")


_NAMED = re.compile(r"^(?P<name>[^：:。、—―]{1,14})(?:[：:]\s*|\s*[—―]+\s*)(?P<what>.+)$")
_NAMED_EN = re.compile(r"^(?P<name>[^:.—–]{1,40}?)(?::\s+|\s+[—–]\s+)(?P<what>.+)$")


def _glossaries(idea: Idea) -> Iterator[Draft]:
    """満潮：海面がいちばん高くなるとき: a list of a name and a thing said of it each."""
    for block in idea.topic.lists:
        if not all(block.items):
            continue
        firsts = [item[0] for item in block.items]
        found = [_named(first) for first in firsts]
        fits = _RULE.groups[0] <= len(found) <= _RULE.groups[1] and firsts[0].id in idea.body
        if fits and all(found):
            groups = tuple(
                Group(pair[0], (pair[1], *(verbatim(s) for s in item[1:]))[: _RULE.in_group])
                for pair, item in zip(found, block.items, strict=True)
                if pair
            )
            takes = tuple(s.id for item in block.items for s in item)
            yield Draft("columns", takes, groups=groups)


def _named(sentence: Sentence) -> tuple[Point, Point] | None:
    parts = [
        pattern.match(text) if text is not None else None
        for pattern, text in ((_NAMED, sentence.text.ja), (_NAMED_EN, sentence.text.en))
    ]
    ja, en = parts
    if (sentence.text.ja is not None and ja is None) or (sentence.text.ja is None and en is None):
        return None
    whole = sentence.text.en
    name = Bilingual(ja and ja["name"], en["name"] if en else None if whole is None else "")
    what = Bilingual(ja and ja["what"], en["what"] if en else whole)
    return Point(name, (sentence.id,)), Point(note(what), (sentence.id,))
