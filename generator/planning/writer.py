"""Message titles and tighter points from a language model, kept only where they are faithful.

The model sees one slide's sentences and answers with texts that name the sentences they rest on.
Every text is checked against those (``faithful``); an answer that fails is asked for once more, and
if it fails again the rule-made texts stay. Accepted answers are cached, so that a stopped run goes
on where it was.
"""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from generator.errors import ServiceError
from generator.files import digest, write_text
from generator.locale import phrase
from generator.model import LANGUAGES, Bilingual, Point, sentences
from generator.planning.choice import MOST_POINTS
from generator.planning.draft import heading_of, kicker
from generator.planning.faithful import fault
from generator.planning.points import is_long
from generator.planning.topics import topics
from generator.progress import Message, Step

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from generator.model import Article, Scene, Storyboard
    from generator.planning.chat import Chat
    from generator.progress import Report

_EDITION = 1
"""Of the question; a changed question is another cache key."""

_WRITTEN = frozenset({"bullets", "profile"})
_TITLE_ROOM, _POINT_ROOM = 26.0, 34.0
_FENCE = re.compile(r"\A\s*```(?:json)?\s*\n(.*)\n```\s*\Z", re.DOTALL)

_ASKED = """\
You edit slides. Use only what the given sentences say: no new facts, numbers or names, the same
negations, the same degree of certainty. Answer with one JSON object and nothing else:
{"title": {"ja": "…", "en": "…", "from": ["id"]},
 "points": [{"ja": "…", "en": "…", "from": ["id"]}]}
title: the claim of the slide in one short statement. points: two to five, each one idea,
Japanese in note style (だ・である or ending in a noun, no full stop) of at most 32 characters,
English without a full stop, both saying the same. "from": the ids of the sentences a text rests
on. When a sentence has no English ("en": null), give null for the English of what rests on it."""


class _RejectedError(Exception):
    """An answer that must not be used, and why."""


def rewritten(
    storyboard: Storyboard, article: Article, chat: Chat, cache: Path, report: Report
) -> Storyboard:
    """The storyboard with the model's texts where they are faithful."""
    session = _Session(chat, cache / "writer", article, report)
    asked = [scene for scene in storyboard.scenes if scene.layout in _WRITTEN and scene.points]
    questions = {scene.id: _question(scene, session.known) for scene in asked}
    tokens = sum(len(str(question)) for question in questions.values()) // 2
    report(Message("writer_estimate", (("slides", str(len(asked))), ("tokens", str(tokens)))))
    scenes: list[Scene] = []
    for scene in storyboard.scenes:
        question = questions.get(scene.id)
        scenes.append(session.scene(scene, question) if question else scene)
        if question:
            report(Step("write", len([s for s in scenes if s.id in questions]), len(asked)))
    report(Message("writer_total", (("tokens", str(session.tokens)),)))
    if session.used:
        scenes = [_credited(scene, chat.model) for scene in scenes]
    return replace(storyboard, scenes=tuple(scenes))


def _question(scene: Scene, known: Mapping[str, Bilingual]) -> list[dict[str, str]]:
    ids = dict.fromkeys((*scene.sources, *(s for point in scene.points for s in point.sources)))
    given = [{"id": s, "ja": known[s].ja, "en": known[s].en} for s in ids if s in known]
    told = json.dumps({"slide": scene.title.ja, "sentences": given}, ensure_ascii=False)
    return [{"role": "system", "content": _ASKED}, {"role": "user", "content": told}]


def _credited(scene: Scene, model: str) -> Scene:
    if scene.id != "notes":
        return scene
    return replace(scene, points=(*scene.points, Point(phrase("planning", "writer", model=model))))


