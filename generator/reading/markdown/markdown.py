"""Markdown: CommonMark with tables, footnotes, front matter and the habits of Zenn, Qiita, Hugo.

It is rendered to HTML, so that HTML within it and HTML alone are read by one and the same code.
"""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from lxml import html
from markdown_it import MarkdownIt
from markdown_it.common.utils import escapeHtml
from mdit_py_plugins.container import container_plugin
from mdit_py_plugins.footnote import footnote_plugin

from generator import patterns as re
from generator.errors import SourceError
from generator.japanese.sentences import asks_somebody
from generator.model import Dropped, ItemList
from generator.options import Options
from generator.reading import limits
from generator.reading.draft import DraftArticle, Heading
from generator.reading.formats import Reader
from generator.reading.front_matter import parted
from generator.reading.html.bold import head_bold, part_lists
from generator.reading.html.elements import LINE, addresses, flow, unseen
from generator.reading.markdown.habits import left_out, plain_markdown
from generator.reading.plain.furniture import without_links
from generator.reading.raw import text_of, writer_for
from generator.reading.titles import titled

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from markdown_it.rules_core import StateCore
    from markdown_it.token import Token

    from generator.model import Block
    from generator.reading.draft import Writer
    from generator.reading.front_matter import FrontMatter
    from generator.reading.raw import Raw
    from generator.settings import Settings


_BOX_KINDS = {"alert", "info", "warn", "warning", "danger", "tip", "note", "caution"}
_FOOTNOTE = re.compile(r"^ {0,3}\[\^([^\]]+)\]:(.*)$", re.MULTILINE)
_NAME = "name"
_DEEPEST = 60  # nested quotes and lists; the parser leaves out what stands deeper


def read(raw: Raw, settings: Settings) -> DraftArticle:
    """The draft of a Markdown file."""
    return draft(text_of(raw), raw.name, settings)


def draft(text: str, name: str, settings: Settings) -> DraftArticle:
    """The draft of a clean text; ``name`` is what it is called in messages.

    Raises:
        SourceError: more than one article has, or nested too deeply.
    """
    limits.check_text(text, name)
    limits.check_prose(text, name)
    limits.check_markdown(text, name)
    known: dict[str, Any] = {_NAME: name}
    about, body_text = parted(text)
    tokens = _parser().parse(plain_markdown(body_text), known)
    if max((token.level for token in tokens), default=0) >= _DEEPEST - 1:
        raise SourceError(f"{name} nests quotes or lists too deeply", "indent less")
    for token in tokens:
        if token.type == "heading_open" and token.map:
            token.attrSet(LINE, str(token.map[0] + 1))
    rendered = _parser().renderer.render(tokens, _parser().options, known)
    limits.check_elements(rendered, name)
    body = html.fragment_fromstring(rendered, "div")
    hidden = [Dropped(None, words, "markup") for words in unseen(body)]
    _unstar(body)
    _place_footnotes(body)
    _head_items(body)
    _join_steps(body)
    part_lists(body)
    _head_counted(body)
    head_bold(body)
    writer = writer_for(" ".join(_words(body)), settings)
    pieces, links = without_links(list(flow(body, writer)), writer)
    listed = _with_lists(pieces, about, writer)
    title, told = titled(_unstarred(about.title), listed, writer)
    return DraftArticle(
        language=writer.language,
        title=title,
        flow=told,
        dropped=(
            *(*hidden, *links, *addresses(body)),
            *(*left_out(body_text), *_unused_footnotes(text, known)),
        ),
        author=about.author,
        date=about.date,
    )


READER = Reader(read, Options)


def _with_lists(
    pieces: Sequence[Heading | Block], about: FrontMatter, writer: Writer
) -> Sequence[Heading | Block]:
    """What a recipe's front matter lists, below what leads to it and before the headings."""
    at = next((n for n, piece in enumerate(pieces) if isinstance(piece, Heading)), len(pieces))
    listed: list[Heading | Block] = []
    for name, items in about.lists:
        listed.append(Heading(writer.unit(name.capitalize()), 2))
        held = tuple(writer.units(item) for item in items)
        listed.append(ItemList(held, ordered=name not in ("ingredients", "材料")))
    return (*pieces[:at], *listed, *pieces[at:])


