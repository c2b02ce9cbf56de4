"""Every line of ours that is made in English, read out of the code: errors, gaps, findings, help.

A text counts wherever it can come from: written in the call, in a branch, under a name, in a table,
in what a function of the same module returns.
"""

from __future__ import annotations

import ast
import re
import tomllib
from collections import defaultdict
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

PACKAGE = Path(__file__).parents[1] / "generator"

ERRORS = {
    *("BoundError", "NoJsonError", "PackageError", "SoundError"),
    *("Gap", "Finding", "Check", "Verdict"),
}
"""What is made of lines besides the classes of errors."""

WAYS = {
    "fail",
    "error",
    "trouble",
    "_trouble",
    "network_advice",
    "check_count",
    "_left",
    "_warning",
}
"""Functions that are handed lines for an error or a finding."""

TOLD_BY = {"available", "lacks", "lacking", "why_empty", "reachable", "lasting", "misfit"}
TOLD_BY |= {"fault", "_alone", "_alike", "_glued", "misplaced", "renamed"}
"""Functions that return lines, and those beside them."""

TOLD_IN = frozenset(f"slides/composing/{name}.py" for name in ("diagrams", "formulas")) | {
    "safexml.py"
}
"""Modules whose ``ValueError`` is told to people."""

_OF_ITS_OWN = {"said", "phrase", "words", "nearest", "join", "partition", "get", "format", "split"}
"""Calls that give words in the reader's language, or none of ours."""


def template(node: ast.JoinedStr) -> str:
    """An f-string with ``{}`` for each value."""
    parts = (each.value if isinstance(each, ast.Constant) else "{}" for each in node.values)
    return "".join(map(str, parts))


@cache
def modules() -> dict[str, ast.Module]:
    """By path below the package."""
    return {
        path.relative_to(PACKAGE).as_posix(): ast.parse(path.read_text(encoding="utf-8"))
        for path in sorted(PACKAGE.rglob("*.py"))
    }


@cache
def error_classes() -> frozenset[str]:
    """Every subclass of ``KamishibaiError`` in the package, by name."""
    found = {"KamishibaiError"}
    before: set[str] = set()
    while before != found:
        before = set(found)
        for module in modules().values():
            for node in ast.walk(module):
                if (
                    isinstance(node, ast.ClassDef)
                    and {b.id for b in node.bases if isinstance(b, ast.Name)} & found
                ):
                    found.add(node.name)
    return frozenset(found)


class Module:
    """Where the texts of one module come from."""

    def __init__(self, path: str, tree: ast.Module) -> None:
        self.path, self.tree = path, tree
        self.functions = [n for n in ast.walk(tree) if isinstance(n, ast.FunctionDef)]

    def lines(self) -> Iterator[str]:
        made_of = error_classes() | ERRORS | WAYS
        if self.path in TOLD_IN:
            made_of |= {"ValueError"}
        if self.path in ("errors.py", "web/client.py"):
            made_of |= {"__init__"}
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Call) and _name(node) in made_of:
                yield from self._of_call(node)
        for function in self.functions:
            if function.name in TOLD_BY:
                yield from self._returned(function, 0)

    def advised(self) -> Iterator[tuple[str, str]]:
        """Each message of an error with each line of advice that may stand beside it."""
        for node in ast.walk(self.tree):
            if not isinstance(node, ast.Call) or _name(node) not in error_classes() | WAYS:
                continue
            named = {each.arg: each.value for each in node.keywords}
            rest = [each for each in node.args if not isinstance(each, ast.Starred)]
            rest = rest[2:] if _name(node) in ("StoryboardError", "BriefError") else rest
            rest += [named[name] for name in ("message", "advice") if name in named]
            scope = self._scope(node)
            for message in self._texts(rest[0], scope, 0) if len(rest) > 1 else ():
                for advice in self._texts(rest[1], scope, 0):
                    yield message, advice

    def _scope(self, node: ast.Call) -> ast.AST:
        """The innermost function around it, else the module."""
        inside = [f for f in self.functions if f.lineno <= node.lineno <= (f.end_lineno or 0)]
        return min(inside, key=lambda f: (f.end_lineno or 0) - f.lineno, default=self.tree)

    def _of_call(self, node: ast.Call) -> Iterator[str]:
        arguments = node.args
        if _name(node) == "Gap":
            arguments = arguments[2:3]
        elif _name(node) == "Finding":
            arguments = arguments[3:]
        named = [each.value for each in node.keywords if each.arg in ("advice", "fix", "message")]
        scope = self._scope(node)
        for each in (*arguments, *named):
            yield from self._texts(each, scope, 0)

    def _returned(self, function: ast.FunctionDef, depth: int) -> Iterator[str]:
        for node in ast.walk(function):
            if isinstance(node, ast.Return | ast.Yield) and node.value is not None:
                yield from self._texts(node.value, function, depth + 1)

    def _texts(self, node: ast.expr, scope: ast.AST, depth: int) -> Iterator[str]:
        if depth > 6:
            return
        match node:
            case ast.Constant(value=str(text)):
                yield text
            case ast.JoinedStr():
                yield template(node)
                for each in node.values:
                    if isinstance(each, ast.FormattedValue):
                        yield from self._texts(each.value, scope, depth + 1)
            case ast.Name() | ast.Call() if not _alternatives(node):
                yield from self._named(node, scope, depth)
            case _:
                for part in _alternatives(node):
                    yield from self._texts(part, scope, depth + 1)

    def _named(self, node: ast.Name | ast.Call, scope: ast.AST, depth: int) -> Iterator[str]:
        """What stands under a name, or is returned by a function of this module."""
        if isinstance(node, ast.Name):
            for value in (
                *_assigned(scope).get(node.id, ()),
                *_assigned(self.tree).get(node.id, ()),
            ):
                yield from self._texts(value, scope, depth + 1)
        elif _name(node) not in _OF_ITS_OWN:
            for function in self.functions:
                if function.name == _name(node):
                    yield from self._returned(function, depth)


