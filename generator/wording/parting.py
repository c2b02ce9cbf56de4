"""Where a long Japanese sentence falls into two that can each stand alone.

Only where the first clause is said as surely as the sentence itself: not within a condition, a
report or a possibility that holds for both, and not within what describes a noun.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from generator.wording.verbs import verb

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

Kind = Literal["but", "so", "and"]

_BUT = re.compile(
    r"(?:です|ます|ません|でした|ました|だ|る|た|ない|[くしま]い)(?:が|けれども?|けど)、"
)
_SO = re.compile(
    r"(?:(?<![てで])[るたい]|な)(?:ので|から)、|(?:た|[なしく]い|な|ている|でいる|ある|できる|れる)ため、"
)
"""…するため may be what it is done for: no clause of its own."""

_STATE = re.compile(r"(?:[てで]お|であ)り、|[てで]いて、")
_LISTED = re.compile(r"(?:[るたいだ]|です|ます|ません)し、")
_STEM = re.compile(
    r"[をにがとへもで][^をにがとへもで、。]{0,7}[いきぎしちびみりえけげせてねべめれ]、"
)
_NO_STEM = re.compile(
    r"(?:に(?:より|よれ|対し|関し|際し|応じ|基づき|もとづき|続き|つづき|伴い|ともない|比べ|くらべ|加え|くわえ"
    r"|向け|むけ|つき|限り|かぎり|わたり|渡り|あたり|当たり|かけ|つれ|沿い|反し|従い|したがい|代わり|かわり|先立ち|次ぎ"
    r"|とって|おい[てめ]|ついて|よって|おけ|だけ|くい|まで|だけで)"
    r"|を(?:はじめ|始め|含め|ふくめ|除き|のぞき|通じ|通し|めぐり|巡り|経て|込め|もって)"
    r"|と(?:違い|ちがい|異なり|ことなり|し|いい|言い|して|いって|って|り|き|いえ)|まり|やはり|もちろんし|[にで]はなし"
    r"|とおり|通り|あまり|ばかり|かぎり|より|きり|ぶり|しかし|ただし|もし|し?て|れば|ければ|だけ|くらい|ぐらい|など|ない|ため|であれ|どうあれ)、$"
)
_TOPIC = re.compile(r"(?<![でにとかのば])は")
_CONDITION = re.compile(r"場合|とき|時[はに、]|なら|れば|たら|限り|際[はに、]|うちに|ても、")
_SCOPE = re.compile(
    r"可能性|かもしれ|と(?:いう|いい|いえ|言|し(?:てい|た|ま)|さ|み|考え|思|感じ|語|話|述べ|見)|そう[だで]|よう[だでに]|らしい|だろう"
    r"|でしょう|はず|べき|(?:ため|から|こと|もの|わけ|の)(?:です|だ|である)?。?$|たい|ほしい|ください|必要|予定|方針|つもり"
    r"|よう。?$|ましょう|とい|ながら"
)
_PURPOSE = re.compile(r"ため[にの、]|ように")
_PREDICATE = re.compile(
    r"(?:ます|ました|ません(?:でした)?|[うくぐすつぬぶむ]|(?<!だっ)た|(?<!であ)(?<!てい)(?<!でい)る|(?<=[んい])だ|(?<!な)い)。?$"
)
_GOING_ON = re.compile(r"[てで]い(?:る|ます)。?$")
_PAST = re.compile(r"(?:ました|ませんでした|た|だ)。?$")
_PAIRS = ("「」", "『』", "（）", "()", "【】")
_SHORTEST = 8
"""Characters of a half that says something."""


@dataclass(frozen=True, slots=True)
class Joint:
    """A sentence in two: ``first`` is a sentence of its own, ``second`` the rest as it stands."""

    first: str
    second: str
    kind: Kind


def joint(text: str) -> Joint | None:
    """Where the sentence is best parted; ``None`` when nowhere safely."""
    for kind, pattern, ended in _JOINTS:
        hits = [hit for hit in pattern.finditer(text) if _outside(text, hit.end() - 1)]
        if kind != "and" and len(hits) > 1:
            continue
        middle = len(text) / 2
        for hit in sorted(hits, key=lambda hit: abs(hit.end() - middle)):
            first, second = text[: hit.end() - 1], text[hit.end() :]
            if min(len(first), len(second)) < _SHORTEST or not _stands(pattern, first, second):
                continue
            done = ended(first, second)
            if done:
                return Joint(done, second, kind)
    return None


def _outside(text: str, at: int) -> bool:
    """Not within quotation marks or brackets."""
    before = text[:at]
    return all(
        before.count(a) <= before.count(b) for a, b in ("「」", "『』", "（）", "()", "【】")
    )


def _stands(pattern: re.Pattern[str], first: str, second: str) -> bool:
    """Whether the first half is said as surely as the whole."""
    has_topic, text = bool(_TOPIC.search(first)), first + second
    if _CONDITION.search(second) and not has_topic:
        return False
    if pattern in {_STEM, _LISTED}:
        sure = _PREDICATE.search(second) and not (_SCOPE.search(second) or _PURPOSE.search(second))
        timed = pattern is _LISTED or not _GOING_ON.search(second)
        return has_topic and timed and bool(sure) and not _CONDITION.search(text)
    return True


def _but(first: str, _: str) -> str:
    return re.sub(r"(?:が|けれども?|けど)$", "", first)


def _so(first: str, _: str) -> str:
    return re.sub(r"な?(?:ため|ので|から)$", "", first)


def _state(first: str, second: str) -> str:
    """…ており → …ている, …ていて → …ていた before what is past, …であり → …であります."""
    if first.endswith("であり"):
        return f"{first}ます"
    past = first.endswith("いて") and _PAST.search(second)
    return re.sub("(?:おり|いて)$", "いた" if past else "いる", first)


def _listed(first: str, _: str) -> str:
    return first.removesuffix("し")


def _stem(first: str, second: str) -> str:
    """…を見直し → …を見直す or, when what follows is past, …を見直した."""
    if _NO_STEM.search(f"{first}、"):
        return ""
    found = verb(first)
    if found is None:
        return ""
    return found.past if _PAST.search(second) else found.dictionary


_JOINTS: tuple[tuple[Kind, re.Pattern[str], Callable[[str, str], str]], ...] = (
    ("but", _BUT, _but),
    ("so", _SO, _so),
    ("and", _STATE, _state),
    ("and", _LISTED, _listed),
    ("and", _STEM, _stem),
)


def parts(text: str, longest: int) -> Iterator[Joint]:
    """The joints of a sentence, parted again and again while a piece is too long."""
    while len(text) > longest:
        found = joint(text)
        if found is None:
            return
        yield found
        text = found.second
