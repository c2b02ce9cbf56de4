"""Set the weights by which an article's message, and what is told of it, are chosen.

    python benchmarks/weights.py worth KEPT > generator/understanding/worth.toml
    python benchmarks/weights.py gist CHOSEN > generator/understanding/gist.toml
    python benchmarks/weights.py heads SLIDES > generator/understanding/heads.toml
    python benchmarks/weights.py standalone LABELLED > generator/wording/standalone.toml
    python benchmarks/weights.py gist CHOSEN further > corrected.toml

With ``further`` the present weights are pulled towards what more articles say, where the first are
no longer at hand.

All files have one JSON object a line. CHOSEN: ``{"article": path, "best": [ids], "good": [ids],
"never": [ids]}``, the sentences that a reader would put at the head of a talk on it, those that
would do, and, where it is given, those that would be a blunder there. KEPT:
``{"article": path, "must": [ids], "may": [ids]}``, what a good telling of three minutes must
contain, and what fits well into a longer one. SLIDES: ``{"article": path, "slides": [{"title":
[ids], "from": [ids]}]}``, what an editor's slides rest on, and what their titles say. LABELLED:
``{"article": path, "alone": [ids], "depends": [ids]}``, sentences that say something alone, and
those that do not. Ids are as `brief` knows them; an article without any tells nothing and is passed
over. What came out of ten parts left out in turn goes to standard error.

For the message a list-wise logistic model: of an article's sentences the chosen ones shall be the
likeliest, by a margin over the blunders; for titles the same, of what stands under each. The
message's weights are pulled towards what one would guess (``EXPECTED``), as some hundred articles
say little of as many features, and those of its wording towards nothing. For what
is told a logistic model with a level of its own for each article; for what stands alone a plain
one, its weights pulled towards nothing.
"""

from __future__ import annotations

import json
import random
import sys
from collections import Counter
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from generator import Settings, read
from generator.learned import learned
from generator.understanding import gist, heads, worth
from generator.understanding.message import is_message
from generator.understanding.text import text_of
from generator.wording import standalone

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.understanding.text import Text

PULL = {"gist": 3.0, "heads": 3.0, "worth": 15.0, "standalone": 5.0}
"""How strongly, chosen by leaving articles out."""

WORDING_PULL = 6.0
WORDING_SELDOM = 25
WORDING_LEAST = 0.03
"""What weighs less than this of the wording is left out."""

SELDOM = {"gist": 1, "worth": 1, "heads": 5, "standalone": 5}
"""Sentences that a feature must be seen in to be weighed."""

FURTHER = 40.0
"""The same of weights that only correct the present ones."""

PARTS = 10
ROUNDS = 400
RATE = 0.05
BEST, GOOD, NEVER = 2.0, 1.0, -1.0
MARGIN = 1.0
"""What a blunder is taken to have more of while weights are set."""
MUST, MAY = 1.0, 0.3

EXPECTED = {
    "answers the title": 2.5,
    "takes up the title": 1.0,
    "central": 1.0,
    "worth": 1.5,
    "is of the headings": 0.5,
    "intends": -2.5,
    "concedes": -2.0,
    "announces": -2.2,
    "notation": -1.5,
    "wonders": -1.5,
    "invites": -1.2,
    "about_itself": -1.2,
    "points": -0.8,
    "weighs": 1.0,
    "denies": 0.8,
    "achieves": 0.6,
    "identifies": 0.5,
    "hangs": -1.2,
    "leans": -0.8,
    "personal": -0.6,
    "exemplifies": -2.0,
    "background": -1.0,
    "limits": -0.6,
    "sums_up": 1.0,
    "answers the title's question": 2.5,
    "concludes": 1.2,
    "declares": 1.5,
    "calls": 1.5,
    "verdict": 0.8,
    "history": -1.0,
    "hollow": -1.5,
    "quotes": -1.2,
    "operates": -1.0,
    "concludes the article": 0.8,
    "opens the conclusion": 0.7,
    "item of the conclusion": 1.0,
    "undertakes": -2.0,
    "among the last 1": -0.5,
    "of length 0": -2.5,
    "of length 1": -0.5,
    "of length 4": -0.3,
    "of length 5": -1.2,
    "no verb at its end": -1.2,
    "foreign": -1.0,
    "exclaimed": -0.4,
    "bracket": -0.2,
    "item": -0.8,
    "spoken": -1.5,
    "quoted": -1.0,
    "emphasised": 1.5,
    "void": -2.5,
    "step": -2.0,
    "evidence": -1.5,
    "told inwardly, among the first 3": -1.5,
    "told inwardly, answers the title": -1.5,
    "told inwardly, late": 0.6,
    "told inwardly, realises": 1.0,
    "told inwardly, supposes": 0.5,
    "told inwardly, verdict": 1.0,
    "told inwardly, invites": 0.8,
    "told inwardly, personal": 0.6,
}


