"""Elements of a page become blocks: HTML's own, and trafilatura's names for the same things."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from generator import patterns as re
from generator.locale import phrase
from generator.model import (
    Code,
    Dropped,
    Figure,
    ItemList,
    Paragraph,
    Quote,
    Ruby,
    Table,
    block_sentences,
)
from generator.reading.draft import Heading
from generator.reading.plain.lines import PREDICATE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from lxml.etree import _Element
    from lxml.html import HtmlElement

    from generator.model import (
        Block,
        Sentence,
    )
    from generator.reading.draft import Writer


LINE = "data-line"
"""The attribute that carries a heading's line from Markdown through HTML."""

_HEADINGS = {f"h{depth}": depth for depth in range(1, 7)}
_SKIPPED = frozenset({"script", "style", "template", "noscript", "rt", "rp", "rtc", "svg"})
_INLINE = frozenset(
    """a abbr b bdi bdo big button cite code data del dfn em font hi i ins kbd label mark nobr q
    ref ruby rb s samp small span strike strong sub sup time tt u var wbr""".split()  # noqa: SIM905 - tag names
)
_STRESSED = frozenset({"b", "strong", "mark"})
_PROSE = 40
_FEWEST_TERMS = 2
_LOW = 7  # below every heading of HTML: a question or a summary within a section
_CREDIT = re.compile(
    r"^[(（]?(?:撮影|写真|画像|提供|出典|photo|image|picture|credit|source)(?: by)?\s*[:：／/=＝©]",
    re.IGNORECASE,
)


def flow(parent: _Element, writer: Writer) -> Iterator[Heading | Block]:
    """The headings and blocks under an element, in reading order."""
    running = Running()
    running.add(unwrapped(parent.text))
    for child in parent:
        tag = _tag(child)
        if tag in _SKIPPED:
            pass
        elif tag in _INLINE and not _holds_blocks(child) and not _is_code(child):
            _gather(child, running, writer)
            if _ends_bold_line(child):
                running.add("\n")
                continue
        elif tag in ("br", "lb"):
            running.add("\n")
        elif tag in ("img", "graphic"):
            running.pictures.append(_figure(child, writer))
        else:
            yield from _flushed(running, writer)
            running = Running()
            yield from _BLOCKS.get(tag, flow)(child, writer)
        running.add(unwrapped(child.tail))
    yield from _flushed(running, writer)


def _ends_bold_line(element: _Element) -> bool:
    """Bold lines right below each other are a line each: a date, a house."""
    after, tail = element.getnext(), element.tail or ""
    pair = _tag(element) in _STRESSED and after is not None and _tag(after) in _STRESSED
    return pair and not tail.strip() and "\n" in tail


def _tag(element: _Element) -> str:
    """A comment's or processing instruction's tag is no text."""
    return element.tag.rpartition("}")[2].lower() if isinstance(element.tag, str) else "script"


def _words(element: _Element) -> str:
    if _tag(element) in _SKIPPED - {"rt", "rtc"}:
        return ""
    return "".join(str(text) for text in element.itertext())


def unseen(body: _Element) -> list[str]:
    """The words of what no reader is shown, taken out of the tree.

    What a choice shows (an answer, a tab) is hidden at first, too, and stays.
    """
    hidden: list[_Element] = []
    within: set[_Element] = set()
    for element in body.iter():
        if element.getparent() in within:
            within.add(element)
        elif isinstance(element.tag, str) and _is_hidden(element):
            within.add(element)
            hidden.append(element)
    words = [" ".join(_words(element).split()) for element in hidden]
    for element in hidden:
        tail, before, above = element.tail, element.getprevious(), element.getparent()
        if above is None:
            continue
        if before is not None:
            before.tail = (before.tail or "") + (tail or "")
        else:
            above.text = (above.text or "") + (tail or "")
        element.tail = None
        above.remove(element)
    return [one for one in words if one]


def _is_hidden(element: _Element) -> bool:
    names = f"{element.get('class')} {element.get('role')} {element.get('id')}"
    is_hidden = _HIDDEN.search(element.get("style") or "") or element.get("hidden") is not None
    return bool(is_hidden) and _CHOSEN.search(names) is None


