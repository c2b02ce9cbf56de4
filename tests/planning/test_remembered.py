"""What is remembered of an end: of a long one what the brief remembers, not how it begins."""

from __future__ import annotations

from pathlib import Path

from articles import planned

from generator import load_settings, read

EXAMPLES = Path(__file__).parents[2] / "examples"


def test_the_first_sentences_of_an_end_that_goes_on_are_not_what_it_comes_to() -> None:
    scenes = planned(read(EXAMPLES / "tide-tables" / "tide-tables.md", load_settings())).scenes
    (takeaways,) = (scene for scene in scenes if scene.layout == "takeaways")
    said = [point.text.ja or "" for point in takeaways.points]
    assert "潮汐表は予測であり、実際の海面と同じではない" in said
    assert not [point for point in said if "次の休み" in point]
