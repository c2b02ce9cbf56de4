"""Where the lines of decks end, as LibreOffice draws them: torn words, lone characters and words.

Each paragraph of a deck is looked for among the words of its PDF. Of Japanese is counted where a
line ends within a word, within a number and its counter, before an ending or a particle (``torn``),
between the words of a compound (``parted``), against kinsoku, and where the last line has one or
two characters (``lone``). Of English, where the last line is one short word (``lone``) or two
(``short``), where what belongs together is parted (Sept. 25, No. 3, Mr. X: ``torn``), and a
hyphenated word (``parted``). What a word is tells SudachiPy's shortest division, whose parts of
speech are judged here on their own and not by the rules that set the lines.

Usage: python benchmarks/deck_breaks.py [--list] [--template NAME ...] [--mode MODE ...] SHOW...
       (a show's folder, which is set anew, or a .pptx as it is)
"""

from __future__ import annotations

import argparse
import re
import subprocess
import tempfile
import unicodedata
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lxml import etree
from sudachipy import Dictionary, SplitMode

from generator.settings import Settings
from generator.show.storyboard_yaml import parse
from generator.slides import make_deck

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
JAPANESE = re.compile("[ぁ-んァ-ヶ一-龠]")
STOPS = frozenset("、。，．」』）】〉》〕］｝！？!?)]}’”,.;:：；…")
CLOSING = STOPS | frozenset("・ー々ゝゞぁぃぅぇぉっゃゅょァィゥェォッャュョ％%")
OPENING = frozenset("「『（【〈《〔［｛([{‘“＄¥￥$£")
NOUN = "(?:名詞|代名詞|接尾辞|形状詞)"
TORN = (
    (r".*[ァ-ヴー]", r"[^:]*:[ァ-ヴー]"),
    (r".*[A-Za-z]", r"[^:]*:[A-Za-z]"),
    (r"", r"助詞|助動詞|接尾辞|[^:]*助動詞語幹"),
    (r"接頭辞|[^:]*-語幹", r""),
    (r"名詞-数詞", r"名詞-数詞|[^:]*助数詞"),
    (
        r"助詞-接続助詞.*[てで]",
        r"[^:]*非自立可能[^:]*:(?:い|く|お|しま|み|ほし|もら|いただ|下さ|や|あげ|居|来|頂)",
    ),
    (r"(?:動詞|形容詞)[^:]*連用形", r"動詞-非自立可能|形容詞-非自立可能"),
    (r"[^:]*サ変", r"動詞-非自立可能[^:]*:[しすさせで]"),
)
"""The kinds of two words, and these, between which no line may end."""

PARTED = (
    (NOUN, NOUN),
    (r"動詞[^:]*連用形", r"動詞"),
    (r"助詞-接続助詞.*[てで]", r"[^:]*非自立可能"),
)
"""And between which it rather should not."""

MONTH = (
    r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec|January|February|March|April|"
    r"August|September|October|November|December)"
)
TOGETHER = re.compile(
    rf"{MONTH}\.? \d|\d+ {MONTH}\b|(?:No|Nos|Fig|Figs|vol|p|pp)\. \d|"
    r"(?:Mr|Mrs|Ms|Dr|Prof|St)\.? [A-Z]|[A-Z]\. [A-Z]|"
    r"[\d.,]+ (?:thousand|million|billion|trillion|percent|yen|dollars|people|years?|months?|"
    r"weeks?|days?|hours?|minutes?|seconds?|km|kg|cm|mm|m|g|[KMGT]?B|a\.m|p\.m|times)\b"
)


def plain(text: str) -> str:
    return re.sub(r"[\s\u200b\u2060\u00ad]", "", unicodedata.normalize("NFKC", text))


@dataclass(frozen=True)
class Word:
    """A word of the PDF and its box in points."""

    text: str
    left: float
    top: float
    right: float
    bottom: float

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2

    @property
    def tall(self) -> float:
        return self.bottom - self.top

    def beside(self, other: Word) -> bool:
        """``other`` goes on to the right."""
        near = -0.5 * self.tall < other.left - self.right < 3 * self.tall
        return near and abs(other.middle - self.middle) < max(self.tall, other.tall) / 2.5

    def above(self, other: Word) -> bool:
        """``other`` begins a next line."""
        down = other.middle - self.middle
        return 0.55 * min(self.tall, other.tall) < down < 2.5 * max(self.tall, other.tall)


