"""A language model's wording of a show, kept only where it is faithful.

The model sees one slide's sentences and answers with texts that name the sentences they rest on:
message titles and tighter points, and for a dialogue what each speaker says. Where no answer can be
used, the rules' texts stay.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from generator.locale import phrase
from generator.model import Line, Point, sentences
from generator.planning.asking import (
    RejectedError,
    checked_sources,
    checked_text,
    question,
)
from generator.planning.choice import MOST_POINTS
from generator.planning.draft import heading_of, kicker
from generator.planning.points import is_long
from generator.planning.topics import topics
from generator.progress import Message, Step

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from generator.model import Article, Bilingual, Scene, Storyboard
    from generator.planning.asking import Asking, Question
    from generator.progress import Report

_WRITTEN = frozenset({"bullets", "profile"})
_TITLED = frozenset({"steps", "comparison", "number", "table", "chart", "figure"})
"""Scenes of which only the title is worded: what they show has a form of its own."""

_SILENT = frozenset({"agenda", "takeaways", "notes"})
"""Scenes of a dialogue that the template words: nothing in them needs talking over."""

_TITLE_ROOM, _POINT_ROOM = 26.0, 34.0
_LONGEST_LINE = 160
"""Characters of a spoken line in either language's own measure: about fifteen seconds."""

_ALIKE = """\
Use only what the given sentences say: no new facts, numbers or names, the same negations, the
same degree of certainty. "from": the ids of the sentences a text rests on. When a sentence has no
English ("en": null), give null for the English of what rests on it. Japanese and English say the
same. Answer with one JSON object and nothing else:
"""

_SLIDE = f"""\
You edit slides. {_ALIKE}
{{"title": {{"ja": "…", "en": "…", "from": ["id"]}},
 "points": [{{"ja": "…", "en": "…", "from": ["id"]}}]}}
title: the claim of the slide in one short statement. points: two to five, each one idea,
Japanese in note style (だ・である or ending in a noun, no full stop) of at most 32 characters,
English without a full stop."""

_TITLE = f"""\
You edit slides. {_ALIKE}
{{"title": {{"ja": "…", "en": "…", "from": ["id"]}}}}
title: the claim of the slide in one short statement."""

_TALK = """\
You write a conversation between {speakers} about one part of an article. {alike}
{{"lines": [{{"speaker": "{first}", "ja": "…", "en": "…", "from": ["id"]}}]}}
lines: in spoken style, one idea each, together resting on every sentence given, in their order. A
line that only asks or reacts may have an empty "from" and at most twenty characters."""


def rewritten(
    storyboard: Storyboard,
    article: Article,
    asking: Asking,
    report: Report,
    speakers: Sequence[str] = (),
) -> Storyboard:
    """The storyboard with the model's texts where they are faithful.

    Args:
        storyboard: as the rules made it, without narration.
        article: whose sentences the texts must rest on.
        asking: the model.
        report: told about how many tokens it takes, before and after.
        speakers: of a conversation; none leaves what is said to the templates.
    """
    desk = _Desk(article, asking, tuple(speakers))
    work = [(scene, desk.tasks(scene)) for scene in storyboard.scenes]
    total = sum(len(tasks) for _, tasks in work)
    _estimated([asked for _, tasks in work for asked, _ in tasks], asking, report)
    scenes, done = [], 0
    for scene, tasks in work:
        made = scene
        for asked, apply in tasks:
            made = asking.ask(scene.id, asked, _applied(apply, made)) or made
            done += 1
            report(Step("write", done, total))
        scenes.append(made)
    report(Message("writer_total", (("tokens", _priced(asking.tokens, asking)),)))
    if asking.used:
        scenes = [_credited(scene, asking) for scene in scenes]
    return replace(storyboard, scenes=tuple(scenes))


def _estimated(questions: Sequence[Question], asking: Asking, report: Report) -> None:
    """Tell what is going to be asked, and about how many tokens that will take."""
    ahead = [asked for asked in questions if not asking.is_answered(asked)]
    size = sum(_tokens(message["content"]) for asked in ahead for message in asked)
    answers = sum(_tokens(asked[-1]["content"]) for asked in ahead)
    tokens = _priced(size + answers, asking)
    report(Message("writer_estimate", (("questions", str(len(ahead))), ("tokens", tokens))))


def _tokens(text: str) -> int:
    """About how many: one for a character of Japanese, one for four letters."""
    latin = sum(character.isascii() for character in text)
    return len(text) - latin + latin // 4


def _priced(tokens: int, asking: Asking) -> str:
    """``1200``, or ``1200 (0.0018)`` where ``[writer] price`` says what a million cost."""
    price = asking.chat.price
    return f"{tokens} ({tokens * price / 1e6:.4f})" if price else str(tokens)


def _applied(apply: Callable[[Scene, Any], Scene], scene: Scene) -> Callable[[Any], Scene]:
    return lambda answer: apply(scene, answer)


def _credited(scene: Scene, asking: Asking) -> Scene:
    """The notes with a word on who wrote, and how often that could not be used."""
    if scene.id != "notes":
        return scene
    said = phrase("planning", "writer", model=asking.chat.model)
    if asking.refused:
        count = asking.refused
        said = phrase("planning", "writer_refused", model=asking.chat.model, count=count)
    return replace(scene, points=(*scene.points, Point(said)))


