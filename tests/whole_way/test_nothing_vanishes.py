"""An item, a cell, a picture, code: on a slide of the deck as it is written, or a listed gap."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest
from PIL import Image
from pptx import Presentation

from generator import build
from generator.model import Code, Figure, ItemList, Table
from generator.reading import read
from generator.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from generator.model import Article, Block, Manifest

KINDS = (
    "港の潮位を一年間測りました。平均は前の年より高くなりました。",
    "次の三日に開きます。\n\n- 月曜\n- 木曜日\n- 日",
    "1. 縄をほどく。\n2. 帆を上げる。\n\n   風を見ます。\n3. 岸を離れる。",
    "| 年 | 便 |\n|---|---|\n| 昨年 | 5 |\n| 今年 | 六便 |",
    "![霧の中の二本の杭](stakes.png)",
    "```python\nprint(levels)\n```",
    "```mermaid\nflowchart LR\n  A[測る] --> B[記す]\n```",
    "$$ m = \\frac{1}{n} $$",
    "> 海は表を読まない。\n>\n> 漁師の言葉",
    "<dl><dt>満潮</dt><dd>海面が高い時</dd><dt>干潮</dt><dd>海面が低い時</dd></dl>",
    "岸壁の話です。[^1]\n\n[^1]: 古い石の岸壁のことです。",
)


def _article(seed: int) -> str:
    """Every kind of block in some order, one at least before the first heading."""
    drawn = random.Random(seed).sample(KINDS, len(KINDS))
    parts = [*drawn[:2], "## 測り方", *drawn[2:6], "## 使い方", *drawn[6:]]
    return "\n\n".join(["# 潮の一年", *parts])


def _blocks(article: Article) -> Iterator[Block]:
    yield from article.lead
    for section in article.sections:
        yield from section.blocks


def _parts(article: Article) -> Iterator[str]:
    for block in _blocks(article):
        match block:
            case ItemList():
                yield from ((item[0].text.ja or "").rstrip("。") for item in block.items)
            case Table():
                yield from (cell[0].text.ja or "" for row in block.rows for cell in row if cell)
            case Figure():
                yield from (one.text.ja or "" for one in block.alt)
            case Code(syntax="mermaid"):
                yield from ("測る", "記す")  # a diagram is drawn
            case Code():
                yield block.text.splitlines()[-1].strip()
            case _:
                pass


def _shown(folder: Path) -> str:
    """Every text of the deck's slides, with the descriptions of its pictures and drawings."""
    deck = Presentation(folder / "deck.ja.pptx")
    written: list[str] = []
    for slide in deck.slides:
        for element in slide.element.iter():
            written += [element.text or ""] if element.tag.endswith("}t") else []
            written.append(element.get("descr") or "")
    return "".join("".join(written).split())


def _listed(manifest: Manifest) -> str:
    return "".join("".join(gap.text for gap in manifest.gaps).split())


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_every_part_of_every_block_is_on_a_slide_or_a_gap(seed: int, tmp_path: Path) -> None:
    Image.new("RGB", (640, 480), "gray").save(tmp_path / "stakes.png")
    source = tmp_path / "tides.md"
    source.write_text(_article(seed), encoding="utf-8")
    settings = Settings(
        output=tmp_path / "out",
        offline=True,
        languages=("ja",),
        decks=("ja",),
        only=("deck", "script"),
    )
    manifest = build(source, settings)
    shown, listed = _shown(manifest.folder), _listed(manifest)
    parts = ["".join(part.split()) for part in _parts(read(source, settings))]
    assert len(parts) > 15
    assert [part for part in parts if part not in shown and part not in listed] == []


def test_no_formula_is_spoken_as_tex(tmp_path: Path) -> None:
    source = tmp_path / "mean.md"
    source.write_text(
        "# 平均の式\n\n日数は $n$ と書きます。高さは $\\frac{h_1}{h_2}$ と比べます。\n\n"
        "$$ m = \\frac{1}{n}\\sum x_i $$\n\n表の値から求めます。\n",
        encoding="utf-8",
    )
    settings = Settings(output=tmp_path / "out", offline=True, languages=("ja",), only=("script",))
    script = (build(source, settings).folder / "script.ja.md").read_text(encoding="utf-8")
    assert "日数はnと書きます" in "".join(script.split())
    assert not any(mark in script for mark in ("$", "\\frac", "\\sum"))
