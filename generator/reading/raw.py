"""The bytes of a source as they came, and the text in them."""

from __future__ import annotations

import codecs
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator import patterns as re
from generator.errors import SourceError
from generator.reading import limits
from generator.reading.clean import clean
from generator.reading.draft import Writer
from generator.reading.language import detect, other_language
from generator.reading.options import ReadingOptions

if TYPE_CHECKING:
    from generator.settings import Settings


@dataclass(frozen=True, slots=True)
class Raw:
    """Attributes: ``name`` is for people; the rest belongs to a page fetched."""

    data: bytes
    name: str
    url: str = ""
    charset: str = ""
    media_type: str = ""


def text_of(raw: Raw, most: int = limits.TEXT_BYTES) -> str:
    """The visible characters, decoded.

    Raises:
        SourceError: no encoding fits, the bytes are no text, or they are too many.
    """
    limits.check_bytes(len(raw.data), raw.name, most)
    return clean(decode(raw.data, raw.name, raw.charset))


def writer_for(text: str, settings: Settings) -> Writer:
    """A writer of the language set as ``[reading] language``, else of the one the text is in.

    Raises:
        SourceError: the text is in neither, and none is set.
        SettingsError: another language than ja, en or auto.
    """
    asked = settings.of(ReadingOptions).language
    if asked == "auto" and (found := other_language(text)):
        raise SourceError(
            f"the text is in {found}, neither Japanese nor English",
            'translate it first, or say [reading] language = "ja" (or "en") to read it as one',
        )
    return Writer(detect(text) if asked == "auto" else asked)


# Bytes to text: the encodings Japanese articles come in, declared rightly, wrongly or not.

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_ESCAPES = (b"\x1b$B", b"\x1b$@", b"\x1b(J", b"\x1b(I", b"\x1b$(D")
_DECLARED = re.compile(
    rb"""<(?:meta|\?xml)[^>]{0,300}?(?:charset|encoding)\s*=\s*["']?\s*([\w-]+)""", re.IGNORECASE
)
_LABELS = {
    **dict.fromkeys(["shift_jis", "shift-jis", "sjis", "x-sjis", "cp932"], "cp932"),
    **dict.fromkeys(["windows-31j", "ms932", "ms_kanji"], "cp932"),
    **dict.fromkeys(["euc-jp", "euc_jp", "x-euc-jp", "eucjp"], "euc_jis_2004"),
    **dict.fromkeys(["iso-8859-1", "latin1", "latin-1", "windows-1252", "cp1252"], "cp1252"),
}
"""Labels as the web uses them: "Shift_JIS" has ① and 髙 in it, which makes it cp932."""
_SNIFFED = 4096
_NOT_TEXT = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_STRAY = 3
"""Control characters that an editor or a terminal may have left even in the shortest text."""

_HOW = "save it as UTF-8 text and give that file"


def decode(data: bytes, name: str, declared: str = "") -> str:
    """The text, by the first that fits of: byte order mark, escapes, declaration, trial.

    ``declared`` is the charset a server named, or empty. A wrong one does no harm: every
    candidate is tried strictly.

    Raises:
        SourceError: no encoding fits, or what comes out is no text.
    """
    text = _decoded(data, declared)
    if text is None:
        raise SourceError(f"{name} is in no encoding known here", _HOW)
    head = text[: 1 << 16]
    if len(_NOT_TEXT.findall(head)) > max(_STRAY, len(head) / 100):
        raise SourceError(f"{name} is no text but binary data", _HOW)
    return text


def _decoded(data: bytes, declared: str) -> str | None:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return data.decode(encoding, "replace")
    candidates = (
        *_unmarked_utf16(data, ascii_share=0.3),
        *_escaped(data),
        *_named(data, declared),
        "utf-8",
        *_unmarked_utf16(data, ascii_share=0.01),
        "euc_jis_2004",
        "cp932",
    )
    texts = (_tried(data, encoding) for encoding in dict.fromkeys(candidates))
    return next((text for text in texts if text is not None), None)


def _tried(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _escaped(data: bytes) -> list[str]:
    return ["iso2022_jp_ext"] if any(mark in data for mark in _ESCAPES) else []


def _named(data: bytes, declared: str) -> list[str]:
    found = _DECLARED.search(data[:_SNIFFED])
    labels = [declared, found[1].decode("ascii") if found else ""]
    return [_LABELS[label.lower()] for label in labels if label.lower() in _LABELS]


def _unmarked_utf16(data: bytes, ascii_share: float) -> list[str]:
    """Line feeds and ASCII leave a zero in every second byte of UTF-16; text has no others."""
    head = data[:_SNIFFED]
    even, odd = head[::2].count(0), head[1::2].count(0)
    few = max(even, odd) < len(head) * ascii_share
    if len(data) % 2 or few or min(even, odd) * 20 > max(even, odd):
        return []
    return ["utf-16-le" if odd > even else "utf-16-be"]
