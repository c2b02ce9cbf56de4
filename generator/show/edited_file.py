"""The files of a show that people edit: read back, and written without losing their comments."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, TypeVar, cast

from generator.errors import BriefError, StoryboardError
from generator.files import digest, file_digest, write_bytes
from generator.model import Brief, Storyboard
from generator.show import brief_yaml, storyboard_yaml
from generator.show.nodes import LIMIT
from generator.show.plain import decoded
from generator.show.yaml_lines import with_comments_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.errors import EditedFileError
    from generator.show.folder import Show

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class EditedFile(Generic[T]):
    """Attributes: ``written``: what the state folder calls the file as we last wrote it."""

    name: str
    kind: type[T]
    parse: Callable[[str], T]
    error: type[EditedFileError]
    written: str


STORYBOARD = EditedFile(
    storyboard_yaml.FILE_NAME, Storyboard, storyboard_yaml.parse, StoryboardError, "written"
)
BRIEF = EditedFile(brief_yaml.FILE_NAME, Brief, brief_yaml.parse, BriefError, "brief_written")


def read(show: Show, file: EditedFile[T]) -> T | None:
    """The file as it is now; not parsed again while it is as we wrote it.

    Raises:
        EditedFileError: it cannot be understood.
    """
    path = show.folder / file.name
    if not path.is_file():
        return None
    if path.stat().st_size > LIMIT:
        raise file.error(file.name, 0, "is too large")
    data = path.read_bytes()
    mark = digest(data)
    if (found := _known.get((file.name, mark))) is None:
        found = _understood(show, file, data, mark)
        know(file, mark, found)
    return cast("T", found)


def _understood(show: Show, file: EditedFile[T], data: bytes, mark: str) -> T:
    written = show.remembered(file.written)
    if isinstance(written, dict) and written.get("sha256") == mark:
        known = decoded(file.kind, written.get("value"))
        if known is not None:
            return known
    try:
        return file.parse(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise file.error(file.name, 0, "is not UTF-8", "save it as UTF-8") from error


# By name and SHA-256: a server reads the same file for every request.
_known: OrderedDict[tuple[str, str], object] = OrderedDict()

_MOST_KNOWN = 4


def know(file: EditedFile[Any], mark: str, value: object) -> None:
    """What a file of these bytes says, for whoever reads it next."""
    _known[file.name, mark] = value
    while len(_known) > _MOST_KNOWN:
        _known.popitem(last=False)


def is_edited(show: Show, file: EditedFile[Any]) -> bool:
    """Whether the file is there and not as we wrote it."""
    path = show.folder / file.name
    written = show.remembered(file.written)
    ours = written.get("sha256") if isinstance(written, dict) else None
    return path.is_file() and file_digest(path) != ours


def write(show: Show, file: EditedFile[T], value: T, text: str) -> None:
    """The value as the file, with the comments that people made in it."""
    path = show.folder / file.name
    before = path.read_text(encoding="utf-8-sig") if path.is_file() else ""
    data = with_comments_of(before, text).encode("utf-8")
    # Remembered first: a kill between leaves what stood there before, which nobody changed either.
    mark = digest(data)
    show.remember(file.written, {"sha256": mark, "value": value})
    write_bytes(path, data)
    know(file, mark, value)
