"""Paragraphs on their way to a slide."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from generator import patterns as re

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.model import Bilingual, Language, Point
    from generator.slides import Mode

# What XML 1.0 cannot carry, and DEL.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")

_SPACES = re.compile(r"[ \t\r\n]+")
_WIDE = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uff66-\uff9f"
# Both begin with the space that they are about: a search leaps from one to the next.
_LATIN_SPACE = re.compile(f" (?:(?<=[{_WIDE}] )(?=[!-~])|(?<=[!-~] )(?=[{_WIDE}]))")
_NARROW_MARK = re.compile(f"(?<=[{_WIDE}」』）])[!?]+")
_FULL_MARKS = str.maketrans("!?", "！？")
NO_BREAK_SPACE = "\u00a0"
_SHORT = ("Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sep", "Sept", "Oct", "Nov", "Dec")
_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July", "August", "September"),
    *("October", "November", "December", *_SHORT, *(rf"{month}\." for month in _SHORT)),
)
_NUMBERED = (
    *(r"No\.", r"Nos\.", r"Vol\.", r"Fig\.", r"Figs\.", r"p\.", r"pp\."),
    *("Chapter", "Section", "Table", "Figure", "Step", "Part"),
)
_CALLED = ("Mr", "Mrs", "Ms", "Dr", "Prof", "St")


def _after(words: Iterable[str]) -> str:
    """Right after any of the words and a space; one by one, as each has a length of its own."""
    return "|".join(rf"(?<=\b{word} )" for word in words)


# Spaces within what is read as one: 25 km, Sept. 25, No. 3, Mr. Sato, J. S. Bach, and so on, etc.
_ONE = re.compile(
    r" (?:(?<=\d )(?=(?:thousand|million|billion|trillion|percent|per cent|yen|dollars|euros|"
    r"people|years?|months?|weeks?|days?|hours?|minutes?|seconds?|times|a\.m\.|p\.m\.|"
    rf"km|kg|cm|mm|m|g|[KMGT]?B|{'|'.join(_MONTHS)})(?!\w)|%)|"
    rf"(?=\d)(?:{_after((*_MONTHS, *_NUMBERED))})|"
    rf"(?=[A-Z])(?:{_after((*_CALLED, *(rf'{name}[.]' for name in _CALLED)))}|"
    r"(?<=^[A-Z]\. )|(?<=\b[A-Z]\. [A-Z]\. )|(?<=\b[A-Z]\. )(?=[A-Z]\. ))|(?=etc\b))"
)
_UNIT_SCALE = 0.55  # of the words around a big number, against its digits
_RANGE = re.compile(r"\d[\d.,]*[ァ-ヶ一-龠a-z]{0,3} ?[〜～–-] ?\d[\d.,]*(?:\s?[%％])?")
_DIGITS = re.compile(r"\d[\d,.，．]*(?:[百千万億兆]\d[\d,.，．]*)*[百千]?(?:\s?[%％])?")
_EACH = re.compile(
    r"[1１一](?:[日年週分人回台件校個軒]|時間|[かカヶ]月|世帯|[かカヶ]所|トン|キロ|枚|本)"
    r"(?:間)?(?:平均|[あ当]たり|につき|ごとに)"
)


class Run(NamedTuple):  # made in thousands, many times faster than a frozen dataclass
    """One script at one size.

    Attributes:
        scale: multiplies the size of its paragraph's level.
        color: of the scheme, in place of the level's own.
    """

    text: str
    language: Language
    scale: float = 1.0
    color: str = ""


class SlideParagraph(NamedTuple):
    """One paragraph; a vertical tab in a run is a line break of ours.

    Attributes:
        level: 0 first language, 1 second, 2 and 3 the pair of a detail.
        start: the number an automatic numbering starts from.
        sources: ids of the sentences it rests on.
        close: it goes on with what is above it, and has one translation with that below both.
        sunk: points further down than its level says, so that it begins where its like beside it
            does.
    """

    runs: tuple[Run, ...]
    level: int = 0
    start: int = 1
    sources: tuple[str, ...] = ()
    close: bool = False
    sunk: float = 0.0

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)

    @property
    def largest(self) -> float:
        """The scale of its largest run."""
        runs = self.runs
        return runs[0].scale if len(runs) == 1 else max(run.scale for run in runs)


Pair: TypeAlias = tuple[SlideParagraph, ...]
"""What is said once: a paragraph a language, never parted from each other."""


@lru_cache(maxsize=4096)
def clean(text: str, language: Language) -> str:
    """One line that XML can carry.

    Japanese is set without the spaces some writers put beside Latin words, and with its own
    ！ and ？, after which a line may end; in English a
    number keeps its unit, a day its month, a name its title, and the last line at least two words.
    """
    plain = unicodedata.normalize("NFC", text)
    if not plain.isprintable() or "  " in plain or plain[:1] == " " or plain[-1:] == " ":
        plain = _SPACES.sub(" ", _FORBIDDEN.sub("", plain)).strip()
    if language == "en":
        return _without_widow(_ONE.sub(NO_BREAK_SPACE, plain))
    if "!" in plain or "?" in plain:
        plain = _NARROW_MARK.sub(lambda mark: mark[0].translate(_FULL_MARKS), plain)
    return _LATIN_SPACE.sub("", plain) if " " in plain else plain


def _without_widow(text: str) -> str:
    """A single short word never stands alone on the last line."""
    head, space, last = text.rpartition(" ")
    if space and len(last) <= 10 and head.count(" ") >= 3:
        return f"{head}{NO_BREAK_SPACE}{last}"
    return text


def shown(text: Bilingual, mode: Mode) -> tuple[tuple[Language, str], ...]:
    """The texts to show, first language first; a pending one leaves the other alone."""
    both: tuple[tuple[Language, str | None], ...] = (("ja", text.ja), ("en", text.en))
    order = both[::-1] if mode == "en" else both
    found = [(lang, done) for lang, said in order if said and (done := clean(said, lang))]
    if mode != "bilingual":
        return () if text[mode] == "" else tuple(found[:1])
    if len(found) == 2 and _same(found[0][1], found[1][1]):
        return tuple(found[:1])  # a number, a name in Latin letters: once is enough
    return tuple(found)


def _same(first: str, second: str) -> bool:
    """But for full-width forms."""
    normal = unicodedata.normalize
    return first == second or (
        len(first) == len(second) and normal("NFKC", first) == normal("NFKC", second)
    )


@lru_cache(maxsize=4096)  # a text is measured in each way that it may be set
def pair(
    text: Bilingual, mode: Mode, level: int = 0, suffix: str = "", sources: tuple[str, ...] = ()
) -> Pair:
    """The paragraphs of one text; ``suffix`` ends both ("（1/2）")."""
    return tuple(
        SlideParagraph((Run(words + _suffix(suffix, language), language),), level + n, 1, sources)
        for n, (language, words) in enumerate(shown(text, mode))
    )


def point(of: Point, mode: Mode, level: int = 0) -> Pair:
    """The paragraphs of a point, knowing their sources."""
    return pair(of.text, mode, level, "", of.sources)


def _suffix(suffix: str, language: Language) -> str:
    if not suffix:
        return ""
    return f"（{suffix}）" if language == "ja" else f"{NO_BREAK_SPACE}({suffix})"


def pairs(points: Iterable[Point], mode: Mode, level: int = 0) -> tuple[Pair, ...]:
    """The points that have any text; of one sentence the English stands once, under them all."""
    found: list[Pair] = []
    before: Point | None = None
    for said in points:
        done = point(said, mode, level)
        if before and mode == "bilingual" and _continued(before, said) and len(found[-1]) > 1:
            *above, english = found[-1]
            found[-1] = (*above, *(one._replace(close=True) for one in done), english)
        elif done:
            found.append(done)
            before = said
    return tuple(found)


def _continued(before: Point, said: Point) -> bool:
    """A point whose English stands with the one before, both being of the same sentence."""
    return said.text.en == "" and bool(said.sources) and said.sources == before.sources


def inline(text: Bilingual, mode: Mode) -> Pair:
    """Both languages in one paragraph, for a kicker or a heading."""
    runs: list[Run] = []
    for language, words in shown(text, mode):
        if runs:
            runs.append(Run("\u3000", "ja"))
        if not any(run.text == words for run in runs):
            runs.append(Run(words, language))
    if runs and runs[-1].text == "\u3000":
        runs.pop()
    return (SlideParagraph(tuple(runs)),) if runs else ()


def describes(text: Bilingual) -> str:
    """Alternative text in both languages."""
    return " ".join(words for _, words in shown(text, "bilingual"))


def parted(text: str, language: Language, at: tuple[int, int] | None = None) -> tuple[Run, ...]:
    """A figure, its digits large, or what stands ``at``; the words and units around them small."""
    scales = (_UNIT_SCALE, 1.0, _UNIT_SCALE)
    pieces = zip(figure_of(text, at), scales, strict=True)
    return tuple(Run(piece, language, scale) for piece, scale in pieces if piece)


def _each(text: str) -> int:
    """Where a figure goes on that is told of each day, month, person: 1日平均18人 tells 18."""
    found = _EACH.match(text)
    return found.end() if found and _DIGITS.search(text, found.end()) else 0


def figure_of(text: str, at: tuple[int, int] | None = None) -> tuple[str, str, str]:
    """What is small before a figure's digits, or what stands ``at``; these; what is small after."""
    if at is None:
        found = _RANGE.search(text) or _DIGITS.search(text, _each(text))
        if found is None:
            return text, "", ""
        sign = re.search(r"[¥￥$€£+−-]$", text[: found.start()])
        at = (found.start() - (1 if sign else 0), found.end())
    return text[: at[0]], text[at[0] : at[1]], text[at[1] :]