_HIDDEN = re.compile(r"(?:^|;)\s*display\s*:\s*none", re.IGNORECASE)
_CHOSEN = re.compile(
    r"answer|accordion|collaps|toggle|tab|panel|more|detail|faq|content|body|article|main",
    re.IGNORECASE,
)


def shown(element: _Element) -> str:
    """The words one sees in a line, without the readings over them."""
    below = (
        ("" if _tag(child) in _SKIPPED else shown(child)) + (child.tail or "") for child in element
    )
    return (element.text or "") + "".join(below)


def _empty(element: _Element) -> None:
    """Take what was read already out of the tree; the text after the element stays."""
    element.text = None
    for child in list(element):
        element.remove(child)


def _holds_blocks(element: _Element) -> bool:
    return any(_tag(child) not in _INLINE | _SKIPPED | {"br", "lb", "img"} for child in element)


def _is_code(element: _Element) -> bool:
    return _tag(element) == "code" and "\n" in _words(element).strip()


def _gather(element: _Element, running: Running, writer: Writer) -> None:
    """An inline element's text into the running text."""
    if _tag(element) == "ruby":
        _gather_ruby(element, running)
        return
    if _tag(element) == "code" and element.get("class") == "language-math":
        _gather_formula(element, running, writer)
        return
    start, before = len(running.text), len(running.stressed)
    running.add(unwrapped(element.text))
    for child in element:
        tag = _tag(child)
        if tag in ("br", "lb"):
            running.add("\n")
        elif tag in ("img", "graphic"):
            running.pictures.append(_figure(child, writer))
        elif tag not in _SKIPPED:
            _gather(child, running, writer)
        running.add(unwrapped(child.tail))
    if _tag(element) in _STRESSED:
        running.stressed[before:] = [running.text[start:]]


def _gather_formula(element: _Element, running: Running, writer: Writer) -> None:
    """A formula too long for a sentence: pointed to there, and shown after it."""
    running.add(phrase("reading", "formula")[writer.language])
    running.pictures.append(Code(_words(element).strip(), "math"))


def _gather_ruby(element: _Element, running: Running) -> None:
    """``<ruby>漢<rt>かん</rt>字<rt>じ</rt></ruby>``: the words stay, their readings go beside."""
    base, reading = element.text or "", ""
    for child in element:
        if _tag(child) in ("rt", "rtc"):
            reading = _words(child).strip()
            if base.strip() and reading:
                running.ruby.append(Ruby(base.strip(), reading))
            running.add(base)
            base = child.tail or ""
        else:
            base += ("" if _tag(child) == "rp" else _words(child)) + (child.tail or "")
    running.add(base)


def _flushed(running: Running, writer: Writer) -> Iterator[Block]:
    sentences = writer.units(running.text, running.ruby, running.stressed)
    if sentences:
        yield Paragraph(sentences)
    yield from running.pictures


def _heading(element: _Element, writer: Writer) -> Iterator[Heading | Block]:
    running = Running()
    _gather(element, running, writer)
    tag = element.get("rend", "h2") if _tag(element) == "head" else _tag(element)
    line = element.get(LINE)
    sentence = writer.unit(running.text, running.ruby)
    if sentence.text[writer.language]:
        yield Heading(sentence, _HEADINGS.get(tag, 2), int(line) if line else None)
    yield from running.pictures


def _quote(element: _Element, writer: Writer) -> Iterator[Heading | Block]:
    said: list[Sentence] = []
    attribution: list[Sentence] = []
    rest: list[Heading | Block] = []
    for child in list(element):
        if _tag(child) in ("cite", "footer"):
            attribution += _all_sentences(flow(child, writer))
            _empty(child)
    if source := _source_above(element):
        attribution.append(writer.unit(source))
    for piece in flow(element, writer):
        if isinstance(piece, Paragraph | ItemList | Quote):
            said += block_sentences(piece)
        else:
            rest.append(piece)
    if said or attribution:
        yield Quote(tuple(said), tuple(attribution))
    yield from rest


