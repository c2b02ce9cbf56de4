"""``captions.<recording>.vtt``: one cue a sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.files import write_text
from generator.model import Bilingual
from generator.publishing.options import CaptionsOptions
from generator.targets.audio import check
from generator.targets.graph import Kind, Output, Product, Target
from generator.targets.work import recording

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from generator.model import Script
    from generator.targets.graph import Given
    from generator.targets.work import Work


def targets(work: Work) -> Iterable[Target[Path]]:
    formats = work.settings.of(CaptionsOptions).formats
    return [_captions(work, script, suffix) for script in work.scripts for suffix in formats]


def _captions(work: Work, script: Script, suffix: str) -> Target[Path]:
    heard = recording(work, script.name)

    def made(given: Given) -> Product[Path]:
        from generator.publishing.captions import srt, webvtt

        write_text(given.path, (srt if suffix == "srt" else webvtt)(given[heard]))
        return Product(given.path)

    return Target(
        f"captions.{script.name}.{suffix}",
        made,
        (heard,),
        kind=Kind("captions", script.language, Bilingual("字幕", "Captions")),
    )


CAPTIONS = Output(
    Bilingual("字幕", "captions"),
    targets,
    default=True,
    check=check,
)
