"""The score on articles written for this project is pinned, so that it cannot fall unnoticed."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from generator.reading import read
from generator.reading.draft import Writer
from generator.reading.plain.plain import draft
from generator.reading.raw import clean
from generator.settings import Settings

ROOT = Path(__file__).parents[2]
ARTICLES = ROOT / "tests" / "cases" / "reading" / "articles"
sys.path.append(str(ROOT / "benchmarks"))

# It lies outside of the package.
from reading_headings import STYLES, VARIED, Score, blocks, found_headings, rendered  # noqa: E402


def _score(style: str) -> tuple[Score, list[bool]]:
    score, titles = Score(), []
    for path in sorted(ARTICLES.glob("*.md")):
        title, pieces = blocks(path.read_text(encoding="utf-8"))
        text, gold, _ = rendered(title, pieces, style)
        drafted = draft(clean(text), Writer("ja"))
        score.add(gold, found_headings(drafted))
        titles.append(drafted.title.text.ja == title)
    return score, titles


@pytest.mark.parametrize(
    ("style", "least"),
    [
        ("chrome", 0.96),
        ("firefox", 0.99),
        ("blog", 0.99),
        ("tight", 0.98),
        *((style, 0.95) for style in VARIED),
    ],
)
def test_headings_are_found_however_the_page_was_copied(style, least):
    score, _ = _score(style)
    assert 2 * score["right"] / (score["gold"] + score["found"]) >= least


@pytest.mark.parametrize("style", [*STYLES, *VARIED])
def test_no_running_text_list_or_command_is_taken_for_a_heading(style):
    score, _ = _score(style)
    assert score["found"] == score["right"]


@pytest.mark.parametrize("style", [*STYLES, *VARIED])
def test_the_title_is_right_every_time(style):
    assert all(_score(style)[1])


def _headings(text: str) -> list[str | None]:
    drafted = draft(clean(text), Writer("ja"))
    numbers = found_headings(drafted)
    return [line for number, line in enumerate(text.split("\n"), 1) if number in numbers]


PARTS = (
    "町の図書館のこれから\n\n"
    "町の図書館が、来年の春に建て替えられます。工事は秋に始まり、半年ほど続く予定です。\n\n"
    "{}\n\n{}\n\n"
    "働く人が仕事の帰りに寄れるように、閉館は夜の九時になりました。\n"
)


def test_a_question_after_a_heading_is_body_text():
    text = PARTS.format("町の図書館はどう変わる?", "実は、夜も開いているのを知っていましたか?")
    assert _headings(text) == ["町の図書館はどう変わる?"]


def test_a_line_ending_in_a_comma_before_a_quotation_is_body_text():
    text = PARTS.format("しかし、会見の場で、", "「やめるつもりはありません」と話しました")
    assert _headings(text) == []


def test_list_items_are_no_headings():
    items = "・水\n・塩\n・小麦粉"
    text = (
        f"題名です\n\n必要なものは次の通りです。\n\n{items}\n\nよく混ぜてください。次に焼きます。\n"
    )
    assert _headings(text) == []


QUESTION = "子どもだけで入れますか?"
ANSWERED = (
    "町のプールの案内\n\n{}\n\n" + QUESTION + "\n\n小学生から入れます。帽子を着けてください。\n"
)


def test_a_question_among_those_often_asked_is_a_heading():
    assert QUESTION in _headings(ANSWERED.format("よくある質問"))
    assert QUESTION not in _headings(ANSWERED.format("プールは一年じゅう開いています。"))


def test_a_first_line_with_a_full_stop_is_the_title_of_a_copy_without_blank_lines():
    lines = ["川の道を一年歩きました。", *["朝は空気が澄んでいて、遠くの山まで見えます。"] * 6]
    assert draft(clean("\n".join(lines)), Writer("ja")).title.text.ja == lines[0]


def test_the_rows_of_a_table_are_no_turns_of_a_play():
    told = "台帳は月の終わりに見直します。動いたものには、その日のうちに印を付けます。"
    rows = "".join(f"{name}01\t倉庫{n}\t{n * 12}箱\n" for n, name in enumerate("ABCABC", 1))
    text = (
        f"倉庫の台帳の付け方\n\n{told}\n\n\n台帳に書くこと\n\n{told}\n\n{rows}\n\n"
        f"数え直す日\n\n{told}\n\n{rows}\n\n合わないとき\n\n{told}\n"
    )
    assert _headings(text) == ["台帳に書くこと", "数え直す日", "合わないとき"]


def test_items_that_a_browser_indents_are_no_headings_though_text_stands_below_them():
    told = "道具は使ったその日のうちに洗い、日の当たらない場所で乾かしてからしまいます。"
    items = "".join(
        f"    * {name}\n{told}\n" for name in ("🪣 桶と柄杓", "🧹 箒", "🪚 鋸", "🧤 手袋")
    )
    text = f"庭道具の手入れ\n\n{told}\n\n\n手入れの順\n\n{items}\n\nしまう場所\n\n{told}\n"
    assert _headings(text) == ["手入れの順", "しまう場所"]


def test_headings_counted_in_latin_letters_are_no_turns_of_a_play():
    told = "苗は朝のうちに運びます。根を乾かさないように、濡らした布で包んでおきます。"
    steps = ("STEP 1：穴を掘る", "STEP 2：苗を置く", "STEP 3：土を戻す", "STEP 4：水をやる")
    heads = ("木を植える時季", *steps, "枯れてしまったら", "まとめ")
    text = "庭に木を植える\n\n" + "".join(f"{told}\n\n\n{head}\n\n{told}\n\n" for head in heads)
    assert _headings(text) == list(heads)


def test_a_line_that_stands_as_the_other_headings_do_is_one():
    told = "山の道を朝から歩きました。途中で二度休み、昼には頂に着きました。"
    heads = ("一日目の朝のこと", "谷を渡る橋の上で", "雲が来たら", "帰り道のこと")
    text = "三日の山歩き\n\n" + "".join(
        f"{told}\n{told}\n\n\n{head}\n\n{told}\n\n" for head in heads
    )
    assert _headings(text) == list(heads)


VERSES = (
    (
        "朝の市場",
        "まだ暗いうちから",
        "魚を積んだ荷車が",
        "店の前に並んでいます",
        "声のするほうへ",
        "人が集まり",
    ),
    (
        "夏の縁側",
        "風鈴の音が",
        "遠くの雷と混ざって",
        "夕立の前を知らせます",
        "冷えた西瓜を",
        "切り分ける音も",
    ),
    (
        "駅前の古本屋",
        "棚の奥から",
        "父の名前のある本が",
        "出てきたことがあります",
        "店主に聞くと",
        "三十年前に",
    ),
    (
        "自転車で通う",
        "坂の上までは",
        "押して歩くしかなく",
        "汗をかきますが",
        "下り坂の風に",
        "朝の眠気も",
    ),
    (
        "編み物を始めて",
        "最初の一枚は",
        "目の数を間違えて",
        "袖が片方だけ長く",
        "ほどいた毛糸を",
        "また巻くのも",
    ),
)


@pytest.mark.parametrize("first", range(len(VERSES)))
def test_where_a_text_is_broken_at_its_phrases_no_line_that_breaks_off_heads_what_goes_on(first):
    verses = [*VERSES[first:], *VERSES[:first]]
    parts = [
        f"{one}\n{two}{three}\n\n{four}\n{five}何とも言えない思いがします\n"
        for _, one, two, three, four, five in verses
    ]
    broken = {phrase for verse in verses for phrase in (verse[1], verse[4])}
    assert not broken & set(_headings(f"{verses[0][0]}\n\n" + "\n".join(parts)))


@pytest.mark.parametrize(
    ("again", "items"),
    [
        ("質疑", ("予算の内訳は", "来年の担当は")),
        ("QA", ("録画は残るか", "費用はいくらか")),
        ("良かった点", ("軽い", "音が静か")),
        ("持ち帰ったこと", ("記録を毎日つける", "週に一度見直す")),
        ("メモ", ("資料は後日公開", "会場は三階")),
    ],
)
def test_short_words_above_a_list_in_part_after_part_are_headings(again, items):
    parts = [
        f"{name}さんの発表では、去年から続けている調べ物の結果が話されました。\n\n"
        f"{again}\n\n- {items[0]}\n- {items[1]}\n"
        for name in ("森", "浅井", "小谷", "久保")
    ]
    assert _headings("勉強会に行ってきた\n\n" + "\n".join(parts)).count(again) == len(parts)


@pytest.mark.parametrize(
    "remark",
    [
        "（この日は朝から雨で人が少なかった）",
        "その瞬間——",
        "「だから言ったでしょう。",
        "『やさしい天文学』より引用",
        "出典：町史第三巻",
        "example-news.com",
    ],
)
def test_what_is_said_by_the_way_heads_nothing(remark):
    text = "山の家の一日\n\n{body}\n\n{remark}\n\n{body}\n\n支度\n\n{body}\n"
    body = "山の家では、朝の六時に起きて、みんなで薪を割ります。食事の当番は毎日かわります。"
    assert remark not in _headings(text.format(body=body, remark=remark))


KITCHEN = "材料（2人分）\n牛肉 200g\n作り方\n1. 煮る。\n"


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (f"人気のレシピ　肉じゃが\nほっとする味\n{KITCHEN}", "人気のレシピ　肉じゃが"),
        (f"お手軽レシピで作るパン\nポイント\n{KITCHEN}", "お手軽レシピで作るパン"),
        ("町の歴史講座の報告\n第1回　縄文のくらし\n始まりました。\n", "町の歴史講座の報告"),
        (f"今日のレシピ\n肉じゃが\n{KITCHEN}", "肉じゃが"),
    ],
)
def test_only_the_name_of_a_series_stands_above_a_title(text: str, title: str) -> None:
    assert read(text.encode(), Settings(), name="a.txt").title.text.ja == title