def _source_above(element: _Element) -> str:
    """A bold first line that names where the words below it stand; taken out of the quotation."""
    first = next((child for child in element if _tag(child) == "p"), element)
    bold = next(iter(first), None)
    if bold is None or (first.text or "").strip() or _tag(bold) not in _STRESSED:
        return ""
    words, after = " ".join(_words(bold).split()), bold.getnext()
    alone = not (bold.tail or "").strip() and (after is None or _tag(after) == "br")
    follows = (bold.tail or "").lstrip(" ").startswith("\n") or alone
    rest = len("".join(_words(element).split())) > len("".join(words.split()))
    if not (follows and rest and _SOURCE.search(words)) or _ENDED.search(words):
        return ""
    bold.text = None
    for child in list(bold):
        bold.remove(child)
    return words


_SOURCE = re.compile(
    r"^第.{1,12}[条項号章節編]|(?:法|法律|令|規則|憲章|憲法|条例|白書|大綱|綱領|聖書|経典|辞典|事典)$|[『《]|より$|著$"
    r"|(?:氏|さん|先生|博士)$|^(?:Article|Section|Chapter|Psalm|Act)\b|,\s*\d{4}$"
    r"|^(?!Note|Tip|Warning|Important|Info|Caution)[A-Z][\w.]+(?: [A-Z][\w.]+){1,2}$"
)


def _list(element: _Element, writer: Writer) -> Iterator[Heading | Block]:
    """Nested lists are levelled into one; what no item can hold follows the list.

    A few points below a numbered sentence are of its step, which they neither end nor follow.
    """
    ordered = _tag(element) == "ol" or element.get("rend") == "ol"
    items: list[tuple[Sentence, ...]] = []
    rest: list[Heading | Block] = []
    for child in element:
        if _tag(child) in _SKIPPED:
            continue
        own: list[Sentence] = []
        below: list[tuple[Sentence, ...]] = []
        for piece in flow(child, writer):
            if isinstance(piece, ItemList):
                step = ordered and not piece.ordered and _is_said(own)
                if step and len(piece.items) <= _FEW_BELOW:
                    own += block_sentences(piece)
                else:
                    below += piece.items
            elif isinstance(piece, Paragraph | Quote):
                own += block_sentences(piece)
            else:
                rest.append(piece)
        items += [tuple(own), *below]
    filled = tuple(item for item in items if item)
    if filled:
        yield ItemList(filled, ordered)
    yield from rest


_FEW_BELOW = 4
_SENTENCE_END = ("。", ".", "!", "！", "?", "？")


def _is_said(own: Sequence[Sentence]) -> bool:
    """The item says something itself, and is no label of what stands below it."""
    return bool(own) and (own[-1].text.ja or own[-1].text.en or "").endswith(_SENTENCE_END)


def _definitions(element: _Element, writer: Writer) -> Iterator[Heading | Block]:
    """Terms above running text are headings; else each term and what it means are one item."""
    pairs: list[tuple[list[_Element], list[_Element]]] = []
    for child in _terms(element):
        if _tag(child) == "dt" and (not pairs or pairs[-1][1]):
            pairs.append(([], []))
        if pairs:
            pairs[-1][_tag(child) == "dd"].append(child)
    prose = sum(any(len(_words(dd)) >= _PROSE for dd in told) for _, told in pairs)
    if len(pairs) < _FEWEST_TERMS or prose * 2 < len(pairs):
        items = (
            _all_sentences(piece for one in (*terms, *told) for piece in flow(one, writer))
            for terms, told in pairs
        )
        if filled := tuple(item for item in items if item):
            yield ItemList(filled)
        return
    for terms, told in pairs:
        running = Running()
        for term in terms:
            _gather(term, running, writer)
        yield Heading(writer.unit(running.text, running.ruby), _LOW)
        for one in told:
            yield from flow(one, writer)


def _terms(element: _Element) -> Iterator[_Element]:
    """The terms and definitions of a list, in groups or not."""
    for child in element:
        if _tag(child) == "div":
            yield from _terms(child)
        elif _tag(child) in ("dt", "dd"):
            yield child


