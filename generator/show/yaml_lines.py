"""Lines of YAML as we write it: plain data that reads back as the texts that were written."""

from __future__ import annotations

import json
from itertools import takewhile
from typing import TYPE_CHECKING

from generator import patterns as re

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from generator.model import Bilingual

OURS = "# → "
"""Begins a remark of ours beside a line; other comments are a person's and are kept."""


def remarks(comments: Mapping[str, Iterable[str]], identity: str) -> Iterator[str]:
    for comment in comments.get(identity, ()):
        yield OURS + " ".join(comment.split())


def pair(
    key: str, text: Bilingual, sources: tuple[str, ...] | None = None, verdict: str = ""
) -> Iterator[str]:
    yield f"{scalar(key)}:"
    yield f"  ja: {scalar(text.ja)}"
    yield f"  en: {scalar(text.en)}"
    if sources is not None:
        yield f"  from: {flow(sources)}"
    if verdict:
        yield f"  verdict: {scalar(verdict)}"


def listed(key: str, entries: Iterable[Iterable[str]]) -> Iterator[str]:
    lines = [line for each in entries for line in entry(each)]
    yield f"{key}:" if lines else f"{key}: []"
    yield from lines


def entry(lines: Iterable[str]) -> list[str]:
    first, *rest = lines
    return [f"  - {first}", *(f"    {line}" for line in rest)]


def indented(lines: Iterable[str]) -> Iterator[str]:
    return (f"  {line}" for line in lines)


def flow(texts: Iterable[str]) -> str:
    return "[" + ", ".join(x if _ID.fullmatch(x) else _quoted(x) for x in texts) + "]"


_ID = re.compile(r"[A-Za-z][\w.-]*")
_NEEDS_QUOTES = re.compile(
    r"""^$ | ^[\s\-?:,\[\]{}#&*!|>'"%@`~=<] | :\s | :$ | \s\# | \s$  # signs that YAML reads
    | ^[-+.\d_:,eExXoO]+$                                            # numbers, dates, times
    | ^(?:null|true|false|yes|no|on|off|y|n)$""",
    re.VERBOSE | re.IGNORECASE,
)
_COMMENT = re.compile(r"^[ \t]*#", re.MULTILINE)
_UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")


def scalar(text: str | None) -> str:
    if text is None:
        return "null"
    return _quoted(text) if _NEEDS_QUOTES.search(text) or _UNPRINTABLE.search(text) else text


def _quoted(text: str) -> str:
    """JSON's strings are YAML's, but for what YAML does not let stand bare."""
    quoted = json.dumps(text, ensure_ascii=False)
    return _UNPRINTABLE.sub(lambda found: f"\\u{ord(found[0]):04x}", quoted)


def with_comments_of(before: str, text: str) -> str:
    """``text`` with a person's comments of ``before``, each above the line it stood above.

    A line is known by its words and by the id it stands under, so that comments move with scenes.
    The comments at the head of ``text`` are ours.
    """
    head = "".join(takewhile(lambda line: line.startswith("#"), text.splitlines(keepends=True)))
    comments = _comments(before.removeprefix(head))
    if not comments:
        return text
    lines = []
    for place, line in _placed(text):
        indent = line[: len(line) - len(line.lstrip())]
        lines += [indent + comment for comment in comments.pop(place, [])]
        lines.append(line)
    return "\n".join(lines) + "\n"


def _comments(text: str) -> dict[tuple[str, str], list[str]]:
    found: dict[tuple[str, str], list[str]] = {}
    waiting: list[str] = []
    if not _COMMENT.search(text):
        return found
    for place, line in _placed(text):
        if not line.lstrip().startswith("#"):
            if waiting:
                found.setdefault(place, []).extend(waiting)
            waiting = []
        elif not line.lstrip().startswith(OURS.rstrip()):
            waiting.append(line.lstrip())
    return found


def _placed(text: str) -> Iterator[tuple[tuple[str, str], str]]:
    """Each line with what it is known by."""
    identity = ""
    for line in text.splitlines():
        words = line.strip().removeprefix("- ")
        if words.startswith("id: "):
            identity = words
        yield (identity, words), line
