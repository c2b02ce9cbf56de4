"""How many texts are read as a listener expects.

    python benchmarks/readings_heard.py [CORPUS ...] [--wrong]

Prints, for the project's own lists in tests/cases/speech, how many are right: Japanese by kana,
English by the phonemes of flite and of espeak-ng. A CORPUS is a public reading corpus as it is
published, none of which is kept here: lines of "ID:TEXT,KANA" with or without ruby in brackets
(ITA, ROHAN), of "ID<tab>TEXT<tab>KANA…" (the balanced sentences of JVS), of "TEXT<tab>KANA", or a
folder of Koniwa's JSON files. Of those two figures are printed: as written, and with words that
listeners know in two readings (readings_heard.tsv) taken as one. `--every N` takes each Nth.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
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


def public(path: Path, every: int, *, wrong: bool) -> None:
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
    told(f"{path.name}, two readings as one", len(sentences), really, wrong=wrong)


def told(name: str, count: int, missed: list[tuple[str, str, str]], *, wrong: bool) -> None:
    right = count - len(missed)
    print(f"{name}: {right} of {count} right ({right / max(count, 1):.1%})")
    for each in missed if wrong else ():
        print("   ", "\n     ".join(each))


def main() -> None:
    parser = argparse.ArgumentParser(description="How many texts are read as expected.")
    parser.add_argument("corpora", nargs="*", type=Path)
    parser.add_argument("--every", type=int, default=1)
    parser.add_argument("--wrong", action="store_true")
    given = parser.parse_args()
    own(wrong=given.wrong)
    for path in given.corpora:
        public(path, given.every, wrong=given.wrong)


if __name__ == "__main__":
    main()
