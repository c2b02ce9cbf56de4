"""Whose it is what a slide says: one answer a slide, by the claims its title rests on.

Empty where it is the article's own: that is told once, on the first slide.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator import patterns as re
from generator.writing.prompts import both
from generator.writing.texts import texts

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.model import Scene
    from generator.writing.deck import Planned

_WORDS = re.compile(r"[一-龠々]{2,}|[ァ-ヴー]{2,}|[A-Za-z][A-Za-z0-9]{2,}")
_KNOWN_AGAIN = (2, 5)  # letters of a word of a name, of a Latin one: 汐見沢館長, 汐見沢さん
_OWN = re.compile(r"筆者|著者|作者|記事|[Aa]uthor|[Ww]riter|[Aa]rticle")
_PLAIN = frozenset({"the", "and", "his", "her", "its", "who"})
_HELD = frozenset({"opinion", "demand", "likely", "possible", "conceivable"})
"""How sure a claim is that somebody holds: what is reported or planned is a fact of theirs."""


def owner_of(scene: Scene, plan: Planned) -> str:
    """Who holds what its title says, as the plan names them; "" for the article's own voice."""
    own = {*scene.title_sources}
    held = [
        claim.says.owner
        for claim in plan.brief.claims
        if own & {*claim.says.sources} and claim.says.certainty in _HELD
    ]
    owners = {owner for owner in held if not _is_own(owner, plan)}
    return owners.pop() if len(owners) == 1 and len({*held}) == 1 else ""


def unnamed(scenes: Sequence[Scene], plan: Planned) -> Iterator[str]:
    """Slides that say somebody's view and name them nowhere; the last names them in each text."""
    for n, scene in enumerate(scenes, 1):
        owner = owner_of(scene, plan)
        shown = " ".join(both(point.text) for _, point, _ in texts(scene)) + both(scene.kicker)
        names = {*_WORDS.findall(owner)} - _PLAIN
        if owner and not any(word[: _KNOWN_AGAIN[word.isascii()]] in shown for word in names):
            yield f"? slide {n} says what {owner} holds, and names them nowhere"


def _is_own(owner: str, plan: Planned) -> bool:
    """Whether that is whose the lines are where they name nobody."""
    known = f"{both(plan.voice)} {both(plan.byline.text)}"
    voice = {*_WORDS.findall(known)} - _PLAIN
    return not owner or bool(_OWN.search(owner)) or any(word in owner for word in voice)
