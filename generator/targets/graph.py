"""Targets: the files of a show and all they are made from, in one graph.

A target names what it needs, and is handed nothing else: what is not needed cannot be used, and
what no file needs is never made. Its key is told from the inputs beneath it, so that a build knows
without making a file whether it is what it should be; no engine is started for that.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Generic, TypeAlias, TypeVar, cast

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from generator.model import Bilingual, Gap
    from generator.settings import Settings
    from generator.targets.work import Work

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Product(Generic[T]):
    """What came of making a target.

    Attributes:
        value: ``None`` where there is nothing of it, and so of what needs it.
        gaps: what it lacks; those of what it needs are not repeated.
    """

    value: T | None
    gaps: tuple[Gap, ...] = ()


@dataclass(frozen=True, slots=True)
class FileKind:
    """What a file is called.

    Attributes:
        name: as the manifest calls it: "deck", "audio", "captions" …
        language: "ja", "en", or empty when it is for both.
        label: what the page calls it, where it may be taken from there.
        folder: it is a folder of files, all of this kind.
        gap: the kind of gap that it leaves where an engine cannot make it.
    """

    name: str
    language: str = ""
    label: Bilingual | None = None
    folder: bool = False
    gap: str = "engine"


Inputs: TypeAlias = Mapping[str, object]
Together: TypeAlias = Callable[[Sequence["Target[Any]"]], Sequence[Product[Any]]]


def _none() -> Inputs:
    return {}


@dataclass(frozen=True, slots=True, eq=False)
class Target(Generic[T]):
    """A file of the show, or a value that files are made from.

    Attributes:
        name: of a file its path in the show, with forward slashes; else any other word.
        make: makes it of what is given; a file or folder is written to ``Given.path``.
        needs: the targets whose values ``make`` is given.
        links: files that it names but does not hold: whether they are there counts, not their
            bytes; they are made before it.
        inputs: everything else that decides what it becomes, by what a person calls it; asked only
            where the key is wanted.
        kind: of a file.
        together: makes several targets in one go; those that share it are handed to it at once,
            before all else, and need nothing.
    """

    name: str
    make: Callable[[Given], Product[T]]
    needs: tuple[Target[Any], ...] = ()
    links: tuple[Target[Any], ...] = ()
    inputs: Callable[[], Inputs] = _none
    kind: FileKind | None = None
    together: Together | None = None


@dataclass(frozen=True, slots=True)
class Given:
    """What a target may use while it is made.

    Attributes:
        path: where to write a file, empty for a value.
    """

    path: Path
    _values: Mapping[Target[Any], Any] = field(repr=False)

    def __getitem__(self, target: Target[T]) -> T:
        """The value of a target that is needed.

        Raises:
            LookupError: it was not named among what is needed.
            NothingToMakeError: there is nothing of it.
        """
        value = self.get(target)
        if value is None:
            raise NothingToMakeError(target.name)
        return value

    def get(self, target: Target[T]) -> T | None:
        """The same, ``None`` where there is nothing of it; of a link, whether it is there."""
        if target not in self._values:
            raise LookupError(f"{target.name} is used and not named among what is needed")
        return cast("T | None", self._values[target])


class NothingToMakeError(Exception):
    """What is needed is not there: nothing was said, nothing can be drawn."""


@dataclass(frozen=True, slots=True)
class Output:
    """A word of ``--only``: the declaration of one sort of files.

    To add one: a module with one of these, and an entry in ``generator.outputs`` or, from another
    package, in the entry-point group ``kamishibai.outputs``.

    Attributes:
        help: one line, in both languages.
        targets: the files that it stands for in a show.
        default: made unless ``--only`` says otherwise.
        check: tells wrong names and settings before anything is written.
        lacking: empty where it can be made on this machine, else what to do.
        spoken: it needs voices.
        publish: what is written beside the show once its manifest stands; gives the paths.
    """

    help: Bilingual
    targets: Callable[[Work], Iterable[Target[Any]]]
    default: bool = False
    check: Callable[[Settings], object] | None = None
    lacking: Callable[[Settings], str] | None = None
    spoken: bool = False
    publish: Callable[[Path, Settings], Sequence[Path]] | None = None


def beneath(targets: Iterable[Target[Any]], *, links: bool = True) -> tuple[Target[Any], ...]:
    """The targets and everything they are made from, what is needed before what needs it."""
    found: dict[Target[Any], None] = {}

    def visit(target: Target[Any]) -> None:
        if target in found:
            return
        for below in (*target.needs, *(target.links if links else ())):
            visit(below)
        found[target] = None

    for target in targets:
        visit(target)
    return tuple(found)


def value(made: T) -> Product[T]:
    """A target that lacks nothing."""
    return Product(made)
