"""Articles from the web."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.errors import SourceError

if TYPE_CHECKING:
    from generator.reading.raw import Raw
    from generator.settings import Settings


def fetched(url: str, settings: Settings) -> Raw:
    """The page behind a URL."""
    del settings
    raise SourceError(f"{url} cannot be fetched yet", "save the page and give the file")
