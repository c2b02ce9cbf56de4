"""``cover.png``, for the recordings, the page and the feed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.targets.graph import Kind, Made, Target
from generator.targets.work import cover_picture, shared

if TYPE_CHECKING:
    from pathlib import Path

    from generator.targets.graph import Given
    from generator.targets.work import Work


@shared
def cover(work: Work) -> Target[Path]:
    picture = cover_picture(work)

    def made(given: Given) -> Made[Path]:
        given.path.write_bytes(given[picture])
        return Made(given.path)

    return Target("cover.png", made, (picture,), kind=Kind("cover"))
