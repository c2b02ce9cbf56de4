"""Striking figures: found in the Japanese, and matched by value with the English."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator import patterns as re
from generator.japanese.numbers import quantities
from generator.model import Bilingual

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from generator.model import Sentence

_EN_SCALES = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}

_JA = re.compile(
    r"(?P<before>約|およそ|のべ|延べ|総額|累計|合計|最大)*"
    r"(?P<number>\d[\d,]*(?:\.\d+)?(?:[千万億兆]\d[\d,]*)*[千万億兆]?)"
    r"(?P<unit>円|ドル|ユーロ|元|ウォン|割|%|％|パーセント|ポイント|倍|人|名|社|件|台|店|か所|カ所"
    r"|冊|本|個|トン|キログラム|キロ|世帯|票|回)"
    r"(?P<after>近く|以上|超|余り|弱|強|未満)?"
)
_EN = re.compile(
    r"(?:(?:a total of|nearly|almost|about|around|approximately|roughly|some|over|more than|up to"
    r"|less than|at least) )*"
    r"[¥$€£]?(?P<number>\d+(?:,\d{3})*(?:\.\d+)?)(?: (?P<scale>thousand|million|billion|trillion))?"
    r"(?P<unit>%| percent| per cent| times|-fold"
    r"|(?-i: (?!one\b|two\b|three\b|four\b|five\b|six\b|seven\b|eight\b|nine\b|ten\b)[a-z-]+))?",
    re.IGNORECASE,
)
_MONEY = frozenset(["円", "ドル", "ユーロ", "元", "ウォン"])
_SHARES = frozenset(["割", "%", "％", "パーセント", "ポイント", "倍"])
_EXTRA_WORDS = re.compile(
    r" (?:an?|and|or|in|on|of|to|by|at|for|from|with|per|as|were|was|is|are|have|had|the)$"
)


@dataclass(frozen=True, slots=True)
class WrittenAmount:
    """A figure as it is written in both languages, and how striking it is."""

    text: Bilingual
    weight: float


def amounts(sentence: Sentence) -> list[WrittenAmount]:
    """The striking figures of a sentence; of one without Japanese those of its English."""
    if sentence.text.ja is None:
        return list(_english_amounts(sentence.text.en or ""))
    found = []
    for match in _JA.finditer(sentence.text.ja or ""):
        weight = _weight(match)
        if not weight or _is_quoted(sentence.text.ja or "", match.start()):
            continue
        whole = sentence.text.en
        english = None if whole is None else _english(whole, _value(match))
        if english == "" and whole and match["unit"] == "倍":
            english = _in_words(whole, _value(match))
        found.append(WrittenAmount(Bilingual(match.group(), english), weight))
    return found


def _is_quoted(text: str, at: int) -> bool:
    """Somebody's words, or a title: no figure of the article's own."""
    return text.count("「", 0, at) > text.count("」", 0, at)


_EN_MONEY = re.compile(r"^[¥$€£]|\b(?:dollars|euros|pounds|yen)$")
_EN_STRESS = re.compile(
    r"^(?:a total of|nearly|almost|about|around|roughly|some|over|more than|up to)"
)
_YEAR = re.compile(r"^(?:19|20)\d\d$")


def _english_amounts(text: str) -> Iterator[WrittenAmount]:
    for match in _EN.finditer(text):
        words = _EXTRA_WORDS.sub("", match.group()).strip()
        weight = _english_weight(match, words)
        if weight and not text[: match.start()].endswith(("-", "–", ".", "#", "/", "v", "No. ")):
            yield WrittenAmount(Bilingual(en=words), weight)


def _english_weight(match: re.Match[str], words: str) -> float:
    value, unit = _en_value(match), (match["unit"] or "").strip()
    figure = words.removesuffix(f" {unit}")
    if _EN_MONEY.search(figure) or unit in {"dollars", "euros", "pounds", "yen"}:
        return 3.0 if value >= 1e6 else 0.0
    if unit in {"%", "percent", "per cent"}:
        return 2.0
    if unit in {"times", "-fold"}:
        return 2.0 if value >= 2 else 0.0
    if _YEAR.match(match["number"]) or not unit or not unit.isalpha() or unit not in words:
        return 0.0
    if value < 1e3:
        return 0.0
    return 2.2 if match["scale"] or _EN_STRESS.match(words) else 1.0


def in_japanese(english: str, text: str) -> str:
    """The words of the Japanese sentence for a figure of the English one; empty where none is."""
    found = _EN.search(english)
    if found is None:
        return ""
    value = _en_value(found)
    return next((m.group() for m in _JA.finditer(text) if _value(m) == value), "")


def _weight(match: re.Match[str]) -> float:
    """Money, then shares, then large counts; a small count is no slide."""
    value, unit = _value(match), match["unit"]
    if unit in _MONEY:
        return 3.0 if value >= 1e6 else 0.0
    if unit in _SHARES:
        return 2.0 if unit != "倍" or value >= 2 else 0.0
    stressed = bool(match["before"] or match["after"])
    return 2.2 if value >= 1e3 and stressed else 1.0 if value >= 100 else 0.0


def _value(match: re.Match[str]) -> Decimal:
    """30 for 3割: a share counts as percent."""
    return quantities(match["number"] + match["unit"])[0].value


def _english(text: str, value: Decimal) -> str:
    """The words for the figure in the English sentence; empty where none has its value."""
    for match in _EN.finditer(text):
        if _en_value(match) == value:
            return _EXTRA_WORDS.sub("", match.group())
    return ""


_TIMES: dict[Decimal | int, str] = {
    2: "twofold|twice|double[ds]?|two times",
    3: "threefold|triple[ds]?|three times",
    4: "fourfold|quadruple[ds]?|four times",
    5: "fivefold|five times",
    6: "sixfold|six times",
    8: "eightfold|eight times",
    10: "tenfold|ten times",
}


def _in_words(text: str, times: Decimal) -> str:
    """A multiple written as a word: "about fourfold"."""
    words = _TIMES.get(times)
    found = re.search(rf"(?:(?:about|nearly|almost|more than) )?\b(?:{words})\b", text)
    return found.group() if words and found else ""


def _en_value(match: re.Match[str]) -> float:
    return float(match["number"].replace(",", "")) * _EN_SCALES.get(
        (match["scale"] or "").lower(), 1
    )


def english_figure(sentence: Sentence, figure: str) -> str:
    """What the English sentence calls a figure of the Japanese one; empty if it cannot be told."""
    found = _JA.search(figure)
    english = sentence.text.en or ""
    if found is None:
        return ""
    words = _english(english, _value(found))
    return words or (_in_words(english, _value(found)) if found["unit"] == "倍" else "")
