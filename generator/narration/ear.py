"""A written sentence as it is said: no brackets, an end to every line."""

from __future__ import annotations

import re

_HEADED = re.compile(r"\s*[【\[]([^】\]]*)[】\]]\s*")
_ABBREVIATION = re.compile(r"(?<=[一-龠a-z])\s*[（(][A-Z]{2,5}[）)]")
_ASIDE = re.compile(r"\s*[（(]([^（）()]{1,60})[）)]")
_JAPANESE = re.compile(r"[ぁ-んァ-ヴ一-龠]")
_BEFORE_STOP = re.compile(r"[、,]\s*(?=[、。,.!?！？」』])")


def for_the_ear(text: str) -> str:
    """The same words in a form that can be heard.

    An abbreviation in brackets after the name it abbreviates is left out, another aside stands
    between commas, a heading's 【…】 or […] loses its brackets.
    """
    comma = "、" if _JAPANESE.search(text) else ", "
    said = _ABBREVIATION.sub("", text)
    said = _ASIDE.sub(lambda found: f"{comma}{found[1]}{comma}", said)
    said = _HEADED.sub(lambda found: f" {found[1]} ", said).strip()
    return _BEFORE_STOP.sub("", " ".join(said.split())).rstrip("、, ")
