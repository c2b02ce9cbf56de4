"""Whether texts of fixed forms are read into the outline a person would make.

    python benchmarks/reading_kinds.py FOLDER [--wrong] [--given]
    python benchmarks/reading_kinds.py FOLDER --only-kinds [--wrong]

FOLDER holds texts (bare ones, Markdown …) and beside each what a person makes of it,
``NAME.outline``, written before the text was read by the program. Its lines, in the order of the
text:

    kind interview            the kind of text
    title WORDS               the whole title
    # HEADING, ## HEADING     each heading and no other, at its level
    ? WORDS                   a question (as a heading or not)
    > NAME|WORDS              what somebody says: each answer, each turn; NAME where one is told
    1 WORDS                   a step or a numbered item; - WORDS an item that is not numbered
    @ WORDS                   set apart from the content: a date, a greeting, a contact, a credit

WORDS of all but headings and titles are the first ones. An outline is right when every line of it
is and the program has no other heading, question or turn; `--wrong` prints the lines that differ;
`--given` tells the program the kind, so that only the outline is looked at.
What makes no difference to a person does not count: signs and a number around a heading's words, a
politeness behind a name, items that the program sees where the person lists none (but for recipes,
which are their lists). Items that say who was there are listed or set apart, as the person has
them. Lists in lists are read as one, so that a number or a dash before an item counts alike.
How deep a heading stands is often not told by bare text: what is right but for it is
counted, too. The last line counts each line of all outlines by itself, but for depth: what share
of a person's lines is there, and what share of the program's lines a person has.

On 29 public texts by 25 owners nobody had looked at, opened once: 10 whole outlines (law 3 of 4,
recipe 3 of 4, press 2 of 4, interview 1 of 4, minutes 1 of 3, faq 0 of 4, newsletter 0 of 4, list 0
of 2), 383 of 422 lines, F1 0.912. On 40 texts that the rules were mended on: 32, F1 0.987.
With the kind given it was 17 of the 29; mended on since: 23, F1 0.969. On 15 others by 15 owners,
opened once, before the first of these mends and after, both times: 8 (53 %), F1 0.962; with the
kind given 9 (60 %), F1 0.967.

With ``--only-kinds`` FOLDER holds texts called after their kind (``press-004.md``), without
outlines, and only whether that is told is counted; Markdown is read once more as bare text copied
from its page. On 122 public texts of sixteen kinds by 39 owners, labelled by their names and first
lines and measured once: 146 of 220 copies (66 %; FAQ 12 of 12, interview 14 of 14, recipe 18 of 18,
review 12 of 14, law 16 of 19, explainer 10 of 12, list 8 of 11, essay 19 of 28, press 16 of 27,
minutes 10 of 18, fiction 6 of 12, how-to 4 of 13, newsletter 1 of 9; talk, research and news none
of 13). A logistic table of 83 signs, set on 468 texts of 146 other owners and pulled towards the
rules, has on another lot of copies 141 to 144 against their 143, and loses two or three of our own
cases; on owners left out among its own it promised 555 of 801 against 515.
"""

from __future__ import annotations

import argparse
import re
import unicodedata
from collections import Counter
from difflib import unified_diff
from itertools import zip_longest
from pathlib import Path
from typing import TYPE_CHECKING

from reading_headings import blocks, rendered

from generator.model import ItemList, block_sentences
from generator.reading import read
from generator.reading.plain.lines import REQUEST
from generator.settings import Settings, load

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.model import Article, Block, Section

APART = ("metadata", "contact", "greeting", "credit")
ASKS = re.compile(
    r"^[QＱ問]\s?[\d-]*[.．:：\s　]|[?？]$|(?:です|ます|でしょう)か[。]?$|"
    r"(?:ください|お願いします|ひと言)[。！!]?$|^【(?:質問|[QＱ]\d*)】|" + REQUEST
)
ORNAMENT = re.compile(r"[☆★■◆●▼▶【】<>\u2300-\u23ff\u2600-\u27bf\U0001f300-\U0001faff\ufe0f]")
COUNTED = re.compile(
    r"^\s*[(\[]?\d{1,2}(?:[-.]\d{1,2})*(?:[.)\]:]\s*|\s+(?=\S))|^[一二三四五六七八九十]{1,3}[、.]\s*"
)
HONOUR = re.compile(r"(?:さん|氏|様|先生)$")
SAID = "="
FEWEST_PIECES = 2
ITEMS = ("1", "-", SAID)
NUMBER = re.compile(
    r"^[―—─–]{1,3}\s*|^[\d０-９]{1,2}(?:[.．]\s*|[\s　]+)|^質問\s?[\d０-９]*[:：.．]\s*|"
    r"^[【［\[〔〈](?:質問|問い?|[QＱ])\s?[\d０-９]*[】］\]〕〉]\s*|"
    r"^(?:[QＱ](?![A-Za-zＡ-Ｚ])|問(?!い|題))\s?[\d０-９-]*[.．:：\s　]*"
)