def _details(element: _Element, writer: Writer) -> Iterator[Heading | Block]:
    """What is shown when its summary is chosen: a section of its own."""
    for child in list(element):
        if _tag(child) == "summary":
            running = Running()
            _gather(child, running, writer)
            if running.text.strip():
                yield Heading(writer.unit(running.text, running.ruby), _LOW)
            _empty(child)
    yield from flow(element, writer)


def _table(element: _Element, writer: Writer) -> Iterator[Heading | Block]:
    rows = [row for row in _rows(element) if _tag(row) in ("tr", "row")]
    cells = [[cell for cell in row if _tag(cell) in ("td", "th", "cell")] for row in rows]
    if len(cells) == 1 and _is_listing(cells[0]):
        yield from _code(cells[0][-1], writer)
        return
    headers = [all(_is_header(cell) for cell in row) and bool(row) for row in cells]
    caption = [child for child in element if _tag(child) == "caption"]
    texts = tuple(tuple(_all_sentences(flow(cell, writer)) for cell in row) for row in cells if row)
    if any(cell for row in texts for cell in row):
        yield Table(
            texts,
            header_rows=next((n for n, header in enumerate(headers) if not header), len(headers)),
            caption=_all_sentences(piece for child in caption for piece in flow(child, writer)),
        )


def _is_listing(cells: Sequence[_Element]) -> bool:
    """Code beside the numbers of its lines, as highlighters set it."""
    numbers = ["".join(_words(cell).split()) for cell in cells[:-1]]
    held = [any(_tag(below) == "pre" for below in cell.iter()) for cell in cells]
    return len(cells) == 2 and all(held) and numbers[0].isdecimal()


def _rows(element: _Element) -> Iterator[_Element]:
    """Of this table alone: those of a table within it belong to its cell."""
    for child in element:
        if _tag(child) in ("thead", "tbody", "tfoot"):
            yield from child
        else:
            yield child


def _is_header(cell: _Element) -> bool:
    return _tag(cell) == "th" or cell.get("role") == "head"


def _all_sentences(pieces: Iterable[Heading | Block]) -> tuple[Sentence, ...]:
    return tuple(
        sentence
        for piece in pieces
        for sentence in ([piece.sentence] if isinstance(piece, Heading) else block_sentences(piece))
    )


def _figure_group(element: _Element, writer: Writer) -> Iterator[Heading | Block]:
    """``<figure>``: its picture with its caption; a table or code in it with none."""
    captions = [child for child in element.iter() if _tag(child) == "figcaption"]
    caption = _all_sentences(piece for child in captions for piece in flow(child, writer))
    for child in captions:
        _empty(child)
    pieces = list(flow(element, writer))
    for place, piece in enumerate(pieces):
        if isinstance(piece, Figure) and caption:
            pieces[place] = _captioned(piece, caption, writer)
            caption = ()
    yield from pieces
    if caption:
        yield Paragraph(caption)


def _captioned(figure: Figure, caption: tuple[Sentence, ...], writer: Writer) -> Figure:
    """A sentence of the caption that only names who made the picture is its credit."""
    texts = [sentence.text[writer.language] or "" for sentence in caption]
    credits_ = [bool(_CREDIT.match(text)) for text in texts]
    said = tuple(one for one, is_credit in zip(caption, credits_, strict=True) if not is_credit)
    named = " ".join(text for text, is_credit in zip(texts, credits_, strict=True) if is_credit)
    return Figure(figure.src, figure.alt, said, named)


def _figure(element: _Element, writer: Writer) -> Figure:
    src = element.get("src") or element.get("data-src") or ""
    return Figure(src, writer.units(element.get("alt") or element.get("title") or ""))


def _code(element: _Element, writer: Writer) -> Iterator[Heading | Block]:
    del writer
    for line in element.iter():
        if _tag(line) in ("br", "div") and line is not element:
            line.tail = "\n" + (line.tail or "").removeprefix("\n")
    text = _words(element).strip("\n")
    names = " ".join(child.get("class") or "" for child in element.iter())
    syntax = re.search(r"\blanguage-([\w+#-]+)", names)
    if text.strip():
        yield Code(text, syntax[1] if syntax else "")


