"""Which bare lines are headings: evidence from the line, its neighbours and the whole text.

The weights were set on articles by other people; ``benchmarks/reading_headings.py`` measures them.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.reading.lines import ITEM, JAPANESE, is_tight

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.reading.lines import Line

NUMBERED = re.compile(
    r"^\s*(?:第?[0-9０-９一二三四五六七八九十]{1,3}[章節部回話位条項]|"
    r"(?:Step|STEP|ステップ|手順|その|理由|ポイント|方法|Q|Vol)\.?\s?[0-9０-９①-⑳]|"
    r"[0-9０-９]{1,2}(?:[.．-][0-9０-９]{1,2})*[.．、)）:：\s]|[①-⑳]|[(（][0-9０-９]{1,2}[)）]|"
    r"[IVXⅠ-Ⅹ]+[.．]\s|【|■|◆|●|▼|◇|□|≪|《|＜|<)"
)
KEYWORD = re.compile(
    r"^(?:\d+[.．]?\s*)?(はじめに|おわりに|終わりに|さいごに|最後に|まとめ|結論|概要|目的|背景|前提|環境|準備|手順|方法|"
    r"結果|考察|感想|あらすじ|参考(?:文献|資料|リンク|URL|サイト)?|関連(?:記事|リンク)?|謝辞|付録|追記|前置き|総括|補足|"
    r"注意(?:点|事項)?|プロフィール|経歴|特徴|メリット|デメリット|よくある質問|FAQ|Q&A|余談|所感|ギャラリー|マップ|"
    r"編集履歴|タイムライン|ストーリー|脚注|TL;?DR|Overview|Introduction|Conclusion|References?|Summary)"
    r"(?:です|と.{1,8}|・.{1,8})?[。:：]?$",
    re.IGNORECASE,
)
_URL = re.compile(r"https?://|www\.|^[\w.-]+\.(?:com|jp|org|net|io)(?:/|$)")
_TOPIC_QUESTION = re.compile(
    r"(とは|は|の|が|影響|理由|なぜ|何|か|ある|いる|される|する|できる|ている)[?？]$"
)
_POLITE_QUESTION = re.compile(r"(ですか|ますか|でしょうか|ましたか|ませんか|たか)[?？]$")
_PARTICLE_END = re.compile(r"(は|が|を|に|で|も|の|し|て|けど|ので|から)$")
_TOPIC_END = re.compile(r"(について|とは|との|に関して|において)$")
_CODE_MARKS = re.compile(r"[{};=<>$\\|`]|=>|::|//")
_NUMBERED_ITEM = re.compile(r"\d+[.)] ")
_BRACKETS = ("「」", "『』", "()", "（）", "【】", "[]", "〈〉", "《》")
_THRESHOLD = 1.7
_THRESHOLD_TIGHT = 1.4


@dataclass(frozen=True, slots=True)
class Page:
    """All lines of a text, and what only the whole text tells.

    Attributes:
        runs: for each line, how many short lines stand together there and which of them it is.
        contents: keys of the contents box's items.
    """

    lines: tuple[Line, ...]
    tight: bool
    runs: tuple[tuple[int, int], ...]
    counts: Counter[str]
    contents: frozenset[str]

    @classmethod
    def of(cls, lines: tuple[Line, ...], boxed: frozenset[int]) -> Page:
        contents = {lines[place].key for place in boxed}
        return cls(
            lines,
            is_tight(lines),
            _runs(lines),
            Counter(line.key for line in lines),
            frozenset(name for name in contents if len(name) > 1),
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


def is_heading(page: Page, place: int) -> bool:
    """The evidence for outweighs the evidence against."""
    return score(page, place) >= (_THRESHOLD_TIGHT if page.tight else _THRESHOLD)


def score(page: Page, place: int) -> float:
    """Evidence that a line is a heading."""
    line = page.lines[place]
    if _cannot_be(line):
        return -9.0
    found = (*_form(line, page.tight), *_neighbours(page, place), *_company(page, place))
    return sum(found)


def _cannot_be(line: Line) -> bool:
    text = line.text
    return bool(
        _URL.search(text)
        or "\t" in line.raw
        or line.is_bullet
        or line.raw.startswith("  ")
        or (line.is_ended and not re.match(r"^\d+[.．]$", text))
        or text[-1] in "、,，:：;；{}=\\"
        or "。" in text
        or line.width > 48
        or line.is_code
    )


def _form(line: Line, tight: bool) -> Iterator[float]:  # noqa: FBT001 - a property of the page
    text = line.text
    if not tight and any(text.count(a) != text.count(b) for a, b in _BRACKETS):
        yield -2.0
    if not JAPANESE.search(text):
        alone = line.above and line.below
        yield -0.4 if alone and not line.has_code else -1.3
    elif _CODE_MARKS.search(line.raw):
        yield -0.8
    if len(text) == 1:
        yield -3.0
    if line.is_predicate:
        yield (-1.6 if line.width > 10 else -0.9) - (0.8 if tight else 0.0)
    if text[-1] in "?？":
        yield 1.0 if not line.is_predicate and _TOPIC_QUESTION.search(text) else 0.3
        if _POLITE_QUESTION.search(text):
            yield -2.4
    if KEYWORD.match(text):
        yield 2.2
    if NUMBERED.match(text):
        yield 0.9 if tight else 1.6
    yield 0.5 if line.width <= 25 else -0.9 if line.width > 35 else 0.0
    if text[0] in '「『“"（(':
        yield -0.8
    if _PARTICLE_END.search(text) and not _TOPIC_END.search(text):
        yield -0.7
    if "、" in text:
        yield -0.3


def _neighbours(page: Page, place: int) -> Iterator[float]:
    line = page.lines[place]
    if place + 1 == len(page.lines):
        yield -4.0
    else:
        after = page.lines[place + 1]
        if after.is_sentence or after.is_ended:
            yield 1.0
        elif after.is_bullet or _NUMBERED_ITEM.match(after.text):
            yield 0.4
        elif after.is_code:
            yield -0.3
    if place:
        before = page.lines[place - 1]
        yield -2.5 if before.text[-1] in ":：、," else 0.0
        yield 0.2 if ITEM.match(before.raw) and before.is_bullet else 0.0
        yield 0.3 if before.is_sentence or before.is_ended else 0.0
        yield -0.4 if before.is_code else 0.0
    if not page.tight:
        yield from _white_space(line)


def _white_space(line: Line) -> Iterator[float]:
    yield 0.6 if line.above else -2.2
    if not line.below:
        yield -1.2 if line.above else -0.5
    elif line.above:
        yield 0.8
    if line.above > line.below > 0:
        yield 0.5
    if 0 < line.above < line.below:
        yield -0.8


def _company(page: Page, place: int) -> Iterator[float]:
    line, (length, position) = page.lines[place], page.runs[place]
    if length == 1:
        yield 0.7
    elif length == 2:
        yield 0.3
    elif length >= 6 and not (line.above and line.below):
        yield -1.3 if page.tight else -0.5
    elif page.tight:
        yield -0.5
    if length > 1 and position == length - 1:
        yield 0.6
    if page.tight and length > 2 and position not in (0, length - 1):
        yield -0.8
    if line.key in page.contents:
        yield 2.4
    elif page.counts[line.key] >= 3:
        yield -1.0
