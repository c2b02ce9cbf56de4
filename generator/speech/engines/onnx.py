"""Neural voices in onnxruntime: a session for all threads, one core for each sentence."""

from __future__ import annotations

import hashlib
import shutil
import threading
from contextlib import contextmanager, suppress
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any
from weakref import WeakValueDictionary

from generator.errors import ModelFileError
from generator.speech.engines import signed

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from generator.sound import Samples

_QUIET = 3  # of onnxruntime's levels: errors alone

_loading = threading.Lock()
# Each for as long as a voice speaks by it: what comes after a build's speech has its memory.
_sessions: WeakValueDictionary[tuple[str, int], Session] = WeakValueDictionary()


def lacking() -> str:
    """Empty where onnxruntime is installed, else how it comes."""
    return "" if find_spec("onnxruntime") else "pip install 'kamishibai[neural]'"


class Session:
    """A model that is loaded; its weights are there once, however many sentences are spoken.

    From a file, as onnxruntime keeps the bytes that it is given beside what it makes of them; and
    without a plan for each length of a sentence, which takes a third more than the sentence needs.
    """

    def __init__(
        self, model: Path, name: str, advice: str, threads: int, *, rewritten: bool
    ) -> None:
        import onnxruntime

        how = onnxruntime.SessionOptions()
        how.intra_op_num_threads, how.inter_op_num_threads = threads, 1
        how.add_session_config_entry("session.intra_op.allow_spinning", "0")
        if not rewritten:
            how.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_DISABLE_ALL
        how.enable_mem_pattern = False
        how.log_severity_level = _QUIET
        self.name, self._advice = name, advice
        try:
            self._run: Any = onnxruntime.InferenceSession(
                str(model), how, providers=["CPUExecutionProvider"]
            )
        except Exception as error:  # it has a class of its own for each of its troubles
            raise ModelFileError(
                f"{name} is no model that runs here ({_said(error)})", advice
            ) from error

    @property
    def inputs(self) -> Mapping[str, str]:
        """Name → type, as ``tensor(float)``."""
        return {each.name: each.type for each in self._run.get_inputs()}

    def heard(self, given: Mapping[str, Any]) -> Samples:
        """The sound that comes of some inputs.

        Raises:
            ModelFileError: the model does not take them: it is of another version.
        """
        import numpy as np

        try:
            made = self._run.run(None, dict(given))[0]
        except Exception as error:
            told = f"{self.name} is not of the version that is known here ({_said(error)})"
            raise ModelFileError(told, self._advice) from error
        return np.asarray(made, dtype=np.float32).ravel()


def session(
    parts: Sequence[Path],
    name: str,
    advice: str,
    expected: str = "",
    *,
    threads: int = 1,
    rewritten: bool = True,
    eight_bits: bool = False,
) -> Session:
    """A model from the parts of its file, loaded once for all voices that speak by it.

    Args:
        parts: of the file, in order.
        name: as people are told of it.
        advice: what to do where it is damaged.
        expected: its SHA-256.
        threads: that one sentence keeps busy.
        rewritten: onnxruntime may take its time for a quicker form of it.
        eight_bits: its convolutions are of 8 bits.

    Raises:
        ModelFileError: it cannot be read, is damaged (its SHA-256 is not the ``expected`` one), or
            is no model.
    """
    try:
        found = _digest(parts)
        if expected and found != expected:
            raise ModelFileError(f"{name} is damaged: it is not what was published", advice)
        with _loading:
            loaded = _sessions.get((found, threads))
            if loaded is None:
                with _whole(parts, with_signs=eight_bits and signed.quicker()) as model:
                    loaded = Session(model, name, advice, threads, rewritten=rewritten)
                _sessions[found, threads] = loaded
            return loaded
    except OSError as error:
        raise ModelFileError(f"{name} cannot be read ({error.strerror})", advice) from error


def _digest(parts: Sequence[Path]) -> str:
    """The SHA-256 of the parts together."""
    told = hashlib.sha256()
    for part in parts:
        with part.open("rb") as stream:
            while block := stream.read(1 << 20):
                told.update(block)
    return told.hexdigest()


@contextmanager
def _whole(parts: Sequence[Path], *, with_signs: bool) -> Iterator[Path]:
    """One file of them, for as long as it is loaded."""
    if len(parts) == 1 and not with_signs:
        yield parts[0]
        return
    with TemporaryDirectory() as folder:
        whole = parts[0] if len(parts) == 1 else Path(folder) / "model.onnx"
        if len(parts) > 1:
            with whole.open("wb") as into:
                for part in parts:
                    with part.open("rb") as stream:
                        shutil.copyfileobj(stream, into)
        quicker = Path(folder) / "quicker.onnx"
        with suppress(ValueError):  # onnxruntime says what is wrong with it
            if with_signs:
                with quicker.open("wb") as into:
                    signed.write(whole, into)
                whole = quicker
        yield whole


def _said(error: Exception) -> str:
    return " ".join(str(error).split())[:120] or type(error).__name__
