"""What of a model's answer can be used."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from generator.web import json_text
from generator.web.patience import RefusedError

if TYPE_CHECKING:
    from generator.web.json_text import Schema
    from generator.web.telling import Telling


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
