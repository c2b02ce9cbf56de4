"""The editor's way: understand and plan in one question, hold every text, write the script."""

from __future__ import annotations

import math
import time
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from generator import patterns as re
from generator.errors import SettingsError
from generator.kinds.traits import traits_of
from generator.locale import phrase, words
from generator.model import LANGUAGES, Bilingual, Point, Scene, other
from generator.progress import Message
from generator.verifying import strange_figures
from generator.web.chat import chat
from generator.writing import schemas
from generator.writing.alone import LoneReader, SceneTexts
from generator.writing.cues import corrections
from generator.writing.deck import GIVEN, charted, fitted, planned, rests_on
from generator.writing.desk import EditorDesk, Meter, estimated
from generator.writing.digest import within
from generator.writing.facts import bounds_of
from generator.writing.holding import NAMES, Holding, Item, foreign, misprinted
from generator.writing.lengths import A_MINUTE
from generator.writing.lint.slide import is_contact
from generator.writing.name_readings import without_reading, without_spelling
from generator.writing.numbered import numbered
from generator.writing.options import WriterOptions
from generator.writing.prompts import Prompts, said, too_long
from generator.writing.reading import SlideReader
from generator.writing.rewording import expected as rewording_tokens
from generator.writing.rewording import reworded
from generator.writing.script import Host, ScriptWriter
from generator.writing.texts import items_of, rebuilt, texts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from generator.model import Appearance, Article, Brief, Language, Storyboard
    from generator.progress import Report
    from generator.settings import Settings
    from generator.writing.deck import Planned

    Names = Mapping[Language, Mapping[str, str]]

