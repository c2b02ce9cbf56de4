"""The translation memory: sentence pairs in one SQLite file, found exactly or by likeness.

A person's text and a machine's live side by side and never replace each other; a person's wins.
Every call is its own transaction, so a killed run keeps all that it stored, and two processes
may write at once.
"""

from __future__ import annotations

import json
import logging
import sqlite3
import time
from collections import Counter
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Any, Self

from generator.errors import MemoryFileError
from generator.translation.similarity import key, normal, score, sketch

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from generator.model import State
    from generator.settings import Settings


FILE_NAME = "memory.sqlite3"
FUZZY = 75
"""Per cent from which translators' tools show a match."""

LONGEST = 2_000

_VERSION = 1
_STATES: tuple[State, ...] = ("new", "machine", "edited", "final")
_SCHEMA = """
CREATE TABLE unit (
  id INTEGER PRIMARY KEY, direction TEXT NOT NULL, key INTEGER NOT NULL, reverse INTEGER NOT NULL,
  context INTEGER NOT NULL, maker TEXT NOT NULL, state INTEGER NOT NULL,
  before TEXT NOT NULL, source TEXT NOT NULL, target TEXT NOT NULL,
  UNIQUE (key, context, maker));
CREATE INDEX backward ON unit (reverse);
CREATE TABLE sketch (gram INTEGER, unit INTEGER, PRIMARY KEY (gram, unit)) WITHOUT ROWID;
CREATE TABLE meta (revision INTEGER NOT NULL);
INSERT INTO meta VALUES (0);
"""
_UNIT = """
INSERT INTO unit (direction, key, reverse, context, maker, state, before, source, target)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (key, context, maker) DO UPDATE SET
  reverse = excluded.reverse, state = excluded.state, before = excluded.before,
  source = excluded.source, target = excluded.target
RETURNING id
"""
_READ = "SELECT source, target, state, maker, before FROM unit "
_BOTH = "SELECT source, target, state, maker, before, key, reverse FROM unit "
_EXACTLY = _BOTH + "WHERE key = ? ORDER BY id"
_BACKWARD = _BOTH + "WHERE reverse = ? AND state > 1 ORDER BY id"
_THESE = _READ + "JOIN json_each(?) AS wanted ON wanted.value = unit.id"
_FORGOTTEN = "DELETE FROM unit WHERE key = ? AND maker = ?"
_ALL = _READ + "WHERE direction = ? ORDER BY id"
_SHARING = "SELECT unit FROM sketch WHERE gram = ? LIMIT ?"
_SINCE = "SELECT source, target, state, maker, before, direction FROM unit WHERE id > ? ORDER BY id"
_BATCH = 50_000
_CANDIDATES = 24
_COMMONEST = 1_500  # units read for one four-gram: one that stands in more sentences tells little


@dataclass(frozen=True, slots=True)
class Unit:
    """A sentence and its translation.

    Attributes:
        maker: the engine (with its model and terms) of a machine's text, empty for a person's.
        before: the sentence before it, where known: two meanings of one sentence differ by it.
    """

    source: str
    target: str
    state: State = "final"
    maker: str = ""
    before: str = ""


@dataclass(frozen=True, slots=True)
class Match:
    """Attributes: ``score`` in per cent; 100 is the same sentence."""

    unit: Unit
    score: int


