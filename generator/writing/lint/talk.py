"""A talk as a whole: its length, its figures, who has how much to say, and what nobody says."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from generator import patterns as re
from generator.model import LANGUAGES
from generator.verifying.figures import written
from generator.writing.facts import is_told, listed
from generator.writing.holding import asks
from generator.writing.implied_years import with_one_figure
from generator.writing.lengths import LONGER, measured, size_of
from generator.writing.lint.consistency import alike
from generator.writing.lint.titles import lacking

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from generator.model import Language, Line, Scene
    from generator.writing.deck import Planned
    from generator.writing.facts import Fact
    from generator.writing.numbered import Numbered
    from generator.writing.script import Host

_LEAST_SHARE, _MOST_SHARE = 0.29, 0.42  # of the words for who asks
_SHORTER = 0.92  # of the length asked for
_FIGURES_A_LINE, _FIGURES = 3, 14
_LINES_ON_END, _FIGURES_ON_END = 3, 6
_MOST_ASKED = 0.75  # of the turns of who asks
_NAMED = 2  # lines of a scene that name who wrote it
_RUNNING, _RUNNING_OF_TWO, _END = 3, 2, 3  # turns of one person; lines in which a talk ends
_MOST_WRONG = 2  # answers that deny what was guessed
_MOST_TORN = 3  # sentences of a talk that end as headlines do
_OWNER = re.compile(r"筆者|\b[Tt]he (?:author|writer)\b")
_BREAKS_OFF = re.compile("(?:った|んだ|れた|けた|えた|いた|かった)。$")
_HEAVY, _MOST_HEAVY = {"ja": 55, "en": 28}, 0.25  # of a sentence; of all sentences
_SENTENCES = re.compile("(?<=[。？！])|(?<=[.?!]) ")
_DENIES = re.compile(r"(?:いえ|いいえ|No)[、。,.]")
_HEADLINE = re.compile(r"(?:[一-龠ァ-ヴー々]|、と|、とも|のこと)。?$")  # as nobody speaks
_HEADING = re.compile(
    "どんな[^。、]{1,12}(?:あるん?です|でてく|出てく|です)か|ほかに[はも][^。]{1,14}か。?$|についてはどう"
)


def of_talk(
    scenes: Sequence[Scene],
    plan: Planned,
    article: Numbered,
    hosts: Sequence[Host],
    length: Mapping[Language, int],
    *,
    ends: bool = True,
) -> Iterator[str]:
    """What to look at once more in all that is said, lines numbered from 1.

    ``length`` is what was asked for; of the ``hosts`` the first is who asks. Whether it ``ends`` as
    it should is told with its end alone.
    """
    lines = [line for scene in scenes for line in scene.narration]
    yield from _untold(lines, plan, article, ends=ends)
    yield from _of_length(lines, length, plan.facts, article)
    yield from _heavy(lines, length)
    yield from _repeated(scenes, article.language)
    if hosts:
        yield from _shares(lines, hosts[0], length, article.language)
    else:
        yield from _asked_of_nobody(lines)


def _untold(
    lines: Sequence[Line], plan: Planned, article: Numbered, *, ends: bool
) -> Iterator[str]:
    """What one retells, what a listener shall know, the answer's how: where nobody says it."""
    said = {s for line in lines for s in line.sources}
    never = [article.number(s) for s in plan.telling if s not in said]
    if never:
        yield f"? lines {never} are what one retells, and nobody says them"
    facts = [fact for fact in plan.facts if fact.is_said]
    missed = [fact for fact in facts if not is_told(fact, lines, article.language)]
    if missed:
        yield "? nobody says this: does a listener miss it?"
        yield from listed(missed, article)
    thesis = plan.brief.thesis
    end = [line.text for line in lines[-_END:]]
    lost = lacking(thesis.text if thesis else None, end, article.language) if ends else ()
    if lost:
        yield f"? the last {_END} lines have nothing of this in the answer: {' … '.join(lost)}"


def _repeated(scenes: Sequence[Scene], language: Language) -> Iterator[str]:
    """Lines with too many figures, or said before."""
    said = [(scene, line) for scene in scenes for line in scene.narration]
    words = [line.text[language] or "" for _, line in said]
    figures = [len(written(with_one_figure(text), language)) for text in words]
    yield from _crowding(figures)
    for n, (_, line) in enumerate(said, 1):
        same = next((m for m in range(n - 1) if alike(words[m], words[n - 1])), -1)
        if same >= 0 and line.sources:
            yield f"? line {n} says line {same + 1} again"
    owned = Counter(s.id for (s, _), text in zip(said, words, strict=True) if _OWNER.search(text))
    for scene, count in owned.items():
        if count > _NAMED:
            yield f"? {scene}: who wrote it is named in {count} lines: say it otherwise"
    torn = [*_headlines(line.text.ja or "" for _, line in said if line.sources)]
    if len(torn) > _MOST_TORN:
        shown = " ".join(torn)
        yield f"? {len(torn)} sentences end like headlines, {_MOST_TORN} at most in a talk: {shown}"
    denied = [n for n, text in enumerate(words, 1) if _DENIES.match(text)]
    if len(denied) > _MOST_WRONG:
        yield f"? lines {denied} begin with “no”: two wrong guesses at most in a talk"


