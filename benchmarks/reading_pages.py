"""How well the article is found in saved web pages: 5-gram F1 of its text, and the headings kept.

    python benchmarks/reading_pages.py FOLDER [--worst N]

FOLDER holds pages, a folder below it for each kind, and beside each ``NAME.html`` what a person
takes for its article: ``NAME.gold.html``, the article's part of the page, or ``NAME.md``, what the
page was made from; a heading of class ``title`` in the former is the title, counted apart. Code,
which no main-text measure agrees on, is left out on both sides. Pages that the rules were made with
say nothing about others: keep those in a folder of their own.
"""

from __future__ import annotations

import argparse
import re
import time
from collections import Counter, defaultdict
from pathlib import Path

from lxml import html
from reading_headings import PARSER

from generator.errors import SourceError
from generator.model import Code, Figure, block_sentences
from generator.reading.draft import Heading
from generator.reading.html.html import READER
from generator.reading.raw import Raw, clean
from generator.settings import Settings

HEADINGS = ("h1", "h2", "h3", "h4", "h5")
NO_TEXT = ".//script|.//style|.//iframe|.//noscript|.//pre|.//rt|.//rp|.//sup|.//figcaption"


def gold(page: Path) -> html.HtmlElement | None:
    """The article's part of a page, without what no measure counts."""
    part, markdown = page.with_suffix(".gold.html"), page.with_suffix(".md")
    if part.exists():
        text = part.read_text(encoding="utf-8")
    elif markdown.exists():
        tokens = PARSER.parse(clean(markdown.read_text(encoding="utf-8")))
        text = PARSER.renderer.render(tokens, PARSER.options, {})
    else:
        return None
    body = html.fragment_fromstring(text, create_parent="div")
    for element in body.xpath(NO_TEXT):
        if element.getparent() is not None:
            element.drop_tree()
    return body


def bare(text: str) -> str:
    return re.sub(r"\s", "", clean(text))


def grams(text: str) -> Counter[str]:
    return Counter(text[n : n + 5] for n in range(len(text) - 4))


def found(page: Path) -> tuple[str, str, set[str]]:
    """The title, the text and the headings that the reader takes for the article's."""
    try:
        draft = READER.read(Raw(page.read_bytes(), page.name), Settings())
    except SourceError as refused:
        print(f"  {page.name}: {refused}")
        return "", "", set()
    said: list[str] = []
    heads: set[str] = set()
    for piece in draft.flow:
        if isinstance(piece, Heading):
            said.append(piece.sentence.text[draft.language] or "")
            heads.add(bare(said[-1]))
        elif not isinstance(piece, Figure | Code):
            said += [one.text[draft.language] or "" for one in block_sentences(piece)]
    return bare(draft.title.text[draft.language] or ""), bare("".join(said)), heads


def measured(page: Path, body: html.HtmlElement) -> dict[str, float]:
    start = time.process_time()
    title, text, heads = found(page)
    spent = 1000 * (time.process_time() - start)
    named = body.xpath(".//h1[@class='title']")
    for head in named:
        head.drop_tree()
    wanted, had = grams(bare(body.text_content())), grams(text)
    right = (wanted & had).total()
    told = {bare(head.text_content()) for head in body.iter(*HEADINGS)} - {"", title}
    return {
        "precision": right / max(1, had.total()),
        "recall": right / max(1, wanted.total()),
        "f1": 2 * right / max(1, wanted.total() + had.total()),
        "heads": len(told),
        "kept": len(told & heads),
        "extra": len(heads - told),
        "named": len(named),
        "title": sum(bare(head.text_content()) == title for head in named),
        "ms": spent,
    }


def report(name: str, pages: list[dict[str, float]]) -> None:
    def mean(key: str) -> float:
        return sum(page[key] for page in pages) / len(pages)

    def total(key: str) -> int:
        return round(sum(page[key] for page in pages))

    slowest = max(page["ms"] for page in pages)
    print(
        f"{name:12} {len(pages):4} pages  P {mean('precision'):.3f}  R {mean('recall'):.3f}  "
        f"F1 {mean('f1'):.3f}  heads {total('kept')}/{total('heads')}, {total('extra')} extra  "
        f"titles {total('title')}/{total('named')}  "
        f"{mean('ms'):.0f} ms, at most {slowest:.0f}"
    )


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("folder", type=Path)
    arguments.add_argument("--worst", type=int, default=0, help="name the N worst pages")
    asked = arguments.parse_args()
    kinds: defaultdict[str, list[dict[str, float]]] = defaultdict(list)
    ranked: list[tuple[float, str]] = []
    for page in sorted(asked.folder.rglob("*.html")):
        body = None if page.name.endswith(".gold.html") else gold(page)
        if body is not None:
            counted = measured(page, body)
            kinds[page.parent.name].append(counted)
            ranked.append((counted["f1"], f"{page.relative_to(asked.folder)} {counted}"))
    for name, pages in kinds.items():
        report(name, pages)
    report("all", [page for pages in kinds.values() for page in pages])
    for f1, where in sorted(ranked)[: asked.worst]:
        print(f"  {f1:.2f} {where}")


if __name__ == "__main__":
    main()
