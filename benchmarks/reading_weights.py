"""Set the weights of the heading finder on a folder of Markdown articles; prints headings.toml.

    python benchmarks/reading_weights.py FOLDER > generator/reading/plain/headings.toml

FOLDER is as for reading_headings.py; the figures one quotes must come from other sources. Needs
scikit-learn, which nothing else here does. Every source counts by the square root of its size, so
that one long blog does not decide alone.
"""

from __future__ import annotations

import json
import math
import sys
from collections import Counter, defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

from reading_headings import STYLES, TYPED, VARIED, blocks, rendered
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from generator.reading.plain.furniture import contents_boxes, furniture
from generator.reading.plain.lines import lines
from generator.reading.plain.sectioning import never, set_apart
from generator.reading.plain.signals import PlainText, signals
from generator.reading.raw import clean

if TYPE_CHECKING:
    from collections.abc import Iterator

STRENGTH = 0.3
"""The inverse of the L2 penalty, chosen by leaving sources out."""

AT_LEAST = 0.45
"""A line is a heading from this probability on, chosen so too: more is found than lost."""

SEEN_AT_LEAST = 120
"""Signals seen on fewer lines say more of one author than of headings."""

VARIED_COUNT = 0.3
"""What a copy with white space by lot counts beside one as browsers leave it, chosen so too.

Without any, the weights know four layouts by heart and find little in a fifth.
"""

Example = tuple[str, list[str], bool, float]
"""The source, what is seen of a line, whether it is a heading, how much it counts."""


def layout(page: PlainText) -> str:
    """The table of weights that is asked for it."""
    return "tight" if page.tight else "typed" if page.typed else "spaced"


def examples(folder: Path) -> Iterator[tuple[str, Example]]:
    """Each line that may be a heading, with the table of weights that is asked for it."""
    for path in sorted(folder.rglob("*.md")):
        title, pieces = blocks(path.read_text(encoding="utf-8"))
        for style in (*STYLES, TYPED, *VARIED) if title else ():
            text, gold, bold = rendered(title, pieces, style)
            found = lines(clean(text))
            boxed = contents_boxes(found)
            page = PlainText.of(found, boxed)
            apart = set_apart(found, [n for n in range(1, len(found)) if n not in boxed])
            decided = {0, *apart, *furniture(found, boxed, 0, apart)}
            count = VARIED_COUNT if style in VARIED else 1.0
            for place in range(len(found)):
                if place in decided or never(found, place) or not found[place].may_head:
                    continue
                if found[place].number in bold:
                    continue
                seen = list(map(sys.intern, signals(page, place)))
                yield layout(page), (path.parent.name, seen, found[place].number in gold, count)


def weights(found: list[Example]) -> dict[str, float]:
    sizes = Counter(source for source, _, _, _ in found)
    mean = sum(sizes.values()) / len(sizes)
    often = Counter(signal for _, seen, _, _ in found for signal in set(seen))
    table = DictVectorizer()
    rows = table.fit_transform(
        [
            {signal: 1 for signal in seen if often[signal] >= SEEN_AT_LEAST}
            for _, seen, _, _ in found
        ]
    )
    model = LogisticRegression(C=STRENGTH, max_iter=3000).fit(
        rows,
        [heading for _, _, heading, _ in found],
        sample_weight=[count * math.sqrt(mean / sizes[source]) for source, _, _, count in found],
    )
    set_ = {name: float(model.coef_[0][place]) for name, place in table.vocabulary_.items()}
    set_["always"] += float(model.intercept_[0]) - math.log(AT_LEAST / (1 - AT_LEAST))
    return {name: round(weight, 2) for name, weight in sorted(set_.items()) if abs(weight) >= 0.05}


def main() -> None:
    folder = Path(sys.argv[1])
    print("# What each signal says for (above 0) or against a heading, in log odds.")
    print("# Written by benchmarks/reading_weights.py; signals.py names the signals.")
    tables: defaultdict[str, list[Example]] = defaultdict(list)
    for name, example in examples(folder):
        tables[name].append(example)
    for name in ("spaced", "tight", "typed"):
        print(f"\n[{name}]")
        for signal, weight in weights(tables[name]).items():
            print(f"{json.dumps(signal, ensure_ascii=False)} = {weight}")


if __name__ == "__main__":
    main()
