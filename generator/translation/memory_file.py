"""The memory's file among other programs and after accidents: locked, or damaged."""

from __future__ import annotations

import logging
import sqlite3
import time
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

log = logging.getLogger(__name__)

WORTH_SAYING = 2.0
"""Seconds that another program may have the file before it is said."""

_LONGEST_WAIT = 60.0


def patiently(connection: sqlite3.Connection, statement: str) -> None:
    """Execute it once no other program is writing.

    Raises:
        sqlite3.OperationalError: one still is, after a minute.
    """
    until = time.monotonic() + _LONGEST_WAIT
    told = False
    while True:
        try:
            connection.execute(statement)
        except sqlite3.OperationalError as error:
            if "locked" not in str(error) or time.monotonic() > until:
                raise
            if not told:
                most = f"{_LONGEST_WAIT:.0f} seconds at most"
                log.warning("another program is writing the translation memory: waiting, %s", most)
            told = True
        else:
            return


def is_damage(error: Exception) -> bool:
    """SQLite says that the file is none, or not whole."""
    other = sqlite3.OperationalError | sqlite3.IntegrityError | sqlite3.ProgrammingError
    return isinstance(error, sqlite3.DatabaseError) and not isinstance(error, other)


def set_aside(path: Path) -> None:
    """Rename a damaged file, with what SQLite keeps beside it.

    Raises:
        OSError: it cannot be renamed.
    """
    number = 1
    while (away := path.with_name(f"{path.stem}.damaged-{number}{path.suffix}")).exists():
        number += 1
    path.rename(away)
    for suffix in ("-wal", "-shm"):
        with suppress(OSError):
            path.with_name(path.name + suffix).rename(away.with_name(away.name + suffix))
    log.warning("the translation memory is damaged: set aside as %s, begun anew", away)
