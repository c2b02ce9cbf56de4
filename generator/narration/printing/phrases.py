"""The wordings of every move and the hosts' names: the locale's, and a user's own before them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from generator import patterns as re
from generator.choices import nearest
from generator.errors import SettingsError
from generator.locale import moves, words
from generator.model import LANGUAGES
from generator.narration.printing.folders import NarrationOptions
from generator.resources import toml

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.model import Language
    from generator.settings import Settings

    Phrases = Mapping[Language, Mapping[str, tuple[str, ...]]]

_PLACE = re.compile(r"\{\w*\}")
_SPEAKERS = ("host", "guest")


def phrases(settings: Settings) -> Phrases:
    """Language → move → wordings, never empty.

    Raises:
        SettingsError: the user's file cannot be read, or a move or placeholder is unknown.
    """
    own = _own(settings)
    return {
        language: {
            **moves(language),
            **{
                move: _checked(move, given, moves(language))
                for move, given in own.get(language, {}).items()
                if move not in _SPEAKERS
            },
        }
        for language in LANGUAGES
    }


def speakers(settings: Settings) -> Mapping[Language, Mapping[str, str]]:
    """Language → who speaks → what they are called."""
    own = _own(settings)
    return {
        language: {
            **words(language)["speakers"],
            **{who: str(own[language][who]) for who in _SPEAKERS if who in own.get(language, {})},
        }
        for language in LANGUAGES
    }


def sizes(phrases: Phrases) -> dict[str, tuple[int, ...]]:
    """Characters of Japanese in each wording of each move, without what it is filled with."""
    return {
        move: tuple(len(_PLACE.sub("", wording)) for wording in wordings)
        for move, wordings in phrases["ja"].items()
    }


def _own(settings: Settings) -> Mapping[str, Mapping[str, Any]]:
    path = settings.of(NarrationOptions).phrases
    if not path:
        return {}
    try:
        told = toml(Path(path).read_text(encoding="utf-8"), ours=False)
    except (OSError, ValueError) as error:
        raise SettingsError(
            f"[narration] phrases: {Path(path).name}: {error}", "see docs/narration.md"
        ) from error
    for language, given in told.items():
        if language not in LANGUAGES or not isinstance(given, dict):
            raise SettingsError(
                f"[narration] phrases: {language!r} is no language", "write [ja] and [en]"
            )
    return told


def _checked(move: str, given: object, known: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """A user's wordings of a move, at least one, with placeholders that it fills."""
    if move not in known:
        hint = nearest(move, (*known, *_SPEAKERS)) or "see [moves] in the locale files"
        raise SettingsError(f"[narration] phrases: there is no move {move!r}", hint)
    wordings = (given,) if isinstance(given, str) else given
    if not isinstance(wordings, (list, tuple)) or not wordings:
        raise SettingsError(f"[narration] phrases: {move} is no text", "a text, or a list of texts")
    filled = {place for wording in known[move] for place in _PLACE.findall(wording)}
    for wording in wordings:
        strange = {*_PLACE.findall(str(wording))} - filled
        if strange:
            raise SettingsError(
                f"[narration] phrases: {move} is filled with nothing for {min(strange)}",
                ", ".join(sorted(filled)) or "it has no placeholders",
            )
    return tuple(str(wording) for wording in wordings)
