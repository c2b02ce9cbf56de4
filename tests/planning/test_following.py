"""After a change by hand: what repeats other scenes follows, what a person wrote stays."""

from __future__ import annotations

from dataclasses import replace

from generator.model import Bilingual, Point, Scene, Storyboard
from generator.planning import followed, unshown


def text(ja: str) -> Bilingual:
    return Bilingual(ja, f"{ja} in English")


def point(ja: str, *sources: str) -> Point:
    return Point(text(ja), sources)


def scene(name: str, part: int, title: str, **more: object) -> Scene:
    given = {"layout": "bullets", "points": (point(f"{name}の点", name),), **more}
    return Scene(id=name, title=text(title), title_sources=(name,), part=part, **given)  # type: ignore[arg-type]


def board() -> Storyboard:
    entries = (point("朝の市", "s1"), point("昼の市", "s2"), point("夜の市", "s3"))
    return Storyboard(
        text("市"),
        (
            Scene("agenda", "agenda", text("本日の内容"), points=entries),
            scene("s1", 1, "朝の市"),
            scene("s2", 2, "昼の市"),
            scene("s2b", 2, "客は三人", kicker=text("昼の市")),
            scene("s3", 3, "夜の市"),
            Scene("takeaways", "takeaways", text("まとめ"), points=(point("昼の市", "s2"),)),
        ),
    )


def changed(storyboard: Storyboard, name: str, **values: object) -> Storyboard:
    scenes = (
        replace(each, **values) if each.id == name else each  # type: ignore[arg-type]
        for each in storyboard.scenes
    )
    return replace(storyboard, scenes=tuple(scenes))


def shown(storyboard: Storyboard, name: str) -> list[str | None]:
    (found,) = (each for each in storyboard.scenes if each.id == name)
    return [each.text.ja for each in found.points]


def test_nothing_changes_where_nobody_changed_anything() -> None:
    assert followed(board(), board()) == board()


def test_a_new_title_is_repeated_wherever_the_old_one_was() -> None:
    made = followed(changed(board(), "s2", title=text("昼どきの市")), board())
    assert shown(made, "agenda") == ["朝の市", "昼どきの市", "夜の市"]
    assert shown(made, "takeaways") == ["昼どきの市"]
    assert made.scenes[3].kicker == text("昼どきの市")


def test_a_text_that_a_person_changed_is_not_touched() -> None:
    edited = changed(board(), "s2", title=text("昼どきの市"))
    edited = changed(edited, "takeaways", points=(point("私のまとめ", "s2"),))
    made = followed(edited, board())
    assert shown(made, "takeaways") == ["私のまとめ"]


def test_the_agenda_follows_the_order_of_the_parts() -> None:
    agenda, first, second, more, third, last = board().scenes
    moved = replace(board(), scenes=(agenda, third, first, second, more, last))
    made = followed(moved, board())
    assert shown(made, "agenda") == ["夜の市", "朝の市", "昼の市"]
    assert followed(made, board()) == made


def test_the_agenda_loses_a_part_that_is_gone() -> None:
    kept = tuple(each for each in board().scenes if each.id != "s3")
    made = followed(replace(board(), scenes=kept), board())
    assert shown(made, "agenda") == ["朝の市", "昼の市"]


def test_points_on_a_layout_of_groups_are_a_group_each() -> None:
    two = (point("速い", "s1"), point("安い", "s1"))
    made = followed(changed(board(), "s1", layout="comparison", points=two), board())
    (found,) = (each for each in made.scenes if each.id == "s1")
    assert [group.title for group in found.groups] == list(two)
    assert not unshown(made)


def test_a_layout_that_cannot_show_what_a_scene_holds_is_a_gap() -> None:
    three = tuple(point(each, "s1") for each in ("速い", "安い", "近い"))
    made = followed(changed(board(), "s1", layout="comparison", points=three), board())
    assert [(gap.kind, gap.where) for gap in unshown(made)] == [("slide", "s1")]
