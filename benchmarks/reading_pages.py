"""How well the article is found in saved web pages: 5-gram F1 of its text, and the headings kept.

    python benchmarks/reading_pages.py FOLDER [--worst N]
    python benchmarks/reading_pages.py FOLDER --pasted [--worst N]

FOLDER holds pages, a folder below it for each kind, and beside each ``NAME.html`` what a person
takes for its article: ``NAME.gold.html``, the article's part of the page, or ``NAME.md``, what the
page was made from; a heading of class ``title`` in the former is the title, counted apart. Code,
which no main-text measure agrees on, is left out on both sides. Pages that the rules were made with
say nothing about others: keep those in a folder of their own.

With ``--pasted`` it holds pages' bare text as people paste it, ``NAME.txt``, and beside each
``NAME.gold``: its lines that are not empty, each behind a letter and a tab. T is the title, H a
heading, B the author's text; M what is said of the text (who, when, where filed), N what the site
has around it, C a picture's name or caption: these three are neither title, heading nor content.
? counts neither way.
"""

from __future__ import annotations

import argparse
import re
import time
from collections import Counter, defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

from lxml import html
from reading_headings import PARSER

from generator.errors import SourceError
from generator.model import Code, Figure, block_sentences, sentences
from generator.reading import read
from generator.reading.draft import Heading
from generator.reading.html.html import READER
from generator.reading.plain.marks import unmarked
from generator.reading.raw import Raw, clean
from generator.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.model import Section

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


AROUND = ("M", "N", "C")


def pasted(page: Path) -> tuple[Counter[str], list[str]]:
    """What is counted in one pasted page, and its lines that are taken for something else."""
    lines = [
        line.split("\t", 1) for line in page.with_suffix(".gold").read_text("utf-8").split("\n")
    ]
    gold = [(mark, bare(unmarked(text)) or bare(text)) for mark, text in filter(_is_pair, lines)]
    article = read(page, Settings())
    titles = {text for mark, text in gold if mark == "T"}
    maybe = {text for mark, text in gold if mark == "?"}
    told = bare(article.title.text[article.language] or "")
    told = "" if told == "page" else told
    heads = [bare(one.heading.text[article.language] or "") for one in _sections(article.sections)]
    known = {*heads, told}
    aside = {*article.roles}
    said = [one for one in sentences(article) if one.id not in aside and one.id]
    content = "\n".join(bare(one.text[article.language] or "") for one in said)
    own = {text for mark, text in gold if mark not in AROUND}
    whole = {*content.split("\n")}
    around = {text for mark, text in gold if mark in AROUND and text} - own
    wrong = {
        text
        for text in around
        if text in known or text in whole or (len(text) > 12 and text in content)
    }
    wanted = {text for mark, text in gold if mark == "H"}
    extra = {*heads} - wanted - maybe - titles - around
    left = {bare(one.text) for one in article.dropped}
    lost = {text for mark, text in gold if mark == "B" and text in left - around}
    right = told in titles if titles else told in {"", *maybe}
    counts = Counter(
        title=right,
        around=len(around),
        kept=len(wrong),
        clean=not wrong,
        heads=len(wanted),
        found=len(wanted & {*heads}),
        extra=len(extra),
        lost=len(lost),
        pages=1,
    )
    notes = [] if right else [f"title {told} for {' / '.join(titles)}"]
    notes += [
        f"{'head' if text in heads else 'body'}  {text[:60]}" for text in sorted(wrong - {told})
    ]
    notes += [f"missed {text[:60]}" for text in sorted(wanted - {*heads})]
    notes += [f"extra {text[:60]}" for text in sorted(extra)]
    notes += [f"lost  {text[:60]}" for text in sorted(lost)]
    return counts, notes


def _sections(some: Iterable[Section]) -> Iterator[Section]:
    for section in some:
        yield section
        yield from _sections(section.sections)


def _is_pair(line: list[str]) -> bool:
    return len(line) > 1


def report_pasted(folder: Path, worst: int) -> None:
    total: Counter[str] = Counter()
    ranked: list[tuple[int, str, list[str]]] = []
    for page in sorted(folder.rglob("*.txt")):
        counts, notes = pasted(page)
        total += counts
        ranked.append((len(notes), str(page.relative_to(folder)), notes))
    ranked.sort(key=lambda one: -one[0])
    for _, where, notes in ranked[:worst]:
        print("\n    ".join((where, *notes)))
    print(
        f"{total['pages']} pages  titles {total['title']}  nothing around taken for text "
        f"{total['clean']} pages, {total['kept']} of {total['around']} lines are  "
        f"heads {total['found']}/{total['heads']}, {total['extra']} extra  lost {total['lost']}"
    )


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
    arguments.add_argument("--pasted", action="store_true", help="read bare text beside its gold")
    asked = arguments.parse_args()
    if asked.pasted:
        report_pasted(asked.folder, asked.worst)
        return
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
