"""What a build tells while it works: values for a callback, printed only by the command line."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Step:
    """``done`` of ``total`` items of a step are finished; ``reused`` of them were there already.

    Attributes:
        name: a key of the locale's ``[steps]``: "read", "translate", "plan", "slides", "speak" …
        item: the item just finished, or empty.
    """

    name: str
    done: int
    total: int
    item: str = ""
    reused: int = 0


@dataclass(frozen=True, slots=True)
class Message:
    """Something a person should know; ``key`` is of the locale's ``[messages]``."""

    key: str
    values: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class File:
    """An output of the show: made now, or found to be what it should be.

    Attributes:
        set_aside: the name that a person's changed version was given, or empty.
    """

    path: str
    made: bool
    set_aside: str = ""


Event: TypeAlias = Step | Message | File
Report: TypeAlias = Callable[[Event], None]


def silent(event: Event) -> None:
    """The default: nobody listens."""
    del event


def in_turn(report: Report) -> Report:
    """For steps that work side by side: one event at a time reaches ``report``."""
    telling = Lock()

    def told(event: Event) -> None:
        with telling:
            report(event)

    return told
