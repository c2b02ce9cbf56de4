"""What it all comes to: the thesis, and the article's own last word on the matter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.understanding.message import is_evidence, is_message, is_step, is_void
from generator.understanding.sure import sureness

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from generator.understanding.flat import Told
    from generator.understanding.text import Text

_NEWS = frozenset({"press", "news", "newsletter"})
_OPEN_ENDED = frozenset({"press", "recipe", "minutes", "faq", "law"})
"""Kinds that stop without a last word: plans and words of the president, how long it keeps, when
one meets again."""

_VOICES = frozenset({"interview", "talk"})
"""Kinds that are somebody's words; elsewhere a quotation is evidence for what the writer says."""

_WEIGHTY = ("sums_up", "calls", "stresses", "concludes")

_MANY = frozenset({"faq", "digest"})
_OUTRIGHT = _NEWS | _MANY | {"minutes", "recipe"}
"""Kinds that say what they come to in one place or nowhere."""

_NEWS_WITHIN = 5
"""Content sentences among which a text that has news says it."""

_INWARD = frozenset({"essay", "fiction", "talk"})
_BESIDE = {True: 0.5, False: 0.85}
"""Of the thesis's weight, what a second answer to the title's question must have: less where it
says what will come."""

_ANSWERING, _NAMING, _LAST_WORD = 2.5, 1.0, 0.8
_MESSAGE = 2.5
"""Of a heading that says something."""

_AHEAD = frozenset({"planned", "likely", "open"})
"""How sure is what comes next."""

_OPENING = 2
"""Sentences with which a text opens."""

_SEEN, _TITLED, _VERDICT = 1.5, 1.6, 3.0
_TURNED = {"ja": 2 / 3, "en": 1 / 2}
"""Of an essay, what has been told when it comes to its point; English ones come to it earlier."""

_SUMMARY = 1.5
"""Of what a summary begins with."""

_RULE = 2.5
_CONCLUDES = 2.5
_LEANING = -1.0
"""Of what is not understood without the sentence before it."""

_SIGNS = (
    "sums_up",
    "calls",
    "demands",
    "realises",
    "verdict",
    "concludes",
    "forecasts",
    "explains",
)
"""Words by which a writer says that this is what matters; without one, and without a place or the
title's words, a sentence is one of many and no thesis."""

_WEAKER = ("stresses", "turns", "contrasts", "reasons", "judges")
_NEAR = 0.1
"""Of the title's words, what a sentence with a weaker word takes up: a detail is stressed, too."""

_ANSWER = 0.25
"""Of the title's words, what an answer to it takes up."""


def thesis(text: Text, weight: Mapping[str, float]) -> list[Told]:
    """One sentence, or two or three that answer the title's question together.

    None rather than one that says nothing.
    """
    said = _outright(text, weight)
    if said or text.article.kind in _OUTRIGHT or not text.content:
        return said
    said = [told for told in _candidates(text) if is_message(text, told)]
    fit = _fitness(text, said, weight)
    said = [told for told in said if _is_told(text, told)]
    if not said:
        return []
    best = max(said, key=lambda told: fit[told.id])
    heading = text.headings.get(best.section)
    if heading and best.section == text.concluding and _asserts(text, heading):
        return [heading, best]
    return sorted([best, *_beside(text, said, best, fit)], key=lambda told: told.at)


def _is_told(text: Text, told: Told) -> bool:
    """Something shows that this is what the article comes to."""
    if told.is_spoken and text.article.kind not in _VOICES:
        return False
    if told.is_heading or _sums_up(text, told) or _is_led_to(text, told) or told.is_emphasised:
        return True
    if text.article.kind not in _INWARD and _only_leans(text, told):
        return False
    titled = text.answers(text.question, told.text)
    if titled >= _ANSWER or any(text.has(name, told) for name in _SIGNS):
        return True
    near = titled >= _NEAR or text.article.kind in _INWARD | _VOICES
    return near and any(text.has(name, told) for name in _WEAKER)


def _sums_up(text: Text, told: Told) -> bool:
    """It stands in a section that is there to sum up, not only to end."""
    if told.section != text.concluding or not text.concluding:
        return False
    return text.has("summing", text.headings[text.concluding])


def _only_leans(text: Text, told: Told) -> bool:
    """It goes on from the sentence before it and is not what that was leading to."""
    return text.has("leans", told) and not any(text.has(name, told) for name in _WEIGHTY)


