"""What may be heard wrongly or not at all: for a person to look at, never a gate."""

from __future__ import annotations

from importlib.util import find_spec
from typing import TYPE_CHECKING

from generator import patterns as re
from generator.japanese.tokenizer import tokenizer
from generator.locale import words
from generator.model import Finding
from generator.speech.engines.openjtalk import library
from generator.speech.readings import reading, unsaid
from generator.speech.readings.comparing import folded, joined, stretches

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.model import Language, Script, Utterance
    from generator.settings import Settings
    from generator.speech.readings.comparing import Reading

_KANJI = re.compile(r"[一-龠々]")
_NUMERAL = re.compile(r"[0-9０-９〇一二三四五六七八九十百千万億兆]")
# Two readings are right and everybody knows it.
_AGREED = frozenset(
    {"日本", "私", "何", "明日", "昨日", "一日", "他", "側", "市場", "今日", "言う"}
)

# A word after another may begin voiced: 会社, ガイシャ.
_CLEAR = str.maketrans(
    "ガギグゲゴザジズゼゾダデドバビブベボパピプペポ",
    "カキクケコサシスセソタテトハヒフヘホハヒフヘホ",
)


def doubtful(
    scripts: Iterable[Script], settings: Settings, told_in: Language
) -> tuple[Finding, ...]:
    """Signs that nobody will hear, and words that two analysers read differently.

    Each once, where it first stands; no such words without the offline Japanese voice.
    """
    told = words(told_in)["voices"]
    analysed = find_spec("pyopenjtalk") is not None
    silent: dict[str, Finding] = {}
    seen: dict[Reading, Finding] = {}
    for said in (said for script in scripts for said in script.utterances()):
        for sign in unsaid(said.text, said.language, settings, said.readings):
            section = f"readings.{said.language}"
            advice = told["unsaid"].format(sign=sign, section=section)
            silent.setdefault(sign, Finding("reading", "warning", said.id, sign, advice))
        if said.language == "ja" and analysed:
            for word, here, there in _differing(said, settings):
                advice = told["doubtful"].format(word=word, here=here, there=there)
                advice += ("" if told_in == "ja" else " ") + told["decide"]
                seen.setdefault((word, here), Finding("reading", "note", said.id, word, advice))
    return (*silent.values(), *seen.values())


def _differing(utterance: Utterance, settings: Settings) -> Iterator[tuple[str, str, str]]:
    text = reading(utterance.text, "ja", settings, utterance.readings)
    spoken = [(each["string"], each["read"]) for each in library().run_frontend(text)]
    other = [(each.surface(), each.reading_form()) for each in tokenizer().tokenize(text)]
    for one, two in stretches(spoken, other):
        (word, here), (_, there) = joined(one), joined(two)
        told = _KANJI.search(word) and not _NUMERAL.search(word) and word not in _AGREED
        if told and word in utterance.text and _sound(here) != _sound(there):
            yield word, here, there


def _sound(kana: str) -> str:
    """A word after another may begin voiced."""
    told = folded(kana)
    return told[:1].translate(_CLEAR) + told[1:]
