"""EPUB, ODT, LaTeX, AsciiDoc, reStructuredText, Org, MediaWiki, Typst and RTF, through pandoc.

pandoc runs sandboxed (it reads no other file and no network), bounded in time and memory.
"""

from __future__ import annotations

import os
import subprocess
from importlib.util import find_spec
from pathlib import PurePath
from typing import TYPE_CHECKING

from lxml import html

from generator.errors import SourceError
from generator.options import Options
from generator.reading import limits
from generator.reading.draft import DraftArticle
from generator.reading.formats import PANDOC, Reader
from generator.reading.html.elements import addresses, flow
from generator.reading.raw import clean, text_of, writer_for
from generator.reading.titles import titled

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from generator.reading.raw import Raw
    from generator.settings import Settings

_PACKED = frozenset(("epub", "odt"))
_SECONDS = 20
_ORDERS = {"tag", "todo", "done"}  # what an outliner writes beside a heading for itself
_MEMORY = "160M"
# Of the source, for which it is allowed a second more of the processor than one.
_BYTES_A_SECOND = 300_000
# Where there is a shell: a busy machine makes nothing slower that is counted.
_BOUNDED = ("sh", "-c", 'ulimit -t "$0" 2>/dev/null; exec "$@"')

_HOW = "save it as HTML, Markdown or Word (.docx) and give that file"
_INSTALL = "pip install 'kamishibai[formats]' brings what reads it; or save it as HTML or Markdown"


def read(raw: Raw, settings: Settings) -> DraftArticle:
    """The draft of a file that pandoc reads.

    Raises:
        SourceError: pandoc is not installed, cannot read the file, or takes too long.
    """
    kind = PANDOC[PurePath(raw.name).suffix.lower().removeprefix(".")]
    if find_spec("pypandoc") is None:
        raise SourceError(f"{raw.name} is {kind}, which is not read without pandoc", _INSTALL)
    data = raw.data if kind in _PACKED else text_of(raw).encode()
    page = clean(_converted(data, kind, raw.name).decode("utf-8", "replace"))
    limits.check_page(page, raw.name)
    document: HtmlElement = html.document_fromstring(page)
    body: HtmlElement | None = document.find("body")
    if body is None:
        raise SourceError(f"{raw.name} has no text in it", _HOW)
    about = _taken(body, "title-block-header")
    _taken(body, "TOC")
    for about_it in [one for one in body.iter("span") if _ORDERS & {*one.classes}]:
        about_it.drop_tree()
    for formula in [one for one in body.iter("span") if one.get("class") == "math display"]:
        formula.tag = "pre"
        formula.set("class", "language-math")
        formula.text = (formula.text or "").strip().removeprefix("\\[").removesuffix("\\]")
    words = body.text_content()
    limits.check_prose(words, raw.name)
    writer = writer_for(words, settings)
    title, told = titled(about.get("title", ""), tuple(flow(body, writer)), writer)
    return DraftArticle(
        writer.language,
        title,
        told,
        dropped=tuple(addresses(body)),
        author=about.get("author", ""),
        date=about.get("date", ""),
    )


def _converted(data: bytes, kind: str, name: str) -> bytes:
    import pypandoc

    seconds = 1 + len(data) // _BYTES_A_SECOND
    command = [
        *((*_BOUNDED, str(seconds)) if os.name == "posix" else ()),
        pypandoc.get_pandoc_path(),
        *("+RTS", f"-M{_MEMORY}", "-RTS"),
        *("--from", kind, "--to", "html5", "--standalone", "--sandbox", "--mathjax", "--wrap=none"),
    ]
    try:
        # The program comes with the extra; nothing of the source is in the command.
        done = subprocess.run(  # noqa: S603
            command, input=data, capture_output=True, timeout=_SECONDS, check=True
        )
    except subprocess.TimeoutExpired as error:
        raise SourceError(f"{name} takes too long to read", _HOW) from error
    except (subprocess.CalledProcessError, OSError) as error:
        raise SourceError(f"{name} cannot be read as {kind}", _HOW) from error
    return done.stdout


def _taken(body: HtmlElement, identity: str) -> dict[str, str]:
    """What a block of the page's head says, by class; the block goes."""
    said: dict[str, str] = {}
    for block in [one for one in body.iter() if one.get("id") == identity]:
        for element in block.iter("h1", "p"):
            text = " ".join(element.text_content().split())
            said.setdefault(element.get("class") or "", text)
        block.drop_tree()
    return said


READER = Reader(read, Options, "pypandoc")
