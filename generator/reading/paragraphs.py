"""Paragraphs that are more than text: an article's number, the name of who speaks below it."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from generator import patterns as re
from generator.model import Paragraph
from generator.reading.draft import Heading, Writer
from generator.reading.plain.articles import ALONE, ARTICLE, CAPTION, HEADED
from generator.reading.plain.lines import FEWEST_ASKED, FEWEST_TURNS, PERSON

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model import Block
    from generator.reading.draft import Draft, Flow, Told

_FEWEST = 2
_DRAWN = re.compile(r"^[\u2600-\u27bf\U0001f300-\U0001faff\ufe0f\u200d\s]+")


def told_apart(draft: Draft) -> Draft:
    """The draft, such paragraphs being headings, or labels of what stands below them."""
    writer = Writer(draft.language)
    flow = tuple(_spoken(tuple(_headed(draft.flow, writer)), writer))
    return draft if flow == draft.flow else replace(draft, flow=flow)


def _headed(flow: Flow, writer: Writer) -> Iterator[Heading | Block | Told]:
    """Numbers of articles that stand alone, or before their text below a caption, as headings."""
    texts = [_text(piece, writer) for piece in flow]
    captioned = [below > 0 and CAPTION.match(texts[below - 1]) for below in range(len(texts))]
    heads = [
        bool(ALONE.match(text) or HEADED.match(text) or (named and ARTICLE.match(text)))
        for text, named in zip(texts, captioned, strict=True)
    ]
    if sum(heads) < _FEWEST:
        yield from flow
        return
    level = 1 + max((piece.level for piece in flow if isinstance(piece, Heading)), default=1)
    for place, piece in enumerate(flow):
        if heads[place + 1 : place + 2] == [True] and captioned[place + 1]:
            continue
        if not heads[place] or not isinstance(piece, Paragraph):
            yield piece
            continue
        caption = f"　{texts[place - 1]}" if captioned[place] else ""
        text = texts[place]
        number = None if HEADED.match(text) else ARTICLE.match(text)
        yield Heading(writer.unit((number[1] if number else text) + caption), level)
        if number:
            yield _without(number[0], piece, writer)


def _without(start: str, piece: Paragraph, writer: Writer) -> Paragraph:
    """A paragraph without the words it begins with."""
    first, *rest = piece.sentences
    words = (first.text[writer.language] or "").lstrip().removeprefix(start)
    return Paragraph((replace(first, text=first.text.having(writer.language, words)), *rest))


def _spoken(flow: Flow, writer: Writer) -> Iterator[Heading | Block | Told]:
    """Names that stand alone above paragraphs, again and again, before what is said there."""
    texts = [_DRAWN.sub("", _text(piece, writer)) for piece in flow]
    at = [
        n
        for n, (above, below) in enumerate(pairwise(flow))
        if PERSON.match(texts[n])
        and isinstance(below, Paragraph)
        and not PERSON.match(texts[n + 1])
    ]
    names = Counter(texts[n] for n in at)
    turns = sum(times for times in names.values() if times > 1)
    if len(names) < FEWEST_ASKED or turns < FEWEST_TURNS:
        yield from flow
        return
    heads = set(at)
    for place, piece in enumerate(flow):
        if place in heads:
            continue
        if place - 1 in heads and isinstance(piece, Paragraph):
            first, *rest = piece.sentences
            said = f"{texts[place - 1].rstrip(':：')}：{first.text[writer.language] or ''}"
            named = replace(first, text=first.text.having(writer.language, said))
            yield Paragraph((named, *rest))
        else:
            yield piece


def _text(piece: Heading | Block | Told, writer: Writer) -> str:
    """The words of a paragraph; empty for anything else."""
    if not isinstance(piece, Paragraph):
        return ""
    return " ".join(one.text[writer.language] or "" for one in piece.sentences).strip()
