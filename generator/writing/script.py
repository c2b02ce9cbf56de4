"""What is said beside finished slides: asked for as a whole, heard, then held to its lines."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from generator import patterns as re
from generator.model import LANGUAGES, Line
from generator.verifying.figures import written
from generator.writing import marks, schemas, story, whole
from generator.writing.alone import LoneReader, SceneTexts
from generator.writing.dated import with_one_figure
from generator.writing.deck import rests_on, words_of
from generator.writing.desk import estimated
from generator.writing.facts import is_told, listed
from generator.writing.holding import Item, asks
from generator.writing.texts import texts

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from generator.model import Bilingual, Language, Pause, Scene
    from generator.writing.deck import Planned
    from generator.writing.holding import Holding

_A_LINE, _MOST_LINES = 60, 5  # tokens of a line, generously; lines of a scene
_A_PROMPT, _A_FINDING, _LEAST = 1900, 40, 500  # tokens of a question
_LEAST_SHARE, _MOST_SHARE = 0.29, 0.42  # of the words for who asks
_LONGER, _SHORTER = 1.04, 0.92  # of the length asked for
_FIGURES_A_LINE, _FIGURES = 2, 14
_LINES_ON_END, _FIGURES_ON_END = 3, 4
_MOST_ASKED = 0.75  # of the turns of who asks
_NAMED = 2  # lines of a scene that name who wrote it
_RUNNING, _END = 3, 3  # turns of one person; lines in which a talk ends
_MOST_WRONG = 2  # answers that deny what was guessed
_COUNTED = {"ja": "Japanese characters", "en": "English words"}
_OWNER = re.compile(r"筆者|\b[Tt]he author\b")
_WHOLE = re.compile(  # how a narrator's sentence ends
    r"(?:です|ます|した|せん|しょう|ください|[かねよう])[。？]?$|[」』]。?$|[^ぁ-んァ-ヴ一-龠。]$"
)
_BREAKS_OFF = re.compile("(?:った|んだ|れた|けた|えた|いた|かった)。$")
_HEADING = re.compile(
    "どんな[^。、]{1,12}(?:あるん?です|でてく|出てく|です)か|ほかに[はも][^。]{1,14}か。?$|についてはどう"
)
_HEAVY, _MOST_HEAVY = {"ja": 44, "en": 20}, 0.25  # of a sentence; of all sentences
_SENTENCES = re.compile("(?<=[。？！])|(?<=[.?!]) ")
_DENIES = re.compile(r"(?:いえ|いいえ|No)[、。,.]")
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
        lines = sum(len(scene.narration) for scene in spoken if scene.id in part)
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
            _A_LINE * _MOST_LINES * len(part) * len(self.length) + _A_FINDING * lines,
            hosts=hosts,
            first=part[0] == spoken[0].id,
            last=part[-1] == spoken[-1].id,
            part=len(part) < len(spoken),
            whole=measured(length),
            most=4 if hosts else 5,
        )
        rows = {row["scene"]: row["lines"] for row in (answer or {"scenes": []})["scenes"]}
        return [
            replace(scene, narration=tuple(map(self._line, rows[n]))) if rows.get(n) else scene
            for n, scene in enumerate(spoken, 1)
        ]

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
            f"Asked: {_both(plan.asker)}",
            f"Answer: {_both(thesis.text)}" if thesis else "",
            "" if heard or before else f"Hook: {_both(plan.hook.text)}",
            "" if heard else f"Last: {_both(plan.last.text)}",
            "" if heard else self._to_be_said(ids if not every else None),
            "Terms: " + "; ".join(_both(term.text) for term in plan.brief.glossary),
            "" if every else "All titles:\n" + "\n".join(_both(s.title) for s in spoken),
            "Said before:\n" + "\n".join(map(_heard, before)) if before and not every else "",
        ]
        number = len(before) if not every else 0
        seen = marks.of_speech(spoken, article, plan.brief.claims) if heard else {}
        lines = self._items(spoken) if heard else {}
        shown = {
            scene.id: [self.holding.certain(item) for item in lines.get(scene.id, ())]
            for scene in mine
        }
        asked = self.holding.asking_whose(shown)
        for n, scene in enumerate(spoken, 1):
            if scene.id not in part:
                continue
            rows = [*_shown(n, scene, _begins(scene, spoken))]
            for item in asked[scene.id]:
                number += 1
                rows.append(self.holding.row(f"{number}.", item))
            rows += [f"? {mark}" for mark in seen.get(scene.id, ())]
            told.append("\n".join(rows))
        counted = (*self._untold(spoken), *self._counted(spoken), *self._shares(spoken))
        told.append("\n".join(counted) if heard else "")
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
        size = _size(line.text for scene in spoken for line in scene.narration)
        room = {
            x: f"{measured({x: size[x]})}, asked {measured({x: most})}"
            for x, most in self.length.items()
        }
        read = LoneReader(self.holding, self.plan, room).read(said, aloud=True)
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

    # ------------------------------------------------------------------------- what can be counted

    def _to_be_said(self, ids: Collection[str] | None) -> str:
        """What a listener shall know too, of all the article or of some of its sentences."""
        said = [fact for fact in self.plan.facts if fact.is_said]
        mine = [fact for fact in said if ids is None or {*fact.sources} & {*ids}]
        rows = listed(mine, self.holding.article)
        return (
            "\n".join(["To be said, each once, where its slide shows it:", *rows]) if mine else ""
        )

    def _untold(self, spoken: Sequence[Scene]) -> Iterator[str]:
        """What one retells, what a listener shall know, the answer's how: where nobody says it."""
        lines = [line for scene in spoken for line in scene.narration]
        article = self.holding.article
        said = {s for line in lines for s in line.sources}
        never = [article.number(s) for s in self.plan.telling if s not in said]
        if never:
            yield f"! lines {never} are what one retells, and nobody says them"
        facts = [fact for fact in self.plan.facts if fact.is_said]
        missed = [fact for fact in facts if not is_told(fact, lines, article.language)]
        if missed:
            yield "! nobody says this, which a listener needs; it takes the place of lesser things:"
            yield from listed(missed, article)
        thesis = self.plan.brief.thesis
        end = [line.text for line in lines[-_END:]]
        if lost := story.lacking(thesis.text if thesis else None, end, article.language):
            yield f"? the last {_END} lines have nothing of this in the answer: {' … '.join(lost)}"

    def _counted(self, spoken: Sequence[Scene]) -> Iterator[str]:
        """Lines with too many figures, or said before; and the length of all."""
        said = [(scene, line) for scene in spoken for line in scene.narration]
        yield from self._of_length([line for _, line in said])
        yield from _heavy([line for _, line in said], self.length)
        language = self.holding.article.language
        words = [line.text[language] or "" for _, line in said]
        figures = [len(written(with_one_figure(text), language)) for text in words]
        yield from _crowding(figures)
        for n, (_, line) in enumerate(said, 1):
            japanese = line.text.ja or ""
            if not self.hosts and japanese and not _WHOLE.search(japanese):
                yield f"? line {n} is a note, no sentence"
            same = next((m for m in range(n - 1) if whole.alike(words[m], words[n - 1])), -1)
            if same >= 0 and line.sources:
                yield f"? line {n} says line {same + 1} again"
        owned = Counter(
            s.id for (s, _), text in zip(said, words, strict=True) if _OWNER.search(text)
        )
        for scene, count in owned.items():
            if count > _NAMED:
                yield f"? {scene}: who wrote it is named in {count} lines: say it otherwise"
        denied = [n for n, text in enumerate(words, 1) if _DENIES.match(text)]
        if len(denied) > _MOST_WRONG:
            yield f"? lines {denied} begin with “no”: two wrong guesses at most in a talk"

    def _of_length(self, lines: Sequence[Line]) -> Iterator[str]:
        """That all of it is too long; or so short that there is room for what nobody says."""
        size = _size(line.text for line in lines)
        now, most = measured({x: size[x] for x in self.length}), measured(self.length)
        most_of = max(size[x] / most for x, most in self.length.items())
        if most_of > _LONGER:
            gone = round(len(lines) * (1 - 1 / most_of))
            yield f"! {now}, asked are at most {most}: about {gone} lines of {len(lines)} go"
        said = {source for line in lines for source in line.sources}
        facts = (fact for fact in self.plan.facts if not fact.is_said)
        unsaid = [fact for fact in facts if not said & {*fact.sources}]
        if most_of < _SHORTER and unsaid:
            yield f"? {now}, asked are {most}: is one of these missed, that nobody says?"
            yield from listed(unsaid, self.holding.article)

    def _shares(self, spoken: Sequence[Scene]) -> Iterator[str]:
        """That who asks has far too little or too much to say; or that nobody asks."""
        lines = [line for scene in spoken for line in scene.narration]
        if not self.hosts:
            if not any(asks(line.text[x] or "") for line in lines for x in LANGUAGES):
                yield "? nobody asks anything: one real question where a listener has it"
            return
        name, first = self.hosts[0].name, self.hosts[0].id
        turns = [line for line in lines if line.speaker == first]
        asked = sum(asks(line.text[self.holding.article.language] or "") for line in turns)
        yield from _running(lines)
        for n, line in enumerate(lines, 1):
            words = line.text.ja or "" if line.speaker == first else ""
            if _BREAKS_OFF.search(words):
                yield f"? line {n} “{words}” breaks off: said to somebody, or asked"
            if _HEADING.search(words):
                yield f"? line {n} “{words}” asks for the next heading: what would one wonder?"
        if turns and asked > _MOST_ASKED * len(turns):
            yield f"? {name} only asks, in {asked} of {len(turns)} turns: let some doubt or sum up"
        for language in self.length:
            share = _share(lines, first, language)
            if not _LEAST_SHARE <= share <= _MOST_SHARE:
                yield f"? {name} has {share:.0%} of all words ({language}), 30–40 % are asked"


