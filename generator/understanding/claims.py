"""What a listener must remember: a claim of each piece, with its evidence, caveats and needs."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from generator import patterns as re
from generator.model import Claim
from generator.understanding.message import decides, is_evidence, is_message, is_step, is_void
from generator.understanding.parallels import across, rows
from generator.understanding.statements import statement
from generator.understanding.words import shared

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from generator.model import Statement
    from generator.understanding.text import Text, Told


_FEWEST, _MOST = 3, 7
_MOST_EVIDENCE = 6
_MOST_CAVEATS = 4
_BOUND = 0.34  # of their words, what a claim and a limit from afar have in common
_SECOND = 0.5  # of the weight of a piece's first claim, what another must have to be one beside it
_LONG = 5  # sentences of a piece that may hold two claims
_ALIKE = 0.2  # of their words, what a limit and the claim that it is about have in common
_ACROSS = 3.0  # the weight of what no single sentence says


@dataclass(slots=True)
class _Growing:
    """A claim that sentences are still being hung on."""

    said: list[Told]
    group: int
    weight: float
    across: Statement | None = None
    evidence: list[Told] = field(default_factory=list)
    caveats: list[Told] = field(default_factory=list)

    @property
    def at(self) -> int:
        return self.said[-1].at


def claims(text: Text, weight: Mapping[str, float], thesis: Statement | None) -> tuple[Claim, ...]:
    """Three to seven, in reading order, each with what belongs to it."""
    pieces = groups(text)
    ends = {each.id for each in text.content[-1:]}
    found = _chosen(text, pieces, weight, ends)
    _hang(text, pieces, found, weight)
    _bind_limits(text, found, thesis)
    heaviest = max((each.weight for each in found), default=1.0)
    least = min((each.weight for each in found), default=0.0)
    span = (heaviest - least) or 1.0
    return tuple(
        _claim(text, each, round(0.5 + 0.5 * (each.weight - least) / span, 3)) for each in found
    )


def _claim(text: Text, grown: _Growing, weight: float) -> Claim:
    said = () if grown.across else grown.said  # heads and all stand in what looks across
    needed = [each for each in needs(text, said) if each not in grown.caveats]
    return Claim(
        grown.across or statement(text, grown.said),
        text.ids([each for each in grown.evidence if each not in needed]),
        text.ids(grown.caveats),
        text.ids(needed),
        weight,
    )


def _chosen(
    text: Text, pieces: Sequence[Group], weight: Mapping[str, float], ends: set[str]
) -> list[_Growing]:
    shown = _across(text)
    firsts = [
        grown
        for n, piece in enumerate(pieces)
        for grown in _of_piece(text, n, piece, weight, ends, shown)
    ]
    most = sorted(firsts, key=lambda each: -each.weight)[:_MOST]
    if len(most) < _FEWEST:
        taken = {told.id for each in most for told in each.said}
        most += _more(text, pieces, weight, taken | ends)[: _FEWEST - len(most)]
    return sorted(most, key=lambda each: each.at)


def _of_piece(
    text: Text,
    number: int,
    piece: Group,
    weight: Mapping[str, float],
    ends: set[str],
    across: Mapping[int, Sequence[Statement]],
) -> Iterator[_Growing]:
    """The weightiest statement, and a second one where the piece turns."""
    piece = tuple(told for told in piece if told.id not in text.background)
    standing = [told for told in piece if not (is_void(text, told) or is_step(text, told))]
    free = [told for told in standing if told.id not in ends] or standing
    shown = [
        each for part in sorted({told.part for told in piece}) for each in across.get(part, ())
    ]
    if shown:
        for each in shown:
            said = [text.by_id[identity] for identity in each.sources]
            yield _Growing(said, number, _ACROSS, across=each)
        return
    each_by_itself = [told for told in standing if _is_entry(text, told)]
    if each_by_itself:
        for told in each_by_itself:
            yield _Growing([told], number, weight[told.id])
        return
    said = [told for told in free if _says(text, told) and is_message(text, told)]
    if text.traits.is_interview:
        said = said or free  # a short answer is an answer
    said = said or [told for told in free if told.is_spoken and not is_evidence(text, told)]
    if not said:
        return
    best = max(said, key=lambda told: weight[told.id])
    yield _Growing(_with_heading(text, best), number, weight[best.id])
    stressed = [told for told in said if told.is_emphasised and told is not best]
    if stressed:  # the author has chosen
        yield from (_Growing([told], number, weight[told.id]) for told in stressed)
        return
    turning = {told.block for told in said if told.first and text.has("turns", told)}
    others = [told for told in said if told.block in turning - {best.block}]
    if others and len(piece) >= _LONG:
        second = max(others, key=lambda told: weight[told.id])
        if weight[second.id] >= _SECOND * weight[best.id]:
            yield _Growing([second], number, weight[second.id])


def _is_entry(text: Text, told: Told) -> bool:
    """A decision or a task of minutes, a rule of a law."""
    if not text.traits.enters:
        return False
    return decides(text, told) or (text.traits.is_meeting and text.has("assigns", told))


def _across(text: Text) -> Mapping[int, Sequence[Statement]]:
    """What looking across rows of portraits shows, by the part that such a row stands in."""
    odd = {oddity.where for oddity in text.article.oddities}
    found: defaultdict[int, list[Statement]] = defaultdict(list)
    for row in rows(text):
        if row.are_people:
            shown = across(text, row)
            found[row.heads[0].part] += [each for each in shown if each.sources[0] not in odd]
    return found


def _says(text: Text, told: Told) -> bool:
    """Can be a claim: no item, no exception to one, no example."""
    if told.is_item or told.is_spoken or is_evidence(text, told):
        return False
    if text.has("exemplifies", told) and not text.has("calls", told):
        return False
    if text.is_of_limits(told):
        return True
    return not (text.has("limits", told) and text.has("leans", told))


def _with_heading(text: Text, told: Told) -> list[Told]:
    """A heading that says something is what the author stresses most."""
    heading = text.headings.get(told.section)
    if heading and text.has("asserts", heading) and not text.has("asks", heading):
        return [heading, told]
    return [told]


def _more(
    text: Text, pieces: Sequence[Group], weight: Mapping[str, float], taken: set[str]
) -> list[_Growing]:
    """The next statements of the longest pieces, for an article of few."""
    left = [
        _Growing([told], n, weight[told.id])
        for n, piece in enumerate(pieces)
        for told in piece
        if told.id not in taken and _says(text, told) and is_message(text, told) and len(piece) > 2
    ]
    return sorted(left, key=lambda each: -each.weight)


def _hang(
    text: Text, pieces: Sequence[Group], found: Sequence[_Growing], weight: Mapping[str, float]
) -> None:
    """Every other sentence of a piece goes to the claim it follows there."""
    said = {told.id for each in found for told in each.said}
    of_group: defaultdict[int, list[_Growing]] = defaultdict(list)
    for each in found:
        of_group[each.group].append(each)
    for number, piece in enumerate(pieces):
        for told in piece:
            if told.id not in said and not is_void(text, told):
                _hang_one(text, told, of_group[number], found)
    for each in found:
        _keep_nearest(text, each, weight)


def _keep_nearest(text: Text, grown: _Growing, weight: Mapping[str, float]) -> None:
    """The weightiest evidence, the nearest limits; a limit of something else is evidence."""

    def rank(told: Told) -> tuple[bool, float, int]:
        own_words = grown.across is not None and told.is_spoken
        return (not own_words, -weight[told.id], told.at)

    grown.evidence.sort(key=rank)
    del grown.evidence[_MOST_EVIDENCE:]
    bound = [told for told in grown.caveats if _binds(text, told, grown)]
    free = [told for told in grown.caveats if told not in bound]
    grown.evidence = sorted((*grown.evidence, *free), key=rank)[:_MOST_EVIDENCE]
    grown.caveats = sorted(bound, key=lambda told: abs(told.at - grown.at))[:_MOST_CAVEATS]


def _binds(text: Text, told: Told, grown: _Growing) -> bool:
    """It limits the claim or what is shown for it, not something else in the same piece."""
    claim = grown.said[-1]
    if told.block == claim.block and told.at < claim.at and text.has("leans", told):
        return False  # it goes on from what was said before, and the claim from it
    if abs(told.block - claim.block) <= 1 or text.is_of_limits(told):
        return True
    before = text.before.get(told.id)
    if text.has("leans", told) and before is not None and before in grown.evidence:
        return True
    return shared(claim.text, told.text) >= _BOUND


def _hang_one(text: Text, told: Told, near: Sequence[_Growing], found: Sequence[_Growing]) -> None:
    limits = text.has("limits", told)
    if near:
        before = [each for each in near if each.at < told.at]
        mine = before[-1] if before else near[0]
    elif limits and found:
        mine = max(found, key=lambda each: shared(each.said[-1].text, told.text))
    else:
        return
    if text.traits.is_meeting and told.block != mine.said[-1].block:
        limits = False  # what somebody says of it is no condition of what was decided
    (mine.caveats if limits else mine.evidence).append(told)


def _bind_limits(text: Text, found: Sequence[_Growing], thesis: Statement | None) -> None:
    """What a section of limits says limits the claim that it is about, too."""
    if text.traits.is_meeting:
        return  # its sections are items of an agenda, of which none is about another
    limiting = [each for each in found if text.is_of_limits(each.said[-1])]
    main = [each for each in found if each not in limiting]
    main = [each for each in main if not _is_of_method(text, each.said[-1])] or main
    for limit in limiting:
        for told in limit.said:
            if main and not told.is_heading:
                near = _nearest(main, told, thesis)
                heaviest = max(main, key=lambda each: each.weight)
                for each in (near, heaviest) if near is not heaviest else (near,):
                    each.caveats.append(told)


def _is_of_method(text: Text, told: Told) -> bool:
    heading = text.headings.get(told.section)
    return heading is not None and text.has("minor", heading)


def _nearest(main: Sequence[_Growing], told: Told, thesis: Statement | None) -> _Growing:
    def near(each: _Growing) -> tuple[float, bool, float]:
        in_thesis = thesis is not None and each.said[-1].id in thesis.sources
        alike = shared(each.said[-1].text, told.text)
        return (alike if alike >= _ALIKE else 0.0), in_thesis, each.weight

    return max(main, key=near)


_FARTHEST = 3  # sentences that are gone back, one leaning on the other
_WHOLE_LIST = re.compile(
    r"(?:この|その|これら|それら|以上)の?(?:[2-7２-７二三四五六七]つ|[2-7]点|項目|手順|すべて)"
    r"|\b(?:these|those|the) (?:two|three|four|five|six|points|steps|items)\b",
    re.IGNORECASE,
)
_MOST_ITEMS = 7


def needs(text: Text, told: Iterable[Told]) -> list[Told]:
    """Antecedents of words that point back, and definitions of the terms used."""
    said = list(told)
    found: list[Told] = []
    for each in said:
        found += antecedents(text, each)
        found += [place for term, place in text.definitions.items() if term in each.text]
    return [each for each in dict.fromkeys(found) if each not in said]


def antecedents(text: Text, told: Told) -> list[Told]:
    """What is said before it and must be heard first: a few sentences, each leaning on the next."""
    found: list[Told] = []
    current = told
    while len(found) < _FARTHEST and (text.has("leans", current) or _goes_on(text, current)):
        listed = _list_before(text, current)
        if listed:
            return [*found, *listed]
        before = text.before.get(current.id)
        if before is None:
            break
        found.append(before)
        current = before
    return found


# 延びた場合、…: what may be put off was said before. 眠くなる薬があります。: what follows is of it.
_IN_THAT_CASE = re.compile(
    r"^(?P<verb>[一-龠々]{1,3})[ぁ-ん]{0,6}?(?:場合|とき|際|たら|れば|なら)(?:に?は|に)?、"
)
_ONLY_QUOTED = re.compile(r"^(?:[\"“][^\"“”]+[\"”]|「[^「」]+」)[.。]?$")
_INTRODUCES = re.compile(
    r"^[^、。「」]{2,24}(?:[うくぐすつぬぶむるいたな]|の)[^、。「」はがを]{1,8}[がも](?:あり|い)(?:ます|ました)。?$"
    r"|^There (?:is|are|was|were) (?!no\b)[^,.]{4,60}\.?$"
)


def _goes_on(text: Text, told: Told) -> bool:
    """Of what the sentence before it brings up, which alone says what it is said of."""
    before = text.before.get(told.id)
    if before is None or before.block != told.block:
        return False
    if _ONLY_QUOTED.match(told.text):
        return True  # whose words they are
    case = _IN_THAT_CASE.match(told.text)
    return bool((case and case["verb"] in before.text) or _INTRODUCES.match(before.text))


def _list_before(text: Text, told: Told) -> list[Told]:
    """The items of the list that "these three" point to."""
    before = text.before.get(told.id)
    if before is None or not before.is_item or not _WHOLE_LIST.search(told.text):
        return []
    items = [each for each in text.content if each.block == before.block and each.first]
    return items if len(items) <= _MOST_ITEMS else []


_FEWEST_TOGETHER, _MOST_TOGETHER = 3, 6
_LONG_LEAD = 5  # sentences before the first heading that are more than an introduction

Group = tuple["Told", ...]


def groups(text: Text) -> tuple[Group, ...]:
    """The content but for what concludes and for who sent this, in pieces in reading order."""
    lead = [told for told in text.content if told.section == 0]
    without = {0} if len(text.headings) >= _FEWEST_TOGETHER and len(lead) < _LONG_LEAD else set()
    without |= {text.concluding} - {0}
    said = [told for told in text.content if told.section not in without]
    by_part = _grouped(said, lambda told: told.part)
    if len(by_part) >= _FEWEST_TOGETHER:
        return by_part
    by_section = _grouped(said, lambda told: told.section)
    if len(by_section) >= _FEWEST_TOGETHER:
        return by_section
    return _evened(_with_exceptions(text, _grouped(said, lambda told: told.block)))


def _grouped(among: Iterable[Told], key: object) -> tuple[Group, ...]:
    assert callable(key)
    found: defaultdict[int, list[Told]] = defaultdict(list)
    for told in among:
        found[key(told)].append(told)
    return tuple(tuple(found[number]) for number in sorted(found))


def _with_exceptions(text: Text, paragraphs: tuple[Group, ...]) -> tuple[Group, ...]:
    """A paragraph that begins with an exception goes on from the one before."""
    found: list[Group] = []
    for paragraph in paragraphs:
        first = paragraph[0]
        if found and text.has("limits", first) and text.has("leans", first):
            found[-1] = (*found[-1], *paragraph)
        else:
            found.append(paragraph)
    return tuple(found)


def _evened(paragraphs: tuple[Group, ...]) -> tuple[Group, ...]:
    """Neighbouring paragraphs together, so that there are not too many pieces."""
    size = max(1, -(-len(paragraphs) // _MOST_TOGETHER))
    return tuple(
        tuple(told for paragraph in paragraphs[n : n + size] for told in paragraph)
        for n in range(0, len(paragraphs), size)
    )
