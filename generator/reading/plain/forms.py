"""Fixed forms: the names that parts of an interview, a recipe, minutes, a letter have are headings.

A form is told by lines that nothing else has (``forms.toml``); in a text of it such a name heads
its part, however it looks and whatever it weighs.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from generator import patterns as re
from generator.reading.plain.marks import counted, mark_of, ornamented
from generator.resources import toml_beside

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.reading.plain.lines import TextLine

_LONGEST = 60  # characters of a line that may be the name of a part
_LOOKED_AT = 200
_FEWEST = 2
# Around and before a name: what marks it says nothing of what it is.
_AROUND = " \t　■□◆◇●○〇◎★☆▼▽▲△▶▷♦❖※【】《》〈〉＜＞<>［］[]〔〕*＊・:：.．-―—─━=＝~〜～"


@dataclass(frozen=True, slots=True)
class _Form:
    """Attributes: ``signs`` of its lines, ``fewest`` of which tell it; ``parts``: their names."""

    signs: re.Pattern[str]
    fewest: int
    parts: re.Pattern[str]


def parts(found: Sequence[TextLine], body: Sequence[int]) -> frozenset[int]:
    """The places of names of parts, among those of what is content, in a text of such a form."""
    told = [form for form in _forms() if _tells(form, found)]
    return _chapters(found, body) | frozenset(
        place
        for place, after in pairwise(body)
        if any(_is_part(form, found[place]) for form in told)
        and not _is_item(found[place], found[after])
    )


def _chapters(found: Sequence[TextLine], body: Sequence[int]) -> frozenset[int]:
    """Numbers alone on their lines, set apart above text, that count up: parts without names."""
    alone = [
        (place, number)
        for place, after in pairwise(body)
        if found[place].above and found[place].below and not found[after].is_short
        if (number := counted(found[place].text))
    ]
    numbers = [number for _, number in alone]
    are_parts = len(alone) >= _FEWEST and numbers == list(range(1, len(alone) + 1))
    return frozenset(place for place, _ in alone) if are_parts else frozenset()


def _tells(form: _Form, found: Sequence[TextLine]) -> bool:
    signs = sum(form.signs.search(line.text[:_LOOKED_AT]) is not None for line in found)
    return signs >= form.fewest


def _is_item(line: TextLine, after: TextLine) -> bool:
    """What is counted on right below it is beside it in a list."""
    mark, other = mark_of(line.text), mark_of(after.text)
    is_beside = mark is not None and other is not None and mark.shape == other.shape
    return is_beside and after.above == 0


def _is_part(form: _Form, line: TextLine) -> bool:
    text = line.text
    if len(text) > _LONGEST or line.is_ended or not (line.above or line.number == 1):
        return False
    return form.parts.fullmatch(_bare(text)) is not None


def _bare(text: str) -> str:
    """A name without marks, its number and the space that spreads its letters."""
    inner = ornamented(text) or text
    mark = mark_of(inner)
    return re.sub(r"[\s　]+", "", (mark.rest if mark else inner).strip(_AROUND)).lower()


@cache
def _forms() -> tuple[_Form, ...]:
    return tuple(
        _Form(
            re.compile(told["signs"], re.IGNORECASE),
            told["fewest"],
            re.compile(told["parts"], re.IGNORECASE),
        )
        for told in toml_beside(__file__, "forms.toml").values()
    )