def _unstar(body: html.HtmlElement) -> None:
    """Marks of bold words that no other mark closes, as they are left between Japanese words."""
    for element in body.iter():
        if isinstance(element.tag, str) and element.tag not in ("pre", "code"):
            element.text = _unstarred(element.text or "")
        element.tail = _unstarred(element.tail or "")


def _unstarred(text: str) -> str:
    bare = _STARS.sub("", text)
    return bare if bare == text else _STAR.sub("", bare)


_STARS = re.compile(
    r"(?<![\w*/])\*\*(?![*/])|(?<=[ぁ-んァ-ヶ一-龥])\*\*(?!\*)|(?<!\*)\*\*(?![\w*/])"
)
_STAR = re.compile(r"(?<=[ぁ-んァ-ヶ一-龥」])\*(?=[ぁ-んァ-ヶ一-龥「、。])")


def _words(body: html.HtmlElement) -> Iterator[str]:
    """All text but code, which is Latin everywhere."""
    for element in body.iter():
        if element.tag not in ("pre", "code"):
            yield element.text or ""
        yield element.tail or ""


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": True, "maxNesting": _DEEPEST}).enable(
        ["table", "strikethrough"]
    )
    parser.core.ruler.before("inline", "bounds", _check_paragraphs)
    parser.use(footnote_plugin)
    return parser.use(container_plugin, "any", validate=lambda *_: True, render=_container_tag)


def _check_paragraphs(state: StateCore) -> None:
    """Before the parser looks into the paragraphs, where some marks cost it the square of them."""
    inside = (token.content for token in state.tokens if token.type == "inline")
    limits.check_paragraphs(inside, state.env[_NAME])


def _container_tag(
    renderer: object, tokens: Sequence[Token], place: int, options: object, env: object
) -> str:
    """A box (``:::message``, ``:::details 題``) leaves its words; its kind is markup."""
    del renderer, options, env
    if tokens[place].nesting < 0:
        return "</div>"
    words = tokens[place].info.strip(": ").replace("[", " ").replace("]", " ").split()[1:]
    title = " ".join(word for word in words if word not in _BOX_KINDS)
    return f"<div><p>{escapeHtml(title)}</p>" if title else "<div>"


def _place_footnotes(body: html.HtmlElement) -> None:
    """Each note becomes a paragraph after the block that first refers to it; the marks go."""
    notes = {note.get("id"): note for note in body.xpath(".//section[@class='footnotes']//li")}
    for mark in body.xpath(".//sup[@class='footnote-ref']"):
        target = (mark[0].get("href") or "").lstrip("#") if len(mark) else ""
        note = notes.pop(target, None)
        if note is not None:
            _top_block(mark, body).addnext(_paragraph(note))
        mark.drop_tree()
    for rest in body.xpath(".//hr[@class='footnotes-sep'] | .//section[@class='footnotes']"):
        rest.drop_tree()


def _unused_footnotes(text: str, known: dict[str, Any]) -> Iterator[Dropped]:
    """Footnotes nothing refers to, and those given again: the parser leaves them out."""
    references = known.get("footnotes", {}).get("refs", {})
    last = {found[1]: found.start() for found in _FOOTNOTE.finditer(text)}
    for found in _FOOTNOTE.finditer(text):
        again = found.start() != last[found[1]]
        if again or references.get(f":{found[1]}", 0) < 0:
            yield Dropped(text.count("\n", 0, found.start()) + 1, found[2].strip(), "footnote")


