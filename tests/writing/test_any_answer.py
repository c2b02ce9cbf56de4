"""Whatever fits the schemas makes a show: every layout in any order, groups and fields anywhere."""

from __future__ import annotations

import json
import random
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from articles import planned
from servers.json_service import json_service
from writing.answered import ARTICLE
from writing.model import all_good, using

from generator import faults
from generator.model import sentences
from generator.narration import narrate
from generator.reading import read
from generator.settings import Settings
from generator.show.storyboard_yaml import dump, parse
from generator.slides import drawn, make_deck
from generator.understanding import brief
from generator.writing import edited
from generator.writing.texts import texts

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

TEXTS = (
    "市場の客は三割減った",
    "港の市場は来春閉鎖の見通し",
    "費用は未定",
    "「週末だけでも開けたい」と岸さん",
    "市は週末だけの開催を検討",
    "店主の岸さん",
    "客は五割増",
    "The market may close",
    "",
)


TRUE = tuple(
    {"from": [line], "ja": ja}
    for line, ja in (
        (2, "港の市場は来春閉鎖の見通し"),
        (4, "市場の客は十年で三割減った"),
        (5, "「週末だけでも開けたい」と店主の岸さん"),
        (7, "市は週末だけの開催を検討している"),
        (8, "費用はまだ決まっていない"),
    )
)
"""Texts with the line that bears them: most are such, or a plan is refused before it is a show."""


def any_of(shape: Mapping[str, Any], chance: random.Random) -> Any:
    """Something that fits a schema, its texts of ``TEXTS``."""
    if "enum" in shape:
        return chance.choice(shape["enum"])
    match shape["type"]:
        case "object":
            made = {name: any_of(each, chance) for name, each in shape["properties"].items()}
            held = {"from", "ja"} <= made.keys() and chance.random() < 0.9
            return made | chance.choice(TRUE) if held else made
        case "array":
            fewest = shape["minItems"]
            count = chance.randint(fewest, min(shape["maxItems"], fewest + 6))
            return [any_of(shape["items"], chance) for _ in range(count)]
        case "boolean":
            return chance.random() < 0.5
        case "integer":
            return chance.randint(shape["minimum"], shape["maximum"])
        case _:
            return chance.choice(TEXTS)[: shape["maxLength"]]


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("form", ["briefing", "dialogue"])
def test_whatever_fits_the_schemas_makes_a_show_without_an_exact_fault(
    seed: int, form: str, tmp_path: Path
) -> None:
    chance = random.Random(seed)

    def model(path: str, headers: Mapping[str, str], body: Any) -> tuple[int, Any]:
        del path, headers
        asked = body["response_format"]["json_schema"]
        told = any_of(asked["schema"], chance)
        if asked["name"] == "hold":
            told = all_good(body["messages"][-1]["content"])
        content = json.dumps(told, ensure_ascii=False)
        return 200, {"choices": [{"message": {"content": content}, "finish_reason": "stop"}]}

    article = read(ARTICLE.encode(), Settings(), name="article.md")
    with json_service(model) as service:
        settings = replace(using(service.url, tmp_path), format=form)
        rules, known = planned(article, settings), brief(article, settings)
        known, storyboard = edited(
            article, known, rules, settings, drawn=lambda shown: drawn(shown, settings)
        )
    whole = narrate(storyboard, article, known, settings)
    assert parse(dump(whole)) == whole
    assert make_deck(whole, "ja", settings).parts
    said = {sentence.id: sentence.text.ja or "" for sentence in sentences(article)}
    beside = [point.text.ja or "" for scene in whole.scenes for _, point, _ in texts(scene)]
    beside += [line.text.ja or "" for scene in whole.scenes for line in scene.narration]
    for scene in whole.scenes:
        for text in (*scene.points, *scene.narration):
            if text.verdict and text.sources:
                given = [said[each] for each in text.sources]
                words = text.text.ja or ""
                near = [each for each in beside if each != words]
                assert not faults(words, given, "ja", [*said.values()], near)
