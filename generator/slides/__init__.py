"""Storyboard → .pptx, in the user's own template. Heavy libraries load when a deck is made."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Literal, TypeAlias, cast

from generator import files
from generator.slides.options import DeckOptions, SlidesOptions, dress
from generator.slides.templates.places import colors, contents, located, names

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from generator.model import Appearance, Form, Gap, Language, Storyboard, Track
    from generator.settings import Settings

__all__ = [
    "Deck",
    "Mode",
    "colors",
    "doubts",
    "fingerprint",
    "forms",
    "make_deck",
    "modes",
    "narration_language",
]

Mode: TypeAlias = Literal["bilingual", "ja", "en"]


@dataclass(frozen=True, slots=True)
class Deck:
    """A deck before it is saved.

    Attributes:
        parts: its package, checked.
        gaps: what found no place on a slide.
    """

    parts: Mapping[str, bytes]
    gaps: tuple[Gap, ...]

    @property
    def data(self) -> bytes:
        """The .pptx."""
        from generator.slides.opc import pack

        return pack(self.parts)

    def save(self, path: Path) -> None:
        """Write the .pptx part by part: the clips of a long recording are never held at once."""
        from generator.slides.opc import write

        with path.open("wb") as stream:
            write(self.parts, stream)


def make_deck(
    storyboard: Storyboard,
    mode: Mode,
    settings: Settings,
    tracks: Mapping[str, Track] | None = None,
    *,
    folder: Path | None = None,
    narration: Mapping[str, bytes] | None = None,
) -> Deck:
    """The deck of a storyboard in the template that the settings name.

    Args:
        storyboard: its scenes become slides, a scene with much text several.
        mode: "bilingual" (Japanese large, English under it), "ja" or "en".
        settings: ``template`` is read.
        tracks: recordings by name; that of ``narration_language`` gives the slides their time.
        folder: the show folder, where scenes' images lie.
        narration: scene id → MP3 of that scene's chapter of the recording, from its start to
            its end. Without it, or without the recording, nothing is embedded.

    Raises:
        TemplateError: the template is unknown or cannot be used.
    """
    # lxml, Pillow and the dictionary only when needed
    from generator.slides.deck import made, picture_in
    from generator.slides.packaging.narration import recording
    from generator.slides.templates.template import load

    template = load(settings.template, dress(settings))
    track = (tracks or {}).get(narration_language(mode, settings) or "")
    spoken = recording(track, narration) if track is not None and narration else None
    pictured = partial(picture_in, folder)
    icons, follow, morph = _manner(settings)
    deck = made(
        storyboard, mode, template, pictured, spoken, icons=icons, follow=follow, morph=morph
    )
    return Deck(*deck)


def _manner(settings: Settings) -> tuple[bool, bool, bool]:
    """Whether points have icons, appear as they are said, and whether an agenda's entries move."""
    moves = settings.of(DeckOptions)
    return settings.of(SlidesOptions).icons, moves.follow, moves.morph


def forms(
    storyboard: Storyboard, settings: Settings, folder: Path | None = None
) -> Mapping[str, Form]:
    """By scene what the first of the decks asked for draws it as.

    Raises:
        TemplateError: the template is unknown or cannot be used.
    """
    from generator.slides import deck
    from generator.slides.templates.template import load

    template = load(settings.template, dress(settings))
    pictured = partial(deck.picture_in, folder)
    desk = deck.desk_of(storyboard, modes(settings)[0], template, pictured)
    desk = replace(desk, icons=_manner(settings)[0])
    found = deck.forms(desk, storyboard.scenes)
    return {scene.id: form for scene, form in zip(storyboard.scenes, found, strict=True)}


def drawn(storyboard: Storyboard, settings: Settings) -> Mapping[str, Appearance]:
    """By scene how it looks in the deck, of several decks in the one that has least room.

    Nothing is written and no picture is looked at.

    Raises:
        TemplateError: the template is unknown or cannot be used.
    """
    from generator.slides.deck import seen
    from generator.slides.templates.template import load

    template = load(settings.template, dress(settings))
    found: dict[str, Appearance] = {}
    for mode in modes(settings):
        for scene, each in seen(storyboard, mode, template):
            old = found.get(scene, each)
            found[scene] = each if len(each.crowded) >= len(old.crowded) else old
    return found


def doubts(settings: Settings) -> tuple[int, int] | None:
    """A poor template's kinds of slide with a form of their own, and how many there are.

    ``None`` where it serves well, as the built-in ones do.

    Raises:
        TemplateError: it cannot be used.
    """
    if settings.template in names():
        return None
    from generator.slides.check import check

    found = check(settings.template)
    return (len(found.good), len(found.kinds)) if found.poor else None


def modes(settings: Settings) -> tuple[Mode, ...]:
    """The decks asked for; with one language alone the bilingual one becomes that language's."""
    alone = settings.languages[0] if len(settings.languages) == 1 else ""
    return tuple(cast("Mode", mode) for mode in dict.fromkeys(alone or m for m in settings.decks))


def narration_language(mode: Mode, settings: Settings) -> Language | None:
    """Which recording a deck carries: its own language's, in a bilingual one what is set.

    ``[slides] narration`` is "ja", "en" or "none", which embeds nothing in any deck. Unless it is
    set, a bilingual deck has none: nobody said which of its languages should speak.
    """
    chosen = settings.of(SlidesOptions).narration
    if chosen == "none":
        return None
    if mode != "bilingual":
        return mode
    return "ja" if chosen == "ja" else "en" if chosen == "en" else None


def fingerprint(settings: Settings) -> str:
    """Of the template's content; a stranger's template is opened and checked for it.

    Raises:
        TemplateError: unknown, or unusable.
    """
    if settings.template not in names():
        from generator.slides.templates.template import load

        load(settings.template)
    deck, chart = located(settings.template)
    held = contents(deck) + (contents(chart) if chart is not None and chart.exists() else b"")
    return files.digest(held + repr((dress(settings), _manner(settings))).encode())
