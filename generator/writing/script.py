"""What is said beside finished slides: asked for as a whole, heard, then held to its lines."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from generator.model import Line
from generator.writing import schemas
from generator.writing.alone import LoneReader, SceneTexts
from generator.writing.deck import rests_on, words_of
from generator.writing.desk import estimated
from generator.writing.facts import listed
from generator.writing.holding import Item
from generator.writing.lengths import measured, size_of, too_much, without_room
from generator.writing.lint.scene import of_scenes
from generator.writing.lint.talk import of_talk
from generator.writing.prompts import both
from generator.writing.refused import Refusal
from generator.writing.texts import texts

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from generator.model import Language, Pause, Scene
    from generator.writing.deck import Planned
    from generator.writing.holding import Holding

_A_LINE, _MOST_LINES = 80, 6  # tokens of a line, generously; lines of a scene
_MOST_TOLD = 3  # thoughts of a narrator beside a slide
_A_PROMPT, _A_FINDING, _LEAST = 1900, 40, 500  # tokens of a question
_UNSPOKEN = frozenset({"agenda", "notes"})


@dataclass(frozen=True, slots=True)
class Host:
    """Somebody who talks.

    Attributes:
        name: what the others call them, in Japanese and English parted by " / ".
        character: told to the model, in a few words.
    """

    id: str
    name: str
    character: str


@dataclass(frozen=True, slots=True)
class ScriptWriter:
    """Attributes: as ``Editor`` has them.

    ``length`` is that of the whole talk: Japanese characters, English words.
    """

    plan: Planned
    holding: Holding
    hosts: tuple[Host, ...]
    length: Mapping[Language, int]

    def told(self, scenes: Sequence[Scene]) -> tuple[Scene, ...]:
        """The scenes with what is said during them; those without a usable answer as they are."""
        spoken = [scene for scene in scenes if scene.layout not in _UNSPOKEN]
        for part in self._parts(spoken, heard=False):
            spoken = self._said(spoken, part, heard=False)
        for part in self._parts(spoken, heard=True):
            spoken = self._said(spoken, part, heard=True)
        made = {scene.id: scene for scene in self._held(spoken)}
        return tuple(made.get(scene.id, scene) for scene in scenes)

    def _parts(self, spoken: Sequence[Scene], *, heard: bool) -> Iterator[tuple[str, ...]]:
        """The names of the scenes that one question has room for."""
        ids = [scene.id for scene in spoken]
        size = estimated(self._question(spoken, ids, heard=heard))
        size += _A_LINE * len(ids) * len(self.length) * (2 if heard else 3)
        count = -(-size // max(_LEAST, self.holding.context - _A_PROMPT))
        for n in range(count):
            yield tuple(ids[n * len(ids) // count : (n + 1) * len(ids) // count])

    def _said(
        self,
        spoken: Sequence[Scene],
        part: Sequence[str],
        *,
        heard: bool,
    ) -> list[Scene]:
        """The scenes with what is answered for some."""
        holding, hosts = self.holding, self.hosts
        share = len(part) / len(spoken)
        length = {x: round(share * most) for x, most in self.length.items()}
        until = 1 + max(n for n, scene in enumerate(spoken) if scene.id in part)
        lines = sum(len(scene.narration) for scene in spoken[:until])
        mine = sum(len(scene.narration) for scene in spoken if scene.id in part)
        numbers = [n for n, scene in enumerate(spoken, 1) if scene.id in part]
        shape = schemas.script(
            len(holding.article.lines),
            holding.languages,
            numbers,
            [host.id for host in hosts],
            max(1, lines) if heard else 0,
        )
        name = "heard" if heard else "dialogue" if hosts else "script"
        answer = holding.desk.ask(
            name,
            self._question(spoken, part, heard=heard),
            shape,
            _A_LINE * _MOST_LINES * len(part) * len(self.length) + _A_FINDING * mine,
            hosts=hosts,
            first=part[0] == spoken[0].id,
            last=part[-1] == spoken[-1].id,
            part=len(part) < len(spoken),
            again=heard,
            whole=measured(length),
            most=_MOST_LINES if hosts else _MOST_TOLD,
        )
        rows = {row["scene"]: row["lines"] for row in (answer or {"scenes": []})["scenes"]}
        made = [
            replace(scene, narration=tuple(map(self._line, rows[n]))) if rows.get(n) else scene
            for n, scene in enumerate(spoken, 1)
        ]
        return self._in_length(spoken, made) if heard else made

    def _in_length(self, spoken: Sequence[Scene], made: list[Scene]) -> list[Scene]:
        """The scenes said anew but those with which the talk is longer than it may be."""
        for language, asked in self.length.items():
            sizes = [[_size(scene)[language] for scene in each] for each in (spoken, made)]
            added = [new - old for old, new in zip(*sizes, strict=True)]
            for n in without_room(added, sum(sizes[0]), asked):
                words = " ".join(line.text[language] or "" for line in made[n].narration)
                why = too_much(added[n], asked, language)
                self.holding.refused.append(Refusal(both(made[n].title), words, why))
                made[n] = spoken[n]
        return made

    def _line(self, row: Any) -> Line:
        speaker = row.get("speaker", "narrator")
        return Line("", words_of(row), self.holding.article.ids(row["from"]), speaker)

    def _question(self, spoken: Sequence[Scene], part: Sequence[str], *, heard: bool) -> str:
        plan, article = self.plan, self.holding.article
        mine = [scene for scene in spoken if scene.id in part]
        every = len(mine) == len(spoken)
        ids = {s for scene in mine for s in rests_on(scene)} | {*plan.hook.sources}
        until = spoken[: spoken.index(mine[0])] if mine else []
        before = [line for scene in until for line in scene.narration]
        odd = article.quoted(plan.oddities)
        thesis = plan.brief.thesis
        told = [
            "Lines:\n" + (article.text if every else article.quoted(ids)),
            f"The article: {self.holding.speaking}",
            f"Odd in it:\n{odd}" if odd else "",
            f"Asked: {both(plan.asker)}",
            f"Answer: {both(thesis.text)}" if thesis else "",
            "" if heard or before else f"Hook: {both(plan.hook.text)}",
            "" if heard else self._to_be_said(ids if not every else None),
            "Terms: " + "; ".join(both(term.text) for term in plan.brief.glossary),
            "" if every else "All titles:\n" + "\n".join(both(s.title) for s in spoken),
            "Said before:\n" + "\n".join(map(_heard, before)) if before and not every else "",
        ]
        number = len(before) if not every else 0
        seen = of_scenes(spoken, article) if heard else {}
        lines = self._items(spoken) if heard else {}
        shown = {
            scene.id: [self.holding.certain(item) for item in lines.get(scene.id, ())]
            for scene in mine
        }
        for n, scene in enumerate(spoken, 1):
            if scene.id not in part:
                continue
            rows = [*_shown(n, scene, _begins(scene, spoken))]
            if heard:
                size = _size(scene)
                rows.append(f"said in {measured({x: size[x] for x in self.length})}:")
            for item in shown[scene.id]:
                number += 1
                rows.append(self.holding.row(f"{number}.", item))
            rows += [f"? {mark}" for mark in seen.get(scene.id, ())]
            told.append("\n".join(rows))
        if heard:
            ends = bool(mine) and mine[-1] is spoken[-1]
            marks = of_talk(spoken, plan, article, self.hosts, self.length, ends=ends)
            now = size_of(line.text for scene in spoken for line in scene.narration)
            told.append(
                f"All of it has {measured({x: now[x] for x in self.length})}, asked are at most"
                f" {measured(self.length)}: a scene that makes it longer than that is not taken"
            )
            told.append("\n".join(marks))
        return "\n\n".join(filter(None, told))

    # ------------------------------------------------------------------------- held to its lines

    def _items(self, spoken: Sequence[Scene]) -> dict[str, list[Item]]:
        """Every line of each scene with what was said before it."""
        language = self.holding.article.language
        heard: list[str] = []
        made: dict[str, list[Item]] = {}
        for scene in spoken:
            slide = tuple(point.text for _, point, _ in texts(scene))
            near = tuple(rests_on(scene))
            for line in scene.narration:
                alone = line.speaker == "narrator"
                item = Item(
                    "line",
                    line.text,
                    line.sources,
                    slide,
                    near,
                    heard[-1] if heard else "",
                    tuple(heard),
                    room="said" if alone else "",
                    by="" if alone else line.speaker,
                )
                made.setdefault(scene.id, []).append(item)
                heard.append(line.text[language] or "")
        return made

    def _held(self, spoken: Sequence[Scene]) -> Iterator[Scene]:
        """Each scene's lines, those that do not hold replaced by the sentence or left out."""
        items = self._items(spoken)
        said = [SceneTexts(scene, tuple(items.get(scene.id, ()))) for scene in spoken]
        read = LoneReader(self.holding, self.plan, self.length).read(said, aloud=True)
        held = iter(self.holding.held([item for each in read for item in each.items]))
        for scene in spoken:
            lines = [*self._kept([(line, next(held)) for line in scene.narration])]
            yield replace(scene, narration=named(scene.id, lines) if lines else ())

    def _kept(self, mine: Sequence[tuple[Line, Item]]) -> Iterator[Line]:
        known = self.holding.known
        kept = {s for _, item in mine if not item.faults for s in item.sources}
        for line, item in mine:
            if not item.faults:
                verdict = item.verdict if item.sources else ""
                yield replace(line, text=item.text, sources=item.sources, verdict=verdict)
                continue
            first = next((s for s in item.sources if s not in kept and s in known), "")
            if first:  # the sentence itself, if no other line tells it
                kept.add(first)
                yield replace(line, text=known[first].text, sources=(first,), verdict="")

    def _to_be_said(self, ids: Collection[str] | None) -> str:
        """What a listener shall know too, of all the article or of some of its sentences."""
        said = [fact for fact in self.plan.facts if fact.is_said]
        mine = [fact for fact in said if ids is None or {*fact.sources} & {*ids}]
        rows = listed(mine, self.holding.article)
        return "\n".join(["To be said, each once, where it belongs:", *rows]) if mine else ""


