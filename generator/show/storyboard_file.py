"""storyboard.yaml: the one file a person edits. Written by us, read back with patience.

The YAML is plain 1.2 data: no tags, no anchors. Texts stand as ``{ja: …, en: …}`` with ``null``
for what is pending, and ``from`` names the article's sentences a text rests on.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.error import MarkedYAMLError, YAMLError

from generator.errors import StoryboardError
from generator.model import Bilingual, Group, Line, Point, Scene, Storyboard

if TYPE_CHECKING:
    from collections.abc import Mapping

FILE_NAME = "storyboard.yaml"
LIMIT = 8_000_000
"""Bytes: a thousand scenes take about two million."""

HEAD = """\
# What is shown and said. Change any text, build the folder again, and what you changed stays.
# null is a text still to be written; "from" names the sentences of the article a text rests on.
# 表示する文と読み上げる文です。直した文は、作り直してもそのまま残ります。
"""


def dump(storyboard: Storyboard) -> str:
    """The file's text."""
    stream = io.StringIO()
    yaml = YAML()
    yaml.width = 10_000  # one text, one line: a changed text is a changed line in version control
    yaml.allow_unicode = True
    yaml.indent(mapping=2, sequence=4, offset=2)
    yaml.representer.add_representer(type(None), _null)
    yaml.dump(_storyboard_tree(storyboard), stream)
    return HEAD + stream.getvalue()


def _null(representer: Any, data: None) -> Any:
    del data
    return representer.represent_scalar("tag:yaml.org,2002:null", "null")


def _storyboard_tree(storyboard: Storyboard) -> CommentedMap:
    tree = CommentedMap()
    tree["title"] = _texts(storyboard.title)
    tree["credit"] = _texts(storyboard.credit)
    tree["scenes"] = CommentedSeq(_scene_tree(scene) for scene in storyboard.scenes)
    return tree


def _texts(text: Bilingual) -> CommentedMap:
    return CommentedMap(ja=text.ja, en=text.en)


def _flow(items: tuple[str, ...]) -> CommentedSeq:
    sequence = CommentedSeq(items)
    sequence.fa.set_flow_style()
    return sequence


def _point_tree(point: Point) -> CommentedMap:
    tree = _texts(point.text)
    tree["from"] = _flow(point.sources)
    return tree


def _group_tree(group: Group) -> CommentedMap:
    tree = _point_tree(group.title)
    tree["points"] = [_point_tree(point) for point in group.points]
    return tree


def _line_tree(line: Line) -> CommentedMap:
    tree = CommentedMap(id=line.id, **_texts(line.text))
    tree["from"] = _flow(line.sources)
    if line.speaker != "narrator":
        tree["speaker"] = line.speaker
    if line.pause != "sentence":
        tree["pause"] = line.pause
    return tree


def _scene_tree(scene: Scene) -> CommentedMap:
    tree = CommentedMap(id=scene.id, layout=scene.layout, title=_texts(scene.title))
    if scene.title_sources:
        tree["title"]["from"] = _flow(scene.title_sources)
    if scene.kicker != Bilingual():
        tree["kicker"] = _texts(scene.kicker)
    if scene.fields:
        tree["fields"] = {name: _point_tree(point) for name, point in scene.fields.items()}
    tree["points"] = [_point_tree(point) for point in scene.points]
    if scene.groups:
        tree["groups"] = [_group_tree(group) for group in scene.groups]
    if scene.table:
        tree["table"] = [[_point_tree(cell) for cell in row] for row in scene.table]
    if scene.image:
        tree["image"] = scene.image
    tree["from"] = _flow(scene.sources)
    tree["narration"] = [_line_tree(line) for line in scene.narration]
    return tree


def parse(text: str, path: str = FILE_NAME) -> Storyboard:
    """Read the file back.

    Raises:
        StoryboardError: with the line and what is expected there.
    """
    if len(text) > LIMIT:
        raise StoryboardError(path, 0, "is too large", f"keep it under {LIMIT // 1_000_000} MB")
    yaml = YAML(typ="rt")
    yaml.allow_duplicate_keys = False
    try:
        tree = yaml.load(text)
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        problem = (error.problem or "is not YAML").splitlines()[0]
        raise StoryboardError(path, mark.line + 1 if mark else 0, problem, _YAML_ADVICE) from error
    except (YAMLError, RecursionError, ValueError) as error:
        raise StoryboardError(path, 0, "is not YAML", _YAML_ADVICE) from error
    return _Reader(path).storyboard(tree)


_YAML_ADVICE = 'put a text that holds ": " or starts with a sign between "quotation marks"'


