"""A model's plan as a brief and scenes: what no layout can show so is put into one that can."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from generator import patterns as re
from generator.model import (
    LANGUAGES,
    LAYOUTS,
    Aside,
    Bilingual,
    Claim,
    ExplainedTerm,
    Group,
    Point,
    Scene,
    Statement,
)
from generator.writing.facts import facts_of
from generator.writing.prompts import both
from generator.writing.refused import Refusal
from generator.writing.texts import texts

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from generator.model import (
        Brief,
    )
    from generator.writing.facts import Fact
    from generator.writing.numbered import Numbered

GIVEN = frozenset({"table", "chart", "figure", "code", "formula", "diagram"})
"""Layouts of what is shown as the article has it."""
_MOST_POINTS = 5
_FEWEST_BARS, _OF_CHARTS = 2, ("number_note",)
_OF_PERSON = 2  # who they are, and what they said or did
_HEADS_ALONE = frozenset({"steps", "chain"})  # a head says enough without points


@dataclass(frozen=True, slots=True)
class Planned:
    """Attributes: ``hook``, ``asker`` for the script; ``others`` more titles by scene.

    ``title`` is that of the cover, ``byline`` whose the article is; ``oddities`` are sentences in
    which the article seems to contradict itself, ``telling`` those that one retells; ``voice`` is
    whose its lines are where they name nobody, ``called`` its own title in both languages.
    ``refused`` is what of the last answer was not taken.
    """

    title: Point
    brief: Brief
    scenes: tuple[Scene, ...]
    hook: Point
    asker: Bilingual
    others: Mapping[str, Bilingual]
    byline: Point = field(default_factory=lambda: Point(Bilingual()))
    oddities: tuple[str, ...] = ()
    telling: tuple[str, ...] = ()
    facts: tuple[Fact, ...] = ()
    voice: Bilingual = field(default_factory=Bilingual)
    called: Bilingual = field(default_factory=Bilingual)
    refused: tuple[Refusal, ...] = ()


def planned(answer: Any, article: Numbered, known: Brief, blocks: Mapping[str, Scene]) -> Planned:
    """The answer to the prompt ``plan``.

    Args:
        answer: of the schema ``schemas.plan``.
        article: whose lines it names.
        known: the rules' brief, for what the answer does not have: people, amounts, questions.
        blocks: scenes of the rules that show a table, a chart, a picture or code, by name.
    """
    reader = _Reader(article, blocks)
    every = list(reader.scenes(answer["scenes"]))
    scenes = list(in_order(_distinct(every, reader.others)))
    told = answer["brief"]
    ids = {scene.id for scene in scenes}
    gone = [Refusal(both(s.title), "the slide", _TWICE) for s in every if s.id not in ids]
    return Planned(
        reader.point(told["title"]),
        reader.brief(told, known),
        tuple(_with_left(scenes, reader.left(told["asides"], scenes))),
        reader.point(told["hook"]),
        words_of(told["asker"]),
        reader.others,
        reader.point(told["byline"]),
        article.ids(told["oddities"]),
        article.ids(told["telling"]),
        facts_of(told["facts"], article),
        words_of(told["voice"]),
        words_of(told["called"]),
        (*reader.refused, *gone),
    )


def anew(
    row: Any, article: Numbered, blocks: Mapping[str, Scene], taken: Collection[str]
) -> tuple[Scene | None, tuple[Refusal, ...]]:
    """A scene of an answer for a deck that is there already, and what of it is not taken.

    ``taken`` are the names of others.
    """
    reader = _Reader(article, blocks, taken)
    made = next(reader.scenes([row]), None)
    scene = made and replace(made, alternatives=(reader.others[made.id],))
    return scene, tuple(reader.refused)


def aside(brief: Brief, left: Collection[str], article: Numbered) -> Brief:
    """The brief with some sentences among what the talk knowingly goes without."""
    known = {s for each in brief.asides for s in each.sources}
    new = tuple(
        Aside((each.id,), each.text[article.language] or "", "writer")
        for each in article.sentences
        if each.id in left and each.id not in known
    )
    return replace(brief, asides=(*brief.asides, *new))


_TWICE = "its title stands over another slide, or takeaways come twice"
_NO_BLOCK = "no table or picture of this name is there, or it is shown on another slide"
_NO_ROOM = "has no room in its form"


def _distinct(scenes: Iterable[Scene], others: Mapping[str, Bilingual]) -> Iterator[Scene]:
    """Each thought once: a title that stood before gives way to the other, or its scene goes."""
    seen: set[str] = set()
    for scene in scenes:
        for title in (scene.title, others.get(scene.id, Bilingual())):
            name = _bare(title)
            if name and name not in seen:
                seen.add(name)
                yield replace(scene, title=title)
                break


def _bare(title: Bilingual) -> str:
    return "".join(filter(str.isalnum, title.ja or title.en or "")).lower()


def in_order(scenes: Iterable[Scene]) -> Iterator[Scene]:
    """What is to be remembered once, at the end."""
    made = list(scenes)
    yield from (scene for scene in made if scene.layout != "takeaways")
    yield from [scene for scene in made if scene.layout == "takeaways"][-1:]


def _with_left(scenes: list[Scene], left: list[Scene]) -> list[Scene]:
    """With the tables and pictures that the plan forgot, before what is to be remembered."""
    at = len(scenes) - 1 if scenes and scenes[-1].layout == "takeaways" else len(scenes)
    return [*scenes[:at], *left, *scenes[at:]]


def rests_on(scene: Scene) -> Iterator[str]:
    """The sentences of a scene and those of its table, which it does not list one by one."""
    yield from scene.sources
    yield from (s for row in scene.table for cell in row for s in cell.sources)


def _cells(block: Scene) -> list[str]:
    return [s for row in block.table for cell in row for s in cell.sources]


def words_of(row: Mapping[str, str]) -> Bilingual:
    text = Bilingual()
    for language in LANGUAGES:
        if language in row:
            text = text.having(language, " ".join(row[language].split()))
    return text


class _Reader:
    """Reads an answer; line numbers become sentence ids."""

    def __init__(
        self, article: Numbered, blocks: Mapping[str, Scene], taken: Collection[str] = ()
    ) -> None:
        self.article, self.blocks, self.taken = article, blocks, taken
        self.shown: set[str] = set()
        self.others: dict[str, Bilingual] = {}
        self.refused: list[Refusal] = []
        self._ids: Counter[str] = Counter()

    def left(self, asides: Sequence[int], scenes: Sequence[Scene]) -> list[Scene]:
        """The tables and pictures that the plan forgot.

        They are on no slide, nor is a cell of theirs on some slide or left out knowingly.
        """
        gone = {*self.article.ids(asides), *(s for scene in scenes for s in rests_on(scene))}
        blocks = [block for name, block in self.blocks.items() if name not in self.shown]
        return [
            block for block in blocks if not gone.intersection(_cells(block) or rests_on(block))
        ]

    def point(self, row: Any) -> Point:
        return Point(words_of(row), self.article.ids(row["from"]))

    def brief(self, told: Any, known: Brief) -> Brief:
        ids = self.article.ids
        claims = tuple(
            Claim(
                Statement(
                    ids(claim["says"]["from"]),
                    words_of(claim["says"]),
                    claim["sure"],
                    claim["owner"],
                ),
                ids(claim["evidence"]),
                ids(claim["caveats"]),
                ids(claim["needs"]),
                weight=round(1 - n / 10, 1),
            )
            for n, claim in enumerate(told["claims"])
        )
        asides = tuple(
            Aside((s,), self._text(s), "writer") for s in ids(told["asides"]) if self._text(s)
        )
        return replace(
            known,
            thesis=Statement(ids(told["thesis"]["from"]), words_of(told["thesis"])),
            claims=claims,
            conclusion=ids(told["conclusion"]) or known.conclusion,
            asides=asides or known.asides,
            glossary=tuple(ExplainedTerm(Bilingual(t["ja"], t["en"])) for t in told["terms"]),
        )

    def _text(self, identity: str) -> str:
        number = self.article.number(identity)
        text = self.article.sentences[number - 1].text if number else Bilingual()
        return text.ja or text.en or ""

    def scenes(self, rows: Sequence[Any]) -> Iterator[Scene]:
        for row in rows:
            block = self.blocks.get(row["block"])
            made = None
            if block or row["layout"] != "block":
                whole = None if block else self._scene(row)
                made = fitted(whole) if whole else block and self._block(row, block)
                self.refused += _cut(whole, made) if whole and made else ()
            if made is None:
                title = both(words_of(row["title"]))
                self.refused.append(Refusal(title, row["block"] or "the slide", _NO_BLOCK))
                continue
            self.others[made.id] = words_of(row["other_title"])
            yield made

    def _block(self, row: Any, block: Scene) -> Scene | None:
        """A given table or picture under the plan's title; each is shown once."""
        if row["block"] in self.shown:
            return None
        self.shown.add(row["block"])
        title = self.point(row["title"])
        points = tuple(map(self.point, row["points"]))[: LAYOUTS[block.layout].points[1]]
        note = self._note(row)
        texts = (title, *points, *note.values())
        return replace(
            block,
            title=title.text,
            title_sources=title.sources,
            kicker=words_of(row["kicker"]),
            part=row["part"],
            points=points,
            fields={**block.fields, **note},
            sources=self._sorted({*block.sources, *(s for text in texts for s in text.sources)}),
        )

    def _note(self, row: Any) -> dict[str, Point]:
        note = self.point(row["note"])
        return {"note": note} if note.sources and any(note.text[x] for x in LANGUAGES) else {}

    def _scene(self, row: Any) -> Scene:
        title = self.point(row["title"])
        points = self._points(row["points"])
        groups = tuple(
            Group(head, self._points(group["points"]))
            for group in row["groups"]
            for head in self._points([group["head"]])
        )
        fields = {
            each["name"]: says
            for each in row["fields"]
            for says in self._points([each["says"]])
            if each["name"] in _fields(row["layout"])
        }
        texts = [*points, *fields.values(), *self._note(row).values()]
        texts += [p for group in groups for p in (group.title, *group.points)]
        sources = {s for text in (title, *texts) for s in text.sources}
        return Scene(
            id=self._id(row["layout"], title.sources, texts),
            layout=row["layout"],
            title=title.text,
            title_sources=title.sources,
            kicker=words_of(row["kicker"]),
            points=points,
            fields={**fields, **self._note(row)},
            groups=groups,
            part=row["part"],
            sources=self._sorted(sources),
        )

    def _points(self, rows: Sequence[Any]) -> tuple[Point, ...]:
        """Those of the texts that have words."""
        points = map(self.point, rows)
        return tuple(point for point in points if point.text.ja or point.text.en)

    def _id(self, layout: str, title: tuple[str, ...], texts: Sequence[Point]) -> str:
        """Made from the sentences it rests on first, so that it survives another plan."""
        if layout == "takeaways":
            return self._once("takeaways")
        below = next((p.sources[0] for p in texts if p.sources), "")
        return self._once("-".join(dict.fromkeys(filter(None, (*title[:1], below)))) or "scene")

    def _once(self, name: str) -> str:
        self._ids[name] += 1
        made = name if self._ids[name] == 1 else f"{name}.{self._ids[name]}"
        return self._once(name) if made in self.taken else made

    def _sorted(self, ids: set[str]) -> tuple[str, ...]:
        return tuple(sorted(ids, key=self.article.number))


