"""Storyboard → .pptx, in the user's own template. Heavy libraries load when a deck is made."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Literal, TypeAlias

from generator.slides.places import fingerprint

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from generator.model import Gap, Storyboard, Track
    from generator.settings import Settings

__all__ = ["Deck", "Mode", "fingerprint", "make_deck"]

Mode: TypeAlias = Literal["bilingual", "ja", "en"]


@dataclass(frozen=True, slots=True)
class Deck:
    """Attributes: ``data`` is the .pptx; ``gaps`` what found no place on a slide."""

    data: bytes
    gaps: tuple[Gap, ...]


def make_deck(
    storyboard: Storyboard,
    mode: Mode,
    settings: Settings,
    tracks: Mapping[str, Track] | None = None,
    *,
    folder: Path | None = None,
) -> Deck:
    """The deck of a storyboard in the template that the settings name.

    Args:
        storyboard: its scenes become slides, a scene with much text several.
        mode: "bilingual" (Japanese large, English under it), "ja" or "en".
        settings: ``template`` is read.
        tracks: recordings by language, for the narration in the deck.
        folder: the show folder, where scenes' images lie.

    Raises:
        TemplateError: the template is unknown or cannot be used.
    """
    # lxml, Pillow and BudouX only when needed
    from generator.slides.deck import made, picture_in
    from generator.slides.template import load

    del tracks
    template = load(settings.template)
    return Deck(*made(storyboard, mode, template, partial(picture_in, folder)))
