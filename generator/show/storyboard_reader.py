"""storyboard.yaml read back: every scalar is a text, and every error names its line."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias, cast

import yaml

from generator.choices import nearest
from generator.errors import StoryboardError
from generator.model import MARKS, Bilingual, Group, Line, Point, Scene, Storyboard

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.model import Pause

FILE_NAME = "storyboard.yaml"
LIMIT = 8_000_000
"""Characters: a thousand scenes take about two million."""

DEPTH = 12
"""Levels of nesting; ours has eight."""


def parse(text: str, path: str = FILE_NAME) -> Storyboard:
    """Read the file back.

    Raises:
        StoryboardError: with the line and what is expected there.
    """
    if len(text) > LIMIT:
        raise StoryboardError(path, 0, "is too large", f"keep it under {LIMIT // 1_000_000} MB")
    try:
        _check_events(text, path)
        node = yaml.compose(text, Loader=_LOADER)
    except yaml.MarkedYAMLError as error:
        mark = error.context_mark or error.problem_mark
        problem = (error.problem or "is not YAML").splitlines()[0]
        raise StoryboardError(path, mark.line + 1 if mark else 0, problem, _ADVICE) from error
    except yaml.YAMLError as error:
        raise StoryboardError(path, 0, "is not YAML", _ADVICE) from error
    return _Reader(path).storyboard(node)


_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_ADVICE = 'put a text that holds ": " or starts with a sign between "quotation marks"'


def _check_events(text: str, path: str) -> None:
    """No anchors, which can make a small file endless, and no depth that recursion dies of."""
    depth = 0
    for event in yaml.parse(text, Loader=_LOADER):
        line = event.start_mark.line + 1 if event.start_mark else 0
        if getattr(event, "anchor", None):
            raise StoryboardError(path, line, "anchors are not read")
        depth += isinstance(event, yaml.CollectionStartEvent)
        depth -= isinstance(event, yaml.CollectionEndEvent)
        if depth > DEPTH:
            raise StoryboardError(path, line, "is nested too deep")


_DOCS = "see docs/storyboard.md"

_TEXTS = ("ja", "en")
_CITED = (*_TEXTS, "from")
_POINT = (*_CITED, "mark", "verdict")
_GROUP = (*_POINT, "points")
_LINE = (*_CITED, "id", "speaker", "pause", "verdict")
_SCENE = (
    *("id", "layout", "part", "title", "kicker", "points", "fields", "groups", "table", "image"),
    *("code", "syntax", "from", "narration"),
)
"""The keys of each kind of mapping."""

Tree: TypeAlias = "dict[str, yaml.Node]"


class _Reader:
    """Checks shape while it reads, so that an error can name the line."""

    def __init__(self, path: str) -> None:
        self.path = path

    def fail(self, node: yaml.Node, message: str, advice: str = "") -> StoryboardError:
        return StoryboardError(self.path, node.start_mark.line + 1, message, advice)

    def tree(self, node: yaml.Node, what: str, known: tuple[str, ...] = ()) -> Tree:
        """The values by key; a key that is not among the known ones would be lost in silence."""
        if not isinstance(node, yaml.MappingNode):
            raise self.fail(node, f"{what} must be a mapping", _DOCS)
        found: Tree = {}
        for key, value in node.value:
            if not isinstance(key, yaml.ScalarNode):
                raise self.fail(key, "a key must be a word")
            if key.value in found:
                raise self.fail(key, f"{key.value!r} stands here twice")
            if known and key.value not in known:
                raise self.fail(key, f"{what} has no {key.value!r}", nearest(key.value, known))
            found[key.value] = value
        return found

    def items(self, tree: Tree, key: str) -> list[yaml.Node]:
        node = tree.get(key)
        if node is None or _is_null(node):
            return []
        if not isinstance(node, yaml.SequenceNode):
            raise self.fail(node, f"{key} must be a list", "start each item with a dash")
        return list(node.value)

    def text(self, node: yaml.Node | None, what: str) -> str | None:
        if node is None or _is_null(node):
            return None
        if not isinstance(node, yaml.ScalarNode):
            raise self.fail(node, f"{what} must be a text")
        return str(node.value)

    def word(self, tree: Tree, key: str, default: str = "") -> str:
        return self.text(tree.get(key), key) or default

    def texts(self, tree: Tree) -> Bilingual:
        return Bilingual(self.text(tree.get("ja"), "ja"), self.text(tree.get("en"), "en"))

    def texts_under(self, tree: Tree, key: str) -> Bilingual:
        node = tree.get(key)
        return (
            Bilingual()
            if node is None or _is_null(node)
            else self.texts(self.tree(node, f"the {key}", _TEXTS))
        )

    def sources(self, tree: Tree) -> tuple[str, ...]:
        return tuple(self.text(node, "from") or "" for node in self.items(tree, "from"))

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
        speaker = self.word(tree, "speaker", "narrator")
        return Line(
            identity,
            self.texts(tree),
            self.sources(tree),
            speaker,
            cast("Pause", pause),
            self.word(tree, "verdict"),
        )

    def part(self, tree: Tree) -> int:
        number = self.word(tree, "part", "0")
        if not (number.isascii() and number.isdigit() and int(number) < 100):
            raise self.fail(tree["part"], f"a part has a number, not {number!r}", _DOCS)
        return int(number)

    def scene(self, node: yaml.Node) -> Scene:
        tree = self.tree(node, "a scene", _SCENE)
        for key in ("id", "layout", "title"):
            if key not in tree or _is_null(tree[key]):
                raise self.fail(node, f"a scene needs its {key}", _DOCS)
        title = self.tree(tree["title"], "a scene's title", _CITED)
        fields = self.tree(tree["fields"], "fields") if "fields" in tree else {}
        rows = (self.tree(row, "a row of a table", ("cells",)) for row in self.items(tree, "table"))
        return Scene(
            id=self.word(tree, "id"),
            layout=self.word(tree, "layout"),
            title=self.texts(title),
            title_sources=self.sources(title),
            kicker=self.texts_under(tree, "kicker"),
            points=self.points(tree),
            fields={name: self.point(field) for name, field in fields.items()},
            groups=tuple(map(self.group, self.items(tree, "groups"))),
            table=tuple(self.points(row, "cells") for row in rows),
            image=self.word(tree, "image"),
            code=self.word(tree, "code"),
            syntax=self.word(tree, "syntax"),
            part=self.part(tree),
            sources=self.sources(tree),
            narration=tuple(map(self.line, self.items(tree, "narration"))),
        )

    def storyboard(self, node: yaml.Node | None) -> Storyboard:
        if not isinstance(node, yaml.MappingNode):
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


def _is_null(node: yaml.Node) -> bool:
    return isinstance(node, yaml.ScalarNode) and node.tag == "tag:yaml.org,2002:null"
