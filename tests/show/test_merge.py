from dataclasses import replace

from generator.model import Bilingual, Group, Line, Point, Scene, Storyboard
from generator.show.merge import merge


def point(identity: str, ja: str, en: str | None = None) -> Point:
    return Point(Bilingual(ja, en), (identity,))


def line(identity: str, ja: str, en: str | None = None) -> Line:
    return Line(f"a.{identity}", Bilingual(ja, en), (identity,))


def scene(identity: str, *points: Point, title: str = "題", lines: tuple[Line, ...] = ()) -> Scene:
    return Scene(identity, "bullets", Bilingual(title, "Title"), points=points, narration=lines)


def board(*scenes: Scene, title: str = "題") -> Storyboard:
    return Storyboard(Bilingual(title, "Title"), scenes)


A, B, C = point("s1", "一"), point("s2", "二"), point("s3", "三")


def test_without_edits_the_fresh_storyboard_is_taken() -> None:
    base = board(scene("a", A))
    fresh = board(scene("a", A, B), scene("b", C), title="新しい題")
    assert merge(base, base, fresh) == fresh


def test_a_changed_text_stays_when_the_article_changes_it_too() -> None:
    base = board(scene("a", A))
    edited = board(scene("a", point("s1", "直した")))
    fresh = board(scene("a", point("s1", "別の文"), B))
    assert merge(base, edited, fresh).scenes[0].points == (point("s1", "直した"), B)


def test_each_language_of_a_text_is_kept_by_itself() -> None:
    base = board(scene("a", point("s1", "一", None)))
    edited = board(scene("a", point("s1", "直した", None)))
    fresh = board(scene("a", point("s1", "一", "one")))
    assert merge(base, edited, fresh).scenes[0].points == (point("s1", "直した", "one"),)


def test_a_translation_written_by_hand_is_not_replaced_by_a_later_one() -> None:
    base = board(scene("a", lines=(line("s1", "一", None),)))
    edited = board(scene("a", lines=(line("s1", "一", "mine"),)))
    fresh = board(scene("a", lines=(line("s1", "一", "machine"),)))
    assert merge(base, edited, fresh).scenes[0].narration[0].text.en == "mine"


def test_what_was_found_of_a_text_is_not_said_of_a_persons_own() -> None:
    judged = replace(A, verdict="verified")
    told = replace(line("s2", "二"), verdict="doubtful")
    base = board(replace(scene("a", judged, lines=(told,)), title_verdict="verified"))
    mine = scene("a", replace(judged, text=Bilingual("直した")), title="私の題")
    said = replace(told, text=Bilingual("直した"))
    edited = board(replace(mine, title_verdict="verified", narration=(said,)))
    after = merge(base, edited, base).scenes[0]
    assert (after.title_verdict, after.points[0].verdict, after.narration[0].verdict) == ("",) * 3
    untouched = merge(base, base, base).scenes[0]
    assert (untouched.title_verdict, untouched.points[0].verdict) == ("verified", "verified")


def test_a_scene_a_person_removed_stays_removed() -> None:
    base = board(scene("a"), scene("b"))
    fresh = board(scene("a"), scene("b"), scene("c"))
    merged = merge(base, board(scene("a")), fresh)
    assert [s.id for s in merged.scenes] == ["a", "c"]


def test_a_scene_a_person_added_stays_where_it_was_put() -> None:
    base = board(scene("a"), scene("b"))
    edited = board(scene("a"), scene("mine", title="私の"), scene("b"))
    fresh = board(scene("a"), scene("new"), scene("b"))
    merged = merge(base, edited, fresh)
    assert [s.id for s in merged.scenes] == ["a", "mine", "new", "b"]


def test_the_order_a_person_chose_is_kept() -> None:
    base = board(scene("a"), scene("b"), scene("c"))
    edited = board(scene("c"), scene("a"), scene("b"))
    merged = merge(base, edited, base)
    assert [s.id for s in merged.scenes] == ["c", "a", "b"]


def test_a_scene_gone_from_the_article_goes_unless_a_person_changed_it() -> None:
    base = board(scene("a"), scene("b"), scene("c"))
    edited = board(scene("a"), scene("b", title="直した"), scene("c"))
    merged = merge(base, edited, board(scene("a")))
    assert [s.id for s in merged.scenes] == ["a", "b"]


def test_a_scene_given_another_layout_is_wholly_the_persons() -> None:
    base = board(scene("a", A))
    edited = board(replace(scene("a", A), layout="quote"))
    merged = merge(base, edited, board(scene("a", A, B)))
    assert merged.scenes[0] == edited.scenes[0]


def test_a_point_a_person_added_keeps_its_words() -> None:
    mine = Point(Bilingual("私の点", "Mine"))
    base = board(scene("a", A, B))
    merged = merge(base, board(scene("a", A, mine, B)), board(scene("a", A, B, C)))
    assert merged.scenes[0].points == (A, mine, B, C)


def test_two_sides_that_rest_on_one_sentence_both_stay() -> None:
    sides = tuple(Group(point("s1", ja), (point("s1", ja),)) for ja in ("昼", "夜"))
    base = board(replace(scene("a"), layout="comparison", groups=sides))
    changed = (Group(point("s1", "昼"), (point("s1", "直した"),)), sides[1])
    edited = board(replace(scene("a"), layout="comparison", groups=changed))
    assert merge(base, edited, base).scenes[0].groups == changed


def test_merging_again_changes_nothing() -> None:
    base = board(scene("a", A), scene("b", B))
    edited = board(scene("b", point("s2", "直した")), scene("a", A))
    fresh = board(scene("a", A, C), scene("b", B), scene("d"))
    once = merge(base, edited, fresh)
    assert merge(fresh, once, fresh) == once
