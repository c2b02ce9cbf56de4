"""Finished slides made anew, split, joined, moved, left out."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from generator.model import Bilingual
from generator.writing.deck import GIVEN, anew
from generator.writing.texts import with_items

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from generator.model import Gap, Scene, Storyboard
    from generator.writing.holding import Holding, Item

_FEWEST = 3  # slides


@dataclass(frozen=True, slots=True)
class Rearrangement:
    """What is to become of finished slides.

    Attributes:
        changes: of the schema ``drawn``: scenes in the place of others, or before one.
        order: of all slides, counted from 1; empty where it stays.
        missed: slides that nobody misses, counted from 0.
    """

    changes: tuple[Any, ...] = ()
    order: tuple[int, ...] = ()
    missed: set[int] = field(default_factory=set)

    def and_of(self, answer: Any) -> Rearrangement:
        """With what another part of the slides was answered with."""
        if not answer:
            return self
        changes = (*self.changes, *answer["changes"])
        return replace(self, changes=changes, order=self.order or tuple(answer["order"]))

    def given(
        self,
        shown: Storyboard,
        holding: Holding,
        items_of: Callable[[Scene], Iterable[Item]],
        crowded: Callable[[Storyboard], Sequence[Gap]],
    ) -> list[Scene]:
        """The slides rearranged.

        What does not hold, or has no room so, stays as it was, with what was changed beside it.
        """
        scenes = list(shown.scenes)
        made = self._made(scenes, holding, items_of) if self.changes else {}
        new = tuple(made.values())
        gaps = {gap.where for gap in crowded(replace(shown, scenes=new))} if new else set()
        bad = {n for n in range(len(self.changes)) if n not in made or made[n].id in gaps}
        bad |= {n for n in made for other in bad if self._touch(n, other)}
        for n in sorted(bad):
            why = "what goes with it was not made"
            if n not in made or made[n].id in gaps:
                why = (
                    "it has no room"
                    if n in made
                    else "a text does not hold, or it cannot stand there"
                )
            change = self.changes[n]
            holding.undone.append(f"at {change['at']}, a {change['scene']['layout']}: {why}")
        slots = [[scene] for scene in scenes]
        for n, scene in made.items():
            at, replaces = self.changes[n]["at"] - 1, self.changes[n]["replaces"]
            if n not in bad and replaces:
                slots[at : at + replaces] = [[scene], *([] for _ in range(replaces - 1))]
        for n, scene in reversed(made.items()):
            if n not in bad and not self.changes[n]["replaces"]:
                slots[self.changes[n]["at"] - 1].insert(0, scene)
        kept = [s for n in self._ordered(len(slots)) if n not in self.missed for s in slots[n]]
        return list(_in_parts(kept)) if len(kept) >= _FEWEST else scenes

    def _made(
        self,
        scenes: Sequence[Scene],
        holding: Holding,
        items_of: Callable[[Scene], Iterable[Item]],
    ) -> dict[int, Scene]:
        """By number of a change its scene, where all its texts hold."""
        taken = {scene.id for scene in scenes}
        new: dict[int, Scene] = {}
        last = len(scenes) - 1
        for n, change in enumerate(self.changes):
            at, replaces = change["at"] - 1, change["replaces"]
            old = scenes[at : at + replaces]
            scene = anew(change["scene"], holding.article, taken)
            ends = at + max(1, replaces) > last + 1 or not (at or replaces)
            if scene is None or ends or any(each.layout in GIVEN for each in old):
                continue
            if (scene.layout == "takeaways") == (at + replaces == last + 1):
                new[n] = replace(scene, id=old[0].id) if old else scene
                taken.add(new[n].id)
        items = [list(items_of(scene)) for scene in new.values()]
        every = [item for mine in items for item in mine]
        held = iter(holding.changed([replace(x, text=Bilingual()) for x in every], every))
        kept = [[next(held) for _ in mine] for mine in items]
        return {
            n: with_items(scene, mine)
            for (n, scene), mine in zip(new.items(), kept, strict=True)
            if all(item.text != Bilingual() for item in mine)
        }

    def _touch(self, one: int, other: int) -> bool:
        """Whether a slide is put in beside one that is made anew: parts of one thought."""
        if all(self.changes[n]["replaces"] for n in (one, other)):
            return False
        starts = [int(self.changes[n]["at"]) for n in (one, other)]
        ends = [self.changes[n]["at"] + max(1, self.changes[n]["replaces"]) for n in (one, other)]
        return max(starts) <= int(min(ends))

    def _ordered(self, slides: int) -> Sequence[int]:
        """The slides in their new order, first and last as they were."""
        order = [n - 1 for n in self.order]
        if sorted(order) != [*range(slides)] or order[0] != 0 or order[-1] != slides - 1:
            return range(slides)
        return order


def _in_parts(scenes: Sequence[Scene]) -> Iterator[Scene]:
    """A slide that stands in the middle of another part belongs to that."""
    for n, scene in enumerate(scenes):
        before = next((each for each in reversed(scenes[:n]) if each.part), None)
        after = next((each for each in scenes[n + 1 :] if each.part), None)
        low, high = before.part if before else 0, after.part if after else scene.part
        beside = before or after
        if scene.part and beside and low <= high and not low <= scene.part <= high:
            yield replace(scene, part=beside.part, kicker=beside.kicker)
        else:
            yield scene
