"""Lists of a bare text: marked or numbered lines, and lines under words that head a list."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import zip_longest
from typing import TYPE_CHECKING

from generator import patterns as re
from generator.reading.plain.lines import BULLET
from generator.reading.plain.marks import mark_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.reading.plain.lines import TextLine
    from generator.reading.plain.marks import Mark

_STEPS = frozenset(("1.", "1)", "(1)", "[1]", "1 ", "①", "❶", "一、", "(一)", "Step"))
_NAMED_STEPS = frozenset(("その", "手順", "ステップ", "STEP"))
AMOUNT = re.compile(
    r".{0,30}?\S(?:[　\s]+|…+\s*|・{2,}|：)\S{0,6}?(?:大さじ|小さじ|カップ|少々|適量|適宜|お好み|"
    r"ひとつまみ|"
    r"[0-9０-９/／½¼～〜と]+\s?(?:g|kg|ml|mL|cc|㎖|ｇ|ｋｇ|ｍｌ|ｃｃ|グラム|リットル|個|本|枚|片|かけ|束|袋|缶|合|丁|切れ|株|玉|パック|cm|円|尾|匹|杯|羽|粒|房|把|節|箱|滴|斤|杯分|本分|人分|[lLＬ]))"
    r"[^。、]{0,16}$"
)
"""An ingredient and how much of it."""

_POINTS = re.compile(r"^[ 　\t]+[→⇒➡]")
_SHORTEST_RUN = 2
_NOTE = re.compile(r"^\s*※")
_COUNTED_ALONE = re.compile(r"^([0-9０-９]{1,2})[.．)）]?$")
_OUTCOME = re.compile(r"^[⇒→➡]")


@dataclass(frozen=True, slots=True)
class ItemRun:
    """Lines that belong together.

    Attributes:
        items: the lines of each item, marks taken off; of running text one item for each block of
            lines.
        kind: "list", "steps" or "text".
    """

    kind: str
    items: tuple[tuple[str, ...], ...]
    lines: tuple[TextLine, ...] = ()


def runs(lines: Sequence[TextLine], *, listed: bool) -> Iterator[ItemRun]:
    """The lists and texts in the lines between two headings.

    ``listed``: the heading says that what follows it is a list.
    """
    place = 0
    waiting: list[TextLine] = []
    if listed and (heads := _under_head(lines)):
        yield from heads
        place = sum(len(head.lines) or len(head.items) for head in heads)
    while place < len(lines):
        run = (
            _numbered(lines, place)
            or _numbered_alone(lines, place)
            or _bulleted(lines, place)
            or _ornate(lines, place)
            or _alike(lines, place)
            or _announced(lines, place, waiting)
        )
        if run is None and listed and not waiting and place and _goes_on(lines[place]):
            run = ItemRun("list", ((lines[place].text,),))
        if run is None:
            waiting.append(lines[place])
            place += 1
            continue
        yield from _texts(waiting)
        waiting = []
        yield run
        place += len(run.lines) or sum(map(len, run.items))
    yield from _texts(waiting)


def _goes_on(line: TextLine) -> bool:
    """An amount of something right below marked items, without their mark."""
    return not line.above and AMOUNT.match(line.text) is not None


def _from(lines: Sequence[TextLine], start: int) -> Iterator[TextLine]:
    """The lines from a place on, without a walk over those before it."""
    return (lines[place] for place in range(start, len(lines)))


def _texts(lines: Sequence[TextLine]) -> Iterator[ItemRun]:
    block: list[TextLine] = []
    for line in lines:
        if block and (line.above or line.number != block[-1].number + 1):
            yield ItemRun("text", (tuple(each.text for each in block),), tuple(block))
            block = []
        block.append(line)
    if block:
        yield ItemRun("text", (tuple(each.text for each in block),), tuple(block))


def _under_head(lines: Sequence[TextLine]) -> tuple[ItemRun, ...]:
    """The first block under a heading, a line an item, unless it is numbered or running text."""
    if len(lines) > 1 and FOR.match(lines[0].text):  # how many it feeds is none of what goes in
        held = _under_head(lines[1:])
        return (ItemRun("text", ((lines[0].text,),), (lines[0],)), *held) if held else ()
    noted = _NOTE.match(lines[0].text) is not None
    ends = (n for n, line in enumerate(lines) if n and (line.above or _notes(line, noted=noted)))
    end = next(ends, len(lines))
    block = lines[:end]
    if _measured(block):
        return (ItemRun("list", tuple((line.text,) for line in block)),)
    if len(block) < _SHORTEST_RUN or _numbered(block, 0) or _COUNTED_ALONE.match(block[0].text):
        return ()
    if all(line.is_ended or line.text[-1] in "!！♪" for line in block):
        return (ItemRun("steps", tuple((_unbulleted(line),) for line in block)),)
    if any(line.is_ended for line in block[:-1]) and any(line.is_sentence for line in block):
        return ()
    return tuple(_in_parts(block))


FOR = re.compile(
    r"^[（(〔［\[]?\s*[0-9０-９]{1,2}(?:\s?[～〜~-]\s?[0-9０-９]{1,2})?\s?"
    r"(?:人[前分]?|個分?|枚分?|本分?|皿分?|台分?)\s*[）)〕］\]]$"
)
"""How many it feeds, in brackets."""


def _notes(line: TextLine, *, noted: bool) -> bool:
    """A note below a list is none of its items, unless all are notes."""
    return not noted and _NOTE.match(line.text) is not None


def _in_parts(block: Sequence[TextLine]) -> Iterator[ItemRun]:
    """A list, and apart from its items what names a part of them: 調味料, For the sauce."""
    held: list[TextLine] = []
    for line, after in zip_longest(block, block[1:]):
        if after is None or not _names_part(line):
            held.append(line)
            continue
        if held:
            yield ItemRun("list", tuple((_unbulleted(one),) for one in held))
            held = []
        yield ItemRun("text", ((line.text,),), (line,))
    yield ItemRun("list", tuple((_unbulleted(one),) for one in held))


def _names_part(line: TextLine) -> bool:
    if line.is_bullet or AMOUNT.match(line.text):
        return False
    return PART.match(line.text) is not None


PART = re.compile(
    r"^(?:(?![A-Z]:)[^,.、。!?\d]{2,32}[:：]|[［【〔〈《][^］】〕〉》\d。]{2,16}[］】〕〉》]|"
    r"[【〈＜《(（\[]?(?:具材?|合わせ調味料|調味料|トッピング|[つか]?け?(?:たれ|ダレ|タレ)|ソース|下味|衣|生地|スープ|"
    r"仕上げ|飾り|薬味|[A-CＡ-Ｃ])[】〉＞》)）\]]?)$"
)
"""Names a part of what goes in."""


def _measured(block: Sequence[TextLine]) -> bool:
    """Most lines begin with how much of it, which counts nothing: 1 cup, 1 onion, 2 lemons."""
    marks = [mark_of(line.text) for line in block]
    numbers = [mark.number for mark in marks if mark is not None and mark.shape == "1 "]
    is_counted = numbers == list(range(1, len(block) + 1))
    most = len(numbers) > _SHORTEST_RUN and len(numbers) * 3 >= len(block) * 2
    return most and not is_counted and all(line.is_short for line in block)


def _unbulleted(line: TextLine) -> str:
    return BULLET.sub("", line.raw).strip() or line.text


def _numbered(lines: Sequence[TextLine], start: int) -> ItemRun | None:
    """Lines counted from one, each with the lines that stand below it in its block.

    Items set further in are items besides; some write 1. before each and leave counting to others.
    """
    first = _counted(lines[start])
    if first is None or first.number != 1:
        return None
    margin = _margin(lines[start])
    items = [[first.rest]]
    count, lazy = 1, True
    for line in _from(lines, start + 1):
        mark = _counted(line)
        if _margin(line) > margin and (line.is_bullet or mark is not None):
            items.append([mark.rest if mark is not None else _unbulleted(line)])
        elif _margin(line) > margin and (lettered := _lettered(line)):
            items.append([lettered.rest])
        elif mark is not None and mark.shape == first.shape and mark.number == count + 1:
            items.append([mark.rest])
            count, lazy = count + 1, False
        elif first.shape == "1." and (rest := _next(line.text, count + 1)):
            items.append([rest])
            count, lazy = count + 1, False
        elif mark is not None and mark.shape == first.shape and lazy and mark.number == count:
            items.append([mark.rest])
        elif line.above or line.is_bullet or mark is not None or _begins_anew(line.text):
            break
        else:
            items[-1].append(line.text)
    alone = not start and len(items[0]) == len(lines)
    return (
        ItemRun("steps", tuple(map(tuple, items))) if len(items) >= _SHORTEST_RUN or alone else None
    )


def _begins_anew(text: str) -> bool:
    return text[0] in _ANEW or _OUTCOME.match(text) is not None


def _margin(line: TextLine) -> int:
    """How far in a line begins; a tab is as wide as a list is set in."""
    return len(line.raw.expandtabs(4)) - len(line.raw.expandtabs(4).lstrip())


def _numbered_alone(lines: Sequence[TextLine], start: int) -> ItemRun | None:
    """Steps whose number stands on a line of its own above each."""
    items: list[list[str]] = []
    end = start
    for end in range(start, len(lines)):
        line = lines[end]
        if alone := _COUNTED_ALONE.match(line.text):
            if int(alone[1]) != len(items) + 1:
                break
            items.append([])
        elif not items or (line.above and items[-1]):
            break
        else:
            items[-1].append(line.text)
    else:
        end = len(lines)
    if len(items) < _SHORTEST_RUN or not all(items):
        return None
    return ItemRun("steps", tuple(map(tuple, items)), tuple(lines[start:end]))


def _counted(line: TextLine) -> Mark | None:
    mark = mark_of(line.text)
    if mark is None or mark.shape not in _STEPS | _NAMED_STEPS:
        return None
    return None if mark.shape == "1 " and _UNIT.match(mark.rest) else mark


_UNIT = re.compile(
    r"(?:cups?|tablespoons?|tbsp|teaspoons?|tsp|pounds?|lbs?|ounces?|oz|cloves?|cans?|sticks?|slices?|"
    r"pinch|grams?|k?g|ml|large|medium|small|tbs|qts?|pts?|pkgs?)\b|(?:c|t)\.\s",
    re.IGNORECASE,
)


def _next(text: str, number: int) -> str:
    """The words behind the number that is due, though they begin with one: 4．2～3分煮る."""
    start = next((f"{number}{dot}" for dot in ".．" if text.startswith(f"{number}{dot}")), "")
    return text.removeprefix(start).strip() if start and _TOLD.search(text) else ""


_TOLD = re.compile(r"[ぁ-ん]")


def _lettered(line: TextLine) -> Mark | None:
    mark = mark_of(line.text)
    return mark if mark is not None and mark.shape in _LETTERS else None


_LETTERS = frozenset(("a.", "(a)", "A.", "ア"))  # what items within items are counted by


def _alike(lines: Sequence[TextLine], start: int) -> ItemRun | None:
    """Lines right below each other of one form without a mark: facts, amounts, days, hours."""
    ends = [(_end_of(form, lines, start), form) for form in _UNMARKED]
    enough = [
        end
        for end, form in ends
        if end - start >= (_SHORTEST_RUN if form in (_FACT, AMOUNT) else _SHORTEST_ALIKE)
    ]
    if not enough:
        return None
    return ItemRun("list", tuple((line.text,) for line in lines[start : max(enough)]))


def _end_of(form: re.Pattern[str], lines: Sequence[TextLine], start: int) -> int:
    """Where lines of the form end, each another one and none a sentence."""
    names: set[str] = set()
    for end, line in enumerate(_from(lines, start), start):
        found = form.match(line.text) if end == start or not line.above else None
        if found is None or line.is_ended or line.is_predicate or found[0] in names:
            return end
        names.add(found[0])
    return len(lines)


def _ornate(lines: Sequence[TextLine], start: int) -> ItemRun | None:
    """Lines right below each other behind the same ornament, as others have bullets."""
    items: list[str] = []
    first = mark_of(lines[start].text)
    for line in _from(lines, start):
        mark = mark_of(line.text)
        is_one = mark is not None and first is not None and mark.shape == first.shape
        if not is_one or (items and line.above) or line.text[0] not in _ORNAMENTS:
            break
        items.append(mark.rest if mark is not None else line.text)
    is_list = len(items) >= _SHORTEST_ALIKE
    return ItemRun("list", tuple((item,) for item in items)) if is_list else None


_ANEW = frozenset("○〇◯●◎◆■▼▽▶▷★☆◇□")  # what begins so goes on with no item above
_ORNAMENTS = frozenset("○●◎◇◆□■☆★▪▶▷")


def _announced(lines: Sequence[TextLine], start: int, before: Sequence[TextLine]) -> ItemRun | None:
    """Lines that are no sentences below one that says what follows, marked by nothing."""
    if not before or not _ANNOUNCES.search(before[-1].text):
        return None
    end = start
    while end < len(lines) and not (
        "。" in _IN_BRACKETS.sub("", lines[end].text)
        or lines[end].is_predicate
        or lines[end].is_code
        or lines[end].above > 1
    ):
        end += 1
    cases = all(_CASE.search(line.text) for line in lines[start:end])
    if end - start < (_SHORTEST_RUN if cases else _SHORTEST_ALIKE):
        return None
    return ItemRun("list", tuple((line.text,) for line in lines[start:end]))


_CASE = re.compile(r"(?:場合|とき|こと|行為|者|もの)[。]?$")  # how items of rules end
_IN_BRACKETS = re.compile(r"[（(][^（）()]*[）)]")
_ANNOUNCES = re.compile(
    r"(?:以下|下記|次)の(?![日年月週朝晩駅])[^。]{0,80}[。:：]$|次に掲げる[^。]{0,80}[。:：]$"
    r"|(?:以下|下記|次)の(?:いずれか|各号|事由|場合|行為|事項)[^。]{0,240}[。:：]$"
)
_SHORTEST_ALIKE = 3
DAY = re.compile(r"(?:[0-9０-９]{1,2}月)?[0-9０-９]{1,2}日?(?:\s*[（(].[）)])?[\s　]+[^\s。]")
"""A day and what is on it."""

# What is called so, and what it is; a turn of somebody who speaks is a sentence.
_FACT = re.compile(
    r"(?:(?:開催|招集)?日\s*時|日\s*付|(?:開催|招集)?場\s*所|会\s*場|(?:出|欠)\s*席\s*[^\s:：]{0,4}|参\s*加\s*者?|"
    r"(?:会社|法人|団体)名|社\s*名|商\s*号|名\s*称|代\s*表(?:者|取締役)?|本\s*社(?:所在地)?|所\s*在\s*地|設\s*立|創\s*業|資\s*本\s*金|"
    r"事\s*業\s*内\s*容|従\s*業\s*員(?:数)?|傍\s*聴\s*者?|オブザーバー|列席者?|同席者?|陪席者?|司\s*会|議\s*長|書\s*記|記\s*録\s*者?)"
    r"(?:\s*[:：]\s*|[\s　]+)(?=\S)[^。?？!！]{1,80}$"
)
_NAMED = re.compile(
    r"(?!(?:[QＱAＡ問答]|質問|回答)[0-9０-９]*[:：])[^\s:：、。「」『』（(]{1,10}(?:[（(][^（）()]{1,8}[)）])?\s*[:：](?!//)\s*(?=\S)"
    r"[^。?？!！]{1,80}$"
)

_UNMARKED = (
    _FACT,
    _NAMED,
    AMOUNT,
    DAY,
    re.compile(
        r"(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*\.?,? )?"
        r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.? "
        r"\d{1,2}(?:st|nd|rd|th)?(?:[-–]\d{1,2})?(?:, \d{4})?\s*[:–—-]\s*\S.*"
    ),
    re.compile(
        r"[0-9０-９]{1,2}[:：時][0-9０-９]{0,2}分?\s*(?:[～〜~-]\s*[0-9:：時分]*)?[\s　]+[^\s。]"
    ),
)


def _are_remarks(lines: Sequence[TextLine]) -> bool:
    """Stars right before words, as a table has them below it: *冷ます時間は除く."""
    starred = all(_STARRED.match(line.raw) for line in lines)
    return starred and any(_REMARKED.search(line.text) for line in lines)


_STARRED = re.compile(r"^[*＊][^\s*＊]")
_REMARKED = re.compile(r"(?:除く|含む|含まない|含みます|除きます|分量外|人分)[。]?$")


def _bulleted(lines: Sequence[TextLine], start: int) -> ItemRun | None:
    items: list[list[str]] = []
    follows = _OUTCOME.match(lines[start].text)
    for line in _from(lines, start):
        if _NOTE.match(line.text) and not (items and _NOTE.match(lines[start].text)):
            break
        inner = _counted(line) if items and not line.above and line.raw[:1] in " 　\t" else None
        if items and _OUTCOME.match(line.text) and not (line.raw[:1] in " 　\t" or follows):
            break
        if items and _POINTS.match(line.raw):
            items[-1].append(line.text)
        elif inner is not None:
            items.append([inner.rest])
        elif line.is_bullet and not (items and line.above > 1):
            items.append([_unbulleted(line)])
        elif items and not line.above and line.raw[:1] in " 　\t":
            items[-1].append(line.text)
        else:
            break
    if len(items) == 1 and _OUTCOME.match(lines[start].text):
        return None
    alone = len(items) == 1 and len(items[0]) == 1 and start + 1 < len(lines)
    after = lines[start + 1] if alone else None
    if after is not None and not after.above and lines[start].raw[0] in "-*+":
        return None  # a sign within running text: "- 演算子を使えば"
    told = items and not _are_remarks(lines[start : start + len(items)])
    return ItemRun("list", tuple(map(tuple, items))) if told else None
