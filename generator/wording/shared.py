"""An ending that holds for each clause before it: …を保ち、…を広げることを求める, …する計画だ.

What is demanded, planned or necessary together is so one by one; what is possible together is not.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.wording.hanging import CONDITION
from generator.wording.parting import clauses

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import TypeAlias

    from generator.wording.parting import Kind

    Clause: TypeAlias = tuple[str, Kind | None]

_SHARED = re.compile(
    r"^(?P<said>.+[うくぐすつぬぶむる])(?P<end>"
    r"(?:こと|よう)[をがにも]?(?:[一-龠]{1,4}に)?(?:(?:強く)?求め(?:る|た|ている|られる|られている)|(?:要望|提案|要請|お願い)(?:する|した|している)"
    r"|目指す|目指している|必要|重要|大切|不可欠|望ましい)(?:だ|である)?"
    r"|必要(?:が|も)?(?:ある)?|(?:計画|予定|方針|つもり|見込み)(?:だ|である)?|べき(?:だ|である)?)$"
)


def _inner(said: str, end: str, fits: Callable[[str], bool]) -> list[Clause]:
    """The clauses; …を使って挑む is one, as what is used is no demand of its own."""
    return list(clauses(said, lambda each: fits(each + end), runs=False))


def parted(text: str, fits: Callable[[str], bool]) -> Iterator[Clause]:
    """The plain sentence in clauses that fit, each with the ending that holds for it."""
    found = None if fits(text) or CONDITION.search(text) else _SHARED.match(text)
    inner = _inner(found["said"], found["end"], fits) if found else []
    if found is None or len(inner) < 2:
        yield from clauses(text, fits)
        return
    holds = True
    ended: list[Clause] = []
    for clause, kind in reversed(inner):
        shares = holds and not (ended and clause.endswith("ない"))  # what is not so is no need
        ended.append((clause + found["end"] if shares else clause, kind))
        holds = shares and kind == "and"
    yield from reversed(ended)
