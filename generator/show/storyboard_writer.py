"""storyboard.yaml: the one file a person edits, as we write it.

The YAML is plain data: no tags, no anchors, and every scalar is a text, so that ``en: yes`` and
``ja: 2024`` mean what a writer means. Texts stand as ``ja`` and ``en`` with ``null`` for what is
pending, and ``from`` names the article's sentences a text rests on.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model import Bilingual, Point
from generator.show.plain import by_identity
from generator.show.yaml_lines import entry, flow, indented, listed, pair, remarks, scalar

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from generator.model import Group, Line, Scene, Storyboard

HEAD = """\
# What is shown and said. Change any text, build the folder again, and what you changed stays.
# null is a text still to be written; "from" names the sentences of the article a text rests on.
# 表示する文と読み上げる文です。直した文は、作り直してもそのまま残ります。
"""


def dump(storyboard: Storyboard, comments: Mapping[str, Iterable[str]] | None = None) -> str:
    """The file's text; ``comments`` by scene, line or sentence id are said beside their lines."""
    lines = [*pair("title", storyboard.title), *pair("credit", storyboard.credit), "scenes:"]
    for scene in storyboard.scenes:
        lines += entry(_scene(scene, comments)) if comments else [_uncommented(scene)]
    return HEAD + "\n".join(lines) + "\n"


@by_identity(1000)
def _uncommented(scene: Scene) -> str:
    """An edit leaves all scenes but one as they were."""
    return "\n".join(entry(_scene(scene, {})))


def _scene(scene: Scene, comments: Mapping[str, Iterable[str]]) -> Iterator[str]:
    yield f"id: {scalar(scene.id)}"
    yield from remarks(comments, scene.id)
    yield f"layout: {scalar(scene.layout)}"
    if scene.part:
        yield f"part: {scene.part}"
    yield from pair("title", scene.title, scene.title_sources or None, scene.title_verdict)
    if scene.alternatives:
        yield from listed("alternatives", map(_text, scene.alternatives))
    if scene.kicker != Bilingual():
        yield from pair("kicker", scene.kicker)
    if scene.fields:
        yield "fields:"
        for name, point in scene.fields.items():
            yield from indented([f"{scalar(name)}:"])
            yield from indented(indented(_point(point)))
    yield from listed("points", map(_point, scene.points))
    if scene.groups:
        yield from listed("groups", map(_group, scene.groups))
    if scene.table:
        yield from listed("table", (_row(row) for row in scene.table))
    if scene.image:
        yield f"image: {scalar(scene.image)}"
    if scene.code:
        yield f"code: {scalar(scene.code)}"
        yield f"syntax: {scalar(scene.syntax)}"
    yield f"from: {flow(scene.sources)}"
    yield from listed("narration", (_line(line, comments) for line in scene.narration))


def _line(line: Line, comments: Mapping[str, Iterable[str]]) -> Iterator[str]:
    yield f"id: {scalar(line.id)}"
    for identity in (line.id, *line.sources):
        yield from remarks(comments, identity)
    yield from _point(Point(line.text, line.sources, verdict=line.verdict))
    if line.speaker != "narrator":
        yield f"speaker: {scalar(line.speaker)}"
    if line.pause != "sentence":
        yield f"pause: {line.pause}"


def _text(text: Bilingual) -> Iterator[str]:
    yield f"ja: {scalar(text.ja)}"
    yield f"en: {scalar(text.en)}"


def _point(point: Point) -> Iterator[str]:
    yield f"ja: {scalar(point.text.ja)}"
    yield f"en: {scalar(point.text.en)}"
    yield f"from: {flow(point.sources)}"
    if point.mark:
        yield f"mark: {scalar(point.mark)}"
    if point.verdict:
        yield f"verdict: {scalar(point.verdict)}"


def _group(group: Group) -> Iterator[str]:
    yield from _point(group.title)
    yield from listed("points", map(_point, group.points))


def _row(row: Iterable[Point]) -> Iterator[str]:
    yield from listed("cells", map(_point, row))
