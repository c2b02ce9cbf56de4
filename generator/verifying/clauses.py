"""A sentence in clauses, each with what it says beside its content words."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from generator import patterns as re
from generator.verifying.cues import cues as cues_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.model import Language
    from generator.verifying.cues import CheckCues


@dataclass(frozen=True, slots=True)
class Clause:
    """A stretch of text with one predicate.

    Attributes:
        sentence: which sentence of them all it stands in.
        order: its content words from left to right, cut so that their forms are the same.
        stems: the same, as a set.
        denied: those of them that a negation denies.
        hedged: those that are not said as facts: possible, planned, asked for, feared.
        asks: its sentence is a question.
        condition: content words of what it depends on; empty where it depends on nothing.
    """

    text: str
    sentence: int
    order: tuple[str, ...]
    stems: frozenset[str]
    denied: frozenset[str]
    hedged: frozenset[str]
    asks: bool
    condition: frozenset[str] = frozenset()


_STOPS = {
    "ja": re.compile(r"\.(?=\s|$)|(?<=[。！？!?])"),
    "en": re.compile(r"(?<=[.!?])[\"”’']?\s+(?=[\"“‘']?[A-Z0-9])|(?<=[,.!?])[\"”]\s+"),
}


_COMMA = re.compile(r",(?!\d)|(?<!\d),")


def plain(text: str, cues: CheckCues) -> str:
    """In NFKC, a Japanese comma always the same."""
    text = unicodedata.normalize("NFKC", text)
    return _COMMA.sub("、", text) if cues.language == "ja" else text


def clauses(texts: Sequence[str], cues: CheckCues) -> Iterator[Clause]:
    """The clauses of some texts; a hedge is of the clause it stands in, and of no other."""
    before = 0
    for text in texts:
        sentences, found = _analysed(text, cues.language)
        yield from (
            (replace(each, sentence=each.sentence + before) for each in found)
            if (before)
            else found
        )
        before += sentences


@lru_cache(maxsize=4096)  # many texts are laid beside one sentence
def _analysed(text: str, language: Language) -> tuple[int, tuple[Clause, ...]]:
    """How many sentences it has, and their clauses."""
    cues = cues_of(language)
    wholes = _STOPS[language].split(plain(text, cues))
    found = (_of_sentence(whole, n, cues) for n, whole in enumerate(wholes) if whole.strip())
    return len(wholes), tuple(clause for each in found for clause in each)


def _of_sentence(whole: str, sentence: int, cues: CheckCues) -> Iterator[Clause]:
    asks = bool(cues.question.search(whole.strip()))
    texts = [part.strip(" 、。,.;:→/") for part in _parts(whole, cues)]
    ordered = [stems(text, cues) for text in texts]
    held = _conditions(texts, ordered, cues)
    for text, order, condition in zip(texts, ordered, held, strict=True):
        denied, hedged = frozenset(_denied(text, cues)), frozenset(_hedged(text, cues))
        yield Clause(text, sentence, order, frozenset(order), denied, hedged, asks, condition)


def _parts(whole: str, cues: CheckCues) -> list[str]:
    """The sentence cut after each joint that ends a clause."""
    ends = [0, *(found.end() for found in cues.clause_end.finditer(whole)), len(whole)]
    return [whole[a:b] for a, b in pairwise(ends) if whole[a:b].strip()]


_FEW_WORDS = 2  # content words that an English negation reaches, or a hedge before a Japanese noun


_LIGHT = re.compile("触れ$")  # 勉強に触れません: it is not studied
_NEXT = re.compile(r"\b(?:and|but)\b|[,;]")  # "charges nothing and lets visitors in"


def _denied(said: str, cues: CheckCues) -> Iterator[str]:
    """What a negation denies: the word before it, in English those after it."""
    for found in cues.negation.finditer(said):
        if cues.language == "en":
            yield from stems(_NEXT.split(said[found.end() :])[0], cues)[:_FEW_WORDS]
        elif "しか" not in said[max(0, found.start() - 6) : found.start()]:
            yield from stems(said[: found.start()], cues)[
                -1 - bool(_LIGHT.search(found.string[: found.start()])) :
            ]
    for word, (what, denies) in cues.meaning.items() if cues.means.search(said) else ():
        if denies and word in said:
            yield from stems(what, cues)


def _hedged(said: str, cues: CheckCues) -> Iterator[str]:
    """What stands before the last hedge, in English after the first."""
    found = list(cues.hedge.finditer(said))
    if not found:
        return
    if cues.language == "en":
        after = stems(said[found[0].end() :], cues)
        yield from stems(said if not after else said[found[0].start() :], cues)
        return
    reach = stems(_DUE.sub(_TIME, _SUBJECT.sub("", said[: found[-1].end()])), cues)
    relative = _RELATIVE.match(said, found[-1].end())  # …とみられる火災: the fire is a fact
    yield from reach[-_FEW_WORDS:] if relative else reach


_RELATIVE = re.compile("[^、。と]{0,4}[一-龠ァ-ヴA-Za-z]")
_SUBJECT = re.compile(r"^.*は、(?=.)")  # …過ごした一年間は、どんな日々だったか: 過ごした is a fact
_DUE = re.compile(  # 結果が出る9月までに決めたい: the results are due
    r"[^、。はを]*[るうくすつぬむぶただ](\d+[年月日]|[来今昨翌][年月週春夏秋冬日]|前|後|際|時|頃|まで)"
)
_TIME = r"\1"
_TOPIC = re.compile(r"^.*は(?=.)")  # what the whole sentence is about is no condition


def _conditions(
    texts: Sequence[str], ordered: Sequence[tuple[str, ...]], cues: CheckCues
) -> Iterator[frozenset[str]]:
    """What other clauses of its sentence make each depend on."""
    says_when = cues.binding["condition"]
    happened = bool(texts) and cues.binding["happened"].search(texts[-1]) is not None
    condition: frozenset[str] = frozenset()
    for at, text in enumerate(texts):
        later = at + 1 < len(texts)
        after = later and says_when.match(texts[at + 1])  # "…, if it rains"
        yield condition or frozenset(ordered[at + 1] if after else ())
        if cues.contrast.search(text):  # "…なら無理かと思ったが、": what follows is free
            condition = frozenset()
        elif happened and text.endswith("たら"):  # 話していたら、助言を受けた: it did happen
            continue
        elif says_when.search(text + ("、" if later else "")):
            condition |= frozenset(stems(_TOPIC.sub("", text), cues))


_JA_STEM = re.compile(
    r"[ァ-ヴー]{2,}|[A-Za-z][A-Za-z0-9.+-]*|(?:(?![一二三四五六七八九十百千万億兆割])[一-龠々])+"
)
_WHEN = re.compile("([来今先毎昨翌数十百][年月週日])(?=[一-龠])")  # 来月閉まる, 十数年会えない
_EN_STEM = re.compile(r"[A-Za-z][A-Za-z'’-]{2,}")


def stems(text: str, cues: CheckCues) -> tuple[str, ...]:
    """Content words: pairs of kanji, a single kanji of a verb, katakana, the root of a word."""
    return _stems(text, cues.language)


@lru_cache(maxsize=16384)
def _stems(text: str, language: Language) -> tuple[str, ...]:
    return tuple(_content(text, cues_of(language)))


def _content(text: str, cues: CheckCues) -> Iterator[str]:
    if cues.means.search(text):
        for word, (what, _) in cues.meaning.items():
            text = text.replace(word, what)
    text = _WHEN.sub(r"\1 ", text)
    if cues.language == "en":
        for found in _EN_STEM.findall(text.lower()):
            if found not in cues.empty:
                yield root(found)
        return
    for found in _JA_STEM.findall(text):
        if len(found) > 1 and "一" <= found[0] <= "龠":
            yield from (found[n : n + 2] for n in range(len(found) - 1))
        else:
            yield found.lower()


_ENDINGS = re.compile(r"(?:ings?|edly|ed|es|s|ly|[eo]rs?|ions?|e)$")
_TWICE = re.compile(r"([bdfgklmnprt])\1$")  # stopp(ed)
_LONGEST_ROOT = 7  # of a longer one the beginning tells it from others


def root(word: str) -> str:
    """``studies`` and ``studied`` → ``study``, ``planning`` → ``plan``; no word of its own."""
    word = re.sub(r"['’]s?$", "", word)
    word = re.sub(r"(?<=..)ie[sd]$", "y", word)
    short = _ENDINGS.sub("", word)
    short = _ENDINGS.sub("", short) if len(short) > _LONGEST_ROOT - 3 else short
    is_word = re.search(r"[aeiouy].|.[aeiouy]", short) and short[2:]
    return _TWICE.sub(r"\1", short if is_word else word)[:_LONGEST_ROOT]
