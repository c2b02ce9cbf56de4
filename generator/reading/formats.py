"""What a source is: told by its first bytes where they tell, else by its name, else by its look."""

from __future__ import annotations

import re
import zipfile
from dataclasses import dataclass
from io import BytesIO
from pathlib import PurePath
from typing import TYPE_CHECKING

from generator.errors import SourceError
from generator.registry import Registry

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.options import Options
    from generator.reading.draft import Draft
    from generator.reading.raw import Raw
    from generator.settings import Settings


@dataclass(frozen=True, slots=True)
class Reader:
    """An entry of the readers' registry: what cuts sources of one format.

    Attributes:
        options: what can be set under ``[readers.NAME]``; with ``None`` any key may stand there.
    """

    read: Callable[[Raw, Settings], Draft]
    options: type[Options] | None = None

    def available(self, settings: Settings) -> str:
        """Empty: every built-in reader needs only what is installed with the package."""
        del settings
        return ""


READERS = Registry(
    "reader",
    "kamishibai.readers",
    {
        "text": "generator.reading.plain.plain:READER",
        "markdown": "generator.reading.markdown.markdown:READER",
        "html": "generator.reading.html.html:READER",
        "docx": "generator.reading.docx.docx:READER",
    },
)
"""Each a ``Reader``. Other packages' readers are named after the file name extension they
read."""

_BY_SUFFIX = {
    "md": "markdown",
    "markdown": "markdown",
    "mdx": "markdown",
    "html": "html",
    "htm": "html",
    "xhtml": "html",
    "txt": "text",
    "text": "text",
}
_COPY = "copy its text into a .txt file, or save it as a web page or Word document (.docx)"
_REFUSED = (
    (b"%PDF-", "a PDF, which keeps no sections", _COPY),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Word document", "save it as .docx"),
    (b"{\\rtf", "a rich text document", "save it as .docx"),
    (b"\x89PNG\r\n", "a picture", _COPY),
    (b"\xff\xd8\xff", "a picture", _COPY),
    (b"GIF8", "a picture", _COPY),
    (b"RIFF", "a picture, a sound or a video", _COPY),
    (b"ID3", "a sound", _COPY),
    (b"\x7fELF", "a program", _COPY),
    (b"MZ\x90\x00", "a program", _COPY),
    (b"\x1f\x8b", "compressed", "unpack it first"),
)
_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_FRONT_MATTER = re.compile(r"(---|\+\+\+)[ \t]*\n(?:[^\n]*\n){0,200}?\1[ \t]*(?:\n|$)")
_MARKDOWN = re.compile(r"^(?:#{1,6} +\S|```|~~~|\[[^\]\n]+\]: |:::)", re.MULTILINE)
_MARKED_LINES = 2


def format_of(raw: Raw) -> str:
    """The name of the reader for a source.

    Raises:
        SourceError: a format that is not read, with what to do instead.
    """
    for magic, what, advice in _REFUSED:
        if raw.data.startswith(magic):
            raise SourceError(f"{raw.name} is {what}", advice)
    if raw.data.startswith(b"PK\x03\x04"):
        return _in_archive(raw)
    suffix = PurePath(raw.name).suffix.lower().removeprefix(".")
    if "html" in raw.media_type or _HTML.match(raw.data[:4096].lstrip(b"\xef\xbb\xbf")):
        return "html"
    if suffix in _BY_SUFFIX or not suffix:
        return _BY_SUFFIX.get(suffix, "")
    # Only now, since it looks through every installed package.
    return suffix if suffix in READERS.names() and suffix not in READERS.builtins else ""


def look_of(text: str) -> str:
    """The format of a text without a telling name: Markdown when it has Markdown's marks."""
    if _FRONT_MATTER.match(text) or len(_MARKDOWN.findall(text[:100_000])) >= _MARKED_LINES:
        return "markdown"
    return "text"


def _in_archive(raw: Raw) -> str:
    try:
        with zipfile.ZipFile(BytesIO(raw.data)) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise SourceError(f"{raw.name} is a broken archive ({error})", "save it again") from error
    if "word/document.xml" in names:
        return "docx"
    raise SourceError(f"{raw.name} is an archive but no Word document", _COPY)
