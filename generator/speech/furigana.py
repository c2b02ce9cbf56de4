"""Furigana: the kana of each word written with kanji, as the voice will say it."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from generator import patterns as re
from generator.speech.engines.openjtalk import words
from generator.speech.readings import reading
from generator.speech.readings.comparing import folded

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from generator.settings import Settings

Ruby = tuple[str, str]
"""A piece of the text, and its reading in hiragana; empty where it needs none."""

_KANJI = re.compile(r"[一-龠々〆ヶ]")
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
    analysed = [(each["string"], _kana(each)) for each in words(said)] if said else []
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
    if not _KANJI.search(written) or not re.fullmatch(r"[ぁ-ゖー]+", said):
        yield written, ""
        return
    runs = _RUNS.findall(written)
    form = "".join(
        "(.+?)"
        if _KANJI.search(run) or run.isdecimal()
        else f"({re.escape(run.translate(_KATAKANA))})"
        for run in runs
    )
    if not (found := re.fullmatch(form, said)):
        yield written, said
        return
    for run, part in zip(runs, found.groups(), strict=True):
        yield run, part if _KANJI.search(run) or run.isdecimal() else ""
