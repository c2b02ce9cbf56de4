"""Bare text, as one copies it from a page: title, headings and furniture found line by line."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby, pairwise, zip_longest
from typing import TYPE_CHECKING

from generator import patterns as re
from generator.japanese.sentences import closed_at
from generator.model import Dropped, ItemList, Paragraph, Quote
from generator.options import Options
from generator.reading import limits
from generator.reading.draft import DraftArticle, Heading, ToldBlock
from generator.reading.formats import Reader
from generator.reading.front_matter import parted
from generator.reading.plain import aozora
from generator.reading.plain.articles import articles, captioned
from generator.reading.plain.broken import mended
from generator.reading.plain.bylines import days, who_and_when
from generator.reading.plain.depth import NAME, FoundHeading, with_levels
from generator.reading.plain.forms import parts
from generator.reading.plain.front import SUBJECT, Front, front, signature
from generator.reading.plain.furniture import alone, contents_boxes, furniture
from generator.reading.plain.items import runs
from generator.reading.plain.lines import (
    ENDED,
    KEYWORD,
    NUMBERED,
    PERSON,
    PREDICATE,
    headed,
    key,
    lettered,
    lines,
    paired,
    rules,
    seated,
    spoken,
    width,
)
from generator.reading.plain.marks import mark_of, unmarked
from generator.reading.plain.page import within
from generator.reading.plain.plays import is_play, played, speaking
from generator.reading.plain.sectioning import (
    CLOSING,
    FORMAL,
    LISTED,
    NOTED,
    bare_heads,
    missing,
    never,
    set_apart,
)
from generator.reading.plain.signals import PlainText
from generator.reading.plain.signs import dashed, unbracketed
from generator.reading.plain.weighing import BY_RULE, weighed
from generator.reading.raw import text_of, writer_for

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from generator.model import Block
    from generator.reading.draft import Writer
    from generator.reading.plain.lines import TextLine
    from generator.reading.raw import Raw
    from generator.settings import Settings


_SHORTEST_QUOTE = 20
# A mark of Markdown that a converter has made plain.
_ESCAPED = re.compile(r"^([ \t]*)\\(?=[#*+>-]|[(（]?\d)", re.MULTILINE)
# Words in bold over the end of a line.
_BOLD = re.compile(r"\*\*(?=[^\s*])([^*\n]+\n[^*\n]+(?:\n[^*\n]+)?)(?<=[^\s*])\*\*")
# Words in bold within a line.
_STRESSED = re.compile(r"(?<![*\w])\*\*(?=[^\s*])([^*\n]{1,200}?)(?<=[^\s*])\*\*(?!\*)")

_MARKED = re.compile(r"^\s*(#{1,6}|={1,6})[ \t\u3000]+(\S.*?)[ #=]*$")
# Among others, one whose words stand right behind it; a single # so is a hashtag.
_CLOSE_MARK = re.compile(r"^(#{2,6})(?=[^\s#!0-9])(.{1,60}?)#*$")
# What a converter names a heading by: Prices { #prices }.
_NAMED = re.compile(r"[ \t]*\{\s*#[\w-]+\s*\}[ \t]*$", re.MULTILINE)


def read(raw: Raw, settings: Settings) -> DraftArticle:
    """The draft of a text file."""
    text = _ESCAPED.sub(r"\1", text_of(raw))
    limits.check_text(text, raw.name)
    limits.check_bare(text, raw.name)
    writer = writer_for(text, settings)
    if aozora.is_aozora(text):
        return aozora.draft(text, writer)
    return aozora.with_readings(draft(text, writer), text)


READER = Reader(read, Options)


def draft(text: str, writer: Writer) -> DraftArticle:
    """The draft of a clean text.

    Lines that a person marked with ``#`` are the headings, and no others are looked for.
    """
    given = text.split("\n")
    about, text = parted(text)
    text = _NAMED.sub("", _STRESSED.sub(r"\1", _BOLD.sub(_unstressed, text)))
    found, around = within(mended(lines(text)))
    found, beside = alone(found)
    around |= beside
    found = dashed(unbracketed(headed(found)))
    found = captioned(spoken(played(lettered(paired(seated(found))))))
    marks = _marks(found)
    boxed = contents_boxes(found)
    open_places = [place for place in range(len(found)) if place not in boxed]
    heads = bare_heads(found, open_places) | {n for n in open_places if LISTED.match(found[n].text)}
    top = _marked_front(found, marks) if marks else front(found, heads, boxed)
    if about.title and top.title is not None and found[top.title].key != key(about.title):
        top = Front(roles=top.roles)
    closing = list(_closing(found, boxed))
    top = replace(top, roles={**signature(found, closing), **top.roles})
    told = [n for n in open_places if n != top.title and n not in top.roles]
    apart = set_apart(found, told) | parts(found, told) | days(found, told)
    reasons = furniture(found, boxed, top.title, apart)
    reasons |= dict.fromkeys(closing, "markup")
    body = [place for place in range(len(found)) if place != top.title and place not in reasons]
    headings = _headings(PlainText.of(found, boxed), body, apart, top)
    if len(marks) > len(headings.keys() - marks.keys()):
        headings = {place: marks[place] for place in body if place in marks}
    else:
        marks = {}
    dropped = [(found[place].number, found[place].text, why) for place, why in reasons.items()]
    rows = text.split("\n")
    dropped += [(number, rows[number - 1].strip(), why) for number, why in around.items()]
    dropped += [(number, raw, "markup") for number, raw in rules(text)]
    dropped += [
        (number, line.strip(), "byline")
        for number, (line, left) in enumerate(zip(given, text.split("\n"), strict=True), 1)
        if line.strip() and not left
    ]
    who, when = who_and_when(found, top.roles) if top.title is not None else ("", "")
    return DraftArticle(
        language=writer.language,
        title=writer.unit(about.title or _title_of(found, marks, top)),
        flow=tuple(_flow(found, body, headings, top, writer)),
        dropped=tuple(Dropped(*one) for one in sorted(dropped)),
        author=about.author or who,
        date=about.date or when,
        depth_guessed=bool(headings) and not marks,
    )


def _unstressed(found: re.Match[str]) -> str:
    """The words in one line, and as many lines."""
    return f"{found[1].replace(chr(10), ' ')}{chr(10) * found[1].count(chr(10))}"


def _title_of(found: Sequence[TextLine], marks: Mapping[int, FoundHeading], top: Front) -> str:
    if top.title is None:
        return ""
    text = marks[top.title].text if top.title in marks else unmarked(found[top.title].text)
    return SUBJECT.sub("", text.removeprefix(">").strip())


def _marked_front(found: Sequence[TextLine], marks: Mapping[int, FoundHeading]) -> Front:
    """Marked as one heading among equals, the first line is a heading."""
    if 0 in marks:
        others = [mark.level for place, mark in marks.items() if place]
        return Front(0 if all(level > marks[0].level for level in others) else None)
    return front(found, frozenset())


def _closing(found: Sequence[TextLine], boxed: frozenset[int]) -> Iterator[int]:
    """The word that ends a letter or a list of what it announces."""
    yield from (n for n, line in enumerate(found) if n not in boxed and CLOSING.match(line.text))


def _marks(found: Sequence[TextLine]) -> dict[int, FoundHeading]:
    """Lines marked with ``#``, unless the marks are comments of a program in the text."""
    marked = {
        place: match for place, line in enumerate(found) if (match := _MARKED.match(line.raw))
    }
    if len(marked) > 1:
        close = ((place, _CLOSE_MARK.match(line.raw)) for place, line in enumerate(found))
        marked |= {place: match for place, match in close if match}
    beside_code = [
        place
        for place in marked
        if any(found[near].is_code for near in (place - 1, place + 1) if 0 <= near < len(found))
    ]
    if beside_code:
        return {}
    return {
        place: FoundHeading(place, match[2], level=len(match[1])) for place, match in marked.items()
    }


