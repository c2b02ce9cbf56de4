"""Links of a template's parts to its own slides, most of which no deck keeps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from generator.slides import opc
from generator.slides.templates.styles import P, R

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from generator.slides.opc import Relation

PRESENTATION = "ppt/presentation.xml"
_TO_SLIDE = f'{opc.RELATIONSHIPS}/slide"'.encode()


def own_slides(parts: Mapping[str, bytes], name: str) -> tuple[str, ...]:
    """The slides of a template itself, in their order."""
    targets = {r.id: r.target for r in opc.relations(parts, PRESENTATION, name)}
    listed = opc.parse(parts, PRESENTATION, name).iterfind(f"{P}sldIdLst/{P}sldId")
    return tuple(targets[i] for row in listed if (i := row.get(f"{R}id", "")) in targets)


def picked(slides: Sequence[str], numbers: Sequence[int]) -> list[str]:
    """Those with these numbers, counted from 1."""
    return [slides[n - 1] for n in numbers if n <= len(slides)]


def dead(
    parts: Mapping[str, bytes], kept: Collection[str], name: str
) -> Iterator[tuple[str, tuple[Relation, ...]]]:
    """Parts of a template with their links to slides that are not ``kept``.

    The slides that are dropped have them too: whoever asks for them all takes them away.
    """
    for rels, data in parts.items():
        if not rels.endswith(".rels") or _TO_SLIDE not in data:
            continue
        owner = rels.replace("_rels/", "").removesuffix(".rels")
        found = tuple(
            row
            for row in opc.relations(parts, owner, name)
            if row.kind == "slide" and row.target not in kept
        )
        if found and owner != PRESENTATION:
            yield owner, found


def without(parts: Mapping[str, bytes], kept: Collection[str], name: str) -> Mapping[str, bytes]:
    """The parts again, dead links taken out of those that have them: text and shapes stay."""
    changed = {}
    for owner, rows in dead(parts, kept, name):
        gone = {row.id for row in rows}
        rels = opc.rels_name(owner)
        changed[rels] = _left(opc.parse(parts, rels, name), "Id", gone)
        if owner in parts:
            changed[owner] = _left(opc.parse(parts, owner, name), f"{R}id", gone)
    return {**parts, **changed}


def _left(root: etree._Element, key: str, gone: set[str]) -> bytes:
    """A part without the elements whose ``key`` is one of ``gone``."""
    for element in [one for one in root.iter() if one.get(key) in gone]:
        above = element.getparent()
        if above is not None:
            above.remove(element)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
