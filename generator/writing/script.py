"""What is said: asked for stretch by stretch, each knowing the plan and what was said before."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from generator.model import LANGUAGES, Line
from generator.writing import schemas, whole
from generator.writing.deck import words_of
from generator.writing.desk import estimated
from generator.writing.holding import Item, asks
from generator.writing.proofs import named, odd, parts, spoken
from generator.writing.texts import texts

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.model import Bilingual, Language, Scene
    from generator.writing.deck import Planned
    from generator.writing.desk import Desk
    from generator.writing.holding import Holding
    from generator.writing.numbered import Numbered

_STRETCH = 4  # most scenes in one question: it and the answer fit a context of 8,000 tokens
_A_LINE = 80  # tokens, generously
_REMEMBERED = 60  # lines spoken before that a stretch is shown: nothing twice, and callbacks
_LATELY = 6  # of them in both languages
_HEARD_AT_ONCE = 5000  # tokens of a script that is read as a whole
_LEAST_SHARE, _MOST_SHARE = 0.27, 0.43  # of the words for who asks
_UNSPOKEN = frozenset({"agenda", "notes"})
_OPENING = 2  # scenes, the cover and the first statement, that name what is told later


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


def told(
    scenes: Sequence[Scene],
    plan: Planned,
    article: Numbered,
    desk: Desk,
    holding: Holding,
    hosts: Sequence[Host],
) -> tuple[Scene, ...]:
    """The scenes with what is said during them; those without a usable answer stay as they are.

    When all is said it is read as a whole and put right line by line.
    """
    said = _Said(tuple(scenes), plan, article, desk, holding, tuple(hosts))
    for stretch in _stretches([scene for scene in scenes if scene.layout not in _UNSPOKEN]):
        said.say(stretch)
    said.reread()
    return said.scenes()


class _Said:
    """What is said so far, by scene."""

    def __init__(
        self,
        shown: tuple[Scene, ...],
        plan: Planned,
        article: Numbered,
        desk: Desk,
        holding: Holding,
        hosts: tuple[Host, ...],
    ) -> None:
        self.shown, self.plan, self.article = shown, plan, article
        self.desk, self.holding, self.hosts = desk, holding, hosts
        self.made: dict[str, tuple[Line, ...]] = {}

    def scenes(self) -> tuple[Scene, ...]:
        return tuple(
            replace(scene, narration=self.made[scene.id]) if scene.id in self.made else scene
            for scene in self.shown
        )

    def say(self, stretch: Sequence[Scene]) -> None:
        """Ask for the lines of some scenes."""
        article, holding, hosts = self.article, self.holding, self.hosts
        spoken = [scene for scene in self.shown if scene.layout not in _UNSPOKEN]
        given = {
            "first": stretch[0] is spoken[0],
            "last": stretch[-1] is spoken[-1],
            "fewest": 3 if hosts else 2,
            "most": 6 if hosts else 5,
        }
        name = "dialogue" if hosts else "script"
        extra = {"hosts": hosts} if hosts else {}
        ids = [scene.id for scene in stretch]
        until = spoken[: spoken.index(stretch[0])]
        before = [line for scene in until for line in self.made.get(scene.id, ())]
        earlier = [line.text[article.language] or "" for line in before]
        question = _question(stretch, self.shown, self.plan, article, before, holding)
        shape = schemas.script(
            len(article.lines), holding.languages, ids, [host.id for host in hosts]
        )
        most_tokens = _A_LINE * (given["most"] + 2) * len(stretch) * len(holding.languages)
        answer = self.desk.ask(name, question, shape, most_tokens, **given, **extra)
        for scene, lines in _lines(answer, stretch, article, holding, earlier):
            self.made[scene] = lines

    def reread(self) -> None:
        """All that is said, read as a whole in parts that fit, and put right line by line."""
        heard = [scene for scene in self.scenes() if scene.id in self.made]
        said = [line for scene in heard for line in scene.narration]
        size = estimated(*(line.text[x] or "" for line in said for x in LANGUAGES))
        count = max(1, -(-size // _HEARD_AT_ONCE))
        notes = list(self._shares(heard))
        for part in parts(heard, count):
            ids = {scene.id for scene in part}
            facts = [
                row for row in self.plan.facts if _told_in(row, self.shown, self.article) in ids
            ]
            told = self.plan.facts if count == 1 else facts
            self.made |= spoken(part, self.plan, told, self.holding, self.hosts, notes)

    def _shares(self, heard: Sequence[Scene]) -> Iterator[str]:
        """That who asks has far too little or too much to say, and where; or that nobody asks."""
        if not self.hosts:
            said = (
                line.text[x] or "" for scene in heard for line in scene.narration for x in LANGUAGES
            )
            if not any(map(asks, said)):
                yield "- nobody asks anything: one real question where a listener has it"
            return
        name, language = self.hosts[0].name, self.article.language
        share = _share(heard, self.hosts[0].id, language)
        if _LEAST_SHARE <= share <= _MOST_SHARE:
            return
        few = share < _LEAST_SHARE
        leaning = sorted(
            heard, key=lambda s: _share([s], self.hosts[0].id, language), reverse=not few
        )
        what = "more of what a listener asks or doubts" if few else "shorter questions"
        where = ", ".join(scene.id for scene in leaning[: max(1, len(heard) // 3)])
        yield f"- {name} has {share:.0%} of all words, 30–40 % are asked: {what}, in {where}"


def _share(scenes: Sequence[Scene], speaker: str, language: Language) -> float:
    """Of the letters of some scenes those that one speaker says."""
    lines = [(line.speaker, len(line.text[language] or "")) for s in scenes for line in s.narration]
    every = sum(size for _, size in lines)
    return sum(size for who, size in lines if who == speaker) / every if every else 0.0


def _stretches(scenes: Sequence[Scene]) -> Iterator[Sequence[Scene]]:
    """Parts of about the same length, so that the last is no scene alone."""
    yield from parts(scenes, -(-len(scenes) // _STRETCH))


def _question(
    stretch: Sequence[Scene],
    scenes: Sequence[Scene],
    plan: Planned,
    article: Numbered,
    before: Sequence[Line],
    holding: Holding,
) -> str:
    thesis = [
        text
        for language in holding.languages
        for text in [_of(plan.brief.thesis, language)]
        if text
    ]
    told_in = article.language
    about = holding.speaking
    titles = [f"{'> ' * (scene in stretch)}{_both(scene.title)}" for scene in scenes]
    terms = [_both(term.text) for term in plan.brief.glossary]
    needs = {s for claim in plan.brief.claims for s in (*claim.caveats, *claim.needs)}
    ids_of = {scene.id for scene in stretch}
    ids = {s for scene in stretch for s in _rests_on(scene)} | {*plan.hook.sources}
    near = {s for s in needs if any(s in scene.sources for scene in stretch)}
    opening = {*plan.hook.sources} if before else set()
    facts = [
        row
        for row in plan.facts
        if _told_in(row, scenes, article) in ids_of and not {*article.ids(row["from"])} <= opening
    ]
    near |= {s for row in facts for s in article.ids(row["from"])}
    told = {s for line in before for s in line.sources}
    parts = [
        f"Thesis: {' / '.join(thesis)}",
        f"Hook: {_both(plan.hook.text)}",
        f"Asked: {_both(plan.asker)}",
        f"The article: {about}",
        "Terms: " + "; ".join(terms),
        "All titles, > what is to be said now:\n" + "\n".join(titles),
        *(_shown(scene, told_in) for scene in stretch),
        *([] if {*plan.oddities} <= told else odd(plan, article)),
        "Facts that belong here, each to be told once in the talk:\n" + whole.facts(facts),
        "Lines of the article:\n" + article.quoted(ids | near),
        "Said before:\n" + ("\n".join(_said_before(before, told_in)) or "(nothing yet)"),
    ]
    return "\n\n".join(parts)


def _said_before(lines: Sequence[Line], language: Language) -> Iterator[str]:
    """What was said, who said it, and the last of it in every language: it goes on from there."""
    for n, line in enumerate(lines[-_REMEMBERED:], 1 - min(len(lines), _REMEMBERED)):
        words = _both(line.text) if n > -_LATELY else line.text[language] or ""
        yield words if line.speaker == "narrator" else f"{line.speaker}: {words}"


def _told_in(fact: Any, scenes: Sequence[Scene], article: Numbered) -> str:
    """The scene that tells a fact, which is told once; "" where none shows its lines.

    A slide that shows all of it rather than the opening, which only names things; else the first
    of those that show most of it, where a line counts less the more slides rest on it (who somebody
    is). The end says again what was told, but for what only the opening has touched.
    """
    wanted = set(article.ids(fact["from"]))
    spoken = [scene for scene in scenes if scene.layout not in _UNSPOKEN]
    rests_on = {scene.id: wanted & {*_rests_on(scene)} for scene in spoken}
    often = Counter(s for each in rests_on.values() for s in each)
    shown = {scene: sum(1 / often[s] for s in each) for scene, each in rests_on.items()}
    opening = [scene.id for scene in spoken[:_OPENING]]
    end = [scene.id for scene in spoken if scene.layout == "takeaways"]
    middle = [scene.id for scene in spoken if shown[scene.id] and scene.id not in opening + end]
    whole = [each for each in middle if rests_on[each] == wanted]
    told = whole or [*opening, *middle, *([] if middle else end)]
    best = max(told, key=lambda each: shown[each], default="")
    return best if shown.get(best) else ""


def _of(statement: Any, language: Language) -> str:
    return (statement.text[language] or "") if statement else ""


def _shown(scene: Scene, language: Language) -> str:
    rows = [f"Scene {scene.id} ({scene.layout}): {scene.title[language] or ''}"]
    rows += [f"- {point.text[language] or ''}" for point in scene.points]
    for group in scene.groups:
        below = "; ".join(point.text[language] or "" for point in group.points)
        rows.append(f"- {group.title.text[language] or ''}: {below}")
    rows += ["| " + " | ".join(c.text[language] or "" for c in row) for row in scene.table]
    rows += [f"- {name}: {point.text[language] or ''}" for name, point in scene.fields.items()]
    return "\n".join(rows)


def _both(text: Bilingual) -> str:
    return " / ".join(text[language] or "" for language in LANGUAGES if text[language])


def _rests_on(scene: Scene) -> Iterator[str]:
    """The sentences of a scene and those of its table, which it does not list one by one."""
    yield from scene.sources
    yield from (s for row in scene.table for cell in row for s in cell.sources)


def _lines(
    answer: Any,
    stretch: Sequence[Scene],
    article: Numbered,
    holding: Holding,
    before: Sequence[str],
) -> Iterator[tuple[str, tuple[Line, ...]]]:
    """Each scene's lines, those that do not hold replaced by the sentence itself or left out."""
    told_of = {row["scene"]: row["lines"] for row in (answer or {"scenes": []})["scenes"]}
    rows = [(scene, row) for scene in stretch for row in told_of.get(scene.id, [])]
    said = [words_of(row) for _, row in rows]
    heard = [*before, *(text[article.language] or "" for text in said)]
    items = [
        Item(
            "line",
            text,
            article.ids(row["from"]),
            tuple(_texts(scene, article.language)),
            tuple(_rests_on(scene)),
            heard[n - 1] if n else "",
            tuple(heard[:n]),
            room="" if "speaker" in row else "said",
            by=row.get("speaker", ""),
            after=heard[n + 1] if n + 1 < len(heard) else "",
        )
        for n, ((scene, row), text) in enumerate(zip(rows, said, strict=True), len(before))
    ]
    held = holding.held(items)
    for scene in stretch:
        mine = [
            (row, item) for (of, row), item in zip(rows, held, strict=True) if of.id == scene.id
        ]
        lines = list(_spoken(mine, holding))
        if lines:
            yield scene.id, named(scene.id, lines)


def _texts(scene: Scene, language: Language) -> Iterator[str]:
    """What is read while a line is heard."""
    yield from ((point.text[language] or "") for _, point, _ in texts(scene))


def _spoken(mine: Sequence[tuple[Any, Item]], holding: Holding) -> Iterator[Line]:
    kept = {s for _, item in mine if not item.faults for s in item.sources}
    for row, item in mine:
        text, sources, verdict = item.text, item.sources, item.verdict
        if item.faults:
            fallback = _sentence(item, kept, holding)
            if fallback is None:
                continue
            text, sources, verdict = fallback
            kept |= set(sources)
        shown = verdict if sources else ""
        yield Line("", text, sources, row.get("speaker", "narrator"), "sentence", shown)


def _sentence(
    item: Item, kept: set[str], holding: Holding
) -> tuple[Bilingual, tuple[str, ...], str] | None:
    """The first sentence of a line that did not hold, if no other line tells it."""
    for identity in item.sources:
        if identity not in kept and identity in holding.known:
            return holding.known[identity].text, (identity,), ""
    return None
