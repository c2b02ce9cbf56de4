"""House terms: CSV and TBX-Basic files of words that have one translation, and how they are said.

A CSV file begins with a line of column names, in any order: ``term``, ``translation``, and if
wanted ``reading`` (kana for the Japanese voice), ``accent`` (the mora after which it falls, 0 for
none), ``pronunciation`` (plain spelling for the English voice), ``keep`` ("yes": as is, in both
languages), ``part of speech``, ``note``; or 用語, 訳語, 読み, アクセント, 発音, そのまま, 品詞,
備考.
Dictionaries of VOICEVOX (.json) and MeCab (.csv) are words with a reading and no translation.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from generator import patterns as re
from generator.japanese.dictionary import from_mecab, from_voicevox, is_mecab
from generator.translation.csvfile import rows, text_of, trouble
from generator.translation.judging import has_words
from generator.translation.terms import Term

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from lxml import etree

    from generator.japanese.dictionary import DictionaryWord
    from generator.model import Language
    from generator.settings import Settings

LONGEST = 500
"""Characters of a term."""

_COLUMNS = {
    "term": "term", "用語": "term", "translation": "translation", "訳語": "translation",
    "reading": "reading", "読み": "reading", "accent": "accent", "アクセント": "accent",
    "pronunciation": "pronunciation", "発音": "pronunciation", "keep": "keep", "そのまま": "keep",
    "part of speech": "part of speech", "品詞": "part of speech", "note": "note", "備考": "note",
}  # fmt: skip
_KANA = re.compile(r"[ぁ-ゖァ-ヺー・\s]*(?:\s\d{1,2})?")
_ADVICE = "the first line names the columns: term,translation,reading,accent,pronunciation,keep"
_VOICEVOX = "export it again: user_dict.json, or what GET /user_dict answers"
_TBX = "export it again as TBX-Basic from your term tool"


def terms(settings: Settings, source: Language) -> tuple[Term, ...]:
    """Every term of ``settings.glossaries`` from ``source`` into the other language.

    The first file that has a term wins. Longer terms come first, so that a term inside another
    one is not taken for it.

    Raises:
        MemoryFileError: a file cannot be read: file, line, what to do.
    """
    found: dict[str, Term] = {}
    for path in settings.glossaries:
        for term in read(path):
            turned = _facing(term, source)
            if turned.target:
                found.setdefault(turned.source, turned)
    return tuple(sorted(found.values(), key=lambda term: -len(term.source)))


def readings(settings: Settings) -> dict[Language, tuple[tuple[str, str], ...]]:
    """Language → (written form, what is said), the longer forms first; the first file wins."""
    said: dict[Language, dict[str, str]] = {"ja": {}, "en": {}}
    for path in settings.glossaries:
        for term in (_facing(each, "ja") for each in read(path)):
            if term.reading:
                said["ja"].setdefault(term.source, term.reading)
            if term.pronunciation:
                said["en"].setdefault(term.target, term.pronunciation)
    longest_first = {
        language: sorted(pairs.items(), key=lambda pair: -len(pair[0]))
        for language, pairs in said.items()
    }
    return {language: tuple(pairs) for language, pairs in longest_first.items()}


def read(path: Path) -> Iterator[Term]:
    """The terms of one file in its order: TBX is ``.tbx`` or ``.xml``, VOICEVOX's is ``.json``."""
    suffix = path.suffix.lower()
    if suffix in {".tbx", ".xml"}:
        return _tbx(path)
    if suffix == ".json":
        return _voicevox(path)
    text = text_of(path)
    return _words(from_mecab(text)) if is_mecab(text) else _csv(path)


def _words(words: Iterable[DictionaryWord]) -> Iterator[Term]:
    return (Term(word.written, "", word.told()) for word in words)


def _voicevox(path: Path) -> Iterator[Term]:
    try:
        yield from _words(from_voicevox(text_of(path)))
    except (ValueError, RecursionError) as error:
        raise trouble(path, 1, f"this is no dictionary of VOICEVOX: {error}", _VOICEVOX) from error


def _facing(term: Term, source: Language) -> Term:
    backward = has_words(term.source, "ja") != (source == "ja") and term.source != term.target
    if backward and has_words(term.target, "ja") == (source == "ja"):
        return replace(term, source=term.target, target=term.source)
    return term


def _csv(path: Path) -> Iterator[Term]:
    for number, row in rows(path, _COLUMNS, ("term",), _ADVICE):
        keep = row.get("keep", "").lower() not in {"", "no", "0", "false"}
        target = row["term"] if keep else row.get("translation", "")
        if not row["term"] or not target:
            raise trouble(path, number, "a term and its translation are needed", _ADVICE)
        yield _checked(
            path,
            number,
            Term(
                row["term"],
                target,
                f"{row.get('reading', '')} {row.get('accent', '')}".strip(),
                row.get("part of speech", ""),
                row.get("note", ""),
                row.get("pronunciation", ""),
            ),
        )


def _checked(path: Path, number: int, term: Term) -> Term:
    if max(len(term.source), len(term.target)) > LONGEST:
        raise trouble(path, number, f"a term of more than {LONGEST} characters", _ADVICE)
    if not _KANA.fullmatch(term.reading):
        raise trouble(path, number, f"the reading {term.reading} is not kana", "write kana")
    return term


def _tbx(path: Path) -> Iterator[Term]:
    """Both TBX generations: ``termEntry/langSet/tig`` and ``conceptEntry/langSec/termSec``."""
    from generator.safexml import local_name
    from generator.translation import xmlfile

    root = xmlfile.root(path, _TBX)
    if local_name(root) not in {"martif", "tbx"}:
        raise trouble(path, 1, f"this is <{local_name(root)}>, no TBX", _TBX)
    for entry in root.iter():
        if local_name(entry) in {"termEntry", "conceptEntry"}:
            by_language = _languages(entry)
            for term in by_language.get("ja", ()):
                for english in by_language.get("en", ())[:1]:
                    yield _checked(path, xmlfile.line(entry), replace(term, target=english.source))


def _languages(entry: etree._Element) -> dict[str, list[Term]]:
    """The terms of a concept by language, those that are not to be used left out."""
    from generator.safexml import local_name
    from generator.translation.xmlfile import LANG

    found: dict[str, list[Term]] = {}
    for language in entry.iter():
        if local_name(language) in {"langSet", "langSec"}:
            code = language.get(LANG, "").lower().split("-")[0]
            for section in language.iter():
                if local_name(section) in {"tig", "ntig", "termSec"}:
                    term = _term(section)
                    if term:
                        found.setdefault(code, []).append(term)
    return found


def _term(section: etree._Element) -> Term | None:
    from generator.safexml import local_name

    told: dict[str, str] = {}
    for element in section.iter():
        kind = element.get("type") or local_name(element)
        told.setdefault(kind, " ".join((element.text or "").split()))
    status = told.get("administrativeStatus", "")
    if not told.get("term") or "deprecated" in status or "superseded" in status:
        return None
    return Term(
        told["term"],
        "",
        told.get("reading", ""),
        told.get("partOfSpeech", ""),
        told.get("note", ""),
    )
