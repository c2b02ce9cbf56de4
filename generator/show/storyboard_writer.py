"""storyboard.yaml: the one file a person edits, as we write it.

The YAML is plain data: no tags, no anchors, and every scalar is a text, so that ``en: yes`` and
``ja: 2024`` mean what a writer means. Texts stand as ``ja`` and ``en`` with ``null`` for what is
pending, and ``from`` names the article's sentences a text rests on.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from generator.model import Bilingual, Point

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from generator.model import Group, Line, Scene, Storyboard

OURS = "# → "
"""Begins a remark of ours beside a line; other comments are a person's and are kept."""

HEAD = """\
# What is shown and said. Change any text, build the folder again, and what you changed stays.
# null is a text still to be written; "from" names the sentences of the article a text rests on.
# 表示する文と読み上げる文です。直した文は、作り直してもそのまま残ります。
"""


def dump(storyboard: Storyboard, comments: Mapping[str, Iterable[str]] | None = None) -> str:
    """The file's text; ``comments`` by scene, line or sentence id are said beside their lines."""
    lines = [*_pair("title", storyboard.title), *_pair("credit", storyboard.credit), "scenes:"]
    for scene in storyboard.scenes:
        lines += _item(_scene(scene, comments or {}))
    return HEAD + "\n".join(lines) + "\n"


def _scene(scene: Scene, comments: Mapping[str, Iterable[str]]) -> Iterator[str]:
    yield f"id: {_scalar(scene.id)}"
    yield from _remarks(comments, scene.id)
    yield f"layout: {_scalar(scene.layout)}"
    if scene.part:
        yield f"part: {scene.part}"
    yield from _pair("title", scene.title, scene.title_sources or None)
    if scene.kicker != Bilingual():
        yield from _pair("kicker", scene.kicker)
    if scene.fields:
        yield "fields:"
        for name, point in scene.fields.items():
            yield from _indented([f"{_scalar(name)}:"])
            yield from _indented(_indented(_point(point)))
    yield from _items("points", map(_point, scene.points))
    if scene.groups:
        yield from _items("groups", map(_group, scene.groups))
    if scene.table:
        yield from _items("table", (_row(row) for row in scene.table))
    if scene.image:
        yield f"image: {_scalar(scene.image)}"
    if scene.code:
        yield f"code: {_scalar(scene.code)}"
        yield f"syntax: {_scalar(scene.syntax)}"
    yield f"from: {_flow(scene.sources)}"
    yield from _items("narration", (_line(line, comments) for line in scene.narration))


def _line(line: Line, comments: Mapping[str, Iterable[str]]) -> Iterator[str]:
    yield f"id: {_scalar(line.id)}"
    for identity in (line.id, *line.sources):
        yield from _remarks(comments, identity)
    yield from _point(Point(line.text, line.sources, verdict=line.verdict))
    if line.speaker != "narrator":
        yield f"speaker: {_scalar(line.speaker)}"
    if line.pause != "sentence":
        yield f"pause: {line.pause}"


def _point(point: Point) -> Iterator[str]:
    yield f"ja: {_scalar(point.text.ja)}"
    yield f"en: {_scalar(point.text.en)}"
    yield f"from: {_flow(point.sources)}"
    if point.mark:
        yield f"mark: {_scalar(point.mark)}"
    if point.verdict:
        yield f"verdict: {_scalar(point.verdict)}"


def _group(group: Group) -> Iterator[str]:
    yield from _point(group.title)
    yield from _items("points", map(_point, group.points))


def _row(row: Iterable[Point]) -> Iterator[str]:
    yield from _items("cells", map(_point, row))


def _remarks(comments: Mapping[str, Iterable[str]], identity: str) -> Iterator[str]:
    for comment in comments.get(identity, ()):
        yield OURS + " ".join(comment.split())


def _pair(key: str, text: Bilingual, sources: tuple[str, ...] | None = None) -> Iterator[str]:
    yield f"{_scalar(key)}:"
    yield f"  ja: {_scalar(text.ja)}"
    yield f"  en: {_scalar(text.en)}"
    if sources is not None:
        yield f"  from: {_flow(sources)}"


def _items(key: str, items: Iterable[Iterable[str]]) -> Iterator[str]:
    lines = [line for item in items for line in _item(item)]
    yield f"{key}:" if lines else f"{key}: []"
    yield from lines


def _item(lines: Iterable[str]) -> list[str]:
    first, *rest = lines
    return [f"  - {first}", *(f"    {line}" for line in rest)]


def _indented(lines: Iterable[str]) -> Iterator[str]:
    return (f"  {line}" for line in lines)


def _flow(items: Iterable[str]) -> str:
    return "[" + ", ".join(x if _ID.fullmatch(x) else _quoted(x) for x in items) + "]"


_ID = re.compile(r"[A-Za-z][\w.-]*")
_NEEDS_QUOTES = re.compile(
    r"""^$ | ^[\s\-?:,\[\]{}#&*!|>'"%@`~=<] | :\s | :$ | \s\# | \s$  # signs that YAML reads
    | ^[-+.\d_:,eExXoO]+$                                            # numbers, dates, times
    | ^(?:null|true|false|yes|no|on|off|y|n)$""",
    re.VERBOSE | re.IGNORECASE,
)
_UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")


def _scalar(text: str | None) -> str:
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
    """
    comments = _comments(before.removeprefix(HEAD))
    lines = []
    for place, line in _placed(text):
        indent = line[: len(line) - len(line.lstrip())]
        lines += [indent + comment for comment in comments.pop(place, [])]
        lines.append(line)
    return "\n".join(lines) + "\n"


def _comments(text: str) -> dict[tuple[str, str], list[str]]:
    found: dict[tuple[str, str], list[str]] = {}
    waiting: list[str] = []
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
