"""Bytes to text: the encodings Japanese articles come in, declared rightly, wrongly or not."""

from __future__ import annotations

import codecs
import re

from generator.errors import SourceError

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_ESCAPES = (b"\x1b$B", b"\x1b$@", b"\x1b(J", b"\x1b$(D")
_DECLARED = re.compile(rb"""<(?:meta|\?xml)[^>]{0,300}?(?:charset|encoding)\s*=\s*["']?\s*([\w-]+)""", re.I)
_NAMES = {
    "shift_jis": "cp932",
    "shift-jis": "cp932",
    "sjis": "cp932",
    "x-sjis": "cp932",
    "windows-31j": "cp932",
    "ms932": "cp932",
    "ms_kanji": "cp932",
    "euc-jp": "euc_jis_2004",
    "x-euc-jp": "euc_jis_2004",
}
"""Labels as the web uses them: "Shift_JIS" has ① and 髙 in it, which is cp932."""
_GUESSES = ("utf-8", "euc_jis_2004", "cp932")


def decode(data: bytes, name: str, declared: str = "") -> str:
    """The text, by the first that fits of: byte order mark, escapes, declaration, trial.

    Args:
        declared: the charset a server named, or empty. A wrong one does no harm: every candidate
            is tried strictly.

    Raises:
        SourceError: no encoding fits.
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return data.decode(encoding, "replace")
    for encoding in (*_unmarked_utf16(data), *_escaped(data), *_named(data, declared), *_GUESSES):
        text = _tried(data, encoding)
        if text is not None:
            return text
    raise SourceError(
        f"{name} is in no encoding known here", "save it as UTF-8 and give that file"
    )


def _tried(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None


def _escaped(data: bytes) -> list[str]:
    return ["iso2022_jp_ext"] if any(mark in data[:100_000] for mark in _ESCAPES) else []


def _named(data: bytes, declared: str) -> list[str]:
    found = _DECLARED.search(data[:4096])
    labels = [declared, found[1].decode("ascii") if found else ""]
    return [_NAMES.get(label.lower(), label) for label in labels if label]


def _unmarked_utf16(data: bytes) -> list[str]:
    """Line feeds and ASCII of UTF-16 leave a zero in every second byte; text has no others."""
    head = data[:4000]
    even, odd = head[::2].count(0), head[1::2].count(0)
    if len(data) % 2 or max(even, odd) < len(head) // 50 or min(even, odd) > 0:
        return []
    return ["utf-16-le" if odd else "utf-16-be"] if even or odd else []
