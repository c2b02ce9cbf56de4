"""``feed.<language>.xml`` beside the show: a podcast over all shows of its folder."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.errors import SettingsError
from generator.model import Bilingual
from generator.publishing.options import FeedOptions
from generator.targets.graph import Output
from generator.targets.work import cover

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from generator.settings import Settings
    from generator.targets.graph import Target
    from generator.targets.work import Work


def targets(work: Work) -> Iterable[Target[Path]]:
    return (cover(work),)


def _published(folder: Path, settings: Settings) -> Sequence[Path]:
    """The feeds over all shows beside this one, once its manifest is there to be read."""
    from generator.publishing.feed import write_feeds

    return write_feeds(folder.parent, _base_url(settings), settings)


def _base_url(settings: Settings) -> str:
    url = settings.of(FeedOptions).base_url
    if not url:
        raise SettingsError("a feed must know where it will be published", "set [feed] base_url")
    return url


FEED = Output(
    Bilingual("番組のフィード", "podcast feeds over the shows of the folder"),
    targets,
    check=_base_url,
    publish=_published,
)