def _headings(
    page: PlainText, body: Sequence[int], apart: frozenset[int], top: Front
) -> Mapping[int, FoundHeading]:
    names = speaking(page.lines)
    none = never(page.lines, [place for place in body if place not in apart])
    may_be = [
        place
        for place in body
        if place not in top.roles
        and page.lines[place].text not in names
        and not (place - 1 == top.title and _is_named(page.lines[place].text))
        and (place in apart or not _is_of_front(page, place, top))
        and place != top.under
        and place not in none
    ]
    sure = weighed(page, may_be, apart)
    heads = [place for place in may_be if place in sure]
    if is_play(page.lines):
        heads = [n for n in heads if n in apart]
    if sum(_SPEECH.match(page.lines[n].text) is not None for n in body) >= _TALK:
        heads = [n for n in heads if not _SPEECH.match(page.lines[n].text)]
    heads += missing(page.lines, body, heads)
    heads = _but_answers(page.lines, body, heads)
    following = dict(pairwise(body))
    levels = articles(page.lines, body)
    if levels:
        heads = list(levels)
    heads.sort()
    heads = heads if levels else list(_over_something(heads, body, apart))
    known = set(heads)
    found = [
        FoundHeading(
            place,
            page.lines[place].text,
            bare=following.get(place) in known,
            sure=sure.get(place, BY_RULE),
        )
        for place in heads
    ]
    return {
        one.place: replace(one, level=levels.get(one.place, one.level))
        for one in with_levels(found)
    }


