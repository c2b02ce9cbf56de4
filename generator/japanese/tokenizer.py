"""SudachiPy's tokenizer, of its longest words: one a thread, as it serves one at a time."""

from __future__ import annotations

import errno
import threading
from functools import cache
from typing import Any

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
        if f"os error {errno.ENOMEM}" in str(error):
            raise MemoryError from error
        raise
