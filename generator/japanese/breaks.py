"""Where a line may end: kinsoku rules, BudouX phrases, and lines of even length."""

from __future__ import annotations

from functools import cache, lru_cache
from itertools import accumulate, chain, pairwise, product

import budoux

from generator import patterns as re
from generator.japanese.width import AUTOSPACE, EM, advance, is_wide, meet, width

NO_START = frozenset(
    "!%),.:;?]}¢°’”‰′″℃、。々〉》」』】〕゛゜ゝゞ・ヽヾ！％），．：；？］｝｡｣､･ｧｨｩｪｫｬｭｮｯｰﾞﾟー"
    "ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ…‥―"
)
"""JIS X 4051 characters not at the head of a line: those PowerPoint knows, small kana, dots."""

NO_END = frozenset("$([\\{£¥‘“〈《「『【〔＄（［｛｢￡￥")
"""JIS X 4051 characters not at the end of a line: opening brackets and signs before numbers."""

_SPACE = width(" ")  # at a line's end it takes no room

# Counters of two characters: 1か所, 3時間.
_COUNTED = {
    **dict.fromkeys("かカヶケヵ", "所月国年"),
    "時": "間",
    "日": "間",
    "週": "間",
    "年": "間",
}

_WIDE_SPACE = re.compile("(?<=\u3000)(?!\u3000)")

_STOPS = frozenset("、。！？」』）】：；,.!?")
_SCRIPT_CHANGE = re.compile(
    r"(?<=[ァ-ヴーA-Za-z0-9])(?=[一-龠々])|(?<=[一-龠々])(?=[ァ-ヴA-Za-z])|(?<=・)(?=[ァ-ヴ])"
)
# Formal nouns and auxiliaries after what they depend on: a poor place to end a line.
_DEPENDENT = re.compile(
    r"(?<=[ぁ-ん])(?:こと|もの(?=[でだはがをにも])|ため|ところ|とき|わけ|はず|つもり|まま|ほど|ころ|おかげ)"
    r"|(?<=[てで])(?:い[るたてくっ]|く[るれ]|お[りく]|しま)"
    r"|(?<=と)(?:い[うえっい]|し[てたな]|する|な[るっ]|みら|され)"
    r"|(?<=に)(?:つい[てた]|とって|よ[るっれ]|お[いけ]|関し|対し)"
    r"|(?<=から)すれば"
)

# What ends a name or a kind of people, which BudouX parts from it: 子ども|たちに.
_BOUND = re.compile(
    r"(?:たち|達|さん|さま|様|くん|君|ちゃん)(?:[がはをにのともでへやか、。」』）]|から|まで|だけ|など|より|$)"
)

# A verb before what it tells of: 過ごす|場所に, of one phrase in BudouX.
_TELLING = re.compile(
    r"(?:(?<=[一-龠々][ぁ-ん][うくぐすぶむる])|(?<=[一-龠々][うくぐすぶむる]))(?=[一-龠々])"
)

_EVEN = 0.6  # share of a line that a phrase takes at most where lines are not even otherwise
_MOST_LINES = 12  # longer text is body text: evening out its lines would cost much and show little
_MID_SENTENCE = 0.06  # cost, in line widths, of ending a line elsewhere than at a stop
_INSIDE = 0.15  # and between a verb and what it tells of
_CLINGING = 0.4  # cost, in line widths, of beginning one with a word that depends on the last


def units(text: str) -> tuple[str, ...]:
    """The unbreakable pieces: wide characters one by one with their kinsoku, Latin by words."""
    found: list[str] = []
    piece = ""
    for char in text:
        if piece and _may_break(piece, char):
            found.append(piece)
            piece = ""
        piece += char
    return (*found, piece) if piece else tuple(found)


def _may_break(piece: str, char: str) -> bool:
    before = piece[-1]
    if char == " " or char in NO_START or before in NO_END or _counted(piece, char):
        return False
    if before == " ":
        return True
    if before == "-":
        return len(piece) > 1 and char.isalpha()
    if before.isdigit() or char.isdigit():  # a number keeps its unit and its 約 or 第
        goes_on = before in "約第" or (before in "万億兆" and piece[-2:-1].isdigit())
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


