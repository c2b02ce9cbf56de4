"""What is said: asked for stretch by stretch, each knowing the plan and what was said before."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from generator import patterns as re
from generator.model import LANGUAGES, Line
from generator.verifying.figures import written
from generator.writing import marks, schemas, whole
from generator.writing.deck import rests_on, words_of
from generator.writing.desk import estimated
from generator.writing.holding import Item, asks
from generator.writing.proofs import named, odd, parts, spoken
from generator.writing.texts import texts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from generator.model import Bilingual, Language, Scene
    from generator.writing.deck import Planned
    from generator.writing.holding import Holding
    from generator.writing.numbered import Numbered

_STRETCH = 4  # most scenes in one question: it and the answer fit a context of 8,000 tokens
_A_LINE, _MOST_LINES = 80, 6  # tokens of a line, generously; lines of a scene
_REMEMBERED = 60  # lines spoken before that a stretch is shown: nothing twice, and callbacks
_LATELY = 6  # of them in both languages
_HEARD_AT_ONCE = 5000  # tokens of a script that is read as a whole
_LEAST_SHARE, _MOST_SHARE = 0.29, 0.42  # of the words for who asks
_LEAST_ROOM = 0.8  # of the share that a stretch has by its scenes
_TOO_LONG, _LONGER = 1.25, 1.1  # of the room of a stretch, which is asked again; of the whole
_FIGURES_A_LINE, _FIGURES = 2, 14
_MOST_ASKED = 0.75  # of the turns of who asks
_MOST_WRONG = 2  # answers that deny what was guessed
_COUNTED = {"ja": "Japanese characters", "en": "English words"}
_OWNER = re.compile(r"筆者|\b[Tt]he author\b")
_WHOLE = re.compile(  # how a narrator's sentence ends
    r"(?:です|ます|した|せん|しょう|ください|[かねよう])[。？]?$|[」』]。?$|[^ぁ-んァ-ヴ一-龠。]$"
)
_DENIES = re.compile(r"(?:いえ|いいえ|No)[、。,.]")
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
    holding: Holding,
    hosts: Sequence[Host],
    length: Mapping[Language, int],
) -> tuple[Scene, ...]:
    """The scenes with what is said during them; those without a usable answer stay as they are.

    When all is said it is read as a whole and put right line by line. ``length`` is that of the
    whole talk: Japanese characters, English words.
    """
    said = _Said(tuple(scenes), plan, holding, tuple(hosts), length)
    for stretch in _stretches(_heard(scenes)):
        said.say(stretch)
    said.reread()
    return said.scenes()


def heard(
    scenes: Sequence[Scene],
    plan: Planned,
    holding: Holding,
    hosts: Sequence[Host],
    length: Mapping[Language, int],
) -> tuple[Scene, ...]:
    """What is said once more, both languages beside what the slides show: the very last reading."""
    said = _Said(tuple(scenes), plan, holding, tuple(hosts), length)
    said.made = {scene.id: scene.narration for scene in scenes if scene.narration}
    said.reread(last=True)
    return said.scenes()


class _Said:
    """What is said so far, by scene."""

    def __init__(
        self,
        shown: tuple[Scene, ...],
        plan: Planned,
        holding: Holding,
        hosts: tuple[Host, ...],
        length: Mapping[Language, int],
    ) -> None:
        self.length = {each: length[each] for each in holding.languages}
        self.shown, self.plan, self.article = shown, plan, holding.article
        self.desk, self.holding, self.hosts = holding.desk, holding, hosts
        self.made: dict[str, tuple[Line, ...]] = {}

    def scenes(self) -> tuple[Scene, ...]:
        return tuple(
            replace(scene, narration=self.made[scene.id]) if scene.id in self.made else scene
            for scene in self.shown
        )

    def say(self, stretch: Sequence[Scene]) -> None:
        """Ask for the lines of some scenes."""
        article, holding, hosts = self.article, self.holding, self.hosts
        spoken = _heard(self.shown)
        given = {
            "first": stretch[0] is spoken[0],
            "last": stretch[-1] is spoken[-1],
            "whole": _measured(self.length),
            "most": 4 if hosts else 3,
        }
        name = "dialogue" if hosts else "script"
        extra = {"hosts": hosts} if hosts else {}
        ids = [scene.id for scene in stretch]
        until = spoken[: spoken.index(stretch[0])]
        before = [line for scene in until for line in self.made.get(scene.id, ())]
        earlier = [line.text[article.language] or "" for line in before]
        room = self._room(stretch, spoken, before)
        question = _question(stretch, self.shown, self.plan, article, before, holding, room)
        shape = schemas.script(
            len(article.lines), holding.languages, ids, [host.id for host in hosts]
        )
        most_tokens = _A_LINE * (_MOST_LINES + 2) * len(stretch) * len(holding.languages)
        answer = self.desk.ask(name, question, shape, most_tokens, **given, **extra)
        size = _size(row for each in (answer or {"scenes": []})["scenes"] for row in each["lines"])
        if any(size[x] > _TOO_LONG * room[x] for x in room):
            question = f"{question}\n\n{_too_long(answer, size, room)}"
            answer = self.desk.ask(name, question, shape, most_tokens, **given, **extra) or answer
        for scene, lines in _lines(answer, stretch, article, holding, earlier):
            self.made[scene] = lines

    def _room(
        self, stretch: Sequence[Scene], spoken: Sequence[Scene], before: Sequence[Line]
    ) -> dict[Language, int]:
        """What is left of the whole talk for some scenes, of those that are still to be said.

        By half their share of the scenes, the cover too, by half that of the facts to be said;
        never much less than of a talk that has kept to its room.
        """
        rows = [row for row in self.plan.facts if row["say"]]
        at = [_told_in(row, self.shown, self.article) for row in rows]

        def share(scenes: Sequence[Scene]) -> float:
            of_facts = sum(at.count(scene.id) for scene in scenes) / max(1, len(at))
            of_all = len(scenes) / max(1, len(spoken))
            return (of_all + of_facts) / 2 if at else of_all

        part = share(stretch) / share(spoken[spoken.index(stretch[0]) :])
        said = _size({x: line.text[x] or "" for x in LANGUAGES} for line in before)
        least = {
            x: _LEAST_ROOM * most * len(stretch) / len(spoken) for x, most in self.length.items()
        }
        return {x: round(max(least[x], part * (most - said[x]))) for x, most in self.length.items()}

    def reread(self, *, last: bool = False) -> None:
        """All that is said, read as a whole in parts that fit, and put right line by line."""
        heard = [scene for scene in self.scenes() if scene.id in self.made]
        size = estimated(whole.numbered(heard, {}, shown=last))
        count = max(1, -(-size // _HEARD_AT_ONCE))
        for part in parts(heard, count):
            ids = {scene.id for scene in part}
            facts = [
                row for row in self.plan.facts if _told_in(row, self.shown, self.article) in ids
            ]
            told = [row for row in (self.plan.facts if count == 1 else facts) if row["say"]]
            seen = marks.of_speech(heard, self.article)
            notes = [*self._counted(heard, part), *self._shares(heard)]
            notes += [
                f"- {scene}: {mark}" for scene in seen if scene in ids for mark in seen[scene]
            ]
            self.made |= spoken(part, self.plan, told, self.holding, self.hosts, notes, last=last)

    def _counted(self, heard: Sequence[Scene], part: Sequence[Scene]) -> Iterator[str]:
        """That all of it is too long; lines of a part with too many figures, or said before."""
        every = [line for scene in heard for line in scene.narration]
        size = _size({x: line.text[x] or "" for x in LANGUAGES} for line in every)
        if any(size[x] > _LONGER * most for x, most in self.length.items()):
            over = max(size[x] / most for x, most in self.length.items())
            lines = round(len(every) * (1 - 1 / over))
            now, most = _measured({x: size[x] for x in self.length}), _measured(self.length)
            yield f"- {now}, asked are at most {most}: about {lines} lines of {len(every)} go"
        language = self.article.language
        said = [(line.text[language] or "", line) for scene in part for line in scene.narration]
        figures = [len({*written(text, language)}) for text, _ in said]
        for n, (text, line) in enumerate(said, 1):
            japanese = line.text.ja or ""
            if not self.hosts and japanese and not _WHOLE.search(japanese):
                yield f"- line {n} is a note, no sentence"
            if figures[n - 1] > _FIGURES_A_LINE:
                yield f"- line {n} has {figures[n - 1]} figures, two at most"
            earlier = [(m, each) for m, (each, _) in enumerate(said[: n - 1], 1)]
            same = next((m for m, each in earlier if whole.alike(each, text)), 0)
            if same and line.sources:
                yield f"- line {n} says line {same} again"
        if sum(figures) > _FIGURES:
            yield f"- {sum(figures)} figures in all: a listener keeps about ten"
        for scene in part:
            owned = [line for line in scene.narration if _OWNER.search(line.text[language] or "")]
            if len(owned) > 1:
                yield f"- {scene.id}: who wrote it is named in {len(owned)} lines, once is enough"
        denied = [n for n, (text, _) in enumerate(said, 1) if _DENIES.match(text)]
        if len(denied) > _MOST_WRONG:
            yield f"- lines {denied} begin with “no”: two wrong guesses at most in a talk"

    def _shares(self, heard: Sequence[Scene]) -> Iterator[str]:
        """That who asks has far too little or too much to say, and where; or that nobody asks."""
        if not self.hosts:
            said = (
                line.text[x] or "" for scene in heard for line in scene.narration for x in LANGUAGES
            )
            if not any(map(asks, said)):
                yield "- nobody asks anything: one real question where a listener has it"
            return
        name, first = self.hosts[0].name, self.hosts[0].id
        turns = [line for s in heard for line in s.narration if line.speaker == first]
        asked = sum(asks(line.text[self.article.language] or "") for line in turns)
        if turns and asked > _MOST_ASKED * len(turns):
            yield f"- {name} only asks, in {asked} of {len(turns)} turns: let some doubt or sum up"
        shares = {_share(heard, first, x): x for x in self.holding.languages}
        out = [each for each in shares if not _LEAST_SHARE <= each <= _MOST_SHARE]
        if not out:
            return
        share, language = out[0], shares[out[0]]
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


def _measured(length: Mapping[Language, int]) -> str:
    return " and ".join(f"{count} {_COUNTED[language]}" for language, count in length.items())


def _size(rows: Iterable[Mapping[str, str]]) -> dict[Language, int]:
    """Japanese characters and English words of lines."""
    said = list(rows)
    characters = sum(len(row.get("ja", "")) for row in said)
    return {"ja": characters, "en": sum(len(row.get("en", "").split()) for row in said)}


def _too_long(answer: Any, size: Mapping[Language, int], room: Mapping[Language, int]) -> str:
    """What was answered and how much of it has room."""
    rows = [row for each in answer["scenes"] for row in each["lines"]]
    told = "\n".join(" / ".join(row[x] for x in LANGUAGES if row.get(x)) for row in rows)
    return (
        f"You answered this, {_measured({x: size[x] for x in room})}, where there is room for"
        f" {_measured(room)}. Answer again: leave whole lines out, what the slides show first;"
        f" shorten none to a telegram.\n{told}"
    )


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
    room: Mapping[Language, int],
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
    ends = {*plan.hook.sources, *plan.last.sources}
    ids = {s for scene in stretch for s in rests_on(scene)} | ends
    near = {s for s in needs if any(s in scene.sources for scene in stretch)}
    opening = {*plan.hook.sources} if before else set()
    named = " (the hook named it: what it left out)"
    facts = [
        {**row, "says": row["says"] + named * ({*article.ids(row["from"])} <= opening)}
        for row in plan.facts
        if _told_in(row, scenes, article) in ids_of
    ]
    near |= {s for row in facts for s in article.ids(row["from"])}
    told = {s for line in before for s in line.sources}
    parts = [
        f"Thesis: {' / '.join(thesis)}",
        *([] if before else [f"Hook: {_both(plan.hook.text)}"]),
        *([f"Last: {_both(plan.last.text)}"] if stretch[-1] is _heard(scenes)[-1] else []),
        f"Asked: {_both(plan.asker)}",
        f"The article: {about}",
        "Terms: " + "; ".join(terms),
        "All titles, > what is to be said now:\n" + "\n".join(titles),
        f"Room: {_measured(room)} for these {len(stretch)} scenes together.",
        *(_shown(scene, _begins(scene, scenes)) for scene in stretch),
        *([] if {*plan.oddities} <= told else odd(plan, article)),
        "Facts to be said here, each once in the talk:\n"
        + (whole.facts([row for row in facts if row["say"]]) or "(none)"),
        "Facts that the slides show: said only where the argument needs one:\n"
        + (whole.facts([row for row in facts if not row["say"]]) or "(none)"),
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
    is), and that show little else. The end says again what was told, but for what only the
    opening has touched.
    """
    wanted = set(article.ids(fact["from"]))
    spoken = _heard(scenes)
    of = {scene.id: wanted & {*rests_on(scene)} for scene in spoken}
    of_all = {scene.id: max(1, len({*rests_on(scene)})) for scene in spoken}
    often = Counter(s for each in of.values() for s in each)
    shown = {scene: sum(1 / often[s] for s in each) for scene, each in of.items()}
    opening = [scene.id for scene in spoken[:_OPENING]]
    end = [scene.id for scene in spoken if scene.layout == "takeaways"]
    middle = [scene.id for scene in spoken if shown[scene.id] and scene.id not in opening + end]
    whole = [each for each in middle if of[each] == wanted]
    told = whole or [*opening, *middle, *([] if middle else end)]
    alone = {each: len(of[each]) / of_all[each] for each in middle}
    best = max(told, key=lambda each: (shown[each], alone.get(each, 0.0)), default="")
    return best if shown.get(best) else ""


