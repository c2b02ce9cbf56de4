"""Plays: who says what, written before the words without a colon, and where a scene begins."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import takewhile
from typing import TYPE_CHECKING

from generator import patterns as re

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.reading.plain.lines import TextLine

# A name before the words: HAMLET. To be …, MACBETH  So foul …, 太郎「…」. With a second tab, it is
# the row of a table.
_SAYS = (
    re.compile(r"^(?P<who>[A-Z][A-Z'’ -]{1,24})\.\s+(?=[\[(A-Z'‘\"“])"),
    re.compile(r"^(?P<who>[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,2})(?: {2,}(?=\S)|\t+(?=[^\t]+$))"),
    re.compile(
        r"^(?P<who>[一-龥々ァ-ヶーぁ-んA-Za-zＡ-Ｚ0-9０-９]{1,8})\s?(?=「.*」(?:[（(].*[）)])?$)"
    ),
    # As Japanese plays are printed: 緑衣の男　　（独言のように）今年ほど…
    re.compile(r"^(?P<who>[^\s、。「」『』（）():：・]{1,10})(?:　{2,}(?=\S)|\t+(?=[^\t]+$))"),
)
# What heads the list of those who appear, and one of them with what is told of them.
_CAST = re.compile(
    r"^[■◆●▼◎【＜<〈《\s]*(?:登場人物|配役|キャスト|人物)(?:表|紹介|一覧)?[】＞>〉》\s]*$"
)
_MEMBER = re.compile(r"^([^\s、。「」『』（）():：・…]{1,10})(?:[\s　（(:：・…].*)?$")
_MOST_MEMBERS = 40
# A name in brackets alone above the words.
_ABOVE = re.compile(
    r"^(?:【([^【】]{1,8})】|＜([^＜＞]{1,8})＞|<([^<>]{1,8})>|［([^［］]{1,8})］)$"
)
_FEWEST_NAMES = 2
_FEWEST_TURNS = 4
_SHARE = 0.2  # of the lines, those that somebody begins to speak
_LONGEST = 400  # characters of a line that is looked at

_SCENE = re.compile(
    r"^(?:(?:ACT|SCENE|Act|Scene)\s+(?:[IVXLC]+|\d+|[A-Z][a-z]+|[A-Z]+)\b(?:[.,:—–-].{0,80})?"
    r"|(?:PROLOGUE|EPILOGUE|CURTAIN RISES)\.?"
    r"|(?:INT|EXT|I/E|INT\.?/EXT)\.\s+\S.{2,60}"
    r"|第?[一二三四五六七八九十0-9０-９]{1,3}[幕場景]目?(?:[\s　・:：].{0,30})?"
    r"|(?:シーン|Scene|SCENE)\s?[0-9０-９]{1,3}(?:[\s　:：|｜].{0,30})?"
    r"|プロローグ|エピローグ|幕間)$"
)


def played(found: tuple[TextLine, ...]) -> tuple[TextLine, ...]:
    """The lines of a play, with a colon behind the name before each turn."""
    for form in _SAYS:
        said = {n: m for n, line in enumerate(found) if (m := _match(form, line))}
        turns = _turns({n: m["who"] for n, m in said.items()}, len(found))
        if turns:
            return tuple(
                replace(line, raw=f"{turns[n]}：{line.text[said[n].end() :]}")
                if n in turns
                else line
                for n, line in enumerate(found)
            )
    if (listed := _by_cast(found)) is not None:
        return listed
    above = {n: next(filter(None, m.groups())) for n, m in _boxed(found).items()}
    turns = _turns(above, len(found)) if len(above) > len(set(above.values())) else {}
    return tuple(
        replace(line, raw=f"{turns[n - 1]}：{line.text}", above=found[n - 1].above)
        if n - 1 in turns
        else line
        for n, line in enumerate(found)
        if n not in turns
    )


def _by_cast(found: tuple[TextLine, ...]) -> tuple[TextLine, ...] | None:
    """With a colon behind each name that a list of those who appear gives, where they speak."""
    top = next((n for n, line in enumerate(found) if _CAST.match(line.text)), len(found))
    below = found[top + 1 : top + 1 + _MOST_MEMBERS]
    members = list(takewhile(bool, (_MEMBER.match(line.text) for line in below)))
    names = {member[1] for member in members if member}
    start = top + 1 + len(members)
    said = {
        n: member[1]
        for n, line in enumerate(found[start:], start)
        if (member := _CALLED.match(line.text)) and member[1] in names
    }
    turns = _turns(said, len(found) - start)
    if not turns:
        return None
    return tuple(
        replace(line, raw=f"{turns[n]}：{line.text.removeprefix(turns[n]).strip()}")
        if n in turns
        else line
        for n, line in enumerate(found)
    )


_CALLED = re.compile(r"^([^\s、。「」『』（）():：・…]{1,10})(?=[\s　]+\S|[「（(])")


def _match(form: re.Pattern[str], line: TextLine) -> re.Match[str] | None:
    is_said = len(line.text) <= _LONGEST and _SCENE.match(line.text) is None
    return form.match(line.text) if is_said else None


def _boxed(found: Sequence[TextLine]) -> dict[int, re.Match[str]]:
    """Each right above what is said."""
    return {
        n: m
        for n, line in enumerate(found[:-1])
        if (m := _ABOVE.match(line.text)) and not _ABOVE.match(found[n + 1].text)
        if found[n + 1].above == 0
    }


def _turns(names: dict[int, str], lines: int) -> dict[int, str]:
    """Those of people who speak again and again, in turn; none where few lines are said."""
    times = Counter(names.values())
    again = {name for name, count in times.items() if count > 1}
    turns = sum(times[name] for name in again)
    if len(again) < _FEWEST_NAMES or turns < max(_FEWEST_TURNS, _SHARE * lines):
        return {}
    return names


def scenes(found: Sequence[TextLine], body: Sequence[int]) -> set[int]:
    """Where acts and scenes begin, in a text that has several or is a play."""
    heads = {
        n
        for n in body
        if len(found[n].text) <= _LONGEST and found[n].above and _SCENE.match(found[n].text)
    }
    return heads if len(heads) > 1 or is_play(found) else set()


def speaking(found: Sequence[TextLine]) -> frozenset[str]:
    """Who says something again and again: their name alone on a line heads nothing."""
    said = (_SAID_BY.match(line.text) for line in found)
    times = Counter(one[1] for one in said if one)
    return frozenset(name for name, count in times.items() if count > 1)


_SAID_BY = re.compile(r"^([^\s、。：「」]{1,10})：(?=\S)")


def is_play(found: Sequence[TextLine]) -> bool:
    """Whether lines begin with who says them, as ``played`` leaves them: some again and again."""
    said = (_TURN.match(line.text) for line in found)
    times = [count for count in Counter(one[1] for one in said if one).values() if count > 1]
    return len(times) >= _FEWEST_NAMES and sum(times) >= _FEWEST_TURNS


_TURN = re.compile(r"^([A-Z][\w.'’ -]{1,24})：\S")