@cache
def _parser() -> budoux.Parser:
    return budoux.load_default_japanese_parser()


@lru_cache(maxsize=1024)
def phrases(text: str) -> tuple[str, ...]:
    """BudouX phrases, joined where a break would offend kinsoku or part a number and its unit."""
    found: list[str] = []
    for phrase in chain.from_iterable(map(_parted, _parser().parse(text))):
        if found and (_BOUND.match(phrase) or not _may_break(found[-1], phrase[0])):
            found[-1] += phrase
        else:
            found.append(phrase)
    return tuple(found)


def _parted(phrase: str) -> list[str]:
    """A full-width space ends a phrase: it parts a title from its subtitle."""
    return [part for part in _WIDE_SPACE.split(phrase) if part]


def balanced(text: str, limit: float, *, bold: bool = False) -> tuple[str, ...]:
    """The fewest lines that break no phrase, of even length, rather ending at stops.

    Text that fits one line, or would take more than a dozen, comes back as ``wrap`` has it.
    """
    lines = wrap(text, limit, bold=bold)
    if not 1 < len(lines) <= _MOST_LINES:
        return lines
    whole = _breakable(text, limit, limit, bold=bold)
    parted = _breakable(text, _EVEN * limit, limit, bold=bold)
    ways = (whole, parted) if parted != whole else (whole,)
    for count, pieces in product(range(len(lines), len(lines) + 3), ways):
        ends = _least_ragged(pieces, count, limit, bold=bold)
        if ends:
            starts = (0, *ends[:-1])
            return tuple("".join(pieces[a:b]) for a, b in zip(starts, ends, strict=True))
    return lines


def _breakable(text: str, most: float, limit: float, *, bold: bool) -> list[str]:
    """Phrases; one wider than ``most`` falls apart at script changes, then anywhere.

    Text without a wide character breaks between words.
    """
    if not any(map(is_wide, text)):
        return list(units(text))
    pieces: list[str] = []
    for phrase in chain.from_iterable(map(_TELLING.split, phrases(text))):
        if width(phrase, bold=bold) <= most:
            pieces.append(phrase)
            continue
        for part in _SCRIPT_CHANGE.split(phrase):
            fits = width(part, bold=bold) <= limit
            for piece in (part,) if fits else units(part):
                if pieces and not _may_break(pieces[-1], piece[0]):
                    pieces[-1] += piece
                else:
                    pieces.append(piece)
    return pieces


def _least_ragged(pieces: list[str], count: int, limit: float, *, bold: bool) -> tuple[int, ...]:
    """Ends of ``count`` lines with the least squared raggedness; empty when nothing fits."""
    if count > len(pieces):
        return ()
    widths = [width(piece, bold=bold) for piece in pieces]
    target = sum(widths) / count
    total = len(pieces)
    prices = [_price(pieces, end, limit) for end in range(total)] + [0.0]
    seams = [AUTOSPACE / EM if meet(a[-1], b[0]) else 0.0 for a, b in pairwise(pieces)]
    best: list[dict[int, tuple[float, tuple[int, ...]]]] = [{0: (0.0, ())}]
    for _ in range(count):
        reached: dict[int, tuple[float, tuple[int, ...]]] = {}
        for start, (cost, ends) in best[-1].items():
            run = 0.0
            for end in range(start + 1, total + 1):
                run += widths[end - 1] + (seams[end - 2] if end - 1 > start else 0.0)
                if run - _SPACE * pieces[end - 1].endswith(" ") > limit:
                    break
                new = cost + (run - target) ** 2 + prices[end]
                if end not in reached or new < reached[end][0]:
                    reached[end] = (new, (*ends, end))
        best.append(reached)
    return best[-1].get(total, (0.0, ()))[1]


def _price(pieces: list[str], end: int, limit: float) -> float:
    """What it costs to end a line before piece ``end``."""
    before = pieces[end - 1].rstrip(" ")
    if before.endswith("\u3000"):
        return -(limit**2)
    if before[-1:] in _STOPS:
        return 0.0
    both = before + pieces[end]
    if _DEPENDENT.match(both, len(before)):
        return (_CLINGING * limit) ** 2
    return ((_INSIDE if _TELLING.match(both, len(before)) else _MID_SENTENCE) * limit) ** 2
