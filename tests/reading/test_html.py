from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generator.model import Code, Figure, ItemList, Paragraph, Quote, Table, sentences
from generator.reading import read
from generator.settings import Settings

if TYPE_CHECKING:
    from generator.model import Article

TEXT = "北の町にある小さな図書館が、この春から夜も開いています。仕事帰りの人が本を借りられます。"
PAGE = """<html lang="ja"><head><title>夜の図書館 | 北の新聞</title>{head}</head><body>
<header><nav><a href="/">ホーム</a> <a href="/b">記事一覧</a></nav></header>
<main><article><h1>夜の図書館</h1>{above}<p>{text}</p><h2>なぜ夜に開くのか</h2><p>{text}</p>{body}
<h2>これから</h2><p>{text}</p></article></main>
<aside><h3>関連記事</h3><ul><li><a href="/x">港の朝市</a></li></ul></aside>
<footer>© 北の新聞</footer></body></html>"""


def _read(body: str = "", head: str = "", above: str = "") -> Article:
    page = PAGE.format(body=body, head=head, above=above, text=TEXT)
    return read(page.encode(), Settings(), name="page.html")


def _blocks(article: Article, kind: type) -> list:
    return [block for block in article.sections[0].blocks if isinstance(block, kind)]


def test_the_site_is_no_part_of_the_title():
    assert _read().title.text.ja == "夜の図書館"


@pytest.mark.parametrize("rule", ["｜ ", " | ", " - ", "："])
def test_the_site_goes_from_a_title_that_no_heading_tells(rule: str) -> None:
    article = read(
        f'<html><head><title>夜の図書館{rule}北の新聞</title><meta property="og:site_name" '
        'content="北の新聞"></head><body><article><h2>灯りのある夜</h2>'
        f"<p>{'夜も開いている図書館が増えている。' * 12}</p></article></body></html>".encode(),
        Settings(),
        name="a.html",
    )
    assert article.title.text.ja == "夜の図書館"


def test_what_stands_around_the_article_is_dropped_and_named():
    dropped = " ".join(one.text for one in _read().dropped)
    for word in ("ホーム", "関連記事", "港の朝市", "© 北の新聞"):
        assert word in dropped
    assert {one.why for one in _read().dropped} == {"page"}


def test_the_article_says_nothing_twice():
    texts = [one.text.ja for one in sentences(_read())]
    assert texts.count("夜の図書館") == 1


def test_metadata_come_from_the_page():
    article = _read(
        head='<meta name="author" content="山田花子">'
        '<meta property="og:site_name" content="北の新聞">'
        '<meta property="article:published_time" content="2026-05-03T09:00:00+09:00">'
    )
    source = article.source
    assert (source.author, source.site, source.date) == ("山田花子", "北の新聞", "2026-05-03")


def test_metadata_come_from_linked_data_too():
    article = _read(
        head='<script type="application/ld+json">{"@graph": [{"headline": "夜の図書館", '
        '"author": [{"name": "山田花子"}], "datePublished": "2026-05-03T09:00:00"}]}</script>'
    )
    assert (article.source.author, article.source.date) == ("山田花子", "2026-05-03")


def test_a_byline_above_the_text_is_dropped():
    article = _read(above="<p>文：山田花子　2026年5月3日</p>")
    assert ("文：山田花子　2026年5月3日", "byline") in [
        (one.text, one.why) for one in article.dropped
    ]


def test_a_picture_keeps_caption_and_credit():
    [figure] = _blocks(
        _read(
            "<figure><img src='/a.jpg' alt='入口'><figcaption>夜の入口。撮影：山田花子</figcaption>"
            "</figure>"
        ),
        Figure,
    )
    assert (figure.src, figure.alt[0].text.ja) == ("/a.jpg", "入口")
    assert [one.text.ja for one in figure.caption] == ["夜の入口。"]
    assert figure.credit == "撮影：山田花子"


@pytest.mark.parametrize("tag", ["cite", "footer"])
def test_a_quotation_keeps_who_said_it(tag):
    body = f"<blockquote><p>本を届けたい。それが願いです。</p><{tag}>館長</{tag}></blockquote>"
    [quote] = _blocks(_read(body), Quote)
    assert [one.text.ja for one in quote.sentences] == ["本を届けたい。", "それが願いです。"]
    assert [one.text.ja for one in quote.attribution] == ["館長"]


