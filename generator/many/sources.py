"""What was named, article by article: files, patterns, folders, lists, feeds and sitemaps."""

from __future__ import annotations

import json
import os
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from glob import glob, has_magic
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from generator import safexml
from generator.errors import SourceError
from generator.files import is_file, is_folder
from generator.publishing.feed import write_feeds
from generator.publishing.gallery import write_gallery
from generator.publishing.options import FeedOptions
from generator.reading.fetching.fetch import fetched
from generator.reading.formats import suffixes as readable_suffixes
from generator.safexml import local_name
from generator.show.folder import MANIFEST, is_show

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from lxml.etree import _Element

    from generator.many.store import Store
    from generator.settings import Settings


STDIN = "-"
_MOST_BYTES = 64 << 20
_DEEPEST = 3  # a sitemap may name sitemaps (sitemaps.org), which name pages
_LISTED = (".xml", ".rss", ".atom", ".rdf", ".json")
_DATES = ("updated", "lastmod", "modified", "date", "pubDate")
_CALLED = ("feed", "feeds", "rss", "atom", "sitemap")


def expanded(
    named: Iterable[str], settings: Settings, stdin: Callable[[], str] = lambda: ""
) -> tuple[str, ...]:
    """The articles that the names stand for, each once, in the order in which they are named.

    Args:
        named: a file, an address, a pattern, a folder (all that can be read beneath it), a show, a
            text file of names (one a line), a feed, a sitemap, or ``-`` for names on ``stdin``.
        settings: who may be asked.
        stdin: the names on standard input.

    Raises:
        SourceError: a list cannot be had or read. An article that is not there is no error here:
            its own build will tell.
    """
    return tuple(dated(named, settings, stdin))


def dated(
    named: Iterable[str], settings: Settings, stdin: Callable[[], str] = lambda: ""
) -> dict[str, str]:
    """The same articles, each with when its list says that it was last changed, or nothing."""
    found: dict[str, str] = {}
    for name in named:
        inside = (
            dated(_lines(stdin()), settings).items() if name == STDIN else _named(name, settings)
        )
        for article, changed in inside:
            found.setdefault(article, changed)
    return found


def _named(name: str, settings: Settings) -> Iterator[tuple[str, str]]:
    if "://" in name and not is_file(name):
        yield from _listed(name, settings) if _may_list(name) else ((name, ""),)
    elif is_folder(name):
        made = Path(os.path.realpath(settings.output))
        beneath = (name,) if is_show(Path(name)) else _beneath(Path(name), made)
        yield from ((each, "") for each in beneath)
    elif is_file(name):
        yield from _in_file(Path(name), settings)
    elif has_magic(name):
        for path in sorted(glob(name, recursive=True)):  # noqa: PTH207 - absolute patterns too
            if is_file(path):
                yield path, ""
    else:
        yield name, ""


def _beneath(folder: Path, made: Path) -> Iterator[str]:
    """Articles of a folder; neither what is hidden nor what builds made."""
    suffixes = readable_suffixes()
    for path in sorted(folder.iterdir()):
        if path.name.startswith("."):
            continue
        if path.is_dir():
            if not is_show(path) and Path(os.path.realpath(path)) != made:
                yield from _beneath(path, made)
        elif path.suffix.lower() in suffixes:
            yield str(path)


def _in_file(path: Path, settings: Settings) -> Iterator[tuple[str, str]]:
    """A list's names, a saved feed's or sitemap's addresses, or the file itself."""
    if path.suffix.lower() in (".txt", ".list", ".lst"):
        try:
            names = _lines(path.read_text(encoding="utf-8-sig"))
        except (OSError, UnicodeDecodeError):
            names = []
        beside = [_beside(name, path) for name in names]
        if names and all("://" in name or is_file(name) or is_folder(name) for name in beside):
            for name in beside:
                yield from _named(name, settings)
            return
    elif path.suffix.lower() in _LISTED and path.stat().st_size < _MOST_BYTES:
        links = _links(path.read_bytes())
        if links is not None:
            yield from links
            return
    yield str(path), ""


def _lines(text: str) -> list[str]:
    lines = (line.strip() for line in text.splitlines())
    return [line for line in lines if line and not line.startswith("#")]


def _beside(name: str, listed: Path) -> str:
    """A list's names are seen from where the list lies, or from here."""
    there = listed.parent / name
    return str(there) if "://" not in name and not is_file(name) and there.exists() else name


def _may_list(address: str) -> bool:
    """Whether an address looks like that of a feed or sitemap, by its last part."""
    last = PurePosixPath(urlsplit(address).path.rstrip("/"))
    return last.suffix.lower() in _LISTED or last.stem.lower() in _CALLED


def _listed(address: str, settings: Settings, depth: int = 1) -> Iterator[tuple[str, str]]:
    links = _links(fetched(address, settings).data)
    if links is None:  # an article that is only called so
        yield address, ""
        return
    for link, changed in links:
        if depth < _DEEPEST and _is_sitemap(link):
            yield from _listed(link, settings, depth + 1)
        else:
            yield link, changed


def _is_sitemap(link: str) -> bool:
    last = PurePosixPath(urlsplit(link).path)
    return last.suffix.lower() == ".xml" and "sitemap" in last.stem.lower()


def _links(data: bytes) -> list[tuple[str, str]] | None:
    """Articles in a feed (RSS, Atom, JSON Feed 1.1) or sitemap, else ``None``.

    Each by its address, with when it was last changed as the list tells it (RSS has no word of its
    own for that: Dublin Core's, Atom's or the date of its publication), or nothing.
    """
    if data.lstrip()[:1] == b"{":
        return _json_links(data)
    try:
        root = safexml.parse(data)
    except ValueError:
        return None
    match local_name(root):
        case "rss" | "RDF" | "feed":
            items = (each for each in root.iter() if local_name(each) in ("item", "entry"))
            return [(link, _changed(item)) for item in items if (link := _item_link(item))]
        case "urlset" | "sitemapindex":
            places = (each for each in root.iter() if local_name(each) in ("url", "sitemap"))
            return [(link, _changed(each)) for each in places if (link := _told(each, "loc"))]
    return None


def _json_links(data: bytes) -> list[tuple[str, str]] | None:
    try:
        feed = json.loads(data)
        if not str(feed["version"]).startswith("https://jsonfeed.org/version/"):
            return None
        items = [
            (item.get("url") or item.get("external_url"), item.get("date_modified"))
            for item in feed["items"]
        ]
    except (ValueError, KeyError, TypeError, AttributeError):
        return None
    return [(str(link), str(changed or "")) for link, changed in items if link]


def _item_link(item: _Element) -> str:
    """Atom's link to the article itself, or RSS's text."""
    links = [each for each in item if local_name(each) == "link"]
    own = [each for each in links if each.get("rel", "alternate") == "alternate"]
    return next(((each.get("href") or each.text or "").strip() for each in own), "")


def _changed(item: _Element) -> str:
    return next((told for tag in _DATES if (told := _told(item, tag))), "")


def _told(item: _Element, tag: str) -> str:
    return next(((each.text or "").strip() for each in item if local_name(each) == tag), "")


def nothing_named() -> SourceError:
    return SourceError("no article is named", "give files, a folder, a list, a feed or addresses")


# What is written over all shows, once and last: the gallery, then the feeds that announce them.

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
