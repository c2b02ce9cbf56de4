"""Recordings as long as somebody asked: what is left out, and how near that comes.

The choice is made from what will really be said: the article is planned and narrated, and the
lines are measured in the voices chosen. Every recording counts, so that two languages of different
length end on either side of the length asked for.
"""

from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from generator.kinds.traits import traits_of
from generator.locale import in_minutes, words
from generator.model import (
    LANGUAGES,
    Dropped,
    Finding,
    ItemList,
    Paragraph,
    block_sentences,
    blocks,
    sentences,
)
from generator.progress import silent

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from generator.model import Article, Block, Brief, Ids, Language, Sentence, Storyboard
    from generator.progress import Report
    from generator.settings import Settings
    from generator.speech.duration import Estimate

NEAR = 0.08
"""Of the length asked for: a recording within it is as long as was asked."""

ENTIRE = 1000
"""Minutes that stand for all of it."""

_ROUNDS = 5  # times the length is measured: what is left out also changes what is said around it

# Lines of the least that is ever chosen from; and of an article of so many characters, whose
# length they follow slowly: who has read for an hour tells no more than twice as much.
_FEWEST_LINES, _LINES, _USUAL, _GROWS = 44, 60, 3000, 0.3
# Characters of a line, of an item that is a thing among others, and the lines that one takes.
_LINE, _THING, _BREATH = 60, 18, 0.4

_LETTERS_A_CHARACTER = 2

# Characters of the article's own that one listens to, four minutes of them; and of what one does
# step by step, of which nothing may be missing.
_HEARD, _HEARD_OF_STEPS = 1400, 1800
_CONCLUDED, _ENDS = 2, 320  # sentences of what it comes to that are told, and their characters
_ONE_GO = 200  # characters of what is told together, where each slide has something to say
_Lengths = dict[str, float]  # seconds by recording


def told(
    article: Article,
    brief: Brief,
    left: Collection[str],
    settings: Settings,
    report: Report = silent,
) -> tuple[Brief, Storyboard, Ids]:
    """The article planned and narrated without what is left out.

    Returns:
        How it was understood, the storyboard, and what of it is neither shown nor said, as there
        is more on the slides than one listens to.
    """
    from generator import narration, planning, slides, understanding, writing
    from generator.narration.printing.phrases import speakers

    kept = planning.without(article, left) if left else article
    known = understanding.standing(brief, kept) if left else brief
    storyboard = planning.plan(kept, known, settings)
    written = writing.is_wanted(settings)
    if written:
        names = speakers(settings)
        known, storyboard = writing.edited(
            kept,
            known,
            storyboard,
            settings,
            report,
            names=names,
            drawn=lambda shown: slides.drawn(shown, settings),
        )
    shown = _quiet(storyboard, left)
    unsaid = frozenset[str]() if settings.minutes or written else _unsaid(shown, kept, known)
    narrated = narration.narrate(shown, kept, known, settings, article, unsaid)
    gone = unsaid - planning.told(narrated)
    return known, narrated, tuple(each.id for each in sentences(kept) if each.id in gone)


def _unsaid(storyboard: Storyboard, article: Article, brief: Brief) -> frozenset[str]:
    """What is left to the slides: a talk has the message, of each slide its best, then the best."""
    from generator import understanding

    size = {each.id: len(each.text[article.language] or "") for each in sentences(article)}
    order = understanding.ranked(article, brief)
    together = {each: ids for ids in reversed(order) for each in ids}
    claims = [claim.says.sources[-1] for claim in brief.claims]
    most = _HEARD_OF_STEPS if traits_of(brief.kind).in_steps else _HEARD
    most *= _LETTERS_A_CHARACTER if article.language == "en" else 1
    chosen = set[str]()

    def more(ids: Ids) -> int:
        return sum(size[each] for each in ids if each not in chosen)

    thesis = brief.thesis.sources if brief.thesis else ()
    for each in (*thesis, *brief.conclusion[-_CONCLUDED:]):
        ids = together.get(each, (each,))
        if each in thesis or more(ids) <= _ENDS:
            chosen |= {*ids}
    for scene in storyboard.scenes:
        here = {*scene.sources}
        if here.isdisjoint(chosen):
            first = (together[each] for each in claims if each in here and each in together)
            best = (ids for ids in order if not here.isdisjoint(ids))
            found = (ids for ids in (*first, *best) if more(ids) <= _ONE_GO)
            chosen |= {*next(found, ())}
    used = sum(size.get(each, 0) for each in chosen)
    # How a section ends is its answer or its lesson; examples and lists stand before it.
    ends = (together.get(scene.sources[-1], ()) for scene in storyboard.scenes if scene.sources)
    for ids in (*ends, *order):
        if used + more(ids) <= most:
            used += more(ids)
            chosen |= {*ids}
    return frozenset(each for ids in order for each in ids) - chosen


