"""What in a sentence is somebody's view, by how it is said."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from generator import patterns as re
from generator.resources import toml_beside
from generator.wording.words import QUOTED

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.model import Language

VIEWS = ("demand", "wish", "offer", "feeling", "view")
"""The kinds of view, each of which is somebody's."""


@cache
def view_cues(language: Language) -> Mapping[str, re.Pattern[str]]:
    """By name, of ``views.toml``: the kinds, weak views, who has it already, and oneself."""
    told = toml_beside(__file__, "views.toml")
    return {name: re.compile("|".join(each)) for name, each in told[language].items()}


def is_view(text: str, language: Language) -> bool:
    """Somebody feels, wants, recommends or supposes it."""
    cues = view_cues(language)
    return any(cues[name].search(outside_quotes(text)) for name in (*VIEWS, "weak", "held"))


def is_held(text: str, language: Language) -> bool:
    """The same in as many words, and by nobody else who is named: a のだ alone explains a fact."""
    cues, said = view_cues(language), outside_quotes(text)
    own = any(cues[name].search(said) for name in (*VIEWS, "held"))
    return own and not cues["others"].search(said)


def is_of_oneself(text: str, language: Language) -> bool:
    """Somebody speaks of themselves outside quotations."""
    return view_cues(language)["oneself"].search(outside_quotes(text)) is not None


def outside_quotes(text: str) -> str:
    """The text with all that is quoted in it left empty."""
    return QUOTED.sub("「」", text)
