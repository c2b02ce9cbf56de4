"""Sounds instead of letters, for voices that are told phonemes: tables and how they are read."""

from __future__ import annotations

from functools import cache

from generator import patterns as re
from generator.resources import toml_beside

# The tables of an alphabet: ``NAME.toml`` here.


@cache
def table(name: str, section: str) -> dict[str, str]:
    """What is written → its phonemes; a row has several of each, or one for all of its left."""
    found: dict[str, str] = {}
    for left, right in toml_beside(__file__, f"{name}.toml")[section].items():
        written, said = left.split(" "), right.split(" ")
        said = said * len(written) if len(said) == 1 else said
        found.update(zip(written, said, strict=True))
    return found


@cache
def pattern(name: str, section: str) -> re.Pattern[str]:
    """Anything that is written in a table, the longest first."""
    longest_first = sorted(table(name, section), key=len, reverse=True)
    return re.compile("|".join(map(re.escape, longest_first)))


# After a sentence, a clause, a word.
_ENDS = (re.compile(r"(?<=[.!?…]) "), re.compile(r"(?<=[,:;]) "), re.compile(r" "))


def runs(phonemes: str, most: int) -> list[str]:
    """As few pieces of at most ``most`` phonemes as there can be, cut at the strongest pauses."""
    if len(phonemes) <= most:
        return [phonemes] if phonemes.strip() else []
    for end in _ENDS:
        places = [found.end() for found in end.finditer(phonemes, most // 4, most + 1)]
        if places:
            middle = min(places, key=lambda place: abs(place - len(phonemes) / 2))
            cut = middle if len(phonemes) <= 2 * most else places[-1]
            break
    else:
        cut = most
    return [phonemes[:cut].strip(), *runs(phonemes[cut:], most)]
