from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generator.model import ItemList, Paragraph, Quote, sentences
from generator.reading import read
from generator.settings import Settings

if TYPE_CHECKING:
    from generator.model import Article, Section


def _read(text: str) -> Article:
    return read(text.encode("utf-8"), Settings(), name="note.txt")


def _tree(sections: tuple[Section, ...]) -> list[tuple[int, str | None]]:
    return [
        line
        for one in sections
        for line in ((one.level, one.heading.text.ja), *_tree(one.sections))
    ]


def test_marked_lines_are_the_headings_and_nothing_is_guessed():
    article = _read(
        "# 題名\n\n始まりの文です。\n\n## 一つ目\n\n本文です。\n\n短い行\n\n次の本文です。\n\n"
        "### その下\n\n終わりの文です。\n"
    )
    assert article.title.text.ja == "題名"
    assert _tree(article.sections) == [(2, "一つ目"), (3, "その下")]
    assert not article.depth_guessed


def test_a_first_line_marked_like_the_others_is_a_heading():
    article = _read("## 一つ目\n\n本文です。\n\n## 二つ目\n\n次の本文です。\n")
    assert article.title.text.ja == "note"
    assert _tree(article.sections) == [(2, "一つ目"), (2, "二つ目")]


def test_a_text_that_begins_with_running_text_is_named_after_its_file():
    article = _read("始まりの文です。\n続きの文です。三つ目の文です。\n")
    assert article.title.text.ja == "note"
    assert len(article.lead) == 1


def test_numbering_tells_how_deep_a_heading_stands():
    article = _read(
        "太陽光の費用\n\n始まりの文です。文が続きます。\n\n"
        "1. 設置の費用\n\n本文の文です。次の文です。\n\n"
        "1-1. パネルの値段\n\n本文の文です。次の文です。\n\n"
        "2. 注意すること\n\n本文の文です。次の文です。\n"
    )
    assert _tree(article.sections) == [
        (2, "1. 設置の費用"),
        (3, "1-1. パネルの値段"),
        (2, "2. 注意すること"),
    ]
    assert article.depth_guessed


def test_numbers_that_start_anew_stand_below_the_parts():
    body = "本文の文です。次の文です。"
    parts = [
        "準備の手順",
        "1. 水を量る",
        "2. 塩を量る",
        "焼く手順",
        "1. 窯を温める",
        "2. 生地を入れる",
    ]
    article = _read("パンの焼き方\n\n" + "\n\n".join(f"{part}\n\n{body}" for part in parts))
    assert [len(section.sections) for section in article.sections] == [2, 2]


def test_a_long_quotation_on_its_own_line_is_a_quote():
    article = _read(
        "題名\n\n店主は次のように話します。\n"
        "「朝は早いほうがいい。客の顔がよく見えるからです。」\n\n次の文です。\n"
    )
    [said] = [block for block in article.lead if isinstance(block, Quote)]
    assert [one.text.ja for one in said.sentences] == [
        "「朝は早いほうがいい。客の顔がよく見えるからです。」"
    ]


def test_talk_between_people_stays_running_text():
    article = _read(
        "題名\n\n「今日はずいぶん早く店を開けたのですね。」\n"
        "「朝は早いほうが客の顔がよく見えるからです。」\n"
    )
    assert [type(block) for block in article.lead] == [Paragraph]


def test_bullets_are_markup():
    article = _read("題名\n\n必要なものは次の通りです。\n\n・水\n・塩\n\nよく混ぜます。\n")
    [items] = [block for block in article.lead if isinstance(block, ItemList)]
    assert [item[0].text.ja for item in items.items] == ["水", "塩"]


def test_lines_broken_at_a_fixed_width_are_one_text():
    article = _read(
        "題名\n\n"
        "この手紙は三十字ほどで必ず改行する古い書き方で書かれていま\n"
        "す。文の途中でも行が変わるので、行の終わりは文の終わりでは\n"
        "ありません。つなげて読みます。\n"
    )
    assert [one.text.ja for one in article.lead[0].sentences][:1] == [
        "この手紙は三十字ほどで必ず改行する古い書き方で書かれています。"
    ]


def test_an_english_mail_broken_at_a_fixed_width_is_one_text():
    article = _read(
        "A note\n\nThe library opens at night now, so that people who work during\n"
        "the day can come and borrow books. It closes at nine o'clock on\nweekdays.\n"
    )
    assert [one.text.en for one in article.lead[0].sentences] == [
        (
            "The library opens at night now, so that people who work during the day can come and "
            "borrow books."
        ),
        "It closes at nine o'clock on weekdays.",
    ]


