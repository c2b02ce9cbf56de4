"""Finished slides read as they are drawn, and put right: whole slides are made anew, put in, moved.

Whoever reads them sees everything side by side: the lines, both languages, what each slide is
drawn as and how full, and what a program noticed. What then holds is for ``Holding`` to say.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from generator.writing import schemas
from generator.writing.deck import anew, aside, in_order
from generator.writing.desk import estimated
from generator.writing.facts import listed
from generator.writing.lint import titles
from generator.writing.lint.deck import of_deck
from generator.writing.lint.pointing import pointing
from generator.writing.lint.slide import of_slide
from generator.writing.owners import owner_of
from generator.writing.prompts import both
from generator.writing.refused import Refusal
from generator.writing.refused import listed as not_taken
from generator.writing.texts import items_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from generator.model import Appearance, Scene, Storyboard
    from generator.writing.deck import Planned
    from generator.writing.holding import Holding, Item

_FEWEST = 3  # slides
_A_PROMPT = 2600  # tokens of a question
_A_SLIDE, _A_FINDING = 260, 40  # tokens of an answer, a slide in one language
_LEAST = 500
_HALF, _SMALL = 0.4, 12.5  # of a slide that is told to be half empty; points
_NOWHERE = "what it means stands nowhere before it on this slide: name it"
_AIRY = frozenset({"statement", "quote", "takeaways", "timeline"})  # drawn on a ground or line


@dataclass(frozen=True, slots=True)
class SlideReader:
    """Attributes: as ``Editor`` has them.

    ``blocks`` are tables and pictures by their names, ``told_of`` what prompts say of layouts and
    of these.
    """

    holding: Holding
    drawn: Callable[[Storyboard], Mapping[str, Appearance]]
    blocks: Mapping[str, Scene]
    told_of: Mapping[str, Any]
    context: int

    def read(self, shown: Storyboard, plan: Planned) -> Planned:
        """The plan with its scenes as an editor leaves them, and what is left out knowingly."""
        before = plan.scenes
        for part in self._parts(shown, plan):
            plan = self._read(shown, plan, part)
        left = self._wanting(shown, plan) if plan.scenes != before else ()
        return self._read(shown, plan, left) if left else plan

    def _wanting(self, shown: Storyboard, plan: Planned) -> tuple[str, ...]:
        """The slides that are certainly wrong as they were made anew: who made them did not see it.

        All of them where it is the deck that lacks something.
        """
        drawn = self.drawn(replace(shown, scenes=plan.scenes))
        article = self.holding.article
        every = tuple(scene.id for scene in plan.scenes)
        if any(each.startswith("!") for each in of_deck(plan.scenes, plan, article)):
            return every
        looks = {name: look for name in every if (look := drawn.get(name))}
        return tuple(
            scene.id
            for scene in plan.scenes
            if (scene.id in looks and looks[scene.id].crowded)
            or any(item.faults for item in checked(self.holding, scene))
            or any(pointing(scene))
        )

    def _parts(self, shown: Storyboard, plan: Planned) -> Iterator[tuple[str, ...]]:
        """The names of the slides that one question has room for."""
        ids = [scene.id for scene in plan.scenes]
        size = estimated(self._told(shown, plan, ids))
        answer = _A_SLIDE * len(ids) * len(self.holding.languages) // 2
        count = -(-(size + answer) // max(_LEAST, self.context - _A_PROMPT))
        for n in range(count):
            yield tuple(ids[n * len(ids) // count : (n + 1) * len(ids) // count])

    def _read(self, shown: Storyboard, plan: Planned, part: Sequence[str]) -> Planned:
        scenes, holding = plan.scenes, self.holding
        languages = holding.languages
        answer = holding.desk.ask(
            "read",
            self._told(shown, plan, part),
            schemas.again(len(holding.article.lines), languages, list(self.blocks), len(scenes)),
            _A_SLIDE * (len(part) + 1) * len(languages) + _A_FINDING * len(part),
            slides=len(scenes),
            **self.told_of,
        )
        if not answer:
            return plan
        made, refused = self._made(answer, scenes)
        brief = aside(plan.brief, holding.article.ids(answer["left"]), holding.article)
        order = answer["order"] if len(part) == len(scenes) else ()
        now = {*range(1, len(scenes) + 1), *made}
        if order and not _is_order([n for n in dict.fromkeys(order) if n in now], len(scenes)):
            refused.append(Refusal("the whole", f"order {order}", _NO_ORDER))
        refused += [
            Refusal("the whole", f"order {order}", f"slide {n} is not there")
            for n in dict.fromkeys(order)
            if n not in now
        ]
        holding.refused += refused
        ordered = _ordered(scenes, made, order)
        return replace(plan, brief=brief, scenes=ordered, refused=tuple(refused))

    def _made(self, answer: Any, scenes: Sequence[Scene]) -> tuple[dict[int, Scene], list[Refusal]]:
        """The scenes made anew by their numbers, old ones by their names; what is not taken."""
        at = {scene.id: n for n, scene in enumerate(scenes, 1)}
        called = {scene.part: scene.kicker for scene in scenes if both(scene.kicker)}
        given = {block.id for block in self.blocks.values()}
        taken = {*at}
        made: dict[int, Scene] = {}
        refused: list[Refusal] = []
        for row in answer["slides"]:
            number = row["slide"]
            scene, gone = anew(row["scene"], self.holding.article, self.blocks, taken)
            refused += [replace(each, where=f"slide {number}, {each.where}") for each in gone]
            if scene is None:
                continue
            if number in made or at.get(scene.id, number) != number:
                why = _TWICE if number in made else f"slide {at[scene.id]} shows the same table"
                refused.append(Refusal(f"slide {number}", both(scene.title), why))
                continue
            if not both(scene.kicker) and scene.part in called:
                scene = replace(scene, kicker=called[scene.part])
            old = scenes[number - 1].id if number <= len(scenes) else ""
            keeps = old and old not in given and scene.id not in given
            made[number] = replace(scene, id=old) if keeps else scene
            taken.add(made[number].id)
        return made, refused

    def _told(self, shown: Storyboard, plan: Planned, part: Sequence[str]) -> str:
        """The lines, question and answer, all titles where only a part is read, and the slides."""
        article, scenes = self.holding.article, plan.scenes
        drawn = self.drawn(replace(shown, scenes=scenes))
        every = len(part) == len(scenes)
        near = {s for scene in scenes if scene.id in part for s in scene.sources}
        thesis = plan.brief.thesis
        terms = "; ".join(both(term.text) for term in plan.brief.glossary)
        rows = [
            "Lines:\n" + (article.text if every else article.quoted(near)),
            f"The article: {self.holding.speaking}",
            f"Asked: {both(plan.asker)}",
            f"Answer: {both(thesis.text)}" if thesis else "",
            f"Terms: {terms}",
            "Facts:\n" + "\n".join(listed(plan.facts, article)) if every and plan.facts else "",
            f"The titles alone:\n{titles.listed(scenes)}",
        ]
        mine = {each.id: checked(self.holding, each) for each in scenes if each.id in part}
        for n, scene in enumerate(scenes, 1):
            if scene.id in part:
                look = drawn.get(scene.id)
                whose = [f"whose: {owner}"] if (owner := owner_of(scene, plan)) else []
                own = described(self.holding, n, scene, mine[scene.id], look)
                rows.append("\n".join([*own, *whose]))
        rows.append("\n".join(of_deck(scenes, plan, article)))
        if plan.refused:
            rows.append("\n".join(["Not taken of the last answer:", *not_taken(plan.refused)]))
        return "\n\n".join(filter(None, rows))


def checked(holding: Holding, scene: Scene) -> list[Item]:
    """The texts of a slide with what is certainly wrong in each."""
    return [holding.certain(item) for item in items_of(scene, holding.article)]


def described(
    holding: Holding,
    number: int,
    scene: Scene,
    items: Sequence[Item],
    drawn: Appearance | None,
) -> Iterator[str]:
    """A slide as it is drawn, each text with its lines and what is wrong, and what was noticed."""
    part = f", part {scene.part} “{both(scene.kicker)}”" if scene.part else ""
    yield f"Slide {number} ({scene.layout}{part}){_drawn(drawn)}"
    yield from (holding.row("-", item) for item in items)
    for each in pointing(scene):
        yield f"! “{each.words}” of “{items[each.place].text[each.language]}”: {_NOWHERE}"
    seen = [*(_sparse(scene, drawn) if drawn else ()), *of_slide(scene, holding.article)]
    yield from (f"? {each}" for each in seen)


def _sparse(scene: Scene, drawn: Appearance) -> Iterator[str]:
    """What its looks alone make one ask of a slide."""
    if drawn.filled < _HALF and scene.layout not in _AIRY:
        yield "half empty: is something of it not told, or is it one with its neighbour?"
    if drawn.name == "bullets" != scene.layout and not drawn.crowded:
        yield f"has no room as {scene.layout} and is drawn as bullets: fewer or shorter texts"
    if 0 < drawn.smallest < _SMALL:
        yield "small type: fewer texts, or shorter?"


def _drawn(drawn: Appearance | None) -> str:
    """How a slide looks, for somebody who does not see it."""
    if drawn is None:
        return ""
    across = f" of {drawn.across} side by side" if drawn.across > 1 else ""
    full = "" if drawn.crowded else f", {drawn.filled:.0%} full"  # of its first slide alone
    told = f": drawn as {drawn.name}{across}{full}"
    told += f", smallest type {drawn.smallest:g} points" if drawn.smallest else ""
    return told + "".join(f"\n! {why}" for why in drawn.crowded)


_TWICE = "this slide is made anew twice in one answer; the first is taken"
_NO_ORDER = "begins not with slide 1, or leaves out more than half; the slides stay in their order"


def _is_order(wanted: Sequence[int], slides: int) -> bool:
    """Whether these numbers are an order of a deck of so many slides."""
    return len(wanted) >= _FEWEST and wanted[0] == 1 and 2 * len(wanted) >= slides


def _ordered(
    scenes: Sequence[Scene], made: Mapping[int, Scene], order: Sequence[int]
) -> tuple[Scene, ...]:
    """The slides in their new order, the first first and what is remembered last."""
    now = {**dict(enumerate(scenes, 1)), **made}
    wanted = [n for n in dict.fromkeys(order) if n in now]
    old = list(range(1, len(scenes) + 1))
    if not _is_order(wanted, len(old)):
        wanted = [*old[:-1], *(n for n in made if n > len(scenes)), *old[-1:]]
    wanted += [n for n in old[-1:] if n not in wanted]
    return tuple(_in_parts(list(in_order(now[n] for n in wanted))))


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