def _cut(whole: Scene, made: Scene) -> Iterator[Refusal]:
    """The texts of a slide that its form has no place for."""
    shown = {id(point.text) for _, point, _ in texts(made)}
    for role, point, _ in texts(whole):
        if role not in {"title", "head"} and id(point.text) not in shown:
            yield Refusal(both(whole.title), both(point.text), _NO_ROOM)


def _fields(layout: str) -> tuple[str, ...]:
    return _OF_CHARTS if layout == "chart" else LAYOUTS[layout].fields


def charted(scene: Scene) -> Scene:
    """A chart that the model made of figures of the text, with the table it is drawn of."""
    if scene.layout != "chart" or not scene.groups:
        return scene
    fields = dict(scene.fields)
    what = fields.pop("number_note", Point(Bilingual("", "")))
    rows = ((g.title, g.points[0]) for g in scene.groups)
    return replace(scene, groups=(), fields=fields, table=((Point(Bilingual("", "")), what), *rows))


def _bars(scene: Scene) -> Scene:
    """A chart where there are bars to draw, each with its figure; else what holds them."""
    told = [group for group in scene.groups if group.points]
    figures = all(
        re.search(r"\d", p.text.ja or p.text.en or "") for g in told for p in g.points[:1]
    )
    if len(told) >= _FEWEST_BARS and figures:
        groups = tuple(replace(group, points=group.points[:1]) for group in told)
        return replace(scene, groups=groups, points=scene.points[: LAYOUTS["chart"].points[1]])
    return fitted(replace(scene, layout="number" if len(told) > 1 else "bullets"))


