"""Fixed forms that people write bare texts in: marks, letters, recipes, minutes, talk, mail."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generator.model import ItemList, block_sentences, sentences
from generator.reading import read
from generator.settings import Settings

if TYPE_CHECKING:
    from generator.model import Article, Section

TOLD = (
    "橋の下に小さな船着き場ができた。週末には子どもたちが釣りをしている。",
    "渡し船は一日に六便ある。料金は大人が二百円で、子どもは半分だ。",
    "冬のあいだは風が強い。船が出ない日は、橋を歩いて渡るしかない。",
)
HEADS = ("船着き場のこと", "渡し船のこと", "冬の川のこと")
MARKS = (
    *"■●◆□○◇★☆▼▲▶◎※・",
    *("①②③", "⑴", "1. ", "１．", "(1)", "1) ", "Ⅰ　", "一、", "第1章　", "STEP1 ", "A. "),
)


def _read(text: str, name: str = "note.txt") -> Article:
    return read(text.encode("utf-8"), Settings(), name=name)


def _headings(article: Article) -> list[str | None]:
    return [section.heading.text.ja for section in article.sections]


def _items(section: Section) -> list[list[str | None]]:
    [found] = [block for block in section.blocks if isinstance(block, ItemList)]
    return [[sentence.text.ja for sentence in item] for item in found.items]


def _of_role(article: Article, role: str) -> list[str | None]:
    return [s.text.ja for s in sentences(article) if article.roles.get(s.id) == role]


def _marked(mark: str, number: int) -> str:
    if len(mark) == 3:
        return mark[number]
    for one, many in (("⑴", "⑴⑵⑶"), ("Ⅰ", "ⅠⅡⅢ"), ("一", "一二三"), ("A", "ABC"), ("１", "１２３")):
        mark = mark.replace(one, many[number])
    return mark.replace("1", str(number + 1))


@pytest.mark.parametrize("space", ["\n\n", "\n"], ids=["apart", "together"])
@pytest.mark.parametrize("mark", MARKS)
def test_a_mark_seen_three_times_heads_what_is_directly_below(mark: str, space: str) -> None:
    parts = [f"{_marked(mark, n)}{HEADS[n]}\n{TOLD[n]}" for n in range(3)]
    article = _read(f"川べりの一年{space}{space.join(parts)}")
    assert article.title.text.ja == "川べりの一年"
    assert len(article.sections) == 3
    assert all(head in (found or "") for head, found in zip(HEADS, _headings(article), strict=True))


@pytest.mark.parametrize(
    "around", ["【{}】", "＜{}＞", "「{}」", "== {} ==", "◆◇{}◇◆", "〜{}〜", "**{}**"]
)
def test_brackets_and_ornaments_around_a_heading_are_no_part_of_it(around: str) -> None:
    parts = [f"{around.format(head)}\n{told}" for head, told in zip(HEADS, TOLD, strict=True)]
    article = _read("川べりの一年\n\n" + "\n\n".join(parts))
    stripped = [(head or "").strip("「」") for head in _headings(article)]
    assert stripped == list(HEADS)


def test_a_bare_line_directly_above_its_text_is_a_heading_where_all_parts_are_so() -> None:
    parts = [f"{head}\n{told}" for head, told in zip(HEADS, TOLD, strict=True)]
    assert _headings(_read("川べりの一年\n\n" + "\n\n".join(parts))) == list(HEADS)


def test_marked_lines_in_a_row_are_a_list() -> None:
    article = _read(
        "遠足の支度\n\n次の物を持って行きます。\n\n1．弁当\n2．水筒\n3．雨がっぱ\n\n朝は八時に出ます。"
    )
    [found] = [block for block in article.lead if isinstance(block, ItemList)]
    assert found.ordered
    assert [item[0].text.ja for item in found.items] == ["弁当", "水筒", "雨がっぱ"]


@pytest.mark.parametrize(
    "first",
    ["第一章　海", "はじめに", "魚がたくさん取れた。朝は寒かった。", "━━━━━━━━", "■船のこと"],
)
def test_what_cannot_be_a_title_is_none(first: str) -> None:
    rest = "\n\n".join((TOLD[0], "■網のこと", TOLD[1], "第二章　山", TOLD[2]))
    article = _read(f"{first}\n\n{rest}", "hama.txt")
    assert article.title.text.ja == "hama"


@pytest.mark.parametrize(
    "title",
    [
        "通信路の仕様",
        "🌀 待っている間に見せるもの",
        "ADR: 窓口を一つにする",
        "網の直し方。道具は針だけ。",
    ],
)
def test_a_title_is_one_though_it_looks_like_a_greeting_a_heading_a_fact_or_a_text(
    title: str,
) -> None:
    parts = ("Status: Accepted\nDate: 2026-02-01", "📌 はじめに", *TOLD, "📌 まとめ", TOLD[0])
    article = _read("\n\n".join((title, *parts[title[:3] != "ADR" :])), "hama.txt")
    assert (article.title.text.ja or "") in title
    assert article.title.text.ja != "hama"


@pytest.mark.parametrize("name", ["giji.md", "giji.txt"])
def test_an_agenda_that_the_headings_say_again_is_left_out(name: str) -> None:
    mark = "## " if name.endswith("md") else ""
    items = ("鍵の当番", "棚の買い替え", "その他")
    heads = [f"{n}. {item}" for n, item in enumerate(items, 1)]
    parts = [f"{mark}{head}\n\n{told}" for head, told in zip(heads, TOLD, strict=True)]
    agenda = "\n".join(f"- {item}" for item in items)
    article = _read("\n\n".join((f"{mark[1:]}会の議事録", f"{mark}議題", agenda, *parts)), name)
    assert [section.heading.text.ja for section in article.sections] == heads
    assert [one.text for one in article.dropped if one.why == "contents"] == ["議題", *items]


def test_a_text_of_one_paragraph_is_read() -> None:
    article = _read("庭の柿が実りました。三十個あります。お裾分けします！")
    assert len(list(block_sentences(article.lead[0]))) == 3


LETTER = """取引先各位
2026年6月1日
有限会社みなと印刷

