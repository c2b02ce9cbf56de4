"""Problems in a user's data, as values: collected, listed, never thrown."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

Severity: TypeAlias = Literal["error", "warning", "note"]


@dataclass(frozen=True, slots=True)
class Finding:
    """An open question of a show, as ``kamishibai review`` lists it.

    Attributes:
        kind: what was looked at: "translation", "reading", "overflow", "source", "template" …
        where: a sentence, line or scene id, or a file with a line.
        text: the words concerned.
        advice: what to do about it.
    """

    kind: str
    severity: Severity
    where: str
    text: str
    advice: str = ""


@dataclass(frozen=True, slots=True)
class Gap:
    """Something asked for that is not there; any gap makes the exit code 3.

    Attributes:
        kind: "translation", "sound", "slide" …
        where: the sentence id, line id or file concerned.
        why: one line.
        text: the words concerned, if any.
    """

    kind: str
    where: str
    why: str
    text: str = ""
