"""The brief, put together."""

from __future__ import annotations

import calendar
import unicodedata
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

from generator import patterns as re
from generator.japanese.numbers import ERAS
from generator.model import (
    Aside,
    Bilingual,
    Brief,
    Cause,
    ExplainedTerm,
    Framed,
    Moment,
    other,
)
from generator.understanding.claims import claims
from generator.understanding.figures import amounts
from generator.understanding.gist import fitness
from generator.understanding.heads import heads
from generator.understanding.message import is_message, is_void
from generator.understanding.names import people
from generator.understanding.parallels import counted, parallels
from generator.understanding.questions import questions
from generator.understanding.statements import certainty_of, message
from generator.understanding.steps import steps
from generator.understanding.text import text_of
from generator.understanding.thesis import conclusion, leads, thesis
from generator.understanding.words import shared
from generator.wording.oneself import heard, tells_of_oneself
from generator.wording.views import outside_quotes

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

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


# What to remember of an article: its message, and what else an editor would end on.

# How what is told, where it stands and its words count beside the message, chosen by what editors
# would end 150 articles on, and never.
_WORTH, _CONCLUDED, _STRESSED, _TO_DO, _UNLIKELY = 2.0, 2.0, 0.5, 1.0, -3.0

_ENOUGH = 4.5  # from here on two of five are what an editor chose

_FEWEST, _MOST_REMEMBERED = 3, 8
_SAME = 0.6  # of their words, what two wordings of one thought have in common


def remembered(
    text: Text,
    weight: Mapping[str, float],
    message: Mapping[str, float],
    main: Sequence[Told],
    closing: Sequence[Told],
) -> list[Told]:
    """The message first, then what is likeliest; each understood alone, no thought twice.

    None is an aside, a wish or a word on the article; a few more than a slide has room for.
    """
    if not text.content:
        return []
    to_do_first = text.traits.in_steps

    found = [told for told in main if not told.is_heading][-1:]
    # a section that concludes has several things to say, a last paragraph one
    fits = [told for told in closing if _can_be(text, told)]
    last = found[-1] if found and found[-1] in closing else None
    last = last or max(fits, key=lambda told: message.get(told.id, _UNLIKELY), default=None)

    def value(told: Told) -> float:
        concludes = told is last or told.section == text.concluding != 0
        stressed = text.has("essential", told) or text.has("weighs", told)
        to_do = to_do_first and (text.has("demands", told) or text.has("warns", told))
        parts = (
            _WORTH * weight[told.id],
            _CONCLUDED * concludes,
            _STRESSED * stressed,
            _TO_DO * to_do,
        )
        return message.get(told.id, _UNLIKELY) + sum(parts)

    best = sorted(
        ((value(told), told) for told in text.content if _can_be(text, told)),
        key=lambda pair: (-pair[0], pair[1].at),
    )
    inward = text.traits.inward
    for much, told in best:
        if len(found) == _MOST_REMEMBERED or (much < _ENOUGH and len(found) >= _FEWEST):
            break
        end = text.content[-1].block
        if inward and told.block == end and any(each.block == end for each in found):
            continue  # a story's last paragraph is one thought
        if all(shared(told.text, other.text) <= _SAME for other in found):
            found.append(told)
    return found


def _can_be(text: Text, told: Told) -> bool:
    return is_message(text, told) and not is_void(text, told) and leads(text, told)


# Dates, months, hours and stages, as the article writes them, in their order.

_DATE = re.compile(
    r"(?=[0-9令平昭大明])(?:(?:(?P<year>(?:19|20)\d\d)|(?P<era>令和|平成|昭和|大正|明治)(?P<of_era>\d{1,2}|元))"
    r"年(?:度)?)?(?:(?P<month>1[0-2]|[1-9])月)?(?:(?P<day>3[01]|[12]\d|[1-9])日)?"
    r"(?:(?P<part>上旬|中旬|下旬|末|初め|ごろ|頃|から|まで))?"
)
_CLOCK = re.compile(
    r"(?:(?P<half>午前|午後))?(?P<hour>2[0-4]|1\d|\d)時(?!間)(?:(?P<minute>[0-5]?\d)分|(?P<thirty>半))?"
)
_RELATIVE = re.compile(
    r"(?:最初|はじめ|次)の[0-9一二三]+(?:か月|カ月|年|週間|日)|(?:来|今|昨|翌|一昨)(?:年度?|月|春|夏|秋|冬|週)|[0-9]+(?:年|か月|週間|日|時間|分)(?:前|後)"
    r"|(?:春|夏|秋|冬)(?:休み|ごろ|頃|には|から)|翌日|前日|当日|その日"
)
_EN_MONTHS = tuple(calendar.month_name)[1:]
_EN_DATE = re.compile(
    rf"\b(?P<month>{'|'.join(_EN_MONTHS)})(?: (?P<day>3[01]|[12]\d|[1-9])(?:st|nd|rd|th)?)?"
    r"(?:,? (?P<year>(?:19|20)\d\d))?\b"
    r"|\b(?:in|by|since|from|until) (?P<alone>(?:19|20)\d\d)\b"
)

