"""Rewritten sentences that are not kept, and why: `python benchmarks/narration_guard.py FOLDER`.

For every sentence of prose in a folder of articles: the reasons against its first rewriting, how
far the plainer ways go that are told instead, and for how many no way is free of faults.
``--show REASON`` prints source, rewriting and what is told.
"""

from __future__ import annotations

import argparse
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from generator import Settings
from generator.narration.aloud.guard import HeldTo, first_safe, reasons
from generator.narration.aloud.sayings import ways
from generator.narration.telling.matter import Matter
from generator.reading import read
from generator.understanding import brief

if TYPE_CHECKING:
    from collections.abc import Iterator

UNSPOKEN = ("title", "heading", "attribution", "cell", "caption", "quote")


def rewritten(path: Path) -> Iterator[tuple[HeldTo, list[str]]]:
    """Every sentence of prose with the ways to say it, as the narrator's."""
    article = read(path, Settings())
    matter = Matter(article, brief(article, Settings()), article)
    language = article.language
    for identity, saying in matter.sayings.items():
        spoken = saying.place.kind not in UNSPOKEN and identity not in article.speakers
        if spoken and identity not in matter.silent:
            told = HeldTo(matter.source(identity), language, matter.voice.called(language))
            lines = dict.fromkeys(ways(told.source, language, matter.voice))
            yield told, [each for each in lines if each.strip()]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--show", default="")
    given = parser.parse_args()
    found: Counter[str] = Counter()
    for path in sorted(given.folder.iterdir()):
        for told, lines in rewritten(path):
            against = reasons(lines[0], told)
            line = first_safe(lines, told)
            left = reasons(line, told)
            found["sentences"] += 1
            found["not kept"] += bool(against)
            found["still at fault"] += bool(left)
            found.update(f"  {each}" for each in against)
            found.update(f"  {each}, and told so" for each in left)
            if given.show in (*against, *(f"{each}!" for each in left)):
                print(f"{path.stem}\n  {told.source}\n  {lines[0]} {against}\n  {line} {left}")
    for name, count in found.most_common():
        print(f"{count:6}  {name}")


if __name__ == "__main__":
    main()
