"""Questions to a language model: cached by their words, counted, and asked until one cannot be."""

from __future__ import annotations

import json
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any, TypeVar

from generator.errors import ServiceError
from generator.files import digest, write_text
from generator.progress import Message, Step
from generator.web.completion import UnusableError
from generator.web.json_text import NoJsonError, read

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from generator.progress import Report
    from generator.web.chat import Chat
    from generator.writing.prompts import Prompts
    from generator.writing.schemas import Shape

T = TypeVar("T")
R = TypeVar("R")

_TRIES = 2  # a model that has been shown what was wrong with its answer once seldom mends it later


_WORTH_TELLING = 120  # seconds that are left


class Meter:
    """What the questions of one show take, whoever is asked.

    Attributes:
        expected: tokens that all of it will take, by estimate.
        used: tokens so far, as the server counts them; about as many where it does not.
        reused: about as many tokens of answers that an earlier build had.
    """

    def __init__(self) -> None:
        self.expected = self.used = self.reused = 0
        self._seconds = 0.0
        self._told = False

    def take(self, tokens: int, seconds: float) -> Message | None:
        """Count an answer; after the first one, how long the rest will take at its pace."""
        self.used += tokens
        self._seconds += seconds
        left = self._seconds / max(1, self.used) * (self.expected - self.used - self.reused)
        if self._told or left < _WORTH_TELLING:
            return None
        self._told = True
        return Message("writer_pace", (("minutes", str(round(left / 60))),))

    def step(self, characters: int) -> Step:
        """How far it is, while an answer of some length so far comes in."""
        done = min(self.used + self.reused, max(0, self.expected - 1))
        return Step("write", done, self.expected, str(characters), self.reused)


class EditorDesk:
    """The questions of one show.

    Attributes:
        asked: questions put to the server.
        answered: questions with a usable answer, cached ones too.
        stopped: no answer could be had, and nothing more is asked.
    """

    def __init__(
        self,
        chat: Chat,
        prompts: Prompts,
        cache: Path,
        report: Report,
        meter: Meter | None = None,
    ) -> None:
        self.chat, self.prompts, self.report = chat, prompts, report
        self.meter = meter or Meter()
        self._cache = cache
        self.asked = self.answered = 0
        self.stopped = False
        self._lock = threading.Lock()

    @property
    def model(self) -> str:
        return self.chat.server.model

    def several(self, question: Callable[[T], R], given: Sequence[T]) -> list[R]:
        """``question`` of each, as many at once as the server works at; in the order given."""
        room = min(len(given), self.chat.parallel) if len(given) > 1 else 1
        if room == 1:
            return [question(each) for each in given]
        with ThreadPoolExecutor(room) as pool:
            try:
                return list(pool.map(question, given))
            except BaseException:
                self.chat.close()  # nobody waits for what nobody wants any more
                raise

    def ask(self, name: str, told: str, schema: Shape, most_tokens: int, **given: object) -> Any:
        """The JSON of an answer that fits the schema; ``None`` when there is none to be had.

        An answer that does not fit is shown to the model once, with what is wrong.

        Args:
            name: of the prompt, which is the system's message.
            told: the user's message.
            schema: of the answer.
            most_tokens: of the answer: a small model that runs on is stopped there.
            given: what the prompt's template takes.
        """
        question = [
            {"role": "system", "content": self.prompts.text(name, **given)},
            {"role": "user", "content": told},
        ]
        path = self._cache / f"{digest(json.dumps([self.model, question, schema]).encode())}.json"
        found = self._kept(path, schema)
        if found is not None:
            said = (*(row["content"] for row in question), json.dumps(found, ensure_ascii=False))
            with self._lock:
                self.meter.reused += estimated(*said)
        elif not self.stopped:
            found = self._asked(name, question, schema, most_tokens)
            if found is not None:
                write_text(path, json.dumps(found, ensure_ascii=False))
        with self._lock:
            self.answered += found is not None
        return found

    def _kept(self, path: Path, schema: Shape) -> Any:
        """What a cache holds may be damaged; it is read as an answer is."""
        try:
            return read(path.read_text(encoding="utf-8"), schema)
        except (OSError, UnicodeDecodeError, NoJsonError):
            return None

    def _asked(
        self, name: str, question: list[dict[str, str]], schema: Shape, most_tokens: int
    ) -> Any:
        messages = question
        for _ in range(_TRIES):
            with self._lock:
                self.asked += 1
            begun = time.monotonic()
            try:
                answer = self.chat.complete(
                    messages, schema, name=name, most_tokens=most_tokens, alive=self._alive
                )
            except UnusableError as error:
                self._count(begun, estimated(*(row["content"] for row in messages), error.text))
                self._tell(Message("writer_rejected", (("scene", name), ("why", error.why))))
                messages = [*question, *_shown(error)]
                continue
            except ServiceError as error:
                if not self.stopped:
                    self.stopped = True
                    self._tell(Message("writer_unreachable", (("why", error.message),)))
                return None
            said = (*(row["content"] for row in messages), answer.text)
            self._count(begun, answer.tokens or estimated(*said))
            return answer.value
        return None

    def _count(self, begun: float, tokens: int) -> None:
        with self._lock:
            pace = self.meter.take(tokens, time.monotonic() - begun)
        if pace is not None:
            self._tell(pace)

    def _tell(self, event: Step | Message) -> None:
        """One at a time, whichever thread it comes from."""
        with self._lock:
            self.report(event)

    def _alive(self, characters: int) -> None:
        self._tell(self.meter.step(characters))


def estimated(*texts: str) -> int:
    """About how many tokens: one for a character of Japanese, one for four letters."""
    latin = sum(character.isascii() for text in texts for character in text)
    return sum(map(len, texts)) - latin + latin // 4


def _shown(error: UnusableError) -> list[dict[str, str]]:
    own = [{"role": "assistant", "content": error.text[:4000]}] if error.text.strip() else []
    said = f"Not usable: {error.why}. Answer again, as asked, with one JSON object only."
    return [*own, {"role": "user", "content": said}]
