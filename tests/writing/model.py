"""A model that answers by hand: what each prompt is answered with, over the real protocol."""

from __future__ import annotations

import json
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
    """Every item of an entailment question holds."""
    count = message.count("Item ")
    return {"items": [{"item": n, "label": "good", "words": ""} for n in range(1, count + 1)]}


def good_but(*wrong: tuple[str, str]) -> Callable[[str], Any]:
    """Every item holds but those with some words, whose label is given."""

    def answer(message: str) -> Any:
        items = []
        for n, shown in enumerate(message.split("Item ")[1:], 1):
            label = next((label for words, label in wrong if words in shown), "good")
            items.append({"item": n, "label": label, "words": "" if label == "good" else "x"})
        return {"items": items}

    return answer
