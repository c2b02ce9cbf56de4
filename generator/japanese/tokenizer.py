"""SudachiPy's tokenizer, of its longest words: one a thread, as it serves one at a time."""

from __future__ import annotations

import threading
from functools import cache
from typing import Any

from generator.errors import lacks_memory


class _Held:
    own = threading.local()


def tokenizer() -> Any:
    """This thread's; the dictionary, which is large, is all threads'."""
    own = _Held.own
    if not hasattr(own, "tokenizer"):
        own.tokenizer = _dictionary().tokenizer()
    return own.tokenizer


def forget() -> None:
    """Give back what the dictionary takes, some 200 MB; whoever asks next loads it again."""
    _Held.own = threading.local()
    _dictionary.cache_clear()


def is_held() -> bool:
    """Whether the dictionary is in memory."""
    return bool(_dictionary.cache_info().currsize)


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