class Memory:
    """Args: ``path`` of the SQLite file, created on the first store; ``None`` keeps all in RAM."""

    def __init__(self, path: Path | None = None) -> None:
        self.path = path
        self._open: sqlite3.Connection | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._open:
            self._open.close()
            self._open = None

    def best(self, text: str, direction: str, before: str = "", maker: str = "") -> Unit | None:
        """The pair for exactly this sentence: a person's before a machine's, same context first.

        ``direction`` is "ja-en" or "en-ja", ``before`` the sentence before, ``maker`` the only
        machine whose text will do; empty takes any.
        """
        wanted = key(text, direction)
        other = "-".join(reversed(direction.split("-")))
        found = [_turned(unit) for unit in self._whole(_BACKWARD, wanted, other)]
        found += self._whole(_EXACTLY, wanted, direction)
        fit = [unit for unit in found if maker in ("", unit.maker) or not unit.maker]
        context = normal(before)
        return max(
            reversed(fit),  # of equal ones the newest
            key=lambda unit: (
                not unit.maker,
                normal(unit.before) == context,
                unit.state == "final",
            ),
            default=None,
        )

    def fuzzy(self, text: str, direction: str) -> tuple[Match, ...]:
        """Up to five pairs whose sentence is at least ``FUZZY`` per cent alike, best first.

        None for a text of more than ``LONGEST`` characters.
        """
        if len(text) > LONGEST:
            return ()
        postings = sorted(
            ([row[0] for row in self._rows(_SHARING, gram, _COMMONEST)]
             for gram in sketch(text, direction)),
            key=len,
        )  # fmt: skip
        shared: Counter[int] = Counter()
        for posting in postings:  # the rarest first: what they share decides
            if len(posting) < _COMMONEST or not shared:
                shared.update(posting)
        candidates = [number for number, _ in shared.most_common(_CANDIDATES)]
        units = self._units(_THESE, json.dumps(candidates))
        found = (Match(unit, score(text, unit.source, FUZZY)) for unit in units)
        near = [match for match in found if match.score >= FUZZY]
        near.sort(key=lambda match: (-match.score, bool(match.unit.maker), match.unit.source))
        return tuple(near[:5])

    def store(self, units: Iterable[Unit], direction: str) -> int:
        """Keep pairs of one direction; see ``store_all``."""
        return self.store_all((direction, unit) for unit in units)

    def forget(self, source: str, direction: str, maker: str) -> None:
        """What this machine answered for a sentence is not given any more."""
        with self._writing() as connection:
            connection.execute(_FORGOTTEN, (key(source, direction), maker))

    def store_all(self, pairs: Iterable[tuple[str, Unit]]) -> int:
        """Keep pairs, each with its direction, all or none; how many were given.

        A person's text replaces a person's of the same context, a machine's its own.
        """
        remaining = iter(pairs)
        batch, count = tuple(islice(remaining, _BATCH)), 0
        if not batch:
            return 0
        self.revision  # noqa: B018  # a damaged file is set aside before anything is written
        with self._writing() as connection:
            while batch:
                _write(connection, batch)
                count += len(batch)
                batch = tuple(islice(remaining, _BATCH))
        return count

    def pairs(self, direction: str) -> Iterator[Unit]:
        """Everything in one direction, in the order it came in."""
        with self._explained():
            connection = self._connection(create=False)
            yield from map(_unit, connection.execute(_ALL, (direction,)) if connection else ())

    def newest(self) -> int:
        """The number of the last pair that came in, 0 for none; see ``since``."""
        return next((row[0] or 0 for row in self._rows("SELECT max(id) FROM unit")), 0)

    def since(self, number: int) -> list[tuple[str, Unit]]:
        """Pairs that came in after that one, with their directions."""
        return [(row[5], _unit(row[:5])) for row in self._rows(_SINCE, number)]

    def copy(self, path: Path) -> bool:
        """A copy as of this moment at ``path``, where nothing is yet; nothing of nothing."""
        with self._explained():
            connection = self._connection(create=False)
            if connection:
                connection.execute("VACUUM INTO ?", (str(path),))
        return path.is_file()

    @property
    def revision(self) -> int:
        """Counts the imports of people's texts, so that a build knows when to look again."""
        return next((row[0] for row in self._rows("SELECT revision FROM meta")), 0)

    def _units(self, query: str, *values: object) -> list[Unit]:
        return [_unit(row) for row in self._rows(query, *values)]

    def _whole(self, query: str, wanted: int, direction: str) -> list[Unit]:
        """Pairs whose both texts are still those that were kept: their keys are their digests."""
        back = "-".join(reversed(direction.split("-")))
        return [
            _unit(row[:5])
            for row in self._rows(query, wanted)
            if key(row[0], direction) == row[5] and key(row[1], back) == row[6]
        ]

    def _rows(self, query: str, *values: object) -> list[tuple[Any, ...]]:
        found: list[tuple[Any, ...]] = []  # what a damaged memory gives, once it is set aside
        with self._explained():
            connection = self._connection(create=False)
            found = connection.execute(query, values).fetchall() if connection else []
        return found  # noqa: RET504  # the block may end early

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        with self._explained():
            connection = self._connection(create=True)
            assert connection
            patiently(connection, "BEGIN IMMEDIATE")
            with connection:  # commits, or rolls back
                yield connection

    @contextmanager
    def _explained(self) -> Iterator[None]:
        """A file that is damaged is set aside, and the work goes on without it."""
        try:
            yield
        except (sqlite3.Error, OSError) as error:
            if self.path and is_damage(error):
                self.__exit__()
                set_aside(self.path)
                return
            raise MemoryFileError(
                f"the translation memory {self.path} cannot be used: {error}",
                "move it away, or set KAMISHIBAI_DATA to another folder",
            ) from error

    def _connection(self, *, create: bool) -> sqlite3.Connection | None:
        if self._open is None and (create or self.path is None or self.path.is_file()):
            if self.path:
                self.path.parent.mkdir(parents=True, exist_ok=True)
            self._open = sqlite3.connect(
                self.path or ":memory:", timeout=WORTH_SAYING, isolation_level=None
            )
            _prepare(self._open)
        return self._open


