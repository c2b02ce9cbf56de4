"""llama.cpp's own HTTP server over a model of random weights: valid JSON, senseless words.

It speaks what users' servers speak, schemas enforced. The model is written here: half a megabyte,
a vocabulary of bytes, the same weights every time.
"""

from __future__ import annotations

import subprocess
import sys
import time
import urllib.request
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_SERVE = """
import sys, threading, xllamacpp
params = xllamacpp.CommonParams()
params.model.path, params.n_ctx, params.port = sys.argv[1], int(sys.argv[2]), 0
params.n_parallel = 1
server = xllamacpp.Server(params)
print(server.listening_address, flush=True)
threading.Event().wait()
"""
_DIM, _HEADS, _FORWARD, _LAYERS = 32, 2, 64, 1


def write_model(path: Path) -> None:
    """A llama of one layer whose weights are noise."""
    import gguf
    import numpy as np

    noise = np.random.default_rng(7)
    tokens = [b"<unk>", b"<s>", b"</s>", *(f"<0x{n:02X}>".encode() for n in range(256))]
    kinds = [gguf.TokenType.UNKNOWN, gguf.TokenType.CONTROL, gguf.TokenType.CONTROL]
    kinds += [gguf.TokenType.BYTE] * 256
    writer = gguf.GGUFWriter(path, "llama")
    writer.add_context_length(16_384)
    writer.add_embedding_length(_DIM)
    writer.add_block_count(_LAYERS)
    writer.add_feed_forward_length(_FORWARD)
    writer.add_head_count(_HEADS)
    writer.add_head_count_kv(_HEADS)
    writer.add_layer_norm_rms_eps(1e-5)
    writer.add_rope_dimension_count(_DIM // _HEADS)
    writer.add_vocab_size(len(tokens))
    writer.add_tokenizer_model("llama")
    writer.add_token_list(tokens)
    writer.add_token_scores([0.0] * len(tokens))
    writer.add_token_types([int(kind) for kind in kinds])
    writer.add_bos_token_id(1)
    writer.add_eos_token_id(2)
    writer.add_chat_template("{% for m in messages %}{{ m['content'] }}\n{% endfor %}")
    shapes = {"token_embd": (len(tokens), _DIM), "output": (len(tokens), _DIM)}
    for n in range(_LAYERS):
        shapes |= {f"blk.{n}.attn_{part}": (_DIM, _DIM) for part in ("q", "k", "v", "output")}
        shapes |= {f"blk.{n}.ffn_{part}": (_FORWARD, _DIM) for part in ("gate", "up")}
        shapes |= {f"blk.{n}.ffn_down": (_DIM, _FORWARD)}
    for name, shape in shapes.items():
        writer.add_tensor(f"{name}.weight", noise.normal(0, 0.05, shape).astype(np.float32))
    norms = ["output_norm", *(f"blk.{n}.{k}_norm" for n in range(_LAYERS) for k in ("attn", "ffn"))]
    for name in norms:
        writer.add_tensor(f"{name}.weight", np.ones(_DIM, np.float32))
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()


@contextmanager
def llama(folder: Path, context: int = 8192) -> Iterator[str]:
    """The address of a running server."""
    model = folder / "noise.gguf"
    write_model(model)
    with subprocess.Popen(
        [sys.executable, "-c", _SERVE, str(model), str(context)],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as process:
        try:
            assert process.stdout is not None
            address = next(line.strip() for line in process.stdout if line.startswith("http"))
            _wait(address)
            yield address
        finally:
            process.kill()


def _wait(address: str) -> None:
    for _ in range(100):
        try:
            urllib.request.urlopen(f"{address}/health", timeout=1)
        except OSError:
            time.sleep(0.1)
        else:
            return
