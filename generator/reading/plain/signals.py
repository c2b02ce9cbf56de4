"""What is seen of a bare line that may be a heading: its form, its neighbours, its company."""

from __future__ import annotations

import unicodedata
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from generator import patterns as re
from generator.reading.plain.lines import ADDRESS, KEYWORD, NUMBERED, is_tight

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.reading.plain.lines import TextLine


_WORD = re.compile(r"[ァ-ヶー]{2,}|[一-龥々]{2,}|[A-Za-z][A-Za-z0-9.+#-]+")
_ASKED_OFTEN = re.compile(r"^.{0,12}(?:よくある(?:ご?質問|疑問)|FAQ).{0,12}$")
_WORDS_UP_TO = 60
_SAID_WITHIN = 3
_SAID_UP_TO = 400
_MANY = 3
_WIDE_SPACE = 3
_TEXT_LINES = 7
_SIZES = (1, 2, 4, 8)
_TEXT = (0, 12, 25, 50, 100, 200)
_SPACES_LOST = (0.05, 0.2, 0.5)
_SHARES = (0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7)
_PLACES = (0.05, 0.15, 0.5, 0.85, 0.95)


@dataclass(frozen=True, slots=True)
class PlainText:
    """All lines of a text, and what only the whole text tells.

    Attributes:
        blocks: for each line, the first place and the size of the lines that stand together there.
        counts: how often a line's words are a line.
        contents: keys of the contents box's items.
        shapes: how many lines are numbered or marked in one way.
        asked_from: the place of a line that announces questions often asked, or the end.
        short: the share of lines short enough for a heading, in steps.
        space: the blank lines that most often stand between two lines, where any do.
        typed: most headings would stand right above their text, with white space above them only.
        copied: how the copy keeps white space: wide gaps or even ones, how many lines without.
        english: hardly a line holds Japanese.
    """

    lines: tuple[TextLine, ...]
    tight: bool
    blocks: tuple[tuple[int, int], ...]
    counts: Counter[str]
    contents: frozenset[str]
    shapes: Counter[str]
    asked_from: int
    short: int
    space: int
    typed: bool
    copied: str
    english: bool

    @classmethod
    def of(cls, lines: tuple[TextLine, ...], boxed: frozenset[int]) -> PlainText:
        contents = {lines[place].key for place in boxed}
        short = sum(line.may_head and not line.is_code for line in lines)
        return cls(
            lines,
            is_tight(lines),
            _blocks(lines),
            Counter(line.key for line in lines),
            frozenset(name for name in contents if len(name) > 1),
            Counter(shape for line in lines if (shape := shape_of(line.text))),
            next((n for n, line in enumerate(lines) if _ASKED_OFTEN.search(line.text)), len(lines)),
            step(short / max(1, len(lines)), _SHARES),
            _usual_space(lines),
            _is_typed(lines),
            _copied(lines),
            sum(line.is_japanese for line in lines) * 10 < len(lines),
        )

    def at(self, place: int) -> TextLine | None:
        return self.lines[place] if 0 <= place < len(self.lines) else None

    def answers(self, place: int) -> bool:
        """A question among those often asked, with its answer below."""
        after = self.at(place + 1)
        return (
            place > self.asked_from
            and self.lines[place].is_question
            and after is not None
            and after.kind == "sentence"
            and not after.is_question
        )


def _blocks(lines: Sequence[TextLine]) -> tuple[tuple[int, int], ...]:
    starts = [place for place, line in enumerate(lines) if place == 0 or line.above]
    return tuple(
        (start, end - start)
        for start, end in pairwise([*starts, len(lines)])
        for _ in range(start, end)
    )


def _usual_space(lines: Sequence[TextLine]) -> int:
    spaces = Counter(line.above for line in lines[1:] if line.above)
    return spaces.most_common(1)[0][0] if spaces else 1


