"""Questions to a language model: cached by their words, counted, and asked until one cannot be."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from generator.errors import ServiceError
from generator.files import digest, write_text
from generator.progress import Message, Step
from generator.web.completion import UnusableError
from generator.web.json_text import NoJsonError, read

if TYPE_CHECKING:
    from pathlib import Path

    from generator.progress import Report
    from generator.web.chat import Chat
    from generator.writing.prompts import Prompts
    from generator.writing.schemas import Shape

_TRIES = 2  # a model that has been shown what was wrong with its answer once seldom mends it later


class Desk:
    """The questions of one show.

    Attributes:
        tokens: used so far, as the server counts them; about as many where it does not.
        asked: questions put to the server.
        answered: questions with a usable answer, cached ones too.
    """

    def __init__(self, chat: Chat, prompts: Prompts, cache: Path, report: Report) -> None:
        self.chat, self.prompts, self.report = chat, prompts, report
        self._cache = cache
        self.tokens = self.asked = self.answered = 0
        self._stopped = False

    @property
    def model(self) -> str:
        return self.chat.server.model

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
        if found is None and not self._stopped:
            found = self._asked(name, question, schema, most_tokens)
            if found is not None:
                write_text(path, json.dumps(found, ensure_ascii=False))
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
            self.asked += 1
            try:
                answer = self.chat.complete(
                    messages, schema, name=name, most_tokens=most_tokens, alive=self._alive
                )
            except UnusableError as error:
                self.tokens += estimated(*(row["content"] for row in messages), error.text)
                self.report(Message("writer_rejected", (("scene", name), ("why", error.why))))
                messages = [*question, *_shown(error)]
                continue
            except ServiceError as error:
                self._stopped = True
                self.report(Message("writer_unreachable", (("why", error.message),)))
                return None
            said = (*(row["content"] for row in messages), answer.text)
            self.tokens += answer.tokens or estimated(*said)
            return answer.value
        return None

    def _alive(self, characters: int) -> None:
        self.report(Step("write", self.asked, 0, str(characters)))


def estimated(*texts: str) -> int:
    """About how many tokens: one for a character of Japanese, one for four letters."""
    latin = sum(character.isascii() for text in texts for character in text)
    return sum(map(len, texts)) - latin + latin // 4


def _shown(error: UnusableError) -> list[dict[str, str]]:
    own = [{"role": "assistant", "content": error.text[:4000]}] if error.text.strip() else []
    said = f"Not usable: {error.why}. Answer again, as asked, with one JSON object only."
    return [*own, {"role": "user", "content": said}]
