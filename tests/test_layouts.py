"""A layout is declared once and known in every room that has to know it: what is left out fails."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from generator.model import LAYOUTS
from generator.slides.templates.roles import ROLES

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "generator"

NOT_MADE = frozenset({"section"})
"""Made by no rule, for people alone; drawn as the part's number beside its title."""


def texts(*files: Path) -> set[str]:
    """Every text that the code says."""
    trees = (ast.parse(path.read_text(encoding="utf-8")) for path in files)
    nodes = (node for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Constant))
    return {node.value for node in nodes if isinstance(node.value, str)}


def words(*files: Path) -> set[str]:
    return {word for path in files for word in re.findall(r"\w+", path.read_text(encoding="utf-8"))}


COMPOSED = texts(PACKAGE / "slides" / "composing" / "compose.py")
PLANNED = texts(*(PACKAGE / "planning").rglob("*.py")) | NOT_MADE
WRITABLE = words(PACKAGE / "writing" / "told.toml")
DOCUMENTED = {
    page: set(re.findall(r"`(\w+)`", (ROOT / "docs" / page).read_text(encoding="utf-8")))
    for page in ("storyboard.md", "templates.md")
}
TEMPLATES = {path.parent.name: words(path) for path in ROOT.glob("templates/decks/*/template.toml")}


def lacking(layout: str) -> list[str]:
    """Where a layout should be known and is not."""
    rule = LAYOUTS.get(layout)
    places = {
        "a composition": COMPOSED,
        "a form that takes it": PLANNED,
        "a role of templates": {*ROLES},
        **{f"docs/{page}": known for page, known in DOCUMENTED.items()},
        **{f"the template {name}": known for name, known in TEMPLATES.items()},
    }
    if rule is None or not (rule.frame or rule.holds):  # the article gives the others
        places["what a language model is told"] = WRITABLE
    return [place for place, known in places.items() if layout not in known]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_layout_is_known_wherever_it_has_to_be(layout: str) -> None:
    assert lacking(layout) == []


def test_a_layout_that_is_only_declared_is_lacking_everywhere() -> None:
    assert len(lacking("banner")) == 6 + len(TEMPLATES)
    assert {*TEMPLATES} == {"ink", "washi", "signal", "hall", "handout"}
