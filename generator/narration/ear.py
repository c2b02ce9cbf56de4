"""A written sentence as it is said: no brackets, an end to every line."""

from __future__ import annotations

import re

_HEADED = re.compile(r"\s*[【\[]([^】\]]*)[】\]]\s*")
_ABBREVIATION = re.compile(r"(?<=[一-龠a-z])(?<![氏様])\s*[（(][A-Z]{2,5}[）)]")
_READING = re.compile(r"(?<=[一-龠])[（(][ぁ-ん]+[）)]")
_ASIDE = re.compile(r"\s*[（(]([^（）()]{1,60})[）)]")
_ENGLISH = re.compile(r"\A[^ぁ-ん]*[a-z]{2}[^ぁ-ん]*\Z", re.DOTALL)
_BEFORE_STOP = re.compile(r"[、,]\s*(?=[、。,.!?！？」』])")
_PARTICLE = re.compile(r"[はがをにのもでと][^ぁ-ん]")


def for_the_ear(text: str) -> str:
    """The same words in a form that can be heard.

    An abbreviation in brackets after the name it abbreviates and a word's reading are left out,
    another aside stands between commas, a heading's 【…】 or […] loses its brackets.
    """
    comma = ", " if _ENGLISH.match(text) else "、"
    said = _READING.sub("", _ABBREVIATION.sub("", text))
    said = _ASIDE.sub(lambda found: _between(found, comma), said)
    said = _HEADED.sub(lambda found: f" {found[1]} ", said).strip()
    return _BEFORE_STOP.sub("", " ".join(said.split())).rstrip("、, ")


def _between(aside: re.Match[str], comma: str) -> str:
    """The aside after a comma, and before one unless a particle follows."""
    end = "" if _PARTICLE.match(aside.string, aside.end()) else comma
    return f"{comma}{aside[1]}{end}"