def fitted(scene: Scene) -> Scene:
    """The scene in its layout if that can hold it, else in one that can."""
    if scene.layout == "chart" and not scene.table:
        return _bars(scene)
    if scene.layout == "number" and "number" in scene.fields and scene.groups:
        scene = _side_by_side(scene)
    if scene.layout == "chain" and "result" in scene.fields and len(scene.groups) == 1:
        scene = _led_on(scene)
    if scene.layout == "profiles" and any(len(g.points) < _OF_PERSON for g in scene.groups):
        scene = replace(scene, layout="columns")
    rule = LAYOUTS[scene.layout]
    if scene.layout not in _HEADS_ALONE and any(group.points for group in scene.groups):
        scene = replace(scene, groups=tuple(group for group in scene.groups if group.points))
    if rule.groups[1] and not scene.groups and rule.points[1] == 0:
        scene = replace(scene, groups=tuple(Group(p) for p in scene.points), points=())
    if not rule.groups[1] and scene.groups:
        scene = replace(scene, points=(*scene.points, *_flat(scene.groups)), groups=())
    fewest, most = rule.groups
    if fewest <= len(scene.groups) <= most and _holds(scene):
        groups = tuple(replace(g, points=g.points[: rule.in_group]) for g in scene.groups)
        return replace(scene, groups=groups, points=scene.points[: rule.points[1]])
    points = (*scene.points, *_flat(scene.groups), *_spare(scene))
    note = {name: text for name, text in scene.fields.items() if name == "note"}
    flat = replace(scene, points=points[:_MOST_POINTS], groups=(), fields=note)
    return replace(flat, layout="bullets" if len(points) > 1 else "statement")


