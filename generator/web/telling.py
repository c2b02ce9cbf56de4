"""An answer of a chat server as it grows, whichever of the fields it may stand in."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator


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
