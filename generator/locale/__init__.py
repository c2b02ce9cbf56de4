"""Every printed or spoken word that is ours, not the article's: ``ja.toml`` and ``en.toml``."""

from __future__ import annotations

import os
from functools import cache
from typing import TYPE_CHECKING, cast

from generator.resources import toml_beside

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.model.text import Bilingual, Language


@cache
def words(language: Language) -> Mapping[str, Mapping[str, str]]:
    """Section → key → text, with ``{placeholders}`` for ``str.format``."""
    return cast("Mapping[str, Mapping[str, str]]", toml_beside(__file__, f"{language}.toml"))


def phrase(section: str, key: str, **values: object) -> Bilingual:
    """One phrase in both languages."""
    from generator.model.text import Bilingual  # here: whoever asks for the language needs none

    return Bilingual(
        ja=words("ja")[section][key].format(**values),
        en=words("en")[section][key].format(**values),
    )


def user_language() -> Language:
    """The language of messages: Japanese where the environment says so, else English."""
    for name in ("KAMISHIBAI_LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        if value := os.environ.get(name):
            return "ja" if value.startswith("ja") else "en"
    import locale

    return "ja" if str(locale.getlocale()[0]).startswith(("ja", "Japanese")) else "en"


def said(section: str, key: str, /, **values: object) -> str:
    """One phrase in the user's language; for messages only, never for what is made."""
    return words(user_language())[section][key].format(**values)


@cache
def moves(language: Language) -> Mapping[str, tuple[str, ...]]:
    """Move of a narration → the ways in which it is worded, never empty."""
    told = cast("Mapping[str, list[str]]", words(language)["moves"])
    return {move: tuple(wordings) for move, wordings in told.items()}


def clock(seconds: int) -> str:
    """A place in a recording: ``75`` → ``1:15``, ``3605`` → ``1:00:05``."""
    minutes, rest = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def in_minutes(seconds: float) -> str:
    """How long something takes, which is asked for in minutes: ``3605`` → ``60:05``."""
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes}:{rest:02}"
