"""An article written out with marks before its headings, for a person to correct and build."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.model import Code, Figure, ItemList, Paragraph, Quote, Table

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.model import Article, Block, Section, Sentence, Sentences


def marked(article: Article) -> str:
    """The text in Markdown; what was left out stays out. Read again, it gives the same tree."""
    pieces = [f"# {article.title.text[article.language]}"]
    pieces += [_block(block, article) for block in article.lead]
    for section in article.sections:
        pieces += _section(section, article)
    return "\n\n".join(filter(None, pieces)) + "\n"


def _section(section: Section, article: Article) -> Iterator[str]:
    yield f"{'#' * min(section.level, 6)} {section.heading.text[article.language]}"
    yield from (_block(block, article) for block in section.blocks)
    for below in section.sections:
        yield from _section(below, article)


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
