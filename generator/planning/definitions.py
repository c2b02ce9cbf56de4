"""「XとはYです」→ a term; 「AはXなのに対して、BはYです」→ a comparison."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.japanese.style import note
from generator.locale import phrase
from generator.model import Bilingual, Group, Point
from generator.planning.draft import Draft

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.model import Sentence

_TERM = re.compile(r"^([^、。「」]{2,25})とは、(.{8,}?(?:です|ます|のこと|こと|である|だ))。?$")
_EN_TERM = re.compile(
    r"^(?:(?:An?|The) )?([\w'’ -]{2,50}?) (?:is|are|refers to|means|is the term for) (.{8,}?)\.?$"
)
_SIDES = re.compile(
    r"^([^、。]{1,20}?)[はが]、?([^。]{4,60}?)(?:(?:な)?の(?:に対して|に対し|とは対照的に)|一方で?)、?"
    r"([^、。]{1,25}?)は、?([^。]{4,60})。?$"
)
_EN_SIDES = (
    re.compile(r"^(?:While|Whereas) (.+?), (.+?)\.?$"),
    re.compile(r"^(.+?), (?:while|whereas|and by contrast) (.+?)\.?$"),
)
_SUBJECT = re.compile(
    r"^((?:[Tt]he |[Aa]n? )?.{2,40}?) ((?:is|are|was|were|has|have|had|became|becomes)\b .+)$"
)
_PROPER = re.compile(
    r"^(?!(?:At|In|On|By|For|With|From|It|He|She|They|We|This|That|These|Those|There|The|An?)\b)"
    r"((?:[A-Z][\w.-]*)(?: [A-Z][\w.-]*)*) ([a-z].+)$"
)
_VAGUE = re.compile(
    r"^(?:it|he|she|they|this|that|these|those|there|(?:at|in|on|by|for|with|from) )", re.IGNORECASE
)
_BE = re.compile(r"^(?:is|are) ")


def terms(said: Sequence[Sentence]) -> Iterator[Draft]:
    """A draft for every definition, with the sentence after it where that goes on about it."""
    for n, sentence in enumerate(said):
        found = _TERM.match(sentence.text.ja or "")
        if not found:
            continue
        term, meaning = Bilingual(ja=found[1]), Bilingual(ja=note(found[2]))
        if sentence.text.en is not None:
            english = _EN_TERM.match(sentence.text.en)
            if not english:
                continue
            term = Bilingual(found[1], _capital(english[1]))
            meaning = Bilingual(note(found[2]), _capital(english[2]))
        source = (sentence.id,)
        yield Draft(
            "term",
            n,
            n + 1,
            title=Point(term, source),
            kicker=phrase("planning", "term"),
            points=(Point(meaning, source),),
        )


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def comparisons(said: Sequence[Sentence]) -> Iterator[Draft]:
    """A draft for every sentence that sets two things against each other."""
    for n, sentence in enumerate(said):
        found = _SIDES.match(sentence.text.ja or "")
        if not found:
            continue
        sides: tuple[tuple[str, str], ...] | None = None
        if sentence.text.en is not None:
            sides = _english_sides(sentence.text.en)
            if sides is None:
                continue
        groups = tuple(
            _group(sentence.id, found[1 + 2 * k], found[2 + 2 * k], sides[k] if sides else None)
            for k in (0, 1)
        )
        yield Draft("comparison", n, n + 1, groups=groups)


def _group(source: str, name: str, what: str, english: tuple[str, str] | None) -> Group:
    title, said = english or (None, None)
    return Group(
        Point(Bilingual(name, title), (source,)),
        (Point(Bilingual(note(what.strip("、")), said), (source,)),),
    )


def _english_sides(text: str) -> tuple[tuple[str, str], ...] | None:
    for pattern in _EN_SIDES:
        found = pattern.match(text)
        if found:
            sides = [_subject(found[k]) for k in (1, 2)]
            if sides[0] and sides[1]:
                return sides[0], sides[1]
    return None


def _subject(clause: str) -> tuple[str, str] | None:
    """("Sakana AI", "Builds its system …"); ``None`` where the subject cannot be told."""
    found = _SUBJECT.match(clause) or _PROPER.match(clause)
    if not found or _VAGUE.match(found[1]):
        return None
    return _capital(found[1]), _capital(_BE.sub("", found[2]))
