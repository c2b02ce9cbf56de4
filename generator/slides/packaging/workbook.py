"""The workbook behind a chart, whose numbers PowerPoint opens in Excel."""

from __future__ import annotations

import io
import zipfile
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from generator import patterns as re
from generator.safexml import escape
from generator.slides.opc import RELATIONSHIPS, XML
from generator.slides.zips import packed, zipped

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from generator.slides.zips import Packed

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
"""Of columns."""

_SHEET, _STRINGS = "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"
_SPACE = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_UNIX = 3  # where the zip says that it was made, wherever that is

# What looks like Excel's way to write a character that XML cannot carry.
_ESCAPE = re.compile("(_x[0-9a-fA-F]{4}_)")


@cache
def _blank() -> dict[str, Packed]:
    """The parts of a workbook in their order; its only sheet and its texts are written anew."""
    with zipfile.ZipFile(Path(__file__).with_name("workbook.xlsx")) as archive:
        return {name: packed(name, archive.read(name)) for name in archive.namelist()}


def workbook(
    categories: Sequence[str], series: Sequence[tuple[str, Sequence[float | None]]]
) -> bytes:
    """The numbers where the chart says they are: names in row 1, categories in column A.

    What an article says is text here too, never a formula or a link.
    """
    texts = [*categories, *(name for name, _ in series)]
    known = {text: n for n, text in enumerate(dict.fromkeys(filter(None, texts)))}
    rows: list[Sequence[str | float | None]] = [("", *(name for name, _ in series))]
    rows += zip(categories, *(values for _, values in series), strict=True)
    told = {_SHEET: _sheet(rows, known), _STRINGS: _strings(known, sum(map(bool, texts)))}
    written = {name: packed(name, f"{XML}{text}".encode()) for name, text in told.items()}
    stream = io.BytesIO()
    zipped((_blank() | written).values(), stream, system=_UNIX)
    return stream.getvalue()


def _sheet(rows: Sequence[Sequence[str | float | None]], known: Mapping[str, int]) -> str:
    """Cells, a text as its number among all; what is empty has none."""
    wide = len(rows[0])
    lines = (
        (n, "".join(_cell(f"{at}{n}", held, known) for at, held in zip(LETTERS, row, strict=False)))
        for n, row in enumerate(rows, 1)
    )
    told = "".join(f'<row r="{n}" spans="1:{wide}">{cells}</row>' for n, cells in lines if cells)
    return (
        f'<worksheet xmlns="{_SPACE}" xmlns:r="{RELATIONSHIPS}">'
        f'<dimension ref="A1:{LETTERS[wide - 1]}{len(rows)}"/><sheetViews>'
        '<sheetView tabSelected="1" workbookViewId="0"/></sheetViews>'
        f'<sheetFormatPr defaultRowHeight="15"/><sheetData>{told}</sheetData><pageMargins '
        'left="0.7" right="0.7" top="0.75" bottom="0.75" header="0.3" footer="0.3"/></worksheet>'
    )


def _cell(place: str, held: str | float | None, known: Mapping[str, int]) -> str:
    if isinstance(held, str):
        return f'<c r="{place}" t="s"><v>{known[held]}</v></c>' if held else ""
    return "" if held is None else f'<c r="{place}"><v>{held:.16G}</v></c>'


def _strings(texts: Mapping[str, int], used: int) -> str:
    written = ((_kept(text), escape(_ESCAPE.sub(r"_x005F\1", text))) for text in texts)
    told = "".join(f"<si><t{kept}>{text}</t></si>" for kept, text in written)
    return f'<sst xmlns="{_SPACE}" count="{used}" uniqueCount="{len(texts)}">{told}</sst>'


def _kept(text: str) -> str:
    """Spaces at an end are part of it."""
    return ' xml:space="preserve"' if text != text.strip() else ""
