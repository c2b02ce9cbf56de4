"""A show's translations out to a human translator and back: XLIFF 1.2 or CSV, by file name.

A sentence travels by its id with its state (new, machine, edited, final) and notes. Coming back,
a sentence whose source has changed meanwhile is told and left alone, and a machine's text never
replaces a person's.
"""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING, cast, get_args

from generator import patterns as re
from generator.errors import MemoryFileError
from generator.files import write_text
from generator.model import Finding, State, other, sentences, with_sentences
from generator.safexml import local_name, quoteattr
from generator.translation import xmlfile
from generator.translation.csvfile import rows, trouble
from generator.translation.judging import cleaned
from generator.translation.memory import Unit, user_memory
from generator.translation.review import findings
from generator.translation.similarity import normal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from lxml import etree

    from generator.model import Article, Language, Sentence
    from generator.settings import Settings
    from generator.translation.memory import Match

_PERSONS: tuple[State, ...] = ("edited", "final")


@dataclass(frozen=True, slots=True)
class TranslatorRow:
    """A sentence that travels by its id.

    Attributes:
        notes: for the translator; not read back.
        matches: like sentences from the memory, best first.
    """

    id: str
    source: str
    target: str
    state: State
    notes: tuple[str, ...] = ()
    matches: tuple[Match, ...] = ()


@dataclass(frozen=True, slots=True)
class Imported:
    """What came back.

    Attributes:
        article: with the new texts.
        taken: how many sentences are new or have another state.
        findings: sentences of the file that were left alone, and why.
    """

    article: Article
    taken: int
    findings: tuple[Finding, ...]


def export_translations(article: Article, path: Path, settings: Settings) -> int:
    """Write every sentence to ``path`` (``.csv``, else XLIFF); how many there are.

    Raises:
        MemoryFileError: the file cannot be written, a glossary or the memory not read.
    """
    written = tuple(_rows(article, settings))
    if path.suffix.lower() == ".csv":
        _write_table(path, written, article.language)
    else:
        _write_xliff(path, written, article.language, article.source.name)
    return len(written)


def import_translations(article: Article, path: Path, settings: Settings) -> Imported:
    """Take a translator's texts into the article and the user's memory.

    Raises:
        MemoryFileError: the file cannot be understood (file, line); nothing is changed then.
    """
    read = _read_table if path.suffix.lower() == ".csv" else _read_xliff
    told = tuple(replace(row, target=cleaned(row.target)) for row in read(path, article.language))
    now = {sentence.id: sentence for sentence in sentences(article)}
    changes = {
        row.id: change
        for row in told
        if (change := _change(now.get(row.id), row, article.language))
    }
    done = {where: got for where, got in changes.items() if isinstance(got, TranslatorRow)}
    changed = with_sentences(article, lambda sentence: _taken(sentence, done, article))
    with user_memory(settings) as memory:
        memory.store(_units(changed, done), f"{article.language}-{other(article.language)}")
    left = tuple(got for got in changes.values() if isinstance(got, Finding))
    return Imported(changed, len(done), left)


def _rows(article: Article, settings: Settings) -> Iterator[TranslatorRow]:
    into = other(article.language)
    advice: dict[str, list[str]] = {}
    for finding in findings(article, settings, into):
        if finding.severity == "note":  # about the source, or a match that travels by itself
            continue
        advice.setdefault(finding.where, []).append(f"{finding.text}: {finding.advice}")
    for oddity in article.oddities:
        advice.setdefault(oddity.where, []).append(oddity.text[into] or "")
    with user_memory(settings) as memory:
        for sentence in sentences(article):
            source, target = sentence.text[article.language] or "", sentence.text[into] or ""
            like: tuple[Match, ...] = ()
            if sentence.state not in _PERSONS:
                found = memory.fuzzy(source, f"{article.language}-{into}")
                like = tuple(match for match in found if match.unit.target != target)
            notes = tuple(filter(None, advice.get(sentence.id, ())))
            yield TranslatorRow(sentence.id, source, target, sentence.state, notes, like)


