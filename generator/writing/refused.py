"""What of an answer was not taken, and why: for the next question, and for the build to tell."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


@dataclass(frozen=True, slots=True)
class Refusal:
    """A text or a change that was asked for and is not made.

    Attributes:
        where: the title of its slide, or the slide's number.
        text: the words that were not taken.
        why: what is wrong with them, as models are told it.
    """

    where: str
    text: str
    why: str


def listed(refusals: Iterable[Refusal]) -> Iterator[str]:
    """As the next question names them."""
    for each in dict.fromkeys(refusals):
        yield f"- {each.where}: “{each.text}”: {each.why}"
