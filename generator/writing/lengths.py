"""How long a talk is and may be, and which of several changes it has no room for."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from generator.model import Bilingual, Language

A_MINUTE: Mapping[Language, int] = {"ja": 330, "en": 145}
"""Characters and words that are said in one."""
LONGER = 1.04
"""Of what was asked: a talk may have so much."""
_COUNTED: Mapping[Language, str] = {"ja": "Japanese characters", "en": "English words"}
_MORE = 10


def measured(length: Mapping[Language, int]) -> str:
    return " and ".join(f"{count} {_COUNTED[language]}" for language, count in length.items())


def size_of(said: Iterable[Bilingual]) -> dict[Language, int]:
    """Japanese characters and English words of lines."""
    every = list(said)
    words = sum(len((text.en or "").split()) for text in every)
    return {"ja": sum(len(text.ja or "") for text in every), "en": words}


def most_of(now: int, asked: int) -> int:
    """What a talk may have at the end: what was asked, or as much as it has if that is more."""
    return max(round(asked * LONGER), now)


def told(now: int, asked: int, language: Language) -> str:
    """How long the talk is and may be, and what a change of it costs."""
    minutes, most = now / A_MINUTE[language], most_of(now, asked)
    seconds = round(60 * _MORE / A_MINUTE[language])
    return (
        f"The whole talk has {measured({language: now})} (about {minutes:.1f} minutes), asked are"
        f" {asked} and {most} are taken: {most - now} more have room, {_MORE} take {seconds}"
        " seconds. What goes beyond is not taken, the longest first: what lengthens one text"
        " shortens another"
    )


def without_room(added: Sequence[int], now: int, asked: int) -> list[int]:
    """The places of the changes that are not taken so that the others have room, longest first."""
    over = now + sum(added) - most_of(now, asked)
    gone = []
    for place in sorted(range(len(added)), key=lambda n: -added[n]):
        if over <= 0 or added[place] <= 0:
            break
        over -= added[place]
        gone.append(place)
    return gone


def too_much(added: int, asked: int, language: Language) -> str:
    """Why a change is not taken."""
    return f"{added} {_COUNTED[language]} more, and the talk is asked to have {asked}"
