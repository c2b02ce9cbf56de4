"""CSV as spreadsheets write it: UTF-8, columns by name, commas, semicolons or tabs."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from generator.errors import MemoryFileError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path


def rows(
    path: Path, columns: Mapping[str, str], needed: Iterable[str], advice: str
) -> Iterator[tuple[int, dict[str, str]]]:
    """Line number and stripped cells by column; empty rows are left out.

    ``columns`` says what a column may be called (in small letters) and what it is called here,
    ``needed`` which must be there, ``advice`` what to do about a broken file.

    Raises:
        MemoryFileError: not there, not UTF-8, no such columns, cells without a column.
    """
    text = text_of(path)
    first = text.partition("\n")[0]
    delimiter = max(",\t;", key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        header = [columns.get(cell.strip().lower(), "") for cell in next(reader, [])]
        missing = [column for column in needed if column not in header]
        if missing:
            raise trouble(path, 1, f"there is no column {' and no column '.join(missing)}", advice)
        for row in reader:
            if len(row) > len(header):
                raise trouble(path, reader.line_num, "more cells than columns", advice)
            if any(cell.strip() for cell in row):
                cells = (cell.strip() for cell in row)
                yield reader.line_num, dict(zip(header, cells, strict=False))
    except csv.Error as error:
        raise trouble(path, reader.line_num, str(error), advice) from error


def text_of(path: Path) -> str:
    """The file's text.

    Raises:
        MemoryFileError: it cannot be read, or is not UTF-8.
    """
    try:
        data = path.read_bytes()
        return data.decode("utf-8-sig")
    except OSError as error:
        raise MemoryFileError(f"{path} cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        at = data.count(b"\n", 0, error.start) + 1
        raise trouble(path, at, "the text is not UTF-8", "save it as CSV UTF-8") from error


def trouble(path: Path, number: int, what: str, advice: str) -> MemoryFileError:
    return MemoryFileError(f"{path.name}, line {number}: {what}", advice)
