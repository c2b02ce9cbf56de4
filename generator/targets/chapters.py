"""Pictures of chapters: the slides that are seen while they are heard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.errors import EngineError
from generator.slides import modes
from generator.targets.graph import Made, Target
from generator.targets.work import recording, shared

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.targets.graph import Given
    from generator.targets.work import Work

_DRAWING = {"pdf", "png", "video"}
"""Outputs that draw the deck: where none of them is asked for, no program is started."""


@shared
def pictures_of_chapters(work: Work, name: str) -> Target[Mapping[int, bytes]] | None:
    """Number of a chapter → its slide, where the deck is drawn anyway and can be."""
    from generator.publishing import stills
    from generator.targets.deck import deck

    only = set(work.settings.only)
    if not only & _DRAWING or "deck" not in only or not stills.draws_decks():
        return None
    heard, shown = recording(work, name), deck(work, modes(work.settings)[0])

    def made(given: Given) -> Made[Mapping[int, bytes]]:
        track = given[heard]
        try:
            seen = stills.stills(stills.draw([given[shown]]), track, work.storyboard)
        except EngineError:
            return Made({})  # a recording does not wait for a program that draws
        pictures = {}
        for number, chapter in enumerate(track.chapters):
            before = [still for still in seen if still.start <= chapter.start]
            if before:
                pictures[number] = before[-1].picture
        return Made(pictures)

    return Target(f"chapters.pictures.{name}", made, (heard, shown))
