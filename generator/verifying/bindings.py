"""What binds two things: a comparison, a cause, an alternative, a risk of something."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator import patterns as re
from generator.verifying.claimed import beside
from generator.verifying.clauses import stems
from generator.verifying.figures import are_compared

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.verifying.claimed import Claimed
    from generator.verifying.clauses import Clause


def comparison(it: Claimed) -> Iterator[str]:
    """A comparison that is not made, or made the other way round."""
    yield from _uneven(it)
    words = it.cues.binding["comparison"]
    found = words.search(it.said)
    if not found:
        return
    if not it.cues.binding["compares"].search(it.given):
        if not are_compared(it):  # two figures that stand there may be compared
            yield found[0]
        return
    given = [beside(each, it) for each in words.finditer(it.given)]
    before, after = beside(found, it)
    if it.cues.language == "en" and any(
        _turned(found, each, it) for each in words.finditer(it.given)
    ):
        yield found[0]
        return
    if not given:  # 上回る for より: which side is which only a reader can tell; ではなく tells it
        denied = frozenset().union(*(c.denied for c in it.all if it.cues.language == "ja"))
        denied -= frozenset().union(*(part.denied for part in it.parts))
        if after & denied and before & it.known and not before & denied:
            yield found[0]
        return
    if any(before & b or after & a for b, a in given):
        return
    if any(before & a and after & b for b, a in given):
        yield found[0]


def _uneven(it: Claimed) -> Iterator[str]:
    """More than another, where it is the same, or the same, where it is more."""
    equal, unequal = it.cues.binding["equal"], it.cues.binding["unequal"]
    for one, other in ((equal, unequal), (unequal, equal)):
        for part in it.parts if not other.search(it.said) else ():
            found, near = one.search(part.text), it.nearest(part)
            if found and near and all(_only(other, one, clause) for clause in near):
                yield found[0]


def _only(these: re.Pattern[str], not_those: re.Pattern[str], clause: Clause) -> bool:
    return bool(these.search(clause.text)) and not not_those.search(clause.text)


def _turned(found: re.Match[str], given: re.Match[str], it: Claimed) -> bool:
    """Whether what stands before "than" in the one stands behind it in the other."""
    before, after, first, second = (
        {*stems(text, it.cues)}
        for each in (found, given)
        for text in (
            _NEXT.split(each.string[: each.start()])[-1],
            _NEXT.split(each.string[each.end() :])[0],
        )
    )
    return bool(after & first and before & second and not after & second)


_NEXT = re.compile(r"[.;,:]\s")


def cause(it: Claimed) -> Iterator[str]:
    """A reason that its sentence does not give as one: it gives another, or goes together only."""
    words = it.cues.binding["cause"]
    yield from _in_spite(it)
    if not words.search(it.said):
        return
    given = [_reason(each, it) for each in words.finditer(it.given)]
    together = it.cues.binding["related"].search(it.given)
    then = [_reason(each, it) for each in it.cues.binding["after"].finditer(it.given)]
    for found in words.finditer(it.said):
        side = _reason(found, it)
        if not given and (together or any(side & each for each in then)):
            yield found[0]
            continue
        grounds = _grounds(found, it)
        if given and grounds and not grounds & it.known:
            yield found[0]
            continue
        if not side or any(side & each for each in given):
            continue
        for clause in it.all:
            same = "、".join(c.text for c in it.all if c.sentence == clause.sentence)
            if side & clause.stems and words.search(same):
                yield found[0]
                break


def _in_spite(it: Claimed) -> Iterator[str]:
    """Because of it, where it is so in spite of it."""
    words = it.cues.binding
    found, given = words["because"].search(it.said), words["although"].search(it.given)
    if not found or not given or words["because"].search(it.given):
        return
    if words["although"].search(it.said):
        return
    grounds, against = (_grounds(each, it) for each in (found, given))
    if it.cues.language == "en":
        grounds, against = (
            {*stems(_FIRST.split(each.string[each.end() :])[0], it.cues)} for each in (found, given)
        )
    if grounds & against:
        yield found[0]


_FIRST, _PARTS = re.compile(r"[,;.]"), re.compile("[、。はが]")


def _grounds(found: re.Match[str], it: Claimed) -> set[str]:
    """The words of the reason a text gives: before the word in Japanese, after it in English."""
    text, ja = found.string, it.cues.language == "ja"
    said = _PARTS.split(text[: found.start()])[-1] if ja else text[found.end() :]
    return set(stems(said, it.cues))


def _reason(found: re.Match[str], it: Claimed) -> set[str]:
    before, after = beside(found, it)
    return before if it.cues.language == "ja" else before | after


def alternatives(it: Claimed) -> Iterator[str]:
    """One or the other told as both."""
    for found in it.cues.binding["either"].finditer(it.given):
        first, second = beside(found, it)
        pattern = it.cues.binding["both"].pattern
        for each in re.finditer(pattern, it.said):
            before, after = beside(each, it)
            if first & before and second & after:
                yield each[0]


def risk(it: Claimed) -> Iterator[str]:
    """The thing itself, where only its risk is spoken of."""
    words = it.cues.binding["risk"]
    if not words.search(it.given) or words.search(it.said):
        return
    if any(part.hedged for part in it.parts):
        return
    for part, rests in it.claims:
        predicate = it.predicate(part)
        near = [clause for clause in rests if predicate in clause.stems]
        if near and all(_at_risk(part, clause, words, it) for clause in near):
            yield part.text


def owner(it: Claimed) -> Iterator[str]:
    """Asked by whom he asks there, or told as a fact what somebody says."""
    yield from _turned_round(it)
    yield from _told_as_fact(it)


_ASKED = re.compile(
    r"\b(?P<who>[a-z]+) "
    r"(?P<verb>ask|urg|told|tell|show|taught|teach|invit|help|thank|paid|pay|sent|send)"
    r"(?:e?s|e?d|ed)? (?:(?:the|an?|one|two|her|his|their|its) )?(?P<whom>[a-z]+)",
    re.IGNORECASE,
)
_BEEN = re.compile(
    r"(?P<whom>[一-龠ァ-ヴー]{1,8}(?:さん|氏)?)(?:に|から)(?P<verb>[一-龠])[ぁ-ん]?(?:ら|さ|わ|か|ま|た)れ"
)


def _turned_round(it: Claimed) -> Iterator[str]:
    """She asked him, where he asked her, or where she was asked by him."""
    if it.cues.language == "ja":
        for found in _BEEN.finditer(it.given):
            active = (
                f"{found['whom']}に、?[^、。]{{0,8}}?{found['verb']}(?![ぁ-ん]?[らさわかまた]れ)"
            )
            if re.search(active, it.said):
                yield found["whom"]
        return
    asked = [[each.lower() for each in found.groups()] for found in _ASKED.finditer(it.given)]
    for found in _ASKED.finditer(it.said):
        who, verb, whom = (each.lower() for each in found.groups())
        same = [(one, other) for one, does, other in asked if does == verb]
        if any(who == one or whom == other for one, other in same):
            continue
        if any(who == other or whom == one for one, other in same):
            yield found[0]


_TELLS = re.compile(
    "^[^「」。]*[^、。「」]、?と、?(?P<who>[^、。「」と]{2,12}?)は(?:述べ|話し|語っ|言っ|主張|訴え|指摘)[^、。]{1,6}。?$"
)
_TOLD = re.compile("[:「」『』]|によ|そう|とい|と、|とし|とみ|との|氏|さん|[話語述訴]|と$")


def _told_as_fact(it: Claimed) -> Iterator[str]:
    """What somebody says will happen, or must, told as what does."""
    if it.sources > 1 or it.beside or _TOLD.search(it.said) or any(p.hedged for p in it.parts):
        return
    found = _TELLS.search(it.given)
    if found and found["who"] not in it.said and not it.cues.head.search(it.said):
        yield from [found["who"]] * any(part.order for part, _ in it.claims)


def _at_risk(part: Clause, clause: Clause, words: re.Pattern[str], it: Claimed) -> bool:
    """Whether a clause speaks of the risk of what the text says: that stands next to the word."""
    return any(
        set().union(*beside(found, it)) & part.stems for found in words.finditer(clause.text)
    )
