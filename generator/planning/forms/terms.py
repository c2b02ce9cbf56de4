"""A definition → a term, with what else is known of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator import patterns as re
from generator.locale import phrase
from generator.model import LANGUAGES, Bilingual, Point
from generator.planning.draft import Draft
from generator.planning.forms.definitions import defined

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.planning.ideas import Idea
    from generator.planning.material import Material


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
