"""What a person is asked to read of a written show."""

from __future__ import annotations

from dataclasses import replace

from generator.model import Bilingual, Line, Point, Scene, Storyboard
from generator.writing.review import findings


def show(*verdicts: str) -> Storyboard:
    points = tuple(Point(Bilingual("客は減った"), ("s1",), verdict=each) for each in verdicts)
    line = Line("a.1", Bilingual("客は減りました。"), ("s1",), verdict="verified")
    first = Scene(id="a", layout="bullets", title=Bilingual("客"), points=points)
    second = Scene(id="b", layout="bullets", title=Bilingual("客"), narration=(line,))
    return Storyboard(Bilingual("客"), (first, second))


def test_a_scene_with_texts_that_no_model_judged_is_to_be_read() -> None:
    found = findings(show("verified", "rules", "rules"), "en")
    assert [(each.where, each.severity) for each in found] == [("a", "note")]
    assert "2" in found[0].text


def test_each_doubtful_text_is_named_to_be_read() -> None:
    doubtful = show("verified", "doubtful")
    title = replace(doubtful.scenes[1], title=Bilingual("客は増える"), title_verdict="doubtful")
    found = findings(replace(doubtful, scenes=(doubtful.scenes[0], title)), "ja")
    assert [(each.where, each.severity) for each in found] == [("a", "warning"), ("b", "warning")]
    assert "客は減った" in found[0].text
    assert "客は増える" in found[1].text


def test_where_a_model_judged_all_or_wrote_nothing_there_is_nothing_to_tell() -> None:
    assert findings(show("verified", "verified"), "ja") == ()
    assert findings(show("", ""), "ja") == ()


def test_a_word_that_points_to_nothing_on_its_slide_is_named_whoever_wrote_it() -> None:
    plain = show("", "").scenes[0]
    loose = replace(plain, title=Bilingual("この二つで客は減った", "These two cost customers"))
    found = findings(Storyboard(Bilingual("客"), (loose,)), "en")
    assert [(each.kind, each.severity, each.where) for each in found] == [
        ("pointing", "warning", "a")
    ] * 2
    assert "この二つ" in found[0].text
    assert "These two" in found[1].text
    assert not findings(Storyboard(Bilingual("客"), (replace(loose, layout="notes"),)), "en")
