"""The last readings: slides and script as they stand, put right text by text.

Who wrote them reads them once more as an editor would before presenting, beside the article and in
every language, and names each text to change with its new words; then slides and speech together,
one language alone, as somebody who has read neither article nor the other. What is changed is held
to its lines as all else; where it does not hold, or finds no room, the text of before stays.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar

from generator.model import LANGUAGES, Bilingual, Line, Point
from generator.writing import marks, schemas, whole
from generator.writing.deck import fitted, rests_on, words_of
from generator.writing.desk import estimated
from generator.writing.holding import Item
from generator.writing.prompts import said as table
from generator.writing.rearranging import Rearrangement
from generator.writing.texts import texts, with_items

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from generator.model import Gap, Language, Pause, Scene, Storyboard
    from generator.writing.deck import Planned
    from generator.writing.holding import Holding
    from generator.writing.numbered import Numbered
    from generator.writing.script import Host

T = TypeVar("T")
_Place: TypeAlias = tuple[int, int]  # of a scene, and of a text or line in it

_A_CHANGE, _A_FACT, _A_SLIDE = 160, 20, 60  # tokens of an answer
_ANEW = 2400  # tokens of slides made anew
_A_PROMPT, _AN_ANSWER, _LEAST = 2400, 3000, 2000  # tokens of a question
_DRAWN = {
    "chain": ": arrows from each head to its first point and on to the next, cause to effect",
    "steps": ": numbered, one after the other",
    "checklist": ": a box to tick at each",
}
_HOW = ("reword", "delete", "add after")
_DRAWN_AS = ("claims", "false")  # what the form of a slide says, and what of it is not so
_LAST, _SIDE_BY_SIDE = "together", ("differ", "lacks", "twice")
_HOW_ON_SLIDES = (*_HOW, "delete slide")
_NAMED = {"ja": "Japanese", "en": "English"}


def slides(
    shown: Storyboard,
    plan: Planned,
    holding: Holding,
    items_of: Callable[[Scene], Iterable[Item]],
    crowded: Callable[[Storyboard], Sequence[Gap]],
    context: int,
    *,
    last: bool = False,
) -> list[Scene]:
    """The scenes with what an editor would still change in their texts, form and order.

    Args:
        shown: the storyboard with the plan's scenes, without narration.
        plan: for the question that the article answers, and its terms.
        holding: whose model reads, and holds what is changed.
        items_of: every text of a scene with what stands round it.
        crowded: what finds no room: a slide that has more of it afterwards stays as it was.
        context: tokens that one question may have; a deck that has more is read in parts.
        last: nothing is put right any more but texts, laid side by side in both languages, and
            slides that could not be made anew before.
    """
    scenes = list(shown.scenes)
    items = [list(items_of(scene)) for scene in scenes]
    changes = _Changes({}, {}, set())
    form = Rearrangement()
    size = estimated(_slides_told(range(len(scenes)), scenes, items, plan, holding))
    count = -(-size // max(_LEAST, context - _A_PROMPT - _AN_ANSWER))
    lines, languages = len(holding.article.lines), holding.languages
    anew = not last or bool(holding.undone)
    for part in parts(range(len(scenes)), count):
        places = [(n, m) for n in part for m in range(len(items[n]))]
        told = _slides_told(part, scenes, items, plan, holding)
        if last and anew:
            told = "\n".join((f"{told}\n\nSlides that could not be made anew:", *holding.undone))
        shape = schemas.edits(
            len(places),
            lines,
            languages,
            _HOW if last else _HOW_ON_SLIDES,
            seen=(_SIDE_BY_SIDE if last else _DRAWN_AS, len(scenes)),
            anew=anew,
        )
        most = _A_CHANGE * (len(places) // 3 + 4) + _A_SLIDE * len(part) + _ANEW * anew
        given = {"spoken": False, "hosts": (), "layouts": _layouts() if anew else {}}
        answer = holding.desk.ask(_LAST if last else "edit", told, shape, most, **given)
        form = form.and_of(answer) if anew else form
        for edit in (answer or {"edits": []})["edits"]:
            changes.take(places[edit["text"] - 1], edit, items, holding, form.missed)
    if changes.worded or changes.added or changes.gone:
        scenes = _applied(shown, items, changes, holding, items_of, crowded)
    return form.given(replace(shown, scenes=tuple(scenes)), holding, items_of, crowded)


def alone(
    shown: Storyboard,
    plan: Planned,
    holding: Holding,
    items_of: Callable[[Scene], Iterable[Item]],
    context: int,
    crowded: Callable[[Storyboard], Sequence[Gap]] | None = None,
) -> tuple[Scene, ...]:
    """Slides, or what is said during them, read in each language as if there were no other.

    The slides are read before anything is said, so that every form of the talk has them as they
    then are, and speech is written for them; ``crowded`` is given for these. ``shown`` has cover
    and content, narrated where it is speech; the rest is as for ``slides``.
    """
    items = [list(items_of(scene)) for scene in shown.scenes]

    def read(language: Language) -> list[tuple[_Place, Any]]:
        told = (plan, holding, language, context)
        return list(_alone_edited(shown.scenes, items, *told, spoken=crowded is None))

    edits = _of_all(
        each for found in holding.desk.several(read, holding.languages) for each in found
    )
    if crowded is None:
        return _resaid(shown.scenes, edits, holding)
    return tuple(_reshown(shown, items, edits, holding, items_of, crowded))


def _of_all(edits: Iterable[tuple[_Place, Any]]) -> list[tuple[_Place, Any]]:
    """One edit a text: what a reader of one language deletes goes, else the words of each."""
    made: dict[_Place, Any] = {}
    for place, edit in edits:
        first = made.setdefault(place, edit)
        words = {x: first[x] or edit[x] for x in LANGUAGES if x in edit}
        how = "delete" if "delete" in {first["how"], edit["how"]} else "reword"
        made[place] = {
            **first,
            **words,
            "how": how,
            "from": sorted({*first["from"], *edit["from"]}),
        }
    return list(made.items())


def _alone_edited(
    scenes: Sequence[Scene],
    items: Sequence[Sequence[Item]],
    plan: Planned,
    holding: Holding,
    language: Language,
    context: int,
    *,
    spoken: bool,
) -> Iterator[tuple[_Place, Any]]:
    """The edits of one language, in the form of the others, each with where its text stands."""
    every = range(len(scenes))
    told_of = (scenes, items, plan, holding, language)
    size = estimated(_alone_told(every, *told_of, spoken=spoken)[0])
    count = -(-size // max(_LEAST, context - _A_PROMPT - _AN_ANSWER))
    for part in parts(every, count):
        told, places = _alone_told(part, *told_of, spoken=spoken)
        if not places:
            continue
        shape = schemas.read(len(places), len(holding.article.lines))
        most = _A_CHANGE * (len(places) // 4 + 4) + _A_FACT * len(places)
        name = _NAMED[language]
        answer = holding.desk.ask("stranger", told, shape, most, language=name, spoken=spoken)
        for row in (answer or {"edits": []})["edits"]:
            edit = {**row, **dict.fromkeys(holding.languages, ""), language: row["words"]}
            yield places[row["text"] - 1], edit


def _reshown(
    shown: Storyboard,
    items: Sequence[Sequence[Item]],
    edits: Sequence[tuple[_Place, Any]],
    holding: Holding,
    items_of: Callable[[Scene], Iterable[Item]],
    crowded: Callable[[Storyboard], Sequence[Gap]],
) -> Sequence[Scene]:
    """The slides with what was changed on them."""
    changes = _Changes({}, {}, set())
    for place, edit in edits:
        changes.take(place, edit, items, holding, set())
    if not (changes.worded or changes.gone):
        return shown.scenes
    return _applied(shown, items, changes, holding, items_of, crowded)


def _resaid(
    scenes: Sequence[Scene], edits: Sequence[tuple[_Place, Any]], holding: Holding
) -> tuple[Scene, ...]:
    """The scenes with what was changed of what is said."""
    rows: list[_Row] = []
    numbers: dict[_Place, int] = {}
    for n, scene in enumerate(scenes):
        for m, line in enumerate(scene.narration):
            rows.append(_Row(scene, line))
            numbers[n, m] = len(rows)
    mine = [{**edit, "text": numbers[place]} for place, edit in edits]
    if not mine:
        return tuple(scenes)
    said = _said(list(_edited(rows, {"edits": mine}, holding)), holding)
    return tuple(replace(scene, narration=said.get(scene.id, ())) for scene in scenes)


def _alone_told(
    part: Sequence[int],
    scenes: Sequence[Scene],
    items: Sequence[Sequence[Item]],
    plan: Planned,
    holding: Holding,
    language: Language,
    *,
    spoken: bool,
) -> tuple[str, list[_Place]]:
    """Some slides, or what is said during them, in one language; where each number stands."""
    told = [f"Asked: {plan.asker[language] or ''}"]
    places: list[_Place] = []
    article = holding.article

    def row(what: str, text: Bilingual, sources: Iterable[str]) -> str:
        numbers = [article.number(each) for each in sources]
        return f"{len(places)}. {what} {numbers} {text[language] or ''}"

    for n in part:
        title = f": {scenes[n].title[language] or ''}" * spoken
        rows = [f"Slide {n + 1} ({scenes[n].layout}){title}"]
        for m, item in enumerate(() if spoken else items[n]):
            places.append((n, m))
            rows.append(row(item.room or item.role, item.text, item.sources))
        for m, line in enumerate(scenes[n].narration if spoken else ()):
            places.append((n, m))
            speaker = "said" if line.speaker == "narrator" else line.speaker
            rows.append(row(speaker, line.text, line.sources))
        told.append("\n".join(rows))
    near = article.quoted({s for n in part for s in rests_on(scenes[n])})
    told.append("The article, for whoever puts it right:\n" + near)
    return "\n\n".join(told), places


@dataclass(frozen=True, slots=True)
class _Changes:
    """By scene and text: new words, a point behind it, and what is taken away."""

    worded: dict[_Place, Item]
    added: dict[_Place, Item]
    gone: set[_Place]

    def take(
        self,
        place: _Place,
        edit: Any,
        items: Sequence[Sequence[Item]],
        holding: Holding,
        missed: set[int],
    ) -> None:
        """Put an edit where it belongs; the number of a slide that goes, into ``missed``."""
        n, m = place
        item, how = items[n][m], edit["how"]
        if how == "delete" and item.role in {"point", "quote"}:
            self.gone.add(place)
        elif how == "delete slide" and 0 < n < len(items) - 1:
            missed.add(n)
        elif how == "reword" and (new := _reworded(item, edit, holding)) is not None:
            self.worded.setdefault(place, new)
        elif how == "add after" and all(words_of(edit)[x] for x in holding.languages):
            below = item.text[holding.article.language] if item.role == "head" else item.head
            added = replace(item, role="point", text=Bilingual(), head=below or "", room="")
            self.added.setdefault(place, _reworded(added, edit, holding) or added)


def parts(things: Sequence[T], count: int) -> Iterator[Sequence[T]]:
    """As many stretches of about the same length."""
    for n in range(count):
        yield things[n * len(things) // count : (n + 1) * len(things) // count]


def _applied(
    shown: Storyboard,
    items: Sequence[Sequence[Item]],
    changes: _Changes,
    holding: Holding,
    items_of: Callable[[Scene], Iterable[Item]],
    crowded: Callable[[Storyboard], Sequence[Gap]],
) -> list[Scene]:
    scenes = list(shown.scenes)
    worded, added = changes.worded, changes.added
    new = [
        with_items(scene, [worded.get((n, m), item) for m, item in enumerate(items[n])])
        for n, scene in enumerate(scenes)
    ]
    beside = [list(items_of(scene)) for scene in new]
    for n, mine in enumerate(beside):
        gone = {item.text for m, item in enumerate(mine) if (n, m) in changes.gone}
        beside[n] = [
            replace(item, slide=tuple(each for each in item.slide if each not in gone))
            for item in mine
        ]
    more = [replace(item, slide=beside[n][m].slide) for (n, m), item in added.items()]
    held = holding.changed(
        [*(items[n][m] for n, m in worded), *(replace(x, text=Bilingual()) for x in more)],
        [*(beside[n][m] for n, m in worded), *more],
    )
    kept = dict(zip(worded, held, strict=False))
    behind = dict(zip(added, held[len(worded) :], strict=True))
    made = []
    for n, scene in enumerate(scenes):
        mine = [kept.get((n, m), item) for m, item in enumerate(items[n])]
        plain = with_items(scene, mine)
        left = _with_points(
            plain,
            {m for at, m in changes.gone if at == n},
            {m: item for (at, m), item in behind.items() if at == n and item.text != Bilingual()},
        )
        named = {s for _, point, _ in texts(left) for s in point.sources} | {*scene.sources}
        left = replace(left, sources=tuple(sorted(named, key=holding.article.number)))
        made.append(left if fitted(left) == left else plain)
    before, after = (
        Counter(gap.where for gap in crowded(replace(shown, scenes=tuple(each))))
        for each in (scenes, made)
    )
    return [
        old if after[old.id] > before[old.id] else new
        for old, new in zip(scenes, made, strict=True)
    ]


def _with_points(scene: Scene, gone: set[int], behind: Mapping[int, Item]) -> Scene:
    """Without some of its texts, which are counted from the title, with a point behind others."""
    number = iter(range(1, 1000))

    def several(given: Sequence[Point]) -> tuple[Point, ...]:
        made: list[Point] = []
        for point in given:
            at = next(number)
            made += [point] * (at not in gone) + _new(behind.get(at))
        return tuple(made)

    points = (*_new(behind.get(0)), *several(scene.points))
    groups = []
    for group in scene.groups:
        first = _new(behind.get(next(number)))
        groups.append(replace(group, points=(*first, *several(group.points))))
    fields = {name: p for name, p in scene.fields.items() if next(number) not in gone}
    return replace(scene, points=points, groups=tuple(groups), fields=fields)


def _new(item: Item | None) -> list[Point]:
    return [Point(item.text, item.sources, verdict=item.verdict)] if item else []


def _layouts() -> dict[str, str]:
    """What a slide may be made anew as, and what each holds."""
    return {name: use for name, use in table("layouts").items() if name != "block"}


def _slides_told(
    part: Sequence[int],
    scenes: Sequence[Scene],
    items: Sequence[Sequence[Item]],
    plan: Planned,
    holding: Holding,
) -> str:
    """Some slides, each text with its number, beside the lines they rest on and all titles."""
    told = []
    count = 0
    article = holding.article
    for n in part:
        drawn = _DRAWN.get(scenes[n].layout, "")
        rows = [f"Slide {n + 1} ({scenes[n].layout}{drawn})"]
        for item in items[n]:
            count += 1
            lines = [article.number(each) for each in item.sources]
            rows.append(f"{count}. {item.room or item.role} {lines} {_both(item.text)}")
        rows += [f"(marked: {mark})" for mark in marks.of_slide(scenes[n], article)]
        told.append("\n".join(rows))
    near = article.quoted({s for n in part for s in rests_on(scenes[n])})
    titles = "\n".join(_both(scene.title) for scene in scenes)
    return "\n\n".join((*_known(near, plan, holding), "All titles:\n" + titles, *told))


def _known(lines: str, plan: Planned, holding: Holding) -> tuple[str, ...]:
    terms = "; ".join(_both(term.text) for term in plan.brief.glossary)
    about = [f"The article: {holding.speaking}"] * bool(holding.speaking)
    lost = [_both(item.text) for item in holding.lost if item.text != Bilingual()]
    gone = ["Left out, as it did not hold:\n" + "\n".join(lost)] * bool(lost)
    return (
        lines,
        *about,
        *odd(plan, holding.article),
        f"Asked: {_both(plan.asker)}",
        f"Terms: {terms}",
        *gone,
    )


def odd(plan: Planned, article: Numbered) -> list[str]:
    """The lines that contradict each other, as a question tells them; none where none do."""
    lines = article.quoted(plan.oddities)
    return [f"Odd in the article, told once with what is odd about it:\n{lines}"] * bool(lines)


def _both(text: Bilingual) -> str:
    return " / ".join(text[language] or "" for language in LANGUAGES if text[language])


def _reworded(item: Item, edit: Any, holding: Holding) -> Item | None:
    """The text with the words of an edit, those of a language that has none as they were."""
    text = item.text
    for language, words in _words(edit):
        text = text.having(language, words)
    sources = holding.article.ids(edit["from"]) or item.sources
    return replace(item, text=text, sources=sources) if text != item.text else None


def _words(edit: Any) -> Iterator[tuple[Any, str]]:
    told = words_of(edit)
    yield from ((language, told[language] or "") for language in LANGUAGES if told[language])


# ------------------------------------------------------------------------------------ what is said


@dataclass(frozen=True, slots=True)
class _Row:
    """A spoken line; ``changed`` since it was held."""

    scene: Scene
    line: Line
    changed: bool = False
    before: Line | None = None


def spoken(
    heard: Sequence[Scene],
    plan: Planned,
    facts: Sequence[Any],
    holding: Holding,
    hosts: Sequence[Host],
    notes: Sequence[str],
    *,
    last: bool = False,
) -> dict[str, tuple[Line, ...]]:
    """The lines of some scenes, by scene, with what an editor would still change.

    Args:
        heard: scenes with narration, in their order.
        plan: for the question that the article answers, and its terms.
        facts: what a listener must have of them: what is told nowhere is to be added.
        holding: whose model reads, and holds what is changed.
        hosts: who talks; none for a narrator.
        notes: what was counted or seen, to be decided about as well.
        last: both languages lie beside what the slides show; facts were settled before.
    """
    article = holding.article
    rows = [_Row(scene, line) for scene in heard for line in scene.narration]
    numbers = {sentence.id: n for n, sentence in enumerate(article.sentences, 1)}
    near = article.quoted({s for scene in heard for s in rests_on(scene)})
    told = [
        *_known(near, plan, holding),
        *(() if last else ["Facts:\n" + whole.facts(facts)]),
        whole.numbered(heard, numbers, shown=last),
    ]
    told += ["Counted:\n" + "\n".join(notes)] * bool(notes)
    shape = schemas.edits(
        len(rows),
        len(article.lines),
        holding.languages,
        _HOW,
        [host.id for host in hosts],
        seen=(_SIDE_BY_SIDE, len(heard)) if last else ((), 0),
        told=((), 0) if last else ([scene.id for scene in heard], len(facts)),
    )
    most = _A_CHANGE * (len(rows) // 3 + 4) + _A_FACT * len(facts) + _A_SLIDE * len(heard)
    given = {"spoken": True, "hosts": hosts, "layouts": {}}
    answer = holding.desk.ask(_LAST if last else "edit", "\n\n".join(told), shape, most, **given)
    if not answer or not answer["edits"]:
        return {}
    return _said(list(_edited(rows, answer, holding)), holding)


def _edited(rows: Sequence[_Row], answer: Any, holding: Holding) -> Iterator[_Row]:
    """The rows in their order, reworded, without some, with new ones after some."""
    left = Counter(row.scene.id for row in rows)
    for number, row in enumerate(rows, 1):
        mine = [edit for edit in answer["edits"] if edit["text"] == number]
        own = next((edit for edit in mine if edit["how"] != "add after"), None)
        if own and own["how"] == "delete" and left[row.scene.id] > 1:
            left[row.scene.id] -= 1
        elif own and own["how"] == "reword":
            yield _again(row, own, holding)
        else:
            yield row
        for edit in mine:
            if edit["how"] == "add after" and any(_words(edit)):
                empty = Line("", Bilingual(), (), edit.get("speaker") or row.line.speaker)
                yield replace(_again(replace(row, line=empty), edit, holding), before=None)


def _again(row: _Row, edit: Any, holding: Holding) -> _Row:
    text = row.line.text
    for language, words in _words(edit):
        text = text.having(language, words)
    sources = holding.article.ids(edit["from"]) or row.line.sources
    speaker = edit.get("speaker") or row.line.speaker
    line = replace(row.line, text=text, sources=sources, speaker=speaker)
    return _Row(row.scene, line, changed=line != row.line, before=row.line)


def _said(rows: Sequence[_Row], holding: Holding) -> dict[str, tuple[Line, ...]]:
    """The rows held: a changed one that does not hold is as it was, or not there."""
    language = holding.article.language
    heard = [row.line.text[language] or "" for row in rows]
    places = [n for n, row in enumerate(rows) if row.changed]
    new = [_item(rows[n], rows[n].line, heard[:n], heard[n + 1 :]) for n in places]
    old = [_item(rows[n], rows[n].before or Line("", Bilingual()), heard[:n]) for n in places]
    kept = dict(zip(places, holding.changed(old, new), strict=True))
    said: dict[str, list[Line]] = {}
    for n, row in enumerate(rows):
        item = kept.get(n)
        line = row.line
        if item is not None and item.text == (row.before or Line("", Bilingual())).text:
            line = row.before or replace(line, text=Bilingual())
        elif item is not None:
            verdict = item.verdict if item.sources else ""
            line = replace(line, text=item.text, sources=item.sources, verdict=verdict)
        if any(line.text[each] for each in LANGUAGES):
            said.setdefault(row.scene.id, []).append(line)
    return {scene: named(scene, lines) for scene, lines in said.items()}


def _item(row: _Row, line: Line, earlier: Sequence[str], after: Sequence[str] = ()) -> Item:
    slide = tuple(point.text for _, point, _ in texts(row.scene))
    before = earlier[-1] if earlier else ""
    near = tuple(rests_on(row.scene))
    alone = line.speaker == "narrator"
    return Item(
        "line",
        line.text,
        line.sources,
        slide,
        near,
        before,
        tuple(earlier),
        room="said" if alone else "",
        by="" if alone else line.speaker,
        after=after[0] if after else "",
    )


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
