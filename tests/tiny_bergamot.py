"""A translation model in Marian's binary form, so small that it can be written here by hand.

It is a real one for the engine that runs such models: an encoder, a recurrent decoder with
attention, 8-bit weights, two SentencePiece vocabularies. What it knows is a dictionary: every
piece of the source has one in the target. The attention looks at the place that is to be said
next, by the sinusoids that tell places apart, and what it finds there is said. Marian's
``src/common/binary.cpp`` has the form of the file.
"""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

_WIDE = 256
_HALF = _WIDE // 2
_PLACES = slice(0, 48)  # sinusoids that turn quickly
_WORDS = slice(84, 128)  # those that hardly turn in a sentence, near 0
_STILL = slice(212, 256)  # the same turned by a right angle, near 1
_FLOAT32, _INT8, _INTGEMM8 = 0x0404, 0x0101, 0x4101
_LOUD = 0.25
_STANDING = 80 / 44 / 16 / _LOUD
_END, _UNKNOWN = "</s>", "<unk>"


def write_model(folder: Path, words: Mapping[str, str], version: int = 1) -> Path:
    """The files of a model that knows ``words``, called as Mozilla calls them."""
    folder.mkdir(parents=True, exist_ok=True)
    pieces = [(_END, _END), (_UNKNOWN, _UNKNOWN), *words.items()]
    (folder / "srcvocab.tiny.spm").write_bytes(vocabulary([source for source, _ in pieces]))
    (folder / "trgvocab.tiny.spm").write_bytes(vocabulary([target for _, target in pieces]))
    (folder / "lex.tiny.bin").write_bytes(_shortlist(len(pieces)))
    (folder / "model.tiny.bin").write_bytes(_file(_items(len(pieces)), version))
    return folder


def vocabulary(pieces: Sequence[str]) -> bytes:
    """A SentencePiece model (``sentencepiece_model.proto``); a longer piece is preferred."""
    told = b""
    for at, piece in enumerate(pieces):
        kind = 3 if piece == _END else 2 if piece == _UNKNOWN else 1
        score = -0.5 - at * 1e-4
        body = (
            _told(1, piece.encode()) + b"\x15" + struct.pack("<f", score) + b"\x18" + bytes([kind])
        )
        told += _told(1, body)
    trainer = bytes.fromhex("1801 c00201 c802ffffffffffffffffff01 d00200 d802ffffffffffffffffff01")
    normal = _told(1, b"identity") + b"\x18\x01\x20\x01\x28\x01"
    return told + _told(2, trainer) + _told(3, normal)


def _shortlist(count: int) -> bytes:
    """Which pieces may be said for each: its own, and always the first two (``shortlist.h``)."""
    head = struct.pack("<6Q", 0xF11A48D5013417F5, 0, 2, 1, count + 1, count)
    offsets = struct.pack(f"<{count + 1}Q", *range(count + 1))
    return head + offsets + struct.pack(f"<{count}I", *range(count))


def _told(field: int, body: bytes) -> bytes:
    size, length = len(body), b""
    while size > 0x7F:
        length += bytes([size & 0x7F | 0x80])
        size >>= 7
    return bytes([field << 3 | 2]) + length + bytes([size]) + body


