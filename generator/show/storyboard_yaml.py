"""storyboard.yaml read and written: every scalar is a text, and every error names its line."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING, cast

from generator.choices import nearest
from generator.errors import StoryboardError
from generator.locale import said
from generator.model import LAYOUTS, MARKS, Bilingual, Group, Line, Point, Scene, Storyboard
from generator.show.nodes import Nodes, is_mapping, is_null
from generator.show.plain import by_identity
from generator.show.yaml_lines import entry, flow, indented, listed, pair, remarks, scalar

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    import yaml

    from generator.errors import EditedFileError
    from generator.model import Pause
    from generator.show.nodes import Tree


FILE_NAME = "storyboard.yaml"


VOICES = ("narrator", "host", "guest")
"""The speakers that voices are cast for; another name is a person's, and who bears it is said."""

_SLIP = 0.75  # difflib's ratio: "narator" and "gest" are slips, "grandmother" is somebody


def parse(text: str, path: str = FILE_NAME) -> Storyboard:
    """Read the file back.

    Raises:
        StoryboardError: with the line and what is expected there.
    """
    reader = _BoardReader(path, StoryboardError, _DOCS)
    return reader.storyboard(reader.root(text))


def lines_of(text: str) -> Mapping[str, int]:
    """The first line, from 1, that each cited sentence and each speaker stands in.

    Raises:
        StoryboardError: as ``parse``.
    """
    reader = _BoardReader(FILE_NAME, StoryboardError, _DOCS)
    reader.storyboard(reader.root(text))
    return reader.lines


_DOCS = "see docs/storyboard.md"

_TEXTS = ("ja", "en")
_CITED = (*_TEXTS, "from")
_POINT = (*_CITED, "mark", "verdict")
_GROUP = (*_POINT, "points")
_LINE = (*_CITED, "id", "speaker", "pause", "verdict")
# The keys of each kind of mapping.
_SCENE = (
    *(
        "id",
        "layout",
        "part",
        "title",
        "alternatives",
        "kicker",
        "points",
        "fields",
        "groups",
        "table",
        "image",
    ),
    *("code", "syntax", "from", "narration"),
)


