"""From a source to an article: get the bytes, see what they are, let that format's reader cut them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from generator.errors import SourceError
from generator.files import digest
from generator.model import Source
from generator.reading import plain
from generator.reading.clean import clean
from generator.reading.decode import decode
from generator.reading.draft import Writer, assembled
from generator.reading.language import detect

if TYPE_CHECKING:
    from generator.model import Article
    from generator.settings import Settings

MOST_BYTES = 64 * 1024 * 1024
_HOW = "give a text, Markdown, HTML or Word file, a URL, or - for standard input"


@dataclass(frozen=True, slots=True)
class Raw:
    """The bytes of a source as they came. ``url`` and ``charset`` are empty but for pages fetched."""

    data: bytes
    name: str
    url: str = ""
    charset: str = ""


def read(source: str | Path | bytes, settings: Settings, name: str) -> Article:
    """See ``generator.reading.read``."""
    raw = Raw(source, name or "stdin") if isinstance(source, bytes) else _raw(source)
    if not raw.data.strip():
        raise SourceError(f"{raw.name} is empty", _HOW)
    text = clean(decode(raw.data, raw.name, raw.charset))
    language = detect(text)
    writer = Writer(language)
    draft = plain.draft(text, writer)
    if not draft.title.text[language]:
        draft = replace(draft, title=writer.unit(Path(raw.name).stem))
    return assembled(draft, language, Source(raw.name, "text", digest(raw.data), raw.url))


def _raw(source: str | Path) -> Raw:
    path = Path(source)
    try:
        if path.is_dir():
            raise SourceError(f"{path} is a folder", _HOW)
        if path.stat().st_size > MOST_BYTES:
            raise SourceError(f"{path} is larger than {MOST_BYTES >> 20} MB", "give one article")
        return Raw(path.read_bytes(), path.name)
    except FileNotFoundError:
        raise SourceError(f"there is no file {path}", _HOW) from None
    except (OSError, ValueError) as error:
        raise SourceError(f"{path} cannot be read", str(error)) from error
