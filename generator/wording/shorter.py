"""A Japanese sentence as notes of the room there is."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from generator import patterns as re
from generator.japanese.width import width
from generator.wording import conjugation
from generator.wording.cutting import fitted
from generator.wording.endings import FREE, SHORT, asserted, closed, opened, unstressed
from generator.wording.framing import framed
from generator.wording.hanging import CONDITION
from generator.wording.parting import clauses
from generator.wording.phrases import says_something
from generator.wording.style import plain
from generator.wording.words import QUOTED, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import TypeAlias

    from generator.wording.endings import Step
    from generator.wording.parting import Kind

    Clause: TypeAlias = tuple[str, Kind | None]
    from collections.abc import Callable, Sequence

    from generator.wording.words import Word


_KEPT = 4096
"""Results that are kept, as planning asks for the same sentence again and again."""


@dataclass(frozen=True, slots=True)
class SentencePart:
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
def parts(text: str, room: float) -> tuple[SentencePart, ...]:
    """The sentence in clauses, each a note of ``room`` em where that can be done."""
    if _is_torn(text):
        return (SentencePart(text, text.strip().rstrip("。")),)
    plainly = bared(text, room)
    said, owner = _owned(plainly, room, framed_too=True)
    found = _clauses(said, owner, room)
    whole_again = len(found) == 1 and plainly.endswith(owner) and owner
    return (SentencePart(plainly, _made(plainly, room)),) if whole_again else found


def _clauses(bare: str, owner: str, room: float) -> tuple[SentencePart, ...]:
    """Each as a note, with whose it is."""
    left = room - width(owner)
    bare, asides = _aside_apart(bare, left)
    made: list[SentencePart] = []
    found = parted(bare, lambda clause: width(short(clause, left)) <= left)
    for clause, kind in (*_without_preface(found), *((aside, None) for aside in asides)):
        noted = _made(opened(clause), left)
        made.append(SentencePart(clause, noted + owner, kind))
    return tuple(made)


@lru_cache(maxsize=_KEPT)
def whole(text: str, room: float) -> str:
    """The sentence as one note, of ``room`` em where it says the same in so many."""
    if _is_torn(text):
        return text.strip().rstrip("。")
    bare, owner = _owned(bared(text, room), room)
    return _made(bare, room - width(owner)) + owner


_COMMA = re.compile(r"，\s*|(?<=[ぁ-んァ-ヴ一-龠）」]), ?(?=[ぁ-んァ-ヴ一-龠A-Za-z「(（])")
"""A comma of another script."""


def bared(text: str, room: float) -> str:
    """A sentence in plain style, without what leads on; where it is long its frame is a word."""
    said = asserted(closed(opened(plain(instructed(_COMMA.sub("、", text))))))
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


_EXAMPLES = re.compile(r"(?:など|等|か|例えば.*|たとえば.*)$")
_LONG_ASIDE = 14.0
"""Em of an aside that is a remark of its own, not a gloss."""


def _aside_apart(text: str, room: float) -> tuple[str, tuple[str, ...]]:
    """A remark in brackets becomes a clause of its own, after the one it stands in."""
    if width(text) <= room:
        return text, ()
    found = [each for each in _ASIDE.finditer(text) if width(each["said"]) >= _LONG_ASIDE]
    if text.count("(") + text.count("（") != len(list(_ASIDE.finditer(text))):
        return text, ()  # one within another
    found = [each for each in found if not _EXAMPLES.search(each["said"])]
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


def _made(text: str, room: float) -> str:
    """One clause as a note; commas show what belongs to what, and go last."""
    said = short(text, room)
    bare = _uncommaed(said, room)
    if width(bare) <= room:
        return bare
    return _uncommaed(fitted(said, room), room)


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


_ASIDE = re.compile(r"(?<![A-Za-z0-9_.])(?:(?<=[^ -~]) )?[（(](?P<said>[^（）()]+)[）)]")
LIMITS = re.compile(
    r"[0-9０-９]|[前中後]編|^[上中下前後]$|たぶん|おそらく|画面|限|ない|なく|除|のみ|だけ|以外|ただし|予定|想定|場合|とき|思|個人|一部|有料|無料|予約|先着|別途|[雨荒]天|中止|かも|必要|見込|推定|おそらく|試算|見通し|方針|説明|報告|意見|指摘|見解|回答|要望|声"
    r"|(?<!も)の$|[なにが的]$"
)
"""A figure, a limit, a doubt, or what only qualifies the word after it: 表向きの, 意図的に."""

_ABBREVIATES = re.compile(r"[A-Z]{2,6}")


def _without_asides(text: str, room: float) -> str:
    """Without brackets that only gloss or abbreviate; a figure, a limit or a name stays."""

    def kept(found: re.Match[str]) -> str:
        said = found["said"]
        named = any(word.is_name for word in words(said))
        if _ABBREVIATES.fullmatch(said) or not (LIMITS.search(said) or named):
            return ""
        return found[0]

    return text if width(text) <= room else _outside(text, ((_ASIDE, kept),))


# Requests as a note says them: …してください → …する, ご確認ください → 確認する.

_PLEASE = frozenset(["ください", "下さい"])
_HONORIFIC = frozenset(["お", "ご", "御"])
_END = re.compile(r"[。．.！!\s]+$")
_BEGGED = re.compile(
    r"(?:お|ご|御)(?P<noun>[一-龠々]{2,4})(?:を|のほど、?)?"
    r"(?:願います|願いたい(?:です)?|(?:よろしく)?お願い(?:します|いたします|致します|申し上げます))$"
)
_SEEN = {"覧": "見る", "ご覧": "見る", "参照": "参照する", "越し": "行く", "いで": "行く"}
"""What is asked for in another verb than it is done with."""


def instructed(text: str) -> str:
    """A request as the instruction it is; any other sentence, and a quoted one, as it stands."""
    bare = _END.sub("", text)
    begged = _BEGGED.search(bare)
    if begged and (told := words(begged["noun"])) and told[-1].can_be_done:
        return f"{bare[: begged.start()]}{begged['noun']}する"
    if not bare.endswith((*_PLEASE, "ませ")):
        return text
    said = [word for word in words(bare) if word.surface != "ませ"]
    if len(said) < 3 or said[-1].surface not in _PLEASE:
        return text
    return _asked(said[:-1], bare) or text


def _asked(told: Sequence[Word], text: str) -> str:
    """Up to what is asked for, in its dictionary form; empty where that is not certain."""
    last, before = told[-1], told[-2]
    if last.surface in {"て", "で"} and last.sub == "接続助詞":
        return _done(before, text)
    if last.surface in _SEEN:
        start = before.start if before.surface in _HONORIFIC else last.start
        return text[:start] + _SEEN[last.surface]
    return _honoured(last, text[: before.start]) if before.surface in _HONORIFIC else ""


def _done(verb: Word, text: str) -> str:
    """Before てください, or ないでください."""
    if verb.base == "ない":
        return text[: verb.end]
    if not verb.form.startswith("連用形") or verb.kind not in {"動詞", "助動詞"}:
        return ""
    return text[: verb.start] + conjugation.of(verb).dictionary


def _honoured(word: Word, before: str) -> str:
    """Between お or ご and ください."""
    if word.can_be_done:
        return f"{before}{word.surface}する"
    if word.kind == "動詞" and word.form.startswith("連用形"):
        return before + conjugation.of(word).dictionary
    return ""


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
