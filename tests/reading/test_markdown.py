from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generator.model import (
    Code,
    Figure,
    ItemList,
    Paragraph,
    Quote,
    Table,
    block_sentences,
    sentences,
)
from generator.reading import read
from generator.settings import Settings

if TYPE_CHECKING:
    from generator.model import Article


def _read(text: str) -> Article:
    return read(text.encode(), Settings(), name="note.md")


def _texts(article: Article) -> list[str | None]:
    return [
        one.text.ja
        for block in article.lead
        if isinstance(block, Paragraph)
        for one in block.sentences
    ]


def test_front_matter_names_title_author_and_day():
    about = "title: 題名\nauthors: [{name: 東雲}, 灯環]\ndate: 2026-03-01T09:00:00Z"
    article = _read(f"---\n{about}\n---\n本文です。\n")
    assert article.title.text.ja == "題名"
    assert (article.source.author, article.source.date) == ("東雲, 灯環", "2026-03-01")


def test_front_matter_may_be_toml_as_hugo_writes_it():
    about = 'title = "題名"\nauthor = "東雲"\ndate = 2026-03-01T09:00:00+09:00\n[params]\nx = 1'
    article = _read(f"+++\n{about}\n+++\n本文です。\n\n## 部\n\n本文です。\n")
    assert article.title.text.ja == "題名"
    assert (article.source.author, article.source.date) == ("東雲", "2026-03-01")
    assert article.sections[0].line == 10
    assert _texts(article) == ["本文です。"]


def test_keys_of_front_matter_may_be_capitals():
    assert _read("---\nTitle: 題名\n---\n本文です。\n").title.text.ja == "題名"


@pytest.mark.parametrize("about", ["---\ntitle: [題名\n---\n", "+++\ntitle = \n+++\n"])
def test_broken_front_matter_says_nothing(about: str):
    article = _read(about + "# 見出し\n\n本文です。\n")
    assert article.title.text.ja == "見出し"


def test_a_rule_that_nothing_closes_is_no_front_matter():
    assert _texts(_read("---\n題名: 本文です。\n")) == ["題名: 本文です。"]


def test_a_lone_first_heading_is_the_title_and_one_among_equals_is_not():
    assert _read("# 題名\n\n本文です。\n\n## 部\n\n本文です。\n").title.text.ja == "題名"
    article = _read("# 一つ目\n\n本文です。\n\n# 二つ目\n\n本文です。\n")
    assert article.title.text.en is None
    assert [section.level for section in article.sections] == [2, 2]


def test_a_skipped_level_leaves_no_hole():
    article = _read("# 題名\n\n本文です。\n\n## 部\n\n#### 深い\n\n本文です。\n")
    assert [below.level for below in article.sections[0].sections] == [3]


def test_headings_keep_their_lines():
    article = _read("---\ntitle: 題名\n---\n\n!!! note\n    注意です。\n\n## 部\n\n本文です。\n")
    assert article.sections[0].line == 8


def test_a_line_end_between_japanese_words_is_no_space():
    assert _texts(_read("# 題名\n\n読点の後で、\n行が変わる文です。\n")) == [
        "読点の後で、行が変わる文です。"
    ]


def test_a_line_that_ends_like_a_sentence_is_one():
    assert _texts(_read("# 題名\n\n今日は晴れです\n明日は雨でしょう\n")) == [
        "今日は晴れです",
        "明日は雨でしょう",
    ]


def test_a_line_of_a_noun_too_short_to_be_broken_stands_alone():
    text = "# 題名\n\n駅前〜港 片側規制\n規制が解かれました。\n\n〈東町〉募集開始\n（市内の人のみ）\nhttps://a.example\n"
    assert _texts(_read(text))[:3] == [
        "駅前〜港 片側規制",
        "規制が解かれました。",
        "〈東町〉募集開始（市内の人のみ）",
    ]


def test_a_short_line_that_the_next_one_goes_on_from_is_no_sentence():
    assert _texts(
        _read("# 題名\n\n町で最も古い図書館\nが閉まった。\n\n雨が降る場合\n中止する。\n")
    ) == [
        "町で最も古い図書館が閉まった。",
        "雨が降る場合中止する。",
    ]


def test_code_is_kept_with_its_language_and_is_no_heading():
    article = _read("# 題名\n\n本文です。\n\n```sh\n# 見出しではない\n```\n")
    assert article.lead[1] == Code("# 見出しではない", "sh")
    assert article.sections == ()


