"""Whole articles as they are read, in a form a person can review.

After a wanted change: ``python tests/reading/test_goldens.py`` writes the goldens anew.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from generator.model import Code, Figure, ItemList, Table, block_sentences
from generator.reading import read
from generator.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model import Article, Block, Section, Sentences

TESTS = Path(__file__).parents[1]
PAGES = TESTS / "cases" / "reading" / "pages"
GOLDENS = TESTS / "golden" / "reading"


def shown(article: Article) -> str:
    source = article.source
    about = f"{source.format}, {article.language}, {source.author}, {source.site}, {source.date}"
    written = [f"= {_text(article, (article.title,))}", f"({about})"]
    written += [line for block in article.lead for line in _block(article, block)]
    written += [line for section in article.sections for line in _section(article, section)]
    written += [f"- {one.line or ''} {one.why}: {one.text}" for one in article.dropped]
    written += [f"? {oddity.where} {oddity.text.en}" for oddity in article.oddities]
    return "\n".join(written) + "\n"


def _text(article: Article, found: Sentences) -> str:
    parts = []
    for one in found:
        readings = "".join(f"<{ruby.base}={ruby.reading}>" for ruby in one.ruby)
        parts.append((one.text[article.language] or "") + readings)
    return " / ".join(parts)


def _section(article: Article, section: Section) -> Iterator[str]:
    line = "" if section.line is None else f"  [{section.line}]"
    yield f"{'#' * section.level} {_text(article, (section.heading,))}{line}"
    for block in section.blocks:
        yield from _block(article, block)
    for below in section.sections:
        yield from _section(article, below)


def _block(article: Article, block: Block) -> Iterator[str]:
    kind = f"    {block.kind}: "
    match block:
        case ItemList():
            items = " | ".join(_text(article, item) for item in block.items)
            yield f"{kind}{'1. ' if block.ordered else ''}{items}"
        case Table():
            rows = " || ".join(" | ".join(_text(article, c) for c in row) for row in block.rows)
            yield f"{kind}{rows} ({block.header_rows} header) {_text(article, block.caption)}"
        case Figure():
            said = f"{_text(article, block.alt)} | {_text(article, block.caption)}"
            yield f"{kind}{block.src} | {said} | {block.credit}"
        case Code():
            yield f"{kind}{block.syntax} {block.text!r}"
        case _:
            yield f"{kind}{_text(article, tuple(block_sentences(block)))}"


@pytest.mark.parametrize("page", sorted(PAGES.iterdir()), ids=lambda page: page.name)
def test_a_page_is_read_as_its_golden_shows(page):
    golden = GOLDENS / f"{page.name}.txt"
    assert shown(read(page, Settings())) == golden.read_text(encoding="utf-8")


if __name__ == "__main__":
    for case in PAGES.iterdir():
        text = shown(read(case, Settings()))
        (GOLDENS / f"{case.name}.txt").write_text(text, encoding="utf-8", newline="\n")
