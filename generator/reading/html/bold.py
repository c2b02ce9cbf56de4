"""Headings of pages that mark none: bold paragraphs, telling classes, lines between breaks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml.etree import Element, SubElement

from generator import patterns as re
from generator.reading.plain.lines import ENDED, PREDICATE, REQUEST
from generator.reading.plain.marks import unmarked

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_BOLD = frozenset({"b", "strong"})
_PLAIN = frozenset({"font", "span", "u", "big"})
_LONGEST = 40
_FEWEST = 2  # one short bold line may be a warning; several are headings
_MOST = 0.5  # of the paragraphs; where more are bold, bold says nothing


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


def head_bold(body: HtmlElement) -> None:
    """Makes several bold lines, each over text of its own, headings below the ones that stand.

    The same words again and again name who speaks.
    """
    _part_questions(body)
    found = [one for one in body.iterchildren("p") if _is_label(one) and _heads(one)]
    said = [" ".join(one.text_content().split()) for one in found]
    plain = sum(1 for _ in body.iterchildren("p", "ul", "ol", "blockquote"))
    if not _FEWEST <= len(found) <= _MOST * plain or len(set(said)) < len(said):
        return
    for one in found:
        one.tag = f"h{_below(one)}"


def _part_questions(body: HtmlElement) -> None:
    """Parts several paragraphs that begin with a bold question from what answers it there."""
    found = [one for one in body.iterchildren("p") if _begins_with_question(one)]
    for one in found if len(found) >= _FEWEST_QUESTIONS else ():
        asked = one[0]
        told = Element("p")
        told.text, asked.tail = (asked.tail or "").lstrip(), None
        told.extend(list(one)[1:])
        told.tail, one.tail = one.tail, None
        one.addnext(told)


def _begins_with_question(paragraph: HtmlElement) -> bool:
    if (paragraph.text or "").strip() or not len(paragraph) or paragraph[0].tag not in _BOLD:
        return False
    asked = " ".join(paragraph[0].text_content().split())
    is_question = asked.endswith(("?", "？")) and len(asked) <= _QUESTION_LONGEST
    return is_question and bool((paragraph[0].tail or "").strip())


_FEWEST_QUESTIONS = 3
_LABEL_LONGEST = 60
_QUESTION_LONGEST = 200
_REQUEST = re.compile(REQUEST)
_DASHED = re.compile(r"[—―─]{1,3}\s*[^\s—―─]")  # what an interviewer says, whether it asks or not


def _is_label(paragraph: HtmlElement) -> bool:
    text = " ".join(paragraph.text_content().split())
    if not text or len(paragraph) != 1 or (paragraph.text or "").strip():
        return False
    if text.endswith(("?", "？")) or _REQUEST.match(text) or _DASHED.match(text):
        whole = not (paragraph[0].tail or "").strip() and paragraph[0].tag in (*_BOLD, "em", "i")
        return whole and len(text) <= _QUESTION_LONGEST
    return (
        len(text) <= _LABEL_LONGEST
        and ENDED.search(text) is None
        and PREDICATE.search(text) is None
        and text[-1] not in "!！,、"
        and all(_loose(paragraph))
    )


def _heads(paragraph: HtmlElement) -> bool:
    """Text or a list stands below, and no other label."""
    after = paragraph.getnext()
    return (
        after is not None and after.tag in _HEADED and not (after.tag == "p" and _is_label(after))
    )


_HEADED = ("p", "ul", "ol", "blockquote", "pre", "table", "figure", "div")


def _below(element: HtmlElement) -> int:
    """The level below the heading that an element stands under."""
    parted = False
    element.set(_MADE, "")
    for above in element.itersiblings(*_HEADINGS, "hr", preceding=True):
        if above.tag == "hr":
            parted = True
        elif above.get(_MADE) is None:
            level = int(above.tag[1])
            return min(len(_HEADINGS), level if parted and level > 1 else level + 1)
    return 2


_MADE = "data-made"  # of headings that were made here: those made later do not stand below them


def part_lists(body: HtmlElement) -> None:
    """Makes the items of a list sections where most are bold words over text of their own.

    So questions are listed, and articles of rules.
    """
    for listed in body.xpath("//ul | //ol"):
        items = [item for item in listed if item.tag == "li"]
        heads = [head for item in items if (head := _item_head(item)) is not None]
        nested = listed.getparent().tag in ("li", "blockquote")
        if nested or len(heads) < _FEWEST or len(heads) * 3 < len(items) * 2:
            continue
        first = int(listed.get("start") or 1) if listed.tag == "ol" else 0
        level = _below(listed)
        for number, item in enumerate(items, first):
            head = _item_head(item, runs_on=True)
            if head is not None:
                made = SubElement(item, f"h{level}")
                text = " ".join(head.text_content().split())
                counts = listed.tag == "ol" and not text.endswith(("?", "？"))
                made.text = f"{number}. {text}" if counts else text
                made.set(_MADE, "")
                item.insert(0, made)
                head.drop_tree()
            item.tag = "div"
        listed.tag = "div"


def _item_head(item: HtmlElement, *, runs_on: bool = False) -> HtmlElement | None:
    """What an item begins with, set in bold or underlined and nothing beside it, over blocks.

    ``runs_on``: or over the next line of the same block, as where a blank line was forgotten.
    """
    if (item.text or "").strip() or not len(item):
        return None
    holder = item[0] if item[0].tag == "p" else item
    if (holder.text or "").strip() or not len(holder):
        return None
    head, *rest = holder
    tail = head.tail or ""
    if head.tag in _BOLD and runs_on and tail.strip() and tail.lstrip(" \t").startswith("\n"):
        return head
    if head.tag not in _BOLD | _UNDERLINED or tail.strip():
        return None
    below = list(item)[1:] if holder is item else [*rest, *list(item)[1:]]
    return head if any(one.tag in _TOLD and one.text_content().strip() for one in below) else None


_UNDERLINED = frozenset({"u", "ins"})
_TOLD = ("p", "div", "blockquote", "pre", "table")


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
    if isinstance(piece, str):
        return piece
    return str(piece.text_content()) if isinstance(piece.tag, str) else ""


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
