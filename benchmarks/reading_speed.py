"""Time and memory of reading, by format and length: it must be linear.

    python benchmarks/reading_speed.py

Prints milliseconds of processor time for an ordinary article (the tests' cases), then for the same
sections said again and again up to 10,000, 50,000 and 200,000 characters, the longest work one
article may be, and the most memory the process ever held.
"""

from __future__ import annotations

import statistics
import sys
import time
from pathlib import Path

from generator.reading import read
from generator.settings import Settings

PAGES = Path(__file__).parents[1] / "tests" / "cases" / "reading" / "pages"
LENGTHS = (10_000, 50_000, 200_000)
SECTION = "{mark}{n}番目の話題について\n\n{body}\n\n"
BODY = "これは{n}番目の話題の本文です。町の図書館は、夜も開いています。働く人も本を借りられます。"


def longer(length: int, suffix: str) -> bytes:
    parts, size, n = [], 0, 0
    while size < length:
        n += 1
        part = _section(n, suffix)
        parts.append(part)
        size += len(part)
    text = "".join(parts)
    if suffix == "html":
        text = (
            f"<html><head><title>題名</title></head><body><article>{text}</article></body></html>"
        )
    return (text if suffix == "html" else f"題名\n\n{text}").encode()


def _section(n: int, suffix: str) -> str:
    body = "\n\n".join([BODY.format(n=n)] * 8)
    if suffix == "html":
        return f"<h2>{n}番目の話題について</h2>" + f"<p>{BODY.format(n=n)}</p>" * 8
    return SECTION.format(mark="## " if suffix == "md" else "", n=n, body=body)


def milliseconds(data: bytes, name: str, times: int) -> float:
    spent = []
    for _ in range(times):
        start = time.process_time()
        read(data, Settings(), name=name)
        spent.append(1000 * (time.process_time() - start))
    return statistics.median(spent)


def main() -> None:
    for path in sorted(PAGES.iterdir()):
        milliseconds(path.read_bytes(), path.name, 1)
        print(f"{path.name:16} {milliseconds(path.read_bytes(), path.name, 9):8.1f} ms")
    for suffix in ("txt", "md", "html"):
        timed = [milliseconds(longer(length, suffix), f"x.{suffix}", 3) for length in LENGTHS]
        figures = "  ".join(f"{ms:9.1f} ms" for ms in timed)
        print(f"{suffix:5} {figures}  at 10, 50 and 200 thousand characters")
    if sys.platform != "win32":
        import resource

        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        print(f"most memory: {peak / (1 << 20 if sys.platform == 'darwin' else 1 << 10):.0f} MB")


if __name__ == "__main__":
    main()
