"""Rendered text → lines that know their sentences; the two languages paired line by line."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import zip_longest
from typing import TYPE_CHECKING

from generator import patterns as re
from generator.errors import TemplateError
from generator.japanese.sentences import split
from generator.model import LANGUAGES, Bilingual, Line
from generator.narration.aloud.parting import LONGEST
from generator.narration.aloud.places import places
from generator.narration.aloud.spoken_form import courtesies, tidied
from generator.narration.printing.context import (
    CLOSE,
    OPEN,
    PENDING,
    VOICE,
    SceneView,
    ShowView,
    aloud,
    beat_view,
    passages,
)
from generator.narration.printing.folders import SUFFIX
from generator.narration.printing.phrases import phrases, sizes, speakers
from generator.narration.printing.rendering import load
from generator.narration.telling import briefing

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.model import Article, Language, Pause, Scene, Storyboard
    from generator.narration.aloud.places import Place
    from generator.narration.beats import Beat
    from generator.narration.printing.bounds import Budget
    from generator.narration.printing.context import BeatView, Spoken
    from generator.narration.printing.rendering import Renderer
    from generator.narration.telling.matter import Matter
    from generator.settings import Settings

_SOURCE = re.compile(f"{OPEN}([^{CLOSE}]*){CLOSE}")
_SPEAKER = re.compile(f"{VOICE}([^{VOICE}]*){VOICE}")


@dataclass(frozen=True, slots=True)
class Rendered:
    """One line of a rendered template; ``text`` is ``None`` while a sentence in it is pending."""

    text: str | None
    sources: tuple[str, ...]
    speaker: str
    ends_passage: bool


def narrated(storyboard: Storyboard, matter: Matter, settings: Settings) -> Storyboard:
    """See ``generator.narration.narrate``."""
    renderer, article = load(settings), matter.article
    where = places(article)
    about, parts = article.source, _parts(storyboard, article)
    titles = courtesies(place.sentence.text.ja or "" for place in where.values())
    show = ShowView(parts, about.author, about.site, article.language, titles)
    last = _last(storyboard)
    known = phrases(settings)
    called = speakers(settings)
    names = {who: Bilingual(called["ja"][who], called["en"][who]) for who in ("host", "guest")}
    told = _Told(storyboard, matter, names, known, renderer.environment.budget)
    scenes = tuple(
        scene
        if scene.narration  # worded already
        else replace(
            scene, narration=_narration(scene, where, show, told, renderer, last=scene.id == last)
        )
        for scene in storyboard.scenes
    )
    return replace(storyboard, scenes=scenes)


def _last(storyboard: Storyboard) -> str:
    """The scene that is heard last: the takeaways, or else the last to tell of the article."""
    heard = [each.id for each in storyboard.scenes if each.sources or each.layout == "takeaways"]
    return heard[-1] if heard else ""


def _parts(storyboard: Storyboard, article: Article) -> int:
    """As many as the agenda announces."""
    agenda = next((scene for scene in storyboard.scenes if scene.layout == "agenda"), None)
    return len(agenda.points) if agenda else len(article.sections)


@dataclass(frozen=True)
class _Told:
    """What is said in each scene, by one and by two, and the words for it."""

    storyboard: Storyboard
    matter: Matter
    names: Mapping[str, Bilingual]
    phrases: Mapping[Language, Mapping[str, tuple[str, ...]]]
    budget: Budget

    @cached_property
    def beats(self) -> Mapping[str, tuple[Beat, ...]]:
        with self.budget.paused():
            return briefing.told(self.storyboard, self.matter, sizes(self.phrases))

    @cached_property
    def turns(self) -> Mapping[str, tuple[Beat, ...]]:
        with self.budget.paused():
            from generator.narration.telling import dialogue

            return dialogue.told(self.storyboard, self.matter, self.names, sizes(self.phrases))

    def views(self, beats: tuple[Beat, ...], language: Language) -> tuple[BeatView, ...]:
        known = self.phrases[language]
        return tuple(beat_view(beat, language, known[beat.move]) for beat in beats)


def _narration(
    scene: Scene,
    where: Mapping[str, Place],
    show: ShowView,
    told: _Told,
    renderer: Renderer,
    *,
    last: bool,
) -> tuple[Line, ...]:
    def rendered(language: Language) -> tuple[Rendered, ...]:
        view = SceneView(
            scene.id,
            scene.layout,
            last,
            lambda: _points(scene, where, language, show.source),
            lambda: passages(scene.sources, where, show, language),
            lambda: told.views(told.beats.get(scene.id, ()), language),
            lambda: told.views(told.turns.get(scene.id, ()), language),
        )
        return tuple(parsed(renderer.render(view, show, language), language))

    japanese, english = (rendered(language) for language in LANGUAGES)
    _check_marks(japanese, where, renderer.name, scene.id)
    pairs = list(zip_longest(japanese, english))
    for ja, en in pairs:
        if ja is None or en is None or (ja.sources, ja.speaker) != (en.sources, en.speaker):
            raise _unpaired(renderer.name, scene.id, ja, en)
    both = [
        half for ja, en in pairs if ja and en for half in _in_breaths(ja, en, where, show.source)
    ]
    return tuple(_lines(scene.id, both))


def _in_breaths(
    ja: Rendered, en: Rendered, where: Mapping[str, Place], source: Language
) -> Iterator[tuple[Rendered, Rendered]]:
    """One sentence told in several is several lines, as the article's language has them.

    The other language follows where it falls into as many; else its first line says it all, so
    that a translation changes no line that is there.
    """
    told = {"ja": ja, "en": en}
    mine, other = told[source], told["en" if source == "ja" else "ja"]
    said = split(mine.text or "")
    size = len(mine.text or "") if source == "ja" else len((mine.text or "").split())
    quoted = any(where[each].kind == "quote" for each in mine.sources)
    if len(mine.sources) != 1 or quoted or size <= LONGEST[source] or len(said) == 1:
        yield ja, en
        return
    theirs = split(other.text) if other.text else ()
    if len(theirs) != len(said):
        theirs = (other.text or "", *[""] * (len(said) - 1))
    for n, (one, two) in enumerate(zip(said, theirs, strict=True)):
        ends = n == len(said) - 1
        here = replace(mine, text=one, ends_passage=ends and mine.ends_passage)
        there = replace(
            other,
            text=None if other.text is None else two,
            ends_passage=ends and other.ends_passage,
        )
        yield (here, there) if source == "ja" else (there, here)


def _points(
    scene: Scene, where: Mapping[str, Place], language: Language, source: Language
) -> tuple[Spoken, ...]:
    shown = [each for point in scene.points for each in point.sources if each in where]
    return tuple(
        replace(aloud(where[each].sentence, language, source), alone=True) for each in shown
    )


def _check_marks(
    lines: tuple[Rendered, ...], where: Mapping[str, Place], name: str, scene: str
) -> None:
    """No template may change the marks that say which sentence a line rests on."""
    for line in lines:
        if not where.keys() >= {*line.sources}:
            raise TemplateError(
                f"{name}{SUFFIX}, scene {scene}: a sentence was changed in {line.text!r}",
                "print sentences as they are given, without filters",
            )


def _unpaired(name: str, scene: str, ja: Rendered | None, en: Rendered | None) -> TemplateError:
    texts = [(line.text or "…") if line else "nothing" for line in (ja, en)]
    return TemplateError(
        f"{name}{SUFFIX}, scene {scene}: the languages part at {texts[0]!r} / {texts[1]!r}",
        "print the same lines, with the same sentences, in both languages",
    )


def parsed(text: str, language: Language) -> Iterator[Rendered]:
    """The lines of a rendered template; empty ones end a passage."""
    rows = text.split("\n")
    for row, following in zip(rows, [*rows[1:], ""], strict=True):
        if not row.strip():
            continue
        sources = tuple(dict.fromkeys(_SOURCE.findall(row)))
        speaker = next(iter(_SPEAKER.findall(row)), "narrator")
        words = tidied(" ".join(_SPEAKER.sub("", _SOURCE.sub("", row)).split()), language)
        yield Rendered(None if PENDING in row else words, sources, speaker, not following.strip())


def _lines(scene: str, pairs: list[tuple[Rendered, Rendered]]) -> Iterator[Line]:
    said = 0
    named: Counter[str] = Counter()
    for at, (ja, en) in enumerate(pairs, 1):
        if not ja.sources:
            said += 1
        name = f"{scene}.{ja.sources[0] if ja.sources else f'say{said}'}"
        named[name] += 1  # a sentence may be told in several lines
        pause: Pause = "paragraph" if ja.ends_passage and en.ends_passage else "sentence"
        yield Line(
            id=name if named[name] == 1 else f"{name}.{named[name]}",
            text=Bilingual(ja.text, en.text),
            sources=ja.sources,
            speaker=ja.speaker,
            pause="slide" if at == len(pairs) else pause,
        )