def _is_led_to(text: Text, told: Told) -> bool:
    """The sentence before it only says that something was found or came as a surprise."""
    before = text.before.get(told.id)
    if before is None or before.block != told.block or not is_void(text, before):
        return False
    return text.has("concludes", before)


def _outright(text: Text, weight: Mapping[str, float]) -> list[Told]:
    """What a text says in so many words: its demand, its decision, its news, its promise."""
    kind = text.article.kind
    if kind == "minutes":
        return _decision(text)
    if kind == "recipe":
        return _promise(text)
    if kind in _MANY:
        return []  # one answer is not the answer to all that is asked, nor one piece all the news
    if kind in _NEWS:
        return _news(text)
    declared = [each for each in text.content if text.has("declares", each)]
    called = [each for each in text.content if text.has("calls", each)]
    called = [each for each in declared or called if is_message(text, each)]
    return [max(called, key=lambda told: (weight[told.id], len(told.text)))] if called else []


def _decision(text: Text) -> list[Told]:
    """What was decided first, with its condition; what was put off only where nothing was."""
    decided = [each for each in text.content if text.has("decides", each)]
    made = [each for each in decided if not text.has("deferred", each)] or decided
    return [made[0], *_condition(text, made[0])] if made else []


def _condition(text: Text, told: Told) -> list[Told]:
    later = [each for each in text.content if each.at == told.at + 1 and each.block == told.block]
    return [each for each in later if text.has("limits", each)]


def _promise(text: Text) -> list[Told]:
    """What the dish is and why one would make it: said before anything is done."""
    said = [told for told in text.content if not (is_step(text, told) or told.is_item)]
    first = next((n for n, told in enumerate(text.run) if is_step(text, told)), len(text.run))
    lead = [told for told in said if told.at < first and is_message(text, told)]
    before = [told for told in lead if told.section == 0] or lead
    return [*before[:1], *(told for told in before[1:2] if _has_figure(told))]


def _news(text: Text) -> list[Told]:
    """What happened, from the lead, with what came of it where the lead has a figure for that."""
    told = [each for each in text.content[:_NEWS_WITHIN] if not is_evidence(text, each)]
    told = [each for each in told if is_message(text, each)] or told
    if not told:
        return []
    lead = [each for each in told if each.block == told[0].block]
    among = lead if text.article.kind == "news" else told
    happened = next((each for each in among if text.has("news", each)), told[0])
    effect = [each for each in lead if each.at > happened.at and text.has("effects", each)]
    return [happened, *(effect[-1:] if text.article.kind == "news" else ())]


def _has_figure(told: Told) -> bool:
    return any(sign.isdigit() for sign in told.text)


def _rules(text: Text, told: Told, weight: Mapping[str, float]) -> float:
    """How much a sentence is the rule of a guide, and not one of its steps."""
    rule = text.has("demands", told) - text.has("operates", told)
    return weight[told.id] + _RULE * rule + _by_word(text, told)


def _fitness(text: Text, said: Sequence[Told], weight: Mapping[str, float]) -> dict[str, float]:
    """Weight, what of the title's question is answered, and the author's last word."""
    if text.article.kind == "howto":
        return {told.id: _rules(text, told, weight) for told in said}
    if text.article.kind in _INWARD:  # its title names a thing, not what is made of it
        return {
            told.id: weight[told.id]
            + _SUMMARY * _begins_summary(text, told)
            + _SEEN * text.has("realises", told)
            + _CONCLUDES * (_opens(text, told) or text.has("concludes", told))
            + _VERDICT * text.has("verdict", told)
            - _TITLED * text.answers(text.question, told.text) * (not text.has("verdict", told))
            for told in said
        }
    answering = _ANSWERING if text.has("asks", text.run[0]) else _NAMING
    closes = text.article.kind != "interview" and not text.has("personal", text.content[-1])
    last = text.content[-1].id if closes else ""
    heads = _MESSAGE + (_NAMING if text.has("asks", text.run[0]) else 0.0)
    return {
        told.id: weight.get(told.id, heads)
        + answering * text.answers(text.question, told.text)
        + (_LAST_WORD if told.id == last and not _sums_up(text, told) else 0.0)
        + _SUMMARY * _begins_summary(text, told)
        + _by_word(text, told)
        for told in said
    }


def _begins_summary(text: Text, told: Told) -> bool:
    """A section that sums up begins with what it all comes to; advice and thanks come after."""
    if not _sums_up(text, told):
        return False
    said = (each for each in text.content if each.section == told.section)
    return told == next((each for each in said if is_message(text, each)), None)


