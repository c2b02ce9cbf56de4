"""A translation model in Marian's binary form, so small that it can be written here by hand.

It is a real one for the engine that runs such models: an encoder, a recurrent decoder with
attention, 8-bit weights, two SentencePiece vocabularies. What it knows is a dictionary: every
piece of the source has one in the target. The attention looks at the place that is to be said
next, by the sinusoids that tell places apart, and what it finds there is said. Marian's
``src/common/binary.cpp`` has the form of the file.
"""

from __future__ import annotations

import json
import struct
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    Floats = NDArray[np.floating]
    Item = tuple[int, tuple[int, ...], bytes]

_FLOAT32, _INT8, _INTGEMM8 = 0x0404, 0x0101, 0x4101
_LOUD = 0.25
_SHARE = 0.86  # tried: with .83 to .89 both engines find every place, with 1 none
_END, _UNKNOWN = "</s>", "<unk>"
_MARIAN = """transformer-decoder-autoreg: self-attention
transformer-ffn-activation: relu
transformer-postprocess: dan
transformer-postprocess-emb: d
transformer-preprocess: ''
transformer-no-projection: false
transformer-guided-alignment-layer: last"""
"""What the converter asks of a model's settings."""


@dataclass(frozen=True)
class Size:
    """Attributes: ``wide`` an embedding, ``inner`` a feed-forward layer; ``pieces`` at least."""

    wide: int = 256
    encoders: int = 1
    decoders: int = 1
    inner: int = 256
    pieces: int = 0

    @property
    def half(self) -> int:
        return self.wide // 2

    @property
    def places(self) -> slice:
        """Sinusoids that turn quickly."""
        return slice(0, 48)

    @property
    def words(self) -> slice:
        """Those that hardly turn in a sentence, near 0."""
        return slice(self.half * 21 // 32, self.half)

    @property
    def still(self) -> slice:
        """The same turned by a right angle, near 1."""
        return slice(self.words.start + self.half, self.wide)


TINY = Size()
PUBLISHED = Size(384, 6, 4, 1536, 32_000)
"""As large as Mozilla's model from English into Japanese."""


def write_model(
    folder: Path, words: Mapping[str, str], version: int = 1, size: Size = TINY
) -> Path:
    """The files of a model that knows ``words``, called as Mozilla calls them."""
    folder.mkdir(parents=True, exist_ok=True)
    pieces = [(_END, _END), (_UNKNOWN, _UNKNOWN), *words.items()]
    pieces += [(f"\u2581{n:x}#", f"\u2581{n:x}#") for n in range(len(pieces), _count(pieces, size))]
    (folder / "srcvocab.tiny.spm").write_bytes(vocabulary([source for source, _ in pieces]))
    (folder / "trgvocab.tiny.spm").write_bytes(vocabulary([target for _, target in pieces]))
    (folder / "lex.tiny.bin").write_bytes(_shortlist(len(pieces)))
    (folder / "model.tiny.bin").write_bytes(_file(_items(len(pieces), size), version))
    return folder


def write_converted(folder: Path, words: Mapping[str, str]) -> Path:
    """The same knowledge in a model with a decoder of another kind, converted for CTranslate2."""
    from ctranslate2.converters import MarianConverter

    pieces = [(_END, _END), (_UNKNOWN, _UNKNOWN), *words.items()]
    size = Size(pieces=len(pieces))
    told = np.frombuffer(_settings(size, _MARIAN), np.int8)
    learnt = _weights(len(pieces), size, recurrent=False)
    single = {name: values.astype(np.float32) for name, values in learnt.items()}
    folder.mkdir(parents=True, exist_ok=True)
    np.savez(folder / "model.npz", **single, **{"special:model.yml": told})
    for at, name in enumerate(("source", "target")):
        listed = [piece[at] for piece in pieces]
        (folder / f"{name}.spm").write_bytes(vocabulary(listed))
        lines = (
            f"{json.dumps(piece, ensure_ascii=False)}: {n}\n" for n, piece in enumerate(listed)
        )
        (folder / f"{name}.yml").write_text("".join(lines), encoding="utf-8")
    lists = [str(folder / "source.yml"), str(folder / "target.yml")]
    made = folder / "converted"
    MarianConverter(str(folder / "model.npz"), lists).convert(str(made))
    for name in ("source.spm", "target.spm"):
        (folder / name).rename(made / name)
    return made


def _count(pieces: Sequence[object], size: Size) -> int:
    """Rows are packed by eights."""
    return max(size.pieces, -(-len(pieces) // 8) * 8)


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


def _codes(count: int, size: Size) -> Floats:
    """A row a word, each as unlike the others as may be, whose mean says nothing.

    Each layer takes the mean off; so what the sinusoids that stand still add is taken off before.
    """
    made = np.random.default_rng(7)
    room = size.words.stop - size.words.start
    codes = np.zeros((count, size.wide), np.float32)
    balanced = np.repeat([1.0, -1.0], room // 2)
    codes[:, size.words] = made.permuted(np.tile(balanced, (count, 1)), axis=1)
    turned = np.arange(60)[:, None] * 1e-4 ** (np.arange(size.half) / (size.half - 1))
    standing = (np.sin(turned) + np.cos(turned)).sum(axis=1).mean() * _SHARE
    codes[:, size.still] = -standing / room / size.wide**0.5 / _LOUD
    return codes


def _weights(count: int, size: Size, *, recurrent: bool = True) -> dict[str, Floats]:
    """All that is learnt, by Marian's names; a decoder that is not recurrent looks at itself."""
    table = _codes(count, size) * _LOUD
    empty = np.zeros((size.wide, size.wide))
    made = {"encoder_Wemb": table, "decoder_Wemb": table}
    made["decoder_ff_logit_out_b"] = np.zeros((1, count))
    for number in range(1, size.encoders + 1):
        made |= _attention(f"encoder_l{number}_self", size, attends=False)
        made |= _inner(f"encoder_l{number}_ffn", size)
    for number in range(1, size.decoders + 1):
        layer = f"decoder_l{number}"
        if recurrent:
            made |= {
                f"{layer}_rnn_W": empty,
                f"{layer}_rnn_Wf": empty,
                f"{layer}_rnn_bf": empty[:1],
            }
            made |= _norm(f"{layer}_rnn_ffn", size)
        else:
            made |= _attention(f"{layer}_self", size, attends=False)
        made |= _attention(f"{layer}_context", size, attends=number == 1)
        made |= _inner(f"{layer}_ffn", size)
    return made


def _attention(layer: str, size: Size, *, attends: bool) -> dict[str, Floats]:
    """Looks for the same place and says the word that is there; or nothing."""
    empty = np.zeros((size.wide, size.wide))
    places, words = empty.copy(), empty.copy()
    at = np.arange(size.wide)[size.places]
    for each in (at, at + size.half):
        places[each, each] = 1.0
    at = np.arange(size.wide)[size.words]
    words[at, at] = 1.0
    made = _norm(f"{layer}_Wo", size)
    for name, way in (("q", places * 12), ("k", places * 12), ("v", words), ("o", words * 8)):
        made[f"{layer}_W{name}"] = way if attends else empty
        made[f"{layer}_b{name}"] = empty[:1]
    return made


def _inner(layer: str, size: Size) -> dict[str, Floats]:
    """A feed-forward layer that adds nothing."""
    one = np.zeros((size.wide, size.inner))
    made = {f"{layer}_W1": one, f"{layer}_W2": one.T, f"{layer}_b1": one[:1]}
    return made | {f"{layer}_b2": one.T[:1]} | _norm(f"{layer}_ffn", size)


def _norm(name: str, size: Size) -> dict[str, Floats]:
    return {
        f"{name}_ln_scale": np.ones((1, size.wide)),
        f"{name}_ln_bias": np.zeros((1, size.wide)),
    }


def _settings(size: Size, decoder: str) -> bytes:
    told = (
        f"dim-emb: {size.wide}\ntransformer-heads: 1\nenc-depth: {size.encoders}\n"
        f"dec-depth: {size.decoders}\ntransformer-dim-ffn: {size.inner}\ntype: transformer\n"
        f"{decoder}\nversion: tiny\n"
    )
    return told.encode() + b"\0"


def _items(count: int, size: Size) -> dict[str, Item]:
    """Matrices and tables in 8 bits, all else as it is."""
    settings = _settings(size, "transformer-decoder-autoreg: rnn\ndec-cell: ssru")
    alpha = b"\x7f" + struct.pack("<f", 127 / 12.0) + bytes(251)
    items: dict[str, Item] = {
        "special:model.yml": (_INT8, (len(settings),), settings),
        "decoder_Wemb_QuantMultA": (_INTGEMM8, (1, 1), alpha),
    }
    for name, values in _weights(count, size).items():
        if name.endswith("_Wemb"):
            items[name] = _table(values)
        elif len(values) > 1:
            items |= _affine(name, values)
        else:
            items[name] = _floats(values)
    return items


def _floats(values: Floats) -> Item:
    return _FLOAT32, values.shape, values.astype("<f4").tobytes()


def _table(values: Floats) -> Item:
    """8 bits a number and, behind them, what they were multiplied by."""
    times = 127.0 / max(float(np.abs(values).max()), 1e-6)
    small = np.clip(np.rint(values * times), -127, 127).astype(np.int8)
    return _INTGEMM8, values.shape, small.tobytes() + struct.pack("<f", times) + bytes(252)


def _affine(name: str, matrix: Floats) -> dict[str, Item]:
    """A matrix lies transposed; beside it, what it is given is multiplied by."""
    kind, _, data = _table(matrix.T)
    return {
        name: (kind, matrix.shape, data),
        f"{name}_QuantMultA": _floats(np.array([[127 / 8.0]])),
    }


def _file(items: dict[str, Item], version: int) -> bytes:
    told = struct.pack("<QQ", version, len(items))
    for name, (kind, shape, data) in items.items():
        told += struct.pack("<QQQQ", len(name) + 1, kind, len(shape), len(data))
    told += b"".join(name.encode() + b"\0" for name in items)
    told += b"".join(struct.pack(f"<{len(shape)}i", *shape) for _, shape, _ in items.values())
    space = 256 - (len(told) + 8) % 256
    told += struct.pack("<Q", space) + bytes(space)
    return told + b"".join(data for _, _, data in items.values())
