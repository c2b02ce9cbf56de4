"""Who signs a quotation: never the section's person when somebody else is said to speak."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from articles import planned

from generator.planning import quoting
from generator.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.model import Article, Scene

CASES = Path(__file__).parents[1] / "cases" / "planning" / "attribution.txt"
WORDS = "「この明かりは消せないと思いました。誰も来ない夜にも、窓はひとつだけ開けておきました。」"


def cases() -> list[list[str]]:
    lines = CASES.read_text(encoding="utf-8").splitlines()[2:]
    return [[each.strip() for each in line.split("|")] for line in lines]


def quotations(
    written: Callable[..., Article], heading: str, before: str, english: dict[str, str]
) -> list[Scene]:
    article = written(f"# 題\n\n## {heading}\n\n町の話です。\n\n{before}{WORDS}\n", english)
    return [each for each in planned(article, Settings()).scenes if each.layout == "quote"]


@pytest.mark.parametrize(("heading", "before", "who"), cases())
def test_whoever_is_said_to_speak_signs_the_quotation_and_nobodys_words_have_no_slide(
    written: Callable[..., Article], heading: str, before: str, who: str
) -> None:
    signed = [
        each.fields["attribution"].text.ja for each in quotations(written, heading, before, {})
    ]
    assert signed == ([] if who == "-" else [who])


def test_words_inside_a_sentence_have_a_slide_and_who_says_them(
    written: Callable[..., Article],
) -> None:
    who = "灯りの会の江原睦さん（二十一歳）"
    said = f"浜の夜会を企画した{who}は、{WORDS}と述べています。"
    article = written(f"# 題\n\n## 夜会\n\n夜会は三年前に始まりました。\n\n{said}\n")
    (quote,) = (e for e in planned(article, Settings()).scenes if e.layout == "quote")
    assert quote.fields["attribution"].text.ja == who
    assert quote.points[0].text.ja == WORDS


@pytest.mark.parametrize("ending", ["と江原さん。", "と、館長の江原さん。", "と江原さんは笑う。"])
def test_whose_words_they_are_needs_no_verb(ending: str) -> None:
    found = quoting.said(f"{WORDS}{ending}")
    assert found is not None
    assert found.who.endswith("江原さん")


@pytest.mark.parametrize(
    ("told", "who"),
    [
        (["窓を開けた、と語る江原店主。", "「寒いです」と江原店主は話します。"], "江原店主"),
        (["こう話す江原監督。", "「寒い」と江原さん。"], "江原監督"),
        (["しかし江原さんは「寒い」と話す。"], "江原さん"),
        (["と語る江原店主。", "「暑い」と木下さんは話します。"], ""),
        (["窓は開いています。"], ""),
    ],
)
def test_all_words_are_of_the_only_one_who_says_anything(told: list[str], who: str) -> None:
    assert quoting.only_speaker(told) == who


def test_words_that_stand_alone_are_signed_by_the_only_one_who_speaks(
    written: Callable[..., Article],
) -> None:
    text = (
        "# 題\n\n## 夜会\n\n夜会は三年前に始まりました。そう語る江原店主。\n\n"
        f"{WORDS}\n\n灯りは朝まで消しません。\n"
    )
    (quote,) = (e for e in planned(written(text), Settings()).scenes if e.layout == "quote")
    assert quote.fields["attribution"].text.ja == "江原店主"


def test_words_of_a_section_that_names_nobody_are_not_signed_by_who_speaks_elsewhere(
    written: Callable[..., Article],
) -> None:
    text = (
        "# 題\n\n## 夜会\n\n夜会は三年前に始まりました。そう語る江原店主。\n\n"
        f"## 古い札\n\n浜に古い札が立っています。\n\n{WORDS}\n\n誰が書いたかは分かりません。\n"
    )
    shown = planned(written(text), Settings()).scenes
    assert not [each for each in shown if each.layout == "quote"]


def test_of_long_words_inside_a_sentence_the_first_sentences_are_shown(
    written: Callable[..., Article],
) -> None:
    first, rest = (
        "窓をひとつ開けました。",
        "夜の海は静かで、灯りだけが遠くに見えていたことを今も覚えています。" * 4,
    )
    article = written(
        f"# 題\n\n## 夜会\n\n町の話です。\n\n江原さんは「{first}{rest}」と話します。\n"
    )
    (quote,) = (e for e in planned(article, Settings()).scenes if e.layout == "quote")
    shown = quote.points[0].text.ja or ""
    assert shown.startswith(f"「{first}")
    assert shown.endswith("。」")
    assert len(shown) < len(rest)


def test_the_english_name_is_taken_from_the_english_of_the_same_sentence(
    written: Callable[..., Article],
) -> None:
    before = "CEOのアルトマン氏は、Xに次のように書いています。"
    english = {before: "CEO Sam Altman wrote on X:"}
    (quote,) = quotations(written, "ミラ・ムラティ", before, english)
    signed = quote.fields["attribution"]
    assert signed.text.en == "CEO Sam Altman"


def test_the_sentence_that_leads_up_to_a_quotation_is_told_with_it_and_not_shown(
    written: Callable[..., Article],
) -> None:
    before = "利用者の佐藤さんは、こう話す。"
    (quote,) = quotations(written, "館長の話", before, {})
    assert len(quote.sources) > len(quote.points[0].sources)
    article = written(f"# 題\n\n## 館長の話\n\n町の話です。\n\n{before}{WORDS}\n")
    shown = [p.text.ja or "" for scene in planned(article, Settings()).scenes for p in scene.points]
    assert not any("こう話す" in text for text in shown)


def test_short_words_among_the_points_name_who_says_them(
    written: Callable[..., Article],
) -> None:
    text = (
        "# 題\n\n## 夜会\n\n夜会は三年前からです。江原さんは言う。「夜の窓は寒いんです」。\n\n"
        "「灯りは朝まで消しません」と木下さんは笑う。\n"
    )
    shown = planned(written(text), Settings()).scenes
    told = [point for scene in shown for point in scene.points]
    assert "江原さん：「夜の窓は寒いんです」" in [each.text.ja for each in told]
    assert not [each for each in told if each.text.ja == "江原さんは言う"]


def test_short_words_in_the_midst_of_a_paragraph_stay_where_they_are_said(
    written: Callable[..., Article],
) -> None:
    said = "「あの窓はいつも開けていたよ。寒い夜も、嵐の夜もね」"
    text = f"# 題\n\n## 夜会\n\n浜の老人は笑って言った。{said}。窓の錆の理由が分かった。\n"
    shown = planned(written(text), Settings()).scenes
    assert not [each for each in shown if each.layout == "quote"]
    told = [each.title.ja or "" for each in shown]
    told += [point.text.ja or "" for scene in shown for point in scene.points]
    assert [each for each in told if each.startswith("浜の老人：「")]


def test_i_after_a_clause_is_the_author_as_well(written: Callable[..., Article]) -> None:
    text = "# 題\n\n私は浜に住んでいる。窓を閉めていた私は、そこで初めて間違いに気づいた。\n"
    shown = planned(written(text), Settings()).scenes
    told = [each.text.ja or "" for scene in shown for each in scene.points]
    told += [scene.title.ja or "" for scene in shown]
    assert [each for each in told if "筆者は" in each]
    assert not [each for each in told if "私" in each]


def test_a_quotation_has_no_stop_behind_its_marks(written: Callable[..., Article]) -> None:
    (quote,) = quotations(written, "館長の話", "館長はこう話します。", {})
    assert quote.points[-1].text.ja == WORDS
    text = f"# 題\n\n## 夜会\n\n町の話です。\n\n江原さんは言う。{WORDS}。\n"
    (quote,) = (e for e in planned(written(text), Settings()).scenes if e.layout == "quote")
    assert quote.points[-1].text.ja == WORDS
