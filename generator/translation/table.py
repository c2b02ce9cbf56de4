"""A show's translations as a CSV table: id, source, translation, state, notes."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, cast, get_args

from generator.files import write_text
from generator.model import State, other
from generator.translation import xmlfile
from generator.translation.csvfile import rows as csv_rows
from generator.translation.csvfile import trouble
from generator.translation.row import TranslatorRow

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from generator.model import Language

_COLUMNS = ("id", "ja", "en", "state", "notes")
_ADVICE = "the first line names the columns: id,ja,en,state,notes"
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""A cell that begins so is run by spreadsheets; an apostrophe before it makes it text."""


def write(path: Path, rows: Iterable[TranslatorRow], language: Language) -> None:
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


def read(path: Path, language: Language) -> Iterator[TranslatorRow]:
    """The rows of a file.

    Raises:
        MemoryFileError: not UTF-8, no such columns, an unknown state, an endless text.
    """
    columns = {column: column for column in _COLUMNS}
    for number, cells in csv_rows(path, columns, ("id", "ja", "en"), _ADVICE):
        plain = {name: _text(cell) for name, cell in cells.items()}
        state = plain.get("state") or "machine"
        if state not in get_args(State):
            known = ", ".join(get_args(State))
            raise trouble(path, number, f"there is no state {state}", f"the states are {known}")
        if not plain["id"]:
            raise trouble(path, number, "there is no id", _ADVICE)
        source, target = plain.get(language, ""), plain.get(other(language), "")
        if max(len(source), len(target)) > xmlfile.LONGEST:
            raise trouble(
                path, number, f"a text of more than {xmlfile.LONGEST} characters", _ADVICE
            )
        yield TranslatorRow(plain["id"], source, target, cast("State", state))


def _text(cell: str) -> str:
    return cell[1:] if cell.startswith("'") and cell[1:].startswith(_FORMULA) else cell
