"""How many texts are read as a listener expects.

    python benchmarks/readings_heard.py [CORPUS ...] [--wrong]

Prints, for the project's own lists in tests/cases/speech, how many are right: Japanese by kana,
English by the phonemes of flite and of espeak-ng. A CORPUS is a public reading corpus as it is
published, none of which is kept here: lines of "ID:TEXT,KANA" with or without ruby in brackets
(ITA, ROHAN), of "ID<tab>TEXT<tab>KANA…" (the balanced sentences of JVS), of "TEXT<tab>KANA", or a
folder of Koniwa's JSON files. Of those two figures are printed: as written, and with words that
listeners know in two readings (readings_heard.tsv) taken as one; with `--dictionary jamdict.db` (of
the package jamdict-data) a third: what JMdict gives in one entry, unmarked, as readings of one word
is right either way. `--every N` takes each Nth.
"""

from __future__ import annotations

import argparse
import json
import re
import sqlite3
import sys
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).parents[1]))

from generator.settings import Settings
from generator.speech import VOICES, reading
from tests.listening import fits, heard, items
from tests.phonemes import by_espeak, by_flite

if TYPE_CHECKING:
    from collections.abc import Iterator

CASES = Path(__file__).parents[1] / "tests" / "cases" / "speech"
RUBY = re.compile(r"\([ぁ-ゖァ-ヶー]+\)")
SHORTEST = 12
"""Characters of a transcript: shorter ones are no sentence."""


def corpus(path: Path) -> Iterator[tuple[str, str]]:
    """Text and kana, whichever form the corpus is published in."""
    if path.is_dir():
        yield from koniwa(path)
        return
    for line in path.read_text(encoding="utf-8-sig").splitlines():
        if line.count("\t") > 1:
            _, text, kana, *_ = line.split("\t")
        elif "\t" in line:
            text, kana = line.split("\t")
        elif ":" in line and "," in line:
            text, _, kana = line.split(":", 1)[1].rpartition(",")
        else:
            continue
        if re.search("[ァ-ヴ]", kana):
            yield RUBY.sub("", text), kana


def koniwa(folder: Path) -> Iterator[tuple[str, str]]:
    for path in sorted(folder.rglob("*.json")):
        for each in json.loads(path.read_text(encoding="utf-8")).get("annotation") or []:
            text, kana = each["data"]["text_level0"], each["data"]["kana_level0"]
            marked = re.search(r"[\[\]{}<>?？()（）]", text + kana)
            if len(text) >= SHORTEST and re.search("[一-龠]", text) and kana and not marked:
                yield text, kana


def doublets() -> list[tuple[str, str]]:
    lines = Path(__file__).with_suffix(".tsv").read_text(encoding="utf-8").splitlines()
    pairs = [line.split("\t") for line in lines if not line.startswith("#")]
    return [(heard(one), heard(other)) for one, other in pairs]


def alike(kana: str, pairs: list[tuple[str, str]]) -> str:
    told = heard(kana)
    for one, other in pairs:
        told = told.replace(one, other)
    return told


Pairs = dict[str, set[tuple[str, str]]]
_HIRAGANA = {code: code + 0x60 for code in range(ord("ぁ"), ord("ゖ") + 1)}
_LONGEST, _CHANGES = 9, 3


def entries(dictionary: Path) -> Pairs:
    """Written form → two readings of one entry, of inflected words what does not change.

    What the dictionary marks (irregular, out of date) is no reading here.
    """
    told = sqlite3.connect(dictionary)
    marked = {one for (one,) in told.execute("SELECT kid FROM KNI")}
    only: dict[int, set[str]] = defaultdict(set)
    for one, written in told.execute("SELECT kid, text FROM KNR"):
        only[one].add(written)
    kana: dict[int, list[tuple[int, str]]] = defaultdict(list)
    for one, entry, said, alone in told.execute("SELECT ID, idseq, text, nokanji FROM Kana"):
        if one not in marked and alone in {None, 0, "0"}:
            kana[entry].append((one, said.translate(_HIRAGANA)))
    pairs: Pairs = defaultdict(set)
    inflected = {
        entry
        for entry, kind in told.execute(
            "SELECT idseq, pos.text FROM pos JOIN Sense ON pos.sid = Sense.ID"
        )
        if kind.startswith(("Godan", "Ichidan", "adjective (keiyoushi)"))
    }
    for entry, written in told.execute("SELECT idseq, text FROM Kanji"):
        said = [each for one, each in kana[entry] if not only[one] or written in only[one]]
        word = written
        if entry in inflected and re.fullmatch("[ぁ-ん]", written[-1]):
            word, said = written[:-1], [each[:-1] for each in said]
        if re.search("[一-龠々]", word):
            sounds = {heard(each) for each in said if each}
            pairs[word] |= {(one, two) for one in sounds for two in sounds if one != two}
    return pairs


