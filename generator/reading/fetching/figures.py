"""The pictures of an article: fetched, read from its folder or its Word file, and looked at."""

from __future__ import annotations

import zipfile
from contextlib import suppress
from dataclasses import replace
from pathlib import PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import unquote, urljoin, urlsplit

from generator.errors import KamishibaiError, SourceError
from generator.files import digest
from generator.model import Figure, Gap, blocks
from generator.reading.fetching.fetch import get, private_hosts
from generator.web.client import Limits

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from generator.model import Article, Block, Section
    from generator.settings import Settings

MOST_BYTES = 15 << 20
"""Of one picture."""

MOST_PICTURES = 100
_LIMITS = Limits(size=MOST_BYTES, seconds=20.0)
_MAGIC = (
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"\xff\xd8\xff", "jpg"),
    (b"GIF87a", "gif"),
    (b"GIF89a", "gif"),
)
_TOLD = "the picture is left out"


def fetched(
    article: Article, base: Path | None, settings: Settings
) -> tuple[Article, dict[str, bytes], tuple[Gap, ...]]:
    """The article with its pictures at hand, their bytes by path, a gap for each that is missing.

    A figure's ``src`` becomes ``figures/<8 hex>.png`` (or jpg, gif, webp), made from the bytes, so
    that the same picture has the same name always. A figure that cannot be had keeps its ``src``.

    ``base`` is the article's file, if it was one: relative addresses are looked up beside it, and
    inside it when it is a Word document. A page's pictures come from the web, by its URL.
    """
    paths: dict[str, str] = {}
    pictures: dict[str, bytes] = {}
    gaps: list[Gap] = []
    for place, src in enumerate(dict.fromkeys(one.src for one in _figures(article) if one.src)):
        try:
            if place >= MOST_PICTURES:
                raise SourceError(f"{src} is one picture too many", _TOLD)
            data = _data(src, article, base, settings)
            paths[src] = f"figures/{digest(data)[:8]}.{_format(src, data)}"
            pictures[paths[src]] = data
        except KamishibaiError as error:
            gaps.append(Gap("figure", src, error.message))
    return _renamed(article, paths), pictures, tuple(gaps)


def _figures(article: Article) -> Iterator[Figure]:
    return (block for block in blocks(article) if isinstance(block, Figure))


def _renamed(article: Article, paths: Mapping[str, str]) -> Article:
    def named(found: Sequence[Block]) -> tuple[Block, ...]:
        return tuple(
            replace(block, src=paths.get(block.src, block.src))
            if isinstance(block, Figure)
            else block
            for block in found
        )

    def section(found: Section) -> Section:
        below = tuple(map(section, found.sections))
        return replace(found, blocks=named(found.blocks), sections=below)

    parts = tuple(map(section, article.sections))
    return replace(article, lead=named(article.lead), sections=parts)


def _format(src: str, data: bytes) -> str:
    """What the first bytes say it is; names and servers are not believed.

    Raises:
        SourceError: not a picture that decks and pages show.
    """
    for magic, kind in _MAGIC:
        if data.startswith(magic):
            return kind
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "webp"
    raise SourceError(f"{src} is no PNG, JPEG, GIF or WebP picture", _TOLD)


def _data(src: str, article: Article, base: Path | None, settings: Settings) -> bytes:
    absolute = urljoin(article.source.url, src) if article.source.url else src
    if base and not urlsplit(src).scheme:
        # A saved page names where it came from, but its pictures were saved beside it.
        with suppress(SourceError):
            return _held(src, base)
    if urlsplit(absolute).scheme in ("http", "https"):
        if settings.offline:
            raise SourceError(f"{src} is on the web and this is an offline build", _TOLD)
        answer = get(absolute, private_hosts(settings), _LIMITS)
        if answer.status != 200:
            raise SourceError(f"{src} answers with status {answer.status}", _TOLD)
        return answer.data
    if base is None:
        raise SourceError(f"{src} stands beside a file that is not known", _TOLD)
    return _held(src, base)


def _held(src: str, base: Path) -> bytes:
    return _packed(src, base) if base.suffix.lower() == ".docx" else _beside(src, base)


def _packed(src: str, base: Path) -> bytes:
    try:
        with zipfile.ZipFile(base) as archive:
            if archive.getinfo(src).file_size > MOST_BYTES:
                raise SourceError(f"{src} is larger than {MOST_BYTES >> 20} MB", _TOLD)
            return archive.read(src)
    except (OSError, KeyError, zipfile.BadZipFile) as error:
        raise SourceError(f"{src} is not in {base.name}", _TOLD) from error


def _beside(src: str, base: Path) -> bytes:
    """A file in the article's folder or below; a path that leads out of it is refused."""
    folder = base.parent.resolve()
    path = folder.joinpath(*PurePosixPath(unquote(urlsplit(src).path)).parts).resolve()
    if not path.is_relative_to(folder):
        raise SourceError(f"{src} leads out of the article's folder", _TOLD)
    try:
        if path.stat().st_size > MOST_BYTES:
            raise SourceError(f"{src} is larger than {MOST_BYTES >> 20} MB", _TOLD)
        return path.read_bytes()
    except (OSError, ValueError) as error:
        raise SourceError(f"{src} is not beside {base.name}", _TOLD) from error
