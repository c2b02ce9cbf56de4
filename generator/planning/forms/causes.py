"""What leads to what → a chain."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator import patterns as re
from generator.japanese.width import width
from generator.model import LAYOUTS, Bilingual, Group, Point
from generator.planning.draft import Draft
from generator.planning.points import noted
from generator.wording.notes import note

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.model import Cause
    from generator.planning.ideas import Idea
    from generator.planning.material import Material

_LONGEST = {"ja": 30.0, "en": 36.0}
"""Em of a node."""

_FEWEST = 2
"""Links of cause and effect that make a slide: one is a sentence."""

_JOINT = {
    "ja": re.compile(
        r"^(?:また、|さらに、)?(?P<cause>[^、。]{4,}(?:[^、。]*、[^、。]{1,12})?"
        r"(?:と|ば|たら|なら|ので|ため|ことで|によって|により))、(?P<effect>.{4,})$"
    ),
    "en": re.compile(
        r"^(?:When|If|Because|As|Since|Once) (?P<cause>[^,;]{8,}), (?P<effect>[^;]{8,})$"
        r"|^(?P<cause2>[^,;]{12,}?),? (?:so|which means(?: that)?|leading to)"
        r" (?P<effect2>[^;]{8,})$"
    ),
}
_ALSO = re.compile(r"^(?:また|さらに|その結果|そのため|しかし|だが|ただ|ところが|一方で?|そして)、")
_GOES_ON = re.compile(r"[てでしれせりいきみびちえけめべげね]$")
"""Ends as a verb does that another one follows."""

_SHORTEST = 6
_TRAILING = re.compile(r"(?:と|ば|ので|ため|ことで|によって|により)$")


def chain(idea: Idea, material: Material) -> Iterator[Draft]:
    """The idea's causes with their effects, one after the other where one's effect goes on."""
    held = material.resting(material.brief.causes, lambda c: (*c.cause, *c.effect), idea.body)
    mine = [
        c for c in held if {*c.cause, *c.effect} <= {*idea.body} and not _is_argued(c, material)
    ]
    found = (link for runs in _runs(mine) if (link := _linked(runs, material)))
    links = _going_on((link for link in found if _is_short(link, material)), material)
    if len(links) > 1 and not _belong(links, material):
        return
    count = sum(1 + len(link.points) for link in links) - len(links)
    if count < _FEWEST:
        return
    shown = (node for link in links for node in (link.title, *link.points))
    takes = material.in_order(each for node in shown for each in node.sources)
    yield Draft("chain", takes, groups=tuple(links[: LAYOUTS["chain"].groups[1]]))


_NOUNS = re.compile(r"[一-龠々]{2}|[ァ-ヴー]{3,}|[A-Za-z]{4,}")


def _belong(links: Sequence[Group], material: Material) -> bool:
    """They stand in one paragraph, or each is about something that another is about, too."""
    held = {id(material.block.get(s)) for link in links for s in link.title.sources}
    if len(held) == 1:
        return True
    language = material.article.language
    named = [
        {n for p in (link.title, *link.points) for n in _NOUNS.findall(p.text[language] or "")}
        for link in links
    ]
    return all(any(mine & other for other in named if other is not mine) for mine in named)


_ARGUED = re.compile(
    r"とは(?:言|い|限)|わけでは|否定でき|分からない|わからない|(?:可能性|かもしれ).*(?:た可能性|影響した)|た可能性"
    r"|\b(?:may|might|could) have\b|\bnot (?:mean|say)\b"
)


def _is_argued(cause: Cause, material: Material) -> bool:
    """A reason for not being sure, or a guess at what was: neither leads to anything."""
    return bool(_ARGUED.search(material.plain(cause.effect)))


def _is_short(link: Group, material: Material) -> bool:
    """Each of its nodes is read at a glance."""
    language = material.article.language
    nodes = (link.title, *link.points)
    return all(width(node.text[language] or "") <= _LONGEST[language] for node in nodes)


def _going_on(links: Iterator[Group], material: Material) -> list[Group]:
    """Chains of which one ends in the words that the next begins with are one chain."""
    language = material.article.language
    made: list[Group] = []
    for link in links:
        before = made[-1] if made else None
        if before and before.points[-1].text[language] == link.title.text[language]:
            whole = (*before.points, *link.points)[: LAYOUTS["chain"].in_group]
            made[-1] = Group(before.title, whole)
        else:
            made.append(link)
    return made


def _runs(causes: Sequence[Cause]) -> list[list[Cause]]:
    """Causes whose effect is the next one's cause, together."""
    runs: list[list[Cause]] = []
    for cause in causes:
        if runs and runs[-1][-1].effect == cause.cause and cause.cause != cause.effect:
            runs[-1].append(cause)
        else:
            runs.append([cause])
    return runs


def _linked(run: Sequence[Cause], material: Material) -> Group | None:
    first = run[0]
    if first.cause == first.effect:
        return _within(first, material)
    effects = (
        Point(noted(material, c.effect).text, c.effect, "doubtful" if c.doubtful else "")
        for c in run
    )
    return Group(noted(material, first.cause), tuple(effects)[: LAYOUTS["chain"].in_group])


def _within(cause: Cause, material: Material) -> Group | None:
    """Cause and effect of one sentence."""
    whole = material.text(cause.cause)
    parts = {each: _parted(whole[each], each) for each in ("ja", "en")}
    mine = parts[material.article.language]
    if mine is None:
        return None
    before, after = Bilingual(), Bilingual()
    for each in ("ja", "en"):
        found = parts[each]
        if whole[each] is not None:
            left, right = found or ("", whole[each] or "")
            before, after = before.having(each, left), after.having(each, right)
    mark = "doubtful" if cause.doubtful else ""
    return Group(Point(before, cause.cause), (Point(note(after), cause.effect, mark),))


def _parted(text: str | None, language: str) -> tuple[str, str] | None:
    """(cause, effect) at the word that joins them, in Japanese else at the last comma."""
    said = _ALSO.sub("", text or "")
    found = _JOINT[language].match(said)
    if not found:
        before, comma, after = said.rpartition("、")
        goes_on = comma and _GOES_ON.search(before)
        return (before, after) if goes_on and len(before) > _SHORTEST < len(after) else None
    groups = found.groupdict()
    before = groups["cause"] or groups.get("cause2") or ""
    after = groups["effect"] or groups.get("effect2") or ""
    return _TRAILING.sub("", before), after[:1].upper() + after[1:]
