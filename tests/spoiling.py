"""Good translations of whole articles, and the same spoiled in twelve ways, with labels.

The good ones are the examples' own translations and the free ones of the cases, in both directions.
"""

from __future__ import annotations

import random
import re
from dataclasses import replace
from itertools import cycle
from pathlib import Path
from typing import TYPE_CHECKING

from generator.translation.checks.pair import Pair
from generator.translation.tmx import read

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Batch = list[Pair]
    Spoiled = tuple[Batch, set[str]]

ROOT = Path(__file__).parents[1]
CASES = ROOT / "tests" / "cases" / "translation"
_RUN = 6  # sentences of a passage that is spoiled as a whole


def good() -> Iterator[tuple[str, Batch]]:
    """Batches of translations that nothing is wrong with, by name."""
    for path in sorted((ROOT / "examples").glob("*/*.tmx")):
        units = list(read(path, "ja-en"))
        told = [(unit.source, unit.target) for unit in units]
        yield f"{path.stem} ja-en", _batch(told, forward=True)
        yield f"{path.stem} en-ja", _batch(told, forward=False)
    told = [row for row in _rows("free-translations.tsv") if len(row) == 2]
    yield "free ja-en", _batch(told, forward=True)


def _rows(name: str) -> list[tuple[str, ...]]:
    lines = (CASES / name).read_text(encoding="utf-8").splitlines()
    return [tuple(line.split("\t")) for line in lines if line and not line.startswith("#")]


def _batch(told: list[tuple[str, ...]], *, forward: bool) -> Batch:
    return [
        Pair(f"s{n}", ja, en, "ja", "x") if forward else Pair(f"s{n}", en, ja, "en", "x")
        for n, (ja, en) in enumerate(told)
    ]


def _each(batch: Batch, change: Callable[[Pair], str], among: Callable[[Pair], bool]) -> Spoiled:
    """Every fifth sentence that can be spoiled so."""
    can = [pair.id for pair in batch if among(pair) and change(pair) != pair.target]
    chosen = set(can[:: 5 if len(can) > 20 else 2])
    made = [replace(p, target=change(p)) if p.id in chosen else p for p in batch]
    return made, chosen


def _moved(batch: Batch, order: Callable[[list[str]], list[str]]) -> Spoiled:
    """A passage of six sentences whose answers stand in another order, here and there."""
    texts = [pair.target for pair in batch]
    wrong: set[str] = set()
    for start in range(3, len(batch) - _RUN, 3 * _RUN):
        part = texts[start : start + _RUN]
        texts[start : start + _RUN] = order(part)
        for at, text in enumerate(part):
            if texts[start + at] != text:
                wrong.add(batch[start + at].id)
    return [replace(p, target=t) for p, t in zip(batch, texts, strict=True)], wrong


def same(batch: Batch) -> Spoiled:
    return _moved(batch, lambda part: [part[0]] * len(part))


def shifted(batch: Batch) -> Spoiled:
    return _moved(batch, lambda part: [*part[1:], part[-1]])


def swapped(batch: Batch) -> Spoiled:
    return _moved(batch, lambda part: [part[0], part[2], part[1], *part[3:]])


def doubled(batch: Batch) -> Spoiled:
    gap = "" if batch[0].language == "en" else " "
    return _each(batch, lambda p: p.target + gap + p.target, lambda p: len(p.target) > 8)


def refused(batch: Batch) -> Spoiled:
    said = cycle((CASES / "refusals.txt").read_text(encoding="utf-8").splitlines())
    told = {pair.id: next(said) for pair in batch}
    return _each(batch, lambda p: told[p.id], lambda p: True)


def echoed(batch: Batch) -> Spoiled:
    return _each(batch, lambda p: p.source, lambda p: len(p.source) > 20)


def cut(batch: Batch) -> Spoiled:
    return _each(
        batch, lambda p: p.target[: len(p.target) * 2 // 5].rstrip(), lambda p: len(p.source) > 20
    )


def foreign(batch: Batch) -> Spoiled:
    into = "en" if batch[0].language == "ja" else "ja"
    said = cycle(text for language, text in _rows("other-languages.tsv") if language == into)
    told = {pair.id: next(said) for pair in batch}
    return _each(batch, lambda p: told[p.id], lambda p: len(p.source) > 10)


def renumbered(batch: Batch) -> Spoiled:
    def change(pair: Pair) -> str:
        return re.sub(r"\d+", lambda found: str(int(found[0]) * 3 + 14), pair.target, count=1)

    return _each(batch, change, lambda p: bool(re.search(r"\d", p.target)))


_NAMES = {"en": ("Hartfield", "Okonkwo", "Bergstrom"), "ja": ("ハートフィールド", "グスタフ")}
_NAMED = {
    "en": re.compile(r"(?<=[a-z,] )(?!I\b)[A-Z][a-z]{3,}\b"),
    "ja": re.compile(r"[ァ-ヺー]{4,}"),
}


def renamed(batch: Batch) -> Spoiled:
    """A name in the middle of the answer is another one."""
    into = "en" if batch[0].language == "ja" else "ja"
    chance = random.Random(1)
    told = {pair.id: chance.choice(_NAMES[into]) for pair in batch}
    return _each(
        batch,
        lambda p: _NAMED[into].sub(told[p.id], p.target, count=1),
        lambda p: (
            bool(_NAMED[into].search(p.target)) and bool(re.search(r"[ァ-ヺー]{4,}|[A-Z]", p.ja))
        ),
    )


def empty(batch: Batch) -> Spoiled:
    said = cycle(("", "…", "-", "。"))
    told = {pair.id: next(said) for pair in batch}
    return _each(batch, lambda p: told[p.id], lambda p: True)


def nonsense(batch: Batch) -> Spoiled:
    said = cycle(
        ("[[[[[[[[", '{"1": {"1": {"1": {"1": ""}}}}', "((((a))))", "the the the the the the the")
    )
    told = {pair.id: next(said) for pair in batch}
    return _each(batch, lambda p: told[p.id], lambda p: True)


WAYS: dict[str, Callable[[Batch], Spoiled]] = {
    "same": same,
    "shifted": shifted,
    "swapped": swapped,
    "doubled": doubled,
    "refused": refused,
    "echoed": echoed,
    "cut": cut,
    "another language": foreign,
    "numbers changed": renumbered,
    "names changed": renamed,
    "empty": empty,
    "nested nonsense": nonsense,
}
