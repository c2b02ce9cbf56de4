"""A layout is declared once and known in every room that has to know it: what is left out fails."""

from __future__ import annotations

import ast
import json
import re
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from lxml import html
from pptx import Presentation

from generator import Settings, build
from generator.errors import StoryboardError
from generator.model import LAYOUTS, Bilingual, LayoutRule, RoleSpec
from generator.slides.check import check
from generator.slides.composing.flow import bullets

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.model import Scene
    from generator.slides.composing.desk import Desk
    from generator.slides.composing.pages import Sheet

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "generator"

NOT_MADE = frozenset({"section"})
"""Made by no rule, for people alone; drawn as the part's number beside its title."""

NOT_OFFERED = frozenset({"profile"})
"""Offered to no model: one person alone would be a badge of initials beside points."""


def texts(*files: Path) -> set[str]:
    """Every text that the code says."""
    trees = (ast.parse(path.read_text(encoding="utf-8")) for path in files)
    nodes = (node for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Constant))
    return {node.value for node in nodes if isinstance(node.value, str)}


def words(*files: Path) -> set[str]:
    return {word for path in files for word in re.findall(r"\w+", path.read_text(encoding="utf-8"))}


PLANNED = texts(*(PACKAGE / "planning").rglob("*.py")) | NOT_MADE
WRITABLE = words(PACKAGE / "writing" / "prompts.toml") | NOT_OFFERED
DOCUMENTED = {
    page: set(re.findall(r"`(\w+)`", (ROOT / "docs" / page).read_text(encoding="utf-8")))
    for page in ("storyboard.md", "templates.md")
}
TEMPLATES = {path.parent.name: words(path) for path in ROOT.glob("templates/decks/*/template.toml")}


def lacking(layout: str) -> list[str]:
    """Where a layout should be known and is not."""
    rule = LAYOUTS.get(layout)
    places = {
        "a composition": {layout} if rule and rule.drawn else set(),
        "a form that takes it": PLANNED,
        "a role of templates": {*rule.roles} if rule else set(),
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


# A layout that really is added: a function that draws it, and one entry.

MARKET = """朝の市

港の朝市は五時に開く。

## 朝市の様子

- 魚屋が十軒並ぶ
- 雨の日は休みになる
- 値札は手で書かれる
"""


def starred(desk: Desk, scene: Scene) -> tuple[Sheet, ...]:
    """The banner's own drawing: a star before each point."""
    points = tuple(
        replace(each, text=Bilingual(f"★{each.text.ja}", each.text.en)) for each in scene.points
    )
    return bullets(desk, replace(scene, points=points), "banner")


BANNER = LayoutRule(
    points=(1, 4),
    drawn=f"{__name__}:starred",
    roles={"banner": RoleSpec(("title", "body", "note"), ("banner",))},
)


@pytest.fixture
def hung(tmp_path: Path) -> Callable[[], Path]:
    """Builds a show in which a person has asked for a banner, and gives its folder."""
    settings = Settings(
        output=tmp_path / "shows", languages=("ja",), only=("deck", "page"), offline=True
    )
    article = tmp_path / "market.md"
    # a text of its own for each: what was read once is remembered
    article.write_text(f"{MARKET}\n{tmp_path.name}です。\n", encoding="utf-8")
    build(article, settings)
    folder = tmp_path / "shows" / "market"
    board = folder / "storyboard.yaml"
    text = board.read_text(encoding="utf-8")
    assert "layout: bullets" in text
    board.write_text(text.replace("layout: bullets", "layout: banner"), encoding="utf-8")

    def again() -> Path:
        build(folder, settings)
        return folder

    return again


def shown(folder: Path) -> str:
    slides = Presentation(str(folder / "deck.ja.pptx")).slides
    shapes = (shape for slide in slides for shape in slide.shapes)
    return "\n".join(shape.text_frame.text for shape in shapes if shape.has_text_frame)


def test_a_layout_that_is_added_is_read_drawn_and_told_of(
    monkeypatch: pytest.MonkeyPatch, hung: Callable[[], Path]
) -> None:
    monkeypatch.setitem(LAYOUTS, "banner", BANNER)
    folder = hung()
    assert "★魚屋が十軒並ぶ" in shown(folder)
    assert "layout: banner" in (folder / "storyboard.yaml").read_text(encoding="utf-8")
    page = html.fromstring((folder / "index.html").read_text(encoding="utf-8"))
    assert "値札は手で書かれる" in "".join(page.find_class("bullets")[0].itertext())
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    assert [gap for gap in manifest["gaps"] if gap["kind"] == "slide"] == []
    assert check("washi").as_json()["layouts"]["banner"]["fallback"] == "bullets"


def test_without_its_entry_it_is_no_layout(hung: Callable[[], Path]) -> None:
    with pytest.raises(StoryboardError, match="banner"):
        hung()
    assert "banner" not in check("washi").layouts


def test_an_entry_that_nothing_draws_is_drawn_as_points(
    monkeypatch: pytest.MonkeyPatch, hung: Callable[[], Path]
) -> None:
    monkeypatch.setitem(LAYOUTS, "banner", replace(BANNER, drawn=""))
    told = shown(hung())
    assert "魚屋が十軒並ぶ" in told
    assert "★" not in told


@pytest.mark.parametrize("layout", LAYOUTS)
def test_what_draws_a_layout_is_there(layout: str) -> None:
    module, _, name = LAYOUTS[layout].drawn.partition(":")
    assert callable(getattr(import_module(module), name))