def test_line_numbers_are_those_of_the_file():
    article = _read("題名\r\n\r\n始まりの文です。\r\n\r\n## 印のある見出し\r\n\r\n本文です。\r\n")
    assert article.sections[0].line == 5


@pytest.mark.parametrize(
    "notes",
    [
        ("（注）賛否は賛成3、反対1であった。", "（注2）欠席の委員には書面で意見を求めた。"),
        ("※資料は窓口で配る。", "※2 写しは有料である。"),
        ("注1：会費を含まない。", "注2：税を含む。"),
    ],
)
def test_each_note_below_other_lines_is_a_paragraph_of_its_own(notes: tuple[str, str]) -> None:
    text = "\n".join(("会合の記録", "", "案のとおり決めた。次は十二月に集まる。", *notes))
    article = _read(text)
    said = ["".join(one.text.ja for one in block.sentences) for block in article.lead]
    assert said[1:] == list(notes)


def test_bold_words_at_the_head_of_paragraphs_leave_no_marks():
    article = _read("荷づくり\n\n**本**　小さな箱に入れます。\n\n**皿**　紙でくるみます。\n")
    assert not any("*" in (one.text.ja or "") for one in sentences(article))


def test_what_happens_on_a_stage_heads_nothing():
    article = _read(
        "The Lamp at the Gate\n\nEnter MIRA and TOLD\n\nMIRA\nWho put the lamp out?\n\n"
        "TOLD\nThe wind did, or a hand like it.\n\nMIRA\nWill you light it?\n\n"
        "TOLD\nWe have oil and a match.\n\nExit TOLD\n\nMIRA\nThen I wait alone.\n\nExeunt\n"
    )
    assert not article.sections


def test_what_tells_a_site_to_put_something_there_is_no_line_of_the_text():
    article = _read(
        "わが家の春の食卓\n\n[:contents]\n\n山へ行く月\n\n[f:id:hina:20260401:plain]\n\n"
        "山へ行くと、もうわらびが出ていました。持ち帰って灰で一晩あくを抜きました。\n\n"
        "庭の豆の月\n\n[f:id:hina:20260501:plain]\n\n"
        "庭の豆が鈴なりです。ゆでてそのまま食べるのがいちばんおいしいと思います。\n"
    )
    assert _tree(article.sections) == [(2, "山へ行く月"), (2, "庭の豆の月")]
    assert [one.text for one in article.dropped if one.why == "markup"] == [
        "[:contents]",
        "[f:id:hina:20260401:plain]",
        "[f:id:hina:20260501:plain]",
    ]


def test_a_short_name_over_the_line_that_it_is_under_is_the_title():
    article = _read(
        "湯を沸かす人\n町の銭湯の、朝四時からの仕事\n"
        "町でただ一軒の銭湯は、朝の四時に火を入れます。薪は隣町の製材所から届く端材です。\n"
        "湯加減を見るのは、三代目の主人の仕事です。温度計は使いません。手の甲で分かるのだそうです。\n"
    )
    assert article.title.text.ja == "湯を沸かす人"


def test_a_dash_within_a_title_is_no_rule():
    article = _read(
        "『橋を架ける人──百年先の町へ』を読んだ\n\n古い橋の話です。読みながら町を思いました。\n"
    )
    assert article.title.text.ja == "『橋を架ける人──百年先の町へ』を読んだ"


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("入園案内\n\n募集要項\n\n四月からの園児を募ります。\n", "入園案内"),
        ("活動報告\n\nお知らせ\n\n橋の掃除をしました。\n", "活動報告"),
        ("会社案内\n\nアクセス\n\n駅から歩いて五分です。\n", "会社案内"),
        ("世界のトップへ\n\n若い選手が世界を目指しています。\n", "世界のトップへ"),
        ("ホーム\n会社案内\nお知らせ\n\n新しい橋が開通\n\n橋が開通しました。\n", "新しい橋が開通"),
    ],
)
def test_a_title_that_sites_have_in_their_menus_is_one_where_it_stands_alone(
    text: str, title: str
) -> None:
    assert read(text.encode(), Settings(), name="a.txt").title.text.ja == title


def test_a_heading_that_ends_in_a_way_to_somewhere_is_no_way_back() -> None:
    text = "祖母の一年\n\n老人ホームへ\n\n祖母は春に移りました。\n\n一覧へ→\n"
    article = read(text.encode(), Settings(), name="a.txt")
    headings = [s.heading.text.ja for s in article.sections if s.heading]
    assert headings == ["老人ホームへ"]