def test_html_within_is_read_as_html():
    article = _read(
        "# 題名\n\n<figure><img src='a.png' alt='机'><figcaption>朝の机。</figcaption></figure>\n\n"
        "<table><tr><td>一</td><td>二</td></tr></table>\n\n本文です。\n"
    )
    figure, table, _ = article.lead
    assert isinstance(figure, Figure)
    assert figure.caption[0].text.ja == "朝の机。"
    assert isinstance(table, Table)


def test_a_footnote_follows_the_block_that_refers_to_it():
    article = _read("# 題名\n\n一つ目です[^a]。\n\n二つ目です。\n\n[^a]: 注です。\n")
    assert _texts(article) == ["一つ目です。", "注です。", "二つ目です。"]


def test_an_alert_is_a_quote_without_its_mark():
    article = _read("# 題名\n\n> [!WARNING]\n> 気をつけます。\n")
    [quote] = article.lead
    assert isinstance(quote, Quote)
    assert [one.text.ja for one in quote.sentences] == ["気をつけます。"]


def test_a_bare_address_is_dropped_and_named():
    article = _read("# 題名\n\n本文です。\n\nhttps://example.com/a\n")
    assert [(one.text, one.why) for one in article.dropped] == [("https://example.com/a", "link")]


def test_a_comment_says_nothing():
    article = _read(
        "# 題名\n\n- 一<!-- 秘密 -->\n<!-- 内緒 -->\n- 二\n\n<ul><!-- 内緒 --><li>三</li></ul>\n"
    )
    items = [item[0].text.ja for block in article.lead for item in block.items]
    assert items == ["一", "二", "三"]


def test_a_heading_of_a_part_after_the_beginning_is_no_title():
    article = _read("始まりの文です。\n\n## 部\n\n本文です。\n")
    assert [section.heading.text.ja for section in article.sections] == ["部"]


def test_kramdown_attributes_and_boxes_to_tick_are_markup():
    article = _read(
        "# 題名\n\n本文です。{: .lead}\n\n![机](a.png){: .img-responsive}\n\n"
        "- [x] 一つ目\n- [ ] 二つ目\n"
    )
    texts = [one.text.ja for one in sentences(article)]
    assert [text for text in texts if text != "机"] == ["題名", "本文です。", "一つ目", "二つ目"]


def _said(text: str) -> list[str | None]:
    return [s.text.ja for s in sentences(read(text.encode(), Settings(), name="a.md"))]


@pytest.mark.parametrize(
    "written",
    [
        "今年は**「山の市」**と**（川の市）**です。",
        "__「山の市」__と*「川の市」*です。",
        "~~「山」~~です。",
    ],
)
def test_emphasis_beside_brackets_is_emphasis(written: str) -> None:
    assert not any(mark in "".join(map(str, _said(written))) for mark in "*_~")


def test_obsidians_marks_say_nothing() -> None:
    assert _said("[[潮の表|表]]を見ます。%%後で直す%% 次は[[岸]]です。 ^block-1")[1:] == [
        "表を見ます。",
        "次は岸です。",
    ]


@pytest.mark.parametrize(
    ("tex", "said"),
    [("n", "n"), ("x^2 + 1", "x² + 1"), ("\\alpha \\leq 3", "α≤3"), ("\\frac{1}{n}", "1/n")],
)
def test_a_short_formula_in_a_sentence_is_said_in_plain_characters(tex: str, said: str) -> None:
    assert _said(f"高さは${tex}$です。")[-1] == f"高さは{said}です。"


def test_a_long_formula_is_pointed_to_and_shown_after_its_paragraph() -> None:
    article = read("高さは$\\int_0^1 x dx$です。".encode(), Settings(), name="a.md")
    assert [block.kind for block in article.lead] == ["paragraph", "code"]
    assert "\\" not in _said("高さは$\\int_0^1 x dx$です。")[-1]


def test_money_is_no_formula() -> None:
    assert _said("値段は$5か$10です。")[-1] == "値段は$5か$10です。"


def test_where_a_link_leads_is_listed() -> None:
    article = read("[潮の表](https://example.com/a)を見ます。".encode(), Settings(), name="a.md")
    assert [(one.text, one.why) for one in article.dropped] == [
        ("潮の表 https://example.com/a", "address")
    ]


def test_steps_torn_apart_by_paragraphs_are_one_list() -> None:
    text = "1. 縄をほどく。\n\n結び目を見ます。\n\n2. 帆を上げる。\n\n3. 岸を離れる。\n"
    [steps] = read(text.encode(), Settings(), name="a.md").lead
    assert isinstance(steps, ItemList)
    assert [len(item) for item in steps.items] == [2, 1, 1]