def drawn(pdf: Path) -> list[list[Word]]:
    done = subprocess.run(["pdftotext", "-bbox", str(pdf), "-"], capture_output=True, check=True)
    parser = etree.XMLParser(load_dtd=False, no_network=True, recover=True)
    html = done.stdout.replace(b'xmlns="http://www.w3.org/1999/xhtml"', b"")
    keys = ("xMin", "yMin", "xMax", "yMax")
    return [
        [
            Word(plain(w.text), *(float(w.get(key, "0")) for key in keys))
            for w in page.iter("word")
            if w.text and plain(w.text)
        ]
        for page in etree.fromstring(html, parser).iter("page")
    ]


def paragraphs(path: Path) -> list[list[str]]:
    """The texts of each slide, of shapes, places and cells."""
    from pptx import Presentation

    def told(paragraph: Any) -> str:
        parts = paragraph.iter(f"{A}t", f"{A}br")
        return "".join("\v" if part.tag == f"{A}br" else part.text or "" for part in parts)

    return [
        [text for p in slide.element.iter(f"{A}p") if plain(text := told(p))]
        for slide in Presentation(str(path)).slides
    ]


def lines(text: str, words: Sequence[Word], used: set[int]) -> list[str]:
    """The lines of a text as drawn, of several places the fewest; empty where it is not found."""
    whole = plain(text)
    found: list[tuple[list[str], list[int]]] = []
    for n, word in enumerate(words):
        if n not in used and whole.startswith(word.text):
            trail = followed(whole, words, [n], used, len(word.text))
            if trail:
                found.append((rows(words, trail), trail))
    if not found:
        return []
    best, trail = min(found, key=lambda each: len(each[0]))
    used.update(trail)
    return best


def rows(words: Sequence[Word], trail: Sequence[int]) -> list[str]:
    made = [words[trail[0]].text]
    for a, b in pairwise(trail):
        if words[a].beside(words[b]):
            made[-1] += words[b].text
        else:
            made.append(words[b].text)
    return made


def followed(
    whole: str, words: Sequence[Word], trail: list[int], used: set[int], at: int
) -> list[int]:
    if at == len(whole):
        return trail
    last = words[trail[-1]]
    first = next(words[n] for n in trail if abs(words[n].middle - last.middle) < last.tall / 2)
    ways = [
        (not last.beside(word), abs(word.left - first.left), n)
        for n, word in enumerate(words)
        if n not in used
        and n not in trail
        and whole.startswith(word.text, at)
        and (last.beside(word) or last.above(word))
    ]
    for _, _, n in sorted(ways):
        found = followed(whole, words, [*trail, n], used, at + len(words[n].text))
        if found:
            return found
    return []


def japanese(rows: Sequence[str]) -> Iterator[tuple[str, str]]:
    """(what, where) of each line of a Japanese text that ends badly."""
    kinds = {m.begin(): kind(m) for m in TOKENIZER.tokenize("".join(rows), SplitMode.A)}
    at = 0
    for before, after in pairwise(rows):
        at += len(before)
        where = f"{before}／{after}"
        if after[0] in CLOSING or before[-1] in OPENING:
            yield "kinsoku", where
        elif before[-1] not in STOPS:
            last = kinds[max(begin for begin in kinds if begin < at)]
            what = judged(last, kinds.get(at, ""))
            if what:
                yield what, where
    bare = "".join(c for c in rows[-1] if c not in STOPS)
    if len(rows) > 1 and len(bare) <= 2 and JAPANESE.search(rows[-1]):
        yield "lone", "／".join(rows)


TOKENIZER = Dictionary().tokenizer()


def kind(word: Any) -> str:
    return f"{'-'.join(word.part_of_speech())}:{word.surface()}"


def judged(last: str, first: str) -> str:
    """What a line's end between two words is; within one where there is no second."""
    for what, pairs in (("torn", TORN), ("parted", PARTED)):
        if not first or any(
            re.match(f"(?:{a}).*$", last) and re.match(b, first)
            for a, b in pairs
            if not a.startswith(".*") or re.fullmatch(a, last)
        ):
            return what
    return ""