def _alternatives(node: ast.expr) -> Sequence[ast.expr]:
    """What a branch, a table or a choice may give."""
    match node:
        case ast.IfExp(body=one, orelse=other):
            return (one, other)
        case ast.BoolOp(values=parts) | ast.Tuple(elts=parts) | ast.Dict(values=parts):
            return parts
        case ast.Subscript(value=inner) | ast.GeneratorExp(elt=inner):
            return (inner,)
        case ast.Call(func=ast.Name(id="next"), args=parts):
            return parts
    return ()


def _name(node: ast.Call) -> str:
    match node.func:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
    return ""


@cache
def _assigned(scope: ast.AST) -> dict[str, list[ast.expr]]:
    """What is given to each name somewhere within."""
    found: dict[str, list[ast.expr]] = defaultdict(list)
    for node in ast.walk(scope):
        match node:
            case ast.Assign(targets=targets, value=value):
                for target in targets:
                    _give(target, value, found)
            case ast.AnnAssign(target=target, value=ast.expr() as value):
                _give(target, value, found)
            case ast.NamedExpr(target=target, value=value):
                _give(target, value, found)
            case (
                ast.For(target=target, iter=ast.Name(id=name))
                | ast.comprehension(target=target, iter=ast.Name(id=name))
            ):
                for row in (row for value in found[name] for row in getattr(value, "elts", ())):
                    _give(target, row, found)
    return found


def _give(target: ast.expr, value: ast.expr, found: dict[str, list[ast.expr]]) -> None:
    if isinstance(target, ast.Name):
        found[target.id].append(value)
    elif isinstance(target, ast.Tuple) and isinstance(value, ast.Tuple):
        for one, other in zip(target.elts, value.elts, strict=False):
            _give(one, other, found)


@cache
def strings() -> frozenset[str]:
    """Every text that is written in the package, whatever for."""
    return frozenset(
        template(node) if isinstance(node, ast.JoinedStr) else str(node.value)
        for tree in modules().values()
        for node in ast.walk(tree)
        if isinstance(node, ast.JoinedStr)
        or (isinstance(node, ast.Constant) and isinstance(node.value, str))
    )


@cache
def lines() -> frozenset[str]:
    """Every line that an error, a gap, a finding or a check is made of, with ``{}`` for values."""
    found = {line for path, tree in modules().items() for line in Module(path, tree).lines()}
    refused = tomllib.loads((PACKAGE / "reading" / "refused.toml").read_text(encoding="utf-8"))
    found |= {kind[part] for kind in refused["kind"] for part in ("what", "advice")}
    names = re.compile(r"\S*[._]\S*")  # of files, packages, settings
    return frozenset(
        line
        for line in found
        if any(map(str.isalpha, line.replace("{}", ""))) and not names.fullmatch(line)
    )
