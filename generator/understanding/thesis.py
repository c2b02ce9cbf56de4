"""What it all comes to: the thesis, and the article's own last word on the matter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.understanding.gist import likely
from generator.understanding.message import is_evidence, is_message, is_step, is_void
from generator.understanding.signs import asserts
from generator.understanding.sure import sureness

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from generator.understanding.flat import Told
    from generator.understanding.text import Text

_OPEN_ENDED = frozenset({"press", "recipe", "minutes", "faq", "law"})
"""Kinds that stop without a last word: plans and words of the president, how long it keeps, when
one meets again."""

_MANY = frozenset({"faq", "list", "digest"})
"""Kinds of which no one sentence is what it comes to: one answer is not the answer to all,
nor one piece all the news."""

_INWARD = frozenset({"essay", "fiction", "talk"})

_AHEAD = frozenset({"planned", "likely", "open"})
"""How sure is what comes next."""


def thesis(text: Text, weight: Mapping[str, float]) -> list[Told]:
    """The sentence that an editor would put first; none rather than one that says nothing."""
    kind = text.article.kind
    if kind in _MANY or not text.content:
        return []
    if kind in _OUTRIGHT:
        return _OUTRIGHT[kind](text)
    found = likely(text, weight)
    if not found:
        return []
    best = text.by_id[max(found, key=lambda identity: found[identity])]
    with_it = _effect(text, best) if kind == "news" else _beside(text, best, weight)
    return sorted({best, *_heading(text, best), *with_it}, key=lambda told: told.at)


def _heading(text: Text, best: Told) -> list[Told]:
    """The heading of the conclusion, where it says something."""
    heading = text.headings.get(best.section)
    ends = best.section == text.concluding
    return [heading] if heading and ends and asserts(text, heading) else []


def _beside(text: Text, best: Told, weight: Mapping[str, float]) -> list[Told]:
    """What else a title that asks is answered with: of another part, and a forecast, too."""
    if not (text.has("asks", text.run[0]) and text.has("forecasts", best)):
        return []
    others = [
        each
        for each in text.content
        if each.part != best.part and text.has("forecasts", each) and is_message(text, each)
    ]
    last = text.paragraphs[-1][0].block
    others = [each for each in others if each.block != last]
    return [max(others, key=lambda told: weight[told.id])] if others else []


def _effect(text: Text, told: Told) -> list[Told]:
    """What came of it, where the lead has a figure for that."""
    later = [each for each in text.content if each.block == told.block and each.at > told.at]
    return [each for each in later if text.has("effects", each)][-1:]


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


def _has_figure(told: Told) -> bool:
    return any(sign.isdigit() for sign in told.text)


def conclusion(text: Text, main: Sequence[Told]) -> list[Told]:
    """The concluding section, else the last paragraph with the thesis where that comes late."""
    if text.article.kind in _OPEN_ENDED and not text.concluding:
        return []
    personal = text.article.kind in _INWARD | {"review"}  # what else should a diary end with
    if text.article.kind == "news":
        return _next(text)
    ends = [told for told in text.content if told.section == text.concluding != 0]
    ends = [told for told in ends if not is_void(text, told)]
    ends = [told for told in ends if not _is_only_said(text, told)] or ends
    ends = [told for told in ends if told.is_emphasised and is_message(text, told)] or ends
    if ends:
        heading = text.headings[text.concluding]
        said = [t for t in ends if personal or not text.has("personal", t)] or ends
        heads = [heading] if asserts(text, heading) else []
        return sorted({*_late(text, main), *heads, *said}, key=lambda told: told.at)
    paragraphs = [each for each in text.paragraphs if each[0].is_prose or each[0].is_quote]
    last = [told for told in paragraphs[-1] if not is_void(text, told)] if paragraphs else []
    if last and last[0].at * 2 < len(text.run):
        last = []  # lists go on after it: it ends nothing
    said = [t for t in last if personal or not text.has("personal", t)] or last
    return sorted({*_late(text, main), *said}, key=lambda told: told.at)


_ONLY_SAID = ("announces", "intends", "invites", "about_itself")


def _is_only_said(text: Text, told: Told) -> bool:
    """To end the text with, not the matter: what comes next, that it was told, thanks."""
    if text.article.kind in _INWARD:
        return text.has("announces", told)
    return any(text.has(name, told) for name in _ONLY_SAID)


def _next(text: Text) -> list[Told]:
    """Of the last two paragraphs what is planned or still open."""
    last = [told for paragraph in text.paragraphs[-2:] for told in paragraph]
    last = [told for told in last if told.id not in text.background]
    ahead = [told for told in last if sureness(text, told) in _AHEAD]
    return [told for told in ahead if not is_evidence(text, told)][-2:]


def _late(text: Text, main: Sequence[Told]) -> list[Told]:
    """Of the thesis what stands in the second half: the article has come to it by then."""
    return [told for told in main if told.at * 2 > len(text.run)]


_OUTRIGHT: Mapping[str, Callable[[Text], list[Told]]] = {"minutes": _decision, "recipe": _promise}
"""Kinds that say what they come to in one place."""
