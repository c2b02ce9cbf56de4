"""Words that two analysers read differently: for a person to look at, never a gate."""

from __future__ import annotations

import re
from importlib.util import find_spec
from typing import TYPE_CHECKING

from generator.japanese.tokenizer import tokenizer
from generator.locale import words
from generator.model import Finding
from generator.speech.engines.openjtalk import library
from generator.speech.readings import reading

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.model import Language, Script, Utterance
    from generator.settings import Settings

_KANJI = re.compile(r"[一-龠々]")
_NUMERAL = re.compile(r"[0-9０-９〇一二三四五六七八九十百千万億兆]")
_AGREED = frozenset({"日本", "私", "何", "明日", "昨日", "一日", "他", "側", "市場", "今日"})
"""Two readings are right and everybody knows it."""

_VOWELS = {
    "ア": "アカサタナハマヤラワガザダバパャァ",
    "イ": "イキシチニヒミリギジヂビピィ",
    "ウ": "ウクスツヌフムユルグズヅブプヴュゥ",
    "エ": "エケセテネヘメレゲゼデベペェ",
    "オ": "オコソトノホモヨロヲゴゾドボポョォ",
}
_VOWEL_OF = {kana: vowel for vowel, row in _VOWELS.items() for kana in row}
_SAME = str.maketrans("ヲヅヂ", "オズジ")
_CLEAR = str.maketrans(
    "ガギグゲゴザジズゼゾダデドバビブベボパピプペポ",
    "カキクケコサシスセソタテトハヒフヘホハヒフヘホ",
)
"""A word after another may begin voiced: 会社, ガイシャ."""

Reading = tuple[str, str]
"""Written form and kana."""


def doubtful(
    scripts: Iterable[Script], settings: Settings, told_in: Language
) -> tuple[Finding, ...]:
    """Each word once, where it first stands; empty without the offline Japanese voice."""
    if find_spec("pyopenjtalk") is None:
        return ()
    seen: dict[Reading, Finding] = {}
    for said in (said for script in scripts for said in script.utterances()):
        if said.language == "ja":
            for word, here, there in _differing(said, settings):
                advice = words(told_in)["voices"]["doubtful"].format(
                    word=word, here=here, there=there
                )
                seen.setdefault((word, here), Finding("reading", "note", said.id, word, advice))
    return tuple(seen.values())


def _differing(said: Utterance, settings: Settings) -> Iterator[tuple[str, str, str]]:
    text = reading(said.text, "ja", settings, said.readings)
    spoken = [(each["string"], each["read"]) for each in library().run_frontend(text)]
    other = [(each.surface(), each.reading_form()) for each in tokenizer().tokenize(text)]
    for (word, here), (_, there) in _aligned(spoken, other):
        told = _KANJI.search(word) and not _NUMERAL.search(word) and word not in _AGREED
        if told and word in said.text and _folded(here) != _folded(there):
            yield word, here, there


def _aligned(one: list[Reading], two: list[Reading]) -> Iterator[tuple[Reading, Reading]]:
    """The shortest stretches that begin and end at word borders of both."""
    if len("".join(word for word, _ in one)) != len("".join(word for word, _ in two)):
        return  # an analyser changed the text: nothing can be compared
    left, right = iter(one), iter(two)
    for first in left:
        here, there = first, next(right)
        while len(here[0]) != len(there[0]):
            if len(here[0]) < len(there[0]):
                here = _joined(here, next(left))
            else:
                there = _joined(there, next(right))
        yield here, there


def _joined(one: Reading, two: Reading) -> Reading:
    return one[0] + two[0], one[1] + two[1]


def _folded(kana: str) -> str:
    """Long vowels and kana of one sound written one way."""
    told = ""
    for character in re.sub(r"[^ァ-ヴー]", "", kana).translate(_SAME):
        vowel = _VOWEL_OF.get(told[-1:], "")
        long = character == "ー" or (character == "ウ" and vowel == "オ")
        long = long or (character == "イ" and vowel == "エ")
        told += vowel if long and vowel else character
    return told[:1].translate(_CLEAR) + told[1:]