def _prepare(connection: sqlite3.Connection) -> None:
    connection.execute("PRAGMA synchronous = NORMAL")  # with a log, safe against a killed process
    if connection.execute("PRAGMA user_version").fetchone()[0] == _VERSION:
        return
    with suppress(sqlite3.OperationalError):  # another process is at it in this very moment
        connection.execute("PRAGMA journal_mode = WAL")
    patiently(connection, "BEGIN IMMEDIATE")
    with connection:
        found = connection.execute("PRAGMA user_version").fetchone()[0]
        if found > _VERSION:
            raise sqlite3.OperationalError("it was written by a newer Kamishibai")
        if found < _VERSION:
            for statement in _SCHEMA.split(";"):
                connection.execute(statement)
            connection.execute(f"PRAGMA user_version = {_VERSION}")


def _write(connection: sqlite3.Connection, batch: Sequence[tuple[str, Unit]]) -> None:
    grams = []
    for direction, unit in batch:
        number = connection.execute(_UNIT, _row(unit, direction)).fetchone()[0]
        grams += [(gram, number) for gram in sketch(unit.source, direction)]
    grams.sort()  # neighbours in the tree are written together
    connection.executemany("INSERT OR IGNORE INTO sketch VALUES (?, ?)", grams)
    if any(not unit.maker for _, unit in batch):
        connection.execute("UPDATE meta SET revision = revision + 1")


def _row(unit: Unit, direction: str) -> tuple[object, ...]:
    source, target = direction.split("-")
    context = 0 if unit.maker or not unit.before else key(unit.before, direction)
    return (
        direction,
        key(unit.source, direction),
        key(unit.target, f"{target}-{source}"),
        context,
        unit.maker,
        _STATES.index(unit.state),
        unit.before,
        unit.source,
        unit.target,
    )


def _unit(row: tuple[Any, ...]) -> Unit:
    source, target, state, maker, before = row
    return Unit(source, target, _STATES[state], maker, before)


def _turned(unit: Unit) -> Unit:
    return Unit(unit.target, unit.source, unit.state, unit.maker)


def user_memory(settings: Settings) -> Memory:
    """The user's own, in the data folder; the file exists from the first stored pair on."""
    return Memory(settings.data / FILE_NAME)


# The memory's file among other programs and after accidents: locked, or damaged.

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
