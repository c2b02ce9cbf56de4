"""What somebody wrote in quotation marks is said as it stands."""

import pytest

from generator.narration.aloud.brackets import _listed, english, japanese


def test_dots_between_words_become_words_but_for_those_within_quotation_marks() -> None:
    said = _listed("議案は「2基・来客用」とします。企業・団体に聞きました。")
    assert said == "議案は「2基・来客用」とします。企業、団体に聞きました。"


def test_a_dot_is_a_pause_and_never_an_and() -> None:
    assert (
        _listed("外国援助機関・国際開発局が廃止されます。")
        == "外国援助機関、国際開発局が廃止されます。"
    )
    assert (
        _listed("東アフリカの小国・マラウイで働きました。")
        == "東アフリカの小国、マラウイで働きました。"
    )
    assert _listed("経済的・社会的に苦しい人もいます。") == "経済的、社会的に苦しい人もいます。"


@pytest.mark.parametrize(
    ("written", "heard"),
    [
        ("The mill offered to pay 90 euros (for two years).", "90 euros for two years."),
        ("Then 212 people (up from 148) came.", "212 people, up from 148, came."),
        (
            "No water on Tuesday (houses A and B) and on Thursday (houses C and D).",
            "No water on Tuesday, houses A and B, and on Thursday, houses C and D.",
        ),
        ("A third (33 percent) and a half (50 percent) of it.", "A third and a half of it."),
    ],
    ids=["how long", "from what", "whose each is", "a gloss"],
)
def test_a_bracket_that_restricts_is_heard_and_one_that_glosses_is_not(written, heard):
    assert english(written)[0].endswith(heard)


@pytest.mark.parametrize(
    ("written", "heard"),
    [
        ("【浜の朝市】では、魚を売ります。", "「浜の朝市」では、魚を売ります。"),
        ("【浜の朝市】（岬の隣）は、六時に開きます。", "「浜の朝市」は、六時に開きます。"),
        ("【お知らせ】朝市は六時に開きます。", "朝市は六時に開きます。"),
    ],
)
def test_a_label_goes_and_a_name_from_which_the_sentence_goes_on_stays(written, heard):
    assert japanese(written)[0] == heard


@pytest.mark.parametrize(
    ("written", "aside"),
    [
        ("船頭（現在5人）の平均年齢は61歳です。", "船頭は、現在5人"),
        ("市は補助（年90万円）を続けます。", "補助は、年90万円"),
        ("回答（268人）をまとめました。", "回答は、268人"),
        ("価格は大が900円、小が700円（いずれも税込）です。", "いずれも税込です"),
    ],
    ids=["when", "a year", "how many", "of each"],
)
def test_a_figure_in_brackets_is_said_of_the_noun_before_it(written: str, aside: str) -> None:
    assert japanese(written)[1] == (aside,)
