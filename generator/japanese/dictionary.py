"""Dictionaries of readings as speech programs keep them: VOICEVOX's user dictionary, MeCab's CSV.

MeCab's rows are those of IPADIC and of Open JTalk's NAIST-jdic: surface, two ids and a cost, six
parts of speech, the base form, reading and pronunciation, and, for Open JTalk, accent/morae.
"""

from __future__ import annotations

import csv
import io
import json
import unicodedata
import uuid
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from generator import patterns as re

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_KANA = re.compile(r"[ぁ-ゖァ-ヺー・]+")
_SMALL = re.compile("[ャュョァィゥェォヮゃゅょぁぃぅぇぉゎ]")
_ACCENTED = re.compile(r"(?P<kana>[ぁ-ゖァ-ヺー・\s]*?)\s*(?P<accent>\d{1,2})?")
_COST = -10_000  # so low that the word is taken wherever it stands
_SURFACE, _READING, _PRONUNCIATION, _ACCENT = 0, 11, 12, 13
_NAMESPACE = uuid.UUID("0b7d1c9e-6a0f-4f0c-9d8e-5f1b3f4a7c21")


@dataclass(frozen=True, slots=True)
class DictionaryWord:
    """How a word is read.

    Attributes:
        written: as texts have it.
        kana: katakana or hiragana.
        accent: the mora after which the voice falls, 0 for none, ``None`` where nobody said.
    """

    written: str
    kana: str
    accent: int | None = None

    def told(self) -> str:
        """As settings and glossaries have it: シオミノ 2."""
        return self.kana if self.accent is None else f"{self.kana} {self.accent}"


def accented(told: str) -> tuple[str, int | None]:
    """Kana and accent of "シオミノ 2"; anything that is not kana is left as it is."""
    found = _ACCENTED.fullmatch(told.strip())
    if not found or not found["kana"]:
        return told, None
    accent = int(found["accent"]) if found["accent"] else None
    return found["kana"], accent if accent is None or accent <= morae(found["kana"]) else None


def morae(kana: str) -> int:
    return len(_SMALL.sub("", kana))


def is_mecab(text: str) -> bool:
    """Whether a CSV file is a dictionary of MeCab: its rows have numbers second to fourth."""
    first = next(csv.reader(io.StringIO(text)), [])
    return len(first) > _READING and all(re.fullmatch(r"-?\d*", one) for one in first[1:4])


def from_mecab(text: str) -> Iterator[DictionaryWord]:
    """The words that have a reading in kana, in the order of the rows."""
    for row in csv.reader(io.StringIO(text)):
        if len(row) <= _READING or not _KANA.fullmatch(row[_READING]):
            continue
        accent = row[_ACCENT].partition("/")[0] if len(row) > _ACCENT else ""
        yield _word(row[_SURFACE], row[_READING], int(accent) if accent.isdecimal() else None)


def from_voicevox(text: str) -> Iterator[DictionaryWord]:
    """The words of VOICEVOX's user_dict.json, or of what its engine answers to GET /user_dict.

    Raises:
        ValueError: it is no such file.
    """
    told = json.loads(text)
    words: Iterable[Any] = told.values() if isinstance(told, dict) else [None]
    for each in words:
        try:
            kana, accent = str(each["pronunciation"]), int(each["accent_type"])
            written = str(each["surface"])
        except (TypeError, KeyError, ValueError) as error:
            raise ValueError("a word lacks surface, pronunciation or accent_type") from error
        if _KANA.fullmatch(kana):
            yield _word(written, kana, accent)


def _word(written: str, kana: str, accent: int | None) -> DictionaryWord:
    """Full-width Latin letters, which dictionaries are written in, as texts have them."""
    return DictionaryWord(unicodedata.normalize("NFKC", written), kana, accent)


def to_mecab(words: Iterable[DictionaryWord]) -> str:
    """Rows for Open JTalk; where nobody said the accent, the voice falls after the first mora."""
    lines = io.StringIO()
    writer = csv.writer(lines, lineterminator="\n")
    for word in words:
        surface, kana = _wide(word.written), _katakana(word.kana)
        accent = f"{1 if word.accent is None else word.accent}/{morae(kana)}"
        kind = ("名詞", "固有名詞", "一般", "*", "*", "*")
        writer.writerow((surface, "", "", _COST, *kind, surface, kana, kana, accent, "*"))
    return lines.getvalue()


def to_voicevox(words: Iterable[DictionaryWord]) -> str:
    """A user_dict.json that VOICEVOX takes in; the same words give the same bytes."""
    told = {
        str(uuid.uuid5(_NAMESPACE, word.written)): {
            "surface": _wide(word.written),
            "pronunciation": _katakana(word.kana),
            "accent_type": 1 if word.accent is None else word.accent,
            "word_type": "PROPER_NOUN",
            "priority": 5,
        }
        for word in words
    }
    return json.dumps(told, ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def _wide(written: str) -> str:
    """Half-width letters never match in Open JTalk's dictionaries."""
    return "".join(
        chr(ord(one) + 0xFEE0) if "!" <= one <= "~" else one for one in written.replace(" ", "　")
    )


def _katakana(kana: str) -> str:
    return "".join(chr(ord(one) + 0x60) if "ぁ" <= one <= "ゖ" else one for one in kana)
