"""SudachiPy's tokenizer, of its longest words: one a thread, as it serves one at a time."""

from __future__ import annotations

import threading
from functools import cache
from itertools import pairwise
from typing import Any

from generator.errors import lacks_memory


class _Held:
    own = threading.local()


def tokenizer() -> Any:
    """This thread's; the dictionary, which is large, is all threads'."""
    own = _Held.own
    if not hasattr(own, "tokenizer"):
        own.tokenizer = _AnyLength(_dictionary().tokenizer())
    return own.tokenizer


class _AnyLength:
    """Sudachi's own takes 49,149 bytes: what a recogniser heard in an hour has no full stop."""

    def __init__(self, own: Any) -> None:
        self._own = own

    def tokenize(self, text: str) -> Any:
        if len(text) <= _MOST:
            return self._own.tokenize(text)
        starts = range(0, len(text), _MOST)
        return [
            _Later(each, at) for at in starts for each in self._own.tokenize(text[at : at + _MOST])
        ]


class _Later:
    """A word of a later piece of a text, placed in the whole."""

    __slots__ = ("_at", "_word")

    def __init__(self, word: Any, at: int) -> None:
        self._word, self._at = word, at

    def begin(self) -> int:
        return int(self._word.begin()) + self._at

    def end(self) -> int:
        return int(self._word.end()) + self._at

    def __getattr__(self, name: str) -> Any:
        return getattr(self._word, name)


_MOST = 12_000  # characters, of four bytes at most


def forget() -> None:
    """Give back what the dictionary takes, some 200 MB; whoever asks next loads it again."""
    _Held.own = threading.local()
    _dictionary.cache_clear()


def is_held() -> bool:
    """Whether the dictionary is in memory."""
    return bool(_dictionary.cache_info().currsize)


def is_name(word: str) -> bool:
    """Whether a word is a name, or none that the dictionary knows: loan words mostly are."""
    found = tokenizer().tokenize(word)
    return any(part.is_oov() or part.part_of_speech()[1] == "固有名詞" for part in found)


def sounds(text: str) -> tuple[str, ...]:
    """How its nouns of kanji are read, in katakana, each alone and with the next: 浜, 浜通り."""
    found = tokenizer().tokenize(text)
    read = [(each.surface(), each.reading_form(), each.part_of_speech()[0]) for each in found]
    nouns = [
        (reading, next_reading if kind == "名詞" else "")
        for (word, reading, own), (_, next_reading, kind) in pairwise((*read, ("", "", "")))
        if own == "名詞" and any("一" <= letter <= "鿿" for letter in word)
    ]
    return tuple(dict.fromkeys(one + two for one, other in nouns for two in ("", other)))


@cache
def _dictionary() -> Any:
    from sudachipy import Dictionary
    from sudachipy.errors import SudachiError

    try:
        return Dictionary()
    except SudachiError as error:
        if lacks_memory(error):
            raise MemoryError from error
        raise
