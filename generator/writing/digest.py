"""A long article made to fit a model's context: its weightiest lines, chosen part by part.

The numbers of the lines stay, so that a plan made of them names the article's own sentences.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.writing import schemas
from generator.writing.desk import estimated

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.writing.desk import EditorDesk
    from generator.writing.numbered import Numbered

_A_NUMBER = 4  # tokens of an answer, generously
_OVER = 1.15  # a few lines too many are not worth a question, nor their loss
_LEAST = 0.15  # of a part's lines: a part of which less may stay is not read at all


def within(article: Numbered, room: int, desk: EditorDesk) -> str:
    """The numbered article in at most about ``room`` tokens.

    It is asked for in parts that fit the room themselves; of a part for which no answer can be
    had, the headings and what stands first below each stay.
    """
    size = estimated(*article.lines)
    if size <= room * _OVER:
        return article.text
    kept: list[str] = []
    for part in _parts(article.lines, room):
        count = max(1, int(len(part) * max(_LEAST, room / size)))
        kept += [*_chosen(part, count, desk), "…"]
    return "\n".join(kept)


def _parts(lines: Sequence[str], room: int) -> Iterator[Sequence[str]]:
    """Runs of lines of at most ``room`` tokens, a heading never last where that can be."""
    start, size = 0, 0
    for n, line in enumerate(lines):
        size += estimated(line)
        if size > room and n > start:
            end = n - 1 if _is_heading(lines[n - 1]) and n - 1 > start else n
            yield lines[start:end]
            start, size = end, estimated(*lines[end : n + 1])
    yield lines[start:]


def _is_heading(line: str) -> bool:
    return line.partition("] ")[2].startswith("#")


def _chosen(part: Sequence[str], count: int, desk: EditorDesk) -> list[str]:
    first = _number(part[0])
    shape = schemas.chosen(first, _number(part[-1]), count)
    answer = desk.ask("digest", "\n".join(part), shape, _A_NUMBER * count + 20, most=count)
    wanted = set(answer["lines"]) if answer else _openings(part, count)
    return [line for line in part if _is_heading(line) or _number(line) in wanted]


def _openings(part: Sequence[str], count: int) -> set[int]:
    """The first line of the part and the first below each heading."""
    below = [n for n, line in enumerate(part) if n == 0 or _is_heading(part[n - 1])]
    return {_number(part[n]) for n in below[:count]}


def _number(line: str) -> int:
    return int(line[1 : line.index("]")])