_BLOCKS: dict[str, Callable[[_Element, Writer], Iterator[Heading | Block]]] = {
    **dict.fromkeys([*_HEADINGS, "head"], _heading),
    **dict.fromkeys(["blockquote", "quote"], _quote),
    **dict.fromkeys(["ul", "ol", "list"], _list),
    "dl": _definitions,
    "details": _details,
    "table": _table,
    "figure": _figure_group,
    **dict.fromkeys(["pre", "code"], _code),
}


_ENDED = re.compile(r"[。．.!?！？｡…♪:：][\"'」』）)】”’]*$")
# Whether a sentence ends there, its words tell: the U.S. / Interior, “No more. / Others do.”
_LATIN_END = re.compile(r"[A-Za-z0-9)\]”’\"'][.!?][\"'”’)]*$")

_DATED = re.compile(r"(?:^|\n)\d{4}年\d{1,2}月(?:\d{1,2}日)?$")
# Lines of an address or a notice; nobody breaks a line before these for its width.
_LABELLED = re.compile(
    r"^(?:電話|TEL|FAX|E-?mail|メール|住所|URL|担当|日時|場所|会場|対象|料金|価格|定員)\s*[:：]",
    re.IGNORECASE,
)

# A line of a noun that is shorter than any width at which texts are broken.
_SHORT = re.compile(
    r"\n(?!.*(?:場合|際|時|為|結果|以上|以降|一方|直後|前後|理由)$)[^\n、]{2,17}"
    r"[一-龥々ァ-ヶー0-9０-９A-Za-z）)」』】〉》％%〜～]$"
)

_GOES_ON = re.compile(r"[（(ぁ-ん、。，．,.）)」』】・ー]")  # what goes on from the line before
_WIDE = "[\u2e80-\u9fff\uff00-\uffef\u3000-\u30ff]"
_LINE_END = re.compile(r"[ \t]*\n\s*")
# More than one; where it stands alone, a space is left as it is.
_SPACES = re.compile(r"[ \t]{2,}|\t")

_TAIL = 40


@dataclass(slots=True)
class Running:
    """Text being gathered, with the readings, bold words and pictures met in it."""

    text: str = ""
    ruby: list[Ruby] = field(default_factory=list)
    stressed: list[str] = field(default_factory=list)
    pictures: list[Figure | Code] = field(default_factory=list)

    def add(self, text: str | None) -> None:
        self.text += text or ""


def unwrapped(text: str | None) -> str:
    """Line ends of the source are space, or nothing between Japanese characters.

    After a sentence without a full stop they are kept: notes are written that way, and the
    services that show them break the line there too.
    """
    if not text or "\n" not in text:
        return _SPACES.sub(" ", text or "")
    pieces = _LINE_END.split(text)
    joined = pieces[0]
    for piece in pieces[1:]:
        end = joined[-_TAIL:]
        told = _ENDED.search(end) and not _LATIN_END.search(end)
        ended = told or PREDICATE.search(end)
        alone = _SHORT.search(
            end if len(joined) >= _TAIL else f"\n{joined}"
        ) and not _GOES_ON.match(piece)
        keep = piece and (ended or alone or _DATED.search(end) or _LABELLED.match(piece))
        joined += ("\n" if keep else "\ufdd0") + piece
    between = re.sub(f"(?<={_WIDE})\ufdd0(?={_WIDE})", "", joined)
    return re.sub(r"[ \t\ufdd0]+", " ", between)


# Where the links of a text lead: nothing of a show is clicked, but none is lost.


def addresses(body: HtmlElement) -> Iterator[Dropped]:
    """Each link's words and address, unless the words are the address."""
    for link in body.iter("a"):
        pictures = " ".join(picture.get("alt") or "" for picture in link.iter("img"))
        words = " ".join((link.text_content() or "").split()) or pictures.strip()
        address = link.get("href") or ""
        if words and address.startswith(("http://", "https://")) and words != address:
            yield Dropped(None, f"{words} {address}", "address")
