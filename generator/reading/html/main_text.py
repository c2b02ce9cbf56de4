"""Which blocks of a page are its article.

trafilatura judges the words, and this finds them again in the page itself: there the captions,
attributions, readings and levels still are that its own output has lost.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator import patterns as re
from generator.model import Code, Figure, ItemList, Paragraph, Table, block_sentences
from generator.reading.draft import Heading
from generator.reading.html.elements import flow, shown
from generator.reading.plain.furniture import DATE, ELSEWHERE, NAVIGATION, SHARE
from generator.reading.plain.lines import ENDED

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml.etree import _Element
    from lxml.html import HtmlElement

    from generator.model import Block, Language
    from generator.reading.draft import Writer


_SHORT = 12  # characters; a shorter text is found anywhere by chance
_MOST_OF = 0.8
_PROSE = 40
_BYLINE = re.compile(
    r"^(?:文|著者|執筆|執筆者|ライター|筆者|記者|取材|編集|投稿者|作成者|撮影|写真|by|written by)"
    r"\s*[:：・/／ 　]",
    re.IGNORECASE,
)


def bare(text: str) -> str:
    """A text without white space, for comparing."""
    return "".join(text.split())


class Judged:
    """The words judged to be the article's, to be asked for piece by piece."""

    def __init__(self, main: _Element, writer: Writer) -> None:
        self.text = bare("".join(str(text) for text in main.itertext()))
        read = [text for piece in flow(main, writer) for text in texts_of(piece, writer.language)]
        own = [_own_text(element) for element in main.iter()]
        self._pieces = frozenset((*map(bare, read), *own))

    def __contains__(self, text: object) -> bool:
        """Whole pieces are found at once; only what is none is looked for letter by letter."""
        return isinstance(text, str) and (text in self._pieces or text in self.text)


def container(body: HtmlElement, judged: Judged) -> HtmlElement:
    """The smallest element that holds nearly all of the judged text's longer pieces."""
    weight: dict[HtmlElement, int] = {}
    for element in body.iter():
        own = _own_text(element)
        if len(own) >= _SHORT and own in judged:
            for holder in (element, *element.iterancestors()):
                weight[holder] = weight.get(holder, 0) + len(own)
    smallest, whole = body, weight.get(body, 0)
    while whole:
        below = [child for child in smallest if weight.get(child, 0) >= _MOST_OF * whole]
        if not below:
            break
        smallest = below[0]
    return smallest


def _own_text(element: _Element) -> str:
    if not isinstance(element.tag, str) or element.tag in {"script", "style"}:
        return ""
    below = (f"{_base(child)}{child.tail or ''}" for child in element)
    return bare((element.text or "") + "".join(below))


def _base(child: _Element) -> str:
    """Words that have a reading over them stand in the text like any other."""
    if child.tag != "ruby":
        return ""
    return shown(child)


def is_kept(pieces: Sequence[Heading | Block], judged: Judged, language: Language) -> list[bool]:
    """For each piece of the container: whether it is of the article.

    A text is when its words were judged so; a heading too when its section was; what stands amid
    such text too, unless it is a few words that say nothing.
    """
    kept = [_is_judged(piece, judged, language) for piece in pieces]
    for place in range(len(pieces) - 2, -1, -1):
        if isinstance(pieces[place], Heading) and not kept[place]:
            kept[place] = kept[place + 1]
    told = _span([place for place, is_one in enumerate(kept) if is_one])
    prose = _span([n for n, one in enumerate(pieces) if kept[n] and _is_prose(one, language)])
    for place, piece in enumerate(pieces):
        if isinstance(piece, Figure | Code):
            kept[place] = kept[place] or place in told
        elif place in prose and _says_something(piece, language):
            kept[place] = True
    return kept


def _span(places: Sequence[int]) -> range:
    return range(places[0], places[-1]) if places else range(0)


def _is_prose(piece: Heading | Block, language: Language) -> bool:
    return isinstance(piece, Paragraph) and sum(map(len, texts_of(piece, language))) >= _PROSE


def _says_something(piece: Heading | Block, language: Language) -> bool:
    """Of running text: sentences, which a button, a label, a menu or a date has not."""
    if not isinstance(piece, Paragraph | ItemList):
        return True
    return any(ENDED.search(text) for text in texts_of(piece, language))


