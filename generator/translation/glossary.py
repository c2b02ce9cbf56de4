"""House terms: CSV and TBX-Basic files of words that have one translation.

A CSV file begins with a line of column names, in any order: ``term``, ``translation``, and if
wanted ``reading`` (kana for the Japanese voice), ``keep`` ("yes": as is, in both languages),
``part of speech``, ``note``; or 用語, 訳語, 読み, そのまま, 品詞, 備考.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from generator.translation.csvfile import rows, trouble
from generator.translation.judging import has_words
from generator.translation.terms import Term

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from lxml import etree

    from generator.model import Language
    from generator.settings import Settings

LONGEST = 500
"""Characters of a term."""

_COLUMNS = {
    "term": "term", "用語": "term", "translation": "translation", "訳語": "translation",
    "reading": "reading", "読み": "reading", "keep": "keep", "そのまま": "keep",
    "part of speech": "part of speech", "品詞": "part of speech", "note": "note", "備考": "note",
}  # fmt: skip
_KANA = re.compile(r"[ぁ-ゖァ-ヺー・\s]*")
_ADVICE = "the first line names the columns: term,translation,reading,keep,part of speech,note"
_TBX = "export it again as TBX-Basic from your term tool"
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


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
            found.setdefault(turned.source, turned)
    return tuple(sorted(found.values(), key=lambda term: -len(term.source)))


def readings(settings: Settings) -> tuple[tuple[str, str], ...]:
    """(written form, kana) of every term that has a reading."""
    return tuple((term.source, term.reading) for term in terms(settings, "ja") if term.reading)


def read(path: Path) -> Iterator[Term]:
    """The terms of one file in its order; ``.tbx`` and ``.xml`` are TBX, all else is CSV."""
    return _tbx(path) if path.suffix.lower() in {".tbx", ".xml"} else _csv(path)


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
                row.get("reading", ""),
                row.get("part of speech", ""),
                row.get("note", ""),
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
    from generator.translation import xmlfile

    root = xmlfile.root(path, _TBX)
    if xmlfile.name(root) not in {"martif", "tbx"}:
        raise trouble(path, 1, f"this is <{xmlfile.name(root)}>, no TBX", _TBX)
    for entry in root.iter():
        if xmlfile.name(entry) in {"termEntry", "conceptEntry"}:
            by_language = _languages(entry)
            for term in by_language.get("ja", ()):
                for english in by_language.get("en", ())[:1]:
                    yield _checked(path, xmlfile.line(entry), replace(term, target=english.source))


def _languages(entry: etree._Element) -> dict[str, list[Term]]:
    """The terms of a concept by language, those that are not to be used left out."""
    from generator.translation import xmlfile

    found: dict[str, list[Term]] = {}
    for language in entry.iter():
        if xmlfile.name(language) in {"langSet", "langSec"}:
            code = language.get(_XML_LANG, "").lower().split("-")[0]
            for section in language.iter():
                if xmlfile.name(section) in {"tig", "ntig", "termSec"}:
                    term = _term(section)
                    if term:
                        found.setdefault(code, []).append(term)
    return found


def _term(section: etree._Element) -> Term | None:
    from generator.translation import xmlfile

    told: dict[str, str] = {}
    for element in section.iter():
        kind = element.get("type") or xmlfile.name(element)
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