def test_numbered_questions_over_paragraphs_are_headings() -> None:
    text = (
        "# The lamp keeper\n\nShe keeps it.\n\n1. What brought you here?\n\nA boat did.\n\n"
        "2. What do you do at night?\n\nI watch.\n\nThen I sleep.\n\n3. And in winter?\n\nI read.\n"
    )
    article = read(text.encode(), Settings(), name="a.md")
    asked = [section.heading.text.en for section in article.sections]
    assert asked == [
        "1. What brought you here?",
        "2. What do you do at night?",
        "3. And in winter?",
    ]
    assert [len(section.blocks) for section in article.sections] == [1, 2, 1]


@pytest.mark.parametrize("marks", ["■ ■ ■", "① ② ③", "（一） （二） （三）"])
def test_lines_that_bare_text_marks_are_headings_where_markdown_marks_none(marks: str) -> None:
    opened = marks.split()
    body = "舟が三艘出ます。朝は早いです。"
    parts = zip(opened, ("舟を出す", "網を引く", "浜で売る"), strict=True)
    text = f"# 浜の一日\n\n{body}\n\n" + "\n\n".join(f"{m}{head}\n{body}" for m, head in parts)
    article = read(text.encode(), Settings(), name="a.md")
    heads = [section.heading.text.ja or "" for section in article.sections]
    assert [head[-4:] for head in heads] == ["舟を出す", "網を引く", "浜で売る"]


def test_where_markdown_marks_headings_other_marks_are_none() -> None:
    text = "# 浜\n\n## 朝\n\n■舟を出す\n舟が三艘出ます。\n\n## 昼\n\n■網を引く\n網は重いです。\n"
    article = read(text.encode(), Settings(), name="a.md")
    assert [section.heading.text.ja for section in article.sections] == ["朝", "昼"]


def test_requests_of_an_interviewer_are_headings_among_questions() -> None:
    asked = ("きっかけは何ですか？", "一日の流れを教えてください。", "目標は？")
    text = "# 浜の人に聞く\n\n" + "\n\n".join(
        f"{n}. {each}\n\n朝に舟を出します。" for n, each in enumerate(asked, 1)
    )
    article = read(text.encode(), Settings(), name="a.md")
    heads = [section.heading.text.ja or "" for section in article.sections]
    assert [head[3:] for head in heads] == [*asked]


_TALK = "\n\n浜で会いました。\n\n### 仕事\n\n夜に灯りを見ます。\n"


@pytest.mark.parametrize(
    "label", ["プレスリリース/新聞稿", "報道資料 / Press Release", "ニュースリリース｜NEWS"]
)
def test_what_a_text_is_in_two_languages_is_no_title(label):
    letter = "報道関係者各位\n\n2025年5月\n\n港の市場組合"
    body = "## 港の市場、夜も開く\n\n夜9時までです。\n\n## 時間\n\n夜だけです。\n"
    article = _read(f"# {label}\n\n{letter}\n\n{body}")
    assert article.title.text.ja == "港の市場、夜も開く"
    own = _read(
        "# プレスリリース/新商品を公開しました\n\n春の品です。\n\n## 港の市場\n\n夜9時までです。\n"
    )
    assert own.title.text.ja == "プレスリリース/新商品を公開しました"


@pytest.mark.parametrize("label", ["INTERVIEW", "コラム", "NEWS"])
def test_a_label_of_the_page_is_no_title_where_headings_follow(label):
    article = _read(f"# {label}\n\n- {label}\n\n## 第3回　灯台守の小川さん{_TALK}")
    assert article.title.text.ja == "第3回　灯台守の小川さん"
    assert [section.heading.text.ja for section in article.sections] == ["仕事"]


def test_a_series_and_what_it_is_about_are_one_title_below_a_label():
    text = f"# INTERVIEW\n\n## 浜の人々 第3回\n\n## 灯台守の小川さん{_TALK}"
    assert _read(text).title.text.ja == "浜の人々 第3回　灯台守の小川さん"


def test_an_article_called_after_its_kind_keeps_its_title_where_it_is_all_there_is():
    text = "# コラム\n\n浜で会いました。\n\n## 仕事\n\n夜に灯りを見ます。\n"
    assert _read(text).title.text.ja == "コラム"
    text = "# コラム\n\n## 浜\n\n浜で会いました。\n\n## 仕事\n\n夜に灯りを見ます。\n"
    assert _read(text).title.text.ja == "コラム"


