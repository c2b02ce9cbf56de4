"""What the other lines say of one that may be a heading: those of one text look and stand alike."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from typing import TYPE_CHECKING

from generator.reading.plain.signals import opens_with, script, shape_of, step

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from generator.reading.plain.lines import TextLine
    from generator.reading.plain.signals import PlainText

_LIKELY = 0.5
_LIKE = (0.02, 0.05, 0.1, 0.2, 0.35, 0.5, 0.7, 0.85)
_OF_HEADS = (0.02, 0.1, 0.3, 0.6, 0.9)
_MANY = (0, 1, 2, 5, 10, 20)
_HEADS = (1, 2, 4)
_BESIDE = (0.001, 0.05, 0.2, 0.5, 0.8)
_FAR = (1, 2, 3, 5, 8, 12, 20, 40)
_SHARE = (0.01, 0.03, 0.06, 0.1, 0.15, 0.2, 0.3)
_WIDER = (0.3, 0.6, 1, 1.5, 2)
_WIDE_SPACE = 3


def _space(line: TextLine) -> str:
    return f"{min(line.above, _WIDE_SPACE)} {min(line.below, _WIDE_SPACE)}"


_WAYS: dict[str, Callable[[TextLine], str]] = {
    "space": _space,
    "shape": lambda line: shape_of(line.text),
    "ends": lambda line: script(line.text[-1]) or line.text[-1],
    "opens": lambda line: opens_with(line.text),
}
"""In what two lines may be alike; empty where a line has nothing of the kind."""


def alike(page: PlainText, chances: Mapping[int, float]) -> Iterator[tuple[int, tuple[str, ...]]]:
    """What is seen of each line beside the others, by how likely each of them is a heading.

    ``chances`` holds the lines that may be headings, whatever stands around them.
    """
    among = {name: _groups(page, chances, way) for name, way in _WAYS.items()}
    likely = sorted(place for place, chance in chances.items() if chance >= _LIKELY)
    wide = sum(page.lines[place].width for place in likely)
    whole = sum(chances.values())
    for place, chance in chances.items():
        rest = whole - chance
        seen = [f"share {step(rest / len(page.lines), _SHARE)}"]
        for name, groups in among.items():
            if kind := _WAYS[name](page.lines[place]):
                seen += _like(name, groups[kind], chance, rest)
        seen += _beside(page, chances, place)
        at, after = bisect_left(likely, place), bisect_right(likely, place)
        above = step(place - likely[at - 1], _FAR) if at else "none"
        below = step(likely[after] - place, _FAR) if after < len(likely) else "none"
        seen += [f"heading above {above}", f"heading below {below}"]
        others = len(likely) - (after - at)
        if others > 1:
            mean = (wide - page.lines[place].width * (after - at)) / others
            seen.append(f"beside heads {step(page.lines[place].width / mean, _WIDER)}")
        yield place, tuple(seen)


def _groups(
    page: PlainText, chances: Mapping[int, float], way: Callable[[TextLine], str]
) -> Mapping[str, list[float]]:
    groups: defaultdict[str, list[float]] = defaultdict(list)
    for place, chance in chances.items():
        groups[way(page.lines[place])].append(chance)
    return {kind: [sum(held), len(held)] for kind, held in groups.items()}


def _like(name: str, group: list[float], chance: float, rest: float) -> Iterator[str]:
    """How likely those that are alike are headings, and how many of the headings are so."""
    held, count = group[0] - chance, group[1] - 1
    like = step(held / count, _LIKE) if count else "none"
    yield f"{name} like {like} of {step(count, _MANY)}"
    if rest > _LIKELY:
        yield f"{name} of heads {step(held / rest, _OF_HEADS)} of {step(rest, _HEADS)}"


def _beside(page: PlainText, chances: Mapping[int, float], place: int) -> Iterator[str]:
    line = page.lines[place]
    for name, near, space in (("above", place - 1, line.above), ("below", place + 1, line.below)):
        if 0 <= near < len(page.lines):
            likely = step(chances.get(near, 0.0), _BESIDE)
            yield f"{name} likely {likely} space {min(space, 2)}"
