"""``video.<recording>.mp4``: the slides change with the voice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model import Bilingual
from generator.targets import audio, deck
from generator.targets.graph import Kind, Output, Product, Target
from generator.targets.pictures import drawn
from generator.targets.work import cover, mixed, recording

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from generator.model import Script
    from generator.settings import Settings
    from generator.targets.graph import Given
    from generator.targets.work import Work


def targets(work: Work) -> Iterable[Target[Path]]:
    return (cover(work), *(_film(work, script) for script in work.scripts))


def _film(work: Work, script: Script) -> Target[Path]:
    heard, pictures = recording(work, script.name), drawn(work)

    def made(given: Given) -> Product[Path]:
        from generator.publishing.audio import About
        from generator.publishing.stills import stills
        from generator.publishing.video import write

        track = given[heard]
        shown = stills(given[pictures], track, work.storyboard)
        about = About(*work.tags(script.language))
        write(track, work.storyboard, shown, given.path, work.settings, about)
        return Product(given.path)

    return Target(
        f"video.{script.name}.mp4",
        made,
        (heard, pictures),
        inputs=lambda: {**mixed(work), "tags": work.tags(script.language)},
        kind=Kind("video", script.language, Bilingual("動画", "Video"), gap="video"),
    )


def check(settings: Settings) -> None:
    audio.check(settings)
    deck.check(settings)


def lacking(settings: Settings) -> str:
    from generator.publishing import stills

    del settings
    return "" if stills.draws_decks() or stills.draws_pages() else stills.HOW_TO_DRAW


VIDEO = Output(
    Bilingual("字幕付きの動画", "films with subtitles"),
    targets,
    check=check,
    lacking=lacking,
)