def test_english_lines_broken_for_their_width_are_parted_by_their_words_alone() -> None:
    text = (
        "# Harbour\n\nIt is the first office of its kind in the U.S.\nCoast Guard and answers at "
        "night.\n"
        "It rests by day.\n\n“Not really,” said Lin, “not anymore.\nEverybody else does.”\n"
    )
    found = [one.text.en for one in sentences(_read(text))][1:]
    assert found == [
        "It is the first office of its kind in the U.S. Coast Guard and answers at night.",
        "It rests by day.",
        "“Not really,” said Lin, “not anymore. Everybody else does.”",
    ]


@pytest.mark.parametrize("rule", ["■" * 40, "━━━━━━━━", "◆◇◆◇◆◇", "＊　＊　＊"])
def test_a_rule_of_ornaments_parts_and_is_no_sentence(rule: str) -> None:
    article = _read(f"# 題\n\n昼は港が開きます。\n\n{rule}\n\n夜は閉まります。\n")
    assert _texts(article) == ["昼は港が開きます。", "夜は閉まります。"]


def test_an_address_broken_for_the_width_of_the_lines_is_one_address() -> None:
    text = (
        "# Forms\n\nOne, the [Loan Estimate](https://example.org/owning-a-home\n"
        "/loan-estimate), tells the costs. The other tells the terms.\n\n"
        "![The address on a form.](../../img/02-url-on-\npaper-form.jpg) *The address.*\n\n"
        "## Next\n\nMore text follows here.\n"
    )
    article = _read(text)
    said = [one.text.en for one in sentences(article)]
    assert "One, the Loan Estimate, tells the costs." in said
    assert not [one for one in said if "](" in (one or "") or "img/" in (one or "")]
    assert article.sections[0].line == 9


UNFILLED = {
    "{名前}さん、こんにちは。港は九時に開きます。": ["港は九時に開きます。"],
    "港は九時に開きます。{{first:渋柿}}を干すと甘くなります。": ["港は九時に開きます。"],
    "The port opens at nine. {{first_name}} may enter.": ["The port opens at nine."],
    "[TOC]\n\n港は九時に開きます。\n\ncategories: 港, 船": ["港は九時に開きます。"],
    "港は九時に開きます。[[File:port.jpg|thumb|港]]\n\n[カテゴリ:港]": ["港は九時に開きます。"],
    "`{名前}`と書いた所が置き換わります。": ["{名前}と書いた所が置き換わります。"],
}


@pytest.mark.parametrize("text", UNFILLED)
def test_what_a_template_would_fill_is_left_out(text: str) -> None:
    article = read(f"# 題\n\n{text}\n".encode(), Settings(), name="article.md")
    told = [s.text[article.language] for block in article.lead for s in block_sentences(block)]
    assert told == UNFILLED[text]


@pytest.mark.parametrize(
    "filed",
    [
        "- categories: [川](https://river.example/c)",
        "tags: [店](https://river.example/t), [朝](https://river.example/a)",
        "- topics：[魚](/t/fish)・[氷](/t/ice)",
        "## TOC",
        "## 目次",
    ],
)
def test_where_a_page_is_filed_and_a_contents_box_without_contents_are_left_out(filed: str) -> None:
    article = _read(f"# 川の店\n\n{filed}\n\n## はじまり\n\n店は橋の下にある。\n")
    assert not article.lead
    assert [section.heading.text.ja for section in article.sections] == ["はじまり"]
    assert filed.lstrip("# ") in [one.text for one in article.dropped]


@pytest.mark.parametrize("style", ["display:none", "color: red; display: none;", "DISPLAY:NONE"])
def test_what_no_reader_is_shown_is_left_out(style: str) -> None:
    article = _read(f'# 川の店\n\n<p style="{style}">見えない文。</p>\n\n店は橋の下にある。\n')
    assert _texts(article) == ["店は橋の下にある。"]
    assert ("見えない文。", "markup") in [(one.text, one.why) for one in article.dropped]


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("**朝*の市が開く。", "朝の市が開く。"),
        ("店は**橋の下**で**開く。", "店は橋の下で開く。"),
        ("二の三乗は 2**3 です。", "二の三乗は 2**3 です。"),
    ],
)
def test_a_mark_of_bold_words_that_nothing_closes_says_nothing(written: str, shown: str) -> None:
    assert _texts(_read(f"# 川の店\n\n{written}\n")) == [shown]


