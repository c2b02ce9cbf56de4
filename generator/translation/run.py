"""The step itself: what is known already, then what an engine is asked for."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from generator.model import Gap, sentences, with_sentences
from generator.progress import Step
from generator.translation import Translated
from generator.translation.memory import Memory, user_memory
from generator.translation.tmx import read

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model import Article, Language, Sentence, State
    from generator.progress import Report
    from generator.settings import Settings
    from generator.translation.memory import Unit


@dataclass(frozen=True, slots=True)
class Answer:
    """A translation found: attributes as a ``Sentence`` has them."""

    text: str
    state: State
    origin: str


def translated(article: Article, into: Language, settings: Settings, report: Report) -> Translated:
    """See ``generator.translation.translate``."""
    if into == article.language:
        return Translated(article, "memory", ())
    direction = f"{article.language}-{into}"
    with ExitStack() as stack:
        memories = [stack.enter_context(memory) for memory in _memories(settings, direction)]
        answers = dict(_known(article, direction, memories))
    everything = list(sentences(article))
    kept = sum(sentence.state != "new" for sentence in everything)
    report(Step("translate", kept + len(answers), len(everything), reused=kept + len(answers)))
    gaps = tuple(
        Gap(
            "translation",
            sentence.id,
            "no translation in the memory and no engine offline",
            sentence.text[article.language] or "",
        )
        for sentence in everything
        if sentence.state == "new" and sentence.id not in answers
    )
    return Translated(_filled(article, into, answers), "memory", gaps)


def _memories(settings: Settings, direction: str) -> Iterator[Memory]:
    for path in settings.memories:
        memory = Memory()
        memory.store(read(path, direction), direction)
        yield memory
    yield user_memory(settings)


def _known(
    article: Article, direction: str, memories: list[Memory]
) -> Iterator[tuple[str, Answer]]:
    before = ""
    for sentence in sentences(article):
        text = sentence.text[article.language] or ""
        if sentence.state == "new":
            found = (memory.best(text, direction, before) for memory in memories)
            unit = next((unit for unit in found if unit), None)
            if unit:
                yield sentence.id, _from_memory(unit)
        before = text


def _from_memory(unit: Unit) -> Answer:
    return Answer(unit.target, unit.state, unit.maker.split("/")[0] or "memory")


def _filled(article: Article, into: Language, answers: dict[str, Answer]) -> Article:
    def change(sentence: Sentence) -> Sentence:
        answer = answers.get(sentence.id)
        if answer is None:
            return sentence
        text = sentence.text.having(into, answer.text)
        return replace(sentence, text=text, state=answer.state, origin=answer.origin)

    return with_sentences(article, change)
