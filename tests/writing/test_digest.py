"""A long article read in parts: its weightiest lines stay, with their numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from servers.json_service import json_service
from writing.answered import ARTICLE, answers, content
from writing.model import Model, using

from generator.reading import read
from generator.settings import Settings
from generator.understanding import brief
from generator.web.chat import chat
from generator.writing.desk import EditorDesk, estimated
from generator.writing.digest import within
from generator.writing.numbered import numbered
from generator.writing.prompts import Prompts

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from generator.writing.numbered import Numbered

ROOM = 300
PART = "## 市場の話\n\n市場の客は十年で三割減りました。市は週末だけの開催を検討しています。\n\n"


@pytest.fixture
def long() -> Numbered:
    text = "# 朝の市場\n\n" + "".join(PART.replace("十年", f"{n}年") for n in range(2, 30))
    return numbered(read(text.encode(), Settings(), name="long.md"))


def choosing(message: str) -> dict[str, Any]:
    """The second line of a part and the one after."""
    numbers = [int(row[1 : row.index("]")]) for row in message.splitlines()]
    return {"lines": numbers[1:3]}


@pytest.fixture
def model() -> Model:
    return Model({"digest": choosing})


@pytest.fixture
def desk(model: Model, tmp_path: Path) -> Iterator[EditorDesk]:
    with json_service(model) as service:
        settings = using(service.url, tmp_path)
        asked = chat("writer", settings)
        assert asked
        with asked:
            yield EditorDesk(asked, Prompts(settings, ("ja",)), tmp_path, lambda _: None)


def test_what_fits_is_told_whole_and_nothing_is_asked(
    long: Numbered, desk: EditorDesk, model: Model
) -> None:
    assert within(long, 100_000, desk) == long.text
    assert model.asked == []


def test_what_does_not_fit_is_read_in_parts_that_do(
    long: Numbered, desk: EditorDesk, model: Model
) -> None:
    told = within(long, ROOM, desk)
    assert model.times("digest") > 2
    assert all(estimated(message) <= ROOM + 40 for _, _, message in model.asked)
    assert estimated(told) < estimated(long.text)
    assert {row for row in told.splitlines() if row != "…"} <= {*long.lines}  # numbers and all
    assert [row for row in long.lines if "] ## " in row] == [
        row for row in told.splitlines() if "] ## " in row
    ]


def test_a_part_without_an_answer_keeps_what_opens_it(
    long: Numbered, desk: EditorDesk, model: Model
) -> None:
    model.answers["digest"] = "no"
    told = within(long, ROOM, desk)
    assert "市場の客は2年で三割減りました。" in told
    assert "検討しています" not in told


def test_a_plan_is_made_of_what_fits_the_context(tmp_path: Path) -> None:
    article = read(ARTICLE.encode(), Settings(), name="article.md")
    long = read((ARTICLE + PART * 80).encode(), Settings(), name="article.md")
    model = Model(answers(digest=choosing))
    with json_service(model) as service:
        from articles import planned

        from generator.writing import edited

        settings = using(service.url, tmp_path)
        settings.sections["writer"]["context"] = 6000
        for each in (article, long):
            rules = planned(each, settings)
            _, storyboard = edited(each, brief(each, settings), rules, settings)
            assert content(storyboard)[0].title.ja == "市場は来春に閉鎖の見通し"
    assert model.times("digest") >= 1
    shown = [message for name, _, message in model.asked if name == "plan"]
    assert "…" not in shown[0]
    assert "…" in shown[1]
