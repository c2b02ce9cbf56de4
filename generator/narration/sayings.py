"""Every sentence of the article as it is said aloud by somebody who did not write it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from generator.model import LANGUAGES, Bilingual
from generator.narration.beats import changed
from generator.narration.ear import for_the_ear, heard, standing_alone
from generator.narration.parting import parted
from generator.narration.retelling import Voice, retold
from generator.wording.words import QUOTED

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from generator.model import Article, Brief, Language, Sentence
    from generator.narration.places import Place

_NAMED = ("title", "heading", "attribution", "cell")
"""What is no sentence: a name for what follows or stands beside it."""

_I = re.compile(
    r"(?:私|わたし|僕|ぼく|俺)(?!たち|達|ども|立|的|物|費|鉄|有|用|生活|服|道)(?=[はがもをにのと、])"
)


@dataclass(frozen=True, slots=True)
class Saying:
    """Attributes: ``text`` as it follows the sentence before it, ``alone`` as it stands alone."""

    id: str
    text: Bilingual
    alone: Bilingual
    place: Place


def voice(article: Article, brief: Brief, where: Mapping[str, Place]) -> Voice:
    """Whose sentences they are, and whether of a life."""
    own = (
        place.sentence.text.ja or ""
        for identity, place in where.items()
        if place.kind != "quote" and identity not in article.speakers
    )
    personal = brief.speaker == "author" and any(_I.search(QUOTED.sub("", text)) for text in own)
    several = brief.speaker == "organisation" or brief.kind == "research"
    return Voice(brief.speaker, personal=personal, several=several)


def sayings(article: Article, where: Mapping[str, Place], voice: Voice) -> dict[str, Saying]:
    """By sentence id."""
    talking = {*article.speakers, *(e for e, role in article.roles.items() if role == "question")}
    return {
        identity: _saying(
            place,
            voice,
            quoted=place.kind == "quote" or identity in talking,
            labelled=identity in talking,
        )
        for identity, place in where.items()
    }


_LABEL = re.compile(r"\A[^：:「」。、?？\s]{1,12}[：:]\s*(?=\S)")
"""Who speaks, before what is said: 青木: …"""


def _saying(place: Place, voice: Voice, *, quoted: bool, labelled: bool) -> Saying:
    sentence = place.sentence
    if quoted:
        said = _each(sentence, _own_words)
    elif place.kind in _NAMED:
        said = _each(sentence, lambda text, _: for_the_ear(text))
    else:
        said = _each(sentence, partial(spoken, voice=voice))
    if labelled:
        said = changed(said, lambda text: _LABEL.sub("", text))
    return Saying(sentence.id, said, changed(said, standing_alone), place)


def _each(sentence: Sentence, made: Callable[[str, Language], str]) -> Bilingual:
    text = sentence.text
    ja, en = (None if text[each] is None else made(text[each] or "", each) for each in LANGUAGES)
    return Bilingual(ja, en)


def spoken(text: str, language: Language, voice: Voice) -> str:
    """The sentence as sentences that can be heard, in a narrator's mouth."""
    said, asides = heard(text)
    pieces = [*parted(said, language), *asides] if said else []
    ends = [retold(piece, language, voice) for piece in pieces]
    return ("" if language == "ja" else " ").join(ends)


def _own_words(text: str, language: Language) -> str:
    """A quotation's sentence without its outer marks."""
    del language
    said = for_the_ear(text).strip()
    for start, end in ("「」", "『』", "“”", '""'):
        opens, closes = said.startswith(start), said.endswith(end) and len(said) > 1
        within = said[1:-1]
        if opens and closes and start not in within and end not in within:
            return within.strip()
        odd = start == end and said.count(start) % 2
        if opens and (odd or (start != end and said.count(start) > said.count(end))):
            said = said[1:]
        elif closes and (odd or (start != end and said.count(end) > said.count(start))):
            said = said[:-1]
    return said.strip()
