"""The editor's way: understand and plan in one question, hold every text, write the script."""

from __future__ import annotations

import math
import time
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from generator import patterns as re
from generator.errors import SettingsError
from generator.locale import phrase, words
from generator.model import LANGUAGES, Bilingual, Point, Scene
from generator.progress import Message
from generator.verifying import strange_figures
from generator.web.chat import chat
from generator.writing import proofs, schemas, whole
from generator.writing.deck import GIVEN, fitted, planned, rests_on
from generator.writing.desk import EditorDesk, Meter, estimated
from generator.writing.digest import within
from generator.writing.holding import Holding, Item, foreign
from generator.writing.numbered import numbered
from generator.writing.options import WriterOptions
from generator.writing.prompts import Prompts, said, too_long
from generator.writing.rewording import expected as rewording_tokens
from generator.writing.rewording import reworded
from generator.writing.script import Host, heard, told
from generator.writing.texts import crowding, rebuilt, rooms, texts, with_items

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from generator.model import Article, Brief, Gap, Language, Storyboard
    from generator.progress import Report
    from generator.settings import Settings
    from generator.writing.deck import Planned

    Names = Mapping[Language, Mapping[str, str]]

_CHARACTERS_A_SCENE, _FEWEST_SCENES, _MOST_SCENES = 180, 8, 12
_REALLY_A_SCENE, _A_PROMPT, _LEAST_ROOM = 150, 5600, 1500  # tokens
_A_REVIEW, _A_REVISION = 2800, 6500  # tokens of prompt and answer
_A_SCENE, _A_BRIEF = 300, 700  # tokens of an answer in one language, generously
_A_FACT, _A_FAULT = 60, 60  # tokens of an answer
_TOKENS_A_TOKEN, _TOKENS_A_LANGUAGE = 12, 80_000  # of the article; as four articles took them
_QUESTIONS, _QUESTIONS_A_SCENE = 15, 2
_CHARACTERS_A_FACT, _FEWEST_FACTS, _MOST_FACTS = 60, 8, 24
_FEWEST_SAID, _CHARACTERS_SAID = 5, 90  # facts that are said; characters of a talk for each
_BESIDE = 16  # texts of a slide that are shown with those to be judged
_FEWEST_PLANNED = 3  # scenes: fewer are no plan
_MOST_REFUSED = 0.5  # of the texts of a plan, after mending
_PLANNERS = 3e9  # parameters: smaller models choose and shorten, but lose a plan's thread
_TOO_FULL = (
    "slide {slide}: {why}: fewer groups or points, shorter texts, or another layout; what it says"
    " must stay, on a slide more where needed{holds}"
)
_FORGOTTEN = (
    "{name} ({what}) is on no slide and would get one of its own before the end: show it, or name"
    " its lines in left"
)
_ONE_VOICE = frozenset({"essay", "review", "talk"})
_A_MINUTE, _TALK, _SHORTEST, _LONG = 330, 1000, 400, 4000  # characters said, and of an article
_WORDS_A_CHARACTER = 0.44  # English words for a Japanese character, as in the worked examples
_FEWEST, _MOST = 2, 4  # who talk in a conversation


