"""A sandbox that templates cannot keep busy: what they do and make is counted, and ends.

Jinja's sandbox keeps a template from reaching out, not from counting to a thousand million. Here
every step of a loop, every call and every text is charged to a budget, so that the same template
ends at the same place on every machine; the clock is only for what no count foresees.
"""

from __future__ import annotations

import time
from contextlib import contextmanager
from functools import wraps
from typing import TYPE_CHECKING, Any, cast

from jinja2 import nodes, pass_context
from jinja2.sandbox import SandboxedEnvironment
from jinja2.visitor import NodeTransformer

from generator import patterns as re

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

STEPS = 200_000  # of loops and calls in one scene; the packaged forms take some hundreds
CHARACTERS = 10_000_000  # put together in one scene, over and over included
SECONDS = 10.0  # of the processor: a busy machine stops nobody
_LARGEST = 100_000  # a number that sizes something: a width, a count, a power's bits
_WIDE = re.compile(r"\d{6,}")  # of a width in a format


class BoundError(Exception):
    """Attributes: none; the message says which bound was met."""


class Budget:
    """What one rendering may still do."""

    def __init__(self) -> None:
        self.start()

    def start(self) -> None:
        self.steps, self.characters = STEPS, CHARACTERS
        self.end = time.thread_time() + SECONDS

    @contextmanager
    def paused(self) -> Iterator[None]:
        """What is worked out here is not the template's doing, and takes none of its time."""
        began = time.thread_time()
        yield
        self.end += time.thread_time() - began

    def charge(self, characters: int, steps: int = 1) -> None:
        """Take a step and some characters off.

        Raises:
            BoundError: nothing is left.
        """
        self.steps -= steps
        self.characters -= characters
        if self.steps < 0:
            raise BoundError(f"it takes more than {STEPS:,} steps")
        if self.characters < 0:
            raise BoundError(f"it makes more than {CHARACTERS:,} characters")
        if time.thread_time() > self.end:
            raise BoundError(f"it takes more than {SECONDS:g} seconds")


class BoundedEnvironment(SandboxedEnvironment):
    """Attributes: ``budget``, to be started before each rendering."""

    intercepted_binops = frozenset({"+", "*", "**", "%"})

    def __init__(self, **options: Any) -> None:
        self.budget = Budget()
        super().__init__(finalize=self._printed, **options)
        self.globals.pop("lipsum")
        self.filters = {name: self._bounded(each) for name, each in self.filters.items()}
        self.filters |= {"counted of us": self._counted, "charged of us": self._charged}

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        self.budget.charge(len(source))
        tree: nodes.Template = _Counting().visit(super()._parse(source, name, filename))
        return tree

    def call(self, context: Any, called: Any, /, *args: Any, **named: Any) -> Any:
        values = (*args, *named.values())
        self._check(values)
        if isinstance(getattr(called, "__self__", None), str):
            _check_width(called.__self__)
        return self._sized(super().call(context, called, *args, **named))

    def wrap_str_format(self, value: Any) -> Any:
        """``str.format`` as Jinja's sandbox has it, of formats that are not too wide."""
        if isinstance(getattr(value, "__self__", None), str):
            _check_width(value.__self__)
        return super().wrap_str_format(value)

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        self.budget.charge(0)
        if operator == "*" and _sized_by(left, right) * _sized_by(right, left) > CHARACTERS:
            raise BoundError("it multiplies a text without end")
        if operator == "**" and _bits(left) * abs(right) > _LARGEST:
            raise BoundError("its power has no end")
        if operator == "%" and isinstance(left, str):
            _check_width(left)
            self._check(right if isinstance(right, tuple) else (right,))
        return self._sized(super().call_binop(context, operator, left, right))

    def _bounded(self, call: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(call)  # it keeps what Jinja wants to be given first, too
        def bounded(*args: Any, **named: Any) -> Any:
            self._check((*args[1:], *named.values()))
            for value in args:
                if isinstance(value, str):
                    _check_width(value)
            return self._sized(call(*args, **named))

        return bounded

    def _check(self, values: Iterable[Any]) -> None:
        for value in values:
            if isinstance(value, int) and abs(value) > _LARGEST:
                raise BoundError(f"{value if abs(value) < 10**18 else 'a number'} is too large")

    def _sized(self, value: Any) -> Any:
        if isinstance(value, int) and value.bit_length() > _LARGEST:
            raise BoundError("a number has no end")
        sized = isinstance(value, str | list | tuple | dict)
        self.budget.charge(len(value) if sized else 0)
        return value

    def _printed(self, value: Any) -> Any:
        self.budget.charge(len(value) if isinstance(value, str) else 0, 0)
        return value

    @staticmethod
    @pass_context
    def _counted(context: Any, values: Iterable[Any], characters: int) -> Iterator[Any]:
        budget = context.environment.budget
        for value in values:
            budget.charge(characters)
            yield value

    @staticmethod
    @pass_context
    def _charged(context: Any, text: str, characters: int) -> str:
        context.environment.budget.charge(characters)
        return text


class _Counting(NodeTransformer):
    """Loops and macros that charge for each turn, and texts that are joined where it is counted."""

    def visit_For(self, node: nodes.For) -> nodes.For:  # noqa: N802 - named by Jinja
        weight = _weight(node)
        self.generic_visit(node)
        node.iter = _filter(node.iter, "counted of us", weight)
        return node

    def visit_Macro(self, node: nodes.Macro) -> nodes.Macro:  # noqa: N802 - named by Jinja
        self._charge(node)
        return node

    def visit_CallBlock(self, node: nodes.CallBlock) -> nodes.CallBlock:  # noqa: N802 - named by Jinja
        self._charge(node)
        return node

    def _charge(self, node: nodes.Macro | nodes.CallBlock) -> None:
        weight = _weight(node)
        self.generic_visit(node)
        charge = _filter(nodes.Const("", lineno=node.lineno), "charged of us", weight)
        node.body.insert(0, nodes.Output([charge], lineno=node.lineno))

    def visit_Concat(self, node: nodes.Concat) -> nodes.Filter:  # noqa: N802 - named by Jinja
        self.generic_visit(node)
        texts = nodes.List(node.nodes, lineno=node.lineno)
        return nodes.Filter(texts, "join", [], [], None, None, lineno=node.lineno)


def _weight(node: nodes.Node) -> int:
    """Characters that each turn prints as they stand in the template."""
    return sum(len(data.data) for data in node.find_all(nodes.TemplateData))


def _filter(node: nodes.Node, name: str, weight: int) -> nodes.Filter:
    arguments = [nodes.Const(weight, lineno=node.lineno)]
    return nodes.Filter(
        cast("nodes.Expr", node), name, arguments, [], None, None, lineno=node.lineno
    )


def _bits(value: Any) -> int:
    return value.bit_length() if isinstance(value, int) else 1


def _sized_by(value: Any, other: Any) -> int:
    """A factor of what a product will hold: of texts and lists, how often they are repeated."""
    if isinstance(value, str | list | tuple):
        return len(value)
    return abs(value) if isinstance(value, int) and isinstance(other, str | list | tuple) else 0


def _check_width(text: str) -> None:
    if ("{" in text or "%" in text) and _WIDE.search(text):
        raise BoundError("it formats a text without end")
