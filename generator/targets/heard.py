"""``audio.<recording>.mp3`` and its chapters."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from generator.errors import EngineError
from generator.files import write_text
from generator.model import LANGUAGES, Bilingual
from generator.publishing.options import MusicOptions
from generator.slides import modes
from generator.targets.graph import Kind, Output, Product, Target
from generator.targets.work import cover, cover_picture, mixed, recording, shared

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from generator.model import Script, Track
    from generator.settings import Settings
    from generator.targets.graph import Given
    from generator.targets.work import Work


def targets(work: Work) -> Iterable[Target[Path]]:
    sounds = sound_of(work)
    for script in work.scripts:
        yield from (sound for sound, name in sounds.items() if name == script.name)
        yield _chapters(work, script)
    yield cover(work)


@shared
def sound_of(work: Work) -> Mapping[Target[Path], str]:
    """The sound files, each with the name of its recording."""
    formats = work.settings.of(MusicOptions).formats
    return {_sound(work, each, suffix): each.name for each in work.scripts for suffix in formats}


def _sound(work: Work, script: Script, suffix: str) -> Target[Path]:
    """A whole recording, tagged and with chapters."""
    heard, picture = recording(work, script.name), cover_picture(work, script.language)
    slides = pictures_of_chapters(work, script.name)
    said = work.tags(script.language)

    def made(given: Given) -> Product[Path]:
        from generator.publishing.audio import About, write

        about = About(*said, given[slides] if slides else {})
        write(given[heard], given.path, work.settings, cover=given[picture], about=about)
        return Product(given.path)

    return Target(
        f"audio.{script.name}.{suffix}",
        made,
        (heard, picture, *((slides,) if slides else ())),
        inputs=lambda: {**mixed(work), "tags": said},
        kind=Kind("audio", script.language, Bilingual("音声", "Sound")),
    )


def _chapters(work: Work, script: Script) -> Target[Path]:
    heard = recording(work, script.name)

    def made(given: Given) -> Product[Path]:

        write_text(given.path, chapters_json(given[heard]))
        return Product(given.path)

    return Target(
        f"chapters.{script.name}.json",
        made,
        (heard,),
        kind=Kind("chapters", script.language, Bilingual("章", "Chapters")),
    )


def check(settings: Settings) -> None:
    """Voices and music."""
    from generator import speech
    from generator.publishing.score import score

    score(settings)
    for language in LANGUAGES:
        if language in settings.languages:
            speech.fingerprint(language, settings)


AUDIO = Output(
    Bilingual("録音と章", "recordings with chapters"),
    targets,
    default=True,
    check=check,
)


_DRAWING = {"pdf", "png", "video"}
"""Outputs that draw the deck: where none of them is asked for, no program is started."""


@shared
def pictures_of_chapters(work: Work, name: str) -> Target[Mapping[int, bytes]] | None:
    """Number of a chapter → its slide, where the deck is drawn anyway and can be."""
    from generator.publishing import stills
    from generator.targets.deck import deck

    only = set(work.settings.only)
    if not only & _DRAWING or "deck" not in only or not stills.draws_decks():
        return None
    heard, shown = recording(work, name), deck(work, modes(work.settings)[0])

    def made(given: Given) -> Product[Mapping[int, bytes]]:
        track = given[heard]
        try:
            seen = stills.stills(stills.draw([given[shown]]), track, work.storyboard)
        except EngineError:
            return Product({})  # a recording does not wait for a program that draws
        pictures = {}
        for number, chapter in enumerate(track.chapters):
            before = [still for still in seen if still.start <= chapter.start]
            if before:
                pictures[number] = before[-1].picture
        return Product(pictures)

    return Target(f"chapters.pictures.{name}", made, (heard, shown))


# Chapters of a recording, one a scene.


def chapters_json(track: Track) -> str:
    """Podcasting 2.0 JSON chapters, version 1.2; times in seconds to the millisecond."""
    chapters = [
        {
            "startTime": round(chapter.start / track.rate, 3),
            "endTime": round(chapter.end / track.rate, 3),
            "title": chapter.title,
        }
        for chapter in track.chapters
    ]
    document = {"version": "1.2.0", "title": track.title, "chapters": chapters}
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"
