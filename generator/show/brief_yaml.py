"""brief.yaml: how an article is understood, for a person to correct before slides are planned.

The keys are those of ``model.brief``, but that ``from`` names the sentences an entry rests on, and
that a message stands in its entry with ``ja`` and ``en`` where it has words of its own. Beside
each list of ids stand the sentences themselves, as remarks.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass, replace
from functools import cache
from types import UnionType
from typing import TYPE_CHECKING, Any, Literal, TypeVar, cast, get_args, get_origin, get_type_hints

from generator.choices import nearest
from generator.errors import BriefError
from generator.model import Bilingual, Brief, Parallel, Question, Statement
from generator.show.merge import alike, text, value
from generator.show.nodes import Nodes, is_null
from generator.show.yaml_lines import entry, flow, indented, listed, remarks, scalar

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from dataclasses import Field

    import yaml

    from generator.show.merge import Join
    from generator.show.nodes import Tree


T = TypeVar("T")

FILE_NAME = "brief.yaml"
HEAD = """\
# How the article is understood: slides and script are made from this. Correct what is wrong, build
# the folder again, and what you changed stays. See docs/brief.md.
# 記事の読み取りです。スライドと台本はここから作ります。直した所は、作り直してもそのまま残ります。
"""
_DOCS = "see docs/brief.md"
_SOURCES = "from"
_NAMES = {"sources": _SOURCES}  # field → key, where they differ

Words = Mapping[str, "Iterable[str]"]
"""Sentence id → the sentence, to stand beside it."""


def dump(brief: Brief, sentences: Words | None = None) -> str:
    """The file's text."""
    return HEAD + "\n".join(_entry(brief, sentences or {})) + "\n"


def parse(text: str, path: str = FILE_NAME) -> Brief:
    """Read the file back.

    Raises:
        BriefError: with the line and what is expected there.
    """
    reader = _BriefReader(path, BriefError, _DOCS)
    root = reader.root(text)
    if root is None:
        raise BriefError(path, 1, "is empty", _DOCS)
    return reader.entry(Brief, root, "the brief")


def lines_of(text: str) -> Mapping[str, int]:
    """The first line, from 1, that each sentence is named in.

    Raises:
        BriefError: as ``parse``.
    """
    reader = _BriefReader(FILE_NAME, BriefError, _DOCS)
    root = reader.root(text)
    if root is not None:
        reader.entry(Brief, root, "the brief")
    return reader.lines


@cache
def _shape(kind: Any) -> tuple[tuple[Field[Any], Any], ...]:
    """Fields with their types, in the order in which they are written: words before ids."""
    hints = get_type_hints(kind)
    typed = [(each, hints[each.name]) for each in fields(kind)]
    return tuple(sorted(typed, key=lambda pair: not _is_inside(pair[1])))


def _is_inside(kind: Any) -> bool:
    """Whether a value's keys stand among those of what holds it."""
    return kind in (Bilingual, Statement)


def _keys(kind: type) -> tuple[str, ...]:
    found: list[str] = []
    for each, its_type in _shape(kind):
        found += _keys(its_type) if _is_inside(its_type) else [_key(each)]
    return tuple(found)


def _key(field: Field[Any]) -> str:
    return _NAMES.get(field.name, field.name)


def _default(field: Field[Any]) -> Any:
    if field.default_factory is not MISSING:
        return field.default_factory()
    return field.default


def _entry(value: Any, sentences: Words) -> Iterator[str]:
    its_own: Any = type(value)
    for field, kind in _shape(its_own):
        inside = getattr(value, field.name)
        if inside == _default(field):
            continue
        if _is_inside(kind):
            yield from _entry(inside, sentences)
        else:
            yield from _field(_key(field), inside, sentences)


def _field(key: str, value: Any, sentences: Words) -> Iterator[str]:
    if is_dataclass(value):
        yield f"{key}:"
        yield from indented(_entry(value, sentences))
    elif not isinstance(value, tuple):
        yield f"{key}: {_scalar(value)}"
    elif value and is_dataclass(value[0]):
        yield from listed(key, (_entry(each, sentences) for each in value))
    elif value and isinstance(value[0], tuple):
        yield f"{key}:"
        for each in value:
            yield from entry([flow(each), *_beside(each, sentences)])
    else:
        yield f"{key}: {flow(value)}"
        yield from _beside(value, sentences)


