"""Yes or no, and what then: questions with their answers' consequences → a table of cases."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from generator.locale import phrase
from generator.model import LANGUAGES, Bilingual, ItemList, Point, block_sentences
from generator.planning import cues
from generator.planning.draft import Draft
from generator.planning.paragraphs import ANSWER, is_flow
from generator.wording.notes import note

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.planning.ideas import Idea
    from generator.planning.material import Material

_FEWEST = 2  # cases that make a table


@dataclass(slots=True)
class _Flow:
    """One question, perhaps one below each of its answers, and where they lead."""

    asked: str
    below: str = ""
    given: Bilingual | None = None
    rows: list[tuple[Bilingual | None, Bilingual, Point]] = field(default_factory=list)
    takes: list[str] = field(default_factory=list)


def cases(idea: Idea, material: Material) -> Iterator[Draft]:
    """A table for every question with a list of answers below it: the case and what to do then."""
    blocks = idea.topic.blocks
    for at, block in enumerate(blocks):
        before = blocks[at - 1]
        if not at or not isinstance(block, ItemList) or not is_flow(block, before, material):
            continue
        asked = [*block_sentences(before)][-1].id
        flow = _Flow(asked, takes=[asked])
        for item in block.items:
            for sentence in item:
                _step(flow, sentence.id, material)
        if len(flow.rows) >= _FEWEST and {*flow.takes[1:]} & {*idea.body}:
            yield _table(flow, material)


def _step(flow: _Flow, identity: str, material: Material) -> None:
    """The next line of the list: an answer, what it leads to, or the question below it."""
    text = material.text(identity)
    said, what = Bilingual(), Bilingual()
    for language in LANGUAGES:
        found = ANSWER.match(text[language] or "")
        if found:
            said = said.having(language, found["said"])
            what = what.having(language, found["what"])
    mine = material.article.language
    if said[mine] is None:
        if cues.asks(material.plain(identity)) and flow.given is not None:
            flow.below = identity
            flow.takes.append(identity)
        return
    flow.takes.append(identity)
    if not what[mine]:  # what comes below it depends on one more question
        flow.given, flow.below = said, ""
        return
    nested = bool(flow.below)
    led = Point(note(what), (identity,))
    flow.rows.append((flow.given if nested else None, said, led))


def _table(flow: _Flow, material: Material) -> Draft:
    """Each question over its answers, and over all what to do."""

    def asked(identity: str) -> Point:
        return Point(material.text(identity), (identity,))

    nested = all(given is not None for given, _, _ in flow.rows)
    heads = [asked(flow.asked), *([asked(flow.below)] if nested and flow.below else [])]
    head = (*heads, Point(phrase("planning", "case_what")))
    rows = tuple(
        (
            *((Point(given),) if nested and given is not None else ()),
            Point(said),
            led,
        )
        for given, said, led in flow.rows
    )
    return Draft(
        "table", tuple(flow.takes), (asked(flow.asked),), own_title=True, table=(head, *rows)
    )
