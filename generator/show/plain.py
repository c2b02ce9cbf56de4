"""Model values as plain JSON data and back, for what a show folder remembers."""

from __future__ import annotations

import json
import types
from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from enum import Enum
from functools import cache
from operator import attrgetter
from pathlib import PurePath
from threading import Lock
from typing import TYPE_CHECKING, Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

from generator.files import digest
from generator.model import Article, Brief, Storyboard

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")
S = TypeVar("S")


def to_plain(value: object) -> Any:
    """Dataclasses as mappings (with their ``kind`` if they are one of several), tuples as lists."""
    if isinstance(value, dict):
        return {str(key): to_plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [to_plain(item) for item in value]
    if value is None or isinstance(value, str | int | float):
        return value
    return to_plain(_unfolded(value))


def brief_as_plain(brief: Brief) -> dict[str, Any]:
    """As ``kamishibai brief --json`` prints it."""
    plain: dict[str, Any] = to_plain(brief)
    thesis = brief.thesis
    return {
        **plain,
        "thesis": {"from": thesis.sources, **plain["thesis"]} if thesis else None,
        "claims": [
            {"from": claim.says.sources, **entry}
            for claim, entry in zip(brief.claims, plain["claims"], strict=True)
        ],
        "aside": [
            {"ids": aside.sources, "text": aside.text, "why": aside.why} for aside in brief.asides
        ],
        "questions": [
            {"question": asked.question, "answer": asked.answer, "by": asked.by or None}
            for asked in brief.questions
        ],
    }


def _unfolded(value: object) -> object:
    """What JSON does not know, one level of it."""
    if is_dataclass(value) and not isinstance(value, type):
        known, names, values = _shape(type(value))
        return {**known, **dict(zip(names, values(value), strict=True))}
    if isinstance(value, Mapping):
        return dict(value)
    if isinstance(value, set | frozenset):
        return sorted(to_plain(item) for item in value)
    if isinstance(value, PurePath):
        return value.as_posix()
    if isinstance(value, Enum):
        return value.value
    raise TypeError(f"{type(value).__name__} cannot be remembered")


@cache
def _shape(kind: type) -> tuple[dict[str, str], tuple[str, ...], Callable[[object], Any]]:
    """Of a dataclass its name if it is one of several, its fields, and what reads them at once."""
    name = getattr(kind, "kind", None)
    names = tuple(each.name for each in fields(kind))
    known = {"kind": name} if isinstance(name, str) else {}
    if len(names) > 1:
        return known, names, attrgetter(*names)
    return known, names, lambda value: tuple(getattr(value, each) for each in names)


def from_plain(wanted: type[T], plain: object) -> T:
    """The value of a model type.

    Raises:
        ValueError: the data does not have that type's shape.
    """
    kind: Any = wanted
    try:
        made: T = _maker(kind)(plain)
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"not a {getattr(wanted, '__name__', wanted)}: {error}") from error
    return made


def decoded(wanted: type[T], plain: object) -> T | None:
    """The value, or ``None`` where there is none or another version wrote it."""
    if plain is None:
        return None
    try:
        return from_plain(wanted, plain)
    except ValueError:
        return None


def as_json(value: object) -> str:
    """``to_plain`` as canonical JSON: equal content, equal text, on every machine.

    In one line, as the encoder that is compiled to machine code knows no other form.
    """
    # a build writes and fingerprints each of these several times
    return _whole(value) if isinstance(value, Article | Brief | Storyboard) else _encoded(value)


def _encoded(value: object) -> str:
    return json.dumps(
        value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=_unfolded
    )


def by_identity(most: int) -> Callable[[Callable[[T], S]], Callable[[T], S]]:
    """A step not done again for one of the last ``most`` frozen values that it was given."""

    def keeping(step: Callable[[T], S]) -> Callable[[T], S]:
        known: OrderedDict[int, tuple[T, S]] = OrderedDict()  # what is held keeps its id
        changing = Lock()

        def kept(value: T) -> S:
            with changing:
                found = known.get(id(value))
            if found is None:
                found = value, step(value)
            with changing:
                known[id(value)] = found
                known.move_to_end(id(value))
                while len(known) > most:
                    known.popitem(last=False)
            return found[1]

        return kept

    return keeping


_whole = by_identity(6)(_encoded)


def fingerprint(*values: object) -> str:
    """SHA-256 of the values' canonical JSON."""
    return digest(_joined(values).encode("utf-8", "surrogatepass"))


def _joined(value: object) -> str:
    """``as_json`` of a tuple, with the texts of whole models that were written just now."""
    if isinstance(value, tuple):
        return "[" + ",".join(map(_joined, value)) + "]"
    return as_json(value)


@cache
def _maker(wanted: Any) -> Callable[[Any], Any]:
    """What makes a value of a type: thousands of the same few are made of a show's article."""
    if is_dataclass(wanted):
        return _dataclass(wanted)
    origin, inside = get_origin(wanted), get_args(wanted)
    if origin is tuple:
        return _tuple(inside)
    if origin in (dict, Mapping):
        values = _maker(inside[1])
        return lambda plain: {str(key): values(item) for key, item in plain.items()}
    if origin in (Union, types.UnionType):
        return _union(inside)
    return _literal(inside) if origin is Literal else _scalar(wanted)


def _literal(inside: tuple[Any, ...]) -> Callable[[Any], Any]:
    def made(plain: Any) -> Any:
        if plain not in inside:
            raise ValueError(f"{plain!r} is none of {inside}")
        return plain

    return made


def _scalar(wanted: Any) -> Callable[[Any], Any]:
    def made(plain: Any) -> Any:
        if not isinstance(plain, wanted):
            raise TypeError(f"{plain!r} is not {wanted.__name__}")
        return plain

    return made


def _tuple(inside: tuple[Any, ...]) -> Callable[[Any], tuple[Any, ...]]:
    endless = len(inside) == 2 and inside[1] is Ellipsis
    makers = [_maker(kind) for kind in inside[: 1 if endless else None]]

    def made(plain: Any) -> tuple[Any, ...]:
        if not isinstance(plain, list):
            raise TypeError(f"{plain!r} is not a list")
        if endless:
            return tuple(map(makers[0], plain))
        return tuple(make(item) for make, item in zip(makers, plain, strict=True))

    return made


def _union(inside: tuple[Any, ...]) -> Callable[[Any], Any]:
    kinds = [kind for kind in inside if kind is not type(None)]
    optional = len(kinds) < len(inside)
    one = _maker(kinds[0]) if len(kinds) == 1 else None
    many = {} if one else {kind.kind: _maker(kind) for kind in kinds}

    def made(plain: Any) -> Any:
        if plain is None and optional:
            return None
        return one(plain) if one else many[plain["kind"]](plain)

    return made


def _dataclass(wanted: Any) -> Callable[[Any], Any]:
    @cache
    def makers() -> dict[str, Callable[[Any], Any]]:
        # when first asked, as a class may hold others of its own
        hints = get_type_hints(wanted)
        return {field.name: _maker(hints[field.name]) for field in fields(wanted)}

    def made(plain: Any) -> Any:
        known = makers().items()
        return wanted(**{name: make(plain[name]) for name, make in known if name in plain})

    return made
