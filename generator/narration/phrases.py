"""The wordings of every move: the locale's, with those of a user's own file before them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.locale import moves
from generator.model import LANGUAGES

_PLACE = re.compile(r"\{\w*\}")

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.model import Language
    from generator.settings import Settings


def phrases(settings: Settings) -> Mapping[Language, Mapping[str, tuple[str, ...]]]:
    """Language → move → wordings."""
    del settings
    return {language: moves(language) for language in LANGUAGES}


def sizes(phrases: Mapping[Language, Mapping[str, tuple[str, ...]]]) -> dict[str, tuple[int, ...]]:
    """Characters of Japanese in each wording of each move, without what it is filled with."""
    return {
        move: tuple(len(_PLACE.sub("", wording)) for wording in wordings)
        for move, wordings in phrases["ja"].items()
    }