def _headlines(told: Iterable[str]) -> Iterator[str]:
    """Japanese sentences without the verb with which one would say them."""
    for text in told:
        for sentence in filter(None, map(str.strip, _SENTENCES.split(text))):
            if _HEADLINE.search(sentence):
                yield f"“{sentence}”"


def _of_length(
    lines: Sequence[Line], length: Mapping[Language, int], facts: Iterable[Fact], article: Numbered
) -> Iterator[str]:
    """That all of it is too long; or so short that there is room for what nobody says."""
    size = size_of(line.text for line in lines)
    now, most = measured({x: size[x] for x in length}), measured(length)
    most_of = max(size[x] / most for x, most in length.items())
    if most_of > LONGER:
        gone = round(len(lines) * (1 - 1 / most_of))
        yield f"! {now}, asked are at most {most}: about {gone} lines of {len(lines)} go"
    said = {source for line in lines for source in line.sources}
    lesser = (fact for fact in facts if not fact.is_said)
    unsaid = [fact for fact in lesser if not said & {*fact.sources}]
    if most_of < _SHORTER and unsaid:
        yield f"? {now}, asked are {most}: is one of these missed, that nobody says?"
        yield from listed(unsaid, article)


def _asked_of_nobody(lines: Sequence[Line]) -> Iterator[str]:
    """That nobody asks anything, where one person tells all."""
    texts = (line.text[x] or "" for line in lines for x in LANGUAGES)
    if not any(asks(sentence) for text in texts for sentence in _SENTENCES.split(text) if sentence):
        yield "? nobody asks anything: one real question where a listener has it"


def _shares(
    lines: Sequence[Line], host: Host, languages: Iterable[Language], spoken: Language
) -> Iterator[str]:
    """That who asks has far too little or too much to say, or only asks."""
    name, first = host.name, host.id
    turns = [line for line in lines if line.speaker == first]
    asked = sum(asks(line.text[spoken] or "") for line in turns)
    yield from _running(lines)
    for n, line in enumerate(lines, 1):
        words = line.text.ja or "" if line.speaker == first else ""
        if _BREAKS_OFF.search(words):
            yield f"? line {n} “{words}” breaks off: said to somebody, or asked"
        if _HEADING.search(words):
            yield f"? line {n} “{words}” asks for the next heading: what would one wonder?"
    if turns and asked > _MOST_ASKED * len(turns):
        yield f"? {name} only asks, in {asked} of {len(turns)} turns: let some doubt or sum up"
    for language in languages:
        share = _share(lines, first, language)
        if not _LEAST_SHARE <= share <= _MOST_SHARE:
            yield f"? {name} has {share:.0%} of all words ({language}), 30–40 % are asked"


def _heavy(lines: Sequence[Line], languages: Iterable[Language]) -> Iterator[str]:
    """That too many sentences of a language are as long as the longest may be."""
    for language in languages:
        told = [filter(None, _SENTENCES.split(line.text[language] or "")) for line in lines]
        sizes = [[_length_of(each, language) for each in line] for line in told]
        every = sum(map(len, sizes))
        at = [n for n, line in enumerate(sizes, 1) if max(line, default=0) > _HEAVY[language]]
        if len(at) > _MOST_HEAVY * every:
            much = measured({language: _HEAVY[language]})
            yield f"? lines {at} have sentences of more than {much}: one thought each, in two"


def _length_of(sentence: str, language: Language) -> int:
    return len(sentence) if language == "ja" else len(sentence.split())


def _crowding(figures: Sequence[int]) -> Iterator[str]:
    """Where more figures are said than an ear keeps; ``figures`` of each line."""
    for n, count in enumerate(figures, 1):
        on_end = sum(figures[max(0, n - _LINES_ON_END) : n])
        if count > _FIGURES_A_LINE:
            yield f"? line {n} has {count} figures: which of them does a listener keep?"
        elif on_end > _FIGURES_ON_END:
            yield f"? lines {max(1, n - _LINES_ON_END + 1)} to {n} have {on_end} figures"
    if sum(figures) > _FIGURES:
        yield f"? {sum(figures)} figures in all: a listener keeps about ten"


def _running(lines: Sequence[Line]) -> Iterator[str]:
    """Where one person talks on, over slides too."""
    most = _RUNNING_OF_TWO if len({line.speaker for line in lines}) == len("ab") else _RUNNING
    for n in range(len(lines) - most + 1):
        if len({line.speaker for line in lines[n : n + most]}) == 1:
            yield f"? lines {n + 1} to {n + most} are one person's: would nobody cut in?"


def _share(lines: Sequence[Line], speaker: str, language: Language) -> float:
    """Of the letters of some lines those that one speaker says."""
    sizes = [(line.speaker, len(line.text[language] or "")) for line in lines]
    every = sum(size for _, size in sizes)
    return sum(size for who, size in sizes if who == speaker) / every if every else 0.0
