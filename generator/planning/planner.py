"""The order of a show: cover, answer, agenda, the claims, takeaways, notes."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from generator.model import LAYOUTS, Storyboard
from generator.planning import filling, frame
from generator.planning.fitting import bearable, fitted
from generator.planning.ideas import ideas
from generator.planning.material import material
from generator.planning.merging import merged
from generator.planning.scenes import drafts, scenes
from generator.planning.titles import Titles

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.model import Article, Brief, Scene
    from generator.planning.draft import Draft
    from generator.planning.merging import Laid
    from generator.settings import Settings


def planned(article: Article, brief: Brief, settings: Settings) -> Storyboard:
    """See ``generator.planning.plan``."""
    if article.language == "en":
        alone = _planned(filling.english_alone(article), brief, settings)
        return filling.filled(alone, article)
    return _planned(article, brief, settings)


def _planned(article: Article, brief: Brief, settings: Settings) -> Storyboard:
    about = material(article, brief)
    titles = Titles(about)
    titles.reserve(article.title.text)
    opening = [frame.cover(about), *frame.answer(about, titles)]
    ending = [*frame.takeaways(about)]
    remembered = (each for scene in ending for point in scene.points for each in point.sources)
    found = ideas(about, about.in_order(remembered))

    def laid_out(most: int) -> list[Laid]:
        return merged([(idea, drafts(idea, about, most)) for idea in found], about)

    framed = len(opening) + len(ending) + 1
    fewest, most = (settings.slides,) * 2 if settings.slides else bearable(article)
    chosen = fitted(
        laid_out, fewest - framed, max(1, most - framed), about, asked=bool(settings.slides)
    )
    content = [
        scene
        for idea, each in varied(chosen.laid_out)
        for scene in scenes(idea, each, titles, about)
    ]
    agenda = frame.agenda(content, about) if not settings.slides else ()
    untold = chosen.untold if settings.slides else ()
    closing = [*ending, *frame.notes(about, settings, untold)]
    whole = _told_apart((*opening, *agenda, *content, *closing))
    return Storyboard(article.title.text, whole, frame.credit(article))


def _told_apart(scenes: Sequence[Scene]) -> tuple[Scene, ...]:
    """No two of one name: one that begins with what another began with has its number."""
    seen: Counter[str] = Counter()
    made = []
    for scene in scenes:
        seen[scene.id] += 1
        count = seen[scene.id]
        made.append(scene if count == 1 else replace(scene, id=f"{scene.id}-{count}"))
    return tuple(made)


_INSTEAD = {"bullets": "statement", "statement": "bullets"}
"""Layouts that can say the same."""


_FEWEST = 3
"""Points, the message among them, that make bullets."""


def varied(laid_out: Sequence[Laid]) -> list[Laid]:
    """The drafts, the second of a layout in a row on another that holds all of it."""
    made: list[Laid] = []
    before = ""
    for idea, found in laid_out:
        kept: list[Draft] = []
        for draft in found:
            kept.append(_other(draft) if draft.layout == before else draft)
            before = kept[-1].layout
        made.append((idea, tuple(kept)))
    return made


def _other(draft: Draft) -> Draft:
    """On the other layout, where that holds all of it."""
    instead = _INSTEAD.get(draft.layout, draft.layout)
    few = instead == "bullets" and len(draft.points) < _FEWEST
    most = LAYOUTS[instead].points[1] + 1  # one of them is the title
    return draft if few or len(draft.points) > most else replace(draft, layout=instead)
