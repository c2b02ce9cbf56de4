"""How many spoiled answers of a translator are found, and how many good ones doubted.

python benchmarks/translation_batches.py [-v]
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from spoiling import WAYS, good  # a module of the tests

from generator.translation.doubting import doubts

VERBOSE = "-v" in sys.argv


def main() -> None:
    batches = list(good())
    doubted = [(p, d[p.id]) for _, b in batches for d in [doubts(b)] for p in b if p.id in d]
    count = sum(len(batch) for _, batch in batches)
    print(f"good: {len(doubted)} of {count} doubted ({100 * len(doubted) / count:.1f} %)")
    for pair, why in doubted if VERBOSE else ():
        print("  ", why, "|", pair.source, "|", pair.target)
    found_of_all = wrong_of_all = beside = left = 0
    for way, spoil in WAYS.items():
        found = wrong = 0
        for _, batch in batches:
            made, spoiled = spoil(batch)
            seen = doubts(made)
            found, wrong = found + len(spoiled & set(seen)), wrong + len(spoiled)
            beside, left = beside + len(set(seen) - spoiled), left + len(batch) - len(spoiled)
            for pair in made if VERBOSE else ():
                if pair.id in spoiled - set(seen):
                    print("  missed", "|", pair.source, "|", pair.target)
        print(f"{way:18} {found:4} of {wrong:4} found ({100 * found / max(1, wrong):.1f} %)")
        found_of_all, wrong_of_all = found_of_all + found, wrong_of_all + wrong
    share = 100 * found_of_all / wrong_of_all
    print(f"{'all':18} {found_of_all:4} of {wrong_of_all:4} found ({share:.1f} %)")
    print(
        f"good ones beside spoiled ones: {beside} of {left} doubted ({100 * beside / left:.1f} %)"
    )


if __name__ == "__main__":
    main()
