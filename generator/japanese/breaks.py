"""Where a line may end: kinsoku rules, phrases, and lines of even length."""

from __future__ import annotations

from functools import lru_cache
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, NamedTuple

from generator import patterns as re
from generator.japanese.seams import COMPOUND, HELPS, PHRASE, Seam, seams
from generator.japanese.width import AUTOSPACE, EM, advance, is_wide, meet, width

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

NO_START = frozenset(
    "!%),.:;?]}¢°’”‰′″℃、。々〉》」』】〕゛゜ゝゞ・ヽヾ！％），．：；？］｝｡｣､･ｧｨｩｪｫｬｭｮｯｰﾞﾟー"
    "ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ…‥―"
)
"""JIS X 4051 characters not at the head of a line: those PowerPoint knows, small kana, dots."""

NO_END = frozenset("$([\\{£¥‘“〈《「『【〔＄（［｛｢￡￥")
"""JIS X 4051 characters not at the end of a line: opening brackets and signs before numbers."""

# Latin letters and the marks among them, none of them wide; where such text may be parted.
_NARROW = re.compile("[\0-\u024f\u2010-\u2027]*")
_BETWEEN = re.compile("[ -]")

_SPACE = width(" ")  # at a line's end it takes no room

# Counters of two characters: 1か所, 3時間.
_COUNTED = {
    **dict.fromkeys("かカヶケヵ", "所月国年"),
    "時": "間",
    "日": "間",
    "週": "間",
    "年": "間",
}

_MOST_LINES = 12  # longer text is body text: evening out its lines would cost much and show little
_PROSE = 10.0  # em of a line of such text: in a narrower one it is torn at every end
_WITHIN = 1.5  # price, in line widths, of ending a line within a word that no line holds
_MORE = 0.4  # and of a line more than the text needs
_LONE = 0.7  # and of a last line of a character or two
_FEW = 2.5  # em of such a line
_MORE_LINES = 2

_AFTER_COMMA, _AFTER_WORD, _AFTER_WEAK = 0.1, 0.2, 0.25  # prices in English
_LEADING = re.compile(
    "an?|the|of|to|in|on|at|for|by|with|from|and|or|but|as|is|its|their|his|her|our"
)
_SHORT, _ENOUGH = 0.35, 7.0  # of a last line of English at least: share of the box, or em


def units(text: str) -> tuple[str, ...]:
    """The unbreakable pieces: wide characters one by one with their kinsoku, Latin by words."""
    if _NARROW.fullmatch(text):  # only after spaces and hyphens
        places: Iterable[int] = (it.end() for it in _BETWEEN.finditer(text))
    else:
        places = range(1, len(text))
    found: list[str] = []
    start = 0
    for at in places:
        if at < len(text) and _may_break(text[max(start, at - 2) : at], text[at]):
            found.append(text[start:at])
            start = at
    return (*found, text[start:]) if text else ()


def _may_break(piece: str, char: str) -> bool:
    before = piece[-1]
    if char == " " or char in NO_START or before in NO_END or _counted(piece, char):
        return False
    if before == " ":
        return True
    if before == "-":
        return len(piece) > 1 and char.isalpha()
    if before.isdigit() or char.isdigit():  # a number keeps its unit and its 約 or 第
        goes_on = before in "約第" or (before in "万億兆、・〜～" and piece[-2:-1].isdigit())
        return is_wide(before) and not goes_on and char.isdigit()
    if before in "万億兆" and is_wide(char):
        return False
    return is_wide(before) or is_wide(char)


def _counted(piece: str, char: str) -> bool:
    """Whether a character ends a counter of two after a number."""
    return char in _COUNTED.get(piece[-1], "") and piece[-2:-1].isdigit()


@lru_cache(maxsize=1024)
def _advances(text: str, *, bold: bool) -> tuple[tuple[str, int, int, int], ...]:
    """The units of a text: the seam before each, its width, that without the space at its end."""
    found = units(text)
    return tuple(
        (
            unit,
            AUTOSPACE if before and meet(before[-1], unit[0]) else 0,
            wide,
            advance(unit.rstrip(" "), bold=bold) if unit[-1] == " " else wide,
        )
        for before, unit in zip(("", *found), found, strict=False)
        for wide in (advance(unit, bold=bold),)
    )


