"""An ending that holds for each clause before it: …を保ち、…を広げることを求める, …する計画だ.

What is demanded, planned or necessary together is so one by one; what is possible together is not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator import patterns as re
from generator.wording.hanging import CONDITION
from generator.wording.parting import clauses
from generator.wording.words import words

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


_TOLD = re.compile(
    r"^(?P<said>.+(?P<last>[うくぐすつぬぶむるいただ]))(?P<end>(?:と(?:も)?(?:思う|考える|感じる|みられる|見られる|考えられる|思われる|いう|いわれる|される|のこと)"
    r"|そうだ|だろう))$"
)
"""What is thought, told or guessed of both is so of each."""

_PLANNED = re.compile(r"計画|予定|方針|つもり|見込み")

_TOLD_END = re.compile(r"[とそ]|だろう")

_OWNED = re.compile(r"^(?!(?:私|僕|自分|筆者|私たち)は)[^「」]{1,16}(?:は|によると|によれば)")


def _inner(said: str, end: str, fits: Callable[[str], bool]) -> list[Clause]:
    """The clauses; …を使って挑む is one, as what is used is no demand of its own."""
    return list(clauses(said, lambda each: fits(each + end), runs=False))


def parted(text: str, fits: Callable[[str], bool]) -> Iterator[Clause]:
    """The plain sentence in clauses that fit, each with the ending that holds for it."""
    found = None if fits(text) or CONDITION.search(text) else _shared(text)
    inner = _inner(found["said"], found["end"], fits) if found else []
    if found is None or len(inner) < 2:
        yield from clauses(text, fits)
        return
    holds = True
    ended: list[Clause] = []
    for clause, kind in reversed(inner):
        shares = holds and not (ended and clause.endswith("ない"))  # what is not so is no need
        shares = shares and _takes(clause, found["end"])
        ended.append((_with_end(clause, found["end"]) if shares else clause, kind))
        holds = shares and kind == "and"
    if _PLANNED.search(found["end"]) and any(found["end"] not in clause for clause, _ in ended):
        yield text, None  # 架け替えず、…に改める計画: neither is so yet
        return
    yield from reversed(ended)


def _takes(clause: str, end: str) -> bool:
    """What has to be done is done: an ending of verbs holds for no clause without one."""
    return _TOLD_END.match(end) is not None or not words(clause)[-1].is_nominal


def _shared(text: str) -> re.Match[str] | None:
    """What holds for all clauses; what somebody named thinks is not parted from the name."""
    told = _TOLD.match(text)
    if told and (told["end"] in _OF_ALL or not _OWNED.match(text)):
        return told
    return _SHARED.match(text)


_OF_ALL = frozenset(
    ["だろう", "とみられる", "と見られる", "と考えられる", "と思われる", "とされる"]
)


def _with_end(clause: str, end: str) -> str:
    """A clause without a verb takes the copula that the ending asks for."""
    last = words(clause)[-1]
    bare = last.is_nominal and end != "だろう" and end[0] in "とそ"
    return f"{clause}だ{end}" if bare else clause + end