事務所を港町三丁目へ移転します
〜7月6日から新しい場所で〜

有限会社みなと印刷（社長：浜野とおる）は、7月6日に事務所を港町三丁目へ移します。

■移転の理由
今の建物は築五十年になり、雨もりが増えました。紙を湿気から守るためです。

記

1. 新住所　　港町3-5-8
2. 業務開始　2026年7月6日

以上

【お問い合わせ先】
有限会社みなと印刷　総務　浜野
TEL：000-000-0000
"""


def test_a_letter_is_titled_by_what_it_announces() -> None:
    article = _read(LETTER)
    assert article.title.text.ja == "事務所を港町三丁目へ移転します"
    assert _headings(article) == ["移転の理由", "記", "お問い合わせ先"]
    assert _items(article.sections[1]) == [["新住所　　港町3-5-8"], ["業務開始　2026年7月6日"]]
    assert _of_role(article, "greeting") == ["取引先各位"]
    assert _of_role(article, "lead") == ["〜7月6日から新しい場所で〜"]
    assert _of_role(article, "contact") == ["有限会社みなと印刷　総務　浜野", "TEL：000-000-0000"]


RECIPE = """豆のスープ

寒い日の一皿です。

材料（2人分）
白いんげん豆　150g
玉ねぎ　1/2個
塩　少々

作り方
1．豆を一晩水につける。
2．玉ねぎを薄く切り、塩をふる。やわらかくなるまで待つ。
3．すべてを弱火で40分煮る。

ポイント
煮立てると豆がくずれます。
"""


def test_a_recipe_has_a_list_of_ingredients_and_one_of_steps() -> None:
    article = _read(RECIPE)
    assert article.kind == "recipe"
    assert _headings(article) == ["材料（2人分）", "作り方", "ポイント"]
    needs, steps, _ = article.sections
    assert _items(needs) == [["白いんげん豆　150g"], ["玉ねぎ　1/2個"], ["塩　少々"]]
    assert _items(steps)[1] == ["玉ねぎを薄く切り、塩をふる。", "やわらかくなるまで待つ。"]
    assert not article.dropped


MINUTES = """第2回 川べり委員会 議事録

