"""Headings of pages that mark none: bold paragraphs, telling classes, lines between breaks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml.etree import SubElement

from generator import patterns as re
from generator.reading.plain.lines import ENDED, PREDICATE
from generator.reading.plain.marks import unmarked

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_BOLD = frozenset({"b", "strong"})
_PLAIN = frozenset({"font", "span", "u", "big"})
_LONGEST = 40
_FEWEST = 2
"""One short bold line may be a warning; several are headings."""

_MOST = 0.5
"""Of the paragraphs; where more are bold, bold says nothing."""


_CLASS = re.compile(
    r"(?:^|[\s_-])(?:midashi|komidashi|heading|headline|subtitle|subhead(?:ing)?|sub-?ttl|ttl|h[2-5])(?:$|[\s_-])",
    re.IGNORECASE,
)
_HOLDERS = ("article", "div", "main", "p", "section", "td")
_BLOCKS = frozenset(
    ("blockquote", "div", "dl", "figure", "h1", "hr", "ol", "p", "pre", "section", "table", "ul")
)
_MARKED = frozenset("■◆●▼◇□★▶【≪＜")


def promote(holder: HtmlElement) -> None:
    """Makes such paragraphs headings where the article has none but its title."""
    if sum(1 for _ in holder.iter(*_HEADINGS)) > 1:
        return
    for broken in list(holder.iter(*_HOLDERS)):
        _part_at_breaks(broken)
    if sum(1 for _ in holder.iter(*_HEADINGS)) > 1:
        return
    shown = [one for one in holder.iter("p", "div") if _is_innermost(one) and any(_words(one))]
    for told in (_is_named, _is_heading):
        found = [one for one in shown if told(one)]
        if _FEWEST <= len(found) <= _MOST * len(shown):
            for one in found:
                one.tag = "h2"
            return


def _is_named(paragraph: HtmlElement) -> bool:
    text = " ".join(paragraph.text_content().split())
    named = _CLASS.search(paragraph.get("class") or "") is not None
    return named and len(text) <= _LONGEST and ENDED.search(text) is None


def _part_at_breaks(holder: HtmlElement) -> None:
    """Makes several marked or bold lines among breaks headings, the others paragraphs."""
    lines: list[list[HtmlElement | str]] = [[holder.text or ""]]
    for child in holder:
        if child.tag == "br":
            lines.append([child.tail or ""])
        elif child.tag in _BLOCKS:
            lines += [[child], [child.tail or ""]]
        else:
            lines[-1] += [child, child.tail or ""]
    heads = [
        n for n, line in enumerate(lines[:-1]) if _is_head(line) and any(map(_said, lines[n + 1 :]))
    ]
    if len(heads) < _FEWEST or len(lines) <= len(heads) + 1:
        return
    attributes = dict(holder.attrib)
    tail = holder.tail
    holder.clear()
    holder.attrib.update(attributes)
    holder.tail = tail
    block: HtmlElement | None = None
    for place, line in enumerate(lines):
        said = "".join(map(_text, line)).strip()
        if place in heads:
            head = SubElement(holder, "h2")
            head.text = unmarked(said)
            block = None
        elif len(line) == 1 and not isinstance(line[0], str):
            line[0].tail = None
            holder.append(line[0])
            block = None
        elif not said and all(isinstance(one, str) for one in line):
            block = None
        else:
            if block is None:
                block = SubElement(holder, "p")
            else:
                SubElement(block, "br")
            _append(block, line)


def _append(block: HtmlElement, line: list[HtmlElement | str]) -> None:
    for one in line:
        if not isinstance(one, str):
            one.tail = None
            block.append(one)
        elif len(block):
            block[-1].tail = (block[-1].tail or "") + one
        else:
            block.text = (block.text or "") + one


def _text(piece: HtmlElement | str) -> str:
    return piece if isinstance(piece, str) else str(piece.text_content())


def _said(line: list[HtmlElement | str]) -> bool:
    return bool("".join(map(_text, line)).strip())


def _is_head(line: list[HtmlElement | str]) -> bool:
    """Marked as a heading, or bold and nothing else; short and no sentence."""
    said = "".join(map(_text, line)).strip()
    if not said or len(said) > _LONGEST or ENDED.search(said) or "。" in said:
        return False
    if any(not isinstance(one, str) and one.tag in _BLOCKS for one in line):
        return False
    bold = all(
        not one.strip() if isinstance(one, str) else one.tag in _BOLD or not _text(one).strip()
        for one in line
    )
    return bold or said[0] in _MARKED


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
