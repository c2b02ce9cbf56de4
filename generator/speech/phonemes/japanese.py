"""Japanese words as Open JTalk pronounces them → the phonemes of a voice."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from generator import patterns as re
from generator.speech.phonemes import pattern, table

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

Word: TypeAlias = "Mapping[str, str | int]"
"""As ``pyopenjtalk.run_frontend`` gives it: ``string``, ``pron``, ``pos``, ``chain_flag`` …"""

_KANA = re.compile("[ァ-ヺー]+")
_MARK = "記号"
_ENDINGS = {"助動詞", "接尾", "接続助詞"}


def phonemes(words: Iterable[Word], alphabet: str) -> str:
    """A space between words, none before an ending; marks where there were marks."""
    told = ""
    for word in words:
        pron = str(word["pron"]).replace("’", "").replace("'", "")
        if word["pos"] == _MARK or not _KANA.fullmatch(pron):
            told = told.rstrip() + _marks(str(word["string"]), alphabet)
        elif _is_ending(word):
            told = told.rstrip(" ") + of_kana(pron, alphabet) + " "
        else:
            told += of_kana(pron, alphabet) + " "
    return told.strip()


def _is_ending(word: Word) -> bool:
    kinds = {str(word[key]) for key in ("pos", "pos_group1")}
    return word["chain_flag"] == 1 and bool(kinds & _ENDINGS)


def _marks(written: str, alphabet: str) -> str:
    known = table(alphabet, "marks")
    said = [known[each] for each in written if each in known]
    if not said:
        return " "
    opens = said[0] == "“"
    return f" {said[0]}" if opens else f"{said[0]} "


def of_kana(kana: str, alphabet: str) -> str:
    """Katakana alone: コンニチワ → koɲɲiʨiβa."""
    sounds = table(alphabet, "japanese")
    told = ""
    parts = re.findall(f"ン|{pattern(alphabet, 'japanese').pattern}", kana)
    for here, following in zip(parts, [*parts[1:], ""], strict=True):
        told += _n(sounds.get(following, ""), alphabet) if here == "ン" else sounds[here]
    return told


def _n(following: str, alphabet: str) -> str:
    return next(
        (
            said
            for begin, said in table(alphabet, "moraic_n").items()
            if following.startswith(begin)
        ),
        "ɴ",
    )
