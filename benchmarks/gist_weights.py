"""Set the weights by which an article's message is chosen; prints gist.toml.

    python benchmarks/gist_weights.py CHOSEN > generator/understanding/gist.toml

CHOSEN has one JSON object a line: ``{"article": path, "best": [ids], "good": [ids]}``, the
sentences that a reader would put at the head of a talk on it, and those that would do; ids as
`brief` knows them. An article without either tells nothing and is passed over. What came out of
ten parts left out in turn goes to standard error.

A list-wise logistic model: of an article's sentences the chosen ones shall be the likeliest. Its
weights are pulled towards what one would guess (``EXPECTED``), as two hundred articles say little
of a hundred signs.
"""

from __future__ import annotations

import json
import random
import sys
from pathlib import Path

import numpy as np

from generator import Settings, read
from generator.understanding.gist import signs_of
from generator.understanding.message import is_message
from generator.understanding.text import text_of
from generator.understanding.weight import weights

PULL = 3.0
"""How strongly, chosen by leaving articles out."""

PARTS = 10
ROUNDS = 400
RATE = 0.05
BEST, GOOD = 2.0, 1.0

EXPECTED = {
    "answers the title": 2.5,
    "takes up the title": 1.0,
    "central": 1.0,
    "weight": 1.5,
    "among the weightiest": 0.4,
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
    "sums_up": 0.4,
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


def listed(path: Path) -> list[tuple[list[dict[str, float]], list[float]]]:
    """Of each article the signs of its sentences, and how good each would be."""
    found = []
    for line in path.read_text(encoding="utf-8").splitlines():
        chosen = json.loads(line)
        text = text_of(read(chosen["article"], Settings()))
        good = dict.fromkeys(chosen["good"], GOOD) | dict.fromkeys(chosen["best"], BEST)
        weighed = [
            (dict(signs), good.get(told.id, 0.0))
            for told, signs in signs_of(text, weights(text))
            if is_message(text, told)
        ]
        if any(much for _, much in weighed):
            found.append(([signs for signs, _ in weighed], [much for _, much in weighed]))
    return found


def fitted(articles: list[tuple[np.ndarray, np.ndarray]], expected: np.ndarray) -> np.ndarray:
    """Weights by Adam, which needs no more than this."""
    weight, mean, square = expected.copy(), np.zeros_like(expected), np.zeros_like(expected)
    for step in range(1, ROUNDS + 1):
        slope = PULL * (weight - expected)
        for seen, good in articles:
            score = seen @ weight
            likely = np.exp(score - score.max())
            slope -= seen.T @ (good / good.sum() - likely / likely.sum())
        mean = 0.9 * mean + 0.1 * slope
        square = 0.999 * square + 0.001 * slope**2
        weight = weight - RATE * (mean / (1 - 0.9**step)) / (
            np.sqrt(square / (1 - 0.999**step)) + 1e-8
        )
    return weight


def main() -> None:
    found = listed(Path(sys.argv[1]))
    names = sorted({name for seen, _ in found for signs in seen for name in signs})
    expected = np.array([EXPECTED.get(name, 0.0) for name in names])
    articles = [
        (np.array([[signs.get(name, 0.0) for name in names] for signs in seen]), np.array(good))
        for seen, good in found
    ]
    order = random.Random(0).sample(range(len(articles)), len(articles))
    right = 0
    for part in range(PARTS):
        out = set(order[part::PARTS])
        weight = fitted([a for n, a in enumerate(articles) if n not in out], expected)
        right += sum(
            bool(good[(seen @ weight).argmax()]) for seen, good in map(articles.__getitem__, out)
        )
    print(f"{right} of {len(articles)} right, left out", file=sys.stderr)
    weight = fitted(articles, expected)
    print(
        f"# What a sign weighs, made by benchmarks/gist_weights.py of {len(articles)} articles and"
    )
    print("# what a reader chose of each; see gist.py for what the signs are.")
    print("[weights]")
    for name, much in zip(names, weight, strict=True):
        print(f"{json.dumps(name)} = {much:.3f}")


if __name__ == "__main__":
    main()