def _side_by_side(scene: Scene) -> Scene:
    """One figure above others is the first of them: with the others it has no room."""
    fields = dict(scene.fields)
    below = (fields.pop("number_note"),) if "number_note" in fields else scene.points[:1]
    first = Group(fields.pop("number"), below)
    points = scene.points if "number_note" in scene.fields else scene.points[1:]
    groups = (first, *scene.groups)
    layout = "number" if len(groups) <= LAYOUTS["number"].groups[1] else "columns"
    return replace(scene, layout=layout, fields=fields, groups=groups, points=points)


def _led_on(scene: Scene) -> Scene:
    """What one cause alone leads to is the last link of its chain: no sum is drawn of it."""
    fields = dict(scene.fields)
    (only,) = scene.groups
    last = fields.pop("result")
    return replace(scene, fields=fields, groups=(Group(only.title, (*only.points, last)),))


def _holds(scene: Scene) -> bool:
    rule = LAYOUTS[scene.layout]
    if scene.layout == "number":
        return "number" in scene.fields or len(scene.groups) > 1
    if scene.layout == "checklist":
        return len(scene.points) >= rule.points[0] or bool(scene.groups)
    return len(scene.points) >= rule.points[0]


def _flat(groups: Sequence[Group]) -> Iterator[Point]:
    for group in groups:
        yield from group.points or (group.title,)


def _spare(scene: Scene) -> Iterator[Point]:
    """Texts of fields that bullets have no place for."""
    yield from (text for name, text in scene.fields.items() if name in {"number_note", "result"})
