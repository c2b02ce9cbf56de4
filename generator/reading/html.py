"""Web pages: the main text by trafilatura, its elements as blocks, the rest named as dropped."""

from __future__ import annotations

from typing import TYPE_CHECKING

import trafilatura

from generator import safexml
from generator.errors import SourceError
from generator.reading import limits
from generator.reading.draft import Draft
from generator.reading.elements import flow
from generator.reading.raw import text_of, writer_for
from generator.reading.titles import titled

if TYPE_CHECKING:
    from generator.reading.raw import Raw
    from generator.settings import Settings

_HOW = "save the page from the browser once it is fully shown, or paste its text into a file"


def read(raw: Raw, settings: Settings) -> Draft:
    """The draft of a page.

    Raises:
        SourceError: no article is found in it.
    """
    page = text_of(raw)
    limits.check_page(page, raw.name)
    extracted = trafilatura.extract(
        page,
        url=raw.url or None,
        output_format="xml",
        include_comments=False,
        include_images=True,
        with_metadata=True,
    )
    if not extracted:
        raise SourceError(f"{raw.name} shows no article", _HOW)
    document = safexml.parse(extracted.encode("utf-8"))
    main = document.find("main")
    if main is None:
        raise SourceError(f"{raw.name} shows no article", _HOW)
    writer = writer_for("".join(str(text) for text in main.itertext()), settings)
    pieces = list(flow(main, writer))
    title, pieces = titled(document.get("title", ""), pieces, writer)
    return Draft(
        language=writer.language,
        title=title,
        flow=tuple(pieces),
        author=document.get("author", ""),
        site=document.get("sitename", ""),
        date=document.get("date", ""),
        url=document.get("source", ""),
    )
