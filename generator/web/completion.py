"""What of a model's answer can be used."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from generator.web import json_text
from generator.web.patience import RefusedError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.web.json_text import Schema


class UnusableError(RefusedError):
    """The model answered, but not with what was asked for.

    Attributes:
        why: one phrase that may be told to the model: "points[2].en is missing".
        text: what it said, so that it can be shown its own answer.
    """

    def __init__(self, service: str, why: str, text: str = "") -> None:
        super().__init__(f"{service}: {why}")
        self.why, self.text = why, text


@dataclass(frozen=True, slots=True)
class Completion:
    """What a model answered.

    Attributes:
        text: all of it, without what it thought aloud in fields of their own.
        value: the JSON in it that fits the schema; ``None`` where none was asked for.
        tokens: of question and answer as the server counts them, 0 when it does not.
        cut: it ended because there was no more room, not because it was done.
    """

    text: str
    value: Any = None
    tokens: int = 0
    cut: bool = False


class NotInShapeError(UnusableError):
    """There is no JSON in it that fits the schema."""


def completed(service: str, told: Telling, schema: Schema | None) -> Completion:
    """The answer of a model whose server has said that this is all.

    Raises:
        UnusableError: it is empty, cut, a refusal, or (``NotInShapeError``) no JSON that fits.
    """
    text = told.text if told.text.strip() or schema is None else told.arguments
    if not text.strip():
        raise UnusableError(service, _nothing(told))
    if told.refused:
        raise UnusableError(service, "the model refused to answer", text)
    if schema is None:
        return Completion(text, None, told.tokens, told.cut)
    if told.cut:
        raise UnusableError(service, "the answer is cut off: it had no more room", text)
    try:
        value = json_text.read(text, schema)
    except json_text.NoJsonError as error:
        raise NotInShapeError(service, str(error), text) from error
    return Completion(text, value, told.tokens)


def _nothing(told: Telling) -> str:
    if told.arguments:
        return "the model called a tool instead of answering"
    if told.cut:
        return "the model thought until it had no room to answer"
    return "the model answered nothing"


# An answer of a chat server as it grows, whichever of the fields it may stand in.


@dataclass(slots=True)
class Telling:
    """An answer as it grows.

    Attributes:
        arguments: of tools that the model called.
        is_over: the server said that this is all.
    """

    text: str = ""
    arguments: str = ""
    tokens: int = 0
    cut: bool = False
    refused: bool = False
    is_over: bool = False

    def take(self, told: dict[str, Any]) -> None:
        """One event of a stream, or all of an answer that did not come as one."""
        usage, choices = told.get("usage"), told.get("choices")
        if isinstance(usage, dict) and isinstance(usage.get("total_tokens"), int):
            self.tokens = usage["total_tokens"]
        if told.get("done"):
            self.is_over = True
        choice = choices[0] if isinstance(choices, list) and choices else {}
        if not isinstance(choice, dict):
            return
        said = choice.get("delta") or choice.get("message") or {}
        if isinstance(said, dict):
            self.text += _text(said.get("content"))
            self.refused |= bool(_text(said.get("refusal")))
            self.arguments += "".join(_arguments(said.get("tool_calls")))
        reason = choice.get("finish_reason")
        self.is_over |= bool(reason) or "message" in choice
        self.cut |= reason == "length"
        self.refused |= reason == "content_filter"


def says_something(told: dict[str, Any]) -> bool:
    """Whether an event brings anything: words, thoughts, a tool's arguments, or the end."""
    choices = told.get("choices")
    choice = choices[0] if isinstance(choices, list) and choices else {}
    if not isinstance(choice, dict):
        return False
    said = choice.get("delta") or choice.get("message") or {}
    words = [said[key] for key in said if key != "role"] if isinstance(said, dict) else []
    return any((*words, choice.get("finish_reason"), told.get("usage")))


def _text(content: object) -> str:
    """A text, or the texts of parts of one."""
    if isinstance(content, str):
        return content
    if isinstance(content, list):
        return "".join(_text(part.get("text")) for part in content if isinstance(part, dict))
    return ""


def _arguments(calls: object) -> Iterator[str]:
    for call in calls if isinstance(calls, list) else ():
        function = call.get("function") if isinstance(call, dict) else None
        if isinstance(function, dict):
            yield _text(function.get("arguments"))


def as_object(event: str) -> dict[str, Any]:
    """An event as an object; anything else counts as an empty one."""
    try:
        told = json.loads(event)
    except (ValueError, RecursionError):
        return {}
    return told if isinstance(told, dict) else {}