日時：2026年3月4日　午後2時
場所：川べり会館
出席者：委員5名

【議題1】桜の植え替えについて
事務局から案の説明があった。
委員A：費用が高い。半分にできないか。
委員B：来年に延ばす手もある。
事務局：苗木を減らせば半分になる。
決定：苗木を十本に減らす。

【議題2】その他
次回は5月に開く。

以上
"""


def test_minutes_keep_who_speaks_apart_from_what_is_said() -> None:
    article = _read(MINUTES)
    assert article.kind == "minutes"
    assert _headings(article) == ["【議題1】桜の植え替えについて", "【議題2】その他"]
    said = {s.text.ja: article.speakers.get(s.id) for s in sentences(article)}
    assert said["費用が高い。"] == said["半分にできないか。"] == "委員A"
    assert said["来年に延ばす手もある。"] == "委員B"
    assert said["苗木を減らせば半分になる。"] == "事務局"
    assert said["決定：苗木を十本に減らす。"] is None
    assert _of_role(article, "metadata") == [
        "日時：2026年3月4日　午後2時",
        "場所：川べり会館",
        "出席者：委員5名",
    ]


@pytest.mark.parametrize(
    ("asks", "answers"),
    [("――", ""), ("聞き手：", "波多野："), ("Q. ", "A. "), ("記者: ", "波多野: ")],
)
def test_an_interviewers_questions_are_told_from_the_answers(asks: str, answers: str) -> None:
    told = (
        ("船に乗り始めたのはいつですか。", "十五の春です。"),
        ("海がこわいことはありますか。", "毎日こわいです。"),
        ("これからの夢は。", "孫を乗せることです。"),
    )
    text = "\n\n".join(f"{asks}{question}\n\n{answers}{answer}" for question, answer in told)
    article = _read(f"漁師に聞く海の話\n\n{text}")
    assert _of_role(article, "question") == [question for question, _ in told]
    assert not article.sections
    if answers.startswith("波多野"):
        assert "波多野" in article.speakers.values()


MAIL = """━━━━━━━━━━━━━━━━━━━━━━
■□■ 川べりだより　第7号 ■□■
━━━━━━━━━━━━━━━━━━━━━━
こんにちは。川べりの会です。

【目次】
1. 桜が咲きました
2. 船の時刻

───────────────────
1. 桜が咲きました
───────────────────
土手の桜が咲きました。今年は去年より一週間ほ
ど早く、週末には満開になりそうです。夜は八時
まで明かりがつきます。

───────────────────
2. 船の時刻
───────────────────
四月から船の時刻が変わります。朝の便が一つ増
えます。

─────────────────────
発行：川べりの会
配信停止はこちら：https://example.com/stop
"""


def test_a_newsletter_is_cut_at_its_rules_and_its_lines_are_joined() -> None:
    article = _read(MAIL)
    assert article.title.text.ja == "川べりだより　第7号"
    assert _headings(article) == ["1. 桜が咲きました", "2. 船の時刻"]
    said = [sentence.text.ja for sentence in sentences(article)]
    assert "今年は去年より一週間ほど早く、週末には満開になりそうです。" in said
    assert "朝の便が一つ増えます。" in said
    assert {one.why for one in article.dropped} == {"markup", "contents", "page"}


@pytest.mark.parametrize(
    "present",
    [
        "出席者：kimura、tani、ogawa",
        "・出席者\n  ・理事: kimura, tani\n  ・社員: ogawa",
        "参加者\n・会長: tani\n・会員: kimura, ogawa",
    ],
)
def test_a_name_in_brackets_after_an_item_says_whose_words_it_is(present: str) -> None:
    said = "・紙のままという形でよいのか(kimura\n  ・電子にすると困る（tani）\n  ・両方出す(ogawa"
    article = _read(f"第3回 川べり委員会 議事録\n\n{present}\n\n鍵の当番\n\n{said}\n")
    assert [*article.speakers.values()] == ["kimura", "tani", "ogawa"]
