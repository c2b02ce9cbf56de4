"""8-bit convolutions as processors have instructions for them: what is convolved gets a sign.

onnxruntime multiplies weights of 0 to 255 by values of 0 to 255 with half the speed that it has
where the values are from -128 to 127. 128 less in a value and in its zero is the same difference,
so the same numbers come out, to the last bit. A model is a file of ONNX, protocol buffers; of these
this knows no more than where the nodes of a graph stand.
"""

from __future__ import annotations

import mmap
import platform
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import IO, TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

# Numbers of fields, from onnx.proto.
_GRAPH, _EDITION = 7, 8
_DOMAIN, _VERSION = 1, 2
_NODE, _TENSOR = 1, 5
_INPUT, _OUTPUT, _NAME, _OPERATOR, _ATTRIBUTE = 1, 2, 3, 4, 5
_ATTRIBUTE_NAME, _ATTRIBUTE_INTEGER, _ATTRIBUTE_TYPE = 1, 3, 20
_TENSOR_TYPE, _TENSOR_NAME, _TENSOR_BYTES = 2, 8, 9
_UNSIGNED, _SIGNED, _INTEGER = 2, 3, 2

_VARINT, _BYTES = 0, 2
_NO_NAME = 2  # bytes of a field that holds none
_FIXED = {1: 8, 5: 4}

_HIGHEST = b"kamishibai.128"
_BITWISE = 18  # the edition of ONNX's operators that knows bits

_Field: TypeAlias = "tuple[int, memoryview, memoryview]"
"""Its number, all of it, and what it holds."""


@cache
def quicker() -> bool:
    """Whether this processor multiplies such numbers at once, and exactly (VNNI).

    Older ones add up 16 bits, which would be another sound; others are not known to gain.
    """
    if platform.machine().lower() not in {"x86_64", "amd64"}:
        return False
    with suppress(OSError):
        return "vnni" in Path("/proc/cpuinfo").read_text(encoding="utf-8")
    return False


def write(model: Path, into: IO[bytes]) -> None:
    """The model with signs.

    Raises:
        ValueError: it is no model that can be read, or an older one.
    """
    with model.open("rb") as stream:
        whole = memoryview(mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ))
    try:
        _check_edition(whole)
        for number, field, content in _fields(whole):
            into.writelines(_signed(content) if number == _GRAPH else (field,))
    except IndexError as error:
        raise ValueError("it ends too early") from error


def _check_edition(model: memoryview) -> None:
    for number, _, content in _fields(model):
        if number == _EDITION:
            told = {name: field for name, field, _ in _fields(content)}
            if _DOMAIN not in told or len(told[_DOMAIN]) == _NO_NAME:
                version, _ = _varint(told[_VERSION], 1)
                if version < _BITWISE:
                    raise ValueError(f"its operators are of edition {version}")


def _signed(graph: memoryview) -> Iterator[bytes | memoryview]:
    pieces: list[bytes | memoryview] = []
    quantized: set[bytes] = set()
    signed: set[bytes] = set()
    for number, field, content in _fields(graph):
        if number != _NODE:
            pieces.append(field)
            continue
        node = list(_fields(content))
        operator = next((bytes(c) for n, _, c in node if n == _OPERATOR), b"")
        if operator == b"DynamicQuantizeLinear":
            quantized.update(bytes(c) for n, _, c in node if n == _OUTPUT)
        inputs = [bytes(c) for n, _, c in node if n == _INPUT]
        values = set(inputs[0:3:2])  # what is convolved, and its zero; between them the weights
        if operator != b"ConvInteger" or not values <= quantized:
            pieces.append(field)
            continue
        for value in sorted(values - signed):
            pieces += _with_sign(value)
        signed |= values
        told = [_field(_INPUT, value + b".s" if value in values else value) for value in inputs]
        pieces.append(_field(_NODE, *told, *(f for n, f, _ in node if n != _INPUT)))
    if signed:
        pieces.append(_field(_TENSOR, *_highest()))
    yield _head(_GRAPH, sum(map(len, pieces)))
    yield from pieces


def _with_sign(value: bytes) -> Sequence[bytes]:
    """The highest bit turned, then read as a sign."""
    turned = (
        _field(_INPUT, value),
        _field(_INPUT, _HIGHEST),
        _field(_OUTPUT, value + b".x"),
        _field(_OPERATOR, b"BitwiseXor"),
    )
    into_signed = (
        _field(_ATTRIBUTE_NAME, b"to"),
        _number(_ATTRIBUTE_INTEGER, _SIGNED),
        _number(_ATTRIBUTE_TYPE, _INTEGER),
    )
    read = (
        _field(_INPUT, value + b".x"),
        _field(_OUTPUT, value + b".s"),
        _field(_OPERATOR, b"Cast"),
        _field(_ATTRIBUTE, *into_signed),
    )
    return _field(_NODE, *turned), _field(_NODE, *read)


def _highest() -> Sequence[bytes]:
    return (
        _number(_TENSOR_TYPE, _UNSIGNED),
        _field(_TENSOR_NAME, _HIGHEST),
        _field(_TENSOR_BYTES, b"\x80"),
    )


# Protocol buffers.


def _fields(message: memoryview) -> Iterator[_Field]:
    at = 0
    while at < len(message):
        begin = at
        key, at = _varint(message, at)
        kind = key & 7
        if kind == _VARINT:
            _, end = _varint(message, at)
        elif kind == _BYTES:
            size, at = _varint(message, at)
            end = at + size
        elif kind in _FIXED:
            end = at + _FIXED[kind]
        else:
            raise ValueError("it is of no kind that is known")
        if end > len(message):
            raise ValueError("it ends too early")
        yield key >> 3, message[begin:end], message[at:end]
        at = end


def _varint(message: memoryview, at: int) -> tuple[int, int]:
    value = shift = 0
    while True:
        byte = message[at]
        at += 1
        value |= (byte & 0x7F) << shift
        if byte < 0x80:
            return value, at
        shift += 7


def _packed(value: int) -> bytes:
    told = bytearray()
    while value > 0x7F:
        told.append(value & 0x7F | 0x80)
        value >>= 7
    told.append(value)
    return bytes(told)


def _head(number: int, size: int) -> bytes:
    return _packed(number << 3 | _BYTES) + _packed(size)


def _field(number: int, *content: bytes | memoryview) -> bytes:
    whole = b"".join(content)
    return _head(number, len(whole)) + whole


def _number(number: int, value: int) -> bytes:
    return _packed(number << 3 | _VARINT) + _packed(value)
