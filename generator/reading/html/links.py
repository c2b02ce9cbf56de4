"""Where the links of a text lead: nothing of a show is clicked, but none is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model import Dropped

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement


def addresses(body: HtmlElement) -> Iterator[Dropped]:
    """Each link's words and address, unless the words are the address."""
    for link in body.iter("a"):
        pictures = " ".join(picture.get("alt") or "" for picture in link.iter("img"))
        words = " ".join((link.text_content() or "").split()) or pictures.strip()
        address = link.get("href") or ""
        if words and address.startswith(("http://", "https://")) and words != address:
            yield Dropped(None, f"{words} {address}", "address")
