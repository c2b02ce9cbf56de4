"""The forms a thought can take, tried in this order: what shows its meaning best comes first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.planning.forms.columns import columns
from generator.planning.forms.contrast import cases, comparison
from generator.planning.forms.definitions import terms
from generator.planning.forms.figures import bars, number
from generator.planning.forms.moments import timeline
from generator.planning.forms.objects import objects, pairs
from generator.planning.forms.people import profile, profiles, speakers
from generator.planning.forms.questions import qa
from generator.planning.forms.quotations import quotes
from generator.planning.forms.steps import checklist, steps

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from generator.kinds.traits import Traits
    from generator.planning.draft import Draft
    from generator.planning.ideas import Idea
    from generator.planning.material import Material

FORMS: tuple[Callable[[Idea, Material], Iterator[Draft]], ...] = (
    cases,
    steps,
    speakers,
    profiles,
    objects,
    pairs,
    quotes,
    columns,
    comparison,
    timeline,
    bars,
    qa,
    profile,
    checklist,
    terms,
    number,
)


def forms_of(traits: Traits) -> tuple[Callable[[Idea, Material], Iterator[Draft]], ...]:
    """In an interview what is asked and answered comes before any other form."""
    return (qa, *(form for form in FORMS if form is not qa)) if traits.is_interview else FORMS