def _heavy(lines: Sequence[Line], languages: Iterable[Language]) -> Iterator[str]:
    """That too many sentences of a language are as long as the longest may be."""
    for language in languages:
        told = [filter(None, _SENTENCES.split(line.text[language] or "")) for line in lines]
        sizes = [[_size_of(each, language) for each in line] for line in told]
        every = sum(map(len, sizes))
        at = [n for n, line in enumerate(sizes, 1) if max(line, default=0) > _HEAVY[language]]
        if len(at) > _MOST_HEAVY * every:
            much = measured({language: _HEAVY[language]})
            yield f"! lines {at} have sentences of more than {much}: one thought each, in two"


def _size_of(sentence: str, language: Language) -> int:
    return len(sentence) if language == "ja" else len(sentence.split())


def _crowding(figures: Sequence[int]) -> Iterator[str]:
    """Where more figures are said than an ear keeps; ``figures`` of each line."""
    for n, count in enumerate(figures, 1):
        on_end = sum(figures[max(0, n - _LINES_ON_END) : n])
        if count > _FIGURES_A_LINE:
            yield f"! line {n} has {count} figures, two at most: a line more, or on the slide alone"
        elif on_end > _FIGURES_ON_END:
            yield f"? lines {max(1, n - _LINES_ON_END + 1)} to {n} have {on_end}, four at most"
    if sum(figures) > _FIGURES:
        yield f"? {sum(figures)} figures in all: a listener keeps about ten"


