"""Who says a quotation: whoever is named beside it or leads up to it, else the section's person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator import patterns as re
from generator.model import Bilingual, Point
from generator.planning import cues
from generator.planning.people import FOREIGN, ROLES, TITLES, is_person
from generator.planning.points import verbatim
from generator.planning.topics import japanese

if TYPE_CHECKING:
    from generator.model import Quote, Sentence
    from generator.planning.topics import Topic

_SUBJECT = re.compile(r"(?:^|、)(?P<who>[^。、「」]{1,40}?)(?:は|も|が(?!ら))")
_NAMED = re.compile(
    rf"(?:{TITLES}|{FOREIGN}|{'|'.join(ROLES)}|CEO|担当者)(?:[（(][^（）()]+[)）])?$"
)
_ADVERBIAL = re.compile(r"(?:[でにとら]|今|当時|最近|以前|現在|[年月日時頃])$")
"""今では, 取材には, 当時は: a topic that speaks no word."""

_PRONOUN = re.compile(r"(?:彼|彼女|本人|同氏|自身)$")
_EN_SUBJECT = re.compile(
    r"^(?P<who>[^.,:;“”\"]{2,60}?),? "
    r"(?:said|says|wrote|writes|explained|explains|recalled|recalls|put it|commented|told|added)\b"
)


def leads_up(before: Sentence | None) -> bool:
    """The sentence says that somebody's words follow, as 館長はこう話します does."""
    return before is not None and cues.leads_up(before.text.ja or "")


def speaker(topic: Topic, quote: Quote | None, before: Sentence | None) -> Point | None:
    """Who is to sign a quotation; nobody where that cannot be told.

    Args:
        topic: where it stands.
        quote: the block that it is, if it is one.
        before: the sentence before it.
    """
    if quote is not None and quote.attribution:
        return verbatim(quote.attribution[0])
    who = _subject(before) if before and leads_up(before) else ""
    if before is None or not who or _is_the_topics(who, topic):
        return verbatim(topic.heading) if is_person(topic) else None
    if not _NAMED.search(who):
        return None  # somebody speaks, but hardly the person whom the section is about
    english = _EN_SUBJECT.match(before.text.en or "")
    told = english["who"] if english else "" if before.text.en is not None else None
    return Point(Bilingual(who, told), (before.id,))


def _subject(sentence: Sentence) -> str:
    """Who does what a Japanese sentence says, in its words; empty if it leaves that out."""
    found = (each["who"] for each in _SUBJECT.finditer(sentence.text.ja or ""))
    return next((who for who in found if not _ADVERBIAL.search(who)), "")


def _is_the_topics(who: str, topic: Topic) -> bool:
    parts = re.split(r"[・＝=\s　]", re.sub(rf"(?:{TITLES})$", "", japanese(topic.heading)))
    named = any(len(part) > 1 and part in who for part in parts)
    return bool(_PRONOUN.search(who)) or (named and is_person(topic))