_CHARACTERS_A_SCENE, _FEWEST_SCENES, _MOST_SCENES = 180, 8, 12
_REALLY_A_SCENE, _A_PROMPT, _LEAST_ROOM = 150, 4200, 1500  # tokens
_A_SCENE, _A_BRIEF = 300, 700  # tokens of an answer in one language, generously
_TOKENS_A_TOKEN, _TOKENS_A_LANGUAGE = 4, 34_000  # of the article; as played games took them
_QUESTIONS, _QUESTIONS_A_SCENE = 12, 2
_A_CELL = 60  # tokens
_FEWEST_PLANNED = 3  # scenes: fewer are no plan
_MOST_REFUSED = 0.5  # of the texts of a plan, after mending
_PLANNERS = 3e9  # parameters: smaller models choose and shorten, but lose a plan's thread
_SHORTEST = 400  # characters said
_TALK, _LONGEST = 985, 1400  # of a short article as in the worked examples, and of any other
_MORE = 0.3  # of what a longer article would be worth at a short one's rate
_A_FACT, _FEWEST_SAID = 120, 7  # characters in which one is told as people tell things; facts
_ASKED_TOO = 1.3  # of what a talk says: a dialogue, of which who asks has a third
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
        names: Names | None,
        drawn: Callable[[Storyboard], Mapping[str, Appearance]],
    ) -> None:
        self.article, self.brief, self.settings, self.report = article, brief, settings, report
        self.drawn = drawn
        self.names = names or {each: words(each)["speakers"] for each in LANGUAGES}
        self.lines = numbered(article)
        wanted = {article.language, *settings.languages}
        both: tuple[Language, ...] = ("en", "ja") if article.language == "ja" else ("ja", "en")
        # what is no language of the article's comes first: written of the lines, not translated
        self.languages: tuple[Language, ...] = tuple(x for x in both if x in wanted)

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
            context = self.settings.of(WriterOptions).context
            about = self._about()
            holding = Holding(
                self.lines,
                self.languages,
                desk,
                judging,
                hosts,
                about,
                context,
            )
            self._estimated(desk, storyboard.scenes)
            begun = time.monotonic()
            made = self._written(storyboard, desk, holding)
            self._counted(desk, holding, time.monotonic() - begun)
            return made

    def _written(
        self, storyboard: Storyboard, desk: EditorDesk, holding: Holding
    ) -> tuple[Brief, Storyboard]:
        blocks = _blocks(storyboard)
        told_of = self._told_of(blocks)
        plan = self._plan(desk, blocks, told_of) if not _is_small(desk) else None
        if plan is None or len(plan.scenes) < _FEWEST_PLANNED:
            scenes = reworded(storyboard.scenes, self.lines, desk, holding)
            return self.brief, self._credited(replace(storyboard, scenes=scenes), desk, "reworded")
        holding.speaking, holding.facts = self._speaking(plan), plan.facts
        holding.article = replace(self.lines, bounds=bounds_of(plan.facts))
        holding.learn([term.text for term in plan.brief.glossary])
        holding.learn_owner(plan.voice)
        holding.refused += plan.refused
        reader = SlideReader(holding, self._seen, blocks, told_of, holding.context)
        plan = reader.read(storyboard, plan)
        found = self._held(plan, storyboard.title, holding)
        if found is None:
            self.report(Message("writer_senseless", (("model", desk.model),)))
            return self.brief, storyboard
        title, held = found
        covers = [scene for scene in storyboard.scenes if scene.layout == "title"]
        cover = [self._covered(scene, title, plan, holding) for scene in covers[:1]]
        notes = [scene for scene in storyboard.scenes if scene.layout == "notes"]
        left = {s for aside in plan.brief.asides for s in aside.sources}
        notes = [scene for scene in notes if not (_named_in(scene) and _named_in(scene) <= left)]
        told = {s for scene in held for s in rests_on(scene)}
        notes = [replace(scene, points=tuple(self._useful(scene, told))) for scene in notes]
        notes = [scene for scene in notes if scene.points]
        shown = self._celled([*held, *notes], plan, desk)
        held, notes = shown[: len(held)], shown[len(held) :]
        script = ScriptWriter(plan, holding, self._hosts(), self._length())
        narrated = script.told([*cover, *held])
        spoken = [*map(charted, narrated)]
        named = self._own(storyboard.title, title, plan.called)
        whole = replace(storyboard, title=named, scenes=(*spoken, *notes))
        read = self._unread(plan, narrated)
        credited = self._credited(whole, desk, by=plan.byline.text, read=read)
        return plan.brief, replace(credited, title=title)

    def _seen(self, shown: Storyboard) -> Mapping[str, Appearance]:
        """How slides look, those of figures with the charts that are drawn of them."""
        return self.drawn(replace(shown, scenes=tuple(map(charted, shown.scenes))))

    def _length(self) -> dict[Language, int]:
        """How much is said: Japanese characters, English words.

        Three minutes of a talk; less of a short article. Who only asks comes on top of what is
        told, unless the minutes are given.
        """
        characters = self._length_in_japanese()
        if self._hosts() and not self.settings.minutes:
            characters = round(characters * _ASKED_TOO)
        every: dict[Language, int] = {
            "ja": characters,
            "en": round(characters * _WORDS_A_CHARACTER),
        }
        return {language: every[language] for language in self.languages}

    def _length_in_japanese(self) -> int:
        size = sum(len(line) for line in self.lines.lines)
        size //= 2 if self.article.language == "en" else 1
        characters = size * 2 // 3
        if characters > _TALK:
            characters = min(_LONGEST, round(_TALK + _MORE * (characters - _TALK)))
        if self.settings.minutes:
            characters = min(round(A_MINUTE["ja"] * self.settings.minutes), size)
        return max(_SHORTEST, characters)

    def _about(self) -> str:
        """What is known of the article beside its lines: who published it, and when."""
        source = self.article.source
        told = (("by", source.author), ("published", source.date), ("on", source.site))
        return ", ".join(f"{how} {what}" for how, what in told if what)

    def _voice(self) -> str:
        """Whose a line is that names nobody."""
        by = {"interview": "whoever is interviewed", "speaker": "whoever speaks there"}
        told = by.get(self.brief.speaker, f"its {self.brief.speaker}")
        is_meeting = traits_of(self.brief.kind).is_meeting
        return "the meeting, as its minutes have it" if is_meeting else told

    def _speaking(self, plan: Planned) -> str:
        """Who the lines are by where they name nobody, and who else the plan found speaking."""
        voice = " / ".join(each for x in self.languages if (each := plan.voice[x]))
        told = f"{self.brief.kind}; where a line names nobody, {voice or self._voice()}"
        owners = [claim.says.owner for claim in plan.brief.claims if claim.says.owner]
        named = ", ".join(dict.fromkeys(owners))
        told = f"{told}; who says what, by the plan: {named}" if named else told
        about = self._about()
        return f"{told}; known beside its lines: {about}" if about else told

    def _titled(self, own: Bilingual, plan: Planned) -> Iterator[Item]:
        """The plan's title for the cover, to be held where it is not the article's own."""
        language = self.lines.language
        if own[language] != plan.title.text[language]:
            yield Item("title", plan.title.text, plan.title.sources)

    def _own(self, own: Bilingual, title: Bilingual, called: Bilingual) -> Bilingual:
        """The article's title for its source, ``called`` so in the other language.

        The cover's where that is a label.
        """
        label = _LABEL.match(own[self.lines.language] or "")
        return title if label else self._whole(own, called)

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
            if title[language] or not words or foreign(words, language):
                continue
            if not misprinted(title.having(language, words), language):
                title = title.having(language, words)
        return title

    # ------------------------------------------------------------------------------- the plan

    def _plan(
        self, desk: EditorDesk, blocks: Mapping[str, Scene], told_of: Mapping[str, Any]
    ) -> Planned | None:
        fewest, most = self._bearable()
        article = within(self.lines, self._room(most), desk)
        answer = desk.ask(
            "plan",
            article,
            schemas.plan(
                len(self.lines.lines), self.languages, list(blocks), most + 2, list(said("kinds"))
            ),
            (_A_SCENE * (most + 2) + _A_BRIEF) * len(self.languages),
            known=self._known(),
            kind=self.brief.kind,
            speaker=self._voice(),
            about=self._about(),
            noticed=[o.text[self.article.language] for o in self.article.oddities],
            corrections=corrections(self.lines),
            unread=[*without_reading(self.lines)] if "en" in self.languages else [],
            sure=said("sure"),
            kinds=said("kinds"),
            spoken=max(_FEWEST_SAID, self._length_in_japanese() // _A_FACT),
            fewest=fewest,
            most=most,
            terms=[t.text for t in self.brief.glossary if t.text.en and _is_name(t.text.ja or "")],
            **told_of,
        )
        return planned(answer, self.lines, self.brief, blocks) if answer else None

    def _told_of(self, blocks: Mapping[str, Scene]) -> Mapping[str, Any]:
        """What prompts say of layouts, and of the tables and pictures that are there."""
        return {
            "layouts": {n: use for n, use in said("layouts").items() if n != "block"},
            "blocks": {n: self._what(scene) for n, scene in blocks.items()},
        }

    def _what(self, scene: Scene) -> str:
        """A table or picture as the plan is told of it: what it is, and the first of its lines."""
        lines = [self.lines.number(each) for each in rests_on(scene)][:3]
        return f"{scene.layout}: {scene.title.ja or scene.title.en}, lines {lines} …"

    def _celled(self, scenes: Sequence[Scene], plan: Planned, desk: EditorDesk) -> list[Scene]:
        """The tables, charts and notes with their texts in the language they lack."""
        made = list(scenes)
        none = _untranslated()
        for language in self.languages:
            texts = [p.text for scene in made for p in _copied(scene) if p.text not in none]
            missing = [text for text in texts if _lacks(text, language)]
            wanting = list(dict.fromkeys(text[self.lines.language] or "" for text in missing))
            if not wanting:
                continue
            answer = desk.ask(
                "cells",
                "\n".join(f"{n}. {words}" for n, words in enumerate(wanting, 1)),
                schemas.cells(len(wanting)),
                _A_CELL * len(wanting),
                spoken=NAMES[self.lines.language],
                wanted=NAMES[language],
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

    def _held(
        self, plan: Planned, own: Bilingual, holding: Holding
    ) -> tuple[Bilingual, list[Scene]] | None:
        """The cover's title and the scenes with the texts that hold.

        A title that does not gives way to another, the cover's to the article's ``own``.
        Nothing at all where most do not hold: such a plan is no reading of the article.
        """
        shown = [SceneTexts(scene, tuple(items_of(scene, self.lines))) for scene in plan.scenes]
        read = LoneReader(holding, plan).read(shown)
        items = [item for passage in read for item in passage.items]
        cover = [*self._titled(own, plan)]
        judged = holding.held([*cover, *items])
        named = [judged.pop(0) for _ in cover]
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
        good = [item.text for item in named if not item.faults]
        on_cover = good[0] if good else self._whole(own, plan.title.text)
        return on_cover, self._without(plan.scenes, made, holding)

    def _without(self, before: Sequence[Scene], made: list[Scene], holding: Holding) -> list[Scene]:
        """Slides that lost a text once more: what stood on it may say something else without."""
        torn = [
            n
            for n, (old, new) in enumerate(zip(before, made, strict=True))
            if sum(1 for _ in texts(new)) < sum(1 for _ in texts(old)) and new.layout not in GIVEN
        ]
        items = [list(items_of(made[n], self.lines)) for n in torn]
        held = iter(holding.held([item for mine in items for item in mine]))
        for n in torn:
            next(held)  # the title, which was held and stays
            kept = rebuilt(made[n], lambda point: self._kept(point, next(held)))
            made[n] = fitted(self._resting(kept))
        return made

    def _resting(self, scene: Scene) -> Scene:
        """With the sentences its texts name now, and those of lost ones: still to be said."""
        return replace(scene, sources=tuple(sorted(_named_in(scene), key=self.lines.number)))

    def _others(self, scene: Scene, plan: Planned) -> tuple[Bilingual, ...]:
        others = (*scene.alternatives, plan.others.get(scene.id, Bilingual()))
        return tuple(each for each in others if any(each[x] for x in self.languages))[:1]

    def _retitled(self, made: list[Scene], untitled: Sequence[int], holding: Holding) -> None:
        """The other title where the first does not hold, and else the rules' note of a sentence."""
        wanting = [made[n] for n in untitled]
        others = [
            Item("title", (scene.alternatives or (Bilingual(),))[0], scene.title_sources)
            for scene in wanting
        ]
        for n, scene, second in zip(untitled, wanting, holding.held(others), strict=True):
            plain = self._plain(scene.title_sources)
            text, verdict = (plain.text, "") if second.faults else (second.text, second.verdict)
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
        questions = _QUESTIONS
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
        for each in dict.fromkeys(holding.refused):
            told = {"slide": each.where, "text": each.text, "why": each.why}
            self.report(Message("writer_left_out", tuple(told.items())))

    def _credited(
        self,
        storyboard: Storyboard,
        desk: EditorDesk,
        how: str = "writer",
        by: Bilingual | None = None,
        read: Sequence[Point] = (),
    ) -> Storyboard:
        """The notes say which article it is, whose names were ``read`` unsurely, who worded it."""
        if not desk.answered:
            return storyboard
        told = "broken_off" if desk.stopped else how
        said = Point(phrase("planning", told, model=desk.model))
        plain = Scene(
            id="notes",
            layout="notes",
            title=phrase("deck", "notes"),
            kicker=phrase("deck", "notes_kicker"),
        )
        odd = [oddity.text for oddity in self.article.oddities]  # told by who wrote it, or not
        own = tuple(self._source(storyboard.title, by or Bilingual()))
        gone = [phrase("deck", "source", name="").ja or ""] * bool(own)
        if told == "writer" and len(self.languages) > 1:  # no engine's words are on the slides
            how = f"into_{other(self.lines.language)}"
            gone.append(phrase("planning", how, engines="").ja or "")
        scenes = tuple(self._as_told(storyboard.scenes, (*_untranslated(), *odd), tuple(gone)))
        if not any(scene.id == "notes" for scene in scenes):
            scenes = (*scenes, plain)
        scenes = tuple(
            replace(
                scene, title=phrase("writer", "notes"), points=(*own, *scene.points, *read, said)
            )
            if scene.id == "notes"
            else scene
            for scene in scenes
        )
        return replace(storyboard, scenes=scenes)

    def _as_told(
        self, scenes: Sequence[Scene], words: Sequence[Bilingual], begins: tuple[str, ...]
    ) -> Iterator[Scene]:
        """The scenes, their notes without what the rules had to say; none of nothing else."""
        for scene in scenes:
            if scene.layout != "notes":
                yield scene
                continue
            points = tuple(
                point
                for point in scene.points
                if point.text not in words and not (point.text.ja or "").startswith(begins)
            )
            if points or scene.id == "notes":
                yield replace(scene, points=points)

    def _unread(self, plan: Planned, scenes: Sequence[Scene]) -> list[Point]:
        """The names in English texts of which no line gives a reading, for the notes alone."""
        decks = {*self.settings.decks}
        if not {"ja", "en"} <= {*self.languages} or decks <= {"ja"}:  # no English to be seen
            return []
        said = " ".join(point.text.en or "" for scene in scenes for _, point, _ in texts(scene))
        known = {_bare(t.text.ja): _bare(t.text.en, " ") for t in plan.brief.glossary}
        guessed = (
            *without_reading(self.lines),
            *without_spelling(self.lines, (t.text for t in plan.brief.glossary)),
        )
        names = {name: known.get(name, "") for name in guessed}
        told = {n: en for n, en in names.items() if en[:1].isupper() and en in said}  # no words
        if not told:
            return []
        ja, en = (
            phrase("writer", "unread", names="、".join(told)),
            phrase("writer", "unread", names=", ".join(told.values())),
        )
        return [Point(Bilingual(ja.ja, en.en))]

    def _useful(self, notes: Scene, told: AbstractSet[str]) -> Iterator[Point]:
        """What the notes say of it but addresses and numbers, and these alone of whom to ask.

        Nothing of which a slide has ``told``.
        """
        for point in notes.points:
            words = point.text[self.lines.language] or ""
            if point.sources and told >= {*point.sources}:
                continue
            if not point.sources or is_contact(words) == (notes.id == "contact"):
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


def _untranslated() -> tuple[Bilingual, ...]:
    """What notes say of a translation that is not there: the model wrote both languages itself."""
    return phrase("planning", "no_en"), phrase("planning", "no_ja")


def _blocks(storyboard: Storyboard) -> dict[str, Scene]:
    given = (scene for scene in storyboard.scenes if _is_given(scene))
    return {f"B{n}": scene for n, scene in enumerate(given, 1)}


def _is_given(scene: Scene) -> bool:
    """A table, chart or picture to be shown; a picture only where it is at hand."""
    here = scene.layout != "figure" or scene.image.startswith("figures/")
    return scene.layout in GIVEN and here


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


def _bare(name: str | None, joint: str = "") -> str:
    """A name without what stands in brackets behind it: its reading, an abbreviation."""
    return joint.join(_BRACKETED.sub("", name or "").split())


_BRACKETED = re.compile(r"\s*[（(][^（）()]*[）)]")


def _is_name(term: str) -> bool:
    """Whether a Japanese term names somebody or something: of others the rules guess English."""
    from generator.wording import words as analysis

    named = any(word.is_name for word in analysis.words(term))
    return named or _KATAKANA.fullmatch(term) is not None


_KATAKANA = re.compile("[ァ-ヴー・]{3,}")


def _is_small(desk: EditorDesk) -> bool:
    """A model that cannot plan; to find that out would take it half an hour."""
    return 0 < desk.chat.parameters() < _PLANNERS


def _priced(tokens: int, desk: EditorDesk) -> str:
    """``1200``, or ``1200 (0.0018)`` where ``[writer] price`` says what a million cost."""
    price = desk.chat.server.price
    return f"{tokens} ({tokens * price / 1e6:.4f})" if price else str(tokens)