def _running(lines: Sequence[Line]) -> Iterator[str]:
    """Where one person talks on, over slides too."""
    for n in range(len(lines) - _RUNNING + 1):
        if len({line.speaker for line in lines[n : n + _RUNNING]}) == 1:
            yield f"? lines {n + 1} to {n + _RUNNING} are one person's: would nobody cut in?"


def _share(lines: Sequence[Line], speaker: str, language: Language) -> float:
    """Of the letters of some lines those that one speaker says."""
    sizes = [(line.speaker, len(line.text[language] or "")) for line in lines]
    every = sum(size for _, size in sizes)
    return sum(size for who, size in sizes if who == speaker) / every if every else 0.0


def measured(length: Mapping[Language, int]) -> str:
    return " and ".join(f"{count} {_COUNTED[language]}" for language, count in length.items())


def _size(said: Iterable[Bilingual]) -> dict[Language, int]:
    """Japanese characters and English words of lines."""
    every = list(said)
    words = sum(len((text.en or "").split()) for text in every)
    return {"ja": sum(len(text.ja or "") for text in every), "en": words}


def _heard(line: Line) -> str:
    return _both(line.text) if line.speaker == "narrator" else f"{line.speaker}: {_both(line.text)}"


def _begins(scene: Scene, spoken: Sequence[Scene]) -> str:
    """The name of the part that begins with a scene; "" elsewhere."""
    before = spoken[max(0, spoken.index(scene) - 1)]
    return _both(scene.kicker) if scene.part and scene.part != before.part else ""


def _shown(number: int, scene: Scene, part: str) -> Iterator[str]:
    begins = f", part “{part}” begins" if part else ""
    yield f"Scene {number} ({scene.layout}{begins}): {_both(scene.title)}"
    for point in scene.points:
        yield f"- {_both(point.text)}"
    for group in scene.groups:
        below = "; ".join(_both(point.text) for point in group.points)
        yield f"- {_both(group.title.text)}: {below}"
    for row in scene.table:
        yield "| " + " | ".join(_both(cell.text) for cell in row)
    for name, point in scene.fields.items():
        yield f"- {name}: {_both(point.text)}"


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


def _both(text: Bilingual) -> str:
    return " / ".join(text[language] or "" for language in LANGUAGES if text[language])