class _Desk:
    """What is asked about each scene, and what an answer makes of it."""

    def __init__(self, article: Article, asking: Asking, speakers: tuple[str, ...]) -> None:
        self.asking, self.speakers = asking, speakers
        self.known = {sentence.id: sentence.text for sentence in sentences(article)}
        self.topics = {topic.heading.id: topic for topic in topics(article)}

    def tasks(
        self, scene: Scene
    ) -> list[tuple[list[dict[str, str]], Callable[[Scene, Any], Scene]]]:
        title = scene.title.ja or scene.title.en or ""
        found: list[tuple[list[dict[str, str]], Callable[[Scene, Any], Scene]]] = []
        if scene.layout in _WRITTEN and scene.points:
            found.append((question(_SLIDE, title, _cited(scene), self.known), self.slide))
        elif scene.layout in _TITLED and scene.sources:
            found.append((question(_TITLE, title, _cited(scene), self.known), self.title))
        if self.speakers and scene.sources and scene.layout not in _SILENT:
            names, first = ", ".join(self.speakers), self.speakers[0]
            asked = _TALK.format(speakers=names, first=first, alike=_ALIKE)
            found.append((question(asked, title, scene.sources, self.known), self.talk))
        return found

    def slide(self, scene: Scene, answer: Any) -> Scene:
        """The scene with the answer's title and points."""
        if not isinstance(answer, dict) or set(answer) != {"title", "points"}:
            raise RejectedError("not an object with title and points")
        items = answer["points"]
        if not isinstance(items, list) or not 1 <= len(items) <= MOST_POINTS:
            raise RejectedError("not one to five points")
        allowed = {*_cited(scene)} & set(self.known)
        title = _point(answer["title"], allowed, self.known, _TITLE_ROOM)
        points = tuple(_point(item, allowed, self.known, _POINT_ROOM) for item in items)
        if scene.layout == "profile":
            return replace(scene, points=points)  # its title is a name
        return replace(self._titled(scene, title), points=points)

    def title(self, scene: Scene, answer: Any) -> Scene:
        """The scene with the answer's title."""
        if not isinstance(answer, dict) or set(answer) != {"title"}:
            raise RejectedError("not an object with a title")
        allowed = {*_cited(scene)} & set(self.known)
        return self._titled(scene, _point(answer["title"], allowed, self.known, _TITLE_ROOM))

    def _titled(self, scene: Scene, title: Point) -> Scene:
        topic = self.topics.get(heading_of(scene))
        above = kicker(topic, own_title=True) if topic else scene.kicker
        return replace(scene, title=title.text, title_sources=title.sources, kicker=above)

    def talk(self, scene: Scene, answer: Any) -> Scene:
        """The scene with the answer's lines."""
        if not isinstance(answer, dict) or set(answer) != {"lines"}:
            raise RejectedError("not an object with lines")
        items = answer["lines"]
        if not isinstance(items, list) or not 1 <= len(items) <= 3 * len(scene.sources) + 3:
            raise RejectedError("too many lines or none")
        lines = [self._line(item, scene, n) for n, item in enumerate(items, 1)]
        missing = [s for s in scene.sources if not any(s in line.sources for line in lines)]
        if missing:
            raise RejectedError(f"nothing rests on {missing[0]}")
        lines[-1] = replace(lines[-1], pause="slide")
        return replace(scene, narration=tuple(lines))

    def _line(self, item: Any, scene: Scene, number: int) -> Line:
        ids = checked_sources(item, {"speaker", "ja", "en", "from"}, {*scene.sources})
        if item["speaker"] not in self.speakers:
            raise RejectedError(f"no speaker is called {item['speaker']}")
        text = checked_text(item, ids, self.known) if ids else _reaction(item)
        if max(len(text.ja or ""), len(text.en or "") // 2) > _LONGEST_LINE:
            raise RejectedError("a line is too long")
        name = f"{scene.id}.{ids[0]}.{number}" if ids else f"{scene.id}.say{number}"
        return Line(name, text, ids, item["speaker"])


_LONGEST_REACTION = 20
"""Characters of Japanese of a line that rests on nothing; of English three times as many."""


def _reaction(item: Any) -> Bilingual:
    """なるほど。 / I see.: words that state nothing."""
    text = checked_text({**item}, (), {})
    if len(text.ja or "") > _LONGEST_REACTION or len(text.en or "") > 3 * _LONGEST_REACTION:
        raise RejectedError("a line that rests on nothing is too long")
    return text


def _cited(scene: Scene) -> tuple[str, ...]:
    """The sentences said with a scene and those it shows."""
    shown = (source for point in scene.points for source in point.sources)
    return tuple(dict.fromkeys((*scene.sources, *shown)))


def _point(item: Any, allowed: set[str], known: Mapping[str, Bilingual], room: float) -> Point:
    ids = checked_sources(item, {"ja", "en", "from"}, allowed)
    if not ids:
        raise RejectedError("a text rests on nothing")
    point = Point(checked_text(item, ids, known), ids)
    if is_long(point, room):
        raise RejectedError(f"too long: {point.text.ja}")
    return point
