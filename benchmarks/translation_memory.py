"""The translation memory with a million pairs: opening, exact and fuzzy look-ups, two writers.

    python benchmarks/translation_memory.py [pairs] [folder]

The pairs are made up from parts of sentences; the queries are 200 of them, exact, and 200 with
some of their words changed. A memory that is already in the folder is used again.
"""

from __future__ import annotations

import random
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from generator.translation.memory import Memory, Unit

if TYPE_CHECKING:
    from collections.abc import Iterator

CHARACTERS = [chr(code) for code in range(0x4E00, 0x4E00 + 1500)]
KATAKANA = [chr(code) for code in range(0x30A2, 0x30ED)]
PARTICLES = ("は", "が", "を", "に", "で", "と", "の", "も", "へ", "から", "まで", "より", "では")
ENDINGS = (
    "しました。", "しています。", "と発表しました。", "になりました。", "と話しています。",
    "する方針です。", "が必要です。", "とみられます。", "ではありません。", "かもしれません。",
)  # fmt: skip


def _words() -> list[str]:
    """8,000 made-up words of kanji and katakana, as long as real ones."""
    chance = random.Random(0)
    kanji = ["".join(chance.choices(CHARACTERS, k=2)) for _ in range(6000)]
    return kanji + ["".join(chance.choices(KATAKANA, k=chance.randint(3, 6))) for _ in range(2000)]


WORDS = _words()


def word(chance: random.Random) -> str:
    """Common ones often, rare ones seldom, as in any language (Zipf)."""
    return WORDS[int(len(WORDS) ** chance.random()) - 1]


def sentence(number: int) -> str:
    """One of any number of different sentences of 20 to 50 characters."""
    chance = random.Random(number)
    words = [word(chance) + chance.choice(PARTICLES) for _ in range(chance.randint(5, 10))]
    return "".join(words) + chance.choice(ENDINGS)


def units(count: int) -> Iterator[Unit]:
    for number in range(count):
        yield Unit(sentence(number), f"Sentence {number} of the report.")


def changed(text: str, chance: random.Random) -> str:
    """A sixth of it in one place made new: about 83 per cent alike."""
    length = len(text) // 6
    at = chance.randrange(len(text) - length)
    return text[:at] + "".join(chance.choices(CHARACTERS, k=length)) + text[at + length :]


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    with tempfile.TemporaryDirectory() as made:
        folder = Path(sys.argv[2]) if len(sys.argv) > 2 else Path(made)
        path = folder / f"memory-{count}.sqlite3"
        if not path.exists():
            start = time.perf_counter()
            with Memory(path) as memory:
                memory.store(units(count), "ja-en")
            took = time.perf_counter() - start
            print(f"stored {count} pairs in {took:.0f} s, {path.stat().st_size / 2**20:.0f} MB")
        chance = random.Random(1)
        texts = [sentence(chance.randrange(count)) for _ in range(200)]
        start = time.perf_counter()
        with Memory(path) as memory:
            memory.best("開くだけです。", "ja-en")
            print(f"opened in {1000 * (time.perf_counter() - start):.1f} ms")
            start = time.perf_counter()
            exact = [memory.best(text, "ja-en") for text in texts]
            took = 1000 * (time.perf_counter() - start)
            print(f"exact: {sum(map(bool, exact))} of 200 found in {took:.1f} ms")
            near = [changed(text, chance) for text in texts]
            start = time.perf_counter()
            found = [memory.fuzzy(text, "ja-en") for text in near]
            took = time.perf_counter() - start
            right = sum(
                text in {match.unit.source for match in matches}
                for text, matches in zip(texts, found, strict=True)
            )
            print(f"fuzzy: the originals of {right} of 200 changed ones found in {took:.2f} s")


if __name__ == "__main__":
    main()
