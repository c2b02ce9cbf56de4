"""Set the weights of the heading finder on a folder of Markdown articles; prints headings.toml.

    python benchmarks/reading_weights.py FOLDER > generator/reading/headings.toml

FOLDER is as for reading_headings.py. Needs scikit-learn, which nothing else here does. Every
source counts by the square root of its size, so that one long blog does not decide alone.
"""

from __future__ import annotations

import math
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from reading_headings import STYLES, blocks, rendered
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from generator.reading.clean import clean
from generator.reading.furniture import contents_boxes, furniture
from generator.reading.lines import lines
from generator.reading.signals import Page, signals

if TYPE_CHECKING:
    from collections.abc import Iterator

STRENGTH = 0.2
"""The inverse of the L2 penalty, chosen by leaving sources out."""

AT_LEAST = 0.38
"""A line is a heading from this probability on: a heading missed costs more than one too many."""

Example = tuple[str, list[str], bool]
"""The source, what is seen of a line, whether it is a heading."""


def examples(folder: Path, *, tight: bool) -> Iterator[Example]:
    for path in sorted(folder.rglob("*.md")):
        title, pieces = blocks(path.read_text(encoding="utf-8"))
        for style in STYLES if title else ():
            text, gold = rendered(title, pieces, style)
            found = lines(clean(text))
            boxed = contents_boxes(found)
            page = Page.of(found, boxed)
            left_out = {0, *furniture(found, boxed, 0)}
            if page.tight == tight:
                for place in range(len(found)):
                    if place not in left_out:
                        seen = list(signals(page, place))
                        yield path.parent.name, seen, found[place].number in gold


def weights(found: list[Example]) -> dict[str, float]:
    sizes = Counter(source for source, _, _ in found)
    mean = sum(sizes.values()) / len(sizes)
    table = DictVectorizer()
    rows = table.fit_transform([dict.fromkeys(seen, 1) for _, seen, _ in found])
    model = LogisticRegression(C=STRENGTH, max_iter=3000).fit(
        rows,
        [heading for _, _, heading in found],
        sample_weight=[math.sqrt(mean / sizes[source]) for source, _, _ in found],
    )
    set_ = {name: float(model.coef_[0][place]) for name, place in table.vocabulary_.items()}
    set_["always"] += float(model.intercept_[0]) - math.log(AT_LEAST / (1 - AT_LEAST))
    return {name: round(weight, 2) for name, weight in sorted(set_.items()) if abs(weight) >= 0.05}


def main() -> None:
    folder = Path(sys.argv[1])
    print("# What each signal says for (above 0) or against a heading, in log odds.")
    print("# Written by benchmarks/reading_weights.py; signals.py names the signals.")
    for name, tight in (("spaced", False), ("tight", True)):
        print(f"\n[{name}]")
        for signal, weight in weights(list(examples(folder, tight=tight))).items():
            print(f'"{signal}" = {weight}')


if __name__ == "__main__":
    main()