def test_a_table_keeps_its_caption_and_header():
    [table] = _blocks(
        _read(
            "<table><caption>利用者の数</caption><tr><th>年</th><th>人数</th></tr>"
            "<tr><td>2025年</td><td>1,200人</td></tr></table>"
        ),
        Table,
    )
    assert table.header_rows == 1
    assert table.caption[0].text.ja == "利用者の数"
    assert table.rows[1][1][0].text.ja == "1,200人"


def test_a_reading_stands_beside_its_word_and_not_in_the_text():
    body = f"<p><ruby>館長<rp>（</rp><rt>かんちょう</rt><rp>）</rp></ruby>が話しました。{TEXT}</p>"
    said = _blocks(_read(body), Paragraph)[-1].sentences[0]
    assert said.text.ja == "館長が話しました。"
    assert [(one.base, one.reading) for one in said.ruby] == [("館長", "かんちょう")]


def test_a_comment_in_a_ruby_says_nothing():
    body = f"<p><ruby>館長<!-- 秘密 --><rt>かんちょう</rt></ruby>が話しました。{TEXT}</p>"
    assert _blocks(_read(body), Paragraph)[-1].sentences[0].text.ja == "館長が話しました。"


def test_scripts_and_styles_say_nothing():
    article = _read("<script>alert('x')</script><style>p {}</style><p hidden></p>")
    assert "alert" not in " ".join(one.text.ja or "" for one in sentences(article))


def test_tables_within_tables_are_read_once():
    body = "<table><tr><td>" * 60 + "内側のセルの文です。" + "</td></tr></table>" * 60
    texts = [one.text.ja for one in sentences(_read(body))]
    assert texts.count("内側のセルの文です。") == 1


def test_an_old_page_may_declare_itself_xml():
    page = '<?xml version="1.0" encoding="Shift_JIS"?>\n<!DOCTYPE html>\n'
    page += PAGE.format(body="", head="", above="", text=TEXT)
    article = read(page.replace("©", "").encode("cp932"), Settings(), name="old.html")
    assert article.title.text.ja == "夜の図書館"


CARDS = "".join(
    f'<li><a href="/{n}"><img src="/{n}.jpg"><h3>{n}を試して分かったこと</h3></a></li>'
    for n in ("自転車通勤", "早起き", "家計簿")
)
CONTENTS = "".join(
    f'<li><a href="#{n}">{n}</a></li>'
    for n in ("なぜ夜に開くのか", "夜の図書館の使い方", "これから")
)
NOT_FREE = (
    '<script type="application/ld+json">'
    '{"headline": "夜の図書館", "isAccessibleForFree": "False"}</script>'
)
LINKS = "".join(f'<li><a href="/{n}">{n}についての記録</a></li>' for n in ("港", "朝市", "灯台"))


@pytest.mark.parametrize(
    "around",
    [
        f"<div><ul>{CARDS}</ul></div>",
        f"<h2>あわせて読みたい</h2><ul>{LINKS}</ul>",
        f"<section><h2>人気の記事</h2><ol>{LINKS}</ol></section>",
        f"<ul>{CONTENTS}</ul>",
    ],
)
def test_links_to_other_places_are_no_part_of_the_article(around):
    article = _read(body=around)
    texts = [one.text.ja for one in sentences(article)]
    assert texts.count("なぜ夜に開くのか") == 1
    assert [section.heading.text.ja for section in article.sections] == [
        "なぜ夜に開くのか",
        "これから",
    ]
    assert not [text for text in texts if "分かったこと" in text or "についての記録" in text]
    assert any(
        "記録" in one.text or "こと" in one.text or "夜" in one.text for one in article.dropped
    )


def test_links_the_author_lists_stay():
    [listed] = _blocks(_read(f"<p>{TEXT}</p><ul>{LINKS}</ul><p>{TEXT}</p>"), ItemList)
    assert len(listed.items) == 3


def test_a_page_goes_on_behind_a_stray_end():
    page = PAGE.format(body="", head="", above="", text=TEXT)
    page = page.replace("</head><body>", "</head></html><body>")
    article = read(page.encode(), Settings(), name="page.html")
    assert [section.heading.text.ja for section in article.sections][-1] == "これから"


def test_code_beside_the_numbers_of_its_lines_is_code():
    body = (
        '<figure class="highlight"><table><tr><td class="gutter"><pre><span>1</span><br>'
        '<span>2</span><br></pre></td><td class="code"><pre><span>a = 1</span><br><span>b = 2'
        "</span><br></pre></td></tr></table></figure>"
    )
    assert [one.text for one in _blocks(_read(body), Code)] == ["a = 1\nb = 2"]


