"""Notebooks (.ipynb): their Markdown, with the code as code; what it printed is left out."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from generator.errors import SourceError
from generator.model import Dropped
from generator.options import Options
from generator.reading import limits
from generator.reading.formats import Reader
from generator.reading.markdown.markdown import draft
from generator.reading.raw import clean, text_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.reading.draft import DraftArticle
    from generator.reading.raw import Raw
    from generator.settings import Settings

_MOST_CELLS = 2_000
_DEEPEST = 6
_HOW = "export it as Markdown or HTML and give that file"


def read(raw: Raw, settings: Settings) -> DraftArticle:
    """The draft of a notebook.

    Raises:
        SourceError: it is damaged, or holds more than one article does.
    """
    cells, syntax = _cells(raw)
    limits.check_count(len(cells), _MOST_CELLS, "cells", raw.name)
    pieces = [_piece(cell, syntax) for cell in cells]
    text = "\n\n".join(filter(None, pieces))
    limits.check_bytes(len(text), raw.name)
    found = draft(text, raw.name, settings)
    printed = tuple(Dropped(None, text, "output") for cell in cells for text in _printed(cell))
    return replace(found, dropped=(*found.dropped, *printed))


def _cells(raw: Raw) -> tuple[list[dict[str, Any]], str]:
    limits.check_count(raw.data.count(b'"cell_type"'), _MOST_CELLS, "cells", raw.name)
    try:
        held = json.loads(text_of(raw, limits.PAGE_BYTES))
        cells = held["cells"] if "cells" in held else held["worksheets"][0]["cells"]
        about = held.get("metadata") or {}
        syntax = (about.get("kernelspec") or {}).get("language") or "python"
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
        raise SourceError(f"{raw.name} is a damaged notebook", _HOW) from error
    if not isinstance(cells, list) or not all(isinstance(cell, dict) for cell in cells):
        raise SourceError(f"{raw.name} is a damaged notebook", _HOW)
    return cells, str(syntax)


def _piece(cell: dict[str, Any], syntax: str) -> str:
    text = clean(_joined(cell.get("source", cell.get("input")))).strip("\n")
    if cell.get("cell_type") == "markdown":
        return text
    if cell.get("cell_type") == "heading":  # until its fourth version
        level = cell.get("level")
        return f"{'#' * (level if isinstance(level, int) and 0 < level <= _DEEPEST else 1)} {text}"
    fence = "`" * max(3, 1 + max((len(run) for run in _ticks(text)), default=0))
    is_code = cell.get("cell_type") == "code" and text.strip()
    return f"{fence}{syntax}\n{text}\n{fence}" if is_code else ""


def _ticks(text: str) -> list[str]:
    return ["`" * text.count("`")] if "```" in text else []


def _joined(source: object) -> str:
    lines = source if isinstance(source, list) else [source]
    return "".join(line for line in lines if isinstance(line, str))


def _printed(cell: dict[str, Any]) -> Iterator[str]:
    outputs = cell.get("outputs")
    for output in outputs if isinstance(outputs, list) else []:
        if isinstance(output, dict):
            data = output.get("data")
            plain = data.get("text/plain") if isinstance(data, dict) else output.get("text")
            if text := clean(_joined(plain)).strip():
                yield text


READER = Reader(read, Options)
