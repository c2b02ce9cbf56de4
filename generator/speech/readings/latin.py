"""Latin words in Japanese text → kana."""

from __future__ import annotations

import re
from functools import cache
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

_KATAKANA = re.compile(r"[ァ-ヴー・]+")
_LATIN = re.compile(r"[A-Za-zＡ-Ｚａ-ｚ]")


@cache
def _tokenizer() -> Any:
    """SudachiPy's, or ``None`` without the offline voice that brings it."""
    if find_spec("sudachipy") is None or find_spec("sudachidict_core") is None:
        return None
    from sudachipy import Dictionary, SplitMode

    return Dictionary().tokenizer(mode=SplitMode.C)


def replaced(text: str, decided: Mapping[str, str]) -> str:
    """Decided words first, longest first; the rest of the Latin words as Sudachi reads them."""
    for word in sorted(decided, key=len, reverse=True):
        text = re.sub(rf"(?<![A-Za-z]){re.escape(word)}(?![A-Za-z])", decided[word], text)
    tokenizer = _tokenizer()
    if tokenizer is None or not _LATIN.search(text):
        return text
    return "".join(_kana(each.surface(), each.reading_form()) for each in tokenizer.tokenize(text))


def _kana(surface: str, kana: str) -> str:
    known = len(surface) > 1 and _LATIN.search(surface) and _KATAKANA.fullmatch(kana)
    return kana if known else surface