def wrap(text: str, limit: float, *, bold: bool = False) -> tuple[str, ...]:
    """The lines a renderer makes of one paragraph in a box ``limit`` em wide."""
    if width(text, bold=bold) <= limit:
        return (text,)
    lines: list[str] = []
    line, taken = "", 0
    for unit, space, wide, bare in _advances(text, bold=bold):
        seam = space if line else 0
        if (taken + seam + bare) / EM <= limit:
            line += unit
            taken += seam + wide
            continue
        if line:
            lines.append(line)
        *full, line = _pieces(unit, limit, bold=bold)
        lines += full
        taken = advance(line, bold=bold)
    return (*lines, line)


def _pieces(unit: str, limit: float, *, bold: bool) -> list[str]:
    """A word longer than the line is cut where the line ends, as renderers do."""
    pieces: list[str] = []
    while width(unit.rstrip(" "), bold=bold) > limit and len(unit) > 1:
        room = max(1, sum(w <= limit for w in accumulate(width(c, bold=bold) for c in unit)))
        room = min(room, len(unit) - 1)
        pieces.append(unit[:room])
        unit = unit[room:]
    return [*pieces, unit]


@lru_cache(maxsize=1024)
def phrases(text: str) -> tuple[str, ...]:
    """What a line should end after: a word with all that leans on it, a compound, a number."""
    ends = [seam.at for seam in _breaks(text) if seam.price <= PHRASE]
    return tuple(text[a:b] for a, b in pairwise((0, *ends, len(text))) if a < b)


@lru_cache(maxsize=1024)
def _breaks(text: str) -> tuple[Seam, ...]:
    """The seams of a text, but those that kinsoku or a number forbids."""
    found = units(text)
    ends = tuple(accumulate(map(len, found[:-1])))
    if not any(map(is_wide, text)):
        return tuple(Seam(at, _between(unit)) for unit, at in zip(found, ends, strict=False))
    allowed = set(ends)
    return tuple(seam for seam in seams(text) if seam.at in allowed)


def _between(word: str) -> float:
    """What it costs to end a line of English after a word."""
    if word[-1] != " ":
        return COMPOUND
    bare = word.rstrip()
    if bare[-1:] in ",;:.!?":
        return _AFTER_COMMA
    return _AFTER_WEAK if _LEADING.fullmatch(bare.lower()) else _AFTER_WORD


class Broken(NamedTuple):
    """The lines of a text.

    Attributes:
        worst: what the dearest of their ends costs.
        lone: the last has a character or two, in English a short word.
        free: they need no breaks of ours.
    """

    lines: tuple[str, ...]
    worst: float = 0.0
    lone: bool = False
    free: bool = False

    @property
    def torn(self) -> bool:
        """A word is parted, or from one that helps it."""
        return self.worst >= HELPS


def balanced(text: str, limit: float) -> tuple[str, ...]:
    """The lines of a text, parted where it hurts least, of even length.

    They are as few as hold it, or one or two more where words would be parted otherwise. Text that
    fits one line, or would take more than a dozen, comes back as ``wrap`` has it.
    """
    return broken(text, limit).lines


@lru_cache(maxsize=4096)
def broken(text: str, limit: float, *, bold: bool = False) -> Broken:
    """``balanced``, and how well its lines end."""
    lines = wrap(text, limit, bold=bold)
    if len(lines) > _MOST_LINES:
        return Broken(lines, 0.0 if limit >= _PROSE else _WITHIN)
    if len(lines) == 1:
        return Broken(lines)
    pieces = _pieces_of(text, limit, bold=bold)
    found: tuple[float, tuple[int, ...]] | None = None
    for more in range(_MORE_LINES + 1):
        dear = more * _MORE**2
        if found and found[0] <= dear:
            break
        way = _best(pieces, len(lines) + more, limit, bold=bold)
        if way and (not found or way[0] + dear < found[0]):
            found = (way[0] + dear, way[1])
    if not found:
        return Broken(lines, _WITHIN)
    ends = (0, *found[1])
    made = tuple("".join(p.text for p in pieces[a:b]) for a, b in pairwise(ends))
    lone = width(made[-1], bold=bold) < _least_last(text, limit)
    return Broken(made, max(pieces[end - 1].price for end in ends[1:-1]), lone)


