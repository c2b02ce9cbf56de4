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
import zipfile
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


MARKS = ["<", "</", "\n\n", "```", "|", "\0", "「", "。", "<table>", "<div>", "> ", "[^1]", "#"]


def damaged(data: bytes, suffix: str, chance: random.Random) -> bytes:
    """The same source with pieces cut, doubled, moved or overwritten; one in ten as raw bytes."""
    if suffix == "docx":
        return _repacked(data, chance)
    if chance.randrange(10) == 0:
        return _shuffled(data.decode("latin-1"), chance).encode("latin-1", "replace")
    return _shuffled(data.decode("utf-8"), chance).encode("utf-8", "replace")


def _repacked(data: bytes, chance: random.Random) -> bytes:
    """A Word file with one of its parts damaged."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as before, zipfile.ZipFile(stream, "w") as after:
        names = [name for name in before.namelist() if name.endswith((".xml", ".rels"))]
        chosen = chance.choice(["word/document.xml", *names])
        for name in before.namelist():
            part = before.read(name)
            if name == chosen:
                part = _shuffled(part.decode("utf-8"), chance).encode("utf-8", "replace")
            after.writestr(name, part)
    return stream.getvalue()


def _shuffled(text: str, chance: random.Random) -> str:
    for _ in range(chance.randint(1, 6)):
        one, two = sorted(chance.randrange(len(text) + 1) for _ in range(2))
        piece = text[one : min(two, one + 200)]
        kind = chance.randrange(5)
        if kind == 0:
            text = text[:one] + text[min(two, one + 300) :]
        elif kind == 1:
            text = text[:one] + piece * chance.randint(1, 20) + text[one:]
        elif kind == 2:
            text = text[:one] + piece[::-1] + text[one + len(piece) :]
        elif kind == 3:
            text = text[:two] + piece + text[two:]
        else:
            text = text[:one] + chance.choice(MARKS) * chance.randint(1, 9) + text[one:]
    return text[:100_000]


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    chance = random.Random(int(sys.argv[2]) if len(sys.argv) > 2 else 0)
    for suffix, originals in sources().items():
        refused = wrong = 0
        slowest = 0.0
        for _ in range(count):
            data = damaged(chance.choice(originals), suffix, chance)
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