def _is_typed(lines: Sequence[TextLine]) -> bool:
    """Short lines above running text: most of them right above it, not set off from it."""
    heads = [
        line.below > 0
        for line, after, later in zip(lines[1:], lines[2:], lines[3:], strict=False)
        if line.above and line.is_short and line.may_head and line.is_japanese
        if after.is_sentence and not line.is_item and line.width < after.width
        if line.below or after.below or later.is_sentence
    ]
    return len(heads) > 1 and sum(heads) * 2 < len(heads)


def _copied(lines: Sequence[TextLine]) -> str:
    wide = any(line.above >= _WIDE_SPACE for line in lines[1:])
    lost = sum(line.above == 0 for line in lines[1:]) / max(1, len(lines))
    return f"{'wide' if wide else 'even'} {step(lost, _SPACES_LOST)}"


def signals(page: PlainText, place: int) -> Iterator[str]:
    """The names of all that is seen of one line."""
    line = page.lines[place]
    yield "always"
    yield from form(line)
    yield from _neighbours(page, place)
    if not page.tight:
        yield from _white_space(page, place)
    yield from _company(page, place)
    yield from _said_around(page, place)
    yield f"text above {_text(page, place, -1)}"
    yield f"text below {_text(page, place, 1)}"


def _neighbours(page: PlainText, place: int) -> Iterator[str]:
    before, after, later = (page.at(place + by) for by in (-1, 1, 2))
    kinds = [line.kind if line else "nothing" for line in (before, after, later)]
    yield f"between {kinds[0]} and {kinds[1]}"
    yield f"then {kinds[1]}, {kinds[2]}"
    if before:
        yield from (f"above {name}" for name in before.beside)
        if breaks_off(before.text):
            yield "above breaks off"
    if after:
        yield f"below opens with {opens_with(after.text)}"
        if goes_on(after.text):
            yield "below goes on"
    if after and later and not after.is_sentence:
        yield from (f"further {name}" for name in later.beside)


def _white_space(page: PlainText, place: int) -> Iterator[str]:
    line, (start, size) = page.lines[place], page.blocks[place]
    space = f"space {min(line.above, _WIDE_SPACE)} {min(line.below, _WIDE_SPACE)}"
    yield space
    yield f"{space} copied {page.copied}"
    above, below = _against(line.above, page.space), _against(line.below, page.space)
    yield f"space {above} above, {below} below"
    where = "first" if place == start else "last" if place == start + size - 1 else "inside"
    yield f"block {step(size, _SIZES)} {'only' if size == 1 else where}"


def _against(space: int, usual: int) -> str:
    if space == 0:
        return "none"
    return "usual" if space == usual else "more" if space > usual else "less"


def _company(page: PlainText, place: int) -> Iterator[str]:
    line = page.lines[place]
    yield f"short lines {page.short}"
    yield f"place {step(place / len(page.lines), _PLACES)}"
    if line.key in page.contents:
        yield "in contents"
    if page.counts[line.key] >= _MANY and line.key not in page.contents:
        yield "repeated"
    shape = shape_of(line.text)
    if shape:
        beside = (page.at(place - 1), page.at(place + 1))
        near = any(other is not None and shape_of(other.text) == shape for other in beside)
        many = "many" if page.shapes[shape] >= _MANY else "few"
        yield f"shape {many} {'near' if near else 'apart'}"
    if place == 1:
        yield "second line"


def _said_around(page: PlainText, place: int) -> Iterator[str]:
    """Whether the words of a line are said before and after it, and in the title."""
    words = _WORD.findall(page.lines[place].text[:_WORDS_UP_TO])
    if not words:
        return
    said = []
    for start, end in ((place - _SAID_WITHIN, place), (place + 1, place + 1 + _SAID_WITHIN)):
        near = "\n".join(line.text[:_SAID_UP_TO] for line in page.lines[max(0, start) : end])
        said.append(any(word in near for word in words))
    yield f"said {'above' if said[0] else ''} {'below' if said[1] else ''}".strip()
    if any(word in page.lines[0].text for word in words):
        yield "in title"


