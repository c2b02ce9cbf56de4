"""A Japanese sentence as notes of the room there is."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from generator import patterns as re
from generator.japanese.width import width
from generator.wording.cutting import HEAVY, LIGHT, LONGEST, TELLS, TIGHT, fitted
from generator.wording.endings import FREE, SHORT, closed, opened, unstressed
from generator.wording.framing import framed
from generator.wording.parting import clauses, joint
from generator.wording.phrases import says_something
from generator.wording.requests import instructed
from generator.wording.shared import parted
from generator.wording.style import plain
from generator.wording.subjects import has_topic
from generator.wording.words import QUOTED, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import TypeAlias

    from generator.wording.endings import Step
    from generator.wording.parting import Kind

    Clause: TypeAlias = tuple[str, Kind | None]

_KEPT = 4096
"""Results that are kept, as planning asks for the same sentence again and again."""


@dataclass(frozen=True, slots=True)
class Part:
    """A clause of a sentence.

    Attributes:
        whole: in plain style, as the sentence has it: what its translation is looked for by.
        point: the note made of it.
        kind: how it goes on from the clause before.
    """

    whole: str
    point: str
    kind: Kind | None = None


_OWNER = re.compile(
    r"^(?P<owner>[^、。「」（）は]{1,10})(?:に(?:よると|よれば)|の話では)、?(?P<said>.{8,}?)"
    r"(?:という|とのこと|そう|らしい)?(?:だ|である)?$"
)
_SPOKE = re.compile(
    r"^(?P<owner>[^、。「」（）は0-9０-９]{1,12}(?<![でにとらも]))は、(?P<said>[^「」]{12,})と"
    r"(?:答え|述べ|訴え|伝え|報告し|説明し|指摘し|主張し|強調し|明かし|話し|認め)(?:た|ている|ていた)$"
)
"""What somebody said, in no quotation marks: each clause of it is theirs."""

_FRAMED = re.compile(
    r"^(?P<said>.+)（(?P<owner>[^（）]{1,12}の(?:報告|説明|指摘|意見|見解|回答|要望|声|試算|見通し))）$"
)
"""The same as ``framed`` has it."""


@lru_cache(maxsize=_KEPT)
def parts(text: str, room: float) -> tuple[Part, ...]:
    """The sentence in clauses, each a note of ``room`` em where that can be done."""
    if _is_torn(text):
        return (Part(text, text.strip().rstrip("。")),)
    plainly = _bare(text, room)
    said, owner = _owned(plainly, room, framed_too=True)
    found = _clauses(said, owner, room)
    whole_again = len(found) == 1 and plainly.endswith(owner) and owner
    return (Part(plainly, _made(plainly, room)),) if whole_again else found


def _clauses(bare: str, owner: str, room: float) -> tuple[Part, ...]:
    """Each as a note, with whose it is."""
    left = room - width(owner)
    bare, asides = _aside_apart(bare, left)
    made: list[Part] = []
    found = parted(bare, lambda clause: width(short(clause, left)) <= left)
    for clause, kind in (*_without_preface(found), *((aside, None) for aside in asides)):
        noted = _made(opened(clause), left)
        made.append(Part(clause, noted + owner, kind))
    return tuple(made)


@lru_cache(maxsize=_KEPT)
def whole(text: str, room: float, *, tight: bool = False) -> str:
    """The sentence as one note; its main clause where what goes before only leads up to it.

    Args:
        text: a sentence.
        room: em it should take.
        tight: whether it rather leaves out more than is longer.
    """
    if _is_torn(text):
        return text.strip().rstrip("。")
    bare, owner = _owned(_bare(text, room), room)
    left = room - width(owner)
    most = TIGHT if tight else LIGHT if joint(bare) else HEAVY
    noted = _made(bare, left, most, tight=tight)
    if width(noted) > LONGEST:
        *before, main = clauses(bare, lambda clause: width(clause) <= left)
        lesser = not any(TELLS.search(clause) for clause, _ in before)
        if before and lesser and has_topic(main[0]):
            noted = _made(opened(main[0]), left)
    return noted + owner


def _bare(text: str, room: float) -> str:
    """In plain style, without what leads on; its frame in a word where it is too long."""
    said = closed(opened(plain(instructed(text))))
    return said if width(said) <= room else framed(said)


def _is_torn(text: str) -> bool:
    """Half of a quotation, whose other half is another sentence: somebody's own words."""
    return text.count("「") > text.count("」") or text.rstrip("。").endswith("。」")


_PREFACE = re.compile(r"^.{0,9}(?:だ|である|になる)$")
"""大切な話だが、 only leads up to what is said."""


