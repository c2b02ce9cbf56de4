"""Signs that stand for others: a dash that is a long vowel, a bracket drawn over several lines."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from generator import patterns as re
from generator.reading.plain.lines import FEWEST_ASKED

if TYPE_CHECKING:
    from generator.reading.plain.lines import TextLine


def dashed(found: tuple[TextLine, ...]) -> tuple[TextLine, ...]:
    """The lines, a dash before what an interviewer says, whatever sign stands for it there."""
    at = [n for n, line in enumerate(found) if _AS_DASH.match(line.raw)]
    asked = sum(_asks(found[n]) for n in at)
    apart = sum(n + 1 not in at for n in at)
    if len(at) < FEWEST_DASHED or asked < FEWEST_ASKED or apart * 2 <= len(at):
        return found
    return tuple(
        replace(line, raw=_AS_DASH.sub("――", line.raw)) if n in at else line
        for n, line in enumerate(found)
    )


FEWEST_DASHED = 3
# A long vowel begins no word, so that it is a dash; a minus and a hyphen may be one.
_AS_DASH = re.compile(r"^\s*(?:[ーｰ]{1,3}|[－‐‑−]{1,3}(?!\s*\d))\s*(?=[^\sー－‐‑−])")
_REQUESTED = re.compile(r"(?:か。|(?:ください|下さい|願いします)[。！!]?)$")


def _asks(line: TextLine) -> bool:
    return line.is_question or _REQUESTED.search(line.text) is not None


def unbracketed(found: tuple[TextLine, ...]) -> tuple[TextLine, ...]:
    """The lines without the bracket that is drawn before several, their letter behind each.

    As printed recipes say what is mixed together: ┌ 酢, Ａ｜砂糖, └ 水.
    """
    drawn = {n: match for n, line in enumerate(found) if (match := _BRACKET.match(line.raw))}
    letters: dict[int, str] = {}
    for start in (n for n in drawn if n - 1 not in drawn):
        end = next(n for n in range(start, len(found) + 1) if n not in drawn)
        if end - start > 1:
            letter = next((drawn[n]["by"] for n in range(start, end) if drawn[n]["by"]), "")
            letters |= dict.fromkeys(range(start, end), f"（{letter}）" if letter else "")
    return tuple(
        replace(line, raw=f"{line.raw[drawn[n].end() :].strip()}{letters[n]}")
        if n in letters
        else line
        for n, line in enumerate(found)
    )


_BRACKET = re.compile(r"^\s*(?P<by>[A-DＡ-Ｄ]?)\s*[┌│｜├└┏┃┣┗╭╰]\s*(?=[^\s│｜┃─━-])(?!.*[│｜┃├└┌])")
