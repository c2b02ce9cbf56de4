"""How well headings are found in bare text: precision, recall and F1 on other people's articles.

    python benchmarks/reading_headings.py FOLDER [--misses] [--prose]

FOLDER holds Markdown articles, a folder for each source. Each article is written out as the plain
text one gets by copying its page, in four ways: as Chrome copies it, as Firefox does, with all
blank lines lost ("tight"), and with a label, a contents box and share text around it ("blog").
The marks of the Markdown say which lines are headings. Three other lines are what many writers have
instead of one, and count neither way: a line that is bold from its first word to its last, the
summary of what can be unfolded, and an article of law with its caption (第一条, （目的）).
Titles (an emoji before one may go) are counted apart. A date or a word such as はじめに is
none: there, no title is right, and so is the first heading; a chapter's may be left to the file's
name. Counted apart, too, are copies with a blank line above each heading and none below ("above"),
as people type, and copies with white space by lot ("varied"), which belong to no browser or page.

Set weights on one set of sources and quote the figures of another.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
import time
from collections import Counter, defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from lxml import html
from markdown_it import MarkdownIt
from mdit_py_plugins.container import container_plugin
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.front_matter import front_matter_plugin

from generator.reading.draft import Heading, Writer
from generator.reading.front_matter import front_matter
from generator.reading.plain.marks import unmarked
from generator.reading.plain.plain import draft
from generator.reading.raw import clean

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.reading.draft import DraftArticle

STYLES = ("chrome", "firefox", "tight", "blog")
TYPED = "above"
VARIED = ("varied", "varied again")
"""Copies with white space and list marks as they may be: drawn by lot from the title."""
PARSER = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
PARSER.use(front_matter_plugin).use(footnote_plugin)
PARSER.use(container_plugin, "any", validate=lambda *_: True)

Block = tuple[str, list[str], frozenset[int]]
"""What a piece is ("h2", "p", "li", "pre", "tr"), its lines, which of them count neither way."""

LAW = re.compile(r"第\s?[0-9０-９一二三四五六七八九十百]+\s?条(?:の[0-9０-９二三四])?")
CAPTION = re.compile(r"[（(][^（）()]{1,20}[）)]")

BOLD = ("\ue000", "\ue001")
"""What stands around bold words while lines are cut."""

NAMELESS = re.compile(
    r"\d{4}[-/年.]\s?\d{1,2}[-/月.]\s?\d{1,2}日?\D*|"
    r"(?:はじめに|おわりに|まとめ|概要|目次|序章|終章|前書き|まえがき)"
)
"""First lines that name no text."""

CHAPTER = re.compile(r"第?\s?\d+\s?[章話節回部](?:$|[\s:：　].*)")


def blocks(markdown: str) -> tuple[str, list[Block]]:
    """The title, if the article names it, and its pieces in order."""
    tokens = PARSER.parse(clean(markdown))
    about = tokens[0].content if tokens and tokens[0].type == "front_matter" else ""
    rendered = PARSER.renderer.render(tokens, PARSER.options, {})
    body = html.fragment_fromstring(rendered, "div")
    for element in body.xpath(".//script|.//style|.//iframe|.//sup[@class='footnote-ref']"):
        element.drop_tree()
    pieces = list(_pieces(body))
    title = front_matter(about).title
    if not title and pieces and pieces[0][0] == "h1":
        title = " ".join(pieces[0][1])
        pieces = pieces[1:]
    if pieces and pieces[0][0][0] == "h" and " ".join(pieces[0][1]) == title:
        pieces = pieces[1:]
    return title, _with_law(pieces)


def _with_law(pieces: list[Block]) -> list[Block]:
    """Articles of law and their captions count neither way."""
    if not any(LAW.fullmatch(line) for _, lines, _ in pieces for line in lines):
        return pieces
    return [(tag, lines, either | _of_law(lines)) for tag, lines, either in pieces]


def _of_law(lines: list[str]) -> frozenset[int]:
    return frozenset(
        n for n, line in enumerate(lines) if LAW.fullmatch(line) or CAPTION.fullmatch(line)
    )


def _pieces(parent: html.HtmlElement) -> Iterator[Block]:
    for element in parent:
        tag = element.tag if isinstance(element.tag, str) else ""
        if re.fullmatch(r"h[1-6]|p|tr|pre|dt|dd|summary", tag):
            yield from _piece(element, tag)
        elif tag == "li":
            inner = [child.tag for child in element if child.tag in {"ul", "ol", "p", "pre"}]
            own = html.fromstring(html.tostring(element, encoding="unicode"))
            for below in own.xpath("./ul|./ol|./pre"):
                below.drop_tree()
            yield from _piece(own, "li")
            if inner:
                for below in element.xpath("./ul|./ol|./pre"):
                    wrapper = html.Element("div")
                    wrapper.append(below)
                    yield from _pieces(wrapper)
        else:
            yield from _pieces(element)


def _piece(element: html.HtmlElement, tag: str) -> Iterator[Block]:
    for break_ in element.xpath(".//br"):
        break_.tail = "\n" + (break_.tail or "")
    for strong in element.xpath(".//strong|.//b") if tag in ("p", "li") else ():
        strong.text = BOLD[0] + (strong.text or "")
        strong.tail = BOLD[1] + (strong.tail or "")
    cells = [cell.text_content().strip() for cell in element] if tag == "tr" else []
    text = "\t".join(cells) if cells else element.text_content()
    if tag == "pre":
        found = text.rstrip("\n").split("\n")
    else:
        found = [" ".join(line.split(" ")).strip() for line in text.split("\n")]
        found = [line for line in found if line.strip("".join(BOLD))]
        found = [" ".join(found)] if tag[0] == "h" and found else found
    either = range(len(found)) if tag in ("summary", "dt") else ()
    bold = frozenset((*either, *(n for n, line in enumerate(found) if _is_bold(line))))
    found = [re.sub(f"[{''.join(BOLD)}]", "", line) for line in found]
    if found:
        yield tag, found, bold


def _is_bold(line: str) -> bool:
    """Nothing in it outside the bold words."""
    return re.fullmatch(rf"(?:{BOLD[0]}[^{BOLD[1]}]+{BOLD[1]}\s*)+[:：]?", line.strip()) is not None


def rendered(title: str, pieces: Sequence[Block], style: str) -> tuple[str, set[int], set[int]]:
    """The plain text in one style, 1-based numbers of its headings and of lines that may be."""
    lines = [title, ""]
    headings: set[int] = set()
    bold: set[int] = set()
    if style == "blog":
        lines += ["コラム", "", "", "", *_contents(pieces)]
    last = "h1"
    layout = _layout(title + style) if style in VARIED else None
    marks = {"firefox": "    * ", "tight": "・", "blog": "・"}
    for tag, texts, strong in pieces:
        gap = layout.gap(last, tag) if layout else _gap(last, tag, style)
        lines += [""] * (gap if lines[-1] else 0)
        if tag[0] == "h":
            headings.add(len(lines) + 1)
        bold.update(len(lines) + 1 + n for n in strong)
        mark = layout.mark if layout else marks.get(style, "")
        lines += [(mark if tag == "li" else "") + texts[0], *texts[1:]]
        last = tag
    if style == "blog":
        lines += ["", "タイトルとURLをコピーしました"]
    if style == "tight":
        kept = [n for n, line in enumerate(lines) if line.strip()]
        headings, bold = (
            {place for place, n in enumerate(kept, 1) if n + 1 in among}
            for among in (headings, bold)
        )
        lines = [lines[n] for n in kept]
    return "\n".join(lines), headings, bold


def _contents(pieces: Sequence[Block]) -> list[str]:
    tops = [texts[0] for tag, texts, _ in pieces if tag in {"h1", "h2"}] or [
        texts[0] for tag, texts, _ in pieces if tag[0] == "h"
    ]
    return ["目次", "", *tops, "", "", ""] if len(tops) > 2 else []


def _gap(last: str, tag: str, style: str) -> int:
    """Blank lines between two pieces.

    Chrome leaves one after a paragraph or heading only; the other copies put one around lists.
    """
    if style == TYPED and last[0] == "h" and tag[0] != "h":
        return 0
    if style == "chrome":
        return 1 if last[0] == "h" or last in {"p", "summary"} else 0
    if last == tag and tag in {"li", "tr"}:
        return 0
    return (
        2 if style == "blog" and last == tag == "p" else 3 if style == "blog" and tag == "h2" else 1
    )


@dataclass(frozen=True)
class Layout:
    """Blank lines above and below headings, between paragraphs, in and around lists; a mark."""

    above: int
    below: int
    between: int
    within: int
    around: int
    mark: str

    def gap(self, last: str, tag: str) -> int:
        if tag[0] == "h":
            return self.above
        if last[0] == "h":
            return self.below
        if last == tag:
            return self.between if tag == "p" else self.within if tag == "li" else 0
        return self.around


def _layout(seed: str) -> Layout:
    lot = random.Random(seed)
    above = lot.choice((1, 1, 2, 2, 3))
    return Layout(
        above=above,
        below=lot.choice((0, 1, 1, 1, 2)),
        between=lot.choice((0, 1, 1, 2, 2, 3)),
        within=lot.choice((0, 0, 0, 1)),
        around=lot.choice((0, 1, 1, 2)),
        mark=lot.choice(("・", "・", "- ", "    * ", "")),
    )


def found_headings(drafted: DraftArticle) -> set[int]:
    return {piece.line for piece in drafted.flow if isinstance(piece, Heading) and piece.line}


def is_named(title: str, told: str, heading: str) -> bool:
    """Whether the title that is told is the article's, of which ``heading`` is the first one."""
    if NAMELESS.fullmatch(title.strip()):
        return told in ("", heading)
    is_title = told.split() in (title.split(), unmarked(clean(title)).split())
    return is_title or (not told and CHAPTER.fullmatch(title.strip()) is not None)