def _change(
    now: Sentence | None, row: TranslatorRow, language: Language
) -> TranslatorRow | Finding | None:
    """The row as it is to be taken, why it is not, or nothing when it says nothing new."""
    if now is None:
        return _left(row, "this sentence is not in the show any more")
    if normal(row.source) != normal(now.text[language] or ""):
        return _left(row, "the source has changed since the export: translate it anew")
    if not row.target:
        return None
    same = row.target == now.text[other(language)]
    state: State = row.state if row.state in _PERSONS else "machine" if same else "edited"
    if same and (state == now.state or now.state in _PERSONS):
        return None
    if row.state not in _PERSONS and now.state in _PERSONS:
        return _left(row, "a person's text is kept: the file calls this one not reviewed")
    return replace(row, state=state)


def _left(row: TranslatorRow, why: str) -> Finding:
    return Finding("translation", "warning", row.id, row.source, why)


def _taken(sentence: Sentence, done: dict[str, TranslatorRow], article: Article) -> Sentence:
    row = done.get(sentence.id)
    if row is None:
        return sentence
    text = sentence.text.having(other(article.language), row.target)
    return replace(sentence, text=text, state=row.state, origin="memory")


def _units(article: Article, done: dict[str, TranslatorRow]) -> Iterable[Unit]:
    texts = [(s.id, s.text[article.language] or "") for s in sentences(article)]
    for (_, before), (identity, source) in pairwise([("", ""), *texts]):
        if identity in done:
            row = done[identity]
            yield Unit(source, row.target, row.state, before=before)


# A CSV table: id, source, translation, state, notes.

_COLUMNS = ("id", "ja", "en", "state", "notes")
_COLUMNS_ARE = "the first line names the columns: id,ja,en,state,notes"
# A cell that begins so is run by spreadsheets; an apostrophe before it makes it text.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def _write_table(path: Path, rows: Iterable[TranslatorRow], language: Language) -> None:
    """Write a whole file, with the mark by which spreadsheets know UTF-8.

    Raises:
        MemoryFileError: the file cannot be written.
    """
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(_COLUMNS)
    for row in rows:
        texts = {language: row.source, other(language): row.target}
        notes = [
            *row.notes,
            *(f"{m.score} %: {m.unit.source} → {m.unit.target}" for m in row.matches),
        ]
        cells = (row.id, texts["ja"], texts["en"], row.state, " / ".join(notes))
        writer.writerow([f"'{cell}" if cell.startswith(_FORMULA) else cell for cell in cells])
    with xmlfile.explained(path, "choose another file"):
        write_text(path, "\ufeff" + stream.getvalue())


def _read_table(path: Path, language: Language) -> Iterator[TranslatorRow]:
    """The rows of a file.

    Raises:
        MemoryFileError: not UTF-8, no such columns, an unknown state, an endless text.
    """
    columns = {column: column for column in _COLUMNS}
    for number, cells in rows(path, columns, ("id", "ja", "en"), _COLUMNS_ARE):
        plain = {name: _bare(cell) for name, cell in cells.items()}
        state = plain.get("state") or "machine"
        if state not in get_args(State):
            known = ", ".join(get_args(State))
            raise trouble(path, number, f"there is no state {state}", f"the states are {known}")
        if not plain["id"]:
            raise trouble(path, number, "there is no id", _COLUMNS_ARE)
        source, target = plain.get(language, ""), plain.get(other(language), "")
        if max(len(source), len(target)) > xmlfile.LONGEST:
            raise trouble(
                path, number, f"a text of more than {xmlfile.LONGEST} characters", _COLUMNS_ARE
            )
        yield TranslatorRow(plain["id"], source, target, cast("State", state))


def _bare(cell: str) -> str:
    return cell[1:] if cell.startswith("'") and cell[1:].startswith(_FORMULA) else cell


# XLIFF 1.2: one file of translation units with states and notes.

