"""What a sentence is about, and what it says of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator import patterns as re
from generator.wording.endings import word_list
from generator.wording.phrases import phrases

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.model import Language
    from generator.wording.phrases import Phrase

_ENGLISH = re.compile(
    r"^(?P<subject>[^,.;:]{2,70}?) (?P<predicate>(?:is|are|was|were|has|have|had|will|would|can"
    r"|could|may|might|must|should|does|did|do|cannot|[a-z]{3,}(?:ed|s)(?! (?:is|are|was|were"
    r"|has|have|had|will"
    r"|would|can|could|may|might|must|should|does|did|do|cannot)\b))\b.*)$"
)


@dataclass(frozen=True, slots=True)
class _About:
    """Where the subject stands: phrases ``start`` up to and with ``at``."""

    start: int
    at: int


def subject(text: str, language: Language) -> str:
    """Who or what the sentence is about, in its words; empty where it leaves that out.

    In Japanese the topic, else who does what the main clause says; a time or a place before は is
    neither.
    """
    if language == "en":
        found = _ENGLISH.match(text)
        return found["subject"] if found else ""
    told = phrases(text)
    about = _about(told)
    return "" if about is None else _bare(told[about.start : about.at + 1])


def predicate(text: str, language: Language) -> str:
    """What is said of the subject; the whole text where it has none."""
    if language == "en":
        found = _ENGLISH.match(text)
        return found["predicate"] if found else text
    told = phrases(text)
    about = _about(told)
    if about is None or about.start:
        return text
    return text[told[about.at].end :]


def has_topic(text: str) -> bool:
    """Whether は says what the Japanese text is about."""
    return any(phrase.is_topic and _names_a_thing(phrase) for phrase in phrases(text))


def head(text: str) -> str:
    """A Japanese noun without the clause that describes it: 向かいにある食堂 → 食堂."""
    told = phrases(text)
    described = [at for at, phrase in enumerate(told[:-1]) if phrase.describes]
    rest = "".join(phrase.text for phrase in told[described[-1] + 1 :]) if described else text
    whole = not rest or rest in _BARE or phrases(rest)[0].is_predicate
    return text if whole else rest


_BARE = word_list("bare")
# Nouns that are no thing of their own.
_EMPTY = frozenset(["こと", "の", "わけ", "ところ", "ほう"])

_TIMES = re.compile(
    r"^(?:実|次|以下|上記|下記|あと|まず|最後|前者|後者|これ|それ|ここ|そこ|こちら)$|(?:今回|今日|昨日|明日|現在|最近|近年|年度|週|朝|夜|午前|午後"
    r"|春|夏|秋|冬|当時|今年|去年|昨年|来年|今|日|月|年|時|頃|ころ)$"
)


def _about(told: Sequence[Phrase]) -> _About | None:
    topics = [at for at, phrase in enumerate(told) if phrase.is_topic and _names_a_thing(phrase)]
    clause = max((at + 1 for at, p in enumerate(told[:-1]) if _ends_a_clause(p)), default=0)
    doers = [at for at in range(clause, len(told)) if _does(told[at]) and _is_main(told[at + 1 :])]
    for at in (*topics[:1], *doers[:1]):
        start = at
        while start and _belongs(told[start - 1 : at]):
            start -= 1
        return _About(start, at)
    return None


def _belongs(told: Sequence[Phrase]) -> bool:
    """Whether the first phrase describes the noun that the others lead up to."""
    first, *rest = told
    if first.ends_in_comma or first.is_topic:
        return False
    beside = first.last.surface in {"の", "や", "と"} and not first.is_predicate
    linked = beside or first.last.surface == "な" or first.words[0].kind == "連体詞"
    return first.describes or linked or any(phrase.describes for phrase in rest)


def _is_main(after: Sequence[Phrase]) -> bool:
    """What follows is no clause that describes a noun, whose subject it would be."""
    return not any(phrase.describes for phrase in after)


def _names_a_thing(phrase: Phrase) -> bool:
    """Its は stands after a noun: not 町では, 冬には, 行っては, and no time."""
    before = [word for word in phrase.words if word.end <= phrase.last.start]
    counts = len(before) > 1 and before[-2].sub == "数詞"
    if counts or (before and (before[-1].surface in _EMPTY or before[-1].sub == "数詞")):
        return False
    return (
        bool(before)
        and before[-1].kind not in {"助詞", "助動詞", "動詞", "形容詞"}
        and not _TIMES.search("".join(word.surface for word in before))
    )


def _does(phrase: Phrase) -> bool:
    last = phrase.last
    return (last.surface, last.sub) in {("が", "格助詞"), ("も", "係助詞")} and _names_a_thing(
        phrase
    )


def _ends_a_clause(phrase: Phrase) -> bool:
    return phrase.ends_in_comma and phrase.is_predicate and not phrase.describes


def _bare(told: Sequence[Phrase]) -> str:
    """Without the particle and the comma after it."""
    *before, last = told
    words = [word.surface for word in last.words if word.end <= last.last.start]
    return "".join((*(phrase.text for phrase in before), *words))