def _least_last(text: str, limit: float) -> float:
    """Em that a last line takes at least, so that it stands for something."""
    if any(map(is_wide, text)):
        return _FEW
    return max(min(_SHORT * limit, _ENOUGH), min(_FEW + 1.0, limit / 2))


def sound(lines: Sequence[str], limit: float, *, bold: bool = False) -> bool:
    """Whether English may flow in these lines: no short last line, no word parted."""
    *others, last = lines
    whole = all(line[-1] == " " for line in others)
    return not others or (whole and width(last, bold=bold) >= _least_last(last, limit))


class _Whole(NamedTuple):
    """Attributes: ``price``: what it costs to end a line after it."""

    text: str
    price: float


def _pieces_of(text: str, limit: float, *, bold: bool) -> list[_Whole]:
    """What stands between seams; what no line holds falls apart before endings, then anywhere."""
    found: list[_Whole] = []
    every = _breaks(text)
    start = 0
    for at, price in (*every, Seam(len(text), 0.0)):
        if price >= HELPS:
            continue
        if width(text[start:at].rstrip(" "), bold=bold) <= limit:
            found.append(_Whole(text[start:at], price))
        else:
            inner = [seam for seam in every if start < seam.at < at]
            for end, cost in (*inner, Seam(at, price)):
                found += _cut(_Whole(text[start:end], cost), limit, bold=bold)
                start = end
        start = at
    return found


def _cut(piece: _Whole, limit: float, *, bold: bool) -> Iterator[_Whole]:
    """A piece that is wider than a line, in what may not be broken; that in what a line holds."""
    parts = [piece.text]
    if width(piece.text.rstrip(" "), bold=bold) > limit:
        parts = [part for unit in units(piece.text) for part in _pieces(unit, limit, bold=bold)]
    *others, last = parts
    yield from (_Whole(part, _WITHIN) for part in others)
    yield _Whole(last, piece.price)


def _best(
    pieces: list[_Whole], count: int, limit: float, *, bold: bool
) -> tuple[float, tuple[int, ...]] | None:
    """The best ends of so many lines and what they cost, in line widths squared.

    It is what the lines differ from each other in, what is parted at their ends, and a last line
    of a character or two.
    """
    total = len(pieces)
    if count > total:
        return None
    widths = [width(piece.text, bold=bold) for piece in pieces]
    bare = [w - _SPACE * piece.text.endswith(" ") for w, piece in zip(widths, pieces, strict=True)]
    gaps = [0.0, *(AUTOSPACE / EM * meet(a.text[-1], b.text[0]) for a, b in pairwise(pieces))]
    prices = [0.0, *(p.price * abs(p.price) for p in pieces[:-1]), 0.0]
    target = (sum(widths) + sum(gaps)) / count / limit
    few = _least_last("".join(piece.text for piece in pieces), limit)
    reached: dict[int, tuple[float, tuple[int, ...]]] = {0: (0.0, ())}
    for left in reversed(range(count)):
        best: dict[int, tuple[float, tuple[int, ...]]] = {}
        for start, (cost, ends) in reached.items():
            run = -gaps[start]
            for end in range(start + 1, total - left + 1):
                run += gaps[end - 1]
                if run + bare[end - 1] > limit:
                    break
                run += widths[end - 1]
                new = cost + (run / limit - target) ** 2 + prices[end]
                if end == total and run < few and start:
                    new += _LONE**2
                if end not in best or new < best[end][0]:
                    best[end] = (new, (*ends, end))
        reached = best
    return reached.get(total)