class _Session:
    """The slides of one show; after a failure of the server nothing more is asked."""

    def __init__(self, chat: Chat, cache: Path, article: Article, report: Report) -> None:
        self.chat, self.cache, self.report = chat, cache, report
        self.known = {sentence.id: sentence.text for sentence in sentences(article)}
        self.topics = {topic.heading.id: topic for topic in topics(article)}
        self.tokens = 0
        self.used = False
        self.stopped = False

    def scene(self, scene: Scene, question: list[dict[str, str]]) -> Scene:
        key = digest(json.dumps([_EDITION, self.chat.model, question]).encode())
        path = self.cache / f"{key}.json"
        if path.is_file():
            try:
                return self._accepted(scene, path.read_text(encoding="utf-8"))
            except (_RejectedError, OSError, UnicodeDecodeError):
                pass  # what stands in a cache may be damaged: ask again
        why = ""
        for _ in range(2):
            answer = self._answer([*question, *_correction(why)])
            if answer is None:
                return scene
            try:
                written = self._accepted(scene, answer)
            except _RejectedError as error:
                why = str(error)
                continue
            write_text(path, answer)
            return written
        self.report(Message("writer_rejected", (("scene", scene.id), ("why", why))))
        return scene

    def _answer(self, messages: Sequence[dict[str, str]]) -> str | None:
        if self.stopped:
            return None
        try:
            reply = self.chat.ask(messages)
        except ServiceError as error:
            self.stopped = True
            self.report(Message("writer_unreachable", (("why", error.message),)))
            return None
        self.tokens += reply.tokens
        return reply.text

    def _accepted(self, scene: Scene, answer: str) -> Scene:
        title, points = _parsed(answer, scene, self.known)
        self.used = True
        if scene.layout == "profile":
            return replace(scene, points=points)  # its title is a name
        topic = self.topics.get(heading_of(scene))
        above = kicker(topic, own_title=True) if topic else scene.kicker
        return replace(
            scene, title=title.text, title_sources=title.sources, kicker=above, points=points
        )


def _correction(why: str) -> list[dict[str, str]]:
    if not why:
        return []
    return [{"role": "user", "content": f"Not usable ({why}). Answer again, as asked."}]


def _parsed(
    answer: str, scene: Scene, known: Mapping[str, Bilingual]
) -> tuple[Point, tuple[Point, ...]]:
    """The title and the points of an answer.

    Raises:
        _RejectedError: it is not of the form asked for, or a text is not faithful.
    """
    fenced = _FENCE.match(answer)
    try:
        tree = json.loads(fenced[1] if fenced else answer)
    except (ValueError, RecursionError):
        raise _RejectedError("not JSON") from None
    if not isinstance(tree, dict) or set(tree) != {"title", "points"}:
        raise _RejectedError("not an object with title and points")
    items = tree["points"]
    if not isinstance(items, list) or not 1 <= len(items) <= MOST_POINTS:
        raise _RejectedError("not one to five points")
    allowed = {*scene.sources, *(s for point in scene.points for s in point.sources)} & set(known)
    title = _text(tree["title"], allowed, known, _TITLE_ROOM)
    return title, tuple(_text(item, allowed, known, _POINT_ROOM) for item in items)


def _text(item: Any, allowed: set[str], known: Mapping[str, Bilingual], room: float) -> Point:
    if not isinstance(item, dict) or set(item) != {"ja", "en", "from"}:
        raise _RejectedError("a text needs ja, en and from")
    sources = item["from"]
    if not isinstance(sources, list) or not sources or not {*map(str, sources)} <= allowed:
        raise _RejectedError("from names sentences that are not given")
    ids = tuple(dict.fromkeys(map(str, sources)))
    text = Bilingual()
    for language in LANGUAGES:
        given = [known[identity][language] for identity in ids]
        words = item[language]
        if None in given:
            continue  # still to be translated, whatever the model says
        if not isinstance(words, str) or not words.strip() or "\n" in words:
            raise _RejectedError(f"no {language} text")
        wrong = fault(words, " ".join(part or "" for part in given), language)
        if wrong:
            raise _RejectedError(f"{wrong} is not in the sentences: {words}")
        text = text.having(language, words.strip())
    point = Point(text, ids)
    if is_long(point, room):
        raise _RejectedError(f"too long: {text.ja}")
    return point
