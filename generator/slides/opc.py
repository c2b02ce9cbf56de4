"""The package, a zip of parts (ISO/IEC 29500-2): read with bounds, written the same twice."""

from __future__ import annotations

import io
import posixpath
import zipfile
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple, TypeAlias, TypeVar

from generator import patterns as re
from generator import safexml
from generator.errors import TemplateError
from generator.slides.zips import packed, zipped

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping
    from typing import IO

    from lxml import etree

XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE_RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
CONTENT_TYPES = "[Content_Types].xml"

MOST_PARTS = 5_000
MOST_BYTES = 400 * 2**20
MOST_XML = 24 * 2**20
_MOST_KEPT = 2**18  # of a part whose tree is kept
_MOST_RATIO = 250  # Deflate gives at most about 1000; XML of real decks stays under 60

_Read = TypeVar("_Read")

Parts: TypeAlias = dict[str, bytes]
"""Part name without the leading slash → content."""


class Relation(NamedTuple):
    """A row of a .rels part; ``target`` is a part name, or a URL when ``external``."""

    id: str
    kind: str
    target: str
    external: bool

    @classmethod
    def of(cls, part: str, ident: str, kind: str, target: str, mode: str = "") -> Relation:
        """One of ``part``, from the attributes of its row."""
        external = mode == "External"
        place = target if external else resolved(part, target)
        return cls(ident, kind.rsplit("/", 1)[-1], place, external)


def pack(parts: Mapping[str, bytes]) -> bytes:
    """A package as ``write`` writes it."""
    stream = io.BytesIO()
    write(parts, stream)
    return stream.getvalue()


def write(parts: Mapping[str, bytes], stream: IO[bytes]) -> None:
    """A zip with fixed order, dates and attributes: the same parts give the same bytes."""
    names = sorted(parts, key=lambda name: (name != CONTENT_TYPES, name != "_rels/.rels", name))
    zipped((packed(name, parts[name]) for name in names), stream)


