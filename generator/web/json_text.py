"""JSON that a language model wrote: found among its other words, bounded, and held to a schema."""

from __future__ import annotations

import json
from collections.abc import Mapping
from itertools import islice
from typing import TYPE_CHECKING, Any, TypeAlias

from generator import patterns as re

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

Schema: TypeAlias = Mapping[str, Any]

_DEEPEST = 32
_MOST_TOLD = 5  # places where an answer breaks its schema
_MOST_STARTS = 200  # places in the text where a value might begin
_THOUGHTS = re.compile(r"<(think|thinking|reasoning)>.*?(?:</\1>|\Z)", re.DOTALL)
_NEXT = re.compile(r'["{}\[\]]')
_STRING = re.compile(r'"(?:[^"\\]|\\.)*"', re.DOTALL)
_CLOSING = {"{": "}", "[": "]"}


class NoJsonError(ValueError):
    """There is none in it that can be used; the text says why."""


def read(text: str, schema: Schema | None = None) -> Any:
    """The last object or array in a text that fits a schema.

    Models put thoughts before it, a code fence around it and a remark after it. A name that stands
    twice in an object, a value nested deeper than 32 and numbers that are none are refused.

    Raises:
        NoJsonError: none is there, or what is wrong with the last one.
    """
    why = "no JSON"
    found = list(_candidates(_THOUGHTS.sub("", text)))
    for candidate in reversed(found):
        try:
            value = json.loads(
                candidate, object_pairs_hook=_each_once, parse_constant=_no_number, strict=False
            )
        except NoJsonError as error:
            why = str(error)
            continue
        except (ValueError, RecursionError):
            continue
        fault = misfit(value, schema) if schema else ""
        if not fault:
            return value
        why = fault
    raise NoJsonError(why)


def _candidates(text: str) -> Iterator[str]:
    """Whatever stands between a bracket and its partner, outermost ones."""
    at, starts = 0, 0
    while starts < _MOST_STARTS and (opening := re.compile(r"[{\[]").search(text, at)):
        starts += 1
        end = _end(text, opening.start())
        if end:
            yield text[opening.start() : end]
        at = end or opening.end()


def _end(text: str, start: int) -> int:
    """Behind the partner of the bracket at ``start``; 0 where there is none."""
    awaited: list[str] = []
    at = start
    while found := _NEXT.search(text, at):
        mark, at = found[0], found.end()
        if mark == '"':
            string = _STRING.match(text, found.start())
            if not string:
                return 0
            at = string.end()
        elif mark in _CLOSING:
            awaited.append(_CLOSING[mark])
            if len(awaited) > _DEEPEST:
                return 0
        elif not awaited or awaited.pop() != mark:
            return 0
        elif not awaited:
            return at
    return 0


def _each_once(pairs: Sequence[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) != len(pairs):
        raise NoJsonError("a name stands twice in an object")
    return made


def _no_number(name: str) -> Any:
    raise NoJsonError(f"{name} is no number")


def misfit(value: Any, schema: Schema, place: str = "") -> str:
    """Where and how a value breaks a schema, each of the first places; empty where it fits.

    Of JSON Schema these words are known: type, enum, properties, required, additionalProperties
    (false), items, minItems, maxItems, minLength, maxLength, minimum, maximum, anyOf. Others do not
    count, as servers that enforce a schema differ in them too.
    """
    return "; ".join(islice(_misfits(value, schema, place), _MOST_TOLD))


def _misfits(value: Any, schema: Schema, place: str) -> Iterator[str]:
    here = place or "the answer"
    if "anyOf" in schema:
        faults = [misfit(value, each, place) for each in schema["anyOf"]]
        yield from [] if "" in faults else faults[:1]
        return
    kind = schema.get("type")
    kinds = kind if isinstance(kind, list) else [kind] if kind else []
    if kinds and not any(_is(value, each) for each in kinds):
        yield f"{here} is not {' or '.join(kinds)}"
    elif "enum" in schema and value not in schema["enum"]:
        yield f"{here} is none of {', '.join(map(str, schema['enum']))}"
    elif isinstance(value, dict):
        yield from _of_object(value, schema, place)
    elif isinstance(value, list):
        yield from _of_array(value, schema, place)
    else:
        yield from _of_size(value, schema, here)


def _is(value: Any, kind: str) -> bool:
    if kind in ("integer", "number"):
        whole = kind == "integer"
        right = isinstance(value, int) or (isinstance(value, float) and not whole)
        return right and not isinstance(value, bool)
    return isinstance(value, _KINDS[kind])


_KINDS: dict[str, type] = {
    "object": dict,
    "array": list,
    "string": str,
    "boolean": bool,
    "null": type(None),
}


def _of_object(value: dict[str, Any], schema: Schema, place: str) -> Iterator[str]:
    known: Mapping[str, Schema] = schema.get("properties", {})
    for name in schema.get("required", ()):
        if name not in value:
            yield f"{_below(place, name)} is missing"
    more = schema.get("additionalProperties", True)
    for name, inside in value.items():
        if name in known:
            yield from _misfits(inside, known[name], _below(place, name))
        elif more is False:
            yield f"{_below(place, name)} is not asked for"
        elif isinstance(more, Mapping):
            yield from _misfits(inside, more, _below(place, name))


def _of_array(value: list[Any], schema: Schema, place: str) -> Iterator[str]:
    least, most = schema.get("minItems", 0), schema.get("maxItems", len(value))
    if not least <= len(value) <= most:
        wanted = f"at least {least}" if len(value) < least else f"at most {most}"
        yield f"{place or 'the answer'} has {len(value)} items, not {wanted}"
    for at, item in enumerate(value):
        yield from _misfits(item, schema.get("items", {}), f"{place}[{at}]")


def _of_size(value: Any, schema: Schema, here: str) -> Iterator[str]:
    size: float
    if isinstance(value, str):
        least, most = schema.get("minLength", 0), schema.get("maxLength", len(value))
        size, unit = len(value), " characters"
    elif isinstance(value, int | float):
        least, most = schema.get("minimum", value), schema.get("maximum", value)
        size, unit = value, ""
    else:
        return
    if not least <= size <= most:
        wanted = f"at least {least}" if size < least else f"at most {most}"
        yield f"{here} is {size}{unit}, not {wanted}"


def _below(place: str, name: str) -> str:
    return f"{place}.{name}" if place else name