def _without_preface(found: Iterable[Clause]) -> Iterator[Clause]:
    """Without a first clause that only leads up to the second."""
    told = list(found)
    if len(told) > 1 and told[1][1] == "but" and _PREFACE.search(told[0][0]):
        del told[0]
    yield from told


def _owned(text: str, room: float, *, framed_too: bool = False) -> tuple[str, str]:
    """What somebody says, and who in brackets, where the whole has no room."""
    found = _OWNER.match(text) or _SPOKE.match(text)
    if found is None and framed_too:
        found = _FRAMED.match(text)
    if not found or width(text) <= room:
        return text, ""
    return closed(found["said"]), f"（{found['owner']}）"


_LONG_ASIDE = 14.0
"""Em of an aside that is a remark of its own, not a gloss."""


def _aside_apart(text: str, room: float) -> tuple[str, tuple[str, ...]]:
    """A remark in brackets becomes a clause of its own, after the one it stands in."""
    if width(text) <= room:
        return text, ()
    found = [each for each in _ASIDE.finditer(text) if width(each["said"]) >= _LONG_ASIDE]
    if text.count("(") + text.count("（") != len(list(_ASIDE.finditer(text))):
        return text, ()  # one within another
    remarks = [each for each in found if says_something(each["said"])]
    for each in reversed(remarks):
        text = (text[: each.start()] + text[each.end() :]).strip()
    return text, tuple(closed(opened(plain(each["said"]))) for each in remarks)


@lru_cache(maxsize=_KEPT)
def short(text: str, room: float) -> str:
    """One clause in plain style, made shorter until it fits or no step is left."""
    said = closed(_outside(text, FREE))
    for step in SHORT:
        if width(said) <= room:
            return said
        said = _outside(said, (step,))
    said = _without_asides(said, room)
    if width(said) > room:
        said = unstressed(said) or said
    return said


def _made(text: str, room: float, most: float = HEAVY, *, tight: bool = False) -> str:
    """One clause as a note; commas show what belongs to what, and go last."""
    said = short(text, room)
    bare = _uncommaed(said, room)
    if width(bare) <= room:
        return bare
    return _uncommaed(fitted(said, room, most, tight=tight), room)


def _uncommaed(text: str, room: float) -> str:
    if width(text) <= room:
        return text
    said = _outside(text, _COMMAS)
    joined = _outside(said, _JOINS) if said.count("、") == 1 else said
    return joined if width(joined) <= room else said


_COMMAS: tuple[Step, ...] = (
    (re.compile(r"(?<=[一-龠々ァ-ヴーA-Za-z0-9）][はがも])、"), ""),
    (re.compile(r"\A(?P<after>[はがも])、"), r"\g<after>"),  # right after a quotation
)
"""After a topic or a subject a comma may be."""

_JOINS: tuple[Step, ...] = ((re.compile(r"(?<=[にでこ][はで])、|(?<=ために)、"), ""),)
"""The only comma, where no noun before it meets the next."""


def _outside(text: str, steps: Iterable[Step]) -> str:
    """The text with the steps taken where nobody's own words stand."""
    made: list[str] = []
    end = 0
    for quoted in QUOTED.finditer(text):
        made += [_stepped(text[end : quoted.start()], steps, last=False), quoted.group()]
        end = quoted.end()
    return "".join((*made, _stepped(text[end:], steps, last=True)))


def _stepped(text: str, steps: Iterable[Step], *, last: bool) -> str:
    for pattern, instead in steps:
        if last or not pattern.pattern.endswith("$"):
            text = pattern.sub(instead, text)
    return text


_ASIDE = re.compile(r"(?<![A-Za-z0-9_.])[（(](?P<said>[^（）()]+)[）)]")
_LIMITS = re.compile(
    r"[0-9０-９]|限|ない|なく|除|のみ|だけ|以外|ただし|予定|想定|場合|とき|思|個人|かも|必要|見込|推定|おそらく|試算|見通し|方針|説明|報告|意見|指摘|見解|回答|要望|声"
    r"|(?<!も)の$|[なにが的]$"
)
"""A figure, a limit, a doubt, or what only qualifies the word after it: 表向きの, 意図的に."""

_ABBREVIATES = re.compile(r"[A-Z]{2,6}")


def _without_asides(text: str, room: float) -> str:
    """Without brackets that only gloss or abbreviate; a figure, a limit or a name stays."""

    def kept(found: re.Match[str]) -> str:
        said = found["said"]
        named = any(word.is_name for word in words(said))
        if _ABBREVIATES.fullmatch(said) or not (_LIMITS.search(said) or named):
            return ""
        return found[0]

    return text if width(text) <= room else _outside(text, ((_ASIDE, kept),))
