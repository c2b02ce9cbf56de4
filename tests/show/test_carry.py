"""Which untranslated sentences a show still lacks."""

from __future__ import annotations

from dataclasses import replace

from generator.model import Bilingual, Gap, Line, Scene, Storyboard
from generator.show.carry import open_gaps

GAPS = (Gap("translation", "s1", "none"), Gap("translation", "s2", "none"))


def storyboard(verdict: str, english: str | None = "The bridge stays.") -> Storyboard:
    line = Line("a.s1", Bilingual("橋は残ります。", english), ("s1",), verdict=verdict)
    scene = Scene(
        id="a",
        layout="statement",
        title=Bilingual("橋は残る", "The bridge stays"),
        title_sources=("s1",),
        title_verdict=verdict,
        narration=(line,),
    )
    return Storyboard(title=Bilingual("橋", "The bridge"), scenes=(scene,))


def test_what_the_rules_have_not_shown_is_to_be_translated_all_the_same() -> None:
    assert [gap.where for gap in open_gaps(storyboard(""), GAPS)] == ["s2"]


def test_what_a_model_left_out_needs_no_translation() -> None:
    assert open_gaps(storyboard("verified"), GAPS) == ()


def test_what_a_model_shows_in_one_language_only_is_missing() -> None:
    half = storyboard("verified", None)
    assert [gap.where for gap in open_gaps(half, GAPS)] == ["s1"]
    assert open_gaps(replace(half, scenes=()), GAPS) == GAPS
