"""Where a sentence ends, in Japanese text and in the English that stands within it."""

from __future__ import annotations

import unicodedata
from itertools import chain
from typing import TYPE_CHECKING

from generator import patterns as re

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


PAIRS = {
    "「": "」",
    "『": "』",
    "（": "）",
    "(": ")",
    "【": "】",
    "〈": "〉",
    "《": "》",
    "〔": "〕",
    "［": "］",
    "[": "]",
    "“": "”",
    "｢": "｣",
}
"""Brackets and quotation marks that come in pairs, opening to closing."""

_CLOSERS = frozenset(PAIRS.values())
_FULL_STOPS = "。｡．"
_MARKS = "！？!?"
_LATIN_ENDS = ".!?"
_STRAIGHT = '"'  # opens and closes: it opens where no word ends before it
_TELLING = re.compile(f"[{re.escape(''.join((*PAIRS, _STRAIGHT, _FULL_STOPS, _MARKS, '.')))}]")
_QUOTED = re.compile(
    rf"(?<![A-Za-z0-9.!?,])({_STRAIGHT})[\w“‘'$][^{_STRAIGHT}]*(?<!\s)({_STRAIGHT})(?![A-Za-z0-9])"
)
_EITHER = re.compile(f"[{re.escape(''.join((*PAIRS, *PAIRS.values())))}]")
# After ! or ? these carry the sentence on: なぜ？と思う, Go!を使う; とても, ところで begin one.
_CONTINUED = re.compile(
    r"\s?と(?!ころ|て[もつ]|に[かも]|もか|りあ|りわ|きど|くに|っさ|う[とぜ]|ある|んで"
    r"|は[い言]え|[　\s]|$)|って|を|なんて|など|、|，|,"
)
# After a closing quotation mark these carry the sentence on: 「…。」と言った.
_QUOTE_CONTINUED = re.compile(r"[ぁ-ん、，。．,]")
# Q1. and A1. stand before what is asked and answered.
_NUMBERED_TURN = re.compile(r"[QAＱＡ問答]\s?[0-9０-９]{1,3}(?:-[0-9０-９]{1,3})?")
# So do Ｑ１． and Ａ．, and １． before an item.
_WIDE_LABEL = re.compile(r"[QAＱＡ問答]\s?[0-9０-９]{0,3}(?:-[0-9０-９]{1,3})?|[0-9０-９]{1,2}")

_ABBREVIATIONS = frozenset(
    """mr mrs ms dr prof sr jr st vs etc inc ltd co corp no fig vol e.g i.e cf al approx dept est
    ext tel jan feb mar apr jun jul aug sep sept oct nov dec""".split()  # noqa: SIM905 - words, not code
)
# What follows an English quotation that ends its sentence.
_BEGINS = re.compile(r"\s+[A-Z“\"]|\s*$")

_OF_AMOUNT = re.compile(r"(?:°|\d\s?)[A-Za-z]$")  # 35 °C, 12 V: no initial of a name
_LAST_WORD = re.compile(r"[A-Za-z][A-Za-z.]*$")


def split(text: str) -> tuple[str, ...]:
    """The sentences of a text, without the white space around them.

    A line end closes a sentence, 。 or not. A quotation or bracket that is closed on its line
    stays in one piece whatever stands in it; an unbalanced mark counts for nothing.
    """
    return tuple(
        sentence for line in text.splitlines() for sentence in _line_sentences(line.strip())
    )


def closed_at(line: str) -> dict[int, int]:
    """Where each opening bracket of a line is closed; unbalanced ones are not in it."""
    waiting: dict[str, list[int]] = {}
    closed: dict[int, int] = {}
    for found in _EITHER.finditer(line):
        char, place = found[0], found.start()
        if char in PAIRS:
            waiting.setdefault(PAIRS[char], []).append(place)
        elif waiting.get(char):
            closed[waiting[char].pop()] = place
    if line.count(_STRAIGHT) % 2 == 0:
        closed |= {found.start(1): found.start(2) for found in _QUOTED.finditer(line)}
    return closed


def unbalanced(texts: Sequence[str]) -> tuple[tuple[str, int], ...]:
    """Marks without their other half in all the texts together, each with its text's place."""
    waiting: dict[str, list[tuple[str, int]]] = {}
    stray: list[tuple[str, int]] = []
    for place, text in enumerate(texts):
        for char in text:
            if char in PAIRS:
                waiting.setdefault(PAIRS[char], []).append((char, place))
            elif char in _CLOSERS and waiting.get(char):
                waiting[char].pop()
            elif char in _CLOSERS:
                stray.append((char, place))
    found = [*stray, *chain.from_iterable(waiting.values())]
    return tuple(sorted(found, key=lambda mark: mark[1]))


def _line_sentences(line: str) -> list[str]:
    closed = closed_at(line)
    found: list[str] = []
    start = place = 0
    while telling := _TELLING.search(line, place):
        place = telling.start()
        last = closed.get(place, place)
        end = _end_after(line, start, place, last)
        if end:
            found.append(line[start:end].strip())
            start = end
        place = max(end, last + 1)
    found.append(line[start:].strip())
    return [sentence for sentence in found if sentence]


