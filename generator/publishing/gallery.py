"""An index page over many shows: covers, titles, lengths, and the feeds beside it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote

from generator.files import write_text
from generator.locale import words
from generator.model import LANGUAGES
from generator.publishing.colors import INK, stylesheet
from generator.publishing.feed import feed_name
from generator.publishing.options import GalleryOptions
from generator.publishing.page_files import source
from generator.publishing.published import published
from generator.publishing.web import rendered

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from generator.model import Language
    from generator.publishing.published import Published
    from generator.settings import Settings

FILE_NAME = "index.html"


@dataclass(frozen=True, slots=True)
class Tile:
    """A show on the page; ``page`` and ``cover`` are relative links or empty."""

    name: str
    second: str
    page: str
    cover: str
    about: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Feed:
    language: Language
    href: str
    label: str


def write_gallery(folder: Path, settings: Settings) -> Path:
    """``index.html`` over the shows in a folder; feeds that lie there are linked.

    Raises:
        ShowError: there are no shows, or one cannot be read.
    """
    feeds = [language for language in LANGUAGES if (folder / feed_name(language)).is_file()]
    path = folder / FILE_NAME
    write_text(path, gallery(published(folder), feeds, settings))
    return path


def gallery(shows: Sequence[Published], feeds: Iterable[Language], settings: Settings) -> str:
    """The page. ``[gallery] title`` names it; ``feeds`` are the languages there are feeds in."""
    title = " ".join(words(language)["gallery"]["title"] for language in LANGUAGES)
    return rendered(
        "gallery.html.jinja",
        settings,
        style=stylesheet(INK) + source("gallery.css", settings),
        languages=LANGUAGES,
        title=settings.of(GalleryOptions).title or title,
        cards=[_card(show) for show in shows],
        feeds=[_feed(language) for language in feeds],
    )


def _feed(language: Language) -> Feed:
    told = words(language)
    label = f"{told['gallery']['feed']} ({told['page']['language_name']})"
    return Feed(language, feed_name(language), label)


def _card(show: Published) -> Tile:
    second = show.title.en or ""
    return Tile(
        name=show.name,
        second="" if second == show.name else second,
        page=_link(show, show.page),
        cover=_link(show, show.cover),
        about=tuple(part for part in (show.date, show.source, _length(show)) if part),
    )


def _link(show: Published, path: str) -> str:
    return f"{quote(show.folder)}/{quote(path)}" if path else ""


def _length(show: Published) -> str:
    """Of the first recording, in whole minutes and both languages; empty without one."""
    seconds = next((recording.seconds for recording in show.recordings), 0)
    if not seconds:
        return ""
    minutes = max(1, round(seconds / 60))
    phrases = (words(language)["gallery"]["minutes"] for language in LANGUAGES)
    return " ".join(phrase.format(minutes=minutes) for phrase in phrases)
