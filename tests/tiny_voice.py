"""Voices in ONNX's binary form, so small that they can be written here by hand.

Real models for the engine that runs them, with the inputs and the output of the voices that people
have: Kokoro's take ``tokens``, ``style`` and ``speed``, Piper's ``input``, ``input_lengths`` and
``scales``. What they say is a hum: each phoneme is a tone of its own. onnx.proto of ONNX has the
form of the file.
"""

from __future__ import annotations

import json
import struct
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

SAMPLES = 1200
"""Of each phoneme."""

_FLOAT, _UINT8, _INT32, _INT64 = 1, 2, 6, 7


def _varint(number: int) -> bytes:
    told = b""
    while number > 0x7F:
        told += bytes([number & 0x7F | 0x80])
        number >>= 7
    return told + bytes([number])


def _field(number: int, value: int | str | bytes) -> bytes:
    if isinstance(value, int):
        return _varint(number << 3) + _varint(value)
    data = value.encode() if isinstance(value, str) else value
    return _varint(number << 3 | 2) + _varint(len(data)) + data


def _node(kind: str, inputs: Sequence[str], output: str, attributes: bytes = b"") -> bytes:
    named = b"".join(_field(1, each) for each in inputs)
    return _field(1, named + _field(2, output) + _field(4, kind) + attributes)


def _to_float() -> bytes:
    return _field(5, _field(1, "to") + _field(3, _FLOAT) + _field(20, 2))


def _tensor(name: str, kind: int, shape: Sequence[int], data: bytes) -> bytes:
    sizes = b"".join(_field(1, size) for size in shape)
    return _field(5, sizes + _field(2, kind) + _field(8, name) + _field(9, data))


def _value(field: int, name: str, kind: int, shape: Sequence[int | str]) -> bytes:
    sizes = b"".join(
        _field(1, _field(1, size) if isinstance(size, int) else _field(2, size)) for size in shape
    )
    return _field(field, _field(1, name) + _field(2, _field(1, _field(1, kind) + _field(2, sizes))))


def _model(graph: bytes, edition: int = 17) -> bytes:
    return _field(1, 8) + _field(7, graph) + _field(8, _field(1, "") + _field(2, edition))


def _humming(tokens: str) -> bytes:
    """Token → a tone of ``SAMPLES`` samples."""
    ramp = (np.arange(SAMPLES) * 0.01 + 0.05).astype("<f4").tobytes()
    column = struct.pack("<2q", -1, 1)
    return b"".join(
        (
            _node("Cast", [tokens], "as_float", _to_float()),
            _node("Reshape", ["as_float", "column"], "each"),
            _node("MatMul", ["each", "ramp"], "phase"),
            _node("Sin", ["phase"], "tone"),
            _node("Mul", ["tone", "level"], "heard"),
            _tensor("ramp", _FLOAT, [1, SAMPLES], ramp),
            _tensor("column", _INT64, [2], column),
        )
    )


def kokoro() -> bytes:
    """A model of Kokoro's signature; another style is another level, another speed nothing."""
    flat = struct.pack("<q", -1)
    return _model(
        _humming("tokens")
        + _node("ReduceMean", ["style"], "level")
        + _node("Reshape", ["heard", "flat"], "unhurried")
        + _node("Div", ["unhurried", "speed"], "audio")
        + _tensor("flat", _INT64, [1], flat)
        + _field(2, "tiny")
        + _value(11, "tokens", _INT64, [1, "sequence_length"])
        + _value(11, "style", _FLOAT, [1, 256])
        + _value(11, "speed", _FLOAT, [1])
        + _value(12, "audio", _FLOAT, ["audio_length"])
    )


def piper() -> bytes:
    """A model of Piper's signature with one voice."""
    shape = struct.pack("<4q", 1, 1, 1, -1)
    first = struct.pack("<q", 1)
    return _model(
        _humming("input")
        + _node("Gather", ["scales", "second"], "level")
        + _node("Reshape", ["heard", "shape"], "output")
        + _tensor("shape", _INT64, [4], shape)
        + _tensor("second", _INT64, [1], first)
        + _field(2, "tiny")
        + _value(11, "input", _INT64, ["batch_size", "phonemes"])
        + _value(11, "input_lengths", _INT64, ["batch_size"])
        + _value(11, "scales", _FLOAT, [3])
        + _value(12, "output", _FLOAT, ["batch_size", 1, 1, "time"])
    )


def convolving(weights: np.ndarray, edition: int = 20) -> bytes:
    """A model of two 8-bit convolutions of what it measures, and of one of what it is given."""
    data, shape = weights.astype(np.uint8).tobytes(), weights.shape
    quantized = ("values", "scale", "zero")
    names = b"".join(_field(2, each) for each in quantized)
    return _model(
        _field(1, _field(1, "sound") + names + _field(4, "DynamicQuantizeLinear"))
        + _node("ConvInteger", ["values", "weights", "zero", "middle"], "one")
        + _node("ConvInteger", ["values", "weights", "zero"], "two")
        + _node("ConvInteger", ["given", "weights"], "three")
        + _tensor("weights", _UINT8, shape, data)
        + _tensor("middle", _UINT8, [], bytes([117]))
        + _field(2, "tiny")
        + _value(11, "sound", _FLOAT, [1, 2, "length"])
        + _value(11, "given", _UINT8, [1, 2, "length"])
        + b"".join(_value(12, name, _INT32, ["a", "b", "c"]) for name in ("one", "two", "three")),
        edition,
    )


def put_kokoro(
    data: Path, names: Sequence[str] = ("af_heart", "am_michael", "jf_alpha", "jm_kumo")
) -> Path:
    """As ``models get kokoro`` leaves it in the data folder."""
    from generator.fetched import kept

    place = data / "models" / "kokoro"
    place.mkdir(parents=True)
    (place / "tiny.onnx").write_bytes(kokoro())
    styles = {
        name: np.full((510, 1, 256), 0.2 + 0.05 * number, dtype=np.float32)
        for number, name in enumerate(names)
    }
    with (place / "voices.bin").open("wb") as stream:
        np.savez(stream, **styles)
    kept.record(place, {})
    return place


def put_piper(folder: Path, name: str = "en_US-hum-low") -> Path:
    """A voice with the file that stands beside it."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{name}.onnx"
    path.write_bytes(piper())
    known = {
        each: [number]
        for number, each in enumerate("_^$ abdefhijklmnoprstuvwzæðŋɐɑɔəɚɛɜɡɪɹɾʃʊʌʒθᵻːˈˌ,.?!")
    }
    told = {
        "audio": {"sample_rate": 16_000},
        "espeak": {"voice": "en-us"},
        "inference": {"noise_scale": 0.667, "length_scale": 1.0, "noise_w": 0.8},
        "phoneme_id_map": known,
    }
    path.with_name(f"{name}.onnx.json").write_text(json.dumps(told), encoding="utf-8")
    return path
