"""Sentence ids that stay the same as long as the sentence itself does."""

from __future__ import annotations

import hashlib
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import MutableMapping


def identify(text: str, seen: MutableMapping[str, int]) -> str:
    """``"s"`` and seven hexadecimal digits of the text's SHA-256, after NFKC.

    ``seen`` is how often each id was given so far; the second sentence of a text gets ``".2"``.
    """
    plain = unicodedata.normalize("NFKC", text)
    stem = "s" + hashlib.sha256(plain.encode("utf-8", "replace")).hexdigest()[:7]
    seen[stem] = seen.get(stem, 0) + 1
    return stem if seen[stem] == 1 else f"{stem}.{seen[stem]}"
