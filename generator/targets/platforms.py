"""``platforms.<recording>/``: what a video platform asks for beside ``video.<recording>.mp4``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model import Bilingual, sentences
from generator.targets.audio import check
from generator.targets.graph import Kind, NothingToMakeError, Output, Product, Target
from generator.targets.work import colors, recording

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from generator.model import Script
    from generator.targets.graph import Given, Inputs
    from generator.targets.work import Work


def targets(work: Work) -> Iterable[Target[Path]]:
    return [_package(work, script) for script in work.scripts]


def _package(work: Work, script: Script) -> Target[Path]:
    heard = recording(work, script.name)

    def made(given: Given) -> Product[Path]:
        from generator.publishing.cover import thumbnail
        from generator.publishing.platform import texts

        track = given[heard]
        if track is None:
            raise NothingToMakeError
        for name, text in texts(track, work.storyboard, _summary(work, script)).items():
            (given.path / name).write_text(text, encoding="utf-8", newline="\n")
        title = Bilingual.of(script.language, track.title)
        (given.path / "thumbnail.png").write_bytes(thumbnail(title, colors(work)))
        return Product(given.path)

    def inputs() -> Inputs:
        return {
            "storyboard": work.storyboard,
            "brief": _summary(work, script),
            "colors": colors(work),
        }

    kind = Kind("platforms", script.language, folder=True)
    return Target(f"platforms.{script.name}", made, (heard,), inputs=inputs, kind=kind)


def _summary(work: Work, script: Script) -> Sequence[str]:
    """The thesis with what limits it, in the article's own sentences or their translations."""
    brief = work.show.brief()
    if brief is None or brief.thesis is None:
        return ()
    wanted = set(brief.thesis.sources)
    for claim in brief.claims:
        if wanted & set(claim.says.sources):
            wanted |= set(claim.caveats)
    told = (each.text[script.language] for each in sentences(work.article) if each.id in wanted)
    return tuple(dict.fromkeys(text for text in told if text))


PLATFORMS = Output(
    Bilingual(
        "動画サイト用の題・説明・字幕・サムネイル",
        "title, description, captions and picture for video platforms",
    ),
    targets,
    check=check,
)