def english(rows: Sequence[str], text: str) -> Iterator[tuple[str, str]]:
    """The same of English; ``text`` has the spaces that the PDF does not tell."""
    told = spaced(rows, text.replace("\v", " ").split())
    for before, after in pairwise(told):
        where = f"{' '.join(before)} / {' '.join(after)}"
        if not before or not after:
            continue
        if before[-1].endswith("+"):
            yield "parted" if before[-1][-2] in "-–—/" else "torn", where
        elif TOGETHER.match(f"{before[-1].lstrip('(“')} {after[0]}"):
            yield "torn", where
        elif after[0][0] in ")]}" or re.match(r"etc\.?[)\]]", after[0]):
            yield "kinsoku", where
    if len(told) > 1:
        where = " / ".join(" ".join(row) for row in told)
        size, longest = len(" ".join(told[-1])), max(len(" ".join(row)) for row in told)
        if len(told[-1]) == 1 and size <= SHORT[0] and size < longest / 2:
            yield "lone", where
        elif len(told[-1]) == 2 and size <= SHORT[1] and size < longest / 3:
            yield "short", where


SHORT = (10, 9)
"""Letters of one last word, and of two."""


def spaced(rows: Sequence[str], words: list[str]) -> list[list[str]]:
    """The words of each line; one that is parted ends in a plus sign."""
    told: list[list[str]] = []
    for row in rows:
        told.append([])
        rest = row
        while rest and words:
            word = plain(words[0])
            if rest.startswith(word):
                told[-1].append(words.pop(0))
                rest = rest[len(word) :]
            elif word.startswith(rest):
                told[-1].append(f"{rest}+")
                words[0], rest = word[len(rest) :], ""
            else:
                return []
    return told


def counted(deck: Path, pdf: Path) -> Iterator[tuple[str, str, str]]:
    """(language, what, where); of every text "texts" once, "several" where it has lines."""
    for texts, words in zip(paragraphs(deck), drawn(pdf), strict=True):
        used: set[int] = set()
        for text in sorted(texts, key=len, reverse=True):
            language = "ja" if JAPANESE.search(text) else "en"
            rows = lines(text, words, used)
            yield language, "texts", text
            if not rows:
                yield language, "not found", text
            elif len(rows) > 1:
                yield language, "several", text
                found = japanese(rows) if language == "ja" else english(rows, text)
                for what, where in found:
                    yield language, what, where


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("shows", nargs="+", type=Path)
    parser.add_argument("--template", action="append", default=[])
    parser.add_argument("--mode", action="append", choices=("bilingual", "ja", "en"), default=[])
    parser.add_argument("--list", action="store_true")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        decks: list[Path] = []
        for show in chosen.shows:
            if show.suffix == ".pptx":
                decks.append(show)
                continue
            board = parse((show / "storyboard.yaml").read_text(encoding="utf-8"))
            for template in chosen.template or ["ink"]:
                for mode in chosen.mode or ["ja", "en"]:
                    path = Path(place) / f"{show.name}.{Path(template).stem}.{mode}.pptx"
                    made = make_deck(board, mode, Settings(template=template), folder=show)
                    path.write_bytes(made.data)
                    decks.append(path)
        office = ["soffice", f"-env:UserInstallation={(Path(place) / 'lo').as_uri()}", "--headless"]
        command = [*office, "--convert-to", "pdf", "--outdir", place, *map(str, decks)]
        subprocess.run(command, capture_output=True, check=True)
        counts: dict[str, Counter[str]] = {"ja": Counter(), "en": Counter()}
        for deck in decks:
            for language, what, where in counted(deck, Path(place) / f"{deck.stem}.pdf"):
                counts[language][what] += 1
                if chosen.list and what not in {"texts", "several"}:
                    print(f"{deck.stem} {language} {what}: {where}")
    for language, count in counts.items():
        texts = count.pop("texts", 0)
        told = ", ".join(
            f"{what} {number} ({100 * number / texts:.1f} %)"
            for what, number in sorted(count.items())
        )
        print(f"{language}: {texts} texts in {len(decks)} decks: {told}")


if __name__ == "__main__":
    main()
