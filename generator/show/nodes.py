"""YAML that a person edits: every scalar is a text, and every error names its line."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from generator.choices import nearest
from generator.model import Bilingual

if TYPE_CHECKING:
    from collections.abc import Iterable

    import yaml

    from generator.errors import EditedFileError

LIMIT = 8_000_000
"""Characters: a thousand scenes take about two million."""

DEPTH = 12
"""Levels of nesting; ours has eight."""

_ADVICE = 'put a text that holds ": " or starts with a sign between "quotation marks"'

Tree: TypeAlias = "dict[str, yaml.Node]"


class Nodes:
    """The file's nodes; checks shape while it reads, so that an error can name the line.

    Attributes:
        path: as errors call the file.
        error: what is raised.
        docs: the advice where a part has another shape.
    """

    def __init__(self, path: str, error: type[EditedFileError], docs: str) -> None:
        self.path, self.error, self.docs = path, error, docs

    def root(self, text: str) -> yaml.Node | None:
        """The file's own node, ``None`` when there is nothing in it.

        Raises:
            EditedFileError: it is not YAML, too large, too deep, or has anchors.
        """
        if len(text) > LIMIT:
            size = f"keep it under {LIMIT // 1_000_000} MB"
            raise self.error(self.path, 0, "is too large", size)
        import yaml  # here: as long as nobody changed the file it is not parsed

        loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
        try:
            self._check_events(yaml.parse(text, Loader=loader))
            return yaml.compose(text, Loader=loader)
        except yaml.MarkedYAMLError as error:
            mark = error.context_mark or error.problem_mark
            problem = (error.problem or "is not YAML").splitlines()[0]
            line = mark.line + 1 if mark else 0
            raise self.error(self.path, line, problem, _ADVICE) from error
        except yaml.YAMLError as error:
            raise self.error(self.path, 0, "is not YAML", _ADVICE) from error

    def _check_events(self, events: Iterable[yaml.Event]) -> None:
        """No anchors, which make a small file endless, and no depth that recursion dies of."""
        depth = 0
        for event in events:
            line = event.start_mark.line + 1 if event.start_mark else 0
            if getattr(event, "anchor", None):
                raise self.error(self.path, line, "anchors are not read")
            depth += _kind(event) in ("MappingStartEvent", "SequenceStartEvent")
            depth -= _kind(event) in ("MappingEndEvent", "SequenceEndEvent")
            if depth > DEPTH:
                raise self.error(self.path, line, "is nested too deep")

    def fail(self, node: yaml.Node, message: str, advice: str = "") -> EditedFileError:
        return self.error(self.path, node.start_mark.line + 1, message, advice)

    def tree(self, node: yaml.Node, what: str, known: tuple[str, ...] = ()) -> Tree:
        """The values by key; a key that is not among the known ones would be lost in silence."""
        if not is_mapping(node):
            raise self.fail(node, f"{what} must be a mapping", self.docs)
        found: Tree = {}
        for key, value in node.value:
            if _kind(key) != "ScalarNode":
                raise self.fail(key, "a key must be a word")
            if key.value in found:
                raise self.fail(key, f"{key.value!r} stands here twice")
            if known and key.value not in known:
                raise self.fail(key, f"{what} has no {key.value!r}", nearest(key.value, known))
            found[key.value] = value
        return found

    def items(self, tree: Tree, key: str) -> list[yaml.Node]:
        node = tree.get(key)
        if node is None or is_null(node):
            return []
        if _kind(node) != "SequenceNode":
            raise self.fail(node, f"{key} must be a list", "start each item with a dash")
        return list(node.value)

    def text(self, node: yaml.Node | None, what: str) -> str | None:
        if node is None or is_null(node):
            return None
        if _kind(node) != "ScalarNode":
            raise self.fail(node, f"{what} must be a text")
        return str(node.value)

    def word(self, tree: Tree, key: str, default: str = "") -> str:
        return self.text(tree.get(key), key) or default

    def texts(self, tree: Tree) -> Bilingual:
        return Bilingual(self.text(tree.get("ja"), "ja"), self.text(tree.get("en"), "en"))


def _kind(of: yaml.Node | yaml.Event) -> str:
    return type(of).__name__


def is_mapping(node: yaml.Node) -> bool:
    return _kind(node) == "MappingNode"


def is_null(node: yaml.Node) -> bool:
    return _kind(node) == "ScalarNode" and node.tag == "tag:yaml.org,2002:null"