def test_a_date_is_told_in_one_form():
    article = _read(head='<meta name="date" content="20260503T090000">')
    assert article.source.date == "2026-05-03"


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ("", "<p>この記事は会員限定です。登録すると続きをお読みいただけます。</p>"),
        ("", "<p>残り1,204文字</p>"),
        (NOT_FREE, ""),
    ],
)
def test_a_page_that_shows_a_part_to_everyone_says_so(head, body):
    article = _read(head=head, body=body)
    assert "members or buyers only" in (article.oddities[-1].text.en or "")
    assert not [one for one in sentences(article) if "限定" in (one.text.ja or "")]


def test_an_article_about_members_is_whole():
    article = _read(body="<p>ログインしてから設定を開き、会員登録の画面で名前を入れます。</p>")
    assert not article.oddities
    assert any("会員登録" in (one.text.ja or "") for one in sentences(article))


def test_a_page_may_hold_its_pictures():
    picture = f"<img src='data:image/png;base64,{'A' * (3 << 20)}' alt='夜の入口'>"
    article = _read(body=f"<p>{TEXT}</p>{picture}<p>{TEXT}</p>")
    [figure] = _blocks(article, Figure)
    assert figure.alt[0].text.ja == "夜の入口"
    assert len(figure.src) < 100


OLD = """<html><head><title>夜の図書館</title></head><body><div><h1>夜の図書館</h1><p>{text}</p>
<p><b>なぜ夜に開くのか</b></p><p>{text}</p><p><font color="red"><b>費用について</b></font><br></p>
<p>{text}</p><p><b>ご注意ください。</b></p><p>{text}</p>{more}</div></body></html>"""


def test_bold_lines_of_a_page_without_headings_are_headings():
    article = read(OLD.format(text=TEXT, more="").encode(), Settings(), name="old.html")
    assert [section.heading.text.ja for section in article.sections] == [
        "なぜ夜に開くのか",
        "費用について",
    ]


def test_bold_lines_among_headings_are_text():
    more = f"<h2>これから</h2><p>{TEXT}</p>"
    article = read(OLD.format(text=TEXT, more=more).encode(), Settings(), name="new.html")
    assert [section.heading.text.ja for section in article.sections] == ["これから"]


def _page(body: str, title: str = "川べりの一年") -> Article:
    page = f'<!doctype html><meta charset="utf-8"><title>{title}</title><body>{body}</body>'
    return read(page.encode(), Settings(), name="page.html")


def _headings(article: Article) -> list[str | None]:
    return [section.heading.text.ja for section in article.sections]


SHIP = "渡し船は一日に六便あります。料金は二百円です。"
BRIDGE = "橋は古くなりました。来年の春に架け替えます。"


@pytest.mark.parametrize(
    ("ship", "bridge"),
    [
        ("■船のこと", "■橋のこと"),
        ("【船のこと】", "【橋のこと】"),
        ("<b>船のこと</b>", "<b>橋のこと</b>"),
    ],
)
def test_marked_or_bold_lines_between_breaks_are_headings(ship: str, bridge: str):
    article = _page(
        f"<div><h1>川べりの一年</h1>{ship}<br>{SHIP}<br><br>{bridge}<br>{BRIDGE}{TEXT}</div>"
    )
    assert _headings(article) == ["船のこと", "橋のこと"]
    assert len(article.sections[0].blocks) == 1


@pytest.mark.parametrize("head", ["<p><strong>{}</strong></p>", '<p class="komidashi">{}</p>'])
def test_short_paragraphs_in_bold_or_of_a_telling_class_are_headings(head: str):
    parts = (("渡る", SHIP), ("架け替える", BRIDGE), ("歩く", TEXT))
    body = "".join(f"{head.format(name)}<p>{told}</p>" for name, told in parts)
    article = _page(f"<article><p>{TEXT}</p>{body}</article>")
    assert _headings(article) == [name for name, _ in parts]


def test_a_page_with_a_reading_over_every_word_is_read_without_them():
    def over(text: str) -> str:
        return "".join(
            f"<ruby>{char}<rt>よみ</rt></ruby>" if char > "一" else char for char in text
        )

    article = _page(
        f"<main><h1>館報</h1><h2>{over('渡し船')}</h2><p>{over(SHIP + TEXT)}</p>"
        f"<h2>{over('古い橋')}</h2><p>{over(BRIDGE + TEXT)}</p></main>",
        "館報",
    )
    assert _headings(article) == ["渡し船", "古い橋"]
    assert not any("よみ" in (one.text.ja or "") for one in sentences(article))