def _quiet(storyboard: Storyboard, left: Collection[str]) -> Storyboard:
    """Items of a list that are left out are seen and not said."""
    if not left:
        return storyboard
    gone = {*left}
    scenes = (
        replace(scene, sources=tuple(each for each in scene.sources if each not in gone))
        for scene in storyboard.scenes
    )
    return replace(storyboard, scenes=tuple(scenes))


def lengths(storyboard: Storyboard, settings: Settings) -> _Lengths:
    """About how long each recording of a storyboard with narration will be, in seconds."""
    from generator import speech

    return _lengths(storyboard, settings, speech.estimate(settings))


def said(lengths: Mapping[str, float]) -> str:
    """``{"ja": 121.8, "en": 118.0}`` → ``ja 2:02, en 1:58``."""
    return ", ".join(f"{name} {in_minutes(seconds)}" for name, seconds in lengths.items())


def findings(storyboard: Storyboard, settings: Settings, language: Language) -> tuple[Finding, ...]:
    """Recordings that are not as long as ``settings.minutes`` asks, told in ``language``."""
    if not 0 < settings.minutes < ENTIRE:
        return ()
    tell = words(language)["length"]
    asked = settings.minutes * 60
    return tuple(
        Finding(
            "length",
            "note",
            name,
            tell["missed"].format(length=in_minutes(seconds), asked=in_minutes(asked)),
            tell["too_long" if seconds > asked else "too_short"],
        )
        for name, seconds in lengths(storyboard, settings).items()
        if abs(seconds / asked - 1) > NEAR
    )


def left_out(article: Article, brief: Brief, settings: Settings) -> Ids:
    """Ids of the sentences to leave out: for ``settings.minutes``, else for a talk one listens to.

    The order is that of ``understanding.ranked``; a length too far from the article's own is
    approached, not reached. A writer is not asked.
    """
    from generator import understanding

    if settings.minutes >= ENTIRE:
        return ()
    order = [_begins(article), *understanding.ranked(article, brief)]
    if settings.minutes:
        return _for_minutes(article, brief, settings, order)
    return _Order(order, _lines(article)).left(bearable(article))


def _begins(article: Article) -> Ids:
    """The sentence with which it begins, which says what it is about."""
    lead = (
        each
        for block in article.lead
        if isinstance(block, Paragraph)
        for each in block_sentences(block)
    )
    return tuple(each.id for each in lead)[:1]


def dropped(article: Article, left: Collection[str]) -> tuple[Dropped, ...]:
    """What is left out, as the manifest tells it."""
    ids = frozenset(left)
    gone = (each for each in sentences(article) if each.id in ids)
    why = words("en")["dropped"]["length"]
    return tuple(Dropped(None, each.text[article.language] or "", why) for each in gone)


def bearable(article: Article) -> int:
    """Lines of the article's own that a talk about it has: all of a short one, fifty of a book."""
    length = sum(len(each.text[article.language] or "") for each in sentences(article))
    length //= _LETTERS_A_CHARACTER if article.language == "en" else 1
    return max(_FEWEST_LINES, round(_LINES * math.pow(length / _USUAL, _GROWS)))


