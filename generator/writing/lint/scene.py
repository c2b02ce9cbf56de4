"""The lines of a scene as one hears them: questions unanswered, limits unsaid, nobody who acts."""

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
    from collections.abc import Set as AbstractSet

    from generator.model import Bilingual, Claim, Language, Line, Scene
    from generator.writing.numbered import Numbered

_OPEN = {  # a question that yes or no does not answer
    "ja": re.compile(
        "何|なに|なん(?!です|だ)|どう|どちら|どっち|どの|どこ|どれ|どんな|誰|だれ|いつ|なぜ|いく[らつ]|(?:じゃ|では)な"
    ),
    "en": re.compile(r"\b(?:what|who|whom|whose|which|when|where|why|how|or)\b", re.IGNORECASE),
}
_ASKED = re.compile("か[」、]*と[^。]{0,6}(?:聞|尋|たずね|問)")  # somebody asks it
_VERB = re.compile("[一-龠]{1,2}(?=[ぁ-ん]*$)")  # of a question: an answer that has it says yes
_ANSWERS = {
    "ja": re.compile(r"はい|ええ|いえ|いいえ|うん|そう|まだ|いや|実は|残念|もちろん|ほぼ|半分"),
    "en": re.compile(
        r"(?:yes|yeah|no|not|nobody|none|exactly|right|only|almost|so far|sort of|partly|it|they"
        r"|he|she|that)\b",
        re.IGNORECASE,
    ),
}


def of_scenes(
    scenes: Sequence[Scene], article: Numbered, claims: Sequence[Claim] = ()
) -> dict[str, list[str]]:
    """What to look at once more in the lines of each scene."""
    spoken = {s for scene in scenes for line in scene.narration for s in line.sources}
    made: dict[str, list[str]] = {}
    before: list[Line] = []
    open_claims = list(claims)
    for scene in scenes:
        lines = scene.narration
        told = [s for line in lines for s in line.sources]
        marks = [mark for line in lines for mark in (*cut_short(line.text), *_aloud(line.text))]
        marks += _unlimited({*told}, spoken, open_claims, article)
        marks += unnamed(lines, before, article)
        marks += _unanswered([*before[-1:], *lines], article.language)
        titled = {*scene.title_sources} - {*scenes[0].title_sources}
        if lines and titled and not titled & {*told}:
            marks.append("no line says what its title says")
        before += lines
        made[scene.id] = marks
    return made


def _aloud(text: Bilingual) -> Iterator[str]:
    """What an ear cannot follow, or takes for something else than the other language says."""
    ja, en = text.ja or "", text.en or ""
    for sentence in filter(None, re.split("(?<=[。？！])", ja)):
        if thoughts(sentence) > 1:
            yield f"“{sentence}”: two sayings in one sentence: one each, or whose it is once before"
    if en.endswith("?") and ja and not (asks(ja) or _ASKED.search(ja)):
        yield f"“{ja}”: asked in English, told in Japanese?"


def _unlimited(
    told: AbstractSet[str], spoken: AbstractSet[str], claims: list[Claim], article: Numbered
) -> Iterator[str]:
    """Claims that a scene tells first and whose limits nobody says anywhere; each once."""
    for claim in (each for each in [*claims] if told & {*each.evidence, *each.says.sources}):
        claims.remove(claim)
        never = [article.number(s) for s in claim.caveats if s not in spoken]
        if never:
            yield f"lines {never} limit what is said here and are said nowhere"


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