def _codes(count: int) -> np.ndarray:
    """A row a word, each as unlike the others as may be."""
    made = np.random.default_rng(7)
    room = _WORDS.stop - _WORDS.start
    codes = np.zeros((count, _WIDE), np.float32)
    balanced = np.repeat([1.0, -1.0], room // 2)
    codes[:, _WORDS] = [made.permutation(balanced) for _ in range(count)]
    codes[:, _STILL] = -_STANDING  # so that a row's mean, which is taken off, says nothing
    return codes


def _items(count: int) -> dict[str, tuple[int, tuple[int, ...], bytes]]:
    empty = np.zeros((_WIDE, _WIDE), np.float32)
    places, words = empty.copy(), empty.copy()
    for way, band in ((places, _PLACES), (words, _WORDS)):
        at = np.arange(band.start, band.stop)
        way[at, at] = 1.0
    at = np.arange(_PLACES.start, _PLACES.stop) + _HALF
    places[at, at] = 1.0
    settings = (
        f"dim-emb: {_WIDE}\ntransformer-heads: 1\nenc-depth: 1\ndec-depth: 1\n"
        f"transformer-dim-ffn: {_WIDE}\ntype: transformer\ntransformer-decoder-autoreg: rnn\n"
        "dec-cell: ssru\ntied-embeddings: true\nversion: tiny\n"
    )
    items = {"special:model.yml": (_INT8, (len(settings) + 1,), settings.encode() + b"\0")}
    codes = _codes(count)
    items["encoder_Wemb"] = _table(codes * _LOUD)
    items["decoder_Wemb"] = _table(codes * _LOUD)
    items["decoder_Wemb_QuantMultA"] = (
        _INTGEMM8,
        (1, 1),
        b"\x7f" + struct.pack("<f", 127 / 12.0) + bytes(251),
    )
    items["decoder_ff_logit_out_b"] = _floats(np.zeros((1, count)))
    for layer in ("encoder_l1_self", "decoder_l1_context"):
        is_context = layer.startswith("decoder")
        for name, matrix in (
            ("q", places * 12),
            ("k", places * 12),
            ("v", words),
            ("o", words * 8),
        ):
            items |= _affine(f"{layer}_W{name}", matrix if is_context else empty)
            items[f"{layer}_b{name}"] = _floats(np.zeros((1, _WIDE)))
        items |= _norm(f"{layer}_Wo")
    for name in ("decoder_l1_rnn_W", "decoder_l1_rnn_Wf"):
        items |= _affine(name, empty)
    items["decoder_l1_rnn_bf"] = _floats(np.zeros((1, _WIDE)))
    items |= _norm("decoder_l1_rnn_ffn")
    for layer in ("encoder_l1_ffn", "decoder_l1_ffn"):
        for number in ("1", "2"):
            items |= _affine(f"{layer}_W{number}", empty)
            items[f"{layer}_b{number}"] = _floats(np.zeros((1, _WIDE)))
        items |= _norm(f"{layer}_ffn")
    return items


def _floats(values: np.ndarray) -> tuple[int, tuple[int, ...], bytes]:
    return _FLOAT32, values.shape, values.astype("<f4").tobytes()


def _norm(name: str) -> dict[str, tuple[int, tuple[int, ...], bytes]]:
    return {
        f"{name}_ln_scale": _floats(np.ones((1, _WIDE))),
        f"{name}_ln_bias": _floats(np.zeros((1, _WIDE))),
    }


def _table(values: np.ndarray) -> tuple[int, tuple[int, ...], bytes]:
    """8 bits a number and, behind them, what they were multiplied by."""
    times = 127.0 / max(float(np.abs(values).max()), 1e-6)
    small = np.clip(np.rint(values * times), -127, 127).astype(np.int8)
    return _INTGEMM8, values.shape, small.tobytes() + struct.pack("<f", times) + bytes(252)


def _affine(name: str, matrix: np.ndarray) -> dict[str, tuple[int, tuple[int, ...], bytes]]:
    """A matrix lies transposed; beside it, what it is given is multiplied by."""
    kind, _, data = _table(matrix.T)
    return {
        name: (kind, matrix.shape, data),
        f"{name}_QuantMultA": _floats(np.array([[127 / 8.0]])),
    }


def _file(items: dict[str, tuple[int, tuple[int, ...], bytes]], version: int) -> bytes:
    told = struct.pack("<QQ", version, len(items))
    for name, (kind, shape, data) in items.items():
        told += struct.pack("<QQQQ", len(name) + 1, kind, len(shape), len(data))
    told += b"".join(name.encode() + b"\0" for name in items)
    told += b"".join(struct.pack(f"<{len(shape)}i", *shape) for _, shape, _ in items.values())
    space = 256 - (len(told) + 8) % 256
    told += struct.pack("<Q", space) + bytes(space)
    return told + b"".join(data for _, _, data in items.values())
