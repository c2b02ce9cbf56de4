"""Whether titles alone tell the article, each slide bears its own out, and the end has the answer.

Told by the content words that texts share, in the article's language.
"""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from generator import patterns as re
from generator.verifying.clauses import stems
from generator.verifying.cues import cues
from generator.writing.prompts import both
from generator.writing.texts import texts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from generator.model import Bilingual, Language, Scene

_ALIKE, _FEWEST = 0.67, 3  # of the content words of the shorter title; words
_BORNE = 0.3  # of the words of a clause
_CLAUSE = {
    "ja": re.compile("[、。；]"),
    "en": re.compile(
        r"[,;:.]| (?=(?:but|and|so|because|while|though|if|when|by|which)\b)", re.IGNORECASE
    ),
}
_HELD = frozenset({"table", "chart", "figure", "code", "formula", "diagram", "qa", "term"})
"""What is shown of these bears the title out in other words than it."""
_SIDES = frozenset({"comparison", "columns"})


def listed(scenes: Sequence[Scene]) -> str:
    """The titles alone, in a list."""
    return "\n".join(f"{n}. {both(scene.title)}" for n, scene in enumerate(scenes, 1))


def of_titles(scenes: Sequence[Scene], language: Language) -> Iterator[str]:
    """Titles that say one thing, and those that nothing on their slide speaks of."""
    words = [_words([scene.title], language) for scene in scenes]
    for (n, one), (m, other) in combinations(enumerate(words, 1), 2):
        least = min(len(one), len(other))
        if least >= _FEWEST and len(one & other) >= _ALIKE * least:
            yield f"? titles {n} and {m} say nearly the same: what is new at {m}?"
    for n, scene in enumerate(scenes, 1):
        own = words[n - 1]
        below = _words((p.text for role, p, _ in texts(scene) if role != "title"), language)
        if scene.layout not in _HELD and len(own) >= _FEWEST and below and not own & below:
            yield f"? slide {n}: no text below takes up a word of its title: do they bear it out?"
        elif scene.layout in _SIDES and own:
            yield from _one_sided(n, scene, own, language)


def _one_sided(n: int, scene: Scene, own: set[str], language: Language) -> Iterator[str]:
    """Groups of which a title that speaks of the others says nothing."""
    sides = [_words([g.title.text, *(p.text for p in g.points)], language) for g in scene.groups]
    untold = [g for g, side in zip(scene.groups, sides, strict=True) if not side & own]
    if untold and len(untold) < len(sides):
        names = "; ".join(g.title.text[language] or "" for g in untold)
        yield f"? slide {n}: its title speaks of one side, not of “{names}”"


def lacking(answer: Bilingual | None, told: Iterable[Bilingual], language: Language) -> list[str]:
    """The clauses of the answer of which hardly a word is told."""
    said = _words(told, language)
    clauses = _CLAUSE[language].split((answer[language] or "") if answer else "")
    found = [(each.strip(), _words_of(each, language)) for each in clauses if each and each.strip()]
    return [c for c, own in found if len(own) > 1 and len(own & said) < _BORNE * len(own)]


def _words(told: Iterable[Bilingual], language: Language) -> set[str]:
    return {stem for text in told for stem in _words_of(text[language] or "", language)}


def _words_of(text: str, language: Language) -> set[str]:
    return {*stems(text, cues(language))}
