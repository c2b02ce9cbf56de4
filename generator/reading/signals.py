"""What is seen of a bare line that may be a heading: its form, its neighbours, its company."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from generator.reading.lines import NUMBERED, is_tight

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.reading.lines import Line

KEYWORD = re.compile(
    r"^(?:\d+[.．]?\s*)?(はじめに|おわりに|終わりに|さいごに|最後に|まとめ|結論|概要|目的|背景|前提|環境|準備|手順|方法|"
    r"結果|考察|感想|あらすじ|参考(?:文献|資料|リンク|URL|サイト)?|関連(?:記事|リンク)?|謝辞|付録|追記|前置き|総括|補足|"
    r"注意(?:点|事項)?|プロフィール|経歴|特徴|メリット|デメリット|よくある質問|FAQ|Q&A|余談|所感|ギャラリー|マップ|"
    r"編集履歴|タイムライン|ストーリー|脚注|TL;?DR|Overview|Introduction|Conclusion|References?|Summary)"
    r"(?:です|と.{1,8}|・.{1,8})?[。:：]?$",
    re.IGNORECASE,
)
_URL = re.compile(r"https?://|www\.|^[\w.-]+\.(?:com|jp|org|net|io)(?:/|$)")
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
    "address": _URL,
    "keyword": KEYWORD,
    "numbered": NUMBERED,
    "deeply numbered": re.compile(r"^\d+[.-]\d+"),
    "step": re.compile(
        r"^(?:Step|STEP|ステップ|手順|その|理由|ポイント|方法|Q|第)\s*\.?\s?[0-9０-９一二三四五①-⑳]"
    ),
    "date": re.compile(r"\d{4}[年./-]\d{1,2}"),
}
_WIDTHS = (4, 8, 12, 18, 25, 35, 48)
_JAPANESE = re.compile(r"[ぁ-んァ-ヶー一-龥々]")
_HIRAGANA = re.compile(r"[ぁ-ん]")
_BRACKETS = (("「", "」"), ("『", "』"), ("(", ")"), ("（", "）"), ("【", "】"), ("[", "]"))


@dataclass(frozen=True, slots=True)
class Page:
    """All lines of a text, and what only the whole text tells.

    Attributes:
        runs: for each line, how many short lines stand together there and which of them it is.
        contents: keys of the contents box's items.
        shapes: how many lines are numbered or marked in one way.
        english: hardly a line holds Japanese.
    """

    lines: tuple[Line, ...]
    tight: bool
    runs: tuple[tuple[int, int], ...]
    counts: Counter[str]
    contents: frozenset[str]
    shapes: Counter[str]
    english: bool

    @classmethod
    def of(cls, lines: tuple[Line, ...], boxed: frozenset[int]) -> Page:
        contents = {lines[place].key for place in boxed}
        return cls(
            lines,
            is_tight(lines),
            _runs(lines),
            Counter(line.key for line in lines),
            frozenset(name for name in contents if len(name) > 1),
            Counter(shape for line in lines if (shape := shape_of(line.text))),
            sum(line.is_japanese for line in lines) * 10 < len(lines),
        )


def _runs(lines: Sequence[Line]) -> tuple[tuple[int, int], ...]:
    runs = [(1, 0)] * len(lines)
    start = 0
    while start < len(lines):
        end = start
        while end < len(lines) and lines[end].is_short:
            end += 1
        runs[start:end] = [(end - start, place) for place in range(end - start)]
        start = max(end, start + 1)
    return tuple(runs)


_SHAPE = re.compile(
    r"^(?:(第?)[0-9０-９一二三四五六七八九十]{1,3}([.．、)）:：章節部]|\s|[.-]\d)|"
    r"(Step|STEP|ステップ|手順|その|理由|ポイント|方法|Q)\s*\.?\s?[0-9０-９①-⑳])"
)


@lru_cache(maxsize=4096)
def shape_of(text: str) -> str:
    """How a line is numbered or marked, the number left out; empty when it is not."""
    first = text[:1]
    if unicodedata.category(first or "a") == "So":
        return first if first in "■◆●▼◇□★☆▶" else "picture"
    found = _SHAPE.match(text)
    if not found:
        return "【" if first == "【" else ""
    return found[3] or f"{found[1]}0{found[2][:1]}"


def signals(page: Page, place: int) -> Iterator[str]:
    """The names of all that is seen of one line."""
    line = page.lines[place]
    yield "always"
    yield from _form(line)
    before = page.lines[place - 1] if place else None
    after = page.lines[place + 1] if place + 1 < len(page.lines) else None
    later = page.lines[place + 2] if place + 2 < len(page.lines) else None
    yield from (f"above {name}" for name in _kind(before))
    yield from (f"below {name}" for name in _kind(after))
    if later is not None and after is not None and not after.is_sentence:
        yield from (f"further {name}" for name in _kind(later))
    yield from _white_space(page, line)
    yield from _company(page, place)


def _form(line: Line) -> Iterator[str]:
    text = line.text
    yield f"width {sum(line.width > most for most in _WIDTHS)}"
    yield from (name for name, form in _FORMS.items() if form.search(text[:200]))
    if len(_HIRAGANA.findall(text[:200])) * 2 > len(text):
        yield "mostly kana"
    if not _JAPANESE.search(text[:200]):
        yield "no Japanese"
    for name in ("ended", "predicate", "sentence", "bullet", "item", "code"):
        if getattr(line, f"is_{name}"):
            yield f"is {name}"
    if "。" in text[:-1]:
        yield "stop inside"
    if line.raw.startswith(("  ", "\t")):
        yield "indented"
    if "\t" in line.raw:
        yield "tab"
    if any(text.count(opening) != text.count(closing) for opening, closing in _BRACKETS):
        yield "half a bracket"


def _kind(line: Line | None) -> Iterator[str]:
    """What a neighbour is."""
    if line is None:
        yield "nothing"
        return
    if line.is_code:
        yield "code"
    elif line.is_sentence or line.is_ended:
        yield "long sentence" if line.width > 30 else "sentence"
    elif line.is_item:
        yield "item"
    else:
        yield f"short {sum(line.width > most for most in (8, 18, 30))}"
    if line.text[-1] in ":：、,":
        yield "open end"
    if "\t" in line.raw:
        yield "tab"
    if _URL.search(line.text[:200]):
        yield "address"
    if KEYWORD.match(line.text) or NUMBERED.match(line.text):
        yield "headed"


def _white_space(page: Page, line: Line) -> Iterator[str]:
    if page.tight:
        return
    above, below = min(line.above, 3), min(line.below, 3)
    yield f"space {above} {below}"
    if line.above > line.below > 0:
        yield "more space above"
    if 0 < line.above < line.below:
        yield "more space below"


def _company(page: Page, place: int) -> Iterator[str]:
    line, (length, position) = page.lines[place], page.runs[place]
    size = "1" if length == 1 else "2" if length == 2 else "3" if length < 6 else "6"
    where = "first" if position == 0 else "last" if position == length - 1 else "inside"
    yield f"run {size} {where}"
    if line.key in page.contents:
        yield "in contents"
    if page.counts[line.key] >= 3 and line.key not in page.contents:
        yield "repeated"
    shape = shape_of(line.text)
    if shape:
        near = any(
            shape_of(page.lines[other].text) == shape
            for other in (place - 1, place + 1)
            if 0 <= other < len(page.lines)
        )
        many = "many" if page.shapes[shape] > 2 else "few"
        yield f"shape {many} {'near' if near else 'apart'}"
    if place == 1:
        yield "second line"