def _but_answers(found: Sequence[TextLine], body: Sequence[int], heads: Sequence[int]) -> list[int]:
    """The headings, with both of two questions between which a few words answer, and without those.

    Where others head their answers, too.
    """
    asks = {n for n in body if found[n].is_question and found[n].may_head and found[n].above}
    if len(asks.intersection(heads)) < _ASKED_OFTEN:
        return list(heads)
    triples = list(zip(body, body[1:], body[2:], strict=False))
    between = [one for one in triples if asks.issuperset((one[0], one[2])) and one[1] not in asks]
    short = [one for one in between if found[one[1]].is_short]
    answers = {place for _, place, _ in short}
    asked = {place for before, _, after in short for place in (before, after)}
    return sorted(asked.union(heads) - answers)


_ASKED_OFTEN = 2


def _over_something(
    heads: Sequence[int], body: Sequence[int], apart: frozenset[int]
) -> Sequence[int]:
    """The headings but for several at the end below which nothing stands: names of pictures."""
    last, at = len(heads), len(body)
    while last and at and heads[last - 1] == body[at - 1] and heads[last - 1] not in apart:
        last, at = last - 1, at - 1
    return heads[:last] if len(heads) - last > 1 else heads


def _is_of_front(page: PlainText, place: int, top: Front) -> bool:
    """Among the short lines below a title that stand before all text: who, from where, since when.

    The last of them may head what it stands above.
    """
    if top.title is None or place + 1 >= len(page.lines):
        return False
    lines = page.lines[top.title + 1 : place + 2]
    text = page.lines[place].text
    if NUMBERED.match(text) or KEYWORD.match(text) or not _OF_SOMEBODY.search(text):
        return False
    return 1 < len(lines) <= _MOST_OF_FRONT and all(line.kind == "short" for line in lines)


_MOST_OF_FRONT = 8  # lines
_OF_SOMEBODY = re.compile(r"(?:さん|氏)$|^[A-Z.\s]+$|[0-9]{4}年?\S*(?:入社|入会)|入社|卒業?$")


def _is_named(text: str) -> bool:
    """Who a text is about, or who wrote it."""
    return mark_of(text) is None and bool(PERSON.match(text) or NAME.match(text))


# A line that is said from its first word to its last; where many are, somebody tells a story.
_SPEECH = re.compile(r"^(?:「[^」]*」|『[^』]*』|“[^”]*”)$")
_TALK = 5


def _flow(
    found: Sequence[TextLine],
    body: Sequence[int],
    headings: Mapping[int, FoundHeading],
    top: Front,
    writer: Writer,
) -> Iterator[Heading | Block | ToldBlock]:
    at = wrapped_at(found)
    listed = False
    for is_single, group in groupby(
        body, lambda n: n in headings or n in top.roles or n == top.under
    ):
        places = list(group)
        if not is_single:
            yield from _blocks([found[place] for place in places], at, writer, listed=listed)
            continue
        for place in places:
            text = found[place].text
            goes_on = listed and (place not in headings or _goes_on_listing(found, place, headings))
            listed = goes_on or bool(LISTED.match(text) or FORMAL.match(text))
            if place in headings:
                sentence = writer.unit(unmarked(headings[place].text))
                told = headings[place]
                yield Heading(sentence, told.level, found[place].number, told.sure)
            else:
                yield ToldBlock(Paragraph(writer.units(text)), top.roles.get(place, "lead"))


def _goes_on_listing(
    found: Sequence[TextLine], place: int, headings: Mapping[int, FoundHeading]
) -> bool:
    """Below another list's head, or over lines of which none is a sentence: For the sauce."""
    below = found[place + 1 : place + 1 + _LONGEST_PART]
    ends = (n for n, line in enumerate(below) if n and (line.above or place + 1 + n in headings))
    end = next(ends, len(below))
    short = all(not line.is_ended and not line.is_sentence for line in below[:end])
    return headings[place].level > 2 or (short and end > 1 and not NOTED.match(found[place].text))


