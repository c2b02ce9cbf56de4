"""How much of the seeded damage the translation checks find, and how often they are wrong.

    python benchmarks/translation_checks.py [more.tmx …]

The seeded set was written for this project together with the checks. The TMX files given (the
examples' by default) hold people's translations: they are counted as they are, then damaged by
chance in the ways below, which nobody tuned the checks to.
"""

from __future__ import annotations

import random
import re
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from generator.settings import Settings
from generator.translation import glossary
from generator.translation.checks import flaws
from generator.translation.checks.pair import Pair
from generator.translation.tmx import read

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.model import Language

ROOT = Path(__file__).parents[1]
CASES = ROOT / "tests" / "cases" / "translation"


SETS: dict[Language, str] = {"ja": "seeded-errors.tsv", "en": "seeded-errors-en.tsv"}


def seeded(language: Language) -> tuple[list[str], list[Pair]]:
    """What is wrong with each pair ("ok": nothing), and the pairs, from ``language``."""
    lines = (CASES / SETS[language]).read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    pairs = [Pair(f"s{n}", *row[1:], language, "machine") for n, row in enumerate(rows)]
    return [row[0] for row in rows], pairs


def measured(language: Language) -> tuple[Counter[str], Counter[str], list[str]]:
    """Damaged pairs by kind, those found as that kind, and the good pairs with an alarm."""
    kinds, pairs = seeded(language)
    settings = Settings(glossaries=(CASES / "seeded-glossary.csv",))
    told = {(flaw.where, flaw.check) for flaw in flaws(pairs, glossary.terms(settings, language))}
    named = list(zip(kinds, pairs, strict=True))
    alarmed = {where for where, _ in told}
    return (
        Counter(kind for kind in kinds if kind != "ok"),
        Counter(kind for kind, pair in named if (pair.id, kind) in told),
        [pair.source for kind, pair in named if kind == "ok" and pair.id in alarmed],
    )


def free() -> tuple[list[Pair], set[str]]:
    """Good translations that say numbers and negation freely, and those with an alarm."""
    lines = (CASES / "free-translations.tsv").read_text(encoding="utf-8").splitlines()[1:]
    rows = (line.split("\t") for line in lines)
    pairs = [Pair(f"s{n}", ja, en, "ja", "machine") for n, (ja, en) in enumerate(rows)]
    return pairs, {flaw.where for flaw in flaws(pairs)}


def _digit(text: str, chance: random.Random) -> str:
    places = [m.start() for m in re.finditer(r"\d", text)]
    if not places:
        return text
    at = chance.choice(places)
    return text[:at] + str((int(text[at]) + chance.randint(1, 8)) % 9 + 1) + text[at + 1 :]


def _scale(text: str, _: random.Random) -> str:
    swaps = {"billion": "million", "million": "billion", "percent": "times", "yen": "dollars"}
    return re.sub("|".join(swaps), lambda m: swaps[m[0]], text, count=1)


def _positive(text: str, _: random.Random) -> str:
    return re.sub(r" not\b|n['’]t\b", "", text, count=1)


def _cut(text: str, chance: random.Random) -> str:
    return text[: int(len(text) * chance.uniform(0.3, 0.7))].rstrip() if len(text) > 40 else text


def _twice(text: str, _: random.Random) -> str:
    words = text.split()
    return " ".join([*words[:5], *words[2:]]) if len(words) > 8 else text


def _unquoted(text: str, _: random.Random) -> str:
    return re.sub(r'["“”]', "", text, count=1)


def _misspelt(text: str, _: random.Random) -> str:
    return re.sub(r"(?<=[a-z] )([A-Z][a-z]{2})([a-z])(?=[a-z])", r"\1\2\2", text, count=1)


DAMAGE: dict[str, Callable[[str, random.Random], str]] = {
    "a digit changed": _digit,
    "a unit changed": _scale,
    "a not lost": _positive,
    "cut off": _cut,
    "said twice": _twice,
    "a quotation mark lost": _unquoted,
    "a name misspelt": _misspelt,
}


def damaged(pairs: list[Pair], kind: str) -> tuple[int, int]:
    """How many pairs could be damaged in a way, each alone among the others, and were found."""
    chance, possible, found = random.Random(kind), 0, 0
    for at, pair in enumerate(pairs):
        worse = DAMAGE[kind](pair.target, chance)
        if worse != pair.target:
            possible += 1
            show = [
                *pairs[:at],
                Pair(pair.id, pair.source, worse, "ja", "machine"),
                *pairs[at + 1 :],
            ]
            found += any(flaw.where == pair.id for flaw in flaws(show))
    return found, possible


def show(language: Language) -> None:
    wanted, found, alarms = measured(language)
    print(f"seeded, from {language}")
    for kind, count in wanted.items():
        print(f"  {kind:24}{found[kind]:4} of {count}")
    good = seeded(language)[0].count("ok")
    share = 100 * found.total() / wanted.total()
    print(f"  {'damage found':24}{found.total():4} of {wanted.total()} ({share:.1f} %)")
    print(f"  {'false alarms':24}{len(alarms):4} of {good} ({100 * len(alarms) / good:.1f} %)")


def main() -> None:
    for language in SETS:
        show(language)
    pairs, alarmed = free()
    print(f"free translations: {len(alarmed)} alarms in {len(pairs)}")
    files = [Path(name) for name in sys.argv[1:]] or sorted((ROOT / "examples").glob("*/*.tmx"))
    for path in files:
        units = list(read(path, "ja-en"))
        pairs = [Pair(f"s{n}", u.source, u.target, "ja", "machine") for n, u in enumerate(units)]
        told = {flaw.where for flaw in flaws(pairs)}
        print(f"\n{path.stem}: {len(pairs)} pairs by people, alarms at {len(told)}")
        for kind in DAMAGE:
            print("  {:24}{:4} of {}".format(kind, *damaged(pairs, kind)))


if __name__ == "__main__":
    main()
