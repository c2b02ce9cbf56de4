"""What a person changed follows its sentences when scenes are called or parted otherwise."""

from __future__ import annotations

from dataclasses import replace

from generator.model import Bilingual, Line, Point, Scene, Storyboard
from generator.show.merge import merge


def scene(identity: str, *sentences: str) -> Scene:
    points = tuple(Point(Bilingual(f"{s}の点", None), (s,)) for s in sentences)
    lines = tuple(Line(f"{identity}.{s}", Bilingual(f"{s}の文", None), (s,)) for s in sentences)
    return Scene(
        identity,
        "bullets",
        Bilingual("題", None),
        ("h",),
        points=points,
        sources=sentences,
        narration=lines,
    )


def board(*scenes: Scene) -> Storyboard:
    return Storyboard(Bilingual("題", None), scenes)


def changed(storyboard: Storyboard, sentence: str, text: str) -> Storyboard:
    """As a person leaves it who rewrites a sentence's point and line."""

    def edited(found: Scene) -> Scene:
        mine = Bilingual(text, None)
        return replace(
            found,
            points=tuple(
                replace(p, text=mine) if sentence in p.sources else p for p in found.points
            ),
            narration=tuple(
                replace(n, text=mine) if sentence in n.sources else n for n in found.narration
            ),
        )

    return replace(storyboard, scenes=tuple(edited(found) for found in storyboard.scenes))


def told(storyboard: Storyboard) -> list[tuple[str, list[str | None], list[str | None]]]:
    return [
        (s.id, [p.text.ja for p in s.points], [n.text.ja for n in s.narration])
        for s in storyboard.scenes
    ]


def test_a_scene_called_otherwise_keeps_what_was_changed_in_it() -> None:
    base = board(scene("h-bullets", "s1", "s2"), scene("h-bullets.2", "s3"))
    fresh = board(scene("h", "s1", "s2"), scene("h-s3", "s3"))
    merged = merge(base, changed(base, "s3", "直した"), fresh)
    assert told(merged) == [
        ("h", ["s1の点", "s2の点"], ["s1の文", "s2の文"]),
        ("h-s3", ["直した"], ["直した"]),
    ]
    assert [line.id for line in merged.scenes[1].narration] == ["h-s3.s3"]


def test_a_changed_title_goes_with_its_scene() -> None:
    base = board(scene("h-bullets", "s1", "s2"))
    edited = board(replace(base.scenes[0], title=Bilingual("私の題", None)))
    merged = merge(base, edited, board(scene("h", "s1"), scene("h-s2", "s2")))
    assert [s.title.ja for s in merged.scenes] == ["私の題", "題"]


def test_a_sentence_told_in_another_scene_takes_its_changes_there() -> None:
    base = board(scene("h", "s1", "s2", "s3"), scene("h-s4", "s4"))
    fresh = board(scene("h", "s1", "s2"), scene("h-s3", "s3", "s4"))
    merged = merge(base, changed(base, "s3", "直した"), fresh)
    assert told(merged) == [
        ("h", ["s1の点", "s2の点"], ["s1の文", "s2の文"]),
        ("h-s3", ["直した", "s4の点"], ["直した", "s4の文"]),
    ]


def test_a_removed_scene_stays_removed_under_its_new_name() -> None:
    base = board(scene("h-bullets", "s1"), scene("h-bullets.2", "s2"))
    merged = merge(base, board(base.scenes[0]), board(scene("h", "s1"), scene("h-s2", "s2")))
    assert [s.id for s in merged.scenes] == ["h"]


def test_a_line_that_a_person_moved_stays_where_it_was_put() -> None:
    base = board(scene("a", "s1", "s2"), scene("b", "s3"))
    first, second = base.scenes
    edited = board(
        replace(first, narration=first.narration[:1]),
        replace(second, narration=(first.narration[1], *second.narration)),
    )
    merged = merge(base, edited, base)
    assert [[n.text.ja for n in s.narration] for s in merged.scenes] == [
        ["s1の文"],
        ["s2の文", "s3の文"],
    ]


def test_a_scene_of_a_persons_own_is_left_alone() -> None:
    own = Scene("mine", "bullets", Bilingual("私の話", None))
    base = board(scene("h-bullets", "s1"))
    merged = merge(base, board(*base.scenes, own), board(scene("h", "s1")))
    assert [s.id for s in merged.scenes] == ["h", "mine"]


def test_the_takeaways_keep_what_the_sections_show_too() -> None:
    summary = Scene(
        "takeaways", "takeaways", Bilingual("まとめ", None), points=scene("x", "s1").points
    )
    base = board(scene("h", "s1", "s2"), summary)
    assert merge(base, base, base) == base
    edited = board(base.scenes[0], replace(summary, points=scene("x", "s1").points[:0]))
    assert merge(base, edited, base) == edited


def test_a_point_that_several_scenes_have_stays_in_each_of_them() -> None:
    base = board(scene("answer", "s1"), scene("s1", "s1", "s2"))
    edited = changed(base, "s1", "直した")
    merged = merge(base, edited, base)
    assert merged == edited
    assert merge(base, merged, base) == merged
