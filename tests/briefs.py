"""Briefs written by hand, as readable text: sentences are named by their number in the article."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any, cast

from generator.model import (
    Amount,
    Aside,
    Bilingual,
    Brief,
    Cause,
    Claim,
    ExplainedTerm,
    HowToStep,
    Moment,
    Parallel,
    Person,
    Question,
    Statement,
    sentences,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.model import Article, Ids

_SURE = re.compile(r"\((\w+)\)")
_ENTRY = re.compile(r"^(\w+): (.*)((?:\n  (?:ja|en): .*)*)", re.MULTILINE)


def brief(text: str, article: Article) -> Brief:
    """See tests/cases/planning."""
    return _Reader([*sentences(article)]).read(text)


class _Reader:
    def __init__(self, told: Sequence[Any]) -> None:
        self.told = told

    def ids(self, text: str) -> Ids:
        return tuple(self.told[int(n) - 1].id for n in re.findall(r"\d+", text))

    def read(self, text: str) -> Brief:
        made: dict[str, Any] = {"kind": "explainer", "speaker": "author"}
        for name, line, own in _ENTRY.findall(text):
            words = dict(re.findall(r"(ja|en): (.*)", own))
            value = getattr(self, name)(line, Bilingual(**words))
            plural = {"person": "people", "conclusion": "conclusion"}.get(name, f"{name}s")
            if name == "term":
                plural = "glossary"
            if name in {"kind", "speaker", "thesis", "conclusion"}:
                made[name] = value
            else:
                made[plural] = (*made.get(plural, ()), value)
        return Brief(**made)

    def kind(self, line: str, _: Bilingual) -> str:
        return line

    speaker = kind

    def thesis(self, line: str, text: Bilingual) -> Statement:
        sure = _SURE.search(line)
        degree = cast("Any", sure[1] if sure else "fact")
        return Statement(self.ids(_SURE.sub("", line)), text, degree)

    def claim(self, line: str, text: Bilingual) -> Claim:
        says, *rests = line.split(" | ")
        parts = {part.split()[0]: self.ids(part) for part in rests}
        return replace(Claim(self.thesis(says, text)), **cast("Any", parts))

    def conclusion(self, line: str, _: Bilingual) -> Ids:
        return self.ids(line)

    def aside(self, line: str, _: Bilingual) -> Aside:
        return Aside(self.ids(line), line, line.rsplit(maxsplit=1)[-1])

    def question(self, line: str, _: Bilingual) -> Question:
        asked, _, answered = line.partition(" | ")
        return Question(self.ids(asked), self.ids(answered))

    def step(self, line: str, _: Bilingual) -> HowToStep:
        told, _, warned = line.partition(" | ")
        return HowToStep(self.ids(told), self.ids(warned))

    def person(self, line: str, _: Bilingual) -> Person:
        name, *facts = line.split(" | ")
        parts = {part.split()[0]: self.ids(part) for part in facts}
        heading = self.told[int(name) - 1]
        sources = (heading.id, *parts.get("role", ()), *parts.get("said", ()))
        return Person(heading.text, sources, **parts)

    def amount(self, line: str, _: Bilingual) -> Amount:
        text, unit, value, at = line.split()
        return Amount(text, unit, float(value), self.ids(at))

    def moment(self, line: str, _: Bilingual) -> Moment:
        text, order, at = line.rsplit(" ", 2)
        return Moment(text, float(order), self.ids(at))

    def cause(self, line: str, _: Bilingual) -> Cause:
        first, second = line.split(" > ")
        return Cause(self.ids(first), self.ids(second), "doubtful" in line)

    def parallel(self, line: str, _: Bilingual) -> Parallel:
        members = tuple(self.ids(part) for part in line.split(" | "))
        return Parallel(tuple(mine[0] for mine in members), members)

    def term(self, line: str, _: Bilingual) -> ExplainedTerm:
        return ExplainedTerm(Bilingual(), self.ids(line))