_XLIFF = "save it again as XLIFF 1.2 from your translation tool"
_STATES: dict[State, str] = {
    "new": 'state="new"',
    "machine": 'state="needs-review-translation" state-qualifier="mt-suggestion"',
    "edited": 'state="translated"',
    "final": 'state="final"',
}
_READ: dict[str, State] = {"translated": "edited", "final": "final", "signed-off": "final"}


def _write_xliff(path: Path, rows: Iterable[TranslatorRow], language: Language, name: str) -> None:
    """Write a whole file; ``name`` is the article's.

    Raises:
        MemoryFileError: the file cannot be written.
    """
    units = "".join(map(_unit, rows))
    text = f"""<?xml version="1.0" encoding="UTF-8"?>
<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">
  <file original={quoteattr(name)} datatype="plaintext"
    source-language="{language}" target-language="{other(language)}">
    <header>
      <tool tool-id="kamishibai" tool-name="Kamishibai"/>
    </header>
    <body>
{units}    </body>
  </file>
</xliff>
"""
    with xmlfile.explained(path, "choose another file"):
        write_text(path, text)


def _unit(row: TranslatorRow) -> str:
    parts = [
        f"<source>{xmlfile.escaped(row.source)}</source>",
        f"<target {_STATES[row.state]}>{xmlfile.escaped(row.target)}</target>",
    ]
    parts += [
        f'<alt-trans match-quality="{match.score}%" origin="memory">'
        f"<source>{xmlfile.escaped(match.unit.source)}</source>"
        f"<target>{xmlfile.escaped(match.unit.target)}</target></alt-trans>"
        for match in row.matches
    ]
    parts += [f"<note>{xmlfile.escaped(note)}</note>" for note in row.notes]
    inside = "".join(f"        {part}\n" for part in parts)
    return f"      <trans-unit id={quoteattr(row.id)}>\n{inside}      </trans-unit>\n"


def _read_xliff(path: Path, language: Language) -> Iterator[TranslatorRow]:
    """The units of a file from ``language`` into the other one.

    Raises:
        MemoryFileError: no XLIFF 1.2, other languages, a unit without id or without end.
    """
    root = xmlfile.root(path, _XLIFF)
    if local_name(root) != "xliff":
        raise _trouble(path, root, f"this is <{local_name(root)}>, no XLIFF")
    if root.get("version") not in {"1.2", "1.1", "1.0"}:
        raise _trouble(path, root, f"XLIFF {root.get('version')} is not read")
    for element in root.iter():
        if local_name(element) == "file":
            _check_languages(path, element, language)
        elif local_name(element) == "trans-unit":
            yield _unit_row(path, element)


def _check_languages(path: Path, element: etree._Element, language: Language) -> None:
    wanted = {"source-language": language, "target-language": other(language)}
    for attribute, code in wanted.items():
        found = element.get(attribute)
        if found and re.split("[-_]", found.lower())[0] != code:
            raise _trouble(path, element, f"{attribute} is {found}, not {code}")


def _unit_row(path: Path, element: etree._Element) -> TranslatorRow:
    identity = element.get("id") or ""
    found = {local_name(child): child for child in reversed(element)}
    if not identity or "source" not in found:
        raise _trouble(path, element, "a trans-unit needs an id and a source")
    target = found.get("target")
    source, text = xmlfile.words(found["source"]), ""
    state: State = "new"
    if target is not None:
        text = xmlfile.words(target)
        state = _READ.get(target.get("state", ""), "machine")
    if element.get("approved") == "yes":
        state = "final"
    if max(len(source), len(text)) > xmlfile.LONGEST:
        raise _trouble(path, element, f"a segment of more than {xmlfile.LONGEST} characters")
    return TranslatorRow(identity, source, text, state)


def _trouble(path: Path, element: etree._Element, what: str) -> MemoryFileError:
    return MemoryFileError(f"{path.name}, line {xmlfile.line(element)}: {what}", _XLIFF)