_LONGEST_PART = 20  # lines of a part of a list


def _blocks(
    found: Sequence[TextLine], at: float, writer: Writer, *, listed: bool
) -> Iterator[Block]:
    """Lists, quotations that stand alone, and running text."""
    for run in runs(found, listed=listed):
        if run.kind != "text":
            items = tuple(writer.units(running(item, at)) for item in run.items)
            yield ItemList(items, ordered=run.kind == "steps")
        else:
            yield from _texts(run.lines, at, writer)


def _texts(paragraph: Sequence[TextLine], at: float, writer: Writer) -> Iterator[Block]:
    """Several quotations in a row are talk between people, which is running text."""
    alone = sum(map(_is_quotation, paragraph)) == 1
    for is_quote, group in groupby(paragraph, lambda line: alone and _is_quotation(line)):
        texts = [line.text for line in group]
        if is_quote:
            yield Quote(writer.units("\n".join(texts)))
            continue
        starts = [0, *(n for n in range(1, len(texts)) if _NOTE.match(texts[n])), len(texts)]
        for start, stop in pairwise(starts):
            yield Paragraph(writer.units(running(texts[start:stop], at)))


# A note right below other lines is no part of them.
_NOTE = re.compile(
    r"[（(]\s?注\s?[0-9０-９]{0,2}\s?[）)]|[（(]補足[）)]|注[0-9０-９]{0,2}\s?[）)：:]|[※＊][0-9０-９]{0,2}\s*[^\s※＊]"
)


def _is_quotation(line: TextLine) -> bool:
    text = line.text
    return (
        text[0] in "「『“"
        and len(text) >= _SHORTEST_QUOTE
        and closed_at(text).get(0) == len(text.rstrip("。")) - 1
    )


# Texts broken at a fixed width, as mail and newsletters are, put together again.

_NARROWEST = 18
_WIDEST = 45
# Em by which a line may fall short: a word or a mark that must not begin a line goes below.
_RAGGED = 4

_FEWEST = 3
_SHARE = 0.7
_BROKEN_ALONE = 20
_RAGGED_ALONE = 3


def wrapped_at(found: Sequence[TextLine]) -> float:
    """The width at which the whole text is broken, in em; 0 where it is not.

    Told by the lines that end within a sentence: nearly all of them are equally long.
    """
    open_ended = [
        line.width
        for line, after in pairwise(found)
        if after.above == 0
        and not _ends(line.text)
        and not after.is_bullet
        and line.width >= _NARROWEST
    ]
    widest = max(open_ended, default=0.0)
    near = sum(one >= widest - _RAGGED for one in open_ended)
    is_wrapped = len(open_ended) >= _FEWEST and near >= _SHARE * len(open_ended)
    return widest if is_wrapped and widest <= _WIDEST else 0.0


def _ends(text: str) -> bool:
    return ENDED.search(text) is not None or text[-1] in "!！?？」』:："


def running(texts: Sequence[str], at: float) -> str:
    """The lines of a paragraph: each its own, or one text that was broken at a fixed width."""
    if at:
        return _joined(texts, [_goes_on(text, at) for text in texts])
    widths = [width(text) for text in texts[:-1]]
    broken = len(texts) > 2 and min(widths) >= max(_BROKEN_ALONE, max(widths) - _RAGGED_ALONE)
    if not broken or all(map(ENDED.search, texts[:-1])):
        return "\n".join(texts)
    return _joined(texts, [True] * len(texts))


def _goes_on(text: str, at: float) -> bool:
    if ENDED.search(text) or width(text) < at - _RAGGED:
        return False
    return not PREDICATE.search(text) or width(text) >= at - 1


def _joined(texts: Sequence[str], go_on: Sequence[bool]) -> str:
    """A space between Latin words, nothing between Japanese ones."""
    pieces: list[str] = []
    for text, rest, goes_on in zip_longest(texts, texts[1:], go_on, fillvalue=""):
        pieces.append(text)
        if rest:
            is_latin = text[-1:] <= "\u2e7f" and rest[:1] <= "\u2e7f"
            pieces.append((" " if is_latin else "") if goes_on else "\n")
    return "".join(pieces)
