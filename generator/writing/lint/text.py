"""A text by itself, on a slide or spoken: cut short before its verb."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator import patterns as re
from generator.wording.views import outside_quotes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model import Bilingual

_TORN = re.compile("[をへ]と[、。]|(?:など|等)や|だと、[^、。はがも「」]{1,12}(?:さん|氏)?。?$")


def cut_short(text: Bilingual) -> Iterator[str]:
    """Japanese that is cut short before its verb."""
    told = outside_quotes(text.ja or "")
    if torn := _TORN.search(told):
        yield f"“{torn[0]}” of “{text.ja}” is cut short: with its verb, or two sentences"
