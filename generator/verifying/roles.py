"""The same words in other places: who does it, to whom, and of what a figure is told.

Only a text that takes nearly all its words from its sentences is judged: who says it in words of
his own has arranged them anew.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator import patterns as re
from generator.verifying.clauses import stems
from generator.verifying.deeds import alike, deeds, same_head, share_terms, sides_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.verifying.claimed import Claimed
    from generator.verifying.deeds import Chunk, ContentWord, Deed, Segment, Side

_NEARLY_ALL, _MOST, _HALF = 0.75, 0.6, 0.5
_DOERS = frozenset({"subject", "topic"})
_DIRECTIONS = (
    frozenset({"to", "from"}),
    frozenset({"from", "until"}),
    frozenset({"before", "after"}),
)
_ANY_DEED = frozenset({"do", "say", "言う", "話す", "述べる", "語る"})
_FRACTIONS = frozenset({"half", "third", "quarter", "fifth", "tenth"})
_CONTRARY = ({"subject", "object"}, {"subject", "from"}, {"to", "from"})


def elsewhere(it: Claimed) -> Iterator[str]:
    """Said of something else than its sentences say it of."""
    if it.share >= _NEARLY_ALL:
        yield from _in_other_roles(it)
        yield from _given_for_taken(it)
        yield from _another_speaker(it)
    if it.share == 1:
        yield from _figure_of_another(it)


def _in_other_roles(it: Claimed) -> Iterator[str]:
    """One does what the sentences say of another, or has it done to him."""
    given = [each for sentence in it.given_segments for each in deeds(sentence, it.cues.language)]
    for sentence in it.said_segments:
        for said in deeds(sentence, it.cues.language):
            alike_ones = [deed for deed in given if same_head(deed.what, said.what)]
            for arg in said.args if alike_ones else ():
                same = [deed for deed in alike_ones if _fits(said.near, arg, deed.near)]
                if arg.is_figure:
                    yield from _other_figure(arg, same)
                elif _is_told(arg, it) and not _is_free(arg, given, it):
                    yield from _another(arg, said, same, alike_ones)


def _fits(stated: Sequence[Chunk], but: Chunk, given: Sequence[Chunk]) -> bool:
    """Whether all that is said beside one chunk is told there, too."""
    rest = [chunk for chunk in stated if chunk != but and chunk.terms != but.terms]
    return len(rest) > 1 and all(
        any(alike(term, each) for chunk in given for each in chunk.terms)
        for chunk in rest
        for term in chunk.terms
    )


def _other_figure(arg: Chunk, same: Sequence[Deed]) -> Iterator[str]:
    """42 of them want it, where 30 do."""
    own = {term.key for term in arg.terms if term.figure}
    theirs = [
        {term.key for term in each.terms if term.figure}
        for deed in same
        for each in deed.args
        if each.is_figure and each.part == arg.part
    ]
    near = {t.key for deed in same for each in deed.near for t in each.terms if t.figure}
    if theirs and arg.part == "subject" and not own & near and not own & _FRACTIONS:
        yield arg.terms[0].text


def _is_free(arg: Chunk, given: Sequence[Deed], it: Claimed) -> bool:
    """Whether it is itself a deed there, or stands by itself: "…, but the neighbours did"."""
    alone = [
        term
        for sentence in it.given_segments
        for segment in sentence
        if not any(chunk.deed for chunk in segment)
        for chunk in segment
        for term in chunk.terms
    ]
    alone += [deed.what.head for deed in given if not deed.what.copula]
    alone += [
        term
        for deed in given
        if deed.what.head.key in _ANY_DEED
        for each in deed.args
        for term in each.terms
    ]
    return all(any(alike(one, each) for each in alone) for one in arg.terms)


def _another(
    arg: Chunk, claimed: Deed, same: Sequence[Deed], everywhere: Sequence[Deed]
) -> Iterator[str]:
    """Another than in the deeds that are the ``same`` but for it."""
    linked = [(each, deed) for deed in everywhere for each in deed.args if share_terms(each, arg)]
    if linked:
        parts = {each.part for each, _ in linked}
        contrary = all({arg.part, part} in _CONTRARY for part in parts)
        moves = {arg.part, *parts} <= {"subject", "object"}  # 船が進む, 船を進める
        if contrary and (
            not moves or all(_is_done_to(deed) for deed in (claimed, *(deed for _, deed in linked)))
        ):
            yield arg.head.text
        return
    if any(share_terms(each, arg) for deed in everywhere for each in deed.near):
        return
    others = [each for deed in same for each in deed.args if not each.is_figure]
    if arg.part in _DOERS:
        theirs = [each for each in others if each.part in _DOERS]
        moved = any(share_terms(one, each) for one in claimed.args for each in theirs)
        known = any(deed.what.part == "pronoun" for deed in same)
        if theirs and not moved and not known:
            yield arg.head.text
    elif arg.part == "object" and any(each.part == "object" for each in others):
        yield arg.head.text


def _is_done_to(deed: Deed) -> bool:
    return {each.part for each in deed.args} >= {"subject", "object"}


def _is_told(arg: Chunk, it: Claimed) -> bool:
    """Whether it is named once in a text, and in its sentences, too."""
    once = sum(same_head(arg, each) for each in it.said_chunks) == 1
    return once and all(any(alike(term, each) for each in it.terms) for term in arg.terms)


def _given_for_taken(it: Claimed) -> Iterator[str]:
    """To him, where the sentences have only from him; from noon, where they have to noon."""
    given = [each for sentence in it.given_segments for each in sentence]
    for segment in (each for sentence in it.said_segments for each in sentence):
        for chunk in () if any(each.passive for each in segment) else segment:
            pairs = () if chunk.deed else [pair for pair in _DIRECTIONS if chunk.part in pair]
            if not pairs:
                continue
            near = [(s, same) for s in given if (same := [e for e in s if _is_same(e, chunk)])]
            parts = {each.part for _, same in near for each in same}
            if any(_fits(segment, chunk, s) for s, _ in near):
                yield from (chunk.head.text for pair in pairs if parts <= pair - {chunk.part})


def _is_same(one: Chunk, other: Chunk) -> bool:
    if other.is_figure:
        return [t.key for t in one.terms if t.figure] == [t.key for t in other.terms if t.figure]
    return same_head(one, other)


def _another_speaker(it: Claimed) -> Iterator[str]:
    """Told by somebody of whom nobody speaks there, where somebody else tells it."""
    who = _WHO_SAYS[it.cues.language].search(it.said)
    if not who or not it.cues.binding["says"].search(it.given):
        return
    named = stems(_NOBODY.sub("", who[1]), it.cues)
    near = {*stems(f"{it.around}\n{it.beside}", it.cues)} | it.known
    if named and near.isdisjoint(named):
        yield who[1]


_NOBODY = re.compile(r"筆者|著者|記事|本人|今|(?:author|article|report|story)", re.IGNORECASE)
_WHO_SAYS = {
    "ja": re.compile(
        "(?:^|、)([^、。「」はがも]{1,10})は、?(?:「|[^。]*と(?:述べ|話[しす]|語[りっる]|訴え))"
    ),
    "en": re.compile(
        r"^(?:the |an? |its |his |her )?([a-z]+(?: [a-z]+)?) "
        r"(?:sa(?:id|ys?)|told|explain\w*|argue\w*|warn\w*|claim\w*|admit\w*)\b",
        re.IGNORECASE,
    ),
}


def _figure_of_another(it: Claimed) -> Iterator[str]:
    """A figure told of what its sentences tell of another figure, and not of this one."""
    if _OF_THEM.search(it.said) or any(part.hedged for part in it.parts):
        return
    given = [wide for sentence in it.given_segments for wide in _wide(sentence)]
    for segment in (each for sentence in it.said_segments for each in sentence):
        terms = [term for chunk in segment for term in chunk.terms]
        figures, near = ([t for t in terms if t.figure is kind] for kind in (True, False))
        if len(figures) != 1 or not near:
            continue
        own = [term for wide in given if _has(figures, wide) for term in wide]
        moved = bool(own) and not _has(near[-1:], own)
        for other in (wide for wide in given if moved and any(t.figure for t in wide)):
            fits = all(_has([term], [*own, *other]) for term in near)
            if fits and _has(near[-1:], other) and not _has(figures, other):
                yield figures[0].text


def _has(terms: Sequence[ContentWord], among: Sequence[ContentWord]) -> bool:
    return any(alike(one, each) for one in terms for each in among)


_OF_THEM = re.compile(r"のうち|中|\bof\b")


def _wide(sentence: Sequence[Segment]) -> Iterator[list[ContentWord]]:
    """The words of each segment, with the topics so far; with those before where it has no deed."""
    before: list[ContentWord] = []
    topics: list[ContentWord] = []
    for segment in sentence:
        topics += [t for p in segment if p.part == "topic" for t in p.terms]
        own = [term for chunk in segment for term in chunk.terms]
        bare = not any(chunk.deed and not chunk.is_figure for chunk in segment)
        yield [*own, *topics, *(before if bare else ())]
        before = own


def opposite(it: Claimed) -> Iterator[str]:
    """A word whose contrary stands where the sentences say the rest of it."""
    compared = it.cues.binding["comparison"]
    if it.share < _MOST or (compared.search(it.given) and not compared.search(it.said)):
        return  # fewer here are more there
    only = it.cues.scope["only"].search(it.given)  # none on Sundays: on weekdays only
    if only and it.cues.negation.search(it.said):
        return
    told = frozenset().union(*(sides_of(term, it.cues) for term in it.terms))
    for sentence in it.said_segments:
        for segment in sentence:
            for chunk in segment:
                for term in chunk.terms:
                    mine = sides_of(term, it.cues)
                    if mine and not mine & told and not any(term.key == t.key for t in it.terms):
                        yield from _contrary(term, segment, mine, it)


def _contrary(
    term: ContentWord, segment: Segment, mine: frozenset[Side], it: Claimed
) -> Iterator[str]:
    rest = [each for p in segment for each in p.terms if each is not term and not each.figure]
    given = [each for sentence in it.given_segments for each in sentence]

    def held(theirs: Segment) -> int:
        return sum(any(alike(each, t) for p in theirs for t in p.terms) for each in rest)

    near = max(given, key=held, default=())
    if not rest or held(near) < max(1, _HALF * len(rest)):
        return
    contrary = {(row, not first) for row, first in mine}
    own = {each.key for p in it.said_chunks for each in p.terms}
    if any(each.denied or each.passive for each in (*near, *segment)):
        return
    for other in near:
        for each in other.terms:
            if contrary & sides_of(each, it.cues) and each.key not in own:
                yield term.text
                return
