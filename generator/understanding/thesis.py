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

_ANSWERING, _LAST_WORD = 2.5, 0.8
_MESSAGE = 2.0
"""Of a heading that says something."""

_RULE = 2.5
_ANSWER = 0.25
"""Of the title's words, what an answer to it takes up."""


def thesis(text: Text, weight: Mapping[str, float]) -> list[Told]:
    """One sentence, or two or three that answer the title's question together."""
    if not text.content:
        return []
    called = [each for each in text.content if text.has("calls", each)]
    if called:
        return [max(called, key=lambda told: (weight[told.id], len(told.text)))]
    if text.article.kind in _NEWS:
        told = text.content[:_NEWS_WITHIN]
        return [next((each for each in told if text.has("news", each)), told[0])]
    said = _candidates(text)
    if text.article.kind in _INWARD:
        said = [told for told in said if not told.is_heading] or said
        said = said[len(said) * 2 // 3 :] or said
    if text.article.kind == "howto":
        said = [told for told in said if not told.is_heading] or said
        return [max(said, key=lambda told: weight[told.id] + _RULE * text.has("demands", told))]
    fit = _fitness(text, said, weight)
    best = max(said, key=lambda told: fit[told.id])
    heading = text.headings.get(best.section)
    if heading and best.section == text.concluding and _is_message(text, heading):
        return [heading, best]
    return sorted([best, *_beside(text, said, best, fit)], key=lambda told: told.at)


def _fitness(text: Text, said: Sequence[Told], weight: Mapping[str, float]) -> dict[str, float]:
    """Weight, what of the title's question is answered, and the author's last word."""
    last = text.content[-1].id
    return {
        told.id: weight.get(told.id, _MESSAGE)
        + _ANSWERING * text.answers(text.question, told.text)
        + (_LAST_WORD if told.id == last and not text.has("personal", told) else 0.0)
        for told in said
    }


def _candidates(text: Text) -> list[Told]:
    """Not the introduction, no step, no exception; all of a text that has nothing else."""
    free = [each for each in text.content if not (each.is_item or _is_exception(text, each))]
    ending = [each for each in free if each.section == text.concluding != 0]
    if ending and text.article.kind != "howto":
        return ending
    body = [each for each in free if each.section or not text.headings]
    body += [each for each in text.headings.values() if _is_message(text, each)]
    return body or free or list(text.content)


def _is_message(text: Text, heading: Told) -> bool:
    """A heading that says what stands under it."""
    return text.has("asserts", heading) and not (
        text.has("asks", heading) or text.has("boilerplate", heading)
    )


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
        return [heading, *said] if text.has("asserts", heading) else said
    paragraphs = [each for each in text.paragraphs if _closes(text, each[0])]
    last = list(paragraphs[-1]) if paragraphs else []
    late = [told for told in main if told.at * 2 > len(text.run)]
    said = [told for told in last if not text.has("personal", told)] or last
    return sorted({*late, *said}, key=lambda told: told.at)


def _closes(text: Text, told: Told) -> bool:
    if not (told.is_prose or told.is_quote):
        return False
    heading = text.headings.get(told.section)
    return heading is None or not text.has("boilerplate", heading)
