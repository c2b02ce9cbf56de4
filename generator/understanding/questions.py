"""What the article asks, who answers it, and what it leaves open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator import patterns as re
from generator.model import Question
from generator.understanding.words import shared, words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from generator.understanding.text import Text, Told

_MOST_ANSWER = 3  # sentences that answer a heading; an interview's answers are whole
# A scene in which somebody asks: the article leaves nothing open.
_PUT_TO_SOMEBODY = re.compile(
    r"」と、?[^。「」]{0,12}(?:聞[いか]|尋ね|たずね|訊[いか]|問[いう]|言[いっわ])"
    r"|\b(?:ask(?:s|ed)|sa(?:ys|id)|whisper(?:s|ed)|shout(?:s|ed))\b"
)
_AGAIN = 0.34  # of a question's words, what a sentence must take up to answer it from afar


def questions(
    text: Text, weight: Mapping[str, float], main: Sequence[Told]
) -> tuple[Question, ...]:
    """In reading order: the title's, an interviewer's, those of headings and of the text."""
    return tuple(
        Question(text.ids(asked), text.ids(answer), by)
        for asked, answer, by in (
            *_of_title(text, main),
            *sorted(
                (*_of_interview(text), *_of_headings(text, weight), *_of_text(text, main)),
                key=lambda found: found[0][0].at,
            ),
        )
    )


_Found = tuple[list["Told"], list["Told"], str]


def _of_title(text: Text, main: Sequence[Told]) -> Iterator[_Found]:
    title = text.run[0]
    if text.has("asks", title):
        yield [title], list(main), ""


def _of_interview(text: Text) -> Iterator[_Found]:
    """Turns that ask, each with all that is said until the next one asks."""
    roles = text.article.roles
    asked: list[Told] = []
    answer: list[Told] = []
    for told in text.run[1:]:
        if roles.get(told.id) == "question":
            if answer:
                yield asked, answer, _by(text, answer)
                asked, answer = [], []
            asked.append(told)
        elif asked and not told.is_heading and told.id not in roles:
            answer.append(told)
    if asked:
        asking = [told for told in asked if text.has("asks", told)] or asked
        if answer or any(text.has("asks", told) for told in asking):
            yield asking, answer, _by(text, answer)


def _by(text: Text, answer: Sequence[Told]) -> str:
    names = [text.article.speakers.get(told.id, "") for told in answer]
    return next(filter(None, names), "")


def _of_headings(text: Text, weight: Mapping[str, float]) -> Iterator[_Found]:
    for section, heading in text.headings.items():
        if not text.has("asks", heading):
            continue
        below = (section, *_sections_below(text, heading))
        under = [told for each in below for told in text.by_section.get(each, ())]
        best = sorted(under, key=lambda told: -weight[told.id])[:_MOST_ANSWER]
        yield [heading], sorted(best, key=lambda told: told.at), ""


def _sections_below(text: Text, heading: Told) -> Iterator[int]:
    section = heading.section + 1
    while section in text.headings and text.headings[section].depth > heading.depth:
        yield section
        section += 1


def _of_text(text: Text, main: Sequence[Told]) -> Iterator[_Found]:
    """Asked by the author, or by those the author quotes; open where nothing takes it up."""
    roles = text.article.roles
    plain = [t for t in text.run[1:] if not t.is_heading and t.id not in roles]
    for n, told in enumerate(plain):
        quoted = text.cues.found("quoted_question", told.text)
        if text.has("asks", told):
            yield [told], _answer(text, told, told.text, plain[n + 1 : n + 2]), ""
        elif quoted:
            answer = _of_thesis(text, quoted, main) or _answer(text, told, quoted, [])
            if answer or not _PUT_TO_SOMEBODY.search(told.text):
                yield [told], answer, ""


def _of_thesis(text: Text, question: str, main: Sequence[Told]) -> list[Told]:
    """What others ask at the start is often what the article is there to answer."""
    return [told for told in main if text.answers(question, told.text) >= _AGAIN]


def _answer(text: Text, asked: Told, question: str, following: Sequence[Told]) -> list[Told]:
    """What follows in the same section; else what takes up the question's words later."""
    near = [
        told
        for told in following
        if told.section == asked.section and not text.has("asks", told) and told.section
    ]
    if near:
        return near
    rare = words(question)
    takes_up = {told.at: told for word in rare for told in text.bearing.get(word, ())}
    later = [takes_up[at] for at in sorted(takes_up) if at > asked.at]
    best = max(later, key=lambda told: shared(question, told.text), default=None)
    if best is None or text.answers(question, best.text) < _AGAIN:
        return []
    whole = {word for word in rare & words(best.text) if len(word) > 1}
    return [best] if whole else []
