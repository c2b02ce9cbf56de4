"""What it all comes to: the thesis, and the article's own last word on the matter."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from generator.understanding.flat import Told
    from generator.understanding.text import Text

_NEWS = frozenset({"press", "news", "newsletter"})
_NEWS_WITHIN = 5
"""Content sentences among which a text that has news says it."""

_INWARD = frozenset({"essay", "fiction", "talk"})
_BESIDE = {True: 0.5, False: 0.85}
"""Of the thesis's weight, what a second answer to the title's question must have: less where it
says what will come."""

_ANSWERING, _NAMING, _LAST_WORD = 2.5, 1.0, 0.8
_MESSAGE = 2.0
"""Of a heading that says something."""

_SEEN, _TITLED = 1.5, 1.6
_TURNED = {"ja": 2 / 3, "en": 1 / 2}
"""Of an essay, what has been told when it comes to its point; English ones come to it earlier."""

_RULE = 2.5
_ANSWER = 0.25
"""Of the title's words, what an answer to it takes up."""


def thesis(text: Text, weight: Mapping[str, float]) -> list[Told]:
    """One sentence, or two or three that answer the title's question together."""
    said = _outright(text, weight)
    if said or not text.content:
        return said
    said = _candidates(text)
    fit = _fitness(text, said, weight)
    best = max(said, key=lambda told: fit[told.id])
    heading = text.headings.get(best.section)
    if heading and best.section == text.concluding and _is_message(text, heading):
        return [heading, best]
    return sorted([best, *_beside(text, said, best, fit)], key=lambda told: told.at)


def _outright(text: Text, weight: Mapping[str, float]) -> list[Told]:
    """What a text says in so many words: its demand, its decision, its news."""
    called = [each for each in text.content if text.has("calls", each)]
    if called:
        return [max(called, key=lambda told: (weight[told.id], len(told.text)))]
    decided = [each for each in text.content if text.has("decides", each)]
    if text.article.kind == "minutes" and decided:
        return [max(decided, key=lambda told: weight[told.id])]
    told = text.content[:_NEWS_WITHIN] if text.article.kind in _NEWS else ()
    return [next((each for each in told if text.has("news", each)), told[0])] if told else []


def _rules(text: Text, told: Told, weight: Mapping[str, float]) -> float:
    """How much a sentence is the rule of a guide, and not one of its steps."""
    rule = text.has("demands", told) - text.has("operates", told)
    return weight[told.id] + _RULE * rule


def _fitness(text: Text, said: Sequence[Told], weight: Mapping[str, float]) -> dict[str, float]:
    """Weight, what of the title's question is answered, and the author's last word."""
    if text.article.kind == "howto":
        return {told.id: _rules(text, told, weight) for told in said}
    if text.article.kind in _INWARD:  # its title names a thing, not what is made of it
        return {
            told.id: weight[told.id]
            + _SEEN * text.has("realises", told)
            - _TITLED * text.answers(text.question, told.text)
            for told in said
        }
    answering = _ANSWERING if text.has("asks", text.run[0]) else _NAMING
    closes = text.article.kind != "interview" and not text.has("personal", text.content[-1])
    last = text.content[-1].id if closes else ""
    return {
        told.id: weight.get(told.id, _MESSAGE)
        + answering * text.answers(text.question, told.text)
        + (_LAST_WORD if told.id == last else 0.0)
        for told in said
    }


def _candidates(text: Text) -> list[Told]:
    """Not the introduction, no step, no exception; all of a text that has nothing else."""
    kind = text.article.kind
    free = [each for each in text.content if not (each.is_item or _is_exception(text, each))]
    ending = [each for each in free if each.section == text.concluding != 0]
    if ending and kind != "howto":
        return ending
    body = [each for each in free if each.section or not text.headings] or free
    if kind in _INWARD:
        return body[int(len(body) * _TURNED[text.article.language]) :] or list(text.content)
    if kind != "howto":
        body += [each for each in text.headings.values() if _is_message(text, each)]
    return body or list(text.content)


def _is_message(text: Text, heading: Told) -> bool:
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
    if text.concluding:
        ends = [told for told in text.content if told.section == text.concluding]
        heading = text.headings[text.concluding]
        said = [told for told in ends if not text.has("personal", told)] or ends
        heads = [heading] if text.has("asserts", heading) else []
        return sorted({*_late(text, main), *heads, *said}, key=lambda told: told.at)
    paragraphs = [each for each in text.paragraphs if each[0].is_prose or each[0].is_quote]
    last = list(paragraphs[-1]) if paragraphs else []
    said = [told for told in last if not text.has("personal", told)] or last
    return sorted({*_late(text, main), *said}, key=lambda told: told.at)


def _late(text: Text, main: Sequence[Told]) -> list[Told]:
    """Of the thesis what stands in the second half: the article has come to it by then."""
    return [told for told in main if told.at * 2 > len(text.run)]
