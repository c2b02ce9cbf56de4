"""Which words are the article's title when its format has headings."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from generator import patterns as re
from generator.model import Paragraph, Quote
from generator.reading.draft import Heading, ToldBlock
from generator.reading.plain.front import TITLE_IS
from generator.reading.plain.lines import KEYWORD, key
from generator.reading.plain.marks import mark_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.model import Block, Sentence
    from generator.reading.draft import Flow, Writer

_SEVERAL = 2
_MOST_BETWEEN = 5  # pieces between what a text is and its title: a date, to whom, from whom


def titled(
    given: str, pieces: Sequence[Heading | Block | ToldBlock], writer: Writer
) -> tuple[Sentence, Flow]:
    """The title and what is left: the one given, else a heading that opens and stands above all."""
    if not given and (named := _named(tuple(pieces), writer)):
        return named
    pieces = tuple(pieces) if given else _without_label(tuple(pieces), writer)
    first = next((n for n, piece in enumerate(pieces) if isinstance(piece, Heading)), None)
    if first is None:
        return writer.unit(given), pieces
    heading, rest = pieces[first], (*pieces[:first], *pieces[first + 1 :])
    assert isinstance(heading, Heading)
    if given:
        again = key(_SAYS_FORM.sub("", heading.sentence.text[writer.language] or "")) == key(given)
        return writer.unit(given), rest if again else pieces
    others = [piece for piece in rest if isinstance(piece, Heading)]
    if first == 1 and isinstance(pieces[0], Paragraph) and _is_form(pieces[0], writer):
        pieces, first = (heading, *rest), 0
    beside = [piece for piece in others if piece.level <= heading.level]
    opens = first == 0 or heading.level == 1
    is_over = first == 0 and (
        _over_counted(heading, beside, writer)
        or _over_parts(rest)
        or _over_halls(heading, others, writer)
    )
    if opens and (not beside or is_over):
        return heading.sentence, rest
    return writer.unit(""), pieces


def _named(pieces: Flow, writer: Writer) -> tuple[Sentence, Flow] | None:
    """The words below a heading that says that they are the title: 件名, Headline."""
    for place, (head, below) in enumerate(pairwise(pieces[:_MOST_ABOVE])):
        if not isinstance(head, Heading) or not isinstance(below, Paragraph | Quote):
            continue
        if not TITLE_IS.match((head.sentence.text[writer.language] or "").strip()):
            continue
        first, *rest = below.sentences
        words, *more = _UNDER.split((first.text[writer.language] or "").strip(), maxsplit=1)
        if more:
            first, rest = writer.unit(words), [writer.unit(more[0]), *rest]
        if len(words) > _LONGEST or words.endswith("。"):
            return None
        told = map(_told, pieces[:place])
        left = (ToldBlock(Paragraph(tuple(rest)), "lead"),) if rest else ()
        return first, (*told, *left, *pieces[place + 2 :])
    return None


def _told(piece: Heading | Block | ToldBlock) -> Block | ToldBlock:
    if isinstance(piece, Heading):
        return ToldBlock(Paragraph((piece.sentence,)), "metadata")
    return ToldBlock(piece, "metadata") if isinstance(piece, Paragraph) else piece


_UNDER = re.compile(r"\s(?=[―—─]{2})")  # where the line under a title begins
_MOST_ABOVE = 8  # pieces above the title and with it
_LONGEST = 160  # characters of a headline


def _is_form(paragraph: Paragraph, writer: Writer) -> bool:
    said = " ".join(one.text[writer.language] or "" for one in paragraph.sentences)
    return _FORM.match(said.strip().rstrip(":：")) is not None


def _over_parts(rest: Flow) -> bool:
    """Whether parts follow at once, and what stands as high as the title has none of its own."""
    heads = [piece for piece in rest if isinstance(piece, Heading)]
    if not heads or rest[0] is not heads[0] or heads[0].level == 1:
        return False
    return all(b.level <= a.level for a, b in pairwise(heads) if a.level == 1)


def _over_halls(heading: Heading, others: Sequence[Heading], writer: Writer) -> bool:
    """Whether each part as high as the first heading has headings in it, which it has not."""
    levels = [piece.level for piece in others]
    if (
        not levels
        or heading.level != 1
        or KEYWORD.match(heading.sentence.text[writer.language] or "")
    ):
        return False
    ends = [below == 1 for below in (*levels[1:], 1)]
    halls = [not end for level, end in zip(levels, ends, strict=True) if level == 1]
    return len(halls) >= _SEVERAL and levels[0] == 1 and all(halls)


def _over_counted(heading: Heading, beside: Sequence[Heading], writer: Writer) -> bool:
    """Whether a heading opens a text all of whose other ones as high are counted, and it is not."""
    texts = [one.sentence.text[writer.language] or "" for one in (heading, *beside)]
    marks = [mark_of(text) for text in texts]
    counted = [
        (mark is not None and mark.number > 0)
        or (heading.level == 1 and _PART.match(text) is not None)
        for mark, text in zip(marks, texts, strict=True)
    ]
    return not counted[0] and all(counted[1:])


_PART = re.compile(r"^(?:article|section|chapter|part|title)\s+(?:\d+|[ivxlc]+)\b", re.IGNORECASE)
# Before the title that it is given.
_SAYS_FORM = re.compile(
    r"^(?:(?:プレス|ニュース)・?リリース|報道(?:発表)?資料"
    r"|(?:press|news|media) release)\s*[:：]\s*",
    re.IGNORECASE,
)

# What a text is, over the title that stands right below.
_FORM = re.compile(
    r"^(?:\S.{0,40}\s[—–|-]\s|draft )?"
    r"(?:プレス・?リリース|ニュース・?リリース|報道(?:発表)?資料|(?:press|news|media) release"
    r"|for immediate release)"
    r"(?:\s?[/／|｜・]\s?[^\sぁ-ん。、/／]{1,16}(?: release)?)?"  # the same in another language
    r"(?:\s*[（(][^（）()]*[）)]|\s[—–|-]\s.{1,30})?$",
    re.IGNORECASE,
)

# What files a page, over the title of what stands on it.
_LABEL = re.compile(
    r"^(?:interviews?|news|columns?|blog|topics?|reports?|features?|special|articles?|stories"
    r"|インタビュー|ニュース|コラム|ブログ|お知らせ|特集|トピックス|レポート|記事|読み物)[！!]?$",
    re.IGNORECASE,
)


def _without_label(pieces: Flow, writer: Writer) -> Flow:
    """A page's own label goes where headings follow: of these the first ones are the title.

    Two in a row are one: the series, and who or what this one is about.
    """
    heads = [(n, piece) for n, piece in enumerate(pieces) if isinstance(piece, Heading)]
    if len(heads) < _SEVERAL:
        return pieces
    (at, label), (start, first), *more = heads
    said = label.sentence.text[writer.language] or label.sentence.text.en or ""
    if not at and start <= _MOST_BETWEEN and _FORM.match(said.strip()):
        told = ToldBlock(Paragraph(writer.units(said)), "metadata")
        return (replace(first, level=1), told, *pieces[1:start], *pieces[start + 1 :])
    if at or label.level != 1 or not _LABEL.match(said.strip()):
        return pieces
    stop = start + 1
    name = first.sentence.text[writer.language] or ""
    if more and more[0][0] == stop and more[0][1].level == first.level:
        name = f"{name}\u3000{more[0][1].sentence.text[writer.language] or ''}"
        stop += 1
        more = more[1:]
    opens = any(isinstance(piece, Paragraph) for piece in pieces[1:start])
    if opens or any(head.level <= first.level for _, head in more):
        return pieces
    title = replace(first, sentence=writer.unit(name), level=1)
    return (title, *pieces[1:start], *pieces[stop:])