class Editor:
    """One article, one model, one show."""

    def __init__(
        self,
        article: Article,
        brief: Brief,
        settings: Settings,
        report: Report,
        names: Names | None = None,
        crowded: Callable[[Storyboard], Sequence[Gap]] = lambda _: (),
    ) -> None:
        self.article, self.brief, self.settings, self.report = article, brief, settings, report
        self.crowded = crowded
        self.names = names or {each: words(each)["speakers"] for each in LANGUAGES}
        self.lines = numbered(article)
        wanted = {article.language, *settings.languages}
        self.languages: tuple[Language, ...] = tuple(x for x in ("ja", "en") if x in wanted)

    def edited(self, storyboard: Storyboard) -> tuple[Brief, Storyboard]:
        """See ``generator.writing.edited``."""
        model = chat("writer", self.settings, self.report)
        judge = chat("writer", _verifier(self.settings), self.report)
        if model is None or judge is None:
            return self.brief, storyboard
        prompts = Prompts(self.settings, self.languages)
        cache = self.settings.cache / "writer"
        with model, judge:
            meter = Meter()
            desk = EditorDesk(model, prompts, cache, self.report, meter)
            judging = EditorDesk(judge, prompts, cache, self.report, meter)
            hosts = [called for host in self._hosts() for called in host.name.split(" / ")]
            holding = Holding(self.lines, self.languages, desk, judging, hosts, self._about())
            self._estimated(desk, storyboard.scenes)
            begun = time.monotonic()
            made = self._written(storyboard, desk, holding)
            self._counted(desk, holding, time.monotonic() - begun)
            return made

    def _written(
        self, storyboard: Storyboard, desk: EditorDesk, holding: Holding
    ) -> tuple[Brief, Storyboard]:
        plan = self._plan(storyboard, desk, holding.judge) if not _is_small(desk) else None
        if plan is None or len(plan.scenes) < _FEWEST_PLANNED:
            scenes = reworded(storyboard.scenes, self.lines, desk, holding)
            return self.brief, self._credited(replace(storyboard, scenes=scenes), desk, "reworded")
        holding.speaking = self._speaking(plan)
        self._outlined(plan, plan.scenes, holding)
        held = self._held(plan, holding)
        if held is None:
            self.report(Message("writer_senseless", (("model", desk.model),)))
            return self.brief, storyboard
        self._outlined(plan, held, holding)
        held = self._roomy(replace(storyboard, scenes=tuple(held)), holding)
        context = self.settings.of(WriterOptions).context
        reading = replace(storyboard, scenes=tuple(held))
        held = proofs.slides(reading, plan, holding, self._items, self.crowded, context)
        self._outlined(plan, held, holding)
        reading = replace(storyboard, scenes=tuple(held))
        held = list(proofs.alone(reading, plan, holding, self._items, context, self.crowded))
        reading = replace(storyboard, scenes=tuple(held))
        held = proofs.slides(reading, plan, holding, self._items, self.crowded, context, last=True)
        self._outlined(plan, held, holding)
        title = self._titled(storyboard.title, plan, holding)
        covers = [scene for scene in storyboard.scenes if scene.layout == "title"]
        cover = [self._covered(scene, title, plan, holding) for scene in covers[:1]]
        notes = [scene for scene in storyboard.scenes if scene.layout == "notes"]
        left = {s for aside in plan.brief.asides for s in aside.sources}
        notes = [scene for scene in notes if not (_named_in(scene) and _named_in(scene) <= left)]
        notes = [replace(scene, points=tuple(self._useful(scene))) for scene in notes]
        notes = [scene for scene in notes if scene.points]
        own = Scene(
            "own", "notes", Bilingual(), points=(Point(self._own(storyboard.title, title)),)
        )
        *shown, own = self._celled([*held, *notes, own], plan, desk)
        held, notes = shown[: len(held)], shown[len(held) :]
        hosts = self._hosts()
        spoken = told([*cover, *held], plan, holding, hosts, self._length())
        reading = replace(storyboard, scenes=spoken)
        spoken = proofs.alone(reading, plan, holding, self._items, context)
        spoken = heard(spoken, plan, holding, hosts, self._length())
        named = self._whole(own.points[0].text, title)
        whole = replace(storyboard, title=named, scenes=(*spoken, *notes))
        credited = self._credited(whole, desk, by=plan.byline.text)
        return plan.brief, replace(credited, title=title)

    def _outlined(self, plan: Planned, scenes: Sequence[Scene], holding: Holding) -> None:
        """What the talk answers and its titles as they are now: told to who writes again."""
        titles = (_pair(scene.title) for scene in scenes)
        holding.outline = "\n".join((f"Asked: {_pair(plan.asker)}", *titles))

    def _length(self) -> dict[Language, int]:
        """How much is said: Japanese characters, English words.

        Three minutes of a talk; less of a short article, a little more of a long one.
        """
        size = sum(len(line) for line in self.lines.lines)
        size //= 2 if self.article.language == "en" else 1
        characters = min(_TALK + max(0, size - _LONG) // 20, size // 2)
        if self.settings.minutes:
            characters = min(round(_A_MINUTE * self.settings.minutes), size)
        characters = max(_SHORTEST, characters)
        return {"ja": characters, "en": round(characters * _WORDS_A_CHARACTER)}

    def _about(self) -> str:
        """What is known of the article beside its lines: who published it, and when."""
        source = self.article.source
        told = (("by", source.author), ("published", source.date), ("on", source.site))
        return ", ".join(f"{how} {what}" for how, what in told if what)

    def _voice(self) -> str:
        """Whose a line is that names nobody."""
        by = {"interview": "whoever is interviewed", "speaker": "whoever speaks there"}
        told = by.get(self.brief.speaker, f"its {self.brief.speaker}")
        return "the meeting, as its minutes have it" if self.brief.kind == "minutes" else told

    def _speaking(self, plan: Planned) -> str:
        """Who the lines are by where they name nobody, and who else the plan found speaking."""
        told = f"{self.brief.kind}; where a line names nobody, {self._voice()}"
        owners = [claim.says.owner for claim in plan.brief.claims if claim.says.owner]
        named = ", ".join(dict.fromkeys(owners))
        told = f"{told}; who says what, by the plan: {named}" if named else told
        about = self._about()
        return f"{told}; known beside its lines: {about}" if about else told

    def _titled(self, own: Bilingual, plan: Planned, holding: Holding) -> Bilingual:
        """The plan's title for the cover where it holds, else the article's in each language."""
        language = self.lines.language
        if own[language] != plan.title.text[language]:
            item = Item("title", plan.title.text, plan.title.sources)
            if not (held := holding.held([item])[0]).faults:
                return held.text
        return self._whole(own, plan.title.text)

    def _own(self, own: Bilingual, title: Bilingual) -> Bilingual:
        """The article's title for its source, the cover's where that is a label.

        With the cover's words in the other language, where they are of the same title.
        """
        language = self.lines.language
        same = own[language] == title[language] or _LABEL.match(own[language] or "")
        return (
            self._whole(title if _LABEL.match(own[language] or "") else own, title) if same else own
        )

    def _covered(self, cover: Scene, title: Bilingual, plan: Planned, holding: Holding) -> Scene:
        """The cover with its title in both languages, and whose it is where it does not say so."""
        cover = replace(cover, title=title)
        byline = Item("head", plan.byline.text, plan.byline.sources, room="byline")
        told = cover.title[self.lines.language] or ""
        again = _said_in(plan.byline.text[self.lines.language] or "", told)
        if cover.points:
            return cover
        if plan.byline.sources and not again and not holding.exact(byline):
            return replace(cover, points=(plan.byline,))
        return replace(cover, points=self._asked(plan, told))

    def _asked(self, plan: Planned, title: str) -> tuple[Point, ...]:
        """What the talk will answer, where nothing else stands below its title."""
        asked = plan.asker[self.lines.language] or ""
        words = [(plan.asker[x] or "", x) for x in self.languages]
        fits = all(each and not too_long(each, x, "byline") for each, x in words)
        return (Point(plan.asker),) if fits and not _said_in(asked, title) else ()

    def _whole(self, title: Bilingual, other: Bilingual) -> Bilingual:
        """The show's title, where its translation is missing with the model's."""
        for language in self.languages:
            words = other[language]
            if not title[language] and words and not foreign(words, language):
                title = title.having(language, words)
        return title

    # ------------------------------------------------------------------------------- the plan

    def _plan(self, storyboard: Storyboard, desk: EditorDesk, judge: EditorDesk) -> Planned | None:
        blocks = {
            f"B{n}": scene
            for n, scene in enumerate((s for s in storyboard.scenes if _is_given(s)), 1)
        }
        fewest, most = self._bearable()
        facts = self._facts()
        article = within(self.lines, self._room(most), desk)
        slides = {
            "layouts": {n: use for n, use in said("layouts").items() if n != "block" or blocks},
            "blocks": {n: self._what(scene) for n, scene in blocks.items()},
        }
        answer = desk.ask(
            "plan",
            article,
            schemas.plan(len(self.lines.lines), self.languages, list(blocks), most + 2, facts[1]),
            (_A_SCENE * (most + 2) + _A_BRIEF) * len(self.languages) + _A_FACT * facts[1],
            known=self._known(),
            kind=self.brief.kind,
            speaker=self._voice(),
            about=self._about(),
            noticed=[o.text[self.article.language] for o in self.article.oddities],
            one_voice=self.brief.kind in _ONE_VOICE,
            sure=said("sure"),
            fewest_facts=facts[0],
            most_facts=facts[1],
            say=self._said(),
            fewest=fewest,
            most=most,
            terms=[t.text for t in self.brief.glossary if t.text.ja and t.text.en],
            **slides,
        )
        if not answer:
            return None
        if len(answer["scenes"]) >= _FEWEST_PLANNED:
            full = partial(self._full, storyboard, blocks)
            answer = self._corrected(answer, article, most + 2, slides, desk, judge, full)
        return planned(answer, self.lines, self.brief, blocks)

    def _full(self, storyboard: Storyboard, blocks: Mapping[str, Scene], answer: Any) -> list[str]:
        """What is wrong with the slides of a plan that are too full as they would be laid out.

        With it the tables and pictures that the plan forgot.
        """
        plan = planned(answer, self.lines, self.brief, blocks)
        found: dict[int, str] = {}
        for gap in self.crowded(replace(storyboard, scenes=plan.scenes)):
            row = plan.rows.get(gap.where, 0)
            if row and answer["scenes"][row - 1]["layout"] != "block":
                found.setdefault(row, gap.why)
        for scene in plan.scenes:
            row = plan.rows.get(scene.id, 0)
            wanted = answer["scenes"][row - 1]["layout"] if row else scene.layout
            if wanted not in {scene.layout, "block"}:
                found.setdefault(row, f"does not make a {wanted}, would be shown as {scene.layout}")
        of = {scene.id: name for name, scene in blocks.items()}
        left = [s.id for s in plan.scenes if s.id in of and s.id not in plan.rows]
        return [
            *_too_full(answer["scenes"], found),
            *(_FORGOTTEN.format(name=of[each], what=self._what(blocks[of[each]])) for each in left),
        ]

    def _what(self, scene: Scene) -> str:
        """A table or picture as the plan is told of it: what it is, and the first of its lines."""
        lines = [self.lines.number(each) for each in rests_on(scene)][:3]
        return f"{scene.layout}: {scene.title.ja or scene.title.en}, lines {lines} …"

    def _facts(self) -> tuple[int, int]:
        """How many facts an article of this length has to give, at least and at most."""
        size = sum(len(line) for line in self.lines.lines)
        size //= 2 if self.article.language == "en" else 1
        most = min(_MOST_FACTS, max(_FEWEST_FACTS, size // _CHARACTERS_A_FACT))
        return most * 2 // 3, most

    def _said(self) -> int:
        """How many facts have room in what is said."""
        return max(_FEWEST_SAID, self._length()["ja"] // _CHARACTERS_SAID)

    def _corrected(
        self,
        answer: Any,
        article: str,
        most: int,
        slides: Any,
        desk: EditorDesk,
        judge: EditorDesk,
        full: Callable[[Any], list[str]],
    ) -> Any:
        """The plan once more, with what a reader of the whole found put right.

        A slide that is too full for its layout is one such thing, and is made again twice.
        """
        rows = answer["scenes"]
        facts = answer["brief"]["facts"]
        known = (
            "Facts:\n" + whole.facts(facts),
            f"Asked: {_joined(answer['brief']['asker'])}",
            f"Hook: {_joined(answer['brief']['hook'])}",
            f"Last: {_joined(answer['brief']['last'])}",
            "Claims:\n" + whole.claims(answer["brief"]),
            "Terms: " + "; ".join(f"{t['ja']} = {t['en']}" for t in answer["brief"]["terms"]),
            whole.slides(rows),
        )
        room = self.settings.of(WriterOptions).context - _A_REVIEW
        named = {line for row in [*facts, *rows] for line in whole.lines(row)}
        given = article
        near = self.lines.quoted(self.lines.ids(named))
        if estimated(article, *known) > room:
            article = near
        crowded = full(answer)
        told = "\n\n".join((article, *known))
        if estimated(told, *crowded) > room:
            return answer
        shape = schemas.reviewed(len(rows), len(facts))
        beside = "\n".join((told, "", "Known to whoever mends:", *crowded)) if crowded else told
        review = judge.ask("review", beside, shape, _A_FAULT * (len(facts) // 3 + 14))
        noted = review or {"facts": [], "faults": [], "slides": [], "unknown": []}
        found = whole.found(noted, answer, self.lines, given, self._said())
        faults = [*crowded, *found]
        if not faults:
            return answer
        if estimated(told, *faults) > self.settings.of(WriterOptions).context - _A_REVISION:
            told = "\n\n".join((near, *known))
        again = self._revised(answer, told, faults, most, slides, desk)
        left = full(again)
        if again is answer or not left:
            return again
        told = "\n\n".join((article, *known[:-1], whole.slides(again["scenes"])))
        return self._revised(again, told, left, most, slides, desk)

    def _revised(
        self,
        answer: Any,
        told: str,
        faults: Sequence[str],
        most: int,
        slides: Any,
        desk: EditorDesk,
    ) -> Any:
        """The answer with slides in the place of those that were found wanting."""
        rows = answer["scenes"]
        wanting = "Found:\n" + "\n".join(f"- {fault}" for fault in faults)
        again = desk.ask(
            "revise",
            f"{told}\n\n{wanting}",
            schemas.changes(
                len(self.lines.lines),
                self.languages,
                list(slides["blocks"]),
                len(rows),
                len(answer["brief"]["facts"]),
            ),
            _A_SCENE * (len(rows) + 1) * len(self.languages),
            most=most,
            say=self._said(),
            **slides,
        )
        if not again:
            return answer
        told_of = answer["brief"]
        brief = {**told_of, "asides": sorted({*told_of["asides"], *again["left"]})}
        brief |= {name: again[name] for name in ("hook", "last") if again[name]["from"]}
        if wanted := {*again["say"]}:
            brief["facts"] = [
                {**row, "say": n in wanted} for n, row in enumerate(told_of["facts"], 1)
            ]
        if all(again["asker"].get(each) for each in self.languages):
            brief["asker"] = again["asker"]
        return {"brief": brief, "scenes": whole.changed(rows, again["changes"], most)}

    def _celled(self, scenes: Sequence[Scene], plan: Planned, desk: EditorDesk) -> list[Scene]:
        """The tables, charts and notes with their texts in the language they lack."""
        made = list(scenes)
        none = phrase("planning", "untranslated")
        for language in self.languages:
            texts = [p.text for scene in made for p in _copied(scene) if p.text != none]
            missing = [text for text in texts if _lacks(text, language)]
            wanting = list(dict.fromkeys(text[self.lines.language] or "" for text in missing))
            if not wanting:
                continue
            answer = desk.ask(
                "cells",
                "\n".join(f"{n}. {words}" for n, words in enumerate(wanting, 1)),
                schemas.cells(len(wanting)),
                _A_FACT * len(wanting),
                spoken=_NAMED[self.lines.language],
                wanted=_NAMED[language],
                terms=[t.text for t in plan.brief.glossary],
            )
            told = {row["cell"]: row["text"].strip() for row in (answer or {"cells": []})["cells"]}
            spoken = self.lines.language
            known = {
                words: told[n]
                for n, words in enumerate(wanting, 1)
                if told.get(n)
                and not foreign(told[n], language)
                and not strange_figures(told[n], language, [words], spoken)
            }
            made = [_having(scene, language, spoken, known) for scene in made]
        return made

    def _room(self, scenes: int) -> int:
        """Tokens that are left for the article in ``[writer] context``."""
        answer = (_REALLY_A_SCENE * scenes + _A_BRIEF // 2) * len(self.languages)
        return max(_LEAST_ROOM, self.settings.of(WriterOptions).context - answer - _A_PROMPT)

    def _known(self) -> tuple[str, ...]:
        """How the article was understood before, which a person may have corrected since."""
        language = self.lines.language
        told = [self.brief.thesis, *(claim.says for claim in self.brief.claims)]
        texts = [each.text[language] for each in told if each is not None]
        return tuple(text for text in texts if text)

    def _bearable(self) -> tuple[int, int]:
        """How many scenes an article of this length bears, cover and sources not counted."""
        if self.settings.slides:
            wanted = max(3, self.settings.slides - 2)
            return wanted, wanted
        size = sum(len(line) for line in self.lines.lines)
        size //= 2 if self.article.language == "en" else 1
        most = min(_MOST_SCENES, max(_FEWEST_SCENES, size // _CHARACTERS_A_SCENE))
        return most - 2, most

    # ------------------------------------------------------------------------ holding the deck

    def _held(self, plan: Planned, holding: Holding) -> list[Scene] | None:
        """The scenes with the texts that hold; a title that does not gives way to another.

        Nothing at all where most do not hold: such a plan is no reading of the article.
        """
        items = [item for scene in plan.scenes for item in self._items(scene)]
        judged = holding.held(items)
        if sum(bool(item.faults) for item in judged) > _MOST_REFUSED * len(judged):
            return None
        held = iter(judged)
        made: list[Scene] = []
        untitled: list[int] = []
        for scene in plan.scenes:
            title = next(held)
            untitled += [len(made)] * bool(title.faults)
            titled = replace(
                scene,
                title=title.text,
                title_sources=title.sources,
                title_verdict=title.verdict,
                alternatives=self._others(scene, plan),
            )
            kept = rebuilt(titled, lambda point: self._kept(point, next(held)))
            made.append(fitted(self._resting(kept)) if scene.layout not in GIVEN else kept)
        self._retitled(made, untitled, holding)
        return self._without(plan.scenes, made, holding)

    def _without(self, before: Sequence[Scene], made: list[Scene], holding: Holding) -> list[Scene]:
        """Slides that lost a text once more: what stood on it may say something else without."""
        torn = [
            n
            for n, (old, new) in enumerate(zip(before, made, strict=True))
            if sum(1 for _ in texts(new)) < sum(1 for _ in texts(old)) and new.layout not in GIVEN
        ]
        items = [list(self._items(made[n])) for n in torn]
        held = iter(holding.held([item for mine in items for item in mine[1:]]))
        for n in torn:
            kept = rebuilt(made[n], lambda point: self._kept(point, next(held)))
            made[n] = fitted(self._resting(kept))
        return made

    def _roomy(self, shown: Storyboard, holding: Holding) -> list[Scene]:
        """The scenes with what has no room on their slides written shorter, where that holds."""
        gaps: dict[str, list[Gap]] = {}
        for gap in self.crowded(shown):
            gaps.setdefault(gap.where, []).append(gap)
        items = [list(self._items(scene)) for scene in shown.scenes]
        found = [
            crowding(mine, gaps.get(scene.id, ())) if scene.layout not in GIVEN else {}
            for scene, mine in zip(shown.scenes, items, strict=True)
        ]
        wanting = [
            replace(mine[n], faults=(why,))
            for mine, faults in zip(items, found, strict=True)
            for n, why in faults.items()
        ]
        shorter = iter(holding.shortened(wanting))
        for mine, faults in zip(items, found, strict=True):
            for n in faults:
                mine[n] = next(shorter)
        return [with_items(scene, mine) for scene, mine in zip(shown.scenes, items, strict=True)]

    def _items(self, scene: Scene) -> Iterator[Item]:
        """Every text of a scene with what stands round it."""
        language = self.lines.language
        slide = tuple(point.text for _, point, _ in texts(scene))[:_BESIDE]
        for (role, point, head), size in zip(texts(scene), rooms(scene), strict=True):
            below = (head[language] or "") if head else ""
            yield Item(role, point.text, point.sources, slide, scene.sources, below, room=size)

    def _resting(self, scene: Scene) -> Scene:
        """With the sentences its texts name now, and those of lost ones: still to be said."""
        return replace(scene, sources=tuple(sorted(_named_in(scene), key=self.lines.number)))

    def _others(self, scene: Scene, plan: Planned) -> tuple[Bilingual, ...]:
        other = plan.others.get(scene.id, Bilingual())
        return (other,) if any(other[language] for language in self.languages) else ()

    def _retitled(self, made: list[Scene], untitled: Sequence[int], holding: Holding) -> None:
        """The other title where the first does not hold, and else the rules' note of a sentence."""
        wanting = [made[n] for n in untitled]
        others = [
            Item("title", (scene.alternatives or (Bilingual(),))[0], scene.title_sources)
            for scene in wanting
        ]
        for n, scene, other in zip(untitled, wanting, holding.held(others), strict=True):
            plain = self._plain(scene.title_sources)
            text, verdict = (plain.text, "") if other.faults else (other.text, other.verdict)
            made[n] = replace(scene, title=text, title_verdict=verdict, alternatives=())

    def _kept(self, point: Point, item: Item) -> Point | None:
        if not item.faults:
            return replace(point, text=item.text, sources=item.sources, verdict=item.verdict)
        plain = self._plain(point.sources)
        return plain if all(plain.text[x] for x in self.languages) else None

    def _plain(self, sources: Sequence[str]) -> Point:
        """The rules' note of the first sentence a text rests on."""
        from generator.wording.notes import note

        known = {sentence.id: sentence.text for sentence in self.lines.sentences}
        first = next((s for s in sources if s in known), "")
        return Point(note(known[first]) if first else Bilingual(), (first,) if first else ())

    # --------------------------------------------------------------------------- who, how much

    def _hosts(self) -> tuple[Host, ...]:
        if self.settings.format != "dialogue":
            return ()
        told = self.settings.of(WriterOptions)
        ids = tuple(dict.fromkeys(told.speakers))
        if not _FEWEST <= len(ids) <= _MOST:
            raise SettingsError("[writer] speakers must name two to four", 'try "host, guest"')
        plain = list(said("characters").values())
        like = (*told.characters, *plain[len(told.characters) :])
        return tuple(Host(name, self._called(name), like[n]) for n, name in enumerate(ids))

    def _called(self, speaker: str) -> str:
        """What the others call a host, in each language."""
        names = [self.names.get(each, {}).get(speaker, speaker) for each in self.languages]
        return " / ".join(dict.fromkeys(names))

    def _estimated(self, desk: EditorDesk, scenes: Sequence[Scene]) -> None:
        """About how much will be asked: a plan, a script of the same length, checks of both."""
        size = estimated(*self.lines.lines)
        tokens = (_TOKENS_A_TOKEN * size + _TOKENS_A_LANGUAGE) * len(self.languages)
        questions = _QUESTIONS + _QUESTIONS_A_SCENE * self._bearable()[1]
        if _is_small(desk):
            tokens = rewording_tokens(scenes, self.languages)
            questions = _QUESTIONS_A_SCENE * len(scenes)
        desk.meter.expected = tokens
        told = {"model": desk.model, "tokens": _priced(tokens, desk), "questions": str(questions)}
        self.report(Message("writer_estimate", tuple(told.items())))

    def _counted(self, desk: EditorDesk, holding: Holding, seconds: float) -> None:
        told = {
            "tokens": _priced(desk.meter.used, desk),
            "minutes": str(math.ceil(seconds / 60)),
            "texts": str(holding.texts),
            "mended": str(holding.mended),
            "replaced": str(holding.replaced),
        }
        self.report(Message("writer_total", tuple(told.items())))
        for item in holding.lost:
            words = item.text[self.lines.language] or ""
            why = "; ".join(item.faults)
            where = (item.slide[0][self.lines.language] or "") if item.slide else ""
            lost = (("slide", where), ("text", words), ("why", why))
            self.report(Message("writer_left_out", lost))

    def _credited(
        self,
        storyboard: Storyboard,
        desk: EditorDesk,
        how: str = "writer",
        by: Bilingual | None = None,
    ) -> Storyboard:
        """The notes say which article it is, and who planned and worded, if anybody did."""
        if not desk.answered:
            return storyboard
        how = "broken_off" if desk.stopped else how
        said = Point(phrase("planning", how, model=desk.model))
        none = phrase("planning", "untranslated")  # the model wrote both languages itself
        plain = Scene(
            id="notes",
            layout="notes",
            title=phrase("deck", "notes"),
            kicker=phrase("deck", "notes_kicker"),
        )
        odd = [oddity.text for oddity in self.article.oddities]  # told by who wrote it, or not
        own = tuple(self._source(storyboard.title, by or Bilingual()))
        source = phrase("deck", "source", name="").ja or ""
        scenes = storyboard.scenes
        if not any(scene.id == "notes" for scene in scenes):
            scenes = (*scenes, plain)
        scenes = tuple(
            replace(
                scene,
                title=phrase("writer", "notes"),
                points=(
                    *own,
                    *(
                        p
                        for p in scene.points
                        if p.text not in (none, *odd)
                        and not (own and (p.text.ja or "").startswith(source))
                    ),
                    said,
                ),
            )
            if scene.id == "notes"
            else scene
            for scene in scenes
        )
        return replace(storyboard, scenes=scenes)

    def _useful(self, notes: Scene) -> Iterator[Point]:
        """What the notes say of it but addresses and numbers, and these alone of whom to ask."""
        for point in notes.points:
            words = point.text[self.lines.language] or ""
            if not point.sources or whole.is_contact(words) == (notes.id == "contact"):
                yield point

    def _source(self, title: Bilingual, by: Bilingual) -> Iterator[Point]:
        """The article's title and whose it is, where the notes name no other source."""
        source = self.article.source
        if not (source.url or source.site or source.author):
            told = Bilingual()
            for language in (each for each in self.languages if title[each]):
                both = phrase("writer", "article", title=title[language], by=by[language])
                name = both[language] if by[language] else title[language]
                text = phrase("deck", "source", name=name)[language]
                told = told.having(language, text or "")
            yield Point(told)


def _is_given(scene: Scene) -> bool:
    """A table, chart or picture to be shown; a picture only where it is at hand."""
    here = scene.layout != "figure" or scene.image.startswith("figures/")
    return scene.layout in GIVEN and here


def _too_full(rows: Sequence[Any], full: Mapping[int, str]) -> list[str]:
    """What is told of slides that hold too much, with what their layout does hold."""
    told = said("layouts")
    holds = {n: told.get(rows[n - 1]["layout"], "") for n in full}
    return [
        _TOO_FULL.format(
            slide=n, why=why, holds=f" ({rows[n - 1]['layout']} holds {holds[n]})" * bool(holds[n])
        )
        for n, why in full.items()
    ]


_NAMED: Mapping[Language, str] = {"ja": "Japanese", "en": "English"}


_LABEL = re.compile(  # what stands in the place of a title
    "(?:件名|タイトル|無題|お?知らせ|プレス ?リリース|報道関係|(?:press|news) release|untitled)"
    "[^ぁ-ん]{0,8}$",
    re.IGNORECASE,
)
_SAID = 0.7  # of the letters of a byline: such a one only says the title again


def _said_in(words: str, told: str) -> bool:
    """Whether most of a few words stand in a title, in pieces of two letters."""
    pairs = [words[n : n + 2] for n in range(len(words) - 1) if words[n : n + 2].isalnum()]
    return bool(pairs) and sum(pair in told for pair in pairs) > _SAID * len(pairs)


def _pair(text: Bilingual) -> str:
    return " / ".join(text[language] or "" for language in LANGUAGES if text[language])


def _joined(row: Mapping[str, str]) -> str:
    return " / ".join(row[language] for language in LANGUAGES if row.get(language))


def _lacks(text: Bilingual, language: Language) -> bool:
    """Whether a cell of words has none in a language; figures alone are the same in each."""
    other = text.ja or text.en or ""
    return not text[language] and any(character.isalpha() for character in other)


def _having(scene: Scene, language: Language, spoken: Language, known: Mapping[str, str]) -> Scene:
    copied = set(map(id, _copied(scene)))

    def with_it(cell: Point) -> Point:
        if id(cell) not in copied:
            return cell
        told = known.get(cell.text[spoken] or "")
        if not told or cell.text[language]:
            return cell
        return replace(cell, text=cell.text.having(language, told))

    table = tuple(tuple(map(with_it, row)) for row in scene.table)
    return replace(scene, table=table, points=tuple(map(with_it, scene.points)))


def _copied(scene: Scene) -> Iterator[Point]:
    """What stands in the article as it is shown: cells, and all that the notes say."""
    yield from (cell for row in scene.table for cell in row)
    yield from scene.points if scene.layout == "notes" else ()


def _named_in(scene: Scene) -> set[str]:
    """The sentences that the texts of a scene rest on."""
    return {s for _, point, _ in texts(scene) for s in point.sources} | {*scene.sources}


def _verifier(settings: Settings) -> Settings:
    """The same with ``[writer] verifier`` as the model, where one is named."""
    other = settings.of(WriterOptions).verifier
    if not other:
        return settings
    section = {**settings.section("writer"), "model": other}
    return replace(settings, sections={**settings.sections, "writer": section})


def _is_small(desk: EditorDesk) -> bool:
    """A model that cannot plan; to find that out would take it half an hour."""
    return 0 < desk.chat.parameters() < _PLANNERS


def _priced(tokens: int, desk: EditorDesk) -> str:
    """``1200``, or ``1200 (0.0018)`` where ``[writer] price`` says what a million cost."""
    price = desk.chat.server.price
    return f"{tokens} ({tokens * price / 1e6:.4f})" if price else str(tokens)
