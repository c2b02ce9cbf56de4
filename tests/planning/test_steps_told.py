"""Of what is done step by step nothing is missing: amounts and steps go before remarks on them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from articles import narrated

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.model import Article, Scene

REMARK = (
    " It is easy to think that the mix will never hold together, but it always does in the end, and"
    " the long wait through the cold evening is what gives the soup its colour and its depth."
)
CHOWDER = f"""# Recipe: Harbor Chowder

This post walks you through our Basic Chowder. Every cook should make Boston Brown Bread at least \
once. It takes a whole day and a can with a lid.

## Ingredients

Begin by gathering the ingredients.

- 500 grams clams
- 300 ml milk
- 2 potatoes

## Cooking

First, boil the clams in salted water.{REMARK * 2} Next, cut the potatoes into small cubes.\
{REMARK * 2}

At this point, pour the milk over the potatoes and let it simmer for an hour.{REMARK * 2}

After an hour has passed, it is time to add the clams to the pot.{REMARK * 2} Finally, serve it \
with pepper.
"""


def _shown(scenes: list[Scene]) -> str:
    return "\n".join(f"{s.title.en} {' '.join(p.text.en or '' for p in s.points)}" for s in scenes)


def _said(scenes: list[Scene]) -> str:
    return " ".join(line.text.en or "" for scene in scenes for line in scene.narration)


def _scenes(written: Callable[..., Article]) -> list[Scene]:
    return list(narrated(written(CHOWDER)).scenes)


def test_amounts_and_steps_are_shown_and_said(written: Callable[..., Article]) -> None:
    scenes = _scenes(written)
    for told in (_shown(scenes), _said(scenes)):
        for each in ("500 grams", "300 ml", "clams in salted water", "small cubes", "simmer"):
            assert each in told, each


def test_a_step_is_noted_without_what_leads_to_it(written: Callable[..., Article]) -> None:
    shown = _shown(_scenes(written))
    assert "At this point" not in shown
    assert "it is time to" not in shown
    assert "After an hour has passed, add the clams to the pot" in shown


def test_what_is_cooked_elsewhere_is_no_message(written: Callable[..., Article]) -> None:
    scenes = _scenes(written)
    first = [s for s in scenes if s.layout in {"statement", "takeaways"}]
    heads = "\n".join(scene.title.en or "" for scene in scenes)
    assert "Brown Bread" not in heads + _shown(first)


def test_one_step_of_many_is_not_what_remains(written: Callable[..., Article]) -> None:
    assert not [scene for scene in _scenes(written) if scene.layout == "takeaways"]