class _BoardReader(Nodes):
    """The storyboard of the file's nodes.

    Attributes:
        lines: by sentence id or speaker, the first line it stands in.
    """

    def __init__(self, path: str, error: type[EditedFileError], docs: str) -> None:
        super().__init__(path, error, docs)
        self.lines: dict[str, int] = {}

    def noted(self, word: str, node: yaml.Node) -> str:
        self.lines.setdefault(word, node.start_mark.line + 1)
        return word

    def known(self, node: yaml.Node, told: str, word: str, words: tuple[str, ...]) -> str:
        if word not in words:
            raise self.fail(node, said("storyboard", told, word=repr(word)), nearest(word, words))
        return word

    def texts_under(self, tree: Tree, key: str) -> Bilingual:
        node = tree.get(key)
        return (
            Bilingual()
            if node is None or is_null(node)
            else self.texts(self.tree(node, f"the {key}", _TEXTS))
        )

    def sources(self, tree: Tree) -> tuple[str, ...]:
        nodes = self.items(tree, "from")
        return tuple(self.noted(self.text(node, "from") or "", node) for node in nodes)

    def point(self, node: yaml.Node, known: tuple[str, ...] = _POINT) -> Point:
        tree = self.tree(node, "a text", known)
        mark = self.word(tree, "mark")
        if mark and mark not in MARKS:
            raise self.fail(tree["mark"], f"no mark is called {mark!r}", nearest(mark, MARKS))
        return Point(self.texts(tree), self.sources(tree), mark, self.word(tree, "verdict"))

    def points(self, tree: Tree, key: str = "points") -> tuple[Point, ...]:
        return tuple(map(self.point, self.items(tree, key)))

    def group(self, node: yaml.Node) -> Group:
        return Group(self.point(node, _GROUP), self.points(self.tree(node, "a group")))

    def line(self, node: yaml.Node) -> Line:
        tree = self.tree(node, "a narration line", _LINE)
        pause = self.word(tree, "pause", "sentence")
        if pause not in ("sentence", "paragraph", "slide"):
            raise self.fail(
                tree["pause"], f"no pause is called {pause!r}", "see docs/storyboard.md"
            )
        identity = self.word(tree, "id")
        if not identity:
            raise self.fail(node, "a narration line needs an id", "any word not used elsewhere")
        speaker = self.speaker(tree)
        return Line(
            identity,
            self.texts(tree),
            self.sources(tree),
            speaker,
            cast("Pause", pause),
            self.word(tree, "verdict"),
        )

    def speaker(self, tree: Tree) -> str:
        name = self.word(tree, "speaker", "narrator")
        if name not in VOICES and get_close_matches(name, VOICES, n=1, cutoff=_SLIP):
            return self.known(tree["speaker"], "no_speaker", name, VOICES)
        return self.noted(name, tree["speaker"]) if "speaker" in tree else name

    def fields(self, tree: Tree, layout: str) -> dict[str, Point]:
        if "fields" not in tree:
            return {}
        named = self.tree(tree["fields"], "fields")
        words = (*LAYOUTS[layout].fields, "note")
        for name, node in named.items():
            if name not in words:
                told = said("storyboard", "no_field", layout=layout, word=repr(name))
                raise self.fail(node, told, nearest(name, words))
        return {name: self.point(node) for name, node in named.items()}

    def part(self, tree: Tree) -> int:
        number = self.word(tree, "part", "0")
        if not (number.isascii() and number.isdigit() and int(number) < 100):
            raise self.fail(tree["part"], f"a part has a number, not {number!r}", _DOCS)
        return int(number)

    def scene(self, node: yaml.Node) -> Scene:
        tree = self.tree(node, "a scene", _SCENE)
        for key in ("id", "layout", "title"):
            if key not in tree or is_null(tree[key]):
                raise self.fail(node, f"a scene needs its {key}", _DOCS)
        title = self.tree(tree["title"], "a scene's title", (*_CITED, "verdict"))
        layout = self.known(tree["layout"], "no_layout", self.word(tree, "layout"), tuple(LAYOUTS))
        rows = (self.tree(row, "a row of a table", ("cells",)) for row in self.items(tree, "table"))
        return Scene(
            id=self.word(tree, "id"),
            layout=layout,
            title=self.texts(title),
            title_sources=self.sources(title),
            title_verdict=self.word(title, "verdict"),
            kicker=self.texts_under(tree, "kicker"),
            points=self.points(tree),
            fields=self.fields(tree, layout),
            groups=tuple(map(self.group, self.items(tree, "groups"))),
            table=tuple(self.points(row, "cells") for row in rows),
            image=self.word(tree, "image"),
            code=self.word(tree, "code"),
            syntax=self.word(tree, "syntax"),
            part=self.part(tree),
            alternatives=tuple(
                self.texts(self.tree(node, "another title", _TEXTS))
                for node in self.items(tree, "alternatives")
            ),
            sources=self.sources(tree),
            narration=tuple(map(self.line, self.items(tree, "narration"))),
        )

    def storyboard(self, node: yaml.Node | None) -> Storyboard:
        if node is None or not is_mapping(node):
            raise StoryboardError(self.path, 1, "has no title and scenes", _DOCS)
        tree = self.tree(node, "the file", ("title", "credit", "scenes"))
        nodes = self.items(tree, "scenes")
        scenes = tuple(map(self.scene, nodes))
        self.check_ids(zip(nodes, scenes, strict=True))
        return Storyboard(self.texts_under(tree, "title"), scenes, self.texts_under(tree, "credit"))

    def check_ids(self, scenes: Iterable[tuple[yaml.Node, Scene]]) -> None:
        seen: set[str] = set()
        for node, scene in scenes:
            lines = self.items(self.tree(node, "a scene"), "narration")
            ids = [scene.id, *(line.id for line in scene.narration)]
            for place, identity in zip([node, *lines], ids, strict=True):
                if identity in seen:
                    raise self.fail(place, f"the id {identity!r} is used twice", "change one")
                seen.add(identity)


# storyboard.yaml: the one file a person edits, as we write it.
#
# The YAML is plain data: no tags, no anchors, and every scalar is a text, so that ``en: yes`` and
# ``ja: 2024`` mean what a writer means. Texts stand as ``ja`` and ``en`` with ``null`` for what is
# pending, and ``from`` names the article's sentences a text rests on.

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