def bare(text: str) -> str:
    return re.sub(r"[\s…・。()\[\]]", "", unicodedata.normalize("NFKC", text)).lower()


def worded(text: str) -> str:
    """The words of a heading, a title or a name, without signs, ornaments and their number."""
    plain = ORNAMENT.sub(" ", unicodedata.normalize("NFKC", text)).lower()
    plain = COUNTED.sub("", plain.strip("#=- "), count=1)
    return "".join(char for char in plain if unicodedata.category(char)[0] in "LN") or bare(text)


def wanted(path: Path) -> list[str]:
    return [line.strip() for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def made(article: Article) -> Iterator[str]:
    """The lines of the outline that the program makes, but for what is set apart."""
    yield f"kind {article.kind}"
    yield f"title {article.title.text[article.language] or ''}"
    yield from _of_blocks(article, article.lead, asked=False)
    for section in article.sections:
        yield from _of_section(article, section)


def _of_section(article: Article, section: Section) -> Iterator[str]:
    heading = section.heading.text[article.language] or ""
    asked = article.kind in ("faq", "interview") and ASKS.search(heading) is not None
    asked = asked or article.roles.get(section.heading.id) == "question"
    yield f"? {NUMBER.sub('', heading)}" if asked else f"{'#' * (section.level - 1)} {heading}"
    yield from _of_blocks(article, section.blocks, asked=asked)
    for below in section.sections:
        yield from _of_section(article, below)


def _of_blocks(article: Article, blocks: Sequence[Block], *, asked: bool) -> Iterator[str]:
    last = ""
    for block in (one for one in blocks if one.kind != "figure"):
        if isinstance(block, ItemList) and block.kind == "list":
            for item in block.items:
                told = article.roles.get(item[0].id) == "metadata"
                mark = SAID if told else "1" if block.ordered else "-"
                yield f"{mark} {item[0].text[article.language] or ''}"
            continue
        for sentence in block_sentences(block):
            role, text = article.roles.get(sentence.id), sentence.text[article.language] or ""
            speaker = article.speakers.get(sentence.id, "")
            if role == "question":
                if last != "?":
                    yield f"? {NUMBER.sub('', text)}"
                asked, last = True, "?"
            elif (
                role != "metadata"
                and (speaker or asked or role not in APART)
                and (asked or (speaker and speaker != last))
            ):
                yield f"> {speaker}|{text}"
                asked, last = False, speaker
            elif speaker or not asked:
                last = speaker


def apart(article: Article) -> str:
    """All that is set apart from the content."""
    texts = [dropped.text for dropped in article.dropped]
    for block in _every(article):
        for sentence in block_sentences(block):
            text = sentence.text[article.language] or ""
            texts += [text] if article.roles.get(sentence.id) in APART else []
    return bare("\n".join(texts))


def _every(article: Article) -> Iterator[Block]:
    yield from article.lead
    waiting = list(article.sections)
    while waiting:
        section = waiting.pop()
        yield from section.blocks
        waiting += section.sections


def is_same(told: str, found: str) -> bool:
    """Whether a line of the program's outline is the person's."""
    if not (told and found):
        return False
    if told[:1] != found[:1] and not {told[:1], found[:1]} <= set(ITEMS):
        return False
    if told.startswith((">", "?", "1", "-")):
        (name, _, words), (other, _, text) = told[2:].rpartition("|"), found[2:].rpartition("|")
        first, second = (bare(one).lstrip("「『") for one in (words, text))
        fits = second.startswith(first) or (len(second) > 1 and first.startswith(second))
        who, whose = (worded(HONOUR.sub("", one.strip())) for one in (name, other))
        return fits and (not name or who == whose)
    if told[:1] == "#" and told.split(" ", maxsplit=1)[0] != found.split(" ", maxsplit=1)[0]:
        return False
    first, second = worded(told), worded(found)
    return first == second or (told[:1] == "#" and sorted(first) == sorted(second))


def without_more_items(told: list[str], found: list[str]) -> list[str]:
    """What is found, but for the items of parts in which the person names none."""
    items = [line for line in told if line[:1] in ITEMS]
    kept: list[str] = []
    for head, held in _parts(found):
        kept += [head] if head else []
        kept += held if any(is_same(one, item) for one in items for item in held) else []
    return kept


def _parts(lines: list[str]) -> list[tuple[str, list[str]]]:
    """Each line that is no item, with the items below it; those above the first have none."""
    parts: list[tuple[str, list[str]]] = [("", [])]
    for line in lines:
        if line[:1] in ITEMS:
            parts[-1][1].append(line)
        else:
            parts.append((line, []))
    return parts


def differing(article: Article, told: list[str], *, flat: bool = False) -> list[str]:
    """The lines that are not as a person would have them; empty where all are.

    ``flat``: how deep headings stand does not count.
    """
    set_apart = apart(article)
    lost = [line for line in told if line[0] == "@" and bare(line[1:]) not in set_apart]
    lines = [line for line in told if line[0] != "@"]
    listed = list(made(article))
    both = [
        [line for line in listed if line[0] != SAID],
        [line.replace(SAID, "-", 1) for line in listed],
    ]
    if told[0] != "kind recipe":
        both = [without_more_items(lines, each) for each in both]
    found = both[len(both[0]) < len(lines)]
    if flat:
        lines, found = ([re.sub("^#+", "#", one) for one in each] for each in (lines, found))
    pairs = list(zip_longest(lines, found, fillvalue=""))
    if all(is_same(*pair) for pair in pairs):
        return [f"-{line}" for line in lost]
    alike = [next((line for line in lines if is_same(line, each)), each) for each in found]
    return [*list(unified_diff(lines, alike, lineterm="", n=0))[2:], *(f"-{line}" for line in lost)]


def copies(path: Path) -> Iterator[tuple[str, bytes]]:
    """A text as it is, and Markdown as it is pasted: with blank lines or without, by its name."""
    yield path.name, path.read_bytes()
    if path.suffix == ".md":
        title, pieces = blocks(path.read_text(encoding="utf-8"))
        if title and len(pieces) > FEWEST_PIECES:
            style = "tight" if len(path.name) % 2 else "chrome"
            yield f"{path.stem}.txt", rendered(title, pieces, style)[0].encode()


def kinds_told(folder: Path, *, wrong: bool) -> None:
    """Prints how many texts of each kind are told to be of it, and how many of others are."""
    every, right, called = Counter[str](), Counter[str](), Counter[str]()
    for path in sorted(path for path in folder.rglob("*-*") if path.suffix in (".md", ".txt")):
        kind = path.name.split("-")[0]
        for name, data in copies(path):
            told = read(data, Settings(), name=name).kind
            every[kind] += 1
            right[kind] += told == kind
            called[told] += 1
            if wrong and told != kind:
                print(f"{path} ({name}): {told}")
    for kind, count in sorted(every.items()):
        print(f"{kind:12} {right[kind]} of {count}; so called {called[kind]}")
    print(f"{'all':12} {right.total()} of {every.total()}, {right.total() / every.total():.0%}")


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("folder", type=Path)
    arguments.add_argument("--wrong", action="store_true", help="print the lines that differ")
    arguments.add_argument("--given", action="store_true", help="tell the program the kind")
    arguments.add_argument("--only-kinds", action="store_true", help="count kinds, no outlines")
    asked = arguments.parse_args()
    if asked.only_kinds:
        kinds_told(asked.folder, wrong=asked.wrong)
        return
    right: Counter[str] = Counter()
    flat: Counter[str] = Counter()
    every: Counter[str] = Counter()
    lines: Counter[str] = Counter()
    for made_by_hand in sorted(asked.folder.rglob("*.outline")):
        [path] = set(made_by_hand.parent.glob(f"{made_by_hand.stem}.*")) - {made_by_hand}
        told = wanted(made_by_hand)
        kind = told[0].removeprefix("kind ")
        settings = load({"reading.kind": kind}) if asked.given else Settings()
        article = read(path, settings)
        wrong = differing(article, told)
        every[kind] += 1
        right[kind] += not wrong
        but_depth = differing(article, told, flat=True)
        flat[kind] += not but_depth
        missing = sum(line.startswith("-") for line in but_depth)
        added = sum(line.startswith("+") for line in but_depth)
        lines.update(told=len(told), right=len(told) - missing, found=len(told) - missing + added)
        if wrong and asked.wrong:
            print(path.stem, *wrong, sep="\n    ")
    for kind, count in every.items():
        print(f"{kind:12} {right[kind]} of {count}, but for depth {flat[kind]}")
    share = f"{right.total() / every.total():.0%}"
    print(f"{'all':12} {right.total()} of {every.total()}, {share}, but for depth {flat.total()}")
    there, held = lines["right"] / lines["told"], lines["right"] / lines["found"]
    print(
        f"lines        {lines['right']} of {lines['told']} there, {there:.0%}; of the program's "
        f"{lines['found']} right {held:.0%}; F1 {2 * there * held / (there + held):.3f}"
    )


if __name__ == "__main__":
    main()
