"""Which words of a sentence an editor kept in the point that was made of it."""

from __future__ import annotations

import unicodedata
from itertools import product

import numpy as np

RUN, APART = 1.5, 0.6
"""What a character in the place after the one before is worth, and any other."""


def kept(sentence: str, point: str) -> tuple[np.ndarray, float]:
    """Which characters of the sentence stand in the point, and the share of it that they are.

    Of all ways to lay the point's characters, in their order, over those of the sentence the one
    with the longest runs.
    """
    one, other = (np.array([*map(_plain, text)]) for text in (sentence, point))
    rows, columns = len(one), len(other)
    best = np.zeros((rows + 1, columns + 1))
    run = np.full((rows + 1, columns + 1), -np.inf)
    for i, j in product(range(1, rows + 1), range(1, columns + 1)):
        if one[i - 1] == other[j - 1]:
            run[i, j] = max(run[i - 1, j - 1] + RUN, best[i - 1, j - 1] + APART)
        best[i, j] = max(best[i - 1, j], best[i, j - 1], run[i, j])
    marked = np.zeros(rows, dtype=bool)
    found, running = 0, False
    i, j = rows, columns
    while i and j:
        if running or run[i, j] == best[i, j]:
            marked[i - 1] = True
            found += point[j - 1] not in "、，,。 "
            running = run[i, j] == run[i - 1, j - 1] + RUN
            i, j = i - 1, j - 1
        elif best[i, j] == best[i - 1, j]:
            i -= 1
        else:
            j -= 1
    return marked, found / max(1, sum(char not in "、，,。 " for char in point))


def _plain(char: str) -> str:
    return unicodedata.normalize("NFKC", char)[:1].lower() or char
