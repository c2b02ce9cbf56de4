"""Headings of old pages, which are short paragraphs in bold letters and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.reading.plain.lines import ENDED, PREDICATE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_BOLD = frozenset({"b", "strong"})
_PLAIN = frozenset({"font", "span", "u", "big"})
_LONGEST = 40
_FEWEST = 2
"""One short bold line may be a warning; several are headings."""

_MOST = 0.4
"""Of the paragraphs; where more are bold, bold says nothing."""


def promote(holder: HtmlElement) -> None:
    """Makes such paragraphs headings where the article has none but its title."""
    if sum(1 for _ in holder.iter(*_HEADINGS)) > 1:
        return
    shown = [one for one in holder.iter("p", "div") if _is_innermost(one) and any(_words(one))]
    found = [one for one in shown if _is_heading(one)]
    if _FEWEST <= len(found) <= _MOST * len(shown):
        for one in found:
            one.tag = "h2"


def _is_innermost(element: HtmlElement) -> bool:
    below = element.iter("p", "div")
    return next(below) is element and next(below, None) is None


def _words(element: HtmlElement) -> Iterator[str]:
    return (str(text).strip() for text in element.itertext())


def _is_heading(paragraph: HtmlElement) -> bool:
    text = " ".join(paragraph.text_content().split())
    return (
        len(text) <= _LONGEST
        and ENDED.search(text) is None
        and PREDICATE.search(text) is None
        and all(_loose(paragraph))
    )


def _loose(element: HtmlElement) -> Iterator[bool]:
    """For each piece of an element: whether it is white space, a line end or bold."""
    yield not (element.text or "").strip()
    for child in element:
        if child.tag in _PLAIN:
            yield from _loose(child)
        else:
            yield child.tag in _BOLD or child.tag == "br"
        yield not (child.tail or "").strip()
