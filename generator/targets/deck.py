"""``deck.pptx``, ``deck.ja.pptx``, ``deck.en.pptx``: with a recording in them or without."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model import Bilingual
from generator.progress import Message
from generator.slides import modes
from generator.targets.graph import FileKind, Output, Product, Target
from generator.targets.work import shared, storyboard_print, voices

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from generator.settings import Settings
    from generator.slides import Mode
    from generator.targets.graph import Given, Inputs
    from generator.targets.work import Work

LABEL = Bilingual("スライド", "Slides")


def targets(work: Work) -> Iterable[Target[Path]]:
    return [deck(work, mode) for mode in modes(work.settings)]


@shared
def deck(work: Work, mode: Mode) -> Target[Path]:
    """One deck; it carries a recording where sound is asked for too."""
    from generator import slides

    name = slides.narration_language(mode, work.settings) or ""
    spoken = "audio" in work.settings.only and name in {script.name for script in work.scripts}
    said, scenes = (voices(work, name), scene_clips(work, name)) if spoken else (None, None)

    def made(given: Given) -> Product[Path]:
        warned(work)
        heard = given[said].track if said else None
        deck = slides.make_deck(
            work.storyboard,
            mode,
            work.settings,
            {name: heard} if heard else None,
            folder=work.show.folder,
            narration=given[scenes] if scenes and heard else None,
        )
        deck.save(given.path)
        return Product(given.path, deck.gaps)

    def inputs() -> Inputs:
        return {
            "storyboard": storyboard_print(work),
            "template": slides.fingerprint(work.settings),
            "mode": mode,
        }

    language = "" if mode == "bilingual" else mode
    path = f"deck.{language}.pptx" if language else "deck.pptx"
    needs = (said, scenes) if said and scenes else ()
    return Target(path, made, needs, inputs=inputs, kind=FileKind("deck", language, LABEL))


@shared
def warned(work: Work) -> None:
    """One line, once a build, about a template in which slides will be plain or hard to read."""
    from generator import slides

    poor = slides.doubts(work.settings)
    if poor is not None:
        good, kinds = map(str, poor)
        values = (("template", work.settings.template), ("good", good), ("kinds", kinds))
        work.report(Message("template_poor", values))


@shared
def scene_clips(work: Work, recording: str) -> Target[Mapping[str, bytes]]:
    """What is said with each scene, as MP3."""
    said = voices(work, recording)

    def made(given: Given) -> Product[Mapping[str, bytes]]:
        from generator.publishing.audio import chapters_mp3

        track = given[said].track
        return Product(chapters_mp3(track, work.settings) if track else None)

    return Target(f"scenes.{recording}", made, (said,))


def check(settings: Settings) -> None:
    from generator import slides

    slides.fingerprint(settings)


DECK = Output(
    Bilingual("編集できるPowerPointのスライド", "slides, as an editable PowerPoint file"),
    targets,
    default=True,
    check=check,
)