def _size(scene: Scene) -> dict[Language, int]:
    return size_of(line.text for line in scene.narration)


def _heard(line: Line) -> str:
    return both(line.text) if line.speaker == "narrator" else f"{line.speaker}: {both(line.text)}"


def _begins(scene: Scene, spoken: Sequence[Scene]) -> str:
    """The name of the part that begins with a scene; "" elsewhere."""
    before = spoken[max(0, spoken.index(scene) - 1)]
    return both(scene.kicker) if scene.part and scene.part != before.part else ""


def _shown(number: int, scene: Scene, part: str) -> Iterator[str]:
    begins = f", part “{part}” begins" if part else ""
    yield f"Scene {number} ({scene.layout}{begins}): {both(scene.title)}"
    for point in scene.points:
        yield f"- {both(point.text)}"
    for group in scene.groups:
        below = "; ".join(both(point.text) for point in group.points)
        yield f"- {both(group.title.text)}: {below}"
    for row in scene.table:
        yield "| " + " | ".join(both(cell.text) for cell in row)
    for name, point in scene.fields.items():
        yield f"- {name}: {both(point.text)}"


def named(scene: str, lines: Sequence[Line]) -> tuple[Line, ...]:
    """Lines with identities of their own, the last with the pause before another slide."""
    seen: Counter[str] = Counter()
    made = []
    for n, line in enumerate(lines, 1):
        name = f"{scene}.{line.sources[0] if line.sources else 'say'}"
        seen[name] += 1
        identity = name if seen[name] == 1 else f"{name}.{seen[name]}"
        pause: Pause = "slide" if n == len(lines) else "sentence"
        made.append(replace(line, id=identity, pause=pause))
    return tuple(made)
