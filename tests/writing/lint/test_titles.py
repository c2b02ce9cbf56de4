"""Whether the titles tell the article, their slides bear them out, and the end has the answer."""

from __future__ import annotations

from generator.model import Bilingual, Group, Point, Scene
from generator.writing.lint.titles import lacking, listed, of_titles


def said(ja: str) -> Point:
    return Point(Bilingual(ja), ("s1",))


def slide(title: str, *points: str, layout: str = "bullets") -> Scene:
    return Scene("a", layout, Bilingual(title), points=tuple(map(said, points)))


def sides(title: str, *heads: str, layout: str = "comparison") -> Scene:
    groups = tuple(Group(said(head), (said("続ける"),)) for head in heads)
    return Scene("a", layout, Bilingual(title), groups=groups)


def test_titles_are_listed_alone_in_both_languages() -> None:
    bus = Scene("a", "bullets", Bilingual("バスは残る", "The bus stays"))
    assert listed([bus, bus]) == "1. バスは残る / The bus stays\n2. バスは残る / The bus stays"


def test_two_titles_that_say_nearly_the_same_are_named() -> None:
    first = slide("町は夜のバスの運転をやめない", "運転手")
    again = slide("夜のバスの運転を、町はやめない", "運転手")
    assert any("titles 1 and 2" in each for each in of_titles([first, again], "ja"))
    other = slide("運転手の組合は休みを求める", "運転手の休み")
    assert not any("titles" in each for each in of_titles([first, other], "ja"))


def test_a_title_of_which_nothing_stands_below_is_named() -> None:
    assert [*of_titles([slide("町は補助を受けてバスを走らせる", "客は増えた")], "ja")]
    assert not [*of_titles([slide("町は補助を受けてバスを走らせる", "補助は三年")], "ja")]


def test_a_table_bears_its_title_out_in_other_words() -> None:
    shown = slide("町は補助を受けてバスを走らせる", "客は増えた", layout="table")
    assert not [*of_titles([shown], "ja")]


def test_a_title_over_two_cards_speaks_of_both() -> None:
    (found,) = of_titles([sides("商店は夜のバスを喜んでいる", "商店", "組合")], "ja")
    assert "one side, not of “組合”" in found
    assert not [*of_titles([sides("商店は喜び、組合は休みを案じる", "商店", "組合")], "ja")]


def test_the_end_has_each_half_of_the_answer() -> None:
    answer = Bilingual("客が二倍に増えても、県の補助が切れれば夜のバスはなくなる")
    half = [Bilingual("客は二倍に増えた")]
    assert lacking(answer, half, "ja") == ["県の補助が切れれば夜のバスはなくなる"]
    assert not lacking(answer, [*half, Bilingual("県の補助が切れると夜のバスは止まる")], "ja")
    assert not lacking(None, half, "ja")


def test_an_english_answer_is_taken_by_its_clauses() -> None:
    answer = Bilingual(None, "Riders doubled, but the bus ends when the grant ends")
    assert lacking(answer, [Bilingual(None, "Twice the riders: they doubled")], "en") == [
        "but the bus ends",
        "when the grant ends",
    ]