class _Reader:
    """Checks shape while it reads, so that an error can name the line."""

    def __init__(self, path: str) -> None:
        self.path = path

    def fail(self, node: object, message: str, advice: str = "") -> StoryboardError:
        mark = getattr(node, "lc", None)
        line = mark.line + 1 if mark is not None and mark.line is not None else 0
        return StoryboardError(self.path, line, message, advice)

    def mapping(self, node: object, parent: object, what: str) -> Mapping[str, Any]:
        if not isinstance(node, CommentedMap):
            raise self.fail(parent, f"{what} must be a mapping", "see docs/storyboard.md")
        return node

    def items(self, parent: Mapping[str, Any], key: str) -> list[Any]:
        node = parent.get(key)
        if node is None:
            return []
        if not isinstance(node, list):
            raise self.fail(parent, f"{key} must be a list", "start each item with a dash")
        return node

    def word(self, parent: Mapping[str, Any], key: str, default: str = "") -> str:
        node = parent.get(key, default)
        if node is None:
            return default
        if isinstance(node, dict | list | bool):
            raise self.fail(parent, f"{key} must be a text")
        return str(node)

    def texts(self, parent: Mapping[str, Any]) -> Bilingual:
        values = {
            language: None if parent.get(language) is None else self.word(parent, language)
            for language in ("ja", "en")
        }
        return Bilingual(**values)

    def sources(self, parent: Mapping[str, Any]) -> tuple[str, ...]:
        return tuple(str(item) for item in self.items(parent, "from"))

    def text_under(self, parent: Mapping[str, Any], key: str) -> Bilingual:
        if parent.get(key) is None:
            return Bilingual()
        return self.texts(self.mapping(parent[key], parent, key))

    def point(self, node: object, parent: object) -> Point:
        tree = self.mapping(node, parent, "a point")
        return Point(self.texts(tree), self.sources(tree))

    def points(self, parent: Mapping[str, Any], key: str = "points") -> tuple[Point, ...]:
        return tuple(self.point(node, parent) for node in self.items(parent, key))

    def group(self, node: object, parent: object) -> Group:
        tree = self.mapping(node, parent, "a group")
        return Group(self.point(tree, parent), self.points(tree))

    def line(self, node: object, parent: object) -> Line:
        tree = self.mapping(node, parent, "a narration line")
        pause = self.word(tree, "pause", "sentence")
        if pause not in ("sentence", "paragraph", "slide"):
            raise self.fail(tree, f"no pause is called {pause!r}", "sentence, paragraph or slide")
        identity = self.word(tree, "id")
        if not identity:
            raise self.fail(tree, "a narration line needs an id", "any word not used elsewhere")
        speaker = self.word(tree, "speaker", "narrator")
        return Line(identity, self.texts(tree), self.sources(tree), speaker, pause)  # type: ignore[arg-type]

    def scene(self, node: object, parent: object) -> Scene:
        tree = self.mapping(node, parent, "a scene")
        for key in ("id", "layout"):
            if not self.word(tree, key):
                raise self.fail(tree, f"a scene needs its {key}", "see docs/storyboard.md")
        title = self.mapping(tree.get("title"), tree, "a scene's title")
        fields = tree.get("fields") or CommentedMap()
        table = self.items(tree, "table")
        return Scene(
            id=self.word(tree, "id"),
            layout=self.word(tree, "layout"),
            title=self.texts(title),
            title_sources=self.sources(title),
            kicker=self.text_under(tree, "kicker"),
            points=self.points(tree),
            fields={
                str(name): self.point(field, tree)
                for name, field in self.mapping(fields, tree, "fields").items()
            },
            groups=tuple(self.group(group, tree) for group in self.items(tree, "groups")),
            table=tuple(tuple(self.point(cell, tree) for cell in row) for row in table),
            image=self.word(tree, "image"),
            sources=self.sources(tree),
            narration=tuple(self.line(line, tree) for line in self.items(tree, "narration")),
        )

    def storyboard(self, node: object) -> Storyboard:
        if not isinstance(node, CommentedMap):
            raise StoryboardError(self.path, 1, "has no title and scenes", "see docs/storyboard.md")
        scenes = tuple(self.scene(scene, node) for scene in self.items(node, "scenes"))
        self._unique(node, scenes)
        return Storyboard(
            self.texts(self.mapping(node.get("title"), node, "the title")),
            scenes,
            self.text_under(node, "credit"),
        )

    def _unique(self, node: Mapping[str, Any], scenes: tuple[Scene, ...]) -> None:
        seen: set[str] = set()
        named = [(scene.id, node["scenes"][at]) for at, scene in enumerate(scenes)]
        named += [
            (line.id, node["scenes"][at]["narration"][k])
            for at, scene in enumerate(scenes)
            for k, line in enumerate(scene.narration)
        ]
        for identity, where in named:
            if identity in seen:
                raise self.fail(where, f"the id {identity!r} is used twice", "give one another id")
            seen.add(identity)
