"""Bytes, a file or a URL become an Article, cut as its author meant it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from generator.model import Article
    from generator.settings import Settings


def as_asked(article: Article, settings: Settings) -> Article:
    """The article with the kind that is asked for, where one is."""
    from generator.reading.kind import as_asked as told

    return told(article, settings)


def read(source: str | Path | bytes, settings: Settings, *, name: str = "") -> Article:
    """The article of a file, a URL or bytes; ``name`` is what bytes are called in messages.

    Raises:
        SourceError: it cannot be had or read; one line, with advice.
    """
    from generator.reading.reader import read as read_any

    return read_any(source, settings, name)
