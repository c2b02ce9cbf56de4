"""The questions of the kind's frame, each with the sentences that answer it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model import Framed

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from generator.kinds import Asked
    from generator.model import Brief, Ids
    from generator.understanding.text import Text, Told


_MOST_FRAMED = 4  # sentences that words alone tell


def frame(
    text: Text, brief: Brief, asked: Sequence[Asked], weight: Mapping[str, float]
) -> tuple[Framed, ...]:
    """In the order in which a talk about such a text answers them."""
    return tuple(Framed(each.name, _answer(text, brief, weight, each), each.text) for each in asked)


def _answer(text: Text, brief: Brief, weight: Mapping[str, float], asked: Asked) -> Ids:
    cue = asked.cue.get(text.article.language)
    under = _under(text, asked)
    if asked.by:
        named = [identity for part in asked.by for identity in _of_part(text, brief, part)]
        if cue is not None:
            named = [each for each in named if cue.search(text.by_id[each].text)]
        return text.ids([*(text.by_id[identity] for identity in named), *under])
    told = [each for each in text.content if cue and cue.search(each.text)]
    best = sorted(told, key=lambda each: (-weight[each.id], each.at))[:_MOST_FRAMED]
    return text.ids([*best, *under])


def _under(text: Text, asked: Asked) -> list[Told]:
    """All that stands under a heading that is the question in other words."""
    words = asked.under.get(text.article.language)
    heads = (h for h in text.headings.values() if words and words.search(h.text.strip()))
    return [told for head in heads for told in text.by_section.get(head.section, ())]


def _of_part(text: Text, brief: Brief, part: str) -> list[str]:
    """The sentences of a part of the brief, or of the article where the brief has no such part."""
    name, _, role = part.partition(".")
    if name == "asides":
        return [each for aside in brief.asides if aside.why == role for each in aside.sources]
    found = {**_of_claims(brief), **_of_lists(brief), **_of_text(text)}
    return [identity for ids in found.get(name, ()) for identity in ids]


def _of_claims(brief: Brief) -> dict[str, list[Ids]]:
    return {
        "thesis": [brief.thesis.sources] if brief.thesis else [],
        "caveats": [claim.caveats for claim in brief.claims],
        "evidence": [claim.evidence[:1] for claim in brief.claims],
        "conclusion": [brief.conclusion],
        "questions": [asked.question for asked in brief.questions if asked.answer],
        "open": [asked.question for asked in brief.questions if not asked.answer],
    }


def _of_lists(brief: Brief) -> dict[str, list[Ids]]:
    return {
        "steps": [step.sources for step in brief.steps],
        "people": [(*person.sources, *person.role) for person in brief.people],
        "amounts": [amount.sources for amount in brief.amounts],
        "moments": [moment.sources for moment in brief.moments],
        "causes": [(*cause.cause, *cause.effect) for cause in brief.causes],
        "parallels": [parallel.heads for parallel in brief.parallels],
    }


def _of_text(text: Text) -> dict[str, list[Ids]]:
    items = [each for each in text.content if each.is_item and not each.ordered]
    turning = [each for each in text.content if text.has("turns", each)]
    return {
        "lists": [text.ids(items)],
        "lead": [text.ids(text.content[:2])],
        "turn": [text.ids(turning[-2:])],
    }
