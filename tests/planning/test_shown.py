"""What the slides of an article show, and what they never show, from the article itself."""

from __future__ import annotations

from pathlib import Path

import pytest
from articles import planned
from outlines import outline

from generator.planning import plan
from generator.reading import read
from generator.settings import Settings
from generator.understanding import brief

CASES = Path(__file__).parents[1] / "cases" / "planning" / "shown.txt"


def cases() -> list[tuple[str, str, list[str]]]:
    blocks = CASES.read_text(encoding="utf-8").split("=== ")[1:]
    found = []
    for block in blocks:
        name, _, rest = block.partition("\n")
        text, _, shown = rest.partition("\n---\n")
        found.append((name, text, [row for row in shown.splitlines() if row]))
    return found


@pytest.mark.parametrize(("name", "text", "shown"), cases(), ids=[case[0] for case in cases()])
def test_the_slides_show_what_the_case_says(name: str, text: str, shown: list[str]) -> None:
    article = read(text.encode(), Settings(), name="article.md")
    storyboard = plan(article, brief(article, Settings()), Settings())
    forms = "".join(f"[{s.layout} {len(s.groups)}]" for s in storyboard.scenes)
    notes = [str(point.text.ja or point.text.en) for s in storyboard.scenes for point in s.points]
    told = "\n".join((outline(storyboard, bilingual=True), *notes, forms))
    assert shown, name
    for row in shown:
        assert (row[2:] in told) == (row[0] == "+"), f"{row}\n{told}"


def test_figures_that_follow_a_message_stand_below_it_and_nowhere_else(written) -> None:
    board = planned(
        written(
            "# 湾の海苔は減っている\n\n湾の海苔は、この三年で四割減った。去年の水揚げは1,240トン。"
            "2022年には2,060トンあった。海は前より澄んでいる。\n\n"
            "## 調べたこと\n\n十二人が毎朝、網のそばで水をくむ。測るのは塩分と窒素だ。\n\n"
            "## これから\n\n冬に池の水を抜く。費用は町が半分を出す。\n"
        )
    )
    answer = next(scene for scene in board.scenes if scene.id == "answer")
    assert [point.text.ja for point in answer.points] == [
        "去年の水揚げは1,240トン",
        "2022年には2,060トンあった",
    ]
    others = [scene for scene in board.scenes if scene is not answer]
    assert not any("1,240" in (p.text.ja or "") for scene in others for p in scene.points)