def _text(page: PlainText, place: int, way: int) -> int:
    """How much text stands before or after a line up to the next that may be a heading."""
    wide = 0.0
    for near in range(place + way, place + way * (_TEXT_LINES + 1), way):
        line = page.at(near)
        if line is None or (line.may_head and not line.is_code and (page.tight or line.above)):
            break
        wide += line.width
    return step(wide, _TEXT)


# What is seen of a bare line taken by itself: how it opens, ends, and what marks stand in it.

_FORMS = {
    "asks": re.compile(r"[?？]$"),
    "asks politely": re.compile(r"(ですか|ますか|でしょうか|ましたか|ませんか|たか)[?？]?$"),
    "asks what": re.compile(r"(とは|なぜ|何か|理由は|どう)[?？]?$"),
    "cries": re.compile(r"[!！]$"),
    "ends in a particle": re.compile(r"(は|が|を|に|で|も|の|し|て|けど|ので|から)$"),
    "ends in a topic": re.compile(
        r"(について|とは|に関して|において|方法|理由|ポイント|特徴|こと|とき|場合|仕方|使い方|やり方|手順|"
        r"まとめ|一覧)$"
    ),
    "ends in kana": re.compile(r"[ぁ-ん]$"),
    "ends in a verb": re.compile(r"(する|した|できる|なる|いる|ある|れる|せる|ない|たい|よう)$"),
    "ends in a bracket": re.compile(r"[)）】」』\]]$"),
    "ends in code": re.compile(r"[、,，:：;；{}=\\]$"),
    "opens a quote": re.compile(r"^[「『“\"（(]"),
    "opens a box": re.compile(r"^[【■◆●▼◇□≪《★☆▶]"),
    "opens with a picture": re.compile(r"^[\u2600-\u27bf\U0001f000-\U0001faff]"),
    "opens with kana": re.compile(r"^[ぁ-ん]"),
    "opens with a link word": re.compile(
        r"^(?:また|しかし|そして|ただし|なお|例えば|たとえば|さらに|つまり|そのため|それ|これ|この|その|では|"
        r"ちなみに|まず|次に|もし)"
    ),
    "comma": re.compile("[、，]"),
    "two commas": re.compile("[、，].*[、，]"),
    "colon inside": re.compile("[:：].+"),
    "slash": re.compile("[/／|｜]"),
    "dash": re.compile("——|──|―|–| - "),
    "arrow": re.compile("→|⇒|->|=>"),
    "code marks": re.compile(r"[{};=<>$\\`]|::|//|\(\)"),
    "command": re.compile(r"^[a-z][\w.-]* +[\w./<$\"'-]+[^ぁ-んァ-ヶ一-龥]*$"),
    "lower case name": re.compile(r"^[a-z][\w.-]*(?:\(\))?$"),
    "comment": re.compile(r"^(?:#|--|%|\*|;|')"),
    "tree": re.compile("[├└│┌┐─]"),
    "tick box": re.compile(r"^(?:[-*・] *)?(?:\[[ x]\]|[✓✅☑❌✗✔])"),
    "closes a box": re.compile(r"】[^】]{0,8}$"),
    "parted": re.compile(r"[ぁ-んァ-ヶ一-龥]\s+[ぁ-んァ-ヶ一-龥]"),
    "named": re.compile(r"(氏|さん|様|くん|ちゃん)$|^[ァ-ヶー]+・[ァ-ヶー]+$"),
    "price or place": re.compile(r"^(?:住所|電話|営業時間|定休日|料金|価格|アクセス|所在地|TEL)"),
    "yen or count": re.compile(r"\d+(?:円|人|回|個|分|秒|%|％|年|月|日|時間|GB|MB|ms)"),
    "address": ADDRESS,
    "keyword": KEYWORD,
    "numbered": NUMBERED,
    "deeply numbered": re.compile(r"^\d+[.-]\d+"),
    "step": re.compile(
        r"^(?:Step|STEP|ステップ|手順|その|理由|ポイント|方法|Q|第)\s*\.?\s?[0-9０-９一二三四五①-⑳]"
    ),
    "date": re.compile(r"\d{4}[年./-]\d{1,2}"),
    "goes on": re.compile(
        r"^(?:[をがはにのともへで](?![ぁ-ん]*い|も)|って|という|といった|ということ|です|ます|でした|とか|など|"
        r"から|まで|より|ため|こと|ので|のに|けど|らしい|みたいな|でしょ|だと|だけ|して|した|する|なので|ながら|"
        r"くらい|ほど|[、。）」])"
    ),
    "breaks off": re.compile(
        r"(?:は|が|を|に|で|と|も|の|へ|や|て|ば|たら|なら|けど|けれど|から|ので|のに|し|って|など|だと|とは|"
        r"[、,，])$"
    ),
}
_WIDTHS = (4, 8, 12, 18, 25, 35, 48)
_HIRAGANA = re.compile(r"[ぁ-ん]")
_BRACKETS = (("「", "」"), ("『", "』"), ("(", ")"), ("（", "）"), ("【", "】"), ("[", "]"))
_MARKED = "■◆●▼◇□★☆▶"
_LOOKED_AT = 200
_SHAPE = re.compile(
    r"^(?:(第?)[0-9０-９一二三四五六七八九十]{1,3}([.．、)）:：章節部]|\s|[.-]\d)|"
    r"(Step|STEP|ステップ|手順|その|理由|ポイント|方法|Q)\s*\.?\s?[0-9０-９①-⑳])"
)