def _of(statement: Any, language: Language) -> str:
    return (statement.text[language] or "") if statement else ""


def _heard(scenes: Sequence[Scene]) -> list[Scene]:
    return [scene for scene in scenes if scene.layout not in _UNSPOKEN]


def _begins(scene: Scene, scenes: Sequence[Scene]) -> str:
    """The name of the part that begins with a scene; "" elsewhere."""
    spoken = _heard(scenes)
    before = spoken[max(0, spoken.index(scene) - 1)]
    return _both(scene.kicker) if scene.part and scene.part != before.part else ""


def _shown(scene: Scene, part: str) -> str:
    begins = f", Part “{part}” begins" if part else ""
    rows = [f"Scene {scene.id} ({scene.layout}{begins}): {_both(scene.title)}"]
    rows += [f"- {_both(point.text)}" for point in scene.points]
    for group in scene.groups:
        below = "; ".join(_both(point.text) for point in group.points)
        rows.append(f"- {_both(group.title.text)}: {below}")
    rows += ["| " + " | ".join(_both(c.text) for c in row) for row in scene.table]
    rows += [f"- {name}: {_both(point.text)}" for name, point in scene.fields.items()]
    return "\n".join(rows)


def _both(text: Bilingual) -> str:
    return " / ".join(text[language] or "" for language in LANGUAGES if text[language])


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
            tuple(point.text for _, point, _ in texts(scene)),
            tuple(rests_on(scene)),
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
