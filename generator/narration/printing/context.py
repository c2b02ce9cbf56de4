"""What a narration template sees: one scene in one language, with its sentences by passage."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from generator import patterns as re
from generator.narration.aloud.polite import asks, polite
from generator.narration.aloud.spoken_form import courtesy, for_the_ear, standing_alone

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from generator.model import Language, Sentence
    from generator.narration.aloud.places import Place
    from generator.narration.beats import Beat

OPEN, CLOSE, PENDING, VOICE = "\ufdd0", "\ufdd1", "\ufdd2", "\ufdd3"
"""Noncharacters, which no text may hold: they mark in the rendered text where a sentence begins."""

_MARKS = str.maketrans("", "", OPEN + CLOSE + PENDING + VOICE)


def unmarked(text: str | None) -> str:
    """A text on one line that cannot be mistaken for our marks."""
    return " ".join((text or "").translate(_MARKS).split())


@dataclass(frozen=True, slots=True)
class Spoken:
    """A sentence that prints itself, as it is said aloud, after the mark that names it.

    Attributes:
        asks: it is a question, whatever the language it is printed in.
        ends: it ends as a sentence does; a heading or a caption often does not.
        brief: it is short enough to be thrown in by somebody else.
        breaks_off: it ends at a comma; the next sentence completes it.
        before: the marked text of the fragment that this sentence completes.
        alone: it is said away from the sentence before it.
        courtesy: of a heading that may be a name: 氏 or さん, as the article has it.
    """

    id: str
    text: str | None
    asks: bool = False
    ends: bool = False
    brief: bool = False
    breaks_off: bool = False
    before: str = ""
    alone: bool = False
    courtesy: str = ""

    def __str__(self) -> str:
        said = self._said()
        return self._cited(standing_alone(said) if self.alone else said)

    @property
    def asked(self) -> str:
        """A heading that asks, in the words of somebody who asks aloud."""
        said = self._said()
        japanese = said != PENDING and re.search("[ぁ-ん]", said)
        return self._cited(polite(said if asks(said, "ja") else f"{said}?") if japanese else said)

    @property
    def addressed(self) -> str:
        """A heading that is a name, with the title the article gives it: 氏, さん."""
        return self._cited(self._said() + self.courtesy)

    def _said(self) -> str:
        return PENDING if self.text is None else for_the_ear(unmarked(self.text))

    def _cited(self, said: str) -> str:
        return f"{self.before}{OPEN}{self.id}{CLOSE}{said}"


@dataclass(frozen=True, slots=True)
class TalkPassage:
    """Sentences that belong together: between two of them the pause is short.

    Attributes:
        kind: "title", "heading", "paragraph", "list", "steps", "quote", "attribution", "caption".
        level: of a heading: 2 for a part of the article, 3 for a part of that; else 0.
        number: of a part of the article, from 1; else 0.
        turn: how a part's heading is led up to: "first", "next", "then", "also", "last"; empty for
            other headings, those like "Introduction", and where there is one part only.
    """

    kind: str
    sentences: tuple[Spoken, ...]
    level: int = 0
    number: int = 0
    turn: str = ""


@dataclass(frozen=True, slots=True)
class BeatView:
    """A beat in one language, which prints itself after the marks that name its sentences.

    Attributes:
        move: what it does; see ``beats.Beat``.
        phrase: the words it is said in, with ``{placeholders}``.
        slots: what they stand for; ``said`` is the article's sentence.
    """

    move: str
    speaker: str
    ends: bool
    phrase: str
    slots: Mapping[str, str | None]
    sources: tuple[str, ...]

    def __str__(self) -> str:
        return self.worded(self.phrase)

    def worded(self, phrase: str) -> str:
        """The beat in other words, which have the same placeholders."""
        marks = "".join(f"{OPEN}{each}{CLOSE}" for each in self.sources)
        if None in self.slots.values():
            return marks + PENDING
        if any(not text for name, text in self.slots.items() if f"{{{name}}}" in phrase):
            return marks  # a word that this language does not have: nothing is said in it
        return marks + phrase.format(**self.slots)


def beat_view(beat: Beat, language: Language, phrases: tuple[str, ...]) -> BeatView:
    """A beat for a template.

    Args:
        beat: as it was chosen.
        language: it is said in.
        phrases: the wordings of its move.
    """
    slots = {
        name: unmarked(text[language]) if text[language] is not None else None
        for name, text in beat.slots.items()
    }
    return BeatView(
        beat.move,
        beat.speaker,
        beat.ends,
        phrases[beat.wording % len(phrases)],
        slots,
        beat.sources,
    )


@dataclass(frozen=True)
class SceneView:
    """What templates may know of a scene; what few of them ask for is made when they do.

    Attributes:
        last: nothing is said after it.
    """

    id: str
    layout: str
    last: bool
    _points: Callable[[], tuple[Spoken, ...]]
    _passages: Callable[[], tuple[TalkPassage, ...]]
    _beats: Callable[[], tuple[BeatView, ...]]
    _turns: Callable[[], tuple[BeatView, ...]]

    @cached_property
    def points(self) -> tuple[Spoken, ...]:
        """The sentences that the slide shows as they stand."""
        return self._points()

    @cached_property
    def passages(self) -> tuple[TalkPassage, ...]:
        return self._passages()

    @cached_property
    def beats(self) -> tuple[BeatView, ...]:
        """What one narrator says."""
        return self._beats()

    @cached_property
    def turns(self) -> tuple[BeatView, ...]:
        """What a host and a guest say."""
        return self._turns()


@dataclass(frozen=True, slots=True)
class ShowView:
    """What templates may know of the show.

    Attributes:
        parts: how many parts the article has, but for one that concludes it.
        source: the language the article is in.
        recap: always true: templates asked for it when a summary could be left out.
        courtesies: 氏 or さん by name, as the article has them; see ``ear.courtesies``.
    """

    parts: int
    author: str
    site: str
    source: Language
    courtesies: Mapping[str, str]
    recap: bool = True


_BROKEN_OFF = ("、", ",", "，")
_ENDS = ("。", "．", ".", "!", "！", "?", "？", "」", "』", "”", '"')
_MIDDLE = ("next", "then", "also")


def _fragment(groups: list[tuple[Place, list[Spoken]]], language: Language) -> str:
    """The last sentence, if it breaks off at a comma, taken off its group to be said in one go."""
    if not groups:
        return ""
    said = groups[-1][1]
    if not said[-1].breaks_off:
        return ""
    last = said.pop()
    if not said:
        groups.pop()
    return f"{last}{'、' if language == 'ja' else ', '}"


_BRIEF: dict[Language, int] = {"ja": 45, "en": 100}  # characters: about six seconds


def aloud(sentence: Sentence, language: Language, source: Language) -> Spoken:
    """A sentence for a template; what it is, is told from the language the article is in."""
    text = sentence.text[source] or ""
    said = for_the_ear(text)
    return Spoken(
        sentence.id,
        sentence.text[language],
        asks=asks(said, source),
        ends=said.endswith(_ENDS),
        brief=len(said) <= _BRIEF[source],
        breaks_off=text.endswith(_BROKEN_OFF),
    )


def passages(
    sources: tuple[str, ...], where: Mapping[str, Place], show: ShowView, language: Language
) -> tuple[TalkPassage, ...]:
    """A scene's sentences, those of one passage together; unknown ids are left out.

    Who said a quotation comes before it: a listener cannot look ahead.
    """
    groups: list[tuple[Place, list[Spoken]]] = []
    for identity in sources:
        place = where.get(identity)
        if place is None or place.kind == "cell":
            continue  # cells are for the eye
        spoken = aloud(place.sentence, language, show.source)
        begins = [group.kind for group, _ in groups] == ["heading"]  # nothing there to lead on from
        spoken = replace(spoken, before=_fragment(groups, language), alone=begins)
        if groups and groups[-1][0].passage == place.passage:
            groups[-1][1].append(spoken)
        else:
            groups.append((place, [spoken]))
    if groups and groups[0][0].kind == "heading" and language == "ja":
        name = groups[0][0].sentence.text.ja or ""
        groups[0][1][0] = replace(groups[0][1][0], courtesy=courtesy(name, show.courtesies))
    for n, (place, _) in enumerate(groups[1:]):
        if place.kind == "attribution" and groups[n][0].kind == "quote":
            groups[n : n + 2] = groups[n + 1], groups[n]
    return tuple(
        TalkPassage(place.kind, tuple(said), place.level, place.number, _turn(place, show))
        for place, said in groups
    )


# Headings that are signposts themselves.
_PLAIN = re.compile(
    r"(?:はじめに|初めに|前書き|まえがき|序文|概要|おわりに|終わりに|最後に|さいごに|まとめ|結論|総括|あとがき"
    r"|introduction|overview|summary|conclusions?|in closing|afterword)",
    re.IGNORECASE,
)


def _turn(place: Place, show: ShowView) -> str:
    """How the heading of a part is led up to; see ``TalkPassage``."""
    number, parts = place.number, show.parts
    heading = for_the_ear(place.sentence.text[show.source] or "")
    if not 1 <= number <= parts or parts < 2 or _PLAIN.fullmatch(heading):
        return ""
    if number == 1:
        return "first"
    return "last" if number == parts else _MIDDLE[(number - 2) % len(_MIDDLE)]
