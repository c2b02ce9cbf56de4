"""The brief, put together."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from generator import patterns as re
from generator.model import (
    Aside,
    Bilingual,
    Brief,
    Cause,
    ExplainedTerm,
    other,
)
from generator.understanding.claims import claims
from generator.understanding.figures import amounts
from generator.understanding.frame import frame
from generator.understanding.gist import fitness
from generator.understanding.heads import heads
from generator.understanding.moments import moments
from generator.understanding.names import people
from generator.understanding.parallels import counted, parallels
from generator.understanding.questions import questions
from generator.understanding.remembering import remembered
from generator.understanding.statements import certainty_of, message
from generator.understanding.steps import steps
from generator.understanding.text import text_of
from generator.understanding.thesis import conclusion, thesis
from generator.wording.oneself import heard, tells_of_oneself
from generator.wording.views import outside_quotes

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.kinds import Asked
    from generator.model import Article, Ids, Speaker
    from generator.understanding.text import Text, Told


_I = re.compile(r"(?<![一-龠])(?:私|僕|俺|わたし|ぼく)(?!たち|達|ども|ら)(?=[はがもをにのと、])")
_OUR_FIRM = re.compile(r"弊社|当社|わが社|我が社")  # what only a company calls itself


def _speaker(text: Text) -> Speaker:
    """By the kind of text; an account that says 弊社 is a company's, not its author's."""
    traits = text.traits
    own = [outside_quotes(told.text) for told in text.content if not told.is_quote]
    firm = traits.speaker == "author" and any(map(_OUR_FIRM.search, own))
    if firm and (not traits.own_account or not any(map(_I.search, own))):
        return "organisation"
    if traits.is_news and text.article.language == "ja" and _is_a_diary(own):
        return "author"
    return traits.speaker


_SHARE = 6  # of so many sentences one that nobody says of somebody else: no news


def _is_a_diary(texts: Sequence[str]) -> bool:
    surely = sum(heard(text).surely for text in texts)
    return tells_of_oneself(texts) and _SHARE * surely >= len(texts)


def understood(article: Article, asked: Sequence[Asked]) -> Brief:
    """See ``generator.understanding.brief``.

    Args:
        article: as read.
        asked: the questions of its kind's frame.
    """
    text = text_of(article)
    weight = dict(text.worths)
    fit = fitness(text, weight)
    main = thesis(text, weight, fit)
    closing = conclusion(text, main)
    ends = any(told.section == text.concluding != 0 for told in main)
    says = (None if ends else counted(text)) or (message(text, main) if main else None)
    found = Brief(
        kind=article.kind,
        speaker=_speaker(text),
        thesis=says,
        claims=claims(text, weight | dict.fromkeys(_ends(text, main, closing), 1.0), says),
        conclusion=text.ids(closing),
        asides=_asides(text),
        questions=questions(text, weight, main),
        steps=steps(text),
        people=people(text),
        amounts=amounts(text),
        moments=moments(text),
        causes=causes(text),
        parallels=parallels(text),
        glossary=glossary(text),
        background=tuple(told.id for told in text.content if told.id in text.background),
        heads=heads(text),
        remember=tuple(told.id for told in remembered(text, weight, fit, main, closing)),
    )
    return replace(found, frame=frame(text, found, asked, weight))


def _ends(text: Text, main: Sequence[Told], closing: Sequence[Told]) -> Ids:
    """What it comes to, and of a report what comes next: chosen already, so claimed too."""
    return text.ids([*main, *(closing if text.traits.is_news else ())])


def _asides(text: Text) -> tuple[Aside, ...]:
    roles = text.article.roles
    return tuple(
        Aside((told.id,), told.text, roles[told.id])
        for told in text.run
        if told.id in roles and roles[told.id] != "question"
    )


_DOUBTS = frozenset({"open", "conceivable", "possible", "likely", "conditional"})
_MOST = 12


def causes(text: Text) -> tuple[Cause, ...]:
    """A sentence that follows from the one before; one that holds both."""
    return tuple(_found(text))[:_MOST]


def _found(text: Text) -> Iterator[Cause]:
    for told in text.content:
        before = text.before.get(told.id)
        if before is not None and text.has("causes", told):
            yield Cause((before.id,), (told.id,), doubtful=_is_doubtful(text, told))
        elif text.has("causes_within", told):
            yield Cause((told.id,), (told.id,), doubtful=_is_doubtful(text, told))


def _is_doubtful(text: Text, told: Told) -> bool:
    return certainty_of(text, told) in _DOUBTS


_SUBJECT = re.compile(
    r"^(?:An? |The )?(.{2,40}?) (?:is|are|means?|refers? to|stands? for)\b|^([^:]{2,40}):"
)
_JA_SUBJECT = re.compile(r"^「?([^、。「」]{1,24}?)」?(?:とは|は)、?|^([^：:]{1,20})[：:]")
_MOST_TERMS = 10


def glossary(text: Text) -> tuple[ExplainedTerm, ...]:
    return tuple(
        ExplainedTerm(_both(text, term, told), (told.id,))
        for term, told in text.definitions.items()
    )[:_MOST_TERMS]


def _both(text: Text, term: str, told: Told) -> Bilingual:
    language = text.article.language
    both = Bilingual.of(language, term)
    translated = told.sentence.text[other(language)] or ""
    pattern = _SUBJECT if language == "ja" else _JA_SUBJECT
    found = pattern.match(translated)
    if found is None:
        return both
    return both.having(other(language), (found[1] or found[2]).strip())
