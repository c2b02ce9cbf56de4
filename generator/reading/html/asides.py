"""Menus, contents boxes, rankings and related articles: parts of a page that are all links.

They are taken out before the words of the page are judged: a page with a short article and many
links to others is judged wrongly as a whole.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator import patterns as re

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

_HOLDERS = frozenset(
    "article aside div dl footer header menu nav ol p section table ul".split()  # noqa: SIM905 - tag names
)
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_UNSEEN = frozenset({"script", "style", "noscript", "template", "svg"})
_ELSEWHERE = re.compile(
    r"関連|おすすめ|お薦め|オススメ|あわせて読|合わせて読|こちらも|ランキング|人気|新着|最新|"
    r"特集|連載|カテゴリ|タグ|キーワード|アーカイブ|メニュー|お知らせ|バックナンバー|前後の記事|"
    r"\b(?:related|recommend\w*|popular|ranking|latest|recent|categor\w+|tags|archives?|pr)\b",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"[。．]|[.!?](?:\s|$)")
_FEWEST = 3  # links; two stand in any sentence
_SHARE = 0.7
_SHORTEST = 20
_PROSE = 30
_LABEL = 30


@dataclass(slots=True)
class _Inside:
    """What an element holds, with all that is below it; lengths in characters.

    Attributes:
        cards: links that hold a picture or a heading, as those to other articles do.
        within: links to places of the same page.
        prose: it holds running text that is no link.
    """

    text: int = 0
    linked: int = 0
    links: int = 0
    cards: int = 0
    within: int = 0
    shown: bool = False
    prose: bool = False

    def add(self, below: _Inside) -> None:
        self.text += below.text
        self.linked += below.linked
        self.links += below.links
        self.cards += below.cards
        self.within += below.within
        self.shown = self.shown or below.shown
        self.prose = self.prose or below.prose

    @property
    def is_links(self) -> bool:
        return (
            self.links >= _FEWEST
            and self.linked >= max(_SHORTEST, _SHARE * self.text)
            and not self.prose
        )


def set_aside(body: HtmlElement) -> list[tuple[HtmlElement, str]]:
    """Takes such parts out of the page; returns them with why (a key of ``[dropped]``)."""
    elements = [element for element in body.iter() if isinstance(element.tag, str)]
    seen = _looked_at(elements)
    taken: list[tuple[HtmlElement, str]] = []
    waiting = list(body)[::-1]
    while waiting:
        element = waiting.pop()
        held = seen.get(element)
        why = _why(element, held, seen) if held and element.tag in _HOLDERS else ""
        if why:
            taken += [(part, why) for part in _with_label(element, seen)]
        elif held:
            waiting += list(element)[::-1]
    for part, _ in taken:
        part.drop_tree()
    return taken


def _looked_at(elements: list[HtmlElement]) -> dict[HtmlElement, _Inside]:
    """From the last to the first, so that each is complete before what holds it."""
    seen = {element: _Inside() for element in elements if element.tag not in _UNSEEN}
    linked: set[HtmlElement] = set()
    for element in elements:
        if element.tag == "a" or element.getparent() in linked:
            linked.add(element)
    for element in reversed(elements):
        held = seen.get(element)
        if held is None:
            continue
        _count(element, held, is_linked=element in linked)
        above = seen.get(element.getparent())
        if above is not None:
            above.add(held)
    return seen


def _count(element: HtmlElement, held: _Inside, *, is_linked: bool) -> None:
    """Adds an element itself to what was found below it."""
    own = " ".join("".join([element.text or "", *(child.tail or "" for child in element)]).split())
    held.text += len(own)
    held.linked += len(own) if is_linked else 0
    held.prose = held.prose or (
        not is_linked and len(own) >= _PROSE and _SENTENCE.search(own) is not None
    )
    if element.tag == "img" or element.tag in _HEADINGS:
        held.shown = True
    if element.tag == "a" and element.get("href"):
        held.links += 1
        held.cards += held.shown
        held.within += element.get("href", "").startswith("#")
    elif element.tag in _HEADINGS and not is_linked:
        held.cards += held.links > held.within and held.linked >= _SHARE * held.text > 0


def _why(element: HtmlElement, held: _Inside, seen: dict[HtmlElement, _Inside]) -> str:
    if not held.is_links:
        return ""
    if held.within >= _SHARE * held.links:
        return "contents"
    label = next(_labels(element, seen), None)
    if label is not None:
        is_elsewhere = _ELSEWHERE.search(label.text_content()) is not None
    else:
        is_elsewhere = not _stands_in_text(element, seen)
    return "page" if is_elsewhere or held.cards >= _FEWEST - 1 else ""


def _labels(element: HtmlElement, seen: dict[HtmlElement, _Inside]) -> Iterator[HtmlElement]:
    """What names an element: a heading or telling words, no link, at its head or just before."""
    first = next((child for child in element if child in seen and seen[child].text), None)
    before = element.getprevious()
    for label in (first, before):
        held = seen.get(label) if label is not None else None
        if label is None or held is None or held.links or not 0 < held.text <= _LABEL:
            continue
        if label.tag in _HEADINGS or _ELSEWHERE.search(label.text_content()):
            yield label


def _stands_in_text(element: HtmlElement, seen: dict[HtmlElement, _Inside]) -> bool:
    """Whether running text stands beside it, as it does beside a list of an article."""
    beside = (element.getprevious(), element.getnext())
    return any(one is not None and one in seen and seen[one].prose for one in beside)


def _with_label(element: HtmlElement, seen: dict[HtmlElement, _Inside]) -> Iterator[HtmlElement]:
    before = element.getprevious()
    if before is not None and before in list(_labels(element, seen)):
        yield before
    yield element