@dataclass(frozen=True)
class Rows:
    """Of each sentence of a list the features that it has, by number, and how much of each.

    Attributes:
        feature: of all sentences one after the other.
        much: as many.
        start: where each sentence's begin; none is without a feature.
        count: how many features are known.
    """

    feature: np.ndarray
    much: np.ndarray
    start: np.ndarray
    count: int

    def scores(self, weight: np.ndarray) -> np.ndarray:
        """What the features of each sentence weigh together."""
        return np.add.reduceat(self.much * weight[self.feature], self.start)

    def blame(self, off: np.ndarray) -> np.ndarray:
        """By feature, how far off the sentences are that have it."""
        each = np.repeat(off, np.diff([*self.start, len(self.feature)]))
        return np.bincount(self.feature, self.much * each, self.count)


Lists = list[tuple[Rows, np.ndarray]]
"""Of one article: of each sentence of a list its features, and how good it would be."""

Featured = list[tuple[dict[str, float], float]]
"""Of each sentence of a list its features, and how good it would be."""


def listed(path: Path, which: str) -> tuple[list[str], list[Lists]]:
    """The features' names, and the articles."""
    found: list[list[Featured]] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        chosen = json.loads(line)
        text = text_of(read(chosen["article"], Settings()))
        lists = [one for one in _SEEN[which](text, chosen) if any(much > 0 for _, much in one)]
        if lists:
            found.append(lists)
    told = (features for lists in found for one in lists for features, _ in one)
    often = Counter(chain.from_iterable(told))
    names = sorted(name for name, times in often.items() if times >= _seldom(name, which))
    number = {name: n for n, name in enumerate(names)}
    return names, [[_rows(one, number) for one in lists] for lists in found]


def _is_wording(name: str) -> bool:
    return name[0] in "~^" or name[-1] == "$"


def _seldom(name: str, which: str) -> int:
    return WORDING_SELDOM if which == "gist" and _is_wording(name) else SELDOM[which]


def _rows(one: Featured, number: dict[str, int]) -> tuple[Rows, np.ndarray]:
    """Every sentence has feature 0, if only nothing of it, so that none is empty."""
    each = [{0: 0.0, **{number[n]: m for n, m in s.items() if n in number}} for s, _ in one]
    start = np.cumsum([0, *map(len, each)])[:-1]
    feature = np.fromiter(chain.from_iterable(each), int)
    much = np.fromiter(chain.from_iterable(features.values() for features in each), float)
    return Rows(feature, much, start, len(number)), np.array([good for _, good in one])


def _weighed(text: Text, chosen: dict[str, list[str]]) -> Iterator[Featured]:
    good = dict.fromkeys(chosen.get("never", ()), NEVER)
    good |= dict.fromkeys(chosen["good"], GOOD) | dict.fromkeys(chosen["best"], BEST)
    yield [
        (dict(features), good.get(told.id, 0.0))
        for told, features in gist.features_of(text, worth.worths(text))
        if is_message(text, told)
    ]


def _told(text: Text, chosen: dict[str, list[str]]) -> Iterator[Featured]:
    good = dict.fromkeys(chosen["may"], MAY) | dict.fromkeys(chosen["must"], MUST)
    yield [(dict(features), good.get(told.id, 0.0)) for told, features in worth.features_of(text)]


def _headed(text: Text, chosen: dict[str, list[dict[str, list[str]]]]) -> Iterator[Featured]:
    """Of each slide what stands from its first to its last sentence, and their headings."""
    features = [*heads.features_of(text)]
    for slide in chosen["slides"]:
        resting = {*slide["from"], *slide["title"]}
        mine = [t for t, _ in features if t.id in resting and not t.is_heading]
        sections = {told.section for told in mine}
        first, last = (end((t.at for t in mine), default=0) for end in (min, max))
        yield [
            (dict(said), float(told.id in slide["title"]))
            for told, said in features
            if (first <= told.at <= last or told.is_heading) and told.section in sections
        ]


def _standing(text: Text, chosen: dict[str, list[str]]) -> Iterator[Featured]:
    good = dict.fromkeys(chosen["depends"], 0.0) | dict.fromkeys(chosen["alone"], 1.0)
    yield [(dict(standalone.features(t.text)), good[t.id]) for t in text.run if t.id in good]