def _by_word(text: Text, told: Told) -> float:
    """What the writer says of it, in it or in the words that lead to it."""
    concludes = text.has("concludes", told) or _is_led_to(text, told)
    return _CONCLUDES * concludes + _LEANING * (not concludes and _only_leans(text, told))


def _candidates(text: Text) -> list[Told]:
    """Not the introduction, no step, no exception; all of a text that has nothing else."""
    kind = text.article.kind
    ending = [each for each in text.content if each.section == text.concluding != 0]
    ending = [each for each in ending if is_message(text, each) and not _is_exception(text, each)]
    free = [each for each in text.content if not (each.is_item or _is_exception(text, each))]
    ending = [each for each in ending if _is_told(text, each)]
    if ending and kind != "howto":
        return [each for each in ending if each.is_emphasised] or ending
    body = [each for each in free if each.section or not text.headings] or free
    if kind in _INWARD:
        late = body[int(len(body) * _TURNED[text.article.language]) :]
        early = [each for each in text.content if each not in late]
        early = [e for e in early if _opens(text, e) or (_judges(text, e) and not e.is_item)]
        both = [each for each in (*early, *late) if not text.has("hangs", each)]
        return both or [*early, *late] or list(text.content)
    if kind != "howto":
        body += [each for each in text.headings.values() if _asserts(text, each)]
    return body or list(text.content)


def _judges(text: Text, told: Told) -> bool:
    """What is made of it all, wherever that stands."""
    return text.has("verdict", told) or text.has("concludes", told)


def _opens(text: Text, told: Told) -> bool:
    """A writer may open with what is made of it: "nothing in my kitchen is as useful"."""
    return told in text.content[:_OPENING] and text.has("judges", told)


def _asserts(text: Text, heading: Told) -> bool:
    """A heading that says what stands under it."""
    bare = text.has("asks", heading) or text.has("boilerplate", heading)
    return text.has("asserts", heading) and not bare


def _is_exception(text: Text, told: Told) -> bool:
    return text.has("limits", told) and text.has("leans", told)


def _beside(
    text: Text, said: Sequence[Told], best: Told, weight: Mapping[str, float]
) -> list[Told]:
    """What else answers a title that asks, from another part."""
    if not text.has("asks", text.run[0]) or text.article.kind == "essay":
        return []
    last = text.paragraphs[-1][0].block
    others = [
        each
        for each in said
        if best.part != each.part
        and last != each.block
        and not each.is_heading
        and weight[each.id] >= _BESIDE[text.has("forecasts", each)] * weight[best.id]
        and (text.has("forecasts", each) or text.answers(text.question, each.text) >= _ANSWER)
    ]
    return [max(others, key=lambda told: weight[told.id])] if others else []


def conclusion(text: Text, main: Sequence[Told]) -> list[Told]:
    """The concluding section, else the last paragraph with the thesis where that comes late."""
    if text.article.kind in _OPEN_ENDED and not text.concluding:
        return []
    personal = text.article.kind in _INWARD | {"review"}  # what else should a diary end with
    if text.article.kind == "news":
        return _next(text)
    ends = [told for told in text.content if told.section == text.concluding != 0]
    ends = [told for told in ends if not is_void(text, told)]
    ends = [told for told in ends if told.is_emphasised and is_message(text, told)] or ends
    if ends:
        heading = text.headings[text.concluding]
        said = [t for t in ends if personal or not text.has("personal", t)] or ends
        heads = [heading] if text.has("asserts", heading) else []
        return sorted({*_late(text, main), *heads, *said}, key=lambda told: told.at)
    paragraphs = [each for each in text.paragraphs if each[0].is_prose or each[0].is_quote]
    last = [told for told in paragraphs[-1] if not is_void(text, told)] if paragraphs else []
    if last and last[0].at * 2 < len(text.run):
        last = []  # lists go on after it: it ends nothing
    said = [t for t in last if personal or not text.has("personal", t)] or last
    return sorted({*_late(text, main), *said}, key=lambda told: told.at)


def _next(text: Text) -> list[Told]:
    """Of the last two paragraphs what is planned or still open."""
    last = [told for paragraph in text.paragraphs[-2:] for told in paragraph]
    last = [told for told in last if told.id not in text.background]
    ahead = [told for told in last if sureness(text, told) in _AHEAD]
    return [told for told in ahead if not is_evidence(text, told)][-2:]


def _late(text: Text, main: Sequence[Told]) -> list[Told]:
    """Of the thesis what stands in the second half: the article has come to it by then."""
    return [told for told in main if told.at * 2 > len(text.run)]