def form(line: TextLine) -> Iterator[str]:
    """The names of all that is seen of a line by itself."""
    text = line.text
    yield f"width {step(line.width, _WIDTHS)}"
    yield f"ends {text[-1] if _HIRAGANA.match(text[-1]) else script(text[-1]) or text[-1]}"
    yield from (name for name, seen in _FORMS.items() if seen.search(text[:_LOOKED_AT]))
    if len(_HIRAGANA.findall(text[:_LOOKED_AT])) * 2 > len(text):
        yield "mostly kana"
    if not line.is_japanese:
        yield "no Japanese"
    if line.is_predicate:
        yield "is predicate"
    if line.is_sentence:
        yield "is sentence"
    if line.is_item:
        yield "is item"
    if line.is_code:
        yield "is code"
    if line.raw.startswith(("  ", "\t")):
        yield "indented"
    if any(text.count(opening) != text.count(closing) for opening, closing in _BRACKETS):
        yield "half a bracket"


def opens_with(text: str) -> str:
    """The script of a line's first character, or that it is a quotation."""
    return "quote" if text[0] in "「『（(【" else script(text[0]) or "other"


def goes_on(text: str) -> bool:
    """The line opens in the middle of a sentence."""
    return bool(_FORMS["goes on"].match(text))


def breaks_off(text: str) -> bool:
    """The line ends in the middle of a sentence."""
    return bool(_FORMS["breaks off"].search(text))


def script(char: str) -> str:
    """The script a character is in; empty for marks."""
    if char.isdigit():
        return "digit"
    if char.isascii():
        return "latin" if char.isalpha() else ""
    if "ぁ" <= char <= "ん":
        return "kana"
    if "ァ" <= char <= "ー":
        return "katakana"
    return "kanji" if "一" <= char <= "龥" else ""


def step(amount: float, steps: tuple[float, ...]) -> int:
    """How many of the steps an amount is above."""
    return sum(amount > most for most in steps)


@lru_cache(maxsize=4096)
def shape_of(text: str) -> str:
    """How a line is numbered or marked, the number left out; empty when it is not."""
    first = text[:1]
    if unicodedata.category(first or "a") == "So":
        return first if first in _MARKED else "picture"
    found = _SHAPE.match(text)
    if not found:
        return "【" if first == "【" else ""
    return found[3] or f"{found[1]}0{found[2][:1]}"
