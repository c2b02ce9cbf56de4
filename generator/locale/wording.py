"""Lines that are made in English, in the words of whoever reads them.

Errors, gaps and findings are data: they stand in manifests, logs and JSON, which are the same bytes
in any locale, and a language model is told them. So they are made in English, and only the line
that a person sees is worded here, by ``told.ja.toml``: beside each English line, with its
``{places}``, stands the Japanese one. What fills a place may be such a line itself; what is in no
table (an address, a library's own words) stays as it is.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from generator import patterns as re
from generator.locale import user_language, words
from generator.resources import toml_beside

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from generator.model.text import Language

_PLACE = re.compile(r"\{(\w+)\}")
# Places that a line of ours may fill; a name, a file or a command stays as it is.
_LINES = frozenset(
    {"advice", "fix", "found", "how", "kind", "place", "save", "time", "title", "told", "wanted"}
    | {"what", "why"}
)

_DEEPEST = 6  # lines within lines: none of ours has more


def worded(line: str, language: Language | None = None) -> str:
    """A line in ``language``, the user's where none is given."""
    return _japanese(line) if (language or user_language()) == "ja" else line


def unshown(block: str, language: Language) -> str:
    """What is told of a block of the article, by its kind, that is on no slide."""
    told = words(language)["review"]
    return told.get(f"unshown_{block}", told["unshown"])


def sentence(message: str, advice: str = "", language: Language | None = None) -> str:
    """A message and what to do about it, on one line."""
    if not advice or (language or user_language()) == "en":
        return f"{message}: {advice}" if advice else message
    return f"{_japanese(message)}。{_japanese(advice)}"


def beginning(start: str) -> str:
    """The line of ours that begins so: help is cut where a list of commands has no more room."""
    return next((line for line in _lines() if line.startswith(start)), start)


@cache
def table() -> Mapping[str, Mapping[str, str]]:
    """Section → English line → Japanese line."""
    return toml_beside(__file__, "told.ja.toml")


@cache
def _lines() -> Mapping[str, str]:
    return {english: ja for section in table().values() for english, ja in section.items()}


@cache
def _forms() -> Sequence[tuple[re.Pattern[str], str]]:
    """Lines with places: those that begin with words of theirs, and that say the most, first."""
    placed = [line for line in _lines() if _PLACE.search(line)]
    placed.sort(key=lambda line: (line.startswith("{"), -len(_PLACE.sub("", line))))
    return [(_form(line), _lines()[line]) for line in placed]


def _form(line: str) -> re.Pattern[str]:
    *texts, end = _PLACE.split(line)
    made = "".join(_place(part) if n % 2 else re.escape(part) for n, part in enumerate(texts))
    return re.compile(made + re.escape(end), re.DOTALL)


def _place(name: str) -> str:
    """Only a line of ours, or a title, goes on behind a colon."""
    return f"(?P<{name}>{'.' if name in _LINES else '(?:(?!: ).)'}+?)"


def _japanese(line: str, depth: int = 0) -> str:
    known = _lines().get(line.strip())
    if known is not None:
        return line.replace(line.strip(), known, 1)
    if depth == _DEEPEST:
        return line
    for form, japanese in _forms():
        if found := form.fullmatch(line):
            return _filled(japanese, found.groupdict(), depth)
    head, colon, rest = line.partition(": ")  # a service and what befell it, a file and its fault
    parts = (head, rest) if colon else (line,)
    made = tuple(_japanese(part, depth + 1) for part in parts) if colon else parts
    return "：".join(made) if made != parts else line


def _filled(japanese: str, values: Mapping[str, str], depth: int) -> str:
    made = {
        name: _japanese(value, depth + 1) if name in _LINES else value
        for name, value in values.items()
    }
    return _PLACE.sub(lambda place: made[place[1]], japanese)