def _is_judged(piece: Heading | Block, judged: Judged, language: Language) -> bool:
    texts = [bare(text) for text in texts_of(piece, language)]
    found = sum(len(text) for text in texts if text in judged)
    return found > 0 and found >= (1 - _MOST_OF / 2) * sum(map(len, texts))


def texts_of(piece: Heading | Block, language: Language) -> list[str]:
    """The words of a piece, sentence by sentence; of a figure the caption, of a table the cells."""
    if isinstance(piece, Heading):
        return [piece.sentence.text[language] or ""]
    if isinstance(piece, Figure):
        return [sentence.text[language] or "" for sentence in piece.caption]
    if isinstance(piece, Code):
        return [piece.text]
    if isinstance(piece, Table):
        cells = [s for row in piece.rows for cell in row for s in cell]
        return [sentence.text[language] or "" for sentence in cells]
    return [sentence.text[language] or "" for sentence in block_sentences(piece)]


def _leads_elsewhere(piece: Heading | Block, text: str, language: Language, *, after: bool) -> bool:
    """The name of a list of other articles, and the list below it."""
    if isinstance(piece, Heading | Paragraph) and ELSEWHERE.match(text):
        return True
    return after and isinstance(piece, ItemList) and not _says_something(piece, language)


def furniture(pieces: Sequence[Heading | Block], author: str, language: Language) -> dict[int, str]:
    """Place → why: share and navigation lines anywhere, bylines and dates above the text."""
    reasons: dict[int, str] = {}
    prose = elsewhere = False
    for place, piece in enumerate(pieces):
        text = " ".join(texts_of(piece, language))
        elsewhere = _leads_elsewhere(piece, text, language, after=elsewhere)
        if elsewhere:
            reasons[place] = "navigation"
            continue
        prose = prose or (isinstance(piece, Paragraph) and len(text) >= _PROSE)
        if is_wall(text) and isinstance(piece, Paragraph | Heading):
            reasons[place] = "wall"
        if not isinstance(piece, Paragraph):
            continue
        if SHARE.match(text) or NAVIGATION.match(text):
            reasons[place] = "share" if SHARE.match(text) else "navigation"
        elif not prose and (DATE.match(text) or _BYLINE.match(text) or (author and text == author)):
            reasons[place] = "byline"
    return reasons


# Where a page stops showing its article: before a login, a payment, or JavaScript.

_LONGEST = 200
_REST = "(?:続き|全文)"
_LOCKED = re.compile(
    rf"この(?:記事|ページ|投稿)は.{{0,12}}(?:会員|有料|購読者|メンバー).{{0,6}}(?:限定|のみ|記事)|"
    rf"{_REST}(?:を|は).{{0,8}}(?:読む|お読みになる|ご覧になる|閲覧する)には|"
    rf"{_REST}は.{{0,20}}(?:会員|購読|有料|ログイン|購入)|"
    rf"(?:会員登録|ログイン|購読|登録|購入)(?:して|すると|で|いただくと).{{0,8}}{_REST}|"
    r"ここから先は.{0,20}(?:会員|有料|購読|限定)|残り\s*[:：]?\s*[\d,]+\s*文字|"
    r"subscribe (?:now )?to (?:continue|read)|(?:sign|log) in to (?:continue|read)|"
    r"for (?:paid )?(?:subscribers|members) only",
    re.IGNORECASE,
)
_EMPTY_SHELL = re.compile(
    r"""<noscript|<div[^>]+id=["'](?:root|app|__next|__nuxt)["']|JavaScriptを有効""", re.IGNORECASE
)
_MEMBERS = re.compile(
    r"会員限定|有料会員|有料記事|会員登録|ログインして|subscribers? only", re.IGNORECASE
)


def is_wall(text: str) -> bool:
    """Whether a line of a page says that the rest is for some readers only."""
    return len(text) <= _LONGEST and _LOCKED.search(text) is not None


def is_kept_back(page: str) -> bool:
    """Whether something seems to stand before a page's article."""
    return any(form.search(page) for form in (_LOCKED, _MEMBERS, _EMPTY_SHELL))


def why_empty(page: str) -> str:
    """What seems to stand before a page's article when none of it is shown."""
    if _LOCKED.search(page) or _MEMBERS.search(page):
        return "shows its article to members only"
    if _EMPTY_SHELL.search(page):
        return "is put together by JavaScript and shows nothing without it"
    return "shows no article"