_PARTS = {"初め": 1, "上旬": 5, "中旬": 15, "下旬": 25, "末": 30}
_MOST_MOMENTS = 16


def moments(text: Text) -> tuple[Moment, ...]:
    """By time where dates tell it, else in reading order; each sentence's first of a kind."""
    found = (moment for told in text.content for moment in _in(told, text.article.language))
    return tuple(sorted(islice(found, _MOST_MOMENTS), key=lambda moment: moment.order))


def _in(told: Told, language: str) -> Iterator[Moment]:
    plain = unicodedata.normalize("NFKC", told.text)
    if language == "en":
        for hit in _EN_DATE.finditer(plain):
            year = hit["year"] or hit["alone"]
            month = _EN_MONTHS.index(hit["month"]) + 1 if hit["month"] else 0
            yield Moment(hit[0], _order(year, month, hit["day"], told.at), (told.id,))
        return
    for hit in _DATE.finditer(plain):
        of_era = int((hit["of_era"] or "1").replace("元", "1"))
        year = ERAS[hit["era"]] + of_era if hit["era"] else hit["year"]
        if year or hit["month"]:
            day = hit["day"] or _PARTS.get(hit["part"] or "", 0)
            written = hit[0].removesuffix("から").removesuffix("まで")
            yield Moment(written, _order(year, hit["month"], day, told.at), (told.id,))
    for pattern in (_CLOCK, _RELATIVE):
        for hit in pattern.finditer(plain):
            yield Moment(hit[0], _later(told.at), (told.id,))


def _order(year: object, month: object, day: object, at: int) -> float:
    """Days since the year 0 where there is a date; the place in the article decides between."""
    days = float(year or 0) * 372 + float(month or 0) * 31 + float(day or 0)  # type: ignore[arg-type]
    return round(days + at / 10_000, 4)


def _later(at: int) -> float:
    """Times without a date stand after those with one, as the article has them."""
    return 1_000_000.0 + at


# The questions of the kind's frame, each with the sentences that answer it.

_MOST_FRAMED = 4  # sentences that words alone tell


def frame(
    text: Text, brief: Brief, asked: Sequence[Asked], weight: Mapping[str, float]
) -> tuple[Framed, ...]:
    """In the order in which a talk about such a text answers them."""
    return tuple(Framed(each.name, _answer(text, brief, weight, each), each.text) for each in asked)


def _answer(text: Text, brief: Brief, weight: Mapping[str, float], asked: Asked) -> Ids:
    cue = asked.cue.get(text.article.language)
    under = _under(text, asked)
    if asked.by:
        named = [identity for part in asked.by for identity in _of_part(text, brief, part)]
        if cue is not None:
            named = [each for each in named if cue.search(text.by_id[each].text)]
        return text.ids([*(text.by_id[identity] for identity in named), *under])
    told = [each for each in text.content if cue and cue.search(each.text)]
    best = sorted(told, key=lambda each: (-weight[each.id], each.at))[:_MOST_FRAMED]
    return text.ids([*best, *under])


def _under(text: Text, asked: Asked) -> list[Told]:
    """All that stands under a heading that is the question in other words."""
    words = asked.under.get(text.article.language)
    heads = (h for h in text.headings.values() if words and words.search(h.text.strip()))
    return [told for head in heads for told in text.by_section.get(head.section, ())]


def _of_part(text: Text, brief: Brief, part: str) -> list[str]:
    """The sentences of a part of the brief, or of the article where the brief has no such part."""
    name, _, role = part.partition(".")
    if name == "asides":
        return [each for aside in brief.asides if aside.why == role for each in aside.sources]
    found = {**_of_claims(brief), **_of_lists(brief), **_of_text(text)}
    return [identity for ids in found.get(name, ()) for identity in ids]


def _of_claims(brief: Brief) -> dict[str, list[Ids]]:
    return {
        "thesis": [brief.thesis.sources] if brief.thesis else [],
        "caveats": [claim.caveats for claim in brief.claims],
        "evidence": [claim.evidence[:1] for claim in brief.claims],
        "conclusion": [brief.conclusion],
        "questions": [asked.question for asked in brief.questions if asked.answer],
        "open": [asked.question for asked in brief.questions if not asked.answer],
    }


def _of_lists(brief: Brief) -> dict[str, list[Ids]]:
    return {
        "steps": [step.sources for step in brief.steps],
        "people": [(*person.sources, *person.role) for person in brief.people],
        "amounts": [amount.sources for amount in brief.amounts],
        "moments": [moment.sources for moment in brief.moments],
        "causes": [(*cause.cause, *cause.effect) for cause in brief.causes],
        "parallels": [parallel.heads for parallel in brief.parallels],
    }


def _of_text(text: Text) -> dict[str, list[Ids]]:
    items = [each for each in text.content if each.is_item and not each.ordered]
    turning = [each for each in text.content if text.has("turns", each)]
    return {
        "lists": [text.ids(items)],
        "lead": [text.ids(text.content[:2])],
        "turn": [text.ids(turning[-2:])],
    }
