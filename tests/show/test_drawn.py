"""What a show remembers of how its deck drew each scene."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from sample_show import storyboard

from generator.model import Form, Share
from generator.show.folder import Show
from generator.show.recorded import remember_forms, remembered_forms
from generator.slides.icons import pictured

if TYPE_CHECKING:
    from pathlib import Path

SCENES = storyboard().scenes
FORMS = {
    scene.id: Form("points", 2, ("bus",), ("MS",), (Share(1.0, 4.0, units=True, icon="user"), None))
    for scene in SCENES
}


@pytest.fixture
def show(tmp_path: Path) -> Show:
    (tmp_path / ".kamishibai").mkdir()
    found = Show(tmp_path)
    remember_forms(found, SCENES, FORMS)
    return found


def test_every_form_is_there_again(show: Show) -> None:
    assert remembered_forms(show, SCENES) == FORMS


def test_a_text_that_a_person_changed_keeps_its_form_and_another_layout_does_not(
    show: Show,
) -> None:
    bullets = next(scene for scene in SCENES if scene.layout == "bullets")
    (point, *others) = bullets.points
    reworded = replace(bullets, points=(replace(point, text=bullets.title), *others))
    assert remembered_forms(show, [reworded]) == {bullets.id: FORMS[bullets.id]}
    assert remembered_forms(show, [replace(bullets, layout="takeaways")]) == {}
    assert remembered_forms(show, [replace(bullets, points=bullets.points[:1])]) == {}


def test_a_chart_of_other_numbers_is_drawn_anew(show: Show) -> None:
    chart = next(scene for scene in SCENES if scene.layout == "chart")
    head, row = chart.table
    assert remembered_forms(show, [replace(chart, table=(head, row[::-1]))]) == {}


def test_a_folder_that_somebody_else_made_names_icons_and_brings_none(show: Show) -> None:
    evil = Form("points", icons=("<script>alert(1)</script>", "bus"))
    remember_forms(show, SCENES[:1], {SCENES[0].id: evil})
    found = pictured(remembered_forms(show, SCENES[:1])[SCENES[0].id])
    assert found.icons[0] == ""
    assert found.icons[1].startswith("<svg")
    (show.state / "forms.json").write_text('{"x": [1, {"name": 3}]}')
    assert remembered_forms(show, SCENES) == {}
