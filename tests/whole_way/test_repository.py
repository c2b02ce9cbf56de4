"""What people find in the repository beside the program: forms, workflows, promises."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[2]
FORMS = sorted(ROOT.glob(".github/ISSUE_TEMPLATE/wrong-*.yml"))
WORKFLOWS = sorted(ROOT.glob(".github/workflows/*.yml"))


def _read(path: Path) -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load(path.read_text("utf-8"))
    return found


@pytest.mark.parametrize("path", FORMS, ids=lambda path: path.stem)
def test_a_form_asks_in_both_languages_for_what_is_there_and_what_should_be(path: Path) -> None:
    form = _read(path)
    fields = {field["id"]: field for field in form["body"]}
    assert "expected" in fields
    for field in fields.values():
        label = field["attributes"]["label"]
        assert re.search(r"[A-Za-z]{3}", label)
        assert re.search(r"[ぁ-んァ-ヴ一-龠]", label)
    assert fields["expected"]["validations"] == {"required": True}


def test_there_are_forms_for_readings_headings_and_slides() -> None:
    assert [path.stem for path in FORMS] == ["wrong-heading", "wrong-reading", "wrong-slide"]


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_a_workflow_may_do_no_more_than_it_must_and_ends(path: Path) -> None:
    told = _read(path)
    assert told["permissions"] == {"contents": "read"}
    for job in told["jobs"].values():
        assert job["timeout-minutes"]
        for step in job["steps"]:
            assert "${{" not in step.get("run", "")  # a name of a branch would be run


def test_commands_that_forms_ask_for_are_commands() -> None:
    asked = {
        name for path in FORMS for name in re.findall(r"`kamishibai (\w+)", path.read_text("utf-8"))
    }
    commands = (ROOT / "docs" / "commands.md").read_text("utf-8")
    assert asked
    assert all(f"## {name}" in commands or f"kamishibai {name}" in commands for name in asked)