def _end_after(line: str, start: int, place: int, last: int) -> int:
    """The end of the sentence if it ends at this character or bracket, else 0."""
    if last > place:
        return _end_after_bracket(line, start, place, last)
    char = line[place]
    if char not in _FULL_STOPS + _MARKS + ".":
        return 0
    end = _with_trailing(line, place + 1)
    if char == ".":
        return end if _is_latin_stop(line, start, place, end) else 0
    if char == "．" and _is_wide_label(line, start, place, end):
        return 0
    if char in _MARKS and _is_inner_mark(line, place, end):
        return 0
    return end


def _is_wide_label(line: str, start: int, place: int, end: int) -> bool:
    """A full stop within an amount, or after a number or letter before what it counts."""
    if line[place - 1 : place].isdigit() and line[end : end + 1].isdigit():
        return True
    return _WIDE_LABEL.fullmatch(line[start:place].strip()) is not None


def _end_after_bracket(line: str, start: int, place: int, last: int) -> int:
    """A bracket that holds whole sentences ends one too, unless the text runs on after it."""
    ends = _LATIN_ENDS if line[place] == _STRAIGHT else "."
    if line[place] in "“" + _STRAIGHT and line[last - 1] in ends:
        return _with_trailing(line, last + 1) if _BEGINS.match(line, last + 1) else 0
    if line[last - 1] not in _FULL_STOPS + _MARKS:
        return 0
    after = line[last + 1 : last + 2]
    alone = not line[start:place].strip()
    if line[place] in "（(" and alone:
        return _with_trailing(line, last + 1)
    opens_next = after in PAIRS and line[last - 1] in _FULL_STOPS
    runs_on = after and (_QUOTE_CONTINUED.match(after) or line[last - 1] in _MARKS)
    return _with_trailing(line, last + 1) if opens_next or not runs_on else 0


def _with_trailing(line: str, end: int) -> int:
    """Further stops, stray closing marks and the emoji after them belong to the sentence."""
    while end < len(line) and (
        line[end] in _FULL_STOPS + _MARKS
        or line[end] in _CLOSERS
        or (line[end] in "\"'’" and line[end - 1] in _LATIN_ENDS)
        or unicodedata.category(line[end]) in {"So", "Sk"}
        or line[end] in "\ufe0f\u200d"
    ):
        end += 1
    return end


def _is_inner_mark(line: str, place: int, end: int) -> bool:
    """Yahoo!ニュース, なぜ？と思う: the mark belongs to a word, or the sentence carries on."""
    after = line[end:]
    named = line[place - 1 : place].isascii() and line[place - 1 : place].isalpha()
    goes_on = named and (after[:1].isalnum() or after.lstrip()[:1].islower())
    return goes_on or bool(_CONTINUED.match(after))


def _is_latin_stop(line: str, start: int, place: int, end: int) -> bool:
    """A full stop before white space (or the line's end), not of an abbreviation or a number."""
    after = line[end:]
    if after and not after[0].isspace():
        return False
    if _NUMBERED_TURN.fullmatch(line[start:place].strip()):
        return False
    word = _LAST_WORD.search(line[start:place])
    if word is None:
        return not (line[start:place].strip().isdigit() and after)
    last = word[0].lower()
    if _OF_AMOUNT.search(line[start:place]):
        return not after.lstrip()[:1].islower()
    if last in _ABBREVIATIONS or len(last) == 1 or "." in last:
        return not after or (last == "etc" and after.lstrip()[:1].isupper())
    return not after.lstrip()[:1].islower()


# Who answers an interviewer's questions, as a title or a lead names them.

_TO_WHOM = re.compile(
    r"(?P<name>(?:[一-龠々ァ-ヴー・]{1,10}[ 　]?[一-龠々ァ-ヴー・]{1,10}|[一-龠々]{1,3}[ 　]?"
    r"(?:[ァ-ヴー]{2,6}|[ぁ-ん]{1,3}[一-龠々]?))(?:さん|氏))(?:[（(][^（）()]{1,8}[)）])?"
    r"(?:へ?の?(?:特別|独占)?インタビュー|[へに](?:の[^、。]{1,6})?質問|に、?(?:[^、。]{1,16}(?:を|について)、?)?"
    r"(?:お?話|ご?協力|ご?登場|お?答え|インタビュー|取材|伺|うかが|聞|訊|きき|きい|尋))"
)
# What they do, before their name: 獣医師・柏原さん.
_OFFICE = re.compile(r"^[^ 　・]*[一-龠](?:師|者|家|員|長|士|督|手|授)[ 　・](?=.{2,}(?:さん|氏)$)")

_QUESTION = re.compile(
    r"[?？]\Z|(?:ですか|ますか|ましたか|教えて(?:ください|下さい)?"
    r"|聞かせて(?:ください|下さい)?|お(?:聞かせ|教え|話し)(?:ください|下さい)"
    r"|(?:ひとこと|一言|メッセージ|目標|抱負|感想|展望)(?:を)?お願い(?:し|いたし)ます)。?\Z"
)


def answers(texts: Iterable[str]) -> str:
    """Who is asked in the first of these that says so, with さん or 氏; empty if none does."""
    named = (_TO_WHOM.search(text) for text in texts)
    return next((_OFFICE.sub("", each["name"]) for each in named if each), "")


def asks_somebody(text: str) -> bool:
    """An interviewer's question or request."""
    return bool(_QUESTION.search(text))
