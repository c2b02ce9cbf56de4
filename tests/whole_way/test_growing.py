"""An article four times as long is about four times the work: counted in operations, not in time.

What is counted are the interpreter's own operations, so that a busy machine changes nothing and a
loop within a loop is seen before anybody waits for it.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import pytest

from generator import narration, planning, reading, understanding
from generator.settings import load

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import FrameType

SHORT, LONGER = 40, 4
MOST = 1.3 * LONGER
"""Times the work: what grows with the square would be sixteen."""

TERSE = ("pictures",)
"""Of which forty are a short text, which is told in another way."""

SECTIONS = {
    "sections": "## 第{n}の町\n\n第{n}の町には図書館が{n}館あります。昨年は{m}人が訪れました。",
    "questions": "## 第{n}の町では何時に開きますか？\n\n{n}時に開きます。ただし、{m}日は休みです。",
    "people": "## 山田{name}さん\n\n{m}年に生まれました。「私は{n}回負けた」と話しています。",
    "quotations": "## 第{n}の町\n\n> 町の{n}番の声です。よい町だ。\n\n― 町長{n}",
    "pictures": "![町](town{n:03}.png)\n\n朝の写真です。{n:03}番の棚が見えます。",
    "counts": "{name}の町には3人が住み、港が二つあります。",
    "paragraphs": "第{n}の町には図書館があります。しかし、昨年は{m}人しか訪れませんでした。",
}


def article(kind: str, count: int) -> bytes:
    told = (SECTIONS[kind].format(n=n, m=3 * n, name=chr(0x4E00 + n)) for n in range(1, count + 1))
    return ("# 町の図書館\n\n" + "\n\n".join(told)).encode()


def operations(work: Callable[[], object]) -> int:
    counted = 0

    def count(frame: FrameType, event: str, _: Any) -> Any:
        nonlocal counted
        if event == "call":
            frame.f_trace_opcodes, frame.f_trace_lines = True, False
        elif event == "opcode":
            counted += 1
        return count

    before = sys.gettrace()
    sys.settrace(count)
    try:
        work()
    finally:
        sys.settrace(before)
    return counted


def work(kind: str, count: int) -> dict[str, int]:
    settings = load(environ={})
    read = reading.read(article(kind, count), settings, name="long.md")
    brief = understanding.brief(read, settings)
    storyboard = planning.plan(read, brief, settings)
    return {
        "reading": operations(lambda: reading.read(article(kind, count), settings, name="long.md")),
        "understanding": operations(lambda: understanding.brief(read, settings)),
        "planning": operations(lambda: planning.plan(read, brief, settings)),
        "narration": operations(lambda: narration.narrate(storyboard, read, brief, settings)),
    }


@pytest.mark.parametrize("kind", SECTIONS)
def test_work_grows_with_the_article_and_no_faster(kind: str) -> None:
    work(kind, 5)  # patterns are compiled, words are loaded
    count = 2 * SHORT if kind in TERSE else SHORT
    short, long = work(kind, count), work(kind, LONGER * count)
    assert {step: n / short[step] for step, n in long.items() if n > MOST * short[step]} == {}
