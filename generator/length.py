"""Recordings as long as somebody asked: what is left out, and how near that comes.

The choice is made from what will really be said: the article is planned and narrated, and the
lines are measured in the voices chosen. Every recording counts, so that two languages of different
length end on either side of the length asked for.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from generator import patterns as re
from generator.locale import words
from generator.model import LANGUAGES, Finding, block_sentences, sentences
from generator.progress import silent

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

    from generator.model import Article, Brief, Language, Storyboard
    from generator.progress import Report
    from generator.settings import Settings
    from generator.speech.duration import Estimate

NEAR = 0.08
"""Of the length asked for: a recording within it is as long as was asked."""

_ROUNDS = 4
"""Times the length is measured: what is left out also changes what is said around it."""

_Lengths = dict[str, float]
"""Seconds by recording."""


def told(
    article: Article,
    brief: Brief,
    left: Collection[str],
    settings: Settings,
    report: Report = silent,
) -> tuple[Brief, Storyboard]:
    """The article planned and narrated without what is left out, and how it was understood."""
    from generator import narration, planning, slides, understanding, writing
    from generator.narration.phrases import speakers

    kept = planning.without(article, left) if left else article
    known = understanding.standing(brief, kept) if left else brief
    storyboard = planning.plan(kept, known, settings)
    if writing.is_wanted(settings):
        names = speakers(settings)
        known, storyboard = writing.edited(
            kept,
            known,
            storyboard,
            settings,
            report,
            names=names,
            crowded=lambda shown: slides.crowded(shown, settings),
        )
    return known, narration.narrate(storyboard, kept, known, settings)


def lengths(storyboard: Storyboard, settings: Settings) -> _Lengths:
    """About how long each recording of a storyboard with narration will be, in seconds."""
    from generator import speech

    return _lengths(storyboard, settings, speech.estimate(settings))


def said(lengths: Mapping[str, float]) -> str:
    """``{"ja": 121.8, "en": 118.0}`` → ``ja 2:02, en 1:58``."""
    return ", ".join(f"{name} {_clock(seconds)}" for name, seconds in lengths.items())


def _clock(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes}:{rest:02d}"


def findings(storyboard: Storyboard, settings: Settings, language: Language) -> tuple[Finding, ...]:
    """Recordings that are not as long as ``settings.minutes`` asks, told in ``language``."""
    if not settings.minutes:
        return ()
    tell = words(language)["length"]
    asked = settings.minutes * 60
    return tuple(
        Finding(
            "length",
            "note",
            name,
            tell["missed"].format(length=_clock(seconds), asked=_clock(asked)),
            tell["too_long" if seconds > asked else "too_short"],
        )
        for name, seconds in lengths(storyboard, settings).items()
        if abs(seconds / asked - 1) > NEAR
    )


def left_out(article: Article, brief: Brief, settings: Settings) -> tuple[str, ...]:
    """Ids of the sentences to leave out for ``settings.minutes``.

    The order is that of ``planning.weakest_first``, what catches a listener last and warnings
    never; a length too far from the article's own is
    approached, not reached. A writer is not asked.
    """
    from generator import speech

    plain = replace(settings, sections={**settings.sections, "writer": {}})
    estimate = speech.estimate(plain)

    def measured(left: Collection[str]) -> _Lengths:
        return _lengths(told(article, brief, left, plain)[1], plain, estimate)

    _, entire = told(article, brief, (), plain)
    whole, takes = _lengths(entire, plain, estimate), _takes(entire, plain, estimate)
    aim = _Aim(settings.minutes * 60, _candidates(article, brief), takes)
    tried: dict[tuple[int, ...], _Lengths] = {(): whole}
    gone = aim.nearer(whole, ())
    while gone not in tried and len(tried) <= _ROUNDS:
        tried[gone] = measured(aim.ids(gone))
        gone = aim.nearer(tried[gone], gone)
    return aim.ids(min(tried.items(), key=lambda pair: aim.miss(pair[1]))[0])


_WARNS = re.compile(
    r"注意|危険|禁止|厳禁|使えません|使えない|飲めません|てはいけ|てはなら|ないでください"
    r"|\b(?:warning|danger\w*|do not|never|must not)\b",
    re.IGNORECASE,
)


def _candidates(article: Article, brief: Brief) -> list[tuple[str, ...]]:
    """What can go, weakest first: never a warning, and what catches the listener at the end."""
    from generator import planning

    texts = {each.id: each.text[article.language] or "" for each in sentences(article)}
    found = planning.weakest_first(article, brief)
    safe = [ids for ids in found if not any(_WARNS.search(texts.get(each, "")) for each in ids)]
    catches = {each.id for block in article.lead for each in block_sentences(block)}
    aside = {each for one in brief.asides for each in one.sources}
    return sorted(safe, key=lambda ids: bool(catches & {*ids} - aside))


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


@dataclass(frozen=True, slots=True)
class _Aim:
    """A length and what can go for it.

    Attributes:
        goal: seconds.
        candidates: ids that go together, what is missed least first; one may hold others.
        takes: what each id takes in each recording.
    """

    goal: float
    candidates: Sequence[tuple[str, ...]]
    takes: Mapping[str, _Lengths]

    def miss(self, now: _Lengths) -> float:
        """How far the recording that misses most is from the goal, in seconds."""
        return max((abs(seconds - self.goal) for seconds in now.values()), default=0.0)

    def over(self, now: _Lengths) -> float:
        """How much of the goal the recordings last too long, on average."""
        return sum(now.values()) / len(now) / self.goal - 1

    def ids(self, gone: Iterable[int]) -> tuple[str, ...]:
        """Of the candidates that are gone."""
        return tuple(dict.fromkeys(each for n in gone for each in self.candidates[n]))

    def nearer(self, now: _Lengths, gone: tuple[int, ...]) -> tuple[int, ...]:
        """The candidates to leave out instead of ``gone``, without which it lasts as ``now``.

        The weakest go while it is clearly too long, then the strongest come back where there is
        room; after that whatever brings the recording that misses most nearer to the goal.
        """
        trial = _Trial(self, now, {*gone}, Counter(e for n in gone for e in self.candidates[n]))
        trial.drop(self._is_far)
        trial.restore(self._has_room)
        while trial.drop(self._is_nearer) or trial.restore(self._is_nearer):
            pass
        return tuple(sorted(trial.gone))

    def _is_far(self, now: _Lengths, then: _Lengths) -> bool:
        del then
        return self.over(now) > NEAR / 2

    def _has_room(self, now: _Lengths, then: _Lengths) -> bool:
        del now
        return self.over(then) <= 0

    def _is_nearer(self, now: _Lengths, then: _Lengths) -> bool:
        return self.miss(then) < self.miss(now)


@dataclass(slots=True)
class _Trial:
    """What is left out so far, and how long it would last.

    Attributes:
        gone: candidates.
        times: how often each id is among them.
    """

    aim: _Aim
    now: _Lengths
    gone: set[int]
    times: Counter[str]

    def drop(self, wanted: Callable[[_Lengths, _Lengths], bool]) -> bool:
        """Leave out candidates where that is wanted, the weakest first."""
        before = len(self.gone)
        for n, ids in enumerate(self.aim.candidates):
            less = self._with([each for each in ids if not self.times[each]], -1)
            if n not in self.gone and wanted(self.now, less):
                self.gone.add(n)
                self.times.update(ids)
                self.now = less
        return len(self.gone) > before

    def restore(self, wanted: Callable[[_Lengths, _Lengths], bool]) -> bool:
        """Bring candidates back where that is wanted, the strongest first."""
        before = len(self.gone)
        for n in sorted(self.gone, reverse=True):
            ids = self.aim.candidates[n]
            more = self._with([each for each in ids if self.times[each] == 1], +1)
            if wanted(self.now, more):
                self.gone.remove(n)
                self.times.subtract(ids)
                self.now = more
        return len(self.gone) < before

    def _with(self, ids: Sequence[str], sign: int) -> _Lengths:
        return {
            name: seconds + sign * sum(self.aim.takes[each][name] for each in ids)
            for name, seconds in self.now.items()
        }
