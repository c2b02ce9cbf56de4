"""Lines, help and errors for a person, in the language of that person."""

from __future__ import annotations

from io import StringIO
from typing import TYPE_CHECKING, Any
from unicodedata import combining, east_asian_width

import click

from generator import patterns as re

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


_INDENT = re.compile(r" *")
# What click adds to an option's help: its default, that it is required.
_TAIL = re.compile(r"\s*(\[[^\[\]]*\])\Z")


def _is_japanese() -> bool:
    from generator.locale import user_language

    return user_language() == "ja"


def _worded(line: str) -> str:
    if not _is_japanese():
        return line
    from generator.locale.wording import worded  # here: help in English is there at once

    return worded(line)


def say(text: str, *, err: bool = False) -> None:
    """Print lines that were made in English."""
    click.echo("\n".join(map(_line, text.split("\n"))), err=err)


def _line(line: str) -> str:
    indent = _INDENT.match(line)
    assert indent is not None
    return indent[0] + _worded(line[indent.end() :])


class Formatter(click.HelpFormatter):
    """Help in Japanese where that is the reader's language; click's own in English."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        super().write_usage(prog, args, prefix or f"{_worded('Usage:')} ")

    def write_heading(self, heading: str) -> None:
        super().write_heading(_worded(heading))

    def write_text(self, text: str) -> None:
        if not _is_japanese():
            super().write_text(text)
            return
        for n, paragraph in enumerate(re.split(r"\n\s*\n", text)):
            self.write("\n" if n else "")
            for line in self._folded(_worded(" ".join(paragraph.split())), self.current_indent):
                self.write(line)

    def write_dl(
        self, rows: Sequence[tuple[str, str]], col_max: int = 30, col_spacing: int = 2
    ) -> None:
        if not _is_japanese():
            super().write_dl(rows, col_max, col_spacing)
            return
        wide = min(max(columns(name) for name, _ in rows), col_max) + col_spacing
        for name, told in rows:
            first, *rest = [*self._folded(_help(told), self.current_indent + wide)] or ["\n"]
            head = f"{' ' * self.current_indent}{name}"
            room = wide + self.current_indent - columns(head)
            if room >= col_spacing:
                self.write(head + " " * room + first.lstrip(" "))
            else:
                self.write(f"{head}\n{first}")
            for line in rest:
                self.write(line)

    def _folded(self, text: str, indent: int) -> Sequence[str]:
        return [f"{' ' * indent}{line}\n" for line in wrapped(text, max(20, self.width - indent))]


def _help(text: str) -> str:
    """One option's help, with what click adds to it; of a command what fits on the line."""
    if text.endswith("..."):
        from generator.locale.wording import beginning

        return _worded(beginning(text[:-3]))
    tails: list[str] = []
    while found := _TAIL.search(text):
        text = text[: found.start()]
        tails.insert(0, _added(found[1]))
    return " ".join(part for part in (_worded(text) if text else "", *tails) if part)


def _added(tail: str) -> str:
    """``[default: output; x>=0]``, each part by itself."""
    return " ".join(_worded(f"[{part.strip()}]") for part in tail[1:-1].split("; "))


class Context(click.Context):
    formatter_class = Formatter


def helped(command: click.Command) -> click.Command:
    """A command whose help is worded, with those below it."""
    command.context_class = Context
    for below in getattr(command, "commands", {}).values():
        helped(below)
    return command


def misuse(error: click.ClickException) -> None:
    """Print what is wrong with a command line, and how it is used."""
    shown: Any = StringIO()
    error.show(shown)
    say(shown.getvalue().rstrip("\n"), err=True)


# Texts side by side on a terminal, whatever the width of their characters.

# What is not parted at the end of a line: runs of Latin letters; Japanese breaks anywhere.
_WORDS = re.compile(r"[\x21-\x7e]+|\s+|.", re.DOTALL)
# Characters that no line begins with while the line before has room in its margin.
_NEVER_FIRST = frozenset("、。，．,.!?！？」』）)]】：；…ー々ゃゅょっァィゥェォャュョッ")

MARGIN = 2
"""Columns beyond a line's width for what may not begin the next."""


def columns(text: str) -> int:
    """The width of a text in a terminal's columns."""
    return sum(_columns(character) for character in text)


def _columns(character: str) -> int:
    if combining(character):
        return 0
    return 2 if east_asian_width(character) in "WF" else 1


def wrapped(text: str, width: int) -> list[str]:
    """A text in lines of ``width`` columns, and the margin for what may not begin a line."""
    lines, line = [], ""
    for word in _words(text, width):
        room = width + MARGIN if word in _NEVER_FIRST else width
        if columns(line) + columns(word.rstrip()) <= room:
            line += word
        else:
            lines.append(line.rstrip())
            line = word.lstrip()
    return [*lines, line.rstrip()]


def _words(text: str, width: int) -> Iterator[str]:
    for word in _WORDS.findall(text):
        if columns(word) <= width:
            yield word
        else:
            yield from word  # an address, say, that no line could hold


def beside(left: Sequence[str], right: Sequence[str], width: int, gap: str = " │ ") -> list[str]:
    """Two runs of lines next to each other, the left one ``width`` columns wide."""
    rows = max(len(left), len(right))
    pairs = zip(
        [*left, *[""] * (rows - len(left))], [*right, *[""] * (rows - len(right))], strict=True
    )
    return [f"{one}{' ' * (width - columns(one))}{gap}{two}".rstrip() for one, two in pairs]
