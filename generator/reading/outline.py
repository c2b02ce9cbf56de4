"""An article's tree, to check before anything is made of it: as an outline, or with marks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.locale import phrase, words
from generator.model import (
    Code,
    Figure,
    ItemList,
    Paragraph,
    Quote,
    Table,
    block_sentences,
    sentences,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.model import Article, Block, Dropped, Language, Section, Sentence, Sentences


_DOUBTFUL = 0.7  # a heading that is less sure is shown with a question mark


_LONG = 20_000
# Characters: from how many on a text is long, and how many are said in a minute.
_PER_MINUTE: dict[Language, int] = {"ja": 320, "en": 900}


def long_work(article: Article) -> tuple[tuple[str, int], ...]:
    """How long a work is that is too long for one talk, and its telling; empty for any other."""
    texts = [one.text[article.language] or "" for one in sentences(article)]
    characters = sum(map(len, texts))
    if characters < _LONG:
        return ()
    minutes = round(characters / _PER_MINUTE[article.language])
    return (("characters", characters), ("minutes", minutes))


def outline(article: Article) -> dict[str, object]:
    """The tree as ``outline --json`` prints it; a section counts its own sentences only."""
    return {
        "title": article.title.text[article.language],
        "language": article.language,
        "kind": article.kind,
        "kind_reasons": [reason["en"] for reason in article.kind_reasons],
        "sections": [_section(section, article.language) for section in article.sections],
        "dropped": [
            {"line": dropped.line, "text": dropped.text, "why": _why(dropped, "en")}
            for dropped in article.dropped
        ],
        "notes": [{"where": where, "text": text} for where, text in _notes(article, "en")],
    }


def _section(section: Section, language: Language) -> dict[str, object]:
    return {
        "heading": section.heading.text[language],
        "level": section.level,
        "line": section.line,
        "sure": section.sure,
        "sentences": _count(section.blocks),
        "sections": [_section(below, language) for below in section.sections],
    }


def _count(blocks: Sequence[Block]) -> int:
    return sum(1 for block in blocks for _ in block_sentences(block))


def _why(dropped: Dropped, language: Language) -> str:
    return words(language)["dropped"].get(dropped.why, dropped.why)


def _notes(article: Article, language: Language) -> Iterator[tuple[str, str]]:
    if article.depth_guessed:
        yield "", phrase("outline", "depth_guessed")[language] or ""
    if told := long_work(article):
        yield "", phrase("outline", "long", **dict(told))[language] or ""
    for oddity in article.oddities:
        yield oddity.where, oddity.text[language] or ""


def outline_text(article: Article, language: Language) -> str:
    """The tree for a terminal, its own words in ``language``."""
    return "\n".join(_lines(article, language)) + "\n"


def _lines(article: Article, language: Language) -> Iterator[str]:
    said = words(language)["outline"]
    total = sum(1 for _ in sentences(article))
    yield article.title.text[article.language] or ""
    yield said["summary"].format(
        format=article.source.format, language=article.language, count=total
    )
    reasons = "; ".join(filter(None, (reason[language] for reason in article.kind_reasons)))
    told = said["kind_for" if reasons else "kind"]
    yield told.format(kind=words(language)["brief"][article.kind], reasons=reasons)
    yield ""
    if article.lead:
        yield said["lead"].format(count=_count(article.lead))
    for section in article.sections:
        yield from _section_lines(section, article.language, said["sentences"])
    if article.dropped:
        yield ""
        yield said["dropped"]
        for dropped in article.dropped:
            place = "" if dropped.line is None else f"{dropped.line}: "
            yield f"  {place}{_shortened(dropped.text)}  ({_why(dropped, language)})"
    notes = list(_notes(article, language))
    if notes:
        yield ""
        yield said["notes"]
        yield from (f"  {text}" for _, text in notes)


def _section_lines(section: Section, language: Language, counted: str) -> Iterator[str]:
    count = counted.format(count=_count(section.blocks))
    doubt = " ?" if section.sure < _DOUBTFUL else ""
    yield f"{'  ' * (section.level - 1)}{section.heading.text[language]}  ({count}){doubt}"
    for below in section.sections:
        yield from _section_lines(below, language, counted)


def _shortened(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:59]}…"


# An article written out with marks before its headings, for a person to correct and build.


def marked(article: Article) -> str:
    """The text in Markdown; what was left out stays out. Read again, it gives the same tree."""
    pieces = [f"# {article.title.text[article.language]}"]
    pieces += [_block(block, article) for block in article.lead]
    for section in article.sections:
        pieces += _marked_section(section, article)
    return "\n\n".join(filter(None, pieces)) + "\n"


def _marked_section(section: Section, article: Article) -> Iterator[str]:
    yield f"{'#' * min(section.level, 6)} {section.heading.text[article.language]}"
    yield from (_block(block, article) for block in section.blocks)
    for below in section.sections:
        yield from _marked_section(below, article)


def _block(block: Block, article: Article) -> str:
    match block:
        case Paragraph():
            return re.sub(r"\n+", "\n\n", _turns(block.sentences, article))
        case Quote():
            parts = (block.sentences, block.attribution)
            return "\n>\n".join(f"> {_text(each, article)}" for each in parts if each)
        case ItemList():
            marks = (f"{n}." if block.ordered else "-" for n in range(1, len(block.items) + 1))
            items = (_text(item, article) for item in block.items)
            return "\n".join(f"{mark} {item}" for mark, item in zip(marks, items, strict=True))
        case Table():
            return _table(block, article)
        case Figure():
            shown = f"![{_text(block.alt, article)}]({block.src})"
            said = " ".join(filter(None, (_text(block.caption, article), block.credit)))
            return f"{shown}\n\n{said}" if said else shown
        case Code():
            fence = "`" * max(3, 1 + block.text.count("```") * 3)
            return f"{fence}{block.syntax}\n{block.text}\n{fence}"


def _turns(sentences: Sentences, article: Article) -> str:
    """A paragraph, each turn by itself with whoever says it, or a dash before a question."""
    turns: list[list[Sentence]] = []
    last: tuple[str, bool] | None = None
    for sentence in sentences:
        asks = article.roles.get(sentence.id) == "question"
        who = (article.speakers.get(sentence.id, ""), asks)
        if who != last:
            turns.append([])
        turns[-1].append(sentence)
        last = who
    return "\n\n".join(_label(turn[0], article) + _text(turn, article) for turn in turns)


def _label(first: Sentence, article: Article) -> str:
    speaker = article.speakers.get(first.id, "")
    asks = article.roles.get(first.id) == "question"
    if (first.text[article.language] or "").endswith(f"（{speaker}）"):
        return ""  # said after the words
    return f"{speaker}：" if speaker else "――" if asks else ""


def _text(sentences: Sequence[Sentence], article: Article) -> str:
    """Sentences without a full stop stay on lines of their own."""
    written = ""
    for sentence in sentences:
        text = sentence.text[article.language] or ""
        if written:
            written += (
                "" if written[-1] in "。！？」』）" else " " if article.language == "en" else "\n"
            )
        written += text
    return written


def _table(table: Table, article: Article) -> str:
    rows = [[_text(cell, article).replace("\n", " ") for cell in row] for row in table.rows]
    widest = max(map(len, rows))
    filled = [row + [""] * (widest - len(row)) for row in rows]
    if table.header_rows == 0:
        filled.insert(0, [""] * widest)
    lines = ["| " + " | ".join(row) + " |" for row in filled]
    lines.insert(1, "|" + "---|" * widest)
    caption = _text(table.caption, article)
    return "\n".join(lines) + (f"\n\n{caption}" if caption else "")
