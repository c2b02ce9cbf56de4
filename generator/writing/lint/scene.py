"""The lines of a scene as one hears them: questions unanswered, nobody who acts."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from generator import patterns as re
from generator.writing.endings import thoughts
from generator.writing.holding import asks
from generator.writing.lint.acting import unnamed
from generator.writing.lint.text import cut_short

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.model import Bilingual, Language, Line, Scene
    from generator.writing.numbered import Numbered

_OPEN = {  # a question that yes or no does not answer
    "ja": re.compile(
        "何|なに|なん(?!です|だ)|どう|どちら|どっち|どの|どこ|どれ|どんな|誰|だれ|いつ|なぜ|いく[らつ]|(?:じゃ|では)な"
    ),
    "en": re.compile(r"\b(?:what|who|whom|whose|which|when|where|why|how|or)\b", re.IGNORECASE),
}
_VERB = re.compile("[一-龠]{1,2}(?=[ぁ-ん]*$)")  # of a question: an answer that has it says yes
_ANSWERS = {
    "ja": re.compile(r"はい|ええ|いえ|いいえ|うん|そう|まだ|いや|実は|残念|もちろん|ほぼ|半分"),
    "en": re.compile(
        r"(?:yes|yeah|no|not|nobody|none|exactly|right|only|almost|so far|sort of|partly|it|they"
        r"|he|she|that)\b",
        re.IGNORECASE,
    ),
}


def of_scenes(scenes: Sequence[Scene], article: Numbered) -> dict[str, list[str]]:
    """What to look at once more in the lines of each scene."""
    made: dict[str, list[str]] = {}
    before: list[Line] = []
    for scene in scenes:
        lines = scene.narration
        told = [s for line in lines for s in line.sources]
        marks = [mark for line in lines for mark in (*cut_short(line.text), *_aloud(line.text))]
        marks += unnamed(lines, before, article)
        marks += _unanswered([*before[-1:], *lines], article.language)
        titled = {*scene.title_sources} - {*scenes[0].title_sources}
        heard = {*told, *(s for line in before for s in line.sources)}
        if lines and titled and not titled & heard:
            marks.append("no line says what its title says")
        before += lines
        made[scene.id] = marks
    return made


def _aloud(text: Bilingual) -> Iterator[str]:
    """What an ear cannot follow."""
    for sentence in filter(None, re.split("(?<=[。？！])", text.ja or "")):
        if thoughts(sentence) > 1:
            yield f"“{sentence}”: two sayings in one sentence: one each, or whose it is once before"


def _unanswered(lines: Sequence[Line], language: Language) -> Iterator[str]:
    """Questions for yes or no that the next line, somebody else's, begins to answer otherwise."""
    for line, after in pairwise(lines):
        question, answer = line.text[language] or "", after.text[language] or ""
        last = re.split(r"(?<=[。.!])", question.strip("。"))[-1]
        closed = asks(question) and not _OPEN[language].search(last)
        verb = _VERB.search(last.rstrip("？?"))
        if verb and verb[0] in answer:
            continue
        if closed and after.sources and not _ANSWERS[language].match(answer):
            yield f"“{last.strip()}” asks for yes or no: does the next line say it?"