def test_the_articles_own_heading_is_its_title_and_not_the_sites():
    article = _page(
        '<header><h1><a href="/">川べり新聞</a></h1></header><article><h1>橋を架け替えへ　来春</h1>'
        f"<p>{BRIDGE}</p><p>{SHIP}</p><p>【関連記事】<a href='/a'>船の話</a></p>"
        "<p>あわせて読みたい</p>"
        "<ul><li><a href='/b'>橋の歴史</a></li></ul><p>この記事をシェアする</p></article>",
        "橋を架け替えへ　来春：川べり新聞",
    )
    assert article.title.text.ja == "橋を架け替えへ　来春"
    told = "".join(one.text.ja or "" for one in sentences(article))
    assert not any(word in told for word in ("関連記事", "あわせて", "歴史", "シェア"))


def test_a_question_that_opens_to_its_answer_is_a_section():
    asked = "".join(
        f"<details><summary>{name}</summary><p>{told}</p></details>"
        for name, told in (("船はいつ出ますか？", SHIP), ("橋はいつ直りますか？", BRIDGE))
    )
    article = _page(f"<main><h1>川べりの一年</h1><p>{TEXT}</p>{asked}</main>")
    assert _headings(article) == ["船はいつ出ますか？", "橋はいつ直りますか？"]


def test_a_term_and_its_meaning_are_one_item_and_above_long_text_a_heading():
    short = "<dt>運賃</dt><dd>二百円</dd><dt>時間</dt><dd>十分</dd>"
    article = _page(f"<main><p>{TEXT}{SHIP}</p><dl>{short}</dl><p>{BRIDGE}{TEXT}</p></main>")
    [found] = [block for block in article.lead if isinstance(block, ItemList)]
    items = [[one.text.ja for one in item] for item in found.items]
    assert items == [["運賃", "二百円"], ["時間", "十分"]]
    long = f"<dt>船</dt><dd>{SHIP}{TEXT}</dd><dt>橋</dt><dd>{BRIDGE}{TEXT}</dd>"
    assert _headings(_page(f"<main><p>{TEXT}</p><dl>{long}</dl></main>")) == ["船", "橋"]


@pytest.mark.parametrize(
    ("named", "shown"),
    [
        ("設計の根拠", "なぜ、この作りにしたのか"),
        ("プライバシーポリシー", "何を集め、何を集めていないか"),
        ("お知らせ", "来週から渡し船の時刻が変わります"),
    ],
)
def test_the_only_heading_over_the_article_is_its_title_whatever_the_page_is_called(
    named: str, shown: str
) -> None:
    page = (
        f"<html lang='ja'><head><title>{named} | 北の新聞</title></head><body><div class='doc'>"
        f"<h1>{shown}</h1><p>{TEXT}{TEXT}</p><h2>これから</h2><p>{TEXT}</p></div></body></html>"
    )
    assert read(page.encode(), Settings(), name="page.html").title.text.ja == shown


def test_a_sites_slogan_over_every_page_is_no_title() -> None:
    page = (
        "<html lang='ja'><head><title>夜の図書館</title></head><body><header><h1>"
        f"<a href='/'>みんなで作る北の新聞です</a></h1></header><main><p>{TEXT}{TEXT}</p>"
        f"<h2>これから</h2><p>{TEXT}</p></main></body></html>"
    )
    assert read(page.encode(), Settings(), name="page.html").title.text.ja == "夜の図書館"


def test_what_a_page_hides_is_left_out_and_what_a_choice_shows_is_not() -> None:
    hidden = '<p style="display: none">検索のための見えない文です。</p>'
    told = f"<p>{'夜九時まで開いています。' * 3}</p>"
    answer = f'<div class="faq-answer" style="display:none">{told}</div>'
    article = _read(hidden + answer)
    said = [one.text.ja for one in sentences(article)]
    assert "検索のための見えない文です。" not in said
    assert "夜九時まで開いています。" in said
    assert "検索のための見えない文です。" in [one.text for one in article.dropped]


def test_a_small_page_that_shows_little_else_is_read_as_it_stands():
    page = (
        "<html><body><h1>窓を開ける</h1><h2>朝</h2><p>東の窓を開けます。風が通ります。</p>"
        "<h2>夜</h2><p>西の窓を閉めます。</p></body></html>"
    )
    article = read(page.encode(), Settings(), name="small.html")
    assert article.title.text.ja == "窓を開ける"
    assert [section.heading.text.ja for section in article.sections] == ["朝", "夜"]
