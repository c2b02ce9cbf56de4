"""「XとはYです」 is a definition; 「AはXなのに対して、BはYです」 sets two things apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator import patterns as re
from generator.locale import phrase
from generator.model import LANGUAGES, Bilingual, Point
from generator.planning.draft import Draft
from generator.wording.english import capital
from generator.wording.notes import LARGE, note

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.planning.ideas import Idea
    from generator.planning.material import Material


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


def defined(text: Bilingual) -> tuple[Bilingual, Bilingual] | None:
    """The term and its meaning; of a text without Japanese its English decides."""
    if text.ja is None:
        return _defined_in_english(text.en or "")
    found = _TERM.match(text.ja)
    if not found:
        return None
    name, what = _english_term(text.en)
    return Bilingual(found[1], name), note(Bilingual(found[2]), LARGE).having("en", what)


_DEFINED = re.compile(
    r"^(?P<term>An? [a-z][\w'’-]*(?: [a-z][\w'’-]*){0,3}"
    r"|[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,3}(?: \([A-Z]{2,8}\))?)"
    r" (?P<joint>is an?|is the|refers to|means|stands for|is short for)"
    r" (?P<what>[^,].{24,110}?)\.?$"
)
_OF_A_KIND = re.compile(r"\b(?:that|which|who|where|for|of|used|designed|made|to)\b")
# Who somebody is defines no term: Flegal is a professor of earth sciences.
_SOMEBODY = re.compile(
    r"^(?:[\w'’-]+ ){0,4}?(?:professor|lecturer|teacher|student|fellow|scientist|\w+ologist"
    r"|researcher|engineer|director|founder|chair(?:man|woman|person)?|president|officer|manager"
    r"|member|partner|owner|head|writer|author|editor|reporter|journalist|artist|photographer"
    r"|designer|chef|baker|player|coach|doctor|physician|nurse|lawyer|farmer|native|resident"
    r"|veteran|survivor|man|woman|person)s?\b"
)
_ANYTHING = re.compile(
    r"^(?:One|Another|Each|Every|No|Our|My|Your|His|Her|Its|Their|What|Who|Today|Now|Here|There"
    r"|Part|Most|Some|First|Second|Finally"
    r"|An? (?:good|big|great|key|major|common|better|few|lot|number|similar|recent))\b"
)


def _defined_in_english(text: str) -> tuple[Bilingual, Bilingual] | None:
    """A tide table is a list of …, FBOpen is a tool that …: what kind of thing, and which."""
    found = _DEFINED.match(text)
    if not found or _VAGUE.match(found["term"]) or _ANYTHING.match(found["term"]):
        return None
    if found["joint"].startswith("is") and not _OF_A_KIND.search(found["what"]):
        return None
    if found["joint"].startswith("is") and _SOMEBODY.match(found["what"]):
        return None
    article = re.match(r"is (an?|the)$", found["joint"])
    what = f"{article[1]} {found['what']}" if article else found["what"]
    term = re.sub(r"^An? ", "", found["term"])
    return Bilingual(en=capital(term)), Bilingual(en=capital(what))


def _english_term(text: str | None) -> tuple[str | None, str | None]:
    """The term and its meaning; the whole sentence as the meaning where they cannot be told."""
    if text is None:
        return None, None
    found = _EN_TERM.match(text)
    if not found or _VAGUE.match(found[1]):
        return "", text
    return capital(found[1]), capital(found[2])


_Side = tuple[str | None, str | None]


def compared(text: Bilingual) -> tuple[tuple[Bilingual, Bilingual], ...]:
    """(name, what is said of it) of both sides; empty where nothing is compared.

    Of a text without Japanese its English decides.
    """
    sides = _english_sides(text.en)
    if text.ja is None:
        told = [(name, what) for name, what in sides if name and what and len(what) <= _MOST]
        return tuple((Bilingual(en=n), Bilingual(en=w)) for n, w in told) if len(told) > 1 else ()
    found = _SIDES.match(text.ja)
    if not found:
        return ()
    return tuple(
        (
            Bilingual(_AT.sub("", found[1 + 2 * k]), sides[k][0]),
            note(Bilingual(found[2 + 2 * k].strip("、")), LARGE).having("en", sides[k][1]),
        )
        for k in (0, 1)
    )


_AT = re.compile(r"(?<=[一-龠々ァ-ヴーA-Za-z0-9])[でに]$")  # 月給では、…: of 月給

_MOST = 90  # letters of a side of a comparison that is told in large type


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
    return capital(found[1]), capital(_BE.sub("", found[2]))


# A definition → a term, with what else is known of it.


def terms(idea: Idea, material: Material) -> Iterator[Draft]:
    """A draft for every sentence that says what something is; the title asks what it answers."""
    heading = idea.topic.heading
    for identity in idea.body:
        found = defined(material.known[identity].text)
        if not found:
            continue
        term, meaning = found
        asked = _asked(term)
        if idea.topic.part and _is_of(term, heading.text, material):
            asked = heading.text
        yield Draft(
            "term",
            (identity,),
            titles=(Point(asked, (identity,)),),
            own_title=True,
            kicker=phrase("planning", "term"),
            points=(Point(meaning, (identity,)),),
        )


def _asked(term: Bilingual) -> Bilingual:
    """「潮汐表」とは: what a slide that defines it answers."""
    made = Bilingual()
    for language in LANGUAGES:
        name = term[language]
        if name is not None:
            asked = phrase("planning", "what_is", term=name)[language]
            made = made.having(language, asked if name else "")
    return made


def _is_of(term: Bilingual, heading: Bilingual, material: Material) -> bool:
    language = material.article.language
    return (term[language] or "") in (heading[language] or "") and bool(
        _WHAT.search(heading[language] or "")
    )


_WHAT = re.compile(r"とは(?:何か|なに|何|[?？]|$)|^What (?:is|are)\b")
