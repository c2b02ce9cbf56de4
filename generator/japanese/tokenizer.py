"""SudachiPy's tokenizer, of its longest words: one a thread, as it serves one at a time."""

from __future__ import annotations

import threading
from functools import cache
from typing import Any

from generator.errors import lacks_memory

_own = threading.local()


def tokenizer() -> Any:
    """This thread's; the dictionary, which is large, is all threads'."""
    if not hasattr(_own, "tokenizer"):
        _own.tokenizer = _dictionary().tokenizer()
    return _own.tokenizer


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