def _beside(ids: Iterable[str], sentences: Words) -> Iterator[str]:
    for identity in ids:
        yield from remarks(sentences, identity)


def _scalar(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return repr(value).removesuffix(".0")
    return scalar(value)


class _BriefReader(Nodes):
    """Values of the model's types out of the file's nodes.

    Attributes:
        lines: the first line in which each sentence is named.
    """

    def __init__(self, path: str, error: type[BriefError], docs: str) -> None:
        super().__init__(path, error, docs)
        self.lines: dict[str, int] = {}

    def entry(self, kind: type[T], node: yaml.Node, what: str) -> T:
        return self._made(kind, self.tree(node, what, _keys(kind)), node, what)

    def _made(self, kind: type[T], tree: Tree, node: yaml.Node, what: str) -> T:
        values: dict[str, Any] = {}
        wanted: Any = kind
        for field, its_type in _shape(wanted):
            key = _key(field)
            if _is_inside(its_type):
                values[field.name] = self._made(its_type, tree, node, what)
            elif key in tree and not is_null(tree[key]):
                values[field.name] = self.value(its_type, tree[key], key)
            elif _default(field) is MISSING:
                raise self.fail(node, f"{what} needs its {key}", _DOCS)
        return kind(**values)

    def value(self, kind: Any, node: yaml.Node, what: str) -> Any:
        if isinstance(kind, UnionType):
            return self.value(get_args(kind)[0], node, what)
        if is_dataclass(kind) and isinstance(kind, type):
            return self.entry(kind, node, what)
        if get_origin(kind) is tuple:
            each = get_args(kind)[0]
            if each is str:
                return tuple(map(self.named, self.items({what: node}, what)))
            return tuple(self.value(each, item, what) for item in self.items({what: node}, what))
        text = self.text(node, what) or ""
        if get_origin(kind) is Literal and text not in get_args(kind):
            advice = nearest(text, get_args(kind))
            raise self.fail(node, f"{what} cannot be {text!r}", advice)
        return self.number(kind, node, text, what) if kind in (float, bool) else text

    def named(self, node: yaml.Node) -> str:
        """A sentence's id, and where it stands."""
        identity = self.text(node, _SOURCES) or ""
        self.lines.setdefault(identity, node.start_mark.line + 1)
        return identity

    def number(self, kind: type, node: yaml.Node, text: str, what: str) -> float | bool:
        if kind is bool and text in ("true", "false"):
            return text == "true"
        try:
            return float(text if kind is float else "")
        except ValueError:
            wanted = "a number" if kind is float else "true or false"
            raise self.fail(node, f"{what} must be {wanted}, not {text!r}") from None


# What a person changed in the brief stays: a three-way merge, entry by entry.
#
# An entry is known by the sentences it names. Each field of it that a person changed is kept, an
# entry that a person removed stays removed, one that a person added stays where it was put.


def merged(base: Brief, edited: Brief, fresh: Brief) -> Brief:
    """The brief to go on with.

    Args:
        base: as we made it last time.
        edited: the file as a person left it.
        fresh: as we would make it now.
    """
    return cast("Brief", _merged_entry(base, edited, fresh))


def _merged_entry(base: Any, edited: Any, fresh: Any) -> Any:
    joined = {
        field.name: _merged_field(*(getattr(each, field.name) for each in (base, edited, fresh)))
        for field in fields(fresh)
    }
    return replace(fresh, **joined)


def _merged_field(base: Any, edited: Any, fresh: Any) -> Any:
    if isinstance(fresh, Bilingual):
        return text(base, edited, fresh)
    if (
        isinstance(fresh, Statement)
        and isinstance(base, Statement)
        and isinstance(edited, Statement)
    ):
        return _merged_entry(base, edited, fresh)
    if any(_holds_entries(each) for each in (base, edited, fresh)):
        return alike(base, edited, fresh, _known_by, cast("Join[Any]", _merged_entry))
    return value(base, edited, fresh)


def _holds_entries(value: Any) -> bool:
    return isinstance(value, tuple) and bool(value) and is_dataclass(value[0])


def _known_by(entry: Any) -> object:
    """The sentences that an entry is about."""
    if isinstance(entry, Question):
        return entry.question
    if isinstance(entry, Parallel):
        return entry.heads
    says = getattr(entry, "says", entry)
    sources = getattr(says, "sources", None)
    if sources is None:  # a cause, a term
        return getattr(entry, "cause", None) or entry.text
    return (sources, getattr(entry, "text", ""))
