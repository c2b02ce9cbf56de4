"""What a source is: told by its first bytes where they tell, else by its name, else by its look."""

from __future__ import annotations

import zipfile
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from io import BytesIO
from pathlib import PurePath
from typing import TYPE_CHECKING

from generator import patterns as re
from generator.errors import SourceError
from generator.registry import Registry
from generator.resources import toml_beside

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from generator.options import Options
    from generator.reading.draft import DraftArticle
    from generator.reading.raw import Raw
    from generator.settings import Settings


@dataclass(frozen=True, slots=True)
class Reader:
    """An entry of the readers' registry: what cuts sources of one format.

    Attributes:
        options: what can be set under ``[readers.NAME]``; with ``None`` any key may stand there.
        needs: a module that an extra brings.
    """

    read: Callable[[Raw, Settings], DraftArticle]
    options: type[Options] | None = None
    needs: str = ""

    def available(self, settings: Settings) -> str:
        """Empty where it can read here, else the line that would make it."""
        del settings
        missing = self.needs and find_spec(self.needs) is None
        return "pip install 'kamishibai[formats]'" if missing else ""


READERS = Registry(
    "reader",
    "kamishibai.readers",
    {
        "text": "generator.reading.plain.plain:READER",
        "markdown": "generator.reading.markdown.markdown:READER",
        "html": "generator.reading.html.html:READER",
        "docx": "generator.reading.docx.docx:READER",
        "mhtml": "generator.reading.enclosed.mail:SAVED",
        "mail": "generator.reading.enclosed.mail:MAIL",
        "notebook": "generator.reading.enclosed.notebook:READER",
        "captions": "generator.reading.enclosed.captions:READER",
        "feed": "generator.reading.enclosed.feed:READER",
        "slides": "generator.reading.converted.slides:READER",
        "pdf": "generator.reading.converted.pdf:READER",
        "pandoc": "generator.reading.converted.pandoc:READER",
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
    "mhtml": "mhtml",
    "mht": "mhtml",
    "eml": "mail",
    "ipynb": "notebook",
    "srt": "captions",
    "vtt": "captions",
    "rss": "feed",
    "atom": "feed",
}
PANDOC = {
    "epub": "epub",
    "odt": "odt",
    "tex": "latex",
    "latex": "latex",
    "adoc": "asciidoc",
    "asciidoc": "asciidoc",
    "asc": "asciidoc",
    "rst": "rst",
    "org": "org",
    "mediawiki": "mediawiki",
    "wiki": "mediawiki",
    "textile": "textile",
    "typ": "typst",
    "rtf": "rtf",
}
"""File name extension → the name of the format in pandoc's own words."""

_DOCUMENTS = ("docx", "pdf")


def suffixes() -> frozenset[str]:
    """Extensions, with their dot, of the files that are taken for articles in a folder."""
    return frozenset(f".{name}" for name in (*_BY_SUFFIX, *PANDOC, *_DOCUMENTS))


_COPY = "copy its text into a .txt file, or save it as a web page or Word document (.docx)"
_REFUSED = (
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office document", "save it as .docx or .pptx"),
    (b"bplist", "a saved page of Safari's own kind", "save it as page source (HTML)"),
    (b"SQLite format 3", "a database", _COPY),
    (b"\x89PNG\r\n", "a picture", _COPY),
    (b"\xff\xd8\xff", "a picture", _COPY),
    (b"GIF8", "a picture", _COPY),
    (b"RIFF", "a picture, a sound or a video", _COPY),
    (b"ID3", "a sound", _COPY),
    (b"\x7fELF", "a program", _COPY),
    (b"MZ\x90\x00", "a program", _COPY),
    (b"\x1f\x8b", "compressed", "unpack it first"),
)
_ADVISED = "write about it in a text, Markdown or Word file"


@cache
def _refused() -> Mapping[str, tuple[str, str]]:
    """Extension → what such a file is, and what to do."""
    kinds = toml_beside(__file__, "refused.toml")["kind"]
    return {
        name: (kind["what"], kind["advice"]) for kind in kinds for name in kind["names"].split()
    }


# What the first bytes tell, whatever the file is called.
_LOOKS = (
    (
        "feed",
        re.compile(rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:rss|feed|rdf:RDF)\b", re.DOTALL),
    ),
    ("mhtml", re.compile(rb"From: <Saved by|(?:[^\n]{1,500}\n){0,6}Snapshot-Content-Location:")),
    (
        "mail",
        re.compile(
            rb"(?:Return-Path|Received|Delivered-To|Message-ID|MIME-Version|DKIM-Signature): ?\S"
        ),
    ),
    (
        "captions",
        re.compile(rb"\s*(?:WEBVTT\b|\d+\s*\r?\n\d{1,2}:\d{2}:\d{2}[,.]\d{3} -->)"),
    ),
    ("notebook", re.compile(rb'\s*\{\s*"(?:cells|nbformat|metadata)"\s*:')),
)

_MARKUP = (
    (re.compile(rb"\s*(?:%[^\n]*\n\s*)*\\document(?:class|style)\b"), "LaTeX", "name it .tex"),
    (re.compile(rb"\s*<\?xml\b|\s*<[A-Za-z][\w:-]*(?:\s[^<>]*)?>\s*<"), "XML data", _ADVISED),
    (re.compile(rb"\s*[\[{]\s*(?:\{|\"[\w-]+\"\s*:)"), "JSON data", _ADVISED),
)
_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_FRONT_MATTER = re.compile(r"(---|\+\+\+)[ \t]*\n(?:[^\n]*\n){0,200}?\1[ \t]*(?:\n|$)")
_MARKDOWN = re.compile(r"^(?:#{1,6} +\S|```|~~~|\[[^\]\n]+\]: |:::)", re.MULTILINE)
# Marks that only Markdown has: bold words, a link, a fence, the rule of a table.
_ONLY_THERE = re.compile(
    r"\*\*[^*\s][^*\n]*\*\*|\[[^\[\]\n]+\]\([^()\s]+\)|^(?:```|~~~)|"
    r"^\|(?:[ \t]*:?-{2,}:?[ \t]*\|)+[ \t]*$",
    re.MULTILINE,
)
# Whatever Markdown makes more of than paragraphs.
_MARKED_UP = re.compile(
    r"[*_`<>\[\]{}|#~^\\]|%%|\$(?!\s)[^$\n]*[^$\s]\$(?!\d)|"
    r"^\s*(?:[-+]|\d+[.)])\s|^[=-]{3,}[ \t]*$|  $",
    re.MULTILINE,
)

# How a press release ends.
_END_MARK = re.compile(r"^#{2,5}[ \t]*$", re.MULTILINE)

_MARKED_LINES = 2
_LOOKED_AT = 4096


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
    if raw.data.startswith(b"%PDF-"):
        return "pdf"
    head = raw.data[:_LOOKED_AT].lstrip(b"\xef\xbb\xbf")
    suffix = PurePath(raw.name).suffix.lower().removeprefix(".")
    if "html" in raw.media_type or _HTML.match(head):
        return "html"
    if head.startswith(b"{\\rtf") and suffix != "rtf":
        raise SourceError(
            f"{raw.name} is a rich text document", "name it .rtf, or save it as .docx"
        )
    if suffix in PANDOC:
        return "pandoc"
    if suffix in _BY_SUFFIX and suffix not in ("txt", "text"):
        made = suffix in ("html", "htm") and head.startswith((b"---\n", b"+++\n"))
        # A page of a site's generator, which reads HTML in Markdown.
        return "markdown" if made else _BY_SUFFIX[suffix]
    looks = next((name for name, form in _LOOKS if form.match(head)), "")
    return looks or _by_name(raw, suffix) or _checked(raw, head, suffix)


def _by_name(raw: Raw, suffix: str) -> str:
    """The reader another package brings for an extension; raises for a known one nobody reads."""
    if not suffix or suffix in _BY_SUFFIX:
        return ""
    # Only now, since it looks through every installed package.
    if suffix in READERS.names() and suffix not in READERS.builtins:
        return suffix
    if suffix in _refused():
        what, advice = _refused()[suffix]
        raise SourceError(f"{raw.name} is {what}", advice)
    return ""


def _checked(raw: Raw, head: bytes, suffix: str) -> str:
    """What is no format of its own is text, unless it is markup that nobody reads as text."""
    for form, what, advice in _MARKUP:
        if form.match(head):
            raise SourceError(f"{raw.name} is {what}", advice)
    return _BY_SUFFIX.get(suffix, "")


def look_of(text: str, *, named: str = "") -> str:
    """Text or Markdown, by its marks; a file named as text is Markdown if lines hold them, too.

    One named as Markdown is text where it has no mark at all.
    """
    if named == "markdown":
        shown = _END_MARK.sub("", text[:100_000])
        bare = not _FRONT_MATTER.match(text) and not _MARKED_UP.search(shown)
        return "text" if bare else named
    if named and not _ONLY_THERE.search(text[:100_000]):
        return "text"
    if _FRONT_MATTER.match(text) or len(_MARKDOWN.findall(text[:100_000])) >= _MARKED_LINES:
        return "markdown"
    return "text"


def _in_archive(raw: Raw) -> str:
    try:
        with zipfile.ZipFile(BytesIO(raw.data)) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise SourceError(f"{raw.name} is a broken archive ({error})", "save it again") from error
    suffix = PurePath(raw.name).suffix.lower().removeprefix(".")
    if "word/document.xml" in names:
        return "docx"
    if "ppt/presentation.xml" in names:
        return "slides"
    if suffix in ("epub", "odt"):
        return "pandoc"
    what, advice = _refused().get(suffix, ("an archive but no Word document", _COPY))
    raise SourceError(f"{raw.name} is {what}", advice)