def either(text: str, kana: str, said: str, pairs: Pairs) -> bool:
    """Whether what is said is what is expected once words are read as a dictionary has them too."""
    spans = (text[at : at + size] for at in range(len(text)) for size in range(1, _LONGEST + 1))
    words = {pair for span in spans for pair in pairs.get(span, ())}
    known = here = {heard(kana)}
    for _ in range(_CHANGES):
        here = {changed for one in here for pair in words for changed in places(one, *pair)} - known
        known = known | here
    return heard(said) in known


def places(text: str, one: str, other: str) -> Iterator[str]:
    for found in re.finditer(f"(?={one})", text):
        yield text[: found.start()] + other + text[found.start() + len(one) :]


def own(*, wrong: bool) -> None:
    for name in ("readings", "listener"):
        expected = items(CASES / f"{name}.ja.tsv")
        missed = [
            (text, kana[0], said)
            for text, kana, _ in expected
            if not fits(said := reading(text, Settings()), kana)
        ]
        told(f"{name}.ja.tsv", len(expected), missed, wrong=wrong)
    expected = items(CASES / "listener.en.tsv")
    for voice, sounds in (("flite", by_flite), ("espeak", by_espeak)):
        if lacking := VOICES.load(voice).available(Settings(), "en"):
            print(f"{voice}: {lacking}")
            continue
        missed = [
            (text, words[0], said)
            for text, words, _ in expected
            if sounds(said := reading(text, Settings(), "en")) not in map(sounds, words)
        ]
        told(f"listener.en.tsv by {voice}", len(expected), missed, wrong=wrong)


def public(path: Path, every: int, dictionary: Pairs, *, wrong: bool) -> None:
    pairs = doublets()
    sentences = list(corpus(path))[::every]
    said = [reading(text, Settings()) for text, _ in sentences]
    missed = [
        (text, kana, told)
        for (text, kana), told in zip(sentences, said, strict=True)
        if not fits(told, (kana,))
    ]
    really = [one for one in missed if alike(one[1], pairs) != alike(one[2], pairs)]
    told(f"{path.name}, as written", len(sentences), missed, wrong=False)
    told(
        f"{path.name}, two readings as one", len(sentences), really, wrong=wrong and not dictionary
    )
    if dictionary:
        left = [each for each in really if not either(*each, dictionary)]
        told(f"{path.name}, a dictionary's readings as one", len(sentences), left, wrong=wrong)


def told(name: str, count: int, missed: list[tuple[str, str, str]], *, wrong: bool) -> None:
    right = count - len(missed)
    print(f"{name}: {right} of {count} right ({right / max(count, 1):.1%})")
    for each in missed if wrong else ():
        print("   ", "\n     ".join(each))


def main() -> None:
    parser = argparse.ArgumentParser(description="How many texts are read as expected.")
    parser.add_argument("corpora", nargs="*", type=Path)
    parser.add_argument("--every", type=int, default=1)
    parser.add_argument("--dictionary", type=Path)
    parser.add_argument("--wrong", action="store_true")
    given = parser.parse_args()
    own(wrong=given.wrong)
    dictionary = entries(given.dictionary) if given.dictionary else {}
    for path in given.corpora:
        public(path, given.every, dictionary, wrong=given.wrong)


if __name__ == "__main__":
    main()
