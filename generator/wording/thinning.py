"""What a clause can do without: said of a name, what for, in passing; left out one at a time.

Leaving out says less, which is allowed, unless something makes less into more: a clause that
denies, limits or generalises may become false, and one that loses a figure or a name loses what it
is for.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.japanese.width import width
from generator.wording.hanging import CONDITION
from generator.wording.lists import word_list
from generator.wording.phrases import phrases
from generator.wording.words import QUOTED, words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from typing import TypeAlias

    from generator.wording.phrases import Phrase

    Rule: TypeAlias = Callable[[Sequence[Phrase]], Iterator[tuple[int, int]]]

TELLS = re.compile(
    r"[0-9０-９一二三四五六七八九十百千万億兆%％「『A-Za-z]|ない|なく|ず|だけ|のみ|しか|限|以外|以上|以下|すべて|全て|必ず|常に|場合|とき|なら|れば|たら"
    r"|ほとんど|ほぼ|約|多く|一部|可能|かも|おそらく|たぶん|予定|によると|よれば|初めて|最も|もっとも|いちばん"
)
"""A figure, a name, a limit, a degree, a doubt, an owner."""

_DENIES = re.compile(
    r"[な無][いかく]|ず(?:に|、|$)|ませ|だけ|のみ|しか|限り|限っ|すべて|全て|必ず|常に|いつも|誰も|だれも|すら|さえ"
)
_PURPOSE = re.compile(r"(?:[うくぐすつぬぶむる](?:ため|ために|ように)|べく)、?$")
_PASSING = re.compile(
    r"(?:とともに|と共に|に伴い|に伴って|に応じて|に応じ|に加え|に加えて|を踏まえ|を踏まえて|を通じて|を通して|にあたり|にあたって"
    r"|に際し|に際して|に続き|に続いて|の上で|うえで|上で|として|をきっかけに|を機に|を受け|を受けて)、?$"
)
_TIMELESS = re.compile(
    r"^(?:(?:今後|現在|今|いま|これまで|今回)、|今回は|この度、?|このたび、?|このほど、?)$"
)


LONGEST = 32.0
"""Em of a point that is still read at a glance."""


def thinned(text: str, room: float) -> str:
    """The clause with as little left out as makes it fit, or all that may be left out."""
    while width(text) > room:
        shorter = next(_without_one(text, _LIGHT if width(text) <= LONGEST else _ALL), "")
        if not shorter:
            break
        text = shorter
    return text


def _without_one(text: str, rules: tuple[Rule, ...]) -> Iterator[str]:
    told = phrases(text)
    if len(told) < 3 or _DENIES.search(text):
        return
    for rule in _LIGHT if CONDITION.search(text) else rules:
        for start, stop in rule(told):
            gone = text[told[start].start : told[stop - 1].end]
            rest = text[: told[start].start] + text[told[stop - 1].end :]
            if _may_go(gone, rule) and width(rest) >= 8:
                yield rest


def _may_go(gone: str, rule: Rule) -> bool:
    if rule is _of_a_list:
        return not re.search(r"[0-9０-９]|ない|だけ|のみ", gone)
    if rule is _of_a_name:
        gone = QUOTED.sub("", gone)
    return not (TELLS.search(gone) or any(word.is_name for word in words(gone)))


def _of_a_name(told: Sequence[Phrase]) -> Iterator[tuple[int, int]]:
    """What describes a name: it is that one anyway."""
    for at, phrase in enumerate(told[:-1]):
        if phrase.describes and told[at + 1].names and not phrase.ends_in_comma:
            start = at
            while start and _inside(told[start - 1]):
                start -= 1
            yield start, at + 1


def _inside(phrase: Phrase) -> bool:
    """May belong to the description on its right."""
    return not (
        phrase.is_topic
        or phrase.ends_in_comma
        or (phrase.last.surface == "が" and phrase.last.sub == "接続助詞")
    )


def _for_what(told: Sequence[Phrase]) -> Iterator[tuple[int, int]]:
    for at, phrase in enumerate(told[:-1]):
        said = "".join(each.text for each in told[max(0, at - 1) : at + 1])
        start = _clause_start(told, at)
        opens = not start or told[start - 1].is_topic
        if _PURPOSE.search(said) and phrase.ends_in_comma and opens:
            yield start, at + 1


def _in_passing(told: Sequence[Phrase]) -> Iterator[tuple[int, int]]:
    for at, phrase in enumerate(told[:-1]):
        if _TIMELESS.match(phrase.text):
            yield at, at + 1
        elif phrase.ends_in_comma and _PASSING.search(phrase.text):
            yield _clause_start(told, at), at + 1


def _clause_start(told: Sequence[Phrase], at: int) -> int:
    """The first phrase of the clause that ends at ``at``; a comma within a list is no end."""
    start = at
    while start and not told[start - 1].is_topic:
        if told[start - 1].ends_in_comma and not _is_item(told[start - 1]):
            break
        start -= 1
    return start


def _how(told: Sequence[Phrase]) -> Iterator[tuple[int, int]]:
    """Adverbs of manner."""
    for at, phrase in enumerate(told[:-1]):
        first = phrase.words[0]
        manner = (
            first.kind == "形状詞"
            and not first.sub.startswith("助動詞")
            and phrase.last.surface == "に"
            and len(phrase.words) == 2
        )
        adverb = (
            first.kind == "副詞" and len([w for w in phrase.words if w.kind != "補助記号"]) <= 2
        )
        leans = bool(at) and told[at - 1].last.surface in {"と", "に", "より"}
        sounds = _SOUND.fullmatch(first.surface)
        if leans or sounds or any(each.describes for each in told[at + 1 :]):
            continue  # OSと同じく: what it leans on would hang; 静かに読む人: it tells which ones
        if manner or (adverb and first.surface not in _DEGREES):
            yield at, at + 1


_SOUND = re.compile(r"[ァ-ヴー]+")
"""バーン, ポン: as often a name."""

_DEGREES = word_list("degrees")


_OPEN = re.compile(r"(?:など|等)(?:の|を|が|に|で|は|と|も|へ)?、?$")


def _of_a_list(told: Sequence[Phrase]) -> Iterator[tuple[int, int]]:
    """All but the first of a list that is open anyway: リチウム、コバルト、ニッケルなど."""
    for at, phrase in enumerate(told):
        if not _OPEN.search(phrase.text):
            continue
        start = at
        while start and told[start - 1].ends_in_comma and _is_item(told[start - 1]):
            start -= 1
        if start + 1 < at:
            yield start + 1, at  # the last keeps など


def _is_item(phrase: Phrase) -> bool:
    return phrase.is_nominal and phrase.last.kind in {"名詞", "接尾辞"}


_LIGHT: tuple[Rule, ...] = (_of_a_name, _of_a_list, _in_passing)
_ALL: tuple[Rule, ...] = (*_LIGHT, _for_what, _how)
"""What costs little, and what only a text that is far too long is worth."""
