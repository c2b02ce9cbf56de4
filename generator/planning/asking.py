"""Questions to a language model whose answers are used only once they are accepted.

An answer that is refused is asked for once more, with the reason; an accepted one is cached, so
that a stopped run goes on where it was; after a failure of the server nothing more is asked.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, TypeVar

from generator.errors import ServiceError
from generator.files import digest, write_text
from generator.model import LANGUAGES, Bilingual
from generator.progress import Message
from generator.verifying import faults

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from generator.planning.chat import Chat
    from generator.progress import Report

T = TypeVar("T")
Question = list[dict[str, str]]

_FENCE = re.compile(r"\A\s*```(?:json)?\s*\n(.*)\n```\s*\Z", re.DOTALL)


class RejectedError(Exception):
    """An answer that must not be used, and why."""


class Asking:
    """The questions of one show.

    Attributes:
        tokens: used so far, as the server counts them.
        used: answers accepted so far.
        refused: questions whose answers could not be used.
    """

    def __init__(self, chat: Chat, cache: Path, report: Report) -> None:
        self.chat, self.cache, self.report = chat, cache, report
        self.tokens = self.used = self.refused = 0
        self._stopped = False

    def ask(self, name: str, question: Question, accept: Callable[[Any], T]) -> T | None:
        """What ``accept`` makes of the answer; ``None`` when there is none to use.

        Args:
            name: of the scene, for messages.
            question: the messages of the chat.
            accept: takes the answer's JSON, raises ``RejectedError``.
        """
        path = self._place(question)
        found = self._cached(path, accept)
        if found is not None:
            return found
        why = ""
        for _ in range(2):
            answer = self._answer([*question, *_correction(why)])
            if answer is None:
                return None
            try:
                accepted = accept(_parsed(answer))
            except RejectedError as error:
                why = str(error)
                continue
            write_text(path, answer)
            self.used += 1
            return accepted
        self.refused += 1
        self.report(Message("writer_rejected", (("scene", name), ("why", why))))
        return None

    def is_answered(self, question: Question) -> bool:
        """An answer to it is in the cache; it may still prove to be damaged."""
        return self._place(question).is_file()

    def _place(self, question: Question) -> Path:
        key = digest(json.dumps([self.chat.model, question]).encode())
        return self.cache / f"{key}.json"

    def _cached(self, path: Path, accept: Callable[[Any], T]) -> T | None:
        """An answer accepted before; what stands in a cache may be damaged, so it is judged too."""
        if not path.is_file():
            return None
        try:
            found = accept(_parsed(path.read_text(encoding="utf-8")))
        except (RejectedError, OSError, UnicodeDecodeError):
            return None
        self.used += 1
        return found

    def _answer(self, messages: Sequence[dict[str, str]]) -> str | None:
        if self._stopped:
            return None
        try:
            reply = self.chat.ask(messages)
        except ServiceError as error:
            self._stopped = True
            self.report(Message("writer_unreachable", (("why", error.message),)))
            return None
        self.tokens += reply.tokens
        return reply.text


def _correction(why: str) -> Question:
    if not why:
        return []
    return [{"role": "user", "content": f"Not usable ({why}). Answer again, as asked."}]


def _parsed(answer: str) -> Any:
    """The one JSON value of an answer, alone or in one code fence."""
    fenced = _FENCE.match(answer)
    try:
        return json.loads(fenced[1] if fenced else answer)
    except (ValueError, RecursionError):
        raise RejectedError("not JSON") from None


def question(
    asked: str, title: str, ids: Sequence[str], known: Mapping[str, Bilingual]
) -> Question:
    """What is asked about one slide, with the sentences it rests on."""
    given = [{"id": s, "ja": known[s].ja, "en": known[s].en} for s in ids if s in known]
    told = json.dumps({"slide": title, "sentences": given}, ensure_ascii=False)
    return [{"role": "system", "content": asked}, {"role": "user", "content": told}]


def checked_sources(item: Any, keys: set[str], allowed: set[str]) -> tuple[str, ...]:
    """The sentence ids that an item rests on.

    Raises:
        RejectedError: the item has other keys than ``keys``, or names sentences not given.
    """
    if not isinstance(item, dict) or set(item) != keys:
        raise RejectedError(f"an item needs {', '.join(sorted(keys))}")
    sources = item["from"]
    if not isinstance(sources, list) or not {*map(str, sources)} <= allowed:
        raise RejectedError("from names sentences that are not given")
    return tuple(dict.fromkeys(map(str, sources)))


def checked_text(item: Any, ids: Sequence[str], known: Mapping[str, Bilingual]) -> Bilingual:
    """The item's texts in the languages that its sentences have.

    Raises:
        RejectedError: a text is missing, or says what the sentences do not.
    """
    text = Bilingual()
    for language in LANGUAGES:
        given = [known[identity][language] for identity in ids]
        if None in given:
            continue  # still to be translated, whatever the model says
        words = item[language]
        if not isinstance(words, str) or not words.strip() or "\n" in words:
            raise RejectedError(f"no {language} text")
        wrong = ", ".join(faults(words, [part or "" for part in given], language))
        if wrong:
            raise RejectedError(f"{wrong} is not as in the sentences: {words}")
        text = text.having(language, words.strip())
    return text
