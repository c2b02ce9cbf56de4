"""What is written over all shows, once and last: the gallery, then the feeds that announce them."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from generator.publishing.feed import write_feeds
from generator.publishing.gallery import write_gallery
from generator.publishing.options import FeedOptions
from generator.show.folder import MANIFEST

if TYPE_CHECKING:
    from generator.many.store import Store
    from generator.settings import Settings

FEED = "feed"
_AT_ONCE = 16


def without_feed(settings: Settings) -> Settings:
    """For one build of many: a feed written by each would be written anew by all the others."""
    only = tuple(name for name in settings.only if name != FEED)
    return replace(settings, only=only or settings.only)


def base_url(settings: Settings) -> str:
    """Where ``[feed]`` says that shows are published, if a feed is asked for."""
    return settings.of(FeedOptions).base_url if FEED in settings.only else ""


def write_lists(folder: Path, url: str, settings: Settings) -> tuple[Path, ...]:
    """Gallery and feeds of a folder of shows, in the order in which the world should see them.

    Raises:
        ShowError: there are no shows, or one cannot be read.
        SettingsError: the address is none.
    """
    feeds = write_feeds(folder, url, settings)
    return (write_gallery(folder, settings), *feeds)


def put_lists(store: Store, url: str, settings: Settings) -> tuple[str, ...]:
    """The same in a store, from what its shows tell of themselves.

    Raises:
        ShowError: as ``write_lists``, or the store fails.
    """
    shows = store.listed().shows()
    told = [
        (show, path)
        for show, paths in shows.items()
        if MANIFEST in paths
        for path in paths
        if path == MANIFEST or (path.startswith("chapters.") and path.endswith(".json"))
    ]
    with TemporaryDirectory() as name, ThreadPoolExecutor(_AT_ONCE) as pool:
        folder = Path(name)
        list(pool.map(lambda each: store.fetch(each[0], [each[1]], folder / each[0]), told))
        made = write_lists(folder, url, settings)
        for path in made:
            store.put_file(path, path.name)
        return tuple(path.name for path in made)
