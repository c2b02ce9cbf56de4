"""``clips.<recording>/``: one sound file a sentence, named by its place and what is said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.files import slug
from generator.model import Bilingual
from generator.targets.audio import check
from generator.targets.graph import Kind, NothingToMakeError, Output, Product, Target
from generator.targets.work import voices

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from generator.model import Script
    from generator.targets.graph import Given
    from generator.targets.work import Work

_WORDS = 24
"""Characters of a sentence in its file's name: enough to know it by, short enough for any disk."""


def targets(work: Work) -> Iterable[Target[Path]]:
    return [_clips(work, script) for script in work.scripts]


def _clips(work: Work, script: Script) -> Target[Path]:
    said = voices(work, script.name)

    def made(given: Given) -> Product[Path]:
        from generator.publishing.audio import cue_mp3

        track = given[said].track
        if track is None:
            raise NothingToMakeError
        for number, cue in enumerate(track.cues, 1):
            name = f"{number:03}-{slug(cue.text[:_WORDS], 'clip')}.mp3"
            (given.path / name).write_bytes(cue_mp3(track, cue, work.settings))
        return Product(given.path)

    return Target(
        f"clips.{script.name}", made, (said,), kind=Kind("clips", script.language, folder=True)
    )


CLIPS = Output(
    Bilingual("一文ごとの音声", "one sound file a sentence"),
    targets,
    check=check,
)
