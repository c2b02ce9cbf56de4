"""How well the article is found in web pages: 5-gram F1 of its text, and the headings kept.

    python benchmarks/reading_pages.py FOLDER [--worst N]

FOLDER holds Markdown articles, a folder for each source. Each is put into pages built like those
of common Japanese sites, with menus, share buttons, contents boxes, related articles, profiles and
comments around it. Code blocks, which no main-text measure agrees on, are left out of the text.
"""

from __future__ import annotations

import argparse
import re
import sys
import time
from collections import Counter
from pathlib import Path

from lxml import html
from reading_headings import PARSER

from generator.errors import SourceError
from generator.model import Code, Figure, block_sentences
from generator.reading.clean import clean
from generator.reading.draft import Heading
from generator.reading.front_matter import front_matter
from generator.reading.html import READER
from generator.reading.raw import Raw
from generator.settings import Settings

MENU = "".join(f'<li><a href="/{n}">{n}の記事</a></li>' for n in ("暮らし", "旅", "本", "仕事"))
RELATED = "".join(
    f'<li><a href="/{n}"><img src="/{n}.jpg" alt=""><span>{n}を試して分かったこと</span></a></li>'
    for n in ("自転車通勤", "早起き", "家計簿", "水筒")
)
SHARE = (
    '<div class="sns-share"><a>ツイート</a><a>シェア</a><a>はてブ</a><a>Pocket</a>'
    "<a>タイトルとURLをコピー</a></div>"
)
PAGES = {
    "wordpress": """<body class="single"><header id="header">
<div class="site-name">暮らしの帳面</div><nav id="navi"><ul>{menu}</ul></nav></header>
<div id="content"><main id="main"><article class="post"><header class="article-header">
<h1 class="entry-title">{title}</h1><div class="date-tags">2026.04.01</div>{share}</header>
<div class="entry-content cf"><div id="toc" class="toc"><div class="toc-title">目次</div>
<ol>{contents}</ol></div>{body}</div><footer class="article-footer">{share}
<div class="author-box"><p>この記事を書いた人</p><p>帳面の管理人。週末は山に登ります。</p></div>
</footer></article><aside id="related"><h2>関連記事</h2><ul>{related}</ul></aside>
<div id="comments"><h2>コメント</h2><p>とても参考になりました。ありがとうございます。</p></div>
</main>
<div id="sidebar"><h3>人気記事</h3><ul>{related}</ul></div></div>
<footer id="footer">© 暮らしの帳面</footer></body>""",
    "hatena": """<body><div id="blog-title"><h1><a>雨の日の記録</a></h1></div>
<div id="content"><div id="main"><article class="entry"><div class="entry-inner">
<header class="entry-header"><div class="date"><time datetime="2026-04-01">2026-04-01</time></div>
<h1 class="entry-title"><a>{title}</a></h1></header><div class="entry-content">{body}</div>
<footer class="entry-footer"><span class="author">ame</span>{share}</footer></div></article>
</div><aside id="box2"><div class="hatena-module"><div>プロフィール</div>
<p>本と散歩が好きです。</p></div>
<div class="hatena-module"><div>最新記事</div><ul>{related}</ul></div></aside></div>
<footer>Powered by Hatena Blog</footer></body>""",
    "news": """<body><header><a>北の新聞</a><nav><ul>{menu}</ul></nav></header><main><article>
<p class="category">社会</p><h1>{title}</h1><p class="time"><time>2026年4月1日 9時00分</time></p>
{share}<section class="body">{body}</section></article><section class="ranking">
<h2>アクセスランキング</h2><ol>{related}</ol></section><section><h2>あわせて読みたい</h2>
<ul>{related}</ul></section></main><footer><ul><li>会社概要</li><li>プライバシーポリシー</li></ul>
<p>記事の無断転載を禁じます。</p></footer></body>""",
    "plain": """<body><nav><a>ホーム</a> <a>記事</a></nav><h1>{title}</h1><div>{body}</div>
<hr><p><a>前の記事</a> | <a>次の記事</a></p><footer>© 2026</footer></body>""",
}


def article(markdown: str) -> tuple[str, html.HtmlElement]:
    tokens = PARSER.parse(clean(markdown))
    about = tokens[0].content if tokens and tokens[0].type == "front_matter" else ""
    body = html.fragment_fromstring(PARSER.renderer.render(tokens, PARSER.options, {}), "div")
    for element in body.xpath(".//script|.//style|.//iframe|.//pre|.//sup|.//section"):
        element.drop_tree()
    return front_matter(about).title or "題名のない記事について", body


def page(template: str, title: str, body: html.HtmlElement) -> str:
    heads = [head.text_content() for head in body.iter("h1", "h2")]
    inner = html.tostring(body, encoding="unicode")
    filled = {"menu": MENU, "related": RELATED, "share": SHARE, "title": title, "body": inner}
    contents = "".join(f"<li><a href='#'>{head}</a></li>" for head in heads)
    shown = PAGES[template].format(**filled, contents=contents)
    head = f"<head><title>{title} | 例の場所</title></head>"
    return f'<!DOCTYPE html><html lang="ja">{head}{shown}</html>'


def grams(text: str) -> Counter[str]:
    plain = re.sub(r"\s", "", text)
    return Counter(plain[n : n + 5] for n in range(len(plain) - 4))


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("folder", type=Path)
    arguments.add_argument("--worst", type=int, default=0, help="name the N worst pages")
    asked = arguments.parse_args()
    results: list[tuple[float, str]] = []
    totals: dict[str, Counter[str]] = {name: Counter() for name in (*PAGES, "all")}
    for path in sorted(asked.folder.rglob("*.md")):
        title, body = article(path.read_text(encoding="utf-8"))
        for template in PAGES:
            counted = _counted(title, body, page(template, title, body))
            for name in (template, "all"):
                totals[name].update(counted)
            results.append((counted["f1"] / 1000, f"{path.parent.name}/{path.name} {template}"))
    for name, total in totals.items():
        pages = max(1, total["pages"])
        heads = f"{total['kept']}/{total['heads']} heads, {total['extra']} extra"
        print(
            f"{name:10} F1 {total['f1'] / pages / 1000:.3f}  {heads}  {total['ms'] / pages:.0f} ms"
        )
    for f1, where in sorted(results)[: asked.worst]:
        print(f"  {f1:.2f} {where}")


def _counted(title: str, body: html.HtmlElement, shown: str) -> Counter[str]:
    start = time.process_time()
    try:
        draft = READER.read(Raw(shown.encode(), "page.html"), Settings())
    except SourceError:
        draft = None
    spent = 1000 * (time.process_time() - start)
    said: list[str] = []
    heads: set[str] = set()
    for piece in draft.flow if draft else ():
        if isinstance(piece, Heading):
            heads.add(re.sub(r"\s", "", piece.sentence.text[draft.language] or ""))
            said.append(piece.sentence.text[draft.language] or "")
        elif not isinstance(piece, Figure | Code):
            said += [one.text[draft.language] or "" for one in block_sentences(piece)]
    gold, found = grams(body.text_content()), grams("".join(said))
    right = (gold & found).total()
    wanted = {re.sub(r"\s", "", head.text_content()) for head in body.iter("h1", "h2", "h3", "h4")}
    wanted -= {re.sub(r"\s", "", title), ""}
    return Counter(
        pages=1,
        f1=round(2000 * right / max(1, gold.total() + found.total())),
        heads=len(wanted),
        kept=len(wanted & heads),
        extra=len(heads - wanted),
        ms=round(spent),
    )


if __name__ == "__main__":
    sys.exit(main())