def _head_items(body: html.HtmlElement) -> None:
    """Numbers that count up, each over paragraphs at the margin: headings, where none is told."""
    for first in body.xpath("./ol[not(@start)] | ./ol[@start='1']"):
        counted = list(_counted_up(first))
        if len(counted) < _FEWEST_HEADS or not all(map(_may_head, counted)):
            continue
        level = _level_below(first)
        for number, place in enumerate(counted, 1):
            heading = html.Element(f"h{level}")
            heading.text = f"{number}. {place.text_content().strip()}"
            place.addprevious(heading)
            place.drop_tree()


def _counted_up(first: html.HtmlElement) -> Iterator[html.HtmlElement]:
    """Lists of one item each that count up, each above a paragraph."""
    count, place = 1, first
    while place is not None and place.tag not in _HEADINGS:
        after = place.getnext()
        if place.tag == "ol":
            is_next = place is first or place.get("start") == str(count)
            if not is_next or len(place) != 1 or after is None or after.tag != "p":
                return
            yield place
            count += 1
        place = after


def _may_head(item: html.HtmlElement) -> bool:
    """What is asked of somebody, or words that no stop ends."""
    text = item.text_content().strip()
    is_short = 0 < len(text) <= _LONGEST_HEAD and "\n" not in text
    return is_short and (asks_somebody(text) or text[-1] not in ".。!！:：")


_FEWEST_HEADS = 3
_LONGEST_HEAD = 160


def _level_below(element: html.HtmlElement, alone: int = 2) -> int:
    """Of a heading below the last one above it; ``alone`` where there is none."""
    above = next(element.itersiblings(*_HEADINGS, preceding=True), None)
    return min(_LOWEST, int(above.tag[1]) + 1) if above is not None else alone


def _join_steps(body: html.HtmlElement) -> None:
    """Numbered lists torn apart by paragraphs at the margin are one; those are its steps'."""
    for first in body.xpath("./ol[not(@start)] | ./ol[@start='1']"):
        between: list[html.HtmlElement] = []
        place, count = first.getnext(), len(first)
        while place is not None and place.tag in ("p", "ol", "ul", "pre", "div", "blockquote"):
            after = place.getnext()
            if place.tag == "ol":
                if place.get("start") != str(count + 1) or not len(first):
                    break
                first[-1].extend(between)
                first.extend(list(place))
                body.remove(place)
                count, between = len(first), []
            else:
                between.append(place)
            place = after


def _head_counted(body: html.HtmlElement) -> None:
    """Bold lines that count up, each over its text, are headings below those of the text."""
    bold = [
        (paragraph, paragraph[0], int(found[1]))
        for paragraph in body.xpath("./p[*[1][self::strong]]")
        if not (paragraph.text or "").strip()
        and (found := _COUNTED.match(paragraph[0].text_content()))
        and _ENDS_LINE.match(paragraph[0].tail or "")
    ]
    if len(bold) < _FEWEST_COUNTED or any(b[2] not in (a[2] + 1, 1) for a, b in pairwise(bold)):
        return
    level = _level_below(bold[0][0], _LOWEST)
    for paragraph, strong, _ in bold:
        tail = strong.tail
        strong.tail = None
        heading = html.Element(f"h{level}")
        heading.append(strong)
        paragraph.addprevious(heading)
        paragraph.text = (tail or "").lstrip()
        if not paragraph.text_content().strip() and not len(paragraph):
            body.remove(paragraph)


_COUNTED = re.compile(r"^\s*(\d{1,2})[.)．）]\s*\S.{0,80}$")
_ENDS_LINE = re.compile(r"\s*$|\s*\n|\s*[(（]")
_FEWEST_COUNTED = 2
_LOWEST = 6
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


def _top_block(element: html.HtmlElement, body: html.HtmlElement) -> html.HtmlElement:
    """The block of the text that an element stands in, so that no list or table is torn."""
    while element.getparent() is not body:
        element = element.getparent()
    return element


def _paragraph(note: html.HtmlElement) -> html.HtmlElement:
    for back in note.xpath(".//a[@class='footnote-backref']"):
        back.drop_tree()
    paragraph = html.Element("div")
    paragraph.extend(list(note))
    return paragraph
