"""How a show is made, chosen anew: its template, what is made, the form, the voices, the length."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from generator import slides, speech
from generator.calls import edits
from generator.calls.edits import ConflictError
from generator.show import options
from generator.show.folder import MOMENT, opened
from generator.slides.templates.places import names

if TYPE_CHECKING:
    from pathlib import Path
    from typing import Any

    from generator.calls.folders import Folders
    from generator.settings import Settings

OPTIONS = "options"


def choose(folder: Path, settings: Settings) -> None:
    """Keep what ``settings.given`` names as the options of a show; the next build goes by them.

    Raises:
        KamishibaiError: a template or a voice cannot be used here.
        ShowError: a build is at work.
    """
    with opened(folder, patience=MOMENT) as show:
        before = show.remembered(OPTIONS)
        chosen = options.as_built(show, settings)
        slides.fingerprint(chosen)
        for language in chosen.languages if "voices" in (settings.given or ()) else ():
            speech.fingerprint("ja" if language == "ja" else "en", chosen)
        options.remember(show, chosen)
        after = show.remembered(OPTIONS)
        if before != after:
            edits.remember(show, {OPTIONS: before, "after": after})


def chosen_back(folder: Path, done: dict[str, Any]) -> None:
    """Take the last choice back; ConflictError where another has been made since."""
    with opened(folder, patience=MOMENT) as show:
        if show.remembered(OPTIONS) != done["after"]:
            raise ConflictError("what was chosen", "")
        show.remember(OPTIONS, done[OPTIONS])
        edits.forget_last(show)


def within(settings: Settings, folders: Folders) -> Settings:
    """Settings whose template, if it is a file, lies within the folders."""
    if settings.template in names():
        return settings
    return replace(settings, template=str(folders.path(settings.template)))
