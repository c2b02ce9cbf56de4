"""Names and terms, one way for the whole show, in the other language where it is given."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator import patterns as re
from generator.model import Bilingual, Term, other

if TYPE_CHECKING:
    from generator.understanding.flat import Told
    from generator.understanding.text import Text

_SUBJECT = re.compile(
    r"^(?:An? |The )?(.{2,40}?) (?:is|are|means?|refers? to|stands? for)\b|^([^:]{2,40}):"
)
_JA_SUBJECT = re.compile(r"^「?([^、。「」]{1,24}?)」?(?:とは|は)、?|^([^：:]{1,20})[：:]")
_MOST = 10


def glossary(text: Text) -> tuple[Term, ...]:
    return tuple(
        Term(_both(text, term, told), (told.id,)) for term, told in text.definitions.items()
    )[:_MOST]


def _both(text: Text, term: str, told: Told) -> Bilingual:
    language = text.article.language
    both = Bilingual.of(language, term)
    translated = told.sentence.text[other(language)] or ""
    pattern = _SUBJECT if language == "ja" else _JA_SUBJECT
    found = pattern.match(translated)
    if found is None:
        return both
    return both.having(other(language), (found[1] or found[2]).strip())
