"""What is certain of a text without a model: ``Holding.exact``."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, cast

import pytest

from generator.model import Bilingual
from generator.reading import read
from generator.settings import Settings
from generator.writing.holding import Holding, Item, misprinted
from generator.writing.numbered import numbered

if TYPE_CHECKING:
    from generator.writing.desk import EditorDesk

ARTICLE = """# 港のバス

市の部署8Zが夜のバスを試した。8Zは岸さんに頼んだ。8Zは来年も続ける。

## 3日目 雨の夜

客は減り、停留所の屋根を直す必要があると館長は話した。
"""
NOBODY = cast("EditorDesk", None)  # nothing is asked


def exact(text: str, line: int, *slide: str) -> tuple[str, ...]:
    lines = numbered(read(ARTICLE.encode(), Settings(), name="a.md"))
    holding = Holding(lines, ("ja",), NOBODY, NOBODY)
    beside = tuple(map(Bilingual, slide))
    return holding.exact(Item("point", Bilingual(text), lines.ids([line]), beside))


def test_a_figure_in_a_name_of_the_articles_counts_nothing() -> None:
    assert not exact("客が減ったと8Zはみる", 6)
    assert exact("客が8人減ったと8Zはみる", 6) == ("number: 8",)


def test_what_the_heading_says_holds_for_what_is_below_it() -> None:
    assert not exact("3日目は客が減った", 6)
    assert exact("3日目は客が減った", 2) == ("number: 3",)


@pytest.mark.parametrize(
    "text", ["停留所の屋根を直さねばと館長", "停留所の屋根を直す必要があると館長"]
)
def test_a_point_that_breaks_off_before_its_owner_is_a_fault(text: str) -> None:
    broken = any(each.startswith("breaks off") for each in exact(text, 6))
    assert broken == ("ねば" in text)


@pytest.mark.parametrize(
    ("ja", "en"),
    [
        ("県の補助は三年で終わる / The grant ends after three years", "The grant ends"),
        ("補助は三年で終わる The prefecture's grant ends", "The prefecture’s grant ends"),
        ("町長は「三月までに決める", "The mayor decides by March"),
        ("補助は五月に倍になる Prices doubled in May", "Prices doubled in May"),
        ("運賃は二百円”", "The fare is 200 yen"),
        ('町長は"三月', "The mayor: March"),
    ],
)
def test_both_languages_in_one_text_and_half_a_pair_of_marks_are_found(ja: str, en: str) -> None:
    assert misprinted(Bilingual(ja, en), "ja")


@pytest.mark.parametrize(
    ("ja", "en"),
    [
        ("ジャズ喫茶 Blue Note で聞いた", "He heard it at the Blue Note"),
        ("『The Night Bus』を読んだ", "She read “The Night Bus”"),
        ('屋根は5"の板', "The roof is of 5-inch boards"),
        ("便数／日は四", "Four buses a day"),
        ("Marek Siarkowicz氏", "Marek Siarkowicz"),
        ("SIG Scalability、SIG Testing", "SIG Scalability, SIG Testing"),
        ("Bank of America", "Bank of America"),
        ("etcd Operator Working Group", "The etcd Operator Working Group"),
    ],
)
def test_a_name_in_its_own_letters_and_inches_are_no_misprint(ja: str, en: str) -> None:
    assert not misprinted(Bilingual(ja, en), "ja")


def test_who_mends_is_told_which_line_has_what_a_text_lacks() -> None:
    lines = numbered(read(ARTICLE.encode(), Settings(), name="a.md"))
    holding = Holding(lines, ("ja",), NOBODY, NOBODY)
    item = Item("point", Bilingual("館長は8軒に頼んだ"), lines.ids([6]), faults=("number: 3",) * 2)
    assert holding.row("1.", item).count("! number: 3 (stands in [5]: name it") == 1


def translated(japanese: str, english: str, about: str = "") -> Holding:
    """An article of one sentence with its translation, which no writer is shown."""
    whole = read(f"# 橋\n\n{japanese}".encode(), Settings(), name="a.md")
    lines = numbered(whole)
    told = [
        replace(s, text=s.text.having("en", english if n else "The bridge"))
        for n, s in enumerate(lines.sentences)
    ]
    told_of = replace(lines, sentences=tuple(told))
    return Holding(told_of, ("ja", "en"), NOBODY, NOBODY, about=about)


def of_translated(holding: Holding, ja: str, en: str) -> tuple[str, ...]:
    sources = holding.article.ids([2])
    return holding.exact(Item("point", Bilingual(ja, en), sources))


def test_a_quotation_is_held_to_the_language_in_which_it_was_said() -> None:
    holding = translated(
        "館長は「橋は必ず直す」と話した。", "The director said, “We will mend it.”"
    )
    good = of_translated(holding, "館長「橋は必ず直す」", "The director: “I'll fix that bridge”")
    assert not [each for each in good if each.startswith("quotation")]
    bad = of_translated(holding, "館長「橋はすぐ直す」", "The director: “I'll fix that bridge”")
    assert "quotation: 橋はすぐ直す" in bad


def test_a_name_of_which_one_form_stands_there_is_known_in_both() -> None:
    holding = translated("NJ州の店に頼んだ。", "She asked a shop in New Jersey.")
    told = ("ニュージャージー州の店に頼んだ", "She asked a shop in New Jersey")
    assert "name: ニュージャージー" in of_translated(holding, *told)
    holding.learn([Bilingual("ニュージャージー州", "New Jersey"), Bilingual("オハイオ州", "Ohio")])
    assert not of_translated(holding, *told)
    short = translated("NJ州の店に頼んだ。", "She asked a shop in NJ.")
    short.learn([Bilingual("ニュージャージー州", "New Jersey")])
    assert not of_translated(short, *told)
    other = of_translated(holding, "オハイオ州の店に頼んだ", "She asked a shop in New Jersey")
    assert "name: オハイオ" in other


def test_who_wrote_the_article_and_its_month_are_known_beside_its_lines() -> None:
    holding = translated("客は増えた。", "More people came.", "by 汐見ことり, published 2026-04-18")
    told = ("汐見ことりは客が増えたと書いた", "In April, Shiomi wrote that more people came")
    assert of_translated(holding, *told) == ("name: Shiomi",)
    holding.learn_owner(Bilingual("筆者（浜さん）", "the author (Kotori Shiomi)"))
    assert of_translated(holding, *told) == ("name: Shiomi",)
    holding.learn_owner(Bilingual("筆者（汐見ことりさん）", "the author (Kotori Shiomi)"))
    assert of_translated(holding, *told) == ()
    assert of_translated(holding, told[0], told[1].replace("April", "May")) == ("name: May",)
