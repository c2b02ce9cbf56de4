"""What the source holds is in the deck and on its page, spoken, dropped with a reason or a gap."""

from __future__ import annotations

import html
import random
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
from PIL import Image
from pptx import Presentation

from generator import build
from generator.reading import read
from generator.settings import Settings

if TYPE_CHECKING:
    from pathlib import Path

    from generator.model import Manifest


@dataclass(frozen=True, slots=True)
class Held:
    """A block as it is written, and what of it must be left.

    Attributes:
        shown: on a slide of the deck and on the page, or in a gap.
        told: on a slide, in the script, dropped with a reason, or in a gap.
        drawn: how the page has it, where it has no words.
    """

    source: str
    shown: tuple[str, ...] = ()
    told: tuple[str, ...] = ()
    drawn: tuple[str, ...] = ()


KINDS = {
    "paragraph": Held(
        "港の潮位を一年間測りました。平均は前の年より高くなりました。",
        told=("潮位を一年間", "前の年より高く"),
    ),
    "list": Held("次の三日に開きます。\n\n- 月曜\n- 木曜日\n- 凪", shown=("月曜", "木曜日", "凪")),
    "steps": Held(
        "1. 縄をほどく。\n2. 帆を上げる。\n\n   風を見ます。\n3. 岸を離れる。",
        shown=("縄をほどく", "帆を上げる", "岸を離れる"),
        told=("風を見",),
    ),
    "table": Held(
        "| 年度 | 便数 |\n|---|---|\n| 昨年 | 58 |\n| 今年 | 鯔 |",
        shown=("年度", "便数", "昨年", "58", "今年", "鯔"),
    ),
    "figure": Held("![霧の中の二本の杭](stakes.png)", shown=("霧の中の二本の杭",)),
    "code": Held("```python\nprint(levels)\n```", shown=("print(levels)",)),
    "diagram": Held("```mermaid\nflowchart LR\n  A[量る] --> B[記す]\n```", shown=("量る", "記す")),
    "formula": Held("$$ m = \\frac{1}{n} $$", shown=("m=\\frac{1}{n}",), drawn=("<mfrac>",)),
    "quotation": Held(
        "> 海は表を読まない。\n>\n> 漁師の言葉", told=("海は表を読まない", "漁師の言葉")
    ),
    "definitions": Held(
        "<dl><dt>満潮</dt><dd>海面が高い時</dd><dt>干潮</dt><dd>海面が低い時</dd></dl>",
        shown=("満潮", "干潮"),
        told=("海面が高い時", "海面が低い時"),
    ),
    "footnote": Held(
        "岸壁の話です。[^1]\n\n[^1]: 古い石積みのことです。", told=("岸壁", "古い石積み")
    ),
    "link": Held(
        "[潮の本](https://example.com/tides)は図書館にあります。",
        told=("図書館に", "https://example.com/tides"),
    ),
}


def _article(seed: int) -> str:
    """Every kind of block in some order, some before the first heading, some two levels down."""
    drawn = random.Random(seed).sample([held.source for held in KINDS.values()], len(KINDS))
    parts = [*drawn[:2], "## 測り方", *drawn[2:5], "### 道具", *drawn[5:8], "## 使い方", *drawn[8:]]
    return "\n\n".join(["# 潮の一年", *parts])


def _bare(text: str) -> str:
    return "".join(text.split())


def _deck(folder: Path) -> str:
    """Every text of the deck's slides, with the descriptions of its pictures and drawings."""
    written: list[str] = []
    for slide in Presentation(folder / "deck.ja.pptx").slides:
        for element in slide.element.iter():
            written += [element.text or ""] if element.tag.endswith("}t") else []
            written.append(element.get("descr") or "")
    return _bare("".join(written))


def _page(folder: Path) -> str:
    """The page's words and marks, without what it runs and how it looks."""
    source = (folder / "index.html").read_text(encoding="utf-8")
    kept = re.sub(r"<(script|style)\b.*?</\1>", "", source, flags=re.DOTALL)
    words = html.unescape(re.sub(r"<[^>]+>", "", kept))
    marks = "".join(re.findall(r'alt="[^"]*"|<mfrac>', kept))
    return _bare(words + html.unescape(marks))


def _built(source: Path) -> Manifest:
    settings = Settings(
        output=source.parent / "out",
        offline=True,
        languages=("ja",),
        decks=("ja",),
        only=("deck", "script", "page"),
    )
    return build(source, settings)


@pytest.mark.parametrize("seed", [1, 2, 3, 4])
def test_every_part_of_every_block_is_shown_told_dropped_or_a_gap(
    seed: int, tmp_path: Path
) -> None:
    Image.new("RGB", (640, 480), "gray").save(tmp_path / "stakes.png")
    source = tmp_path / "tides.md"
    source.write_text(_article(seed), encoding="utf-8")
    manifest = _built(source)
    deck, page = _deck(manifest.folder), _page(manifest.folder)
    gaps = _bare("".join(gap.text for gap in manifest.gaps))
    left = _bare("".join(one.text for one in read(source, Settings()).dropped))
    script = _bare((manifest.folder / "script.ja.md").read_text(encoding="utf-8"))
    lost = [
        (kind, where, part)
        for kind, held in KINDS.items()
        for where, parts, places in (
            ("deck", held.shown, (deck, gaps)),
            ("page", held.drawn or held.shown, (page, gaps)),
            ("told", held.told, (deck, script, left, gaps)),
        )
        for part in parts
        if not any(part in place for place in places)
    ]
    assert lost == []


def test_no_formula_is_spoken_as_tex(tmp_path: Path) -> None:
    source = tmp_path / "mean.md"
    source.write_text(
        "# 平均の式\n\n日数は $n$ と書きます。高さは $\\frac{h_1}{h_2}$ と比べます。\n\n"
        "$$ m = \\frac{1}{n}\\sum x_i $$\n\n表の値から求めます。\n",
        encoding="utf-8",
    )
    script = (_built(source).folder / "script.ja.md").read_text(encoding="utf-8")
    assert "日数はnと書きます" in "".join(script.split())
    assert not any(mark in script for mark in ("$", "\\frac", "\\sum"))
