"""Pieces that are more than they look: articles' numbers, names of speakers, a page's parts."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from generator import patterns as re
from generator.model import Dropped, ItemList, Paragraph, block_sentences
from generator.reading.draft import Heading, ToldBlock, Writer
from generator.reading.plain.articles import ALONE, ARTICLE, CAPTION, HEADED
from generator.reading.plain.front import SUBTITLE_IS
from generator.reading.plain.furniture import CONTENTS
from generator.reading.plain.lines import FEWEST_ASKED, FEWEST_TURNS, PERSON
from generator.reading.roles import role

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.model import Block, Role, Sentences
    from generator.reading.draft import DraftArticle, Flow

_FEWEST = 2
_DRAWN = re.compile(r"^[\u2600-\u27bf\U0001f300-\U0001faff\ufe0f\u200d\s]+")


def told_apart(draft: DraftArticle) -> DraftArticle:
    """The draft, such paragraphs being headings, or labels of what stands below them."""
    writer = Writer(draft.language)
    left_out = dict(_left_out(draft.flow, writer))
    kept = tuple(_set_apart(draft.flow, left_out, writer))
    flow = tuple(_spoken(tuple(_headed(kept, writer)), writer))
    dropped = (
        Dropped(piece.line if isinstance(piece, Heading) else None, text, why)
        for place, why in left_out.items()
        for piece in (draft.flow[place],)
        for text in _texts(piece, writer)
    )
    return replace(draft, flow=flow, dropped=(*draft.dropped, *dropped))


def _left_out(flow: Flow, writer: Writer) -> Iterator[tuple[int, str]]:
    """Places of what a page says of itself, with why: an empty contents box, the other parts."""
    for place, piece in enumerate(flow):
        after = flow[place + 1] if place + 1 < len(flow) else None
        words = " ".join(_texts(piece, writer))
        if isinstance(piece, Heading) and CONTENTS.match(words):
            if after is None or isinstance(after, Heading):
                yield place, "contents"
        elif place < _ABOVE and _SERIES.search(words) and isinstance(after, ItemList):
            items = [_said(item, writer) for item in after.items]
            if sum(_PART.search(item) is not None for item in items) * 2 > len(items) > 1:
                yield place, "navigation"
                yield place + 1, "navigation"


_ABOVE = 4  # pieces at the head of a text
_SERIES = re.compile(
    r"(?:シリーズ|連載)(?:記事|一覧|目次|の記事)?[」』]?(?:は|です)?[:：。]?$|"
    r"(?i:\b(?:this|the) series\b|\bseries\s*:?$|\bparts of this\b)"
)
_PART = re.compile(
    r"第\s?[0-9０-９一二三四五六七八九十]+\s?[回話部章弾編]|その\s?[0-9０-９一二三四五]|[前中後]編|(?:この|本)記事|"
    r"(?i:\bpart\s?(?:\d|[ivx]+\b)|\bvol\.?\s?\d|#\d|\bthis (?:post|article|part)\b|you are here)"
)


def _set_apart(
    flow: Flow, left_out: Mapping[int, str], writer: Writer
) -> Iterator[Heading | Block | ToldBlock]:
    """The rest; headings and what they head that only date, sign or lead into the page are none."""
    for place, piece in enumerate(flow):
        told = None if place in left_out else _told(flow, place, writer)
        if told and isinstance(piece, Heading):
            yield ToldBlock(Paragraph((piece.sentence,)), told)
        elif told and isinstance(piece, Paragraph):
            yield ToldBlock(piece, told)
        elif place not in left_out:
            yield piece


def _told(flow: Flow, place: int, writer: Writer) -> Role | None:
    """What a piece is besides content: a heading without text, one that names the subtitle."""
    piece, after = flow[place], flow[place + 1] if place + 1 < len(flow) else None
    if isinstance(piece, Paragraph):
        return "lead" if place and _heads_subtitle(flow, place - 1, writer) else None
    if not isinstance(piece, Heading):
        return None
    if place < _ABOVE and _DATELINE.match(piece.sentence.text[writer.language] or ""):
        return "metadata"
    if _heads_subtitle(flow, place, writer):
        return "metadata"
    found = role(piece.sentence.text[writer.language] or "", writer.language)
    is_empty = isinstance(after, Heading) and after.level <= piece.level
    return found if is_empty and found in ("metadata", "credit") else None


# Where and when a release is sent, set in bold.
_DATELINE = re.compile(
    r"^[A-Z][\w. ]{1,24}(?:, [A-Z][\w. ]{1,20})?\s*[—–-]\s*(?:[A-Z][a-z]+ )(?:\d{1,2}, )?\d{4}$"
)


def _heads_subtitle(flow: Flow, place: int, writer: Writer) -> bool:
    piece = flow[place]
    return (
        place < _ABOVE
        and isinstance(piece, Heading)
        and SUBTITLE_IS.match(piece.sentence.text[writer.language] or "") is not None
        and isinstance(flow[place + 1] if place + 1 < len(flow) else None, Paragraph)
    )


def _texts(piece: Heading | Block | ToldBlock, writer: Writer) -> Iterator[str]:
    held = piece.block if isinstance(piece, ToldBlock) else piece
    said = [held.sentence] if isinstance(held, Heading) else block_sentences(held)
    yield from (one.text[writer.language] or "" for one in said)


def _headed(flow: Flow, writer: Writer) -> Iterator[Heading | Block | ToldBlock]:
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


def _spoken(flow: Flow, writer: Writer) -> Iterator[Heading | Block | ToldBlock]:
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


def _text(piece: Heading | Block | ToldBlock, writer: Writer) -> str:
    """The words of a paragraph; empty for anything else."""
    if not isinstance(piece, Paragraph):
        return ""
    return _said(piece.sentences, writer).strip()


def _said(sentences: Sentences, writer: Writer) -> str:
    return " ".join(one.text[writer.language] or "" for one in sentences)
