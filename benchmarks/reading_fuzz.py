"""Damaged sources by the thousand: each must be read or refused in one line.

    python benchmarks/reading_fuzz.py [COUNT] [SEED]

Takes the cases of the tests, cuts, doubles, swaps and overwrites pieces of them, and reads COUNT
(10,000 by default) of the results in each format. Prints every other ending and the slowest one.
"""

from __future__ import annotations

import io
import random
import sys
import time
import traceback
from pathlib import Path

import docx

from generator.errors import SourceError
from generator.reading import read
from generator.settings import Settings

PAGES = Path(__file__).parents[1] / "tests" / "cases" / "reading" / "pages"


def sources() -> dict[str, list[bytes]]:
    found: dict[str, list[bytes]] = {"docx": [_word()]}
    for path in sorted(PAGES.iterdir()):
        found.setdefault(path.suffix[1:], []).append(path.read_bytes())
    return found


def _word() -> bytes:
    document = docx.Document()
    document.add_paragraph("題名", style="Title")
    document.add_heading("見出し", 1)
    document.add_paragraph("本文の文です。", style="List Bullet")
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def damaged(data: bytes, chance: random.Random) -> bytes:
    for _ in range(chance.randint(1, 6)):
        one, two = sorted(chance.randrange(len(data) + 1) for _ in range(2))
        piece = data[one : min(two, one + 200)]
        kind = chance.randrange(5)
        if kind == 0:
            data = data[:one] + data[two:] if two - one < len(data) // 3 else data[:one]
        elif kind == 1:
            data = data[:one] + piece * chance.randint(1, 20) + data[one:]
        elif kind == 2:
            data = data[:one] + chance.randbytes(len(piece)) + data[one + len(piece) :]
        elif kind == 3:
            data = data[:two] + piece + data[two:]
        else:
            data = (
                data[:one]
                + chance.choice([b"<", b"\0", b"\n\n", b"```", b"|", b"\xff"])
                + data[one:]
            )
        data = data or b"x"
    return data[:200_000]


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    chance = random.Random(int(sys.argv[2]) if len(sys.argv) > 2 else 0)
    for suffix, originals in sources().items():
        refused = wrong = 0
        slowest = 0.0
        for _ in range(count):
            data = damaged(chance.choice(originals), chance)
            start = time.perf_counter()
            try:
                read(data, Settings(), name=f"x.{suffix}")
            except SourceError as error:
                refused += 1
                wrong += "\n" in str(error)
            except Exception:  # noqa: BLE001 - any other ending is what is looked for
                wrong += 1
                traceback.print_exc(limit=-4)
            slowest = max(slowest, time.perf_counter() - start)
        print(f"{suffix}: {count} read, {refused} refused, {wrong} wrong, slowest {slowest:.2f} s")


if __name__ == "__main__":
    main()
