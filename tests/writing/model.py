"""A model that answers by hand: what each prompt is answered with, over the real protocol."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from generator.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

Answers = dict[str, Any]
"""By prompt: an answer, several in their order, or a function of the user's message."""


class Model:
    """Answers ``/v1/chat/completions``; the name of the schema says which prompt it was."""

    def __init__(self, answers: Answers) -> None:
        self.answers = answers
        self.asked: list[tuple[str, str, str]] = []

    def __call__(self, path: str, headers: Mapping[str, str], body: Any) -> tuple[int, Any]:
        del headers
        assert path == "/v1/chat/completions"
        name = body["response_format"]["json_schema"]["name"]
        system, *rest = (message["content"] for message in body["messages"])
        self.asked.append((name, system, rest[0]))
        answer = self.answers.get(name)
        if isinstance(answer, list):
            answer = answer.pop(0) if len(answer) > 1 else answer[0]
        if callable(answer):
            answer = answer(rest[-1])
        if isinstance(answer, int):
            return answer, {"error": {"message": "no"}}
        text = answer if isinstance(answer, str) else json.dumps(answer, ensure_ascii=False)
        choice = {"message": {"content": text}, "finish_reason": "stop"}
        return 200, {"choices": [choice], "usage": {"total_tokens": 7}}

    def times(self, name: str) -> int:
        return sum(asked == name for asked, _, _ in self.asked)


def using(url: str, cache: Path, **writer: str) -> Settings:
    section = {"endpoint": url, "model": "small", "tries": 1, **writer}
    return replace(Settings(), languages=("ja",), sections={"writer": section}, cache=cache)


def all_good(message: str) -> Any:
    """Nothing to say of any text that is held to its lines."""
    del message
    return {"items": []}


def rows(message: str) -> dict[int, str]:
    """The numbered texts of a question, as they stand in it."""
    found = (re.match(r"(\d+)\. ", row) for row in message.splitlines())
    return {int(hit[1]): hit.string for hit in found if hit}


def wrong(words: str, label: str, ja: str = "", *lines: int, en: str = "") -> Callable[[str], Any]:
    """A judge that finds a text with some words wanting, and says how it holds."""

    def answer(message: str) -> Any:
        told = {"label": label, "words": "x", "from": list(lines), "ja": ja}
        told |= {"en": en} if en else {}
        found = [n for n, row in rows(message).items() if words in row]
        return {"items": [{"item": n, **told} for n in found]}

    return answer
