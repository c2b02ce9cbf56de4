"""Markdown: CommonMark with tables, footnotes, front matter and the habits of Zenn, Qiita, Hugo.

It is rendered to HTML, so that HTML within it and HTML alone are read by one and the same code.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from lxml import html
from markdown_it import MarkdownIt
from mdit_py_plugins.container import container_plugin
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.front_matter import front_matter_plugin

from generator.errors import SourceError
from generator.model import Dropped
from generator.reading import limits
from generator.reading.draft import Draft
from generator.reading.elements import LINE, flow
from generator.reading.front_matter import FrontMatter, front_matter
from generator.reading.raw import text_of, writer_for
from generator.reading.titles import titled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it.token import Token

    from generator.reading.raw import Raw
    from generator.settings import Settings


_DEEPEST = 60
"""Nested quotes and lists; the parser leaves out what stands deeper."""


def read(raw: Raw, settings: Settings) -> Draft:
    """The draft of a Markdown file."""
    text = text_of(raw)
    limits.check_text(text, raw.name)
    tokens = _parser().parse(text)
    if max((token.level for token in tokens), default=0) >= _DEEPEST - 1:
        raise SourceError(f"{raw.name} nests quotes or lists too deeply", "indent less")
    about = _about(tokens)
    for token in tokens:
        if token.type == "heading_open" and token.map:
            token.attrSet(LINE, str(token.map[0] + 1))
    body = html.fragment_fromstring(_parser().renderer.render(tokens, _parser().options, {}), "div")
    notes = _footnotes(body)
    writer = writer_for(" ".join(body.xpath(".//text()[not(ancestor::pre)]")), settings)
    pieces = list(flow(body, writer))
    title, pieces = titled(about.title, pieces, writer)
    return Draft(
        language=writer.language,
        title=title,
        flow=tuple(pieces),
        dropped=notes,
        author=about.author,
        date=about.date,
    )


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": True, "maxNesting": _DEEPEST}).enable(
        ["table", "strikethrough"]
    )
    parser.use(front_matter_plugin).use(footnote_plugin)
    return parser.use(container_plugin, "any", validate=lambda *_: True)


def _about(tokens: Sequence[Token]) -> FrontMatter:
    if tokens and tokens[0].type == "front_matter":
        return front_matter(tokens[0].content)
    return FrontMatter()


def _footnotes(body: html.HtmlElement) -> tuple[Dropped, ...]:
    """Footnotes leave the text: nobody hears a number between two words."""
    found = []
    for mark in body.xpath(".//sup[@class='footnote-ref']"):
        mark.drop_tree()
    for section in body.xpath(".//hr[@class='footnotes-sep'] | .//section[@class='footnotes']"):
        for note in section.iter("li"):
            text = " ".join(note.text_content().replace("↩︎", "").split())
            found.append(Dropped(None, text, "footnote"))
        section.drop_tree()
    return tuple(found)
