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

_TERM = re.compile(
    r"^「?([^、。「」]{1,24}[一-龠々ァ-ヴーA-Za-z0-9])」?とは、(.{8,}?(?:です|ます|こと|である|だ))。?$"
)
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
_WHEN = re.compile(r"^(?:[Aa]t|[Oo]n|[Ii]n) ((?:\w+ )?\w+),? ((?:the|it|there|they|we)\b .+)$")
_VAGUE = re.compile(
    r"^(?:it|he|she|they|this|that|these|those|there|what|which|at|in|on|by|for|with|from)\b",
    re.IGNORECASE,
)
_BE = re.compile(r"^(?:is|are) ")


def terms(said: Sequence[Sentence]) -> Iterator[Draft]:
    """A draft for every definition, with the sentence after it where that goes on about it."""
    for n, sentence in enumerate(said):
        found = _TERM.match(sentence.text.ja or "")
        if not found:
            continue
        name, what = _english_term(sentence.text.en)
        term, meaning = Bilingual(found[1], name), Bilingual(note(found[2]), what)
        source = (sentence.id,)
        yield Draft(
            "term",
            n,
            n + 1,
            title=Point(term, source),
            kicker=phrase("planning", "term"),
            points=(Point(meaning, source),),
        )


def _english_term(text: str | None) -> tuple[str | None, str | None]:
    """The term and its meaning; the whole sentence as the meaning where they cannot be told."""
    if text is None:
        return None, None
    found = _EN_TERM.match(text)
    if not found or _VAGUE.match(found[1]):
        return "", text
    return _capital(found[1]), _capital(found[2])


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def comparisons(said: Sequence[Sentence]) -> Iterator[Draft]:
    """A draft for every sentence that sets two things against each other."""
    for n, sentence in enumerate(said):
        found = _SIDES.match(sentence.text.ja or "")
        if not found:
            continue
        sides = _english_sides(sentence.text.en)
        groups = tuple(
            _group(sentence.id, found[1 + 2 * k], found[2 + 2 * k], sides[k]) for k in (0, 1)
        )
        yield Draft("comparison", n, n + 1, groups=groups)


_Side = tuple[str | None, str | None]


def _group(source: str, name: str, what: str, english: _Side) -> Group:
    return Group(
        Point(Bilingual(name, english[0]), (source,)),
        (Point(Bilingual(note(what.strip("、")), english[1]), (source,)),),
    )


def _english_sides(text: str | None) -> tuple[_Side, _Side]:
    """(name, what is said of it) twice; the whole sentence first where it cannot be parted."""
    if text is None:
        return (None, None), (None, None)
    for pattern in _EN_SIDES:
        found = pattern.match(text)
        if found:
            sides = [_subject(found[k]) for k in (1, 2)]
            if sides[0] and sides[1]:
                return sides[0], sides[1]
    return ("", text), ("", "")


def _subject(clause: str) -> tuple[str, str] | None:
    """("Sakana AI", "Builds its system …"); ``None`` where the subject cannot be told."""
    found = _WHEN.match(clause) or _SUBJECT.match(clause) or _PROPER.match(clause)
    if not found or _VAGUE.match(found[1]):
        return None
    return _capital(found[1]), _capital(_BE.sub("", found[2]))
