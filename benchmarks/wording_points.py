"""How short and how sound points are: python benchmarks/wording_points.py FILE... --read 50.

A .tmx file gives pairs, a .jsonl file what editors made of sentences (LABELLED in ``weights.py``),
with which the points are compared; any other file has Japanese sentences. Prints how many sentences
were left polite, which share of the points keeps to 24 and 32 em (of English to 60 and 80 letters),
the time a sentence takes, and as many random sentences with their points and titles for a person to
read and count what is wrong with them: other in meaning, ungrammatical, cut off.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import time
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from lxml import etree

from generator.japanese.sentences import split
from generator.japanese.width import width
from generator.model import Bilingual, sentences
from generator.reading import read
from generator.settings import Settings
from generator.wording.notes import note, notes
from generator.wording.style import plain
from generator.wording.titles import title
from generator.wording.words import words

if TYPE_CHECKING:
    from collections.abc import Iterator

POLITE = re.compile(
    r"(?:です|ます|ました|ません|でした|でしょう|ましょう|ください)(?:か|ね|よ)?[。!?！？]?$"
)
KANA = re.compile(r"[ぁ-ん]")
LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def main() -> None:
    asked = argparse.ArgumentParser()
    asked.add_argument("files", nargs="+", type=Path)
    asked.add_argument("--read", type=int, default=0)
    asked.add_argument("--seed", type=int, default=1)
    given = asked.parse_args()
    for file in given.files:
        if file.suffix == ".jsonl":
            beside(file)
    found = [text for file in given.files for text in texts(file)]
    started = time.perf_counter()
    made = [(text, notes(text)) for text in found]
    took = time.perf_counter() - started
    points = [point for _, told in made for point in told]
    polite = [text.ja for text in found if text.ja and POLITE.search(text.ja)]
    left = sum(plain(text) == text for text in polite)
    print(f"{len(found)} sentences, {len(points)} points, {took / len(found) * 1e3:.2f} ms each")
    print(f"{len(polite)} polite sentences, {left} left as they are")
    share("em", [width(point.ja or "") for point in points], (24, 32))
    share("letters", [len(point.en) for point in points if point.en], (60, 80))
    chance = random.Random(given.seed)
    for text, told in chance.sample(made, min(given.read, len(made))):
        print(f"{text.ja}\n    {text.en or ''}")
        for point in told:
            print(f"  · {point.ja} | {point.en or ''}")
        message = title(text)
        print(f"  T {message.ja} | {message.en or ''}" if message else "  T =")


def beside(file: Path) -> None:
    """Each editor's point beside the likest of ours, by their words; titles likewise."""
    likest: list[float] = []
    same = titled = 0
    heads: list[float] = []
    for text, point, is_title in labelled(file):
        if is_title:
            made = title(Bilingual(text))
            titled += 1
            heads += [alike(made.ja or "", point)] if made else []
            continue
        ours = [each.ja or "" for each in notes(Bilingual(text))]
        ours.append(note(Bilingual(text)).ja or "")
        likest.append(max(alike(each, point) for each in ours))
        same += point in ours
    words_kept = sum(likest) / len(likest)
    print(f"{len(likest)} editors' points: {words_kept:.3f} of their words, {same} alike")
    print(f"{titled} titles: {len(heads)} made, {sum(heads) / len(heads):.3f} of their words")


def labelled(file: Path) -> Iterator[tuple[str, str, bool]]:
    """A sentence, what was made of it alone, and whether that is a title."""
    for line in file.read_text(encoding="utf-8").splitlines():
        told = json.loads(line)
        said = {each.id: each.text.ja for each in sentences(read(told["article"], Settings()))}
        for kind in ("points", "titles"):
            for made in told[kind]:
                text = said.get(made["from"][0]) if len(made["from"]) == 1 else None
                if text and KANA.search(text):
                    yield text, made["text"], kind == "titles"


def alike(one: str, other: str) -> float:
    """F1 of their words, without particles and auxiliaries."""
    mine, theirs = (Counter(_content(text)) for text in (one, other))
    return 2 * (mine & theirs).total() / max(1, mine.total() + theirs.total())


def _content(text: str) -> list[str]:
    return [word.surface for word in words(text) if word.kind not in SMALL]


SMALL = {"補助記号", "空白", "助詞", "助動詞"}


def texts(file: Path) -> list[Bilingual]:
    if file.suffix == ".jsonl":
        return [Bilingual(text) for text in dict.fromkeys(text for text, *_ in labelled(file))]
    if file.suffix == ".tmx":
        units = etree.parse(file).iter("tu")
        pairs = [{v.get(LANG): v.findtext("seg") for v in unit.iter("tuv")} for unit in units]
        return [Bilingual(pair.get("ja"), pair.get("en")) for pair in pairs if pair.get("ja")]
    lines = file.read_text(encoding="utf-8", errors="replace").splitlines()
    return [Bilingual(each) for line in lines for each in split(line) if KANA.search(each)]


def share(unit: str, sizes: list[float] | list[int], limits: tuple[int, int]) -> None:
    for limit in limits if sizes else ():
        print(f"{sum(size <= limit for size in sizes) / len(sizes):.1%} at most {limit} {unit}")


if __name__ == "__main__":
    main()