class Score(Counter[str]):
    def add(self, gold: set[int], found: set[int]) -> None:
        self["right"] += len(gold & found)
        self["gold"] += len(gold)
        self["found"] += len(found)

    def __str__(self) -> str:
        precision = self["right"] / max(1, self["found"])
        recall = self["right"] / max(1, self["gold"])
        f1 = 2 * self["right"] / max(1, self["gold"] + self["found"])
        return f"P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}  ({self['gold']} headings)"


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("folder", type=Path)
    arguments.add_argument("--misses", action="store_true", help="print each wrong line")
    arguments.add_argument("--prose", action="store_true", help="leave out articles with code")
    asked = arguments.parse_args()
    scores: defaultdict[str, Score] = defaultdict(Score)
    titles: Counter[bool] = Counter()
    spent, read = 0.0, 0
    for path in sorted(asked.folder.rglob("*.md")):
        title, pieces = blocks(path.read_text(encoding="utf-8"))
        if not title or (asked.prose and any(tag == "pre" for tag, *_ in pieces)):
            continue
        kind = "technical" if any(tag == "pre" for tag, *_ in pieces) else "prose"
        for style in (*STYLES, TYPED, *VARIED):
            text, gold, bold = rendered(title, pieces, style)
            start = time.process_time()
            drafted = draft(clean(text), Writer("ja"))
            spent, read = spent + time.process_time() - start, read + 1
            found = found_headings(drafted) - bold
            groups = ("all", kind, f"{kind} {style}", style, path.parent.name)
            alone = {TYPED: (TYPED,)} | dict.fromkeys(VARIED, ("varied",))
            for name in alone.get(style, groups):
                scores[name].add(gold, found)
            first = next((texts[0] for tag, texts, _ in pieces if tag[0] == "h"), "")
            named = is_named(title, drafted.title.text.ja or "", first)
            titles[named] += 1
            if asked.misses:
                if not named:
                    print(f"title   {title} | {drafted.title.text.ja}  {path.parent.name} {style}")
                _print_misses(text, gold, found, f"{path.parent.name}/{path.name} {style}")
    for name, score in scores.items():
        print(f"{name:36}{score}")
    spent_each = 1000 * spent / max(1, read)
    print(f"title right {titles[True]} of {titles.total()}; {spent_each:.1f} ms a text")


def _print_misses(text: str, gold: set[int], found: set[int], where: str) -> None:
    lines = text.split("\n")
    for number in sorted(gold ^ found):
        verdict = "missed" if number in gold else "wrong "
        print(f"{verdict}  {lines[number - 1][:60]}  {where}:{number}")


if __name__ == "__main__":
    sys.exit(main())