@pytest.mark.parametrize("hole", ["{名前}", "{{ user.name }}", "{会社名}"])
def test_a_hole_in_a_heading_is_a_blank(hole: str) -> None:
    article = _read(f"# 案内の文例\n\n## {hole}さんへのお願い\n\n店は橋の下にある。\n")
    assert article.sections[0].heading.text.ja == "○○さんへのお願い"


@pytest.mark.parametrize("source", ["第百十五条", "川べり条例", "『水の本』", "Ada Lovelace"])
def test_a_bold_first_line_that_names_its_source_signs_a_quotation(source: str) -> None:
    [quote] = _read(f"# 川の店\n\n> **{source}**\n> 水を汚してはならない。\n").lead
    assert isinstance(quote, Quote)
    assert [one.text.ja for one in quote.sentences] == ["水を汚してはならない。"]
    assert [one.text.ja for one in quote.attribution] == [source]


@pytest.mark.parametrize("label", ["注意", "ポイント", "水を汚すな。"])
def test_a_bold_first_line_that_names_no_source_is_quoted(label: str) -> None:
    [quote] = _read(f"# 川の店\n\n> **{label}**\n> 水を汚してはならない。\n").lead
    assert isinstance(quote, Quote)
    assert not quote.attribution


@pytest.mark.parametrize(
    ("series", "parts"),
    [
        ("「魚の数え方」シリーズ", ("第一回 匹", "第二回 杯（この記事）", "第三回 柵")),
        ("この連載の記事：", ("前編 匹", "後編 杯")),
        ("In this series:", ("Part 1: pieces", "Part 2: cups (this post)")),
    ],
)
def test_the_other_parts_of_a_series_above_an_article_are_left_out(
    series: str, parts: tuple[str, ...]
) -> None:
    listed = "\n".join(f"- [{part}](https://fish.example/x)" for part in parts)
    article = _read(f"# 杯で数える\n\n{series}\n\n{listed}\n\n## 器の形\n\nいかは杯で数える。\n")
    assert not article.lead
    assert [one.text for one in article.dropped if one.why == "navigation"] == [series, *parts]


@pytest.mark.parametrize(
    ("line", "role"),
    [
        ("By Rowan Ashby", "credit"),
        ("## Published 3 May 2026", "metadata"),
        ("Hero image: the mill in winter", "metadata"),
    ],
)
def test_who_and_when_and_the_picture_above_an_english_article_are_set_apart(
    line: str, role: str
) -> None:
    article = _read(f"# The Old Mill\n\n{line}\n\n## The wheel\n\nIt turned for thirty years.\n")
    [said] = article.lead[0].sentences
    assert article.roles[said.id] == role
    assert [section.heading.text.en for section in article.sections] == ["The wheel"]


@pytest.mark.parametrize("tag", ["aside", "div", "section"])
def test_markdown_goes_on_in_html_that_says_so(tag: str) -> None:
    article = _read(f'# 決まり\n\n<{tag} markdown="1">\n  **守る**ことが大切だ。\n</{tag}>\n')
    assert _texts(article) == ["守ることが大切だ。"]


def test_a_picture_that_leads_somewhere_is_a_picture_and_its_address_is_listed() -> None:
    article = _read("# 店\n\n[![店の前](a.png)](https://river.example/big)\n\n店は橋の下にある。\n")
    assert isinstance(article.lead[0], Figure)
    assert "店の前 https://river.example/big" in [one.text for one in article.dropped]


@pytest.mark.parametrize(
    "inside", ["* 講習が要るらしい", "長い\n\n## 覚え書き", "<p>あとで書く</p>"]
)
def test_a_remark_for_the_sites_generator_is_left_out(inside: str) -> None:
    remark = f"{{% comment %}}\n{inside}\n{{% endcomment %}}"
    article = _read(f"# 決まり\n\n{remark}\n\n守ることが大切だ。\n")
    assert _texts(article) == ["守ることが大切だ。"]
    assert not article.sections
    assert "markup" in [one.why for one in article.dropped]


def test_a_directive_of_a_site_is_markup_and_not_said():
    text = '# 川の話\n\n川は町を流れます。\n\n::river-card{kind="long"}\n\n橋は冬に閉まります。\n'
    article = _read(text)
    assert [sentence.text.ja for sentence in sentences(article)][1:] == [
        "川は町を流れます。",
        "橋は冬に閉まります。",
    ]
    assert [(each.text, each.why) for each in article.dropped] == [
        ('::river-card{kind="long"}', "markup")
    ]
