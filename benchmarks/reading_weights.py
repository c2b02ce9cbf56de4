"""Set the weights of the heading finder on a folder of Markdown articles; prints headings.toml.

    python benchmarks/reading_weights.py FOLDER [WEIGHTS] > new.toml

With a file of WEIGHTS, what a line weighs alone is kept from there, as it was set on other sources,
and only what the others say of it is weighed anew. FOLDER is as for reading_headings.py; the
figures one quotes must come from other sources. Needs scikit-learn, which nothing else here does.
Every source counts by the square root of its size, so that one long blog does not decide alone.
"""

from __future__ import annotations

import json
import math
import sys
import tomllib
from collections import Counter, defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from reading_headings import STYLES, TYPED, VARIED, blocks, rendered
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from generator.reading.plain.alike import alike
from generator.reading.plain.furniture import contents_boxes, furniture
from generator.reading.plain.lines import lines
from generator.reading.plain.sectioning import never, set_apart
from generator.reading.plain.signals import PlainText, signals
from generator.reading.plain.weighing import APART, BY_ITSELF, chance, layout, stepped
from generator.reading.raw import clean

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

STRENGTH = 0.3
"""The inverse of the L2 penalty, chosen by leaving sources out."""

AT_LEAST = 0.42
"""A line is a heading from this probability on, chosen so too: more is found than lost."""

SEEN_AT_LEAST = 120
"""Signals seen on fewer lines say more of one author than of headings."""

VARIED_COUNT = 0.3
"""What a copy with white space by lot counts beside one as browsers leave it, chosen so too.

Without any, the weights know four layouts by heart and find little in a fifth.
"""

TOO_LIGHT = {"alone": 0.05, "beside": 0.15}
"""Weights below are left out: without them as much is found."""


@dataclass(frozen=True)
class Sample:
    """One copy of an article.

    Attributes:
        source: where it is from.
        apart: places of headings that a form of their own sets apart.
        gold: of each other line that may be a heading, whether it is one.
        count: how much its lines count.
    """

    source: str
    page: PlainText
    apart: frozenset[int]
    gold: dict[int, bool]
    count: float


Seen = dict[int, list[str]]
"""The names of what is seen of each line that may be a heading."""


def samples(folder: Path) -> Iterator[Sample]:
    for path in sorted(folder.rglob("*.md")):
        title, pieces = blocks(path.read_text(encoding="utf-8"))
        for style in (*STYLES, TYPED, *VARIED) if title else ():
            text, gold, bold = rendered(title, pieces, style)
            found = lines(clean(text))
            boxed = contents_boxes(found)
            apart = set_apart(found, [n for n in range(1, len(found)) if n not in boxed])
            decided = {0, *apart, *furniture(found, boxed, 0, apart)}
            none = never(found, range(len(found)))
            told = {
                place: line.number in gold
                for place, line in enumerate(found)
                if place not in decided and line.may_head and place not in none
                if line.number not in bold
            }
            count = VARIED_COUNT if style in VARIED else 1.0
            yield Sample(path.parent.name, PlainText.of(found, boxed), apart, told, count)


def alone(sample: Sample) -> Seen:
    return {place: list(map(sys.intern, signals(sample.page, place))) for place in sample.gold}


def beside(sample: Sample, seen: Seen, scores: dict[int, float]) -> Seen:
    chances = dict.fromkeys(sample.apart, APART)
    chances |= {place: chance(score) for place, score in scores.items()}
    return {
        place: [*seen[place], *map(sys.intern, signs), stepped(scores[place])]
        for place, signs in alike(sample.page, chances)
        if place in seen
    }


def weights(
    found: list[tuple[Sample, Seen]], by_itself: list[dict[int, float]] | None = None
) -> dict[str, float]:
    """What each signal weighs; with ``by_itself``, what the line weighed before, too."""
    rows: list[dict[str, float]] = []
    told: list[bool] = []
    sources: list[tuple[str, float]] = []
    often = Counter(name for _, seen in found for names in seen.values() for name in set(names))
    for n, (sample, seen) in enumerate(found):
        for place, names in seen.items():
            row = {name: 1.0 for name in names if often[name] >= SEEN_AT_LEAST}
            rows.append(row | ({BY_ITSELF: by_itself[n][place]} if by_itself else {}))
            told.append(sample.gold[place])
            sources.append((sample.source, sample.count))
    sizes = Counter(source for source, _ in sources)
    mean = sum(sizes.values()) / len(sizes)
    table = DictVectorizer()
    model = LogisticRegression(C=STRENGTH, max_iter=400, tol=1e-3).fit(
        table.fit_transform(rows),
        told,
        sample_weight=[count * math.sqrt(mean / sizes[source]) for source, count in sources],
    )
    set_ = {name: float(model.coef_[0][place]) for name, place in table.vocabulary_.items()}
    set_["always"] += float(model.intercept_[0]) - math.log(AT_LEAST / (1 - AT_LEAST))
    return {name: round(weight, 2) for name, weight in sorted(set_.items())}


def weighed(table: dict[str, float], seen: Seen) -> dict[int, float]:
    return {n: math.fsum(table.get(name, 0.0) for name in set(names)) for n, names in seen.items()}


def tables(
    among: list[Sample], kept: dict[str, dict[str, float]]
) -> Iterator[tuple[str, dict[str, float]]]:
    """The two tables of one layout; where blank lines are lost, the first one."""
    seen = [(sample, alone(sample)) for sample in among]
    first = kept.get(layout(among[0].page)) or weights(seen)
    yield "alone", first
    if among[0].page.tight:
        return
    scores = [weighed(first, names) for _, names in seen]
    again = [
        (sample, beside(sample, names, score))
        for (sample, names), score in zip(seen, scores, strict=True)
    ]
    yield "beside", weights(again, scores)


def written(held: Iterable[Sample], kept: dict[str, dict[str, float]]) -> Iterator[str]:
    """The lines of headings.toml."""
    yield "# What each signal says for (above 0) or against a heading, in log odds."
    yield "# Written by benchmarks/reading_weights.py; weighing.py says what it is for."
    by_layout: defaultdict[str, list[Sample]] = defaultdict(list)
    for sample in held:
        by_layout[layout(sample.page)].append(sample)
    for name in ("spaced", "tight", "typed"):
        for kind, table in tables(by_layout[name], kept):
            yield f"\n[{kind}.{name}]"
            for signal, weight in table.items():
                if abs(weight) >= TOO_LIGHT[kind] or signal in (BY_ITSELF, "always"):
                    yield f"{json.dumps(signal, ensure_ascii=False)} = {weight}"


def main() -> None:
    folder, *known = map(Path, sys.argv[1:])
    kept = tomllib.loads(known[0].read_text(encoding="utf-8"))["alone"] if known else {}
    for line in written(samples(folder), kept):
        print(line)


if __name__ == "__main__":
    main()
