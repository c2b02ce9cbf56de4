"""How a chat server wants to be asked: which fields of the protocol it takes and obeys."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from generator import patterns as re

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from generator.web.json_text import Schema

    Messages = Sequence[Mapping[str, str]]

_SHAPE = "Answer with one JSON value that fits this JSON Schema, and with nothing else:\n"
_NOT_SO = re.compile(
    r"format|schema|grammar|json|unsupported|unknown|unexpected|extra", re.IGNORECASE
)
_TOO_LONG = re.compile(r"context|too long|tokens", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Manner:
    """How a server wants to be asked.

    Attributes:
        shape: the first of ``_SHAPES`` that it takes.
        spelled: the schema stands in the question too, as the server was seen not to enforce it.
        extras: of the body, those it does not refuse.
    """

    shape: str = "strict"
    spelled: bool = False
    extras: frozenset[str] = frozenset({"temperature", "stream_options"})


_SHAPES = ("strict", "schema", "object", "words")


def worded(manner: Manner, messages: Messages, schema: Schema | None, name: str) -> dict[str, Any]:
    """The parts of the body that a server may not take."""
    said = [dict(message) for message in messages]
    body: dict[str, Any] = {"messages": said}
    if "temperature" in manner.extras:
        body["temperature"] = 0
    if "stream_options" in manner.extras:
        body["stream_options"] = {"include_usage": True}
    if schema is None:
        return body
    if manner.shape in ("strict", "schema"):
        told: dict[str, Any] = {"name": name, "schema": schema}
        if manner.shape == "strict":
            told["strict"] = True
        body["response_format"] = {"type": "json_schema", "json_schema": told}
    elif manner.shape == "object":
        body["response_format"] = {"type": "json_object"}
    if manner.spelled or manner.shape in ("object", "words"):
        spelled = _SHAPE + json.dumps(schema, ensure_ascii=False)
        if said and said[0].get("role") == "system":
            said[0]["content"] = f"{said[0]['content']}\n\n{spelled}"
        else:
            said.insert(0, {"role": "system", "content": spelled})
    return body


def simpler(manner: Manner, status: int, said: str, *, shaped: bool) -> Manner | None:
    """What to try next when a server refused a question, by what it ``said`` about it."""
    for extra in sorted(manner.extras):
        if extra in said:
            return replace(manner, extras=manner.extras - {extra})
    of_the_body = status in (400, 415, 422) or (status in (500, 501) and _NOT_SO.search(said))
    if not of_the_body or (_TOO_LONG.search(said) and not _NOT_SO.search(said)):
        return None
    at = _SHAPES.index(manner.shape) + 1
    if shaped and at < len(_SHAPES):
        return replace(manner, shape=_SHAPES[at])
    return replace(manner, extras=frozenset()) if manner.extras else None
