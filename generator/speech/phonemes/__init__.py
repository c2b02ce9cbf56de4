"""Sounds instead of letters, for voices that are told phonemes; ``NAME.toml`` has a voice's."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, TypeAlias

from generator import patterns as re
from generator.resources import toml_beside

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence


@cache
def table(name: str, section: str) -> dict[str, str]:
    """What is written → its phonemes; a row has several of each, or one for all of its left."""
    found: dict[str, str] = {}
    for left, right in toml_beside(__file__, f"{name}.toml")[section].items():
        written, said = left.split(" "), right.split(" ")
        said = said * len(written) if len(said) == 1 else said
        found.update(zip(written, said, strict=True))
    return found


@cache
def pattern(name: str, section: str) -> re.Pattern[str]:
    """Anything that is written in a table, the longest first."""
    longest_first = sorted(table(name, section), key=len, reverse=True)
    return re.compile("|".join(map(re.escape, longest_first)))


# After a sentence, a clause, a word.
_ENDS = (re.compile(r"(?<=[.!?…]) "), re.compile(r"(?<=[,:;]) "), re.compile(r" "))


def runs(phonemes: str, most: int) -> list[str]:
    """As few pieces of at most ``most`` phonemes as there can be, cut at the strongest pauses."""
    if len(phonemes) <= most:
        return [phonemes] if phonemes.strip() else []
    for end in _ENDS:
        places = [found.end() for found in end.finditer(phonemes, most // 4, most + 1)]
        if places:
            middle = min(places, key=lambda place: abs(place - len(phonemes) / 2))
            cut = middle if len(phonemes) <= 2 * most else places[-1]
            break
    else:
        cut = most
    return [phonemes[:cut].strip(), *runs(phonemes[cut:], most)]


# English as espeak-ng pronounces it → the in_english of a voice.

# What parts clauses; espeak-ng itself would not tell where they ended.
_MARKS = re.compile(r"(\s+[-–—]+\s+|[,.;:!?…]+['’)\]]*(?=\s|$)|[()\[\]—…]+)")


Pronounced: TypeAlias = "Callable[[Sequence[str]], Iterable[str]]"
"""Clauses → their IPA."""


def in_english(text: str, alphabet: str, pronounced: Pronounced) -> str:
    """A sentence in the alphabet of a voice.

    Args:
        text: as it is said.
        alphabet: whose table it is.
        pronounced: ties with "^" what is one sound.
    """
    known = table(alphabet, "english")
    found = pattern(alphabet, "english")
    return clauses(
        text, lambda parts: (found.sub(lambda f: known[f[0]], each) for each in pronounced(parts))
    )


def clauses(text: str, pronounced: Pronounced) -> str:
    """A sentence in IPA, with a mark after each clause."""
    parts = _MARKS.split(re.sub('["“”]', "", text))
    told = ""
    for place, clause in enumerate(pronounced([each.strip() for each in parts[::2]])):
        mark = parts[2 * place + 1] if 2 * place + 1 < len(parts) else ""
        told += clause + _mark(mark)
    return re.sub(r"\s+", " ", re.sub(r"[ ,]+(?=[,.;:!?…])", "", told)).strip(" ,")


def _mark(written: str) -> str:
    """A pause as the voice knows it; quotation marks alone are none."""
    said = next((each for each in written if each in ",.;:!?…"), "")
    return f"{said or (',' if re.search(r'[-–—()[]', written) else '')} "


# Japanese words as Open JTalk pronounces them → the in_japanese of a voice.

Word: TypeAlias = "Mapping[str, str | int]"
"""As ``pyopenjtalk.run_frontend`` gives it: ``string``, ``pron``, ``pos``, ``chain_flag`` …"""

_KANA = re.compile("[ァ-ヺー]+")
_MARK = "記号"
_ENDINGS = {"助動詞", "接尾", "接続助詞"}


def in_japanese(words: Iterable[Word], alphabet: str) -> str:
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
