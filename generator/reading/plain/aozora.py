"""Texts of Aozora Bunko: readings in 《》, notes in ［＃…］, the key above and the colophon below.

The marks are those of its own manual (注記一覧).
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from generator import patterns as re
from generator.model import Dropped, Paragraph, Ruby, with_block_sentences
from generator.reading.draft import DraftArticle, Heading, ToldBlock
from generator.reading.plain.marks import is_rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model import Block, Sentence
    from generator.reading.draft import Writer

_NOTE = re.compile(r"※?［＃[^［］]{0,200}］")
_SIGN = re.compile(
    r"※［＃[^［］]{0,120}?(?:第[34]水準([12])-(\d{1,2})-(\d{1,2})|U\+([0-9A-F]{4,5}))[^［］]{0,60}］"
)
_HEADED = re.compile(
    r"［＃「([^「」]{1,80})」は(?:同行|窓)?([大中小])見出し］|［＃([大中小])見出し］"
)
_LEVELS = {"大": 2, "中": 3, "小": 4}
_READING = re.compile(
    r"｜([^｜《》\n]{1,40})《([^《》\n]{1,40})》|"
    r"([一-龥々〆ヶ仝〇㐀-䶿豈-頻]{1,20}|[ァ-ヴー]{1,20}|[A-Za-zＡ-Ｚａ-ｚ]{1,20})《([^《》\n]{1,40})》"
)
_COLOPHON = re.compile(r"^底本[：:]")
_COPIED = re.compile(_COLOPHON.pattern, re.MULTILINE)
_MISSING = "〓"  # what printers set for a character they lack
_FEWEST_NOTES = 2
_LONGEST_HEAD = 6


def is_aozora(text: str) -> bool:
    """It has the key to Aozora's marks, or several of its notes, or one and its colophon."""
    notes = text.count("［＃") + (_COPIED.search(text) is not None)
    return "テキスト中に現れる記号について" in text[:4000] or notes >= _FEWEST_NOTES


def with_readings(found: DraftArticle, text: str) -> DraftArticle:
    """The draft of another text that has such readings, 岬《みさき》, each beside its words."""
    told = [one[2] or one[4] for one in _READING.finditer(text)]
    if sum(_KANA.fullmatch(one) is not None for one in told) < max(_FEWEST_NOTES, len(told)):
        return found

    def read(sentence: Sentence) -> Sentence:
        words, ruby = _read(sentence.text[found.language] or "")
        plain = sentence.text.having(found.language, words)
        return replace(sentence, text=plain, ruby=(*sentence.ruby, *ruby))

    def each(piece: Heading | Block | ToldBlock) -> Heading | Block | ToldBlock:
        if isinstance(piece, Heading):
            return replace(piece, sentence=read(piece.sentence))
        if isinstance(piece, ToldBlock):
            return replace(piece, block=with_block_sentences(piece.block, read))
        return with_block_sentences(piece, read)

    return replace(found, title=read(found.title), flow=tuple(map(each, found.flow)))


_KANA = re.compile(r"[ぁ-んァ-ヴー・]+")


def draft(text: str, writer: Writer) -> DraftArticle:
    """The draft of such a text: title and author are the first lines, headings are noted."""
    rows = list(enumerate(text.split("\n"), 1))
    head = [(number, row.strip()) for number, row in rows[:_LONGEST_HEAD] if row.strip()]
    names = _names(rows)
    key = _key(rows)
    end = next((number for number, row in rows if _COLOPHON.match(row)), len(rows) + 1)
    start = names[-1] if names else 0
    title = head[0][1] if names else ""
    author = rows[names[-1] - 1][1].strip() if len(names) > 1 else ""
    body = [(n, row) for n, row in rows if start < n < end and n not in key and row.strip()]
    told = [Dropped(n, row.strip(), "markup") for n, row in rows if n in key and row.strip()]
    told += [Dropped(n, note, "markup") for n, row in body for note in _NOTE.findall(row)]
    told += [Dropped(n, row.strip(), "colophon") for n, row in rows if n >= end and row.strip()]
    return DraftArticle(
        writer.language,
        writer.unit(*_read(title)),
        tuple(_flow(body, writer)),
        tuple(told),
        author=re.sub(r"[\s　]+", "", author) if not author.isascii() else author,
    )


def _names(rows: list[tuple[int, str]]) -> list[int]:
    """The lines of title, subtitle and author: those that stand together at the head."""
    found: list[int] = []
    for number, row in rows[:_LONGEST_HEAD]:
        if row.strip() and not is_rule(row.strip()):
            found.append(number)
        elif found:
            break
    return found


def _key(rows: list[tuple[int, str]]) -> range:
    """The key to the marks, between two rules."""
    ruled = [n for n, row in rows[:60] if row.strip() and is_rule(row.strip())]
    if len(ruled) < 2 or not any("記号について" in row for _, row in rows[ruled[0] : ruled[1]]):
        return range(0)
    return range(ruled[0], ruled[1] + 1)


def _flow(body: list[tuple[int, str]], writer: Writer) -> Iterator[Heading | Paragraph]:
    for number, row in body:
        headed = _HEADED.search(row)
        words, ruby = _read(row)
        if headed and words.strip():
            level = _LEVELS[headed[2] or headed[3]]
            yield Heading(writer.unit(words.strip("　 "), ruby), level, number)
        elif sentences := writer.units(words.strip("　 "), ruby):
            yield Paragraph(sentences)


def _read(row: str) -> tuple[str, tuple[Ruby, ...]]:
    """The words of a line without marks, and the readings beside them."""
    plain = _NOTE.sub(_note, _SIGN.sub(_sign, row))
    ruby = [Ruby(found[1] or found[3], found[2] or found[4]) for found in _READING.finditer(plain)]
    return _READING.sub(lambda found: found[1] or found[3], plain), tuple(ruby)


def _note(found: re.Match[str]) -> str:
    """A note says nothing; where it stands for a character, something must."""
    return _MISSING if found[0].startswith("※") else ""


def _sign(found: re.Match[str]) -> str:
    """A character named by its place in JIS X 0213 or by its code point."""
    try:
        if found[4]:
            return chr(int(found[4], 16))
        plane, row, cell = int(found[1]), int(found[2]), int(found[3])
        lead = b"\x8f" if plane == 2 else b""
        return (lead + bytes((0xA0 + row, 0xA0 + cell))).decode("euc_jis_2004")
    except (ValueError, OverflowError):
        return _MISSING
