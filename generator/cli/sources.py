"""``kamishibai review --sources``: point and source side by side."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from generator.cli.columns import MARGIN, beside, wrapped

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from generator.model import Bilingual
    from generator.provenance import Cited, Row, Shown

_NARROWEST, _WIDEST = 60, 160
"""Columns: narrower than this nothing can be read side by side; wider is not read in one go."""

_LABEL = 9
"""Columns for where a text stands, and for a sentence's id."""


def side_by_side(scenes: Sequence[Shown], words: Mapping[str, str]) -> Iterator[str]:
    """The lines that show every text of a show beside its sentences."""
    terminal = shutil.get_terminal_size((100, 40)).columns
    total = min(_WIDEST, max(_NARROWEST, terminal - 1))
    half = (total - 3) // 2
    for number, scene in enumerate(scenes, 1):
        title = scene.title.ja or scene.title.en or ""
        yield from ("", f"{number}. {title}  ({scene.id}, {scene.layout})")
        yield "─" * half + "─┬─" + "─" * half
        for row in scene.rows:
            label = words.get(row.what, row.what)
            left = _labelled(label, _texts(row.text), half)
            yield from beside(left, _right(row, half, words), half)


def _texts(text: Bilingual) -> list[str]:
    return [each for each in (text.ja, text.en) if each is not None]


def _labelled(label: str, texts: Sequence[str], width: int) -> list[str]:
    """Texts in lines under one another, with a label before the first."""
    room = width - _LABEL - MARGIN
    lines = [line for text in texts for line in wrapped(text, room)]
    labels = [label] + [""] * (len(lines) - 1)
    return [line for pair in zip(labels, lines, strict=False) for line in _indented(*pair)]


def _indented(label: str, line: str) -> list[str]:
    return beside([label], [line], _LABEL, gap="")


def _right(row: Row, width: int, words: Mapping[str, str]) -> list[str]:
    if not row.sources:
        return _labelled("", [words["ours"]], width)
    if row.verbatim:
        return _labelled(row.sources[0].id, [words["same"]], width)
    return [line for each in row.sources for line in _cited(each, width, words)]


def _cited(source: Cited, width: int, words: Mapping[str, str]) -> list[str]:
    texts = _texts(source.text) if source.text else [words["gone"]]
    return _labelled(source.id, texts, width)
