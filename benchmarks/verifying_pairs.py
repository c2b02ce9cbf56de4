"""How many false texts a model's judgement finds beyond the exact checks, and how many good ones.

    python benchmarks/verifying_pairs.py http://localhost:11434 qwen3:8b [--all] [pairs.en.txt …]
    python benchmarks/verifying_pairs.py - - [pairs.en.txt …]        (exact checks alone)

The labelled pairs of the tests, or those of the files given (``NAME.ja.txt`` or ``NAME.en.txt``, in
the same form), shuffled, so that what is good and what is false do not stand together. What the
exact checks let pass is put to the model in the very question that a build asks. With ``--all``
what they refuse is asked about too, which shows what the question is worth by itself.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from generator import faults
from generator.model import Bilingual, Sentence
from generator.progress import silent
from generator.settings import Settings
from generator.web.chat import chat
from generator.writing.desk import EditorDesk
from generator.writing.holding import DOUBT, Holding, Item
from generator.writing.numbered import Numbered
from generator.writing.prompts import Prompts

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests" / "verifying"))

from test_faults import CASES, read_pairs  # a module of the tests  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Sequence

    from test_faults import Pair

    from generator.model import Language


@dataclass(frozen=True, slots=True)
class Judged:
    """A pair, what the exact checks say of it and what the model does (``None``: was not asked)."""

    pair: Pair
    exact: tuple[str, ...]
    asked: bool
    said: str | None

    @property
    def doubted(self) -> bool:
        """The model would look once more: the text is kept, and shown to a person."""
        return (self.said or "").partition(":")[0] == DOUBT

    @property
    def denied(self) -> bool:
        return bool(self.said) and not self.doubted

    @property
    def refused(self) -> bool:
        return bool(self.exact) or self.denied


def numbered(pairs: Sequence[Pair], language: Language) -> Numbered:
    """The sentences of the pairs as an article of their own, a line each."""
    texts = list(dict.fromkeys(source for _, sources, _ in pairs for source in sources))
    said = tuple(Sentence(f"s{n}", Bilingual.of(language, text)) for n, text in enumerate(texts, 1))
    lines = tuple(f"[{n}] {text}" for n, text in enumerate(texts, 1))
    return Numbered(lines, said, language)


def judged(
    pairs: Sequence[Pair], language: Language, settings: Settings, *, everything: bool
) -> list[Judged]:
    """Each pair by the exact checks and by the model of ``[writer]``, as a build would ask it."""
    article = numbered(pairs, language)
    ids = {sentence.text[language]: sentence.id for sentence in article.sentences}
    items = [
        Item("line", Bilingual.of(language, text), tuple(ids[s] for s in sources))
        for text, sources, _ in pairs
    ]
    model = chat("writer", settings)
    assert model is not None
    with model:
        desk = EditorDesk(model, Prompts(settings, (language,)), settings.cache / "writer", silent)
        holding = Holding(article, (language,), desk, desk)
        exact = [faults(text, sources, language) for text, sources, _ in pairs]
        wanted = [n for n, found in enumerate(exact) if everything or not found]
        answers = dict(zip(wanted, holding.entailed([items[n] for n in wanted]), strict=True))
    print(f"  {desk.asked} questions, {desk.meter.used} tokens")
    return [
        Judged(pair, found, n in answers, answers.get(n))
        for n, (pair, found) in enumerate(zip(pairs, exact, strict=True))
    ]


def told(found: Sequence[Judged]) -> None:
    """Shares of what was found and refused, by checks, by the question, by both; what was wrong."""
    false = [each for each in found if each.pair[2]]
    good = [each for each in found if not each.pair[2]]

    def row(name: str, refused: Sequence[bool], of_good: Sequence[bool]) -> None:
        shares = f"{sum(refused):4} of {len(refused)} false found ({_share(refused)})"
        print(f"  {name:14}{shares}, {sum(of_good)} of {len(of_good)} good refused", end="")
        print(f" ({_share(of_good)})")

    row("exact checks", [bool(e.exact) for e in false], [bool(e.exact) for e in good])
    asked = [[e for e in each if e.asked] for each in (false, good)]
    row("the question", *([e.denied for e in each] for each in asked))
    row("both", [e.refused for e in false], [e.refused for e in good])
    unheard = sum(each.asked and each.said is None for each in found)
    if unheard:
        print(f"  {unheard} texts got no answer")
    doubted = [sum(e.doubted and not e.exact for e in each) for each in (false, good)]
    print(f"  doubtful, kept for a person to read: {doubted[0]} false, {doubted[1]} good")
    for each in (e for e in found if e.refused != bool(e.pair[2])):
        text, sources, kind = each.pair
        what = f"missed   {kind}" if kind else f"refused  {'; '.join(each.exact) or each.said}"
        print(f"  {what}: {text}  <  {' / '.join(sources)}")
    kinds = Counter(e.pair[2] for e in false if e.asked and not e.denied)
    if kinds:
        print("  passed by the question: " + ", ".join(f"{k} {n}" for k, n in kinds.most_common()))


def _share(of: Sequence[bool]) -> str:
    return f"{100 * sum(of) / max(1, len(of)):.1f} %"


def main() -> None:
    ask = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    ask.add_argument("endpoint")
    ask.add_argument("model")
    ask.add_argument("files", nargs="*", type=Path)
    ask.add_argument("--all", action="store_true", help="ask about what exact checks refuse too")
    ask.add_argument("--key", default="")
    ask.add_argument("--seed", type=int, default=16, help="of the order")
    given = ask.parse_intermixed_args()
    files = given.files or [CASES / f"pairs.{language}.txt" for language in ("ja", "en")]
    section = {"endpoint": given.endpoint, "model": given.model, "key": given.key}
    with tempfile.TemporaryDirectory() as folder:
        settings = replace(Settings(), sections={"writer": section}, cache=Path(folder))
        for path in files:
            language: Language = "ja" if path.suffixes[-2:-1] == [".ja"] else "en"
            pairs = list(read_pairs(path))
            random.Random(given.seed).shuffle(pairs)
            print(f"{path.name}: {len(pairs)} pairs, {given.model}")
            if given.endpoint == "-":
                told(
                    [Judged(p, faults(p[0], p[1], language), asked=False, said=None) for p in pairs]
                )
            else:
                told(judged(pairs, language, settings, everything=given.all))


if __name__ == "__main__":
    main()
