"""A sentence as a model of bare sentences needs it: its parts one by one, then put together.

Such a model knows a sentence with a full stop. A quotation as a whole, what stands in brackets at
the end, who speaks and the mark of an item are taken off, translated by themselves where they have
words, and put around again. What has to arrive as it is, an address or a term of the glossary,
goes in as a mark; marks that do not survive are tried in another form, and the last try has none.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, replace
from itertools import permutations
from typing import TYPE_CHECKING

from generator import patterns as re
from generator.japanese.numbers import MYRIADS, in_english
from generator.japanese.numbers import quantities as japanese_numbers
from generator.japanese.sentences import split
from generator.translation.checks.english import quantities as english_numbers
from generator.translation.checks.numbers import equal, numbers
from generator.translation.checks.pair import Pair
from generator.translation.checks.shape import KEPT
from generator.translation.terms import Term, occurring, replaced

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from typing import TypeAlias

    from generator.model import Language

    Say: TypeAlias = Callable[[Sequence[str]], Sequence[str]]
    from collections.abc import Sequence
    from decimal import Decimal

    from generator.japanese.numbers import Quantity


_ITEM = re.compile(
    r"(?P<mark>[①-⑳※●○■□◆◇★☆▼▲•]|[QAＱＡ][.．:：]|[(（]?\d{1,3}[)）]|\d{1,3}[.．]\s)\s*(?=\S)"
)
_SPEAKER = {
    "ja": re.compile(r"(?P<who>[^\s：:、。「」『』（）()\d]{1,12})[：:]\s*(?=[^\s/])"),
    "en": re.compile(r"(?P<who>[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,2}):\s+(?=\S)"),
}
_QUOTED = {
    "ja": re.compile(r"[「『](?P<inside>[^「」『』]+)[」』](?P<end>[。．]?)"),
    "en": re.compile(r"[“\"](?P<inside>[^“”\"]+)[”\"](?P<end>[.]?)"),
}
_ASIDE = {
    "ja": re.compile(
        r"(?P<main>[^（）()]{6,})[（(](?P<inside>[^（）()]{4,})[）)](?P<end>[。．！？!?]?)"
    ),
    "en": re.compile(r"(?P<main>[^()]{12,}?)\s*\((?P<inside>[^()]{6,})\)(?P<end>[.!?]?)"),
}
# By target: around a quotation, around an aside, behind a speaker, between sentences.
_MARKS = {"en": ("“", "”", " (", ")", ": ", " "), "ja": ("「", "」", "（", "）", "：", "")}
_ENDED = re.compile(r"[.!?。！？…][」』）)\]\"”’]*\s*$")
_STOPS = ".。．"
_ENGLISH_END = re.compile(r"(?<=[.!?])\s+(?=[A-Z“\"(])")


@dataclass(frozen=True, slots=True)
class Fragment:
    """Words to be translated by themselves.

    Attributes:
        before: stands before them in the translation; ``after`` behind them.
        is_open: they are no whole sentence and get no full stop.
        begins: the translation begins with them, in a capital.
    """

    text: str
    before: str = ""
    after: str = ""
    is_open: bool = False
    begins: bool = False


def translated(
    texts: Sequence[str], source: Language, terms: Sequence[Term], say: Say
) -> tuple[str, ...]:
    """Sentences in the other language, put together from what ``say`` makes of bare ones.

    A sentence is empty where ``say`` leaves a part of it empty. Its numbers are set right from the
    source where they alone are wrong.
    """
    pieces = [parts(text, source) for text in texts]
    kept = tuple(Term(found, found) for text in texts for found in _kept(text))
    flat = [part.text for each in pieces for part in each]
    said = iter(_said(flat, source, (*dict.fromkeys(kept), *terms), say))
    return tuple(
        _whole(text, source, each, [next(said) for _ in each])
        for text, each in zip(texts, pieces, strict=True)
    )


def _whole(text: str, source: Language, pieces: Sequence[Fragment], answers: Sequence[str]) -> str:
    if not all(answers):
        return ""
    told = "".join(_around(part, answer) for part, answer in zip(pieces, answers, strict=True))
    return mended(Pair("", text, told.strip(), source))


def parts(text: str, source: Language) -> tuple[Fragment, ...]:
    """What of a sentence is translated by itself, in its order."""
    target: Language = "en" if source == "ja" else "ja"
    plain = unicodedata.normalize("NFKC", text) if source == "en" else _narrow(text)
    found = tuple(_parts(plain, source, _MARKS[target]))
    return (replace(found[0], begins=True), *found[1:]) if target == "en" else found


def _parts(text: str, source: Language, marks: tuple[str, ...]) -> Iterator[Fragment]:
    opening, closing, opened, closed, colon, between = marks
    item, speaker = _ITEM.match(text), _SPEAKER[source].match(text)
    quoted, aside = _QUOTED[source].fullmatch(text), _ASIDE[source].fullmatch(text)
    if item:
        yield from _before(_parts(text[item.end() :], source, marks), f"{item['mark'].strip()} ")
    elif speaker:
        yield Fragment(speaker["who"], after=colon, is_open=True)
        yield from _parts(text[speaker.end() :], source, marks)
    elif quoted:
        inside = _sentences(quoted["inside"], source)
        for at, sentence in enumerate(inside):
            before = opening if at == 0 else ""
            after = closing if at == len(inside) - 1 else between
            yield Fragment(sentence, before, after, not _ENDED.search(sentence))
    elif aside:
        end = aside["end"]
        yield Fragment(aside["main"].strip() + end, is_open=True)
        stop = {"en": end.replace("。", ".").replace("．", "."), "ja": end.replace(".", "。")}
        into = "en" if source == "ja" else "ja"
        yield Fragment(aside["inside"], opened, closed + stop[into], is_open=True)
    else:
        yield Fragment(text, is_open=not _ENDED.search(text))


def _before(found: Iterator[Fragment], mark: str) -> Iterator[Fragment]:
    first = next(found)
    yield replace(first, before=mark + first.before)
    yield from found


def _sentences(text: str, source: Language) -> tuple[str, ...]:
    return split(text) if source == "ja" else tuple(_ENGLISH_END.split(text))


def _narrow(text: str) -> str:
    """Letters and digits in the width that models learnt; a mark of an item stays one."""
    return "".join(
        unicodedata.normalize("NFKC", c) if "！" <= c <= "～" and c.isalnum() else c for c in text
    )


def _around(part: Fragment, answer: str) -> str:
    told = answer.strip()
    if part.is_open and told[-1:] in _STOPS and told[-3:] != "...":
        told = told.rstrip(_STOPS)
    if part.begins and not part.text.startswith(told[:1]):  # as iPhone and npm do
        told = told[:1].upper() + told[1:]
    return f"{part.before}{told}{part.after}"


def _kept(text: str) -> Iterator[str]:
    return (found.rstrip(".,;:!?)") for found in KEPT.findall(text))


def _said(texts: Sequence[str], source: Language, terms: Sequence[Term], say: Say) -> list[str]:
    """Every text in the other language, with each term in its own translation if that can be."""
    answers = list(say([_given(text, terms, _WAYS[source][0]) for text in texts]))
    for at, text in enumerate(texts):
        here = occurring(terms, text)
        for way in _WAYS[source]:
            if not here:
                break
            if way is not _WAYS[source][0]:
                answers[at] = say([_given(text, terms, way)])[0]
            whole = _restored(text, answers[at], terms, way, source)
            if whole:
                answers[at] = whole
                break
        else:
            answers[at] = say([text])[0]
    return answers


def _itself(term: Term, _: int) -> str:
    """A Latin name among Japanese words passes through a model unharmed, as a rule."""
    return term.target


def _letters(_: Term, at: int) -> str:
    return f"X{chr(ord('A') + at % 26)}{'X' * (at // 26)}"


def _number(_: Term, at: int) -> str:
    return f"[{at + 1}]"


_WAYS: dict[str, tuple[Callable[[Term, int], str], ...]] = {
    "ja": (_itself, _letters, _number),
    "en": (_letters, _number),
}


def _given(text: str, terms: Sequence[Term], way: Callable[[Term, int], str]) -> str:
    here = occurring(terms, text)
    return replaced(text, here, lambda term: way(term, here.index(term)))


def _restored(
    text: str,
    answer: str,
    terms: Sequence[Term],
    way: Callable[[Term, int], str],
    source: Language,
) -> str:
    """The answer with the terms in the place of their marks; empty if one is not there as often."""
    given, here = _given(text, terms, way), occurring(terms, text)
    for at, term in enumerate(here):
        mark = re.escape(way(term, at))
        alone = rf"(?<![A-Za-z]){mark}(?![A-Za-z])" if mark[:1].isalpha() else mark
        space = r"\s*" if source == "en" and not term.target.isascii() else ""
        found = re.split(f"{space}{alone}{space}", answer, flags=re.IGNORECASE)
        if len(found) - 1 != len(re.findall(alone, given, re.IGNORECASE)):
            return ""
        answer = term.target.join(found)
    return answer


# Numbers of a translation set right from the source, where only they are wrong.

_MOST = 4  # numbers that are wrong at once: with more it is another sentence
_DIGITS = re.compile(r"\d[\d,]*(?:\.\d+)?")
_KANJI_NUMBER = re.compile(r"[\d,.〇一二三四五六七八九十百千万億兆\s]+")
_LENGTHS = {
    "year": "年", "month": "か月", "week": "週間", "day": "日", "hour": "時間", "minute": "分",
    "second": "秒",
}  # fmt: skip


def mended(pair: Pair) -> str:
    """The translation, with other numbers where then every one is as in the source.

    As many have to be wrong as are missing; those of one kind belong together, and where two could
    change places none is touched. A unit that differs comes with its number. What would still not
    be right is left as it was.
    """
    if not any(numbers(pair)):
        return pair.target
    for text in (_renumbered(pair), _with_units(pair)):
        if text and not any(numbers(replace(pair, target=text))):
            return text
    return pair.target


def _renumbered(pair: Pair) -> str:
    doubted = {flaw.text for flaw in numbers(pair)}
    ja = [one for one in japanese_numbers(pair.ja) if one.text in doubted]
    en = [one for one in english_numbers(pair.en) if one.text in doubted]
    lost, wrong = (ja, en) if pair.language == "ja" else (en, ja)
    if len(lost) != len(wrong) or not 0 < len(lost) <= _MOST:
        return ""
    orders = sorted(permutations(lost), key=lambda order: _unlike(order, wrong))
    if len(orders) > 1 and _unlike(orders[0], wrong) == _unlike(orders[1], wrong):
        return ""  # which of two belongs where cannot be known
    matched = orders[0]
    write = _english if pair.language == "ja" else _japanese
    written = [write(one, other) for one, other in zip(matched, wrong, strict=True)]
    return _put(pair.target, [other.text for other in wrong], written) if all(written) else ""


def _unlike(one: Sequence[Quantity], two: Sequence[Quantity]) -> int:
    """How far numbers in this order are from each other, in kind and in digits."""
    return sum(
        abs(a.value.adjusted() - b.value.adjusted()) + (a.unit != b.unit)
        for a, b in zip(one, two, strict=True)
    )


def _english(wanted: Quantity, wrong: Quantity) -> str:
    """The number in the place of the wrong one: its words stay, unless their unit is another."""
    if wrong.unit == "ordinal":
        return _ordinal(wanted.value)
    told = in_english(replace(wanted, bound=""))
    bare = in_english(replace(wanted, bound="", unit=""))
    is_plain = len(_DIGITS.findall(wrong.text)) == 1 and " " not in bare
    same = wrong.unit == wanted.unit or told == bare
    return _DIGITS.sub(bare, wrong.text) if is_plain and same and wrong.unit else told


def _ordinal(value: Decimal) -> str:
    last = "th" if value % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(int(value % 10))
    return f"{value.normalize():f}{last or 'th'}" if value == value.to_integral_value() else ""


def _japanese(wanted: Quantity, wrong: Quantity) -> str:
    """The number before the unit that stands there; 割 counts tenths."""
    behind = _KANJI_NUMBER.sub("", wrong.text, count=1) if wrong.text else ""
    value = wanted.value
    if behind.startswith("割"):
        value = value / 10
        if value != value.to_integral_value():
            return ""
    return f"{_in_kanji(value, is_year=behind.startswith('年'))}{behind}"


def _in_kanji(value: Decimal, *, is_year: bool) -> str:
    """``125万`` where that is all of it, else with commas: 12億3,000万, 1,234."""
    told, rest = "", value
    for size, name in MYRIADS:
        if rest >= size:
            told, rest = f"{told}{int(rest // size):,}{name}", rest % size
    if told and not rest:
        return told
    return f"{value.normalize():f}" if is_year else f"{value.normalize():,f}"


def _with_units(pair: Pair) -> str:
    """The same numbers with the source's units: those of time, money and shares into English."""
    if pair.language == "en":
        return _with_lengths(pair)
    told = [(flaw.text, dict(flaw.advice.values).get("english", "")) for flaw in numbers(pair)]
    if not all(text and english for text, english in told):
        return ""
    return _put(pair.target, [text for text, _ in told], [english for _, english in told])


def _with_lengths(pair: Pair) -> str:
    en = english_numbers(pair.en)
    old, new = [], []
    for one in japanese_numbers(pair.ja):
        same = [other for other in en if equal(one, other) and other.unit in _LENGTHS]
        if same and one.unit in _LENGTHS and same[0].unit != one.unit:
            old.append(one.text)
            new.append("".join(_KANJI_NUMBER.findall(one.text)[:1]) + _LENGTHS[same[0].unit])
    return _put(pair.target, old, new) if old else ""


def _put(text: str, old: Sequence[str], new: Sequence[str]) -> str:
    """Each change once, in order; empty if one has no place."""
    plain, done, at = unicodedata.normalize("NFKC", text), "", 0
    for word, other in zip(old, new, strict=True):
        found = re.compile(rf"(?<![\d.,]){re.escape(word)}(?!\d)").search(plain, at)
        if not found or len(plain) != len(text):
            return ""
        done, at = done + text[at : found.start()] + other, found.end()
    return done + text[at:]