_PLACES = {
    "gist": "understanding/gist",
    "worth": "understanding/worth",
    "heads": "understanding/heads",
    "standalone": "wording/standalone",
}

_SEEN = {
    "gist": _weighed,
    "worth": _told,
    "heads": _headed,
    "standalone": _standing,
}


def fitted(articles: list[Lists], expected: np.ndarray, pull: np.ndarray, which: str) -> np.ndarray:
    """Weights by Adam, which needs no more than this."""
    off = _OFF[which]
    weight, mean, square = expected.copy(), np.zeros_like(expected), np.zeros_like(expected)
    for step in range(1, ROUNDS + 1):
        slope = pull * (weight - expected)
        for seen, good in chain.from_iterable(articles):
            slope -= seen.blame(off(seen.scores(weight), good))
        mean = 0.9 * mean + 0.1 * slope
        square = 0.999 * square + 0.001 * slope**2
        weight = weight - RATE * (mean / (1 - 0.9**step)) / (
            np.sqrt(square / (1 - 0.999**step)) + 1e-8
        )
    return weight


def _listwise(score: np.ndarray, good: np.ndarray) -> np.ndarray:
    score, good = score + MARGIN * (good < 0), np.maximum(good, 0.0)
    likely = np.exp(score - score.max())
    return good / good.sum() - likely / likely.sum()


def _each(score: np.ndarray, good: np.ndarray) -> np.ndarray:
    """At the level at which as many are told as the reader has chosen."""
    low, high = -30.0 - score.max(), 30.0 - score.min()
    for _ in range(50):
        level = (low + high) / 2
        likely = 1 / (1 + np.exp(-np.clip(score + level, -30, 30)))
        low, high = (low, level) if likely.sum() > good.sum() else (level, high)
    return good - likely


def _plainly(score: np.ndarray, good: np.ndarray) -> np.ndarray:
    return good - 1 / (1 + np.exp(-score))


_OFF = {
    "gist": _listwise,
    "worth": _each,
    "heads": _listwise,
    "standalone": _plainly,
}


def _told_right(score: np.ndarray, good: np.ndarray) -> list[bool]:
    return [*((score > 0) == (good > 0))]


def precision(score: np.ndarray, wanted: np.ndarray) -> float:
    """Average precision of an order."""
    right = wanted[np.argsort(-score, kind="stable")]
    return float((np.cumsum(right) / np.arange(1, len(right) + 1) * right).sum() / right.sum())


def main() -> None:
    which = sys.argv[1]
    names, articles = listed(Path(sys.argv[2]), which)
    further = sys.argv[3:] == ["further"]
    present = learned(_PLACES[which]) if further else {}
    guessed = present or (EXPECTED if which == "gist" else {})
    expected = np.array([guessed.get(name, 0.0) for name in names])
    wording = np.array([which == "gist" and _is_wording(name) for name in names])
    pull = np.where(wording, WORDING_PULL, PULL[which])
    pull = np.full(len(names), FURTHER) if further else pull
    order = random.Random(0).sample(range(len(articles)), len(articles))
    right: list[float] = []
    for part in range(PARTS):
        out = set(order[part::PARTS])
        weight = fitted([a for n, a in enumerate(articles) if n not in out], expected, pull, which)
        for seen, good in chain.from_iterable(map(articles.__getitem__, sorted(out))):
            score = seen.scores(weight)
            right += {
                "gist": lambda s, g: [bool(g[s.argmax()] > 0)],
                "heads": lambda s, g: [bool(g[s.argmax()])],
                "worth": lambda s, g: [precision(s, g == MUST)],
                "standalone": _told_right,
                "cuts": _told_right,
            }[which](score, good)
    print(f"{np.mean(right):.3f} right of {len(articles)}, left out", file=sys.stderr)
    weight = fitted(articles, expected, pull, which)
    print(
        "# What a feature weighs, made by benchmarks/weights.py of"
        f" {len(articles)} articles and what"
    )
    print(f"# a reader chose of each; see {which}.py for what the features are.")
    print("[weights]")
    found = {**present, **dict(zip(names, weight, strict=True))}
    for name, much in sorted(found.items()):
        if which == "gist" and _is_wording(name) and abs(much) < WORDING_LEAST:
            continue
        print(f"{json.dumps(name, ensure_ascii=False)} = {much:.3f}")


if __name__ == "__main__":
    main()