def _lines(article: Article) -> dict[str, dict[str, float]]:
    """About how many lines each sentence is told in; things of a list are named in one breath."""
    wide = _LINE * (_LETTERS_A_CHARACTER if article.language == "en" else 1)
    things = {each.id for block in blocks(article) for each in _things(block, article.language)}
    return {
        each.id: {"": _BREATH if each.id in things else -(-len(said) // wide)}
        for each in sentences(article)
        if (said := each.text[article.language] or "")
    }


def _things(block: Block, language: Language) -> Iterable[Sentence]:
    if not isinstance(block, ItemList):
        return ()
    return (each for each in block_sentences(block) if len(each.text[language] or "") <= _THING)


def _for_minutes(article: Article, brief: Brief, settings: Settings, order: Sequence[Ids]) -> Ids:
    from generator import speech

    plain = replace(settings, sections={**settings.sections, "writer": {}})
    estimate = speech.estimate(plain)
    goal = settings.minutes * 60
    entire = told(article, brief, (), plain)[1]
    choice = _Order(order, _takes(entire, plain, estimate))
    left: Ids = ()
    tried = {left: _lengths(entire, plain, estimate)}
    for _ in range(_ROUNDS):
        choice.frame = tuple(
            tried[left][name] - taken for name, taken in choice.taken(left).items()
        )
        left = choice.left(goal)
        if left in tried:
            break
        storyboard = told(article, brief, left, plain)[1]
        tried[left] = _lengths(storyboard, plain, estimate)
    return min(tried, key=lambda ids: max(abs(each - goal) for each in tried[ids].values()))


@dataclass(slots=True)
class _Order:
    """What is told in which order, and how much room each takes.

    Attributes:
        order: ids that go together, what is missed most first; one may hold others.
        takes: by sentence id, by recording.
        frame: of each recording, what is said around it.
    """

    order: Sequence[Ids]
    takes: Mapping[str, _Lengths]
    frame: tuple[float, ...] = ()

    def left(self, most: float) -> Ids:
        """What there is no room for, on the average of all recordings."""
        kept: set[str] = set()
        used = _mean(self.frame)
        for ids in self.order:
            more = sum(_mean(self._of(each).values()) for each in ids if each not in kept)
            if used + more <= most:
                kept |= {*ids}
                used += more
        return tuple(dict.fromkeys(e for ids in self.order for e in ids if e not in kept))

    def taken(self, left: Ids) -> _Lengths:
        """What all that is not left out takes."""
        kept = {each for ids in self.order for each in ids} - {*left}
        total: defaultdict[str, float] = defaultdict(float)
        for each in sorted(kept):
            for name, much in self._of(each).items():
                total[name] += much
        return total

    def _of(self, identity: str) -> _Lengths:
        return self.takes.get(identity, {})


def _mean(lengths: Collection[float]) -> float:
    return sum(lengths) / len(lengths) if lengths else 0.0


def _lengths(storyboard: Storyboard, settings: Settings, estimate: Estimate) -> _Lengths:
    lines = [line for scene in storyboard.scenes for line in scene.narration]
    return {
        name: estimate.recording(
            (estimate.line(line.text, each), line.pause if each == spoken[-1] else "sentence")
            for line in lines
            for each in spoken
        )
        for name, spoken in _recordings(settings).items()
    }


def _recordings(settings: Settings) -> dict[str, tuple[Language, ...]]:
    """The languages that each recording speaks."""
    asked = tuple(language for language in LANGUAGES if language in settings.languages)
    if settings.format == "bilingual":
        return {"bilingual": asked}
    return {language: (language,) for language in asked}


def _takes(
    storyboard: Storyboard, settings: Settings, estimate: Estimate
) -> defaultdict[str, _Lengths]:
    """What each sentence takes in each recording, wherever it is said, with the pause after it."""
    recordings = _recordings(settings)
    takes: defaultdict[str, _Lengths] = defaultdict(lambda: dict.fromkeys(recordings, 0.0))
    for line in (line for scene in storyboard.scenes for line in scene.narration):
        for name, spoken in recordings.items():
            seconds = sum(estimate.line(line.text, each) for each in spoken)
            for source in line.sources:
                takes[source][name] += (seconds + estimate.pauses[line.pause]) / len(line.sources)
    return takes
