"""All captions of a show in one archive: an output that is one module and one entry."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

from generator.model import Bilingual
from generator.publishing.written import srt
from generator.targets.graph import FileKind, Output, Product, Target
from generator.targets.work import recording

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from generator.targets.graph import Given
    from generator.targets.work import Work

LABEL = Bilingual("字幕をまとめたもの", "Captions together")


def targets(work: Work) -> Iterable[Target[Path]]:
    tracks = {script.name: recording(work, script.name) for script in work.scripts}

    def made(given: Given) -> Product[Path]:
        with zipfile.ZipFile(given.path, "w") as archive:
            for name, track in tracks.items():
                entry = zipfile.ZipInfo(f"captions.{name}.srt", (1980, 1, 1, 0, 0, 0))
                archive.writestr(entry, srt(given[track]))
        return Product(given.path)

    kind = FileKind("bundle", label=LABEL)
    return [Target("captions.zip", made, tuple(tracks.values()), kind=kind)]


BUNDLE = Output(Bilingual("字幕をまとめたもの", "captions together, for translators"), targets)