def unpack(data: bytes, name: str) -> Parts:
    """The parts of a stranger's package.

    Raises:
        TemplateError: not a zip, too large, packed beyond belief, or with names that leave it.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = [entry for entry in archive.infolist() if not entry.is_dir()]
            _bounded(entries, name)
            return {_safe(entry.filename, name): archive.read(entry) for entry in entries}
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError) as error:
        advice = (
            "it is an old .ppt or protected by a password; save it as an unprotected .pptx"
            if data.startswith(b"\xd0\xcf\x11\xe0")
            else "save it again from PowerPoint as .pptx"
        )
        raise TemplateError(f"{name} is not a PowerPoint file that can be read", advice) from error


def _bounded(entries: list[zipfile.ZipInfo], name: str) -> None:
    if len(entries) > MOST_PARTS:
        raise TemplateError(f"{name} holds {len(entries)} parts, more than {MOST_PARTS}")
    if sum(entry.file_size for entry in entries) > MOST_BYTES:
        raise TemplateError(f"{name} is larger than {MOST_BYTES >> 20} MB when unpacked")
    seen: set[str] = set()
    for entry in entries:
        big = entry.file_size > 2**20
        if big and entry.file_size > _MOST_RATIO * max(1, entry.compress_size):
            raise TemplateError(f"{name} is packed like a zip bomb", f"look at {entry.filename!r}")
        xml = entry.filename.endswith((".xml", ".rels"))
        if xml and entry.file_size > MOST_XML:
            raise TemplateError(f"{name}: {entry.filename!r} is larger than {MOST_XML >> 20} MB")
        if entry.filename.lower() in seen:
            raise TemplateError(f"{name} holds {entry.filename!r} twice")
        seen.add(entry.filename.lower())


def _safe(entry: str, name: str) -> str:
    pieces = entry.split("/")
    if "\\" in entry or ":" in entry or any(piece in {"", ".", ".."} for piece in pieces):
        raise TemplateError(f"{name} holds a part with an unsafe name, {entry!r}")
    return entry


def parse(parts: Mapping[str, bytes], part: str, name: str) -> etree._Element:
    """A part's XML.

    Raises:
        TemplateError: the part is missing, not well-formed, or declares entities.
    """
    return _read(parts, part, name, safexml.parse)


def seen(parts: Mapping[str, bytes], part: str, name: str) -> etree._Element:
    """``parse`` for whoever only looks: everybody is given the same tree."""
    return _read(parts, part, name, lambda data: _tree(data, part))


def _read(
    parts: Mapping[str, bytes], part: str, name: str, read: Callable[[bytes], _Read]
) -> _Read:
    if part not in parts:
        raise TemplateError(
            f"{name} has no part {part!r}", "save it again from PowerPoint as .pptx"
        )
    try:
        return read(parts[part])
    except ValueError as error:
        raise TemplateError(f"{name}: {part} cannot be read", str(error)) from error


def _kept(read: Callable[[bytes, str], _Read]) -> Callable[[bytes, str], _Read]:
    """Layouts are looked at once a place, and their master and theme with each of them."""
    kept = lru_cache(maxsize=64)(read)
    return lambda data, part: (kept if len(data) < _MOST_KEPT else read)(data, part)


@_kept
def _tree(data: bytes, _: str) -> etree._Element:
    return safexml.parse(data)


def reached(parts: Mapping[str, bytes], without: Collection[str] = ()) -> set[str]:
    """Every part that a relation leads to from the package's own, and its relations.

    Nothing is looked for beyond the parts ``without``.
    """
    found: set[str] = set()
    waiting = [""]
    while waiting:
        part = waiting.pop()
        rels = rels_name(part)
        if rels not in parts:
            continue
        found.add(rels)
        for target in _TARGET.findall(parts[rels].decode("utf-8", "replace")):
            name = resolved(part, target)
            if name in parts and name not in found and name not in without:
                found.add(name)
                waiting.append(name)
    return found


_TARGET = re.compile(r'\sTarget="([^"]*)"')


def rels_name(part: str) -> str:
    """Where a part's relationships stand; the package's own for the empty name."""
    folder, slash, base = part.rpartition("/")
    return f"{folder}{slash}_rels/{base}.rels"


def relationships(items: list[tuple[str, str]]) -> str:
    """A .rels part; ids are rId1, rId2 … in order. A type without a scheme is a document's."""
    rows = "".join(
        f'<Relationship Id="rId{n}" Type="{kind if ":" in kind else f"{RELATIONSHIPS}/{kind}"}" '
        f'Target="{target}"/>'
        for n, (kind, target) in enumerate(items, 1)
    )
    return f'{XML}<Relationships xmlns="{PACKAGE_RELATIONSHIPS}">{rows}</Relationships>'


def relations(parts: Mapping[str, bytes], part: str, name: str) -> tuple[Relation, ...]:
    """The relationships of a part, in file order; none when it has no .rels."""
    rels = rels_name(part)
    return _read(parts, rels, name, lambda data: _related(data, part)) if rels in parts else ()


@_kept
def _related(data: bytes, part: str) -> tuple[Relation, ...]:
    found = safexml.parse(data).iterfind(f"{{{PACKAGE_RELATIONSHIPS}}}Relationship")
    return rows(({key: row.get(key, "") for key in _COLUMNS} for row in found), part)


_COLUMNS = ("Id", "Type", "Target", "TargetMode")


def rows(elements: Iterable[Mapping[str, str]], part: str) -> tuple[Relation, ...]:
    """The relationships of ``part`` from the rows of its .rels."""
    return tuple(Relation.of(part, *(row.get(key, "") for key in _COLUMNS)) for row in elements)


def resolved(part: str, target: str) -> str:
    """A relationship's target as a part name."""
    if target.startswith("/") and "/." not in target:
        return target[1:]
    return posixpath.normpath(posixpath.join(posixpath.dirname(part), target))
