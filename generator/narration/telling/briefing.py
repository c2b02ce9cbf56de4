"""What one narrator says: a hook, the answer, scene by scene the claims, what to remember."""

from __future__ import annotations

import itertools
from dataclasses import replace
from typing import TYPE_CHECKING

from generator.narration.telling.attributing import owned
from generator.narration.telling.coherence import moored
from generator.narration.telling.opening import against, answer, answers, hook, remembered, whose
from generator.narration.telling.teller import Teller

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from generator.model import Scene, Storyboard
    from generator.narration.beats import Beat
    from generator.narration.telling.matter import Matter

SILENT = ("agenda", "section", "notes")
"""Layouts that say nothing of their own: one hears where one is."""

EARLY = 3
"""Scenes among which the answer may have a slide of its own."""


def told(
    storyboard: Storyboard, matter: Matter, sizes: Mapping[str, Sequence[int]]
) -> dict[str, tuple[Beat, ...]]:
    """Scene id → what is said while it is seen."""
    teller = Teller(matter, sizes)
    answering = answering_scene(storyboard, matter)
    teller.withhold(storyboard.scenes, answering, surprising=bool(against(teller)))
    at_once = answered_next(storyboard, teller, answering)
    told = {
        scene.id: tuple(_scene(teller, scene, answering, next_is_answer=at_once))
        or teller.shown(scene)
        for scene in storyboard.scenes
    }
    return owned(moored(told, teller), teller)


def answering_scene(storyboard: Storyboard, matter: Matter) -> str:
    """Where the answer is given: on its own slide, else on the cover; nowhere if there is none."""
    thesis = matter.brief.thesis
    if thesis is None or not answers(matter):
        return ""
    early = (each for each in storyboard.scenes[:EARLY] if each.layout == "statement")
    own = next((each.id for each in early if {*thesis.sources} & {*each.sources}), "")
    return own or (storyboard.scenes[0].id if storyboard.scenes else "")


def answered_next(storyboard: Storyboard, teller: Teller, answering: str) -> bool:
    """Nothing is said between what one begins with and the answer."""
    if not answering:
        return False
    before = itertools.takewhile(lambda scene: scene.id != answering, storyboard.scenes)
    said = (each for scene in before for each in teller.matter.spoken(scene))
    return all(each in teller.withheld for each in said)


def _scene(teller: Teller, scene: Scene, answering: str, *, next_is_answer: bool) -> Iterator[Beat]:
    if scene.layout in SILENT:
        return
    if scene.layout == "title":
        yield from _paused(hook(teller, answered_next=next_is_answer))
    if scene.id == answering:
        given = answer(
            teller,
            asked_first=any(teller.used[move] for move in ("ask", "hook_minutes")),
            early=next_is_answer,
        )
        yield from _paused((*given, *teller.besides()))
        if scene.layout == "statement":
            yield from _paused(teller.beside_answer(scene))
            return
    if scene.layout == "takeaways":
        yield from _told(teller, scene)
        yield from _paused(tuple(remembered(teller, scene)))
        return
    yield from _told(teller, scene)
    if scene.layout == "title" and not answering and teller.last:
        yield from _paused(tuple(whose(teller)))


def _told(teller: Teller, scene: Scene) -> Iterator[Beat]:
    """The scene's units, each after what leads up to it."""
    for unit in teller.begin(scene):
        yield from _paused(teller.leads(unit))
        yield from _paused(teller.told(unit))
    yield from _paused(teller.table(scene))


def _paused(beats: tuple[Beat, ...]) -> tuple[Beat, ...]:
    """With a longer pause at the end."""
    return (*beats[:-1], replace(beats[-1], ends=True)) if beats else ()
