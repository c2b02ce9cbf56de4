"""Seconds to plan and narrate a hundred sections: python benchmarks/planning_time.py."""

from __future__ import annotations

import time

from generator.narration import narrate
from generator.planning import plan
from generator.reading import read
from generator.settings import Settings
from generator.understanding import brief

SECTION = """## {n}番目の町

{n}番目の町には古い港があります。しかし、船の数は5年間で約3割減りました。町は来年度から、新しい船を増やす計画です。
漁師は港の灯りを守っていますが、若い人が足りないため、灯りを消す日も出てくる可能性があります。
"""


def main() -> None:
    text = "# 百の町\n\n" + "\n".join(SECTION.format(n=n) for n in range(1, 101))
    article = read(text.encode(), Settings(), name="towns.md")
    plan(article, brief(article, Settings()), Settings())  # the first call also imports
    start = time.perf_counter()
    found = brief(article, Settings())
    understood = time.perf_counter()
    storyboard = plan(article, found, Settings())
    planned = time.perf_counter()
    narrate(storyboard, article, found, Settings())
    narrated = time.perf_counter()
    print(f"scenes {len(storyboard.scenes)}")
    print(f"understand {understood - start:.2f} s, plan {planned - understood:.2f} s")
    print(f"narrate {narrated - planned:.2f} s")


if __name__ == "__main__":
    main()
