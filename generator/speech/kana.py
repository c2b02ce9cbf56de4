"""The kana that a voice says beside what is written: where it may be wrong, and as furigana."""

from __future__ import annotations

from difflib import SequenceMatcher
from importlib.util import find_spec
from typing import TYPE_CHECKING, TypeAlias

from generator import patterns as re
from generator.compiled import answered
from generator.japanese.tokenizer import tokenizer
from generator.locale import words
from generator.model import Finding
from generator.speech.edition import own_readings
from generator.speech.engines import openjtalk
from generator.speech.readings import reading, unsaid
from generator.speech.readings.comparing import folded, joined, stretches

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

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
        signs, differing = _doubts(said, settings, analysed=analysed)
        for sign in signs:
            section = f"readings.{said.language}"
            advice = told["unsaid"].format(sign=sign, section=section)
            silent.setdefault(sign, Finding("reading", "warning", said.id, sign, advice))
        for word, here, there in differing:
            advice = told["doubtful"].format(word=word, here=here, there=there)
            advice += ("" if told_in == "ja" else " ") + told["decide"]
            seen.setdefault((word, here), Finding("reading", "note", said.id, word, advice))
    return (*silent.values(), *seen.values())


_Doubts: TypeAlias = "tuple[str, tuple[tuple[str, str, str], ...]]"
"""Signs that are not said, and words with the two ways to read them."""


def _doubts(said: Utterance, settings: Settings, *, analysed: bool) -> _Doubts:
    """A sentence that is not changed has those that it had."""
    own = own_readings(settings, said.language)
    asked = said.text, said.language, own, said.readings, analysed

    def looked_for() -> _Doubts:
        signs = unsaid(said.text, said.language, settings, said.readings)
        read = said.language == "ja" and analysed
        return signs, tuple(_differing(said, settings)) if read else ()

    return answered("doubts", asked, looked_for)


def _differing(utterance: Utterance, settings: Settings) -> Iterator[tuple[str, str, str]]:
    text = reading(utterance.text, "ja", settings, utterance.readings)
    spoken = [(each["string"], each["read"]) for each in openjtalk.library().run_frontend(text)]
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


# Furigana: the kana of each word written with kanji, as the voice will say it.

Ruby = tuple[str, str]
"""A piece of the text, and its reading in hiragana; empty where it needs none."""

_HAS_KANJI = re.compile(r"[一-龠々〆ヶ]")
_RUNS = re.compile(r"[一-龠々〆ヶ0-9０-９]+|[^一-龠々〆ヶ0-9０-９]+")
_KATAKANA = {code: code - 0x60 for code in range(ord("ァ"), ord("ヶ") + 1)}


def furigana(
    text: str, settings: Settings, pairs: Iterable[tuple[str, str]] = ()
) -> tuple[Ruby, ...]:
    """The text in pieces, those with kanji beside what the offline Japanese voice says for them.

    A word that is said otherwise than it is written (an author's ruby, a number in words) is found
    by what stands around it. Needs pyopenjtalk.

    Args:
        text: one sentence.
        settings: for the user's own readings.
        pairs: (written, said) that outrank everything else: the author's ruby, the glossary's.

    Raises:
        EngineError: the sentence is too long for the analyser.
    """
    said = reading(text, "ja", settings, pairs)
    analysed = [(each["string"], _kana(each)) for each in openjtalk.words(said)] if said else []
    told = "".join(word for word, _ in analysed)
    if not analysed:
        return ((text, ""),)
    pieces = [
        piece
        for written, spoken in _stretches(text, told, [len(word) for word, _ in analysed])
        for piece in _apart(text[slice(*written)], "".join(k for _, k in analysed[slice(*spoken)]))
    ]
    return tuple(pieces)


def _kana(word: Mapping[str, str]) -> str:
    """As it is written, は for the particle said わ; as it is said where that is another word."""
    written, said = word["read"], word["pron"].replace("’", "")
    if word["pos"] == "助詞" or folded(written) == folded(said):
        return written
    return said


def _stretches(
    text: str, told: str, lengths: Sequence[int]
) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """Places in the text beside places among the words, as short as both have a border."""
    borders = [0]
    for length in lengths:
        borders.append(borders[-1] + length)
    at = {border: number for number, border in enumerate(borders)}
    # Where a place among what is said stands in the text: kept characters, and ends of what is not.
    there: dict[int, int] = {}
    for tag, one, end, two, _ in SequenceMatcher(
        None, _wide(text), told, autojunk=False
    ).get_opcodes():
        there.setdefault(two, one)
        if tag == "equal":
            there.update({two + n: one + n for n in range(1, end - one + 1)})
    there[len(told)] = len(text)
    here, word = 0, 0
    for border in borders[1:]:
        if border in there and there[border] >= here:
            yield (here, there[border]), (word, at[border])
            here, word = there[border], at[border]


def _wide(text: str) -> str:
    """As Open JTalk gives words back: ASCII in full width."""
    return "".join(chr(ord(each) + 0xFEE0) if "!" <= each <= "~" else each for each in text)


def _apart(written: str, kana: str) -> Iterator[Ruby]:
    """Kana that are written are not told again: 取り出す → 取(と)り出(だ)す."""
    said = kana.translate(_KATAKANA).replace("’", "")
    if not _HAS_KANJI.search(written) or not re.fullmatch(r"[ぁ-ゖー]+", said):
        yield written, ""
        return
    runs = _RUNS.findall(written)
    form = "".join(
        "(.+?)"
        if _HAS_KANJI.search(run) or run.isdecimal()
        else f"({re.escape(run.translate(_KATAKANA))})"
        for run in runs
    )
    if not (found := re.fullmatch(form, said)):
        yield written, said
        return
    for run, part in zip(runs, found.groups(), strict=True):
        yield run, part if _HAS_KANJI.search(run) or run.isdecimal() else ""
