"""A text by itself, on a slide or spoken: cut short before its verb, longer than its other half."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator import patterns as re
from generator.japanese.width import width
from generator.wording.views import outside_quotes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model import Bilingual

_TORN = re.compile("[をへ]と[、。]|(?:など|等)や|だと、[^、。はがも「」]{1,12}(?:さん|氏)?。?$")
_LONGER, _FEW = 3.5, 11  # English letters for an em of Japanese: one text in fifty; em


def cut_short(text: Bilingual) -> Iterator[str]:
    """Japanese that is cut short before its verb."""
    told = outside_quotes(text.ja or "")
    if torn := _TORN.search(told):
        yield f"“{torn[0]}” of “{text.ja}” is cut short: with its verb, or two sentences"


def longer(text: Bilingual) -> Iterator[str]:
    """English of so many letters that it hardly says what the Japanese says alone."""
    ja, en = text.ja or "", text.en or ""
    if width(ja) >= _FEW and len(en) > _LONGER * width(ja):
        yield f"“{en}”: more than the Japanese beside it says?"
