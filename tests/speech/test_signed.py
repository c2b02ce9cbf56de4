"""8-bit convolutions get a sign, which is quicker, and give the same numbers."""

import io

import numpy as np
import pytest
import tiny_voice

from generator.errors import ModelFileError
from generator.speech.engines import onnx, signed

onnxruntime = pytest.importorskip("onnxruntime")


@pytest.fixture
def model(tmp_path):
    weights = np.random.default_rng(1).integers(0, 256, (3, 2, 5))
    path = tmp_path / "convolving.onnx"
    path.write_bytes(tiny_voice.convolving(weights))
    return path


def with_signs(path):
    into = io.BytesIO()
    signed.write(path, into)
    return into.getvalue()


def numbers(model):
    noise = np.random.default_rng(2)
    given = {
        "sound": noise.normal(0, 3, (1, 2, 40)).astype(np.float32),
        "given": noise.integers(0, 256, (1, 2, 40)).astype(np.uint8),
    }
    return onnxruntime.InferenceSession(model).run(None, given)


def test_the_same_numbers_come_out_to_the_last_bit(model):
    before, after = numbers(model.read_bytes()), numbers(with_signs(model))
    assert all(np.array_equal(*each) for each in zip(before, after, strict=True))


def test_what_is_measured_gets_a_sign_once_and_what_is_given_stays(model):
    told = with_signs(model)
    assert told.count(b"BitwiseXor") == 2  # the values, and their zero
    assert told.count(b"values.s") == 1 + 2  # the values with a sign, and who convolves them
    assert b"given.s" not in told


def test_a_model_of_older_operators_stays_as_it_is(tmp_path):
    older = tmp_path / "older.onnx"
    older.write_bytes(tiny_voice.convolving(np.ones((3, 2, 5)), edition=17))
    with pytest.raises(ValueError, match="edition 17"):
        with_signs(older)


@pytest.mark.parametrize("length", [0, 1, 40, 200])
def test_a_model_that_is_cut_is_none(model, length):
    model.write_bytes(model.read_bytes()[:length])
    with pytest.raises(ValueError, match=r"early|kind|empty"):
        with_signs(model)


@pytest.mark.parametrize("quick", [True, False])
def test_a_model_is_given_signs_only_where_that_is_quicker(model, monkeypatch, quick):
    asked = []
    real = signed.write
    monkeypatch.setattr(signed, "quicker", lambda: quick)
    monkeypatch.setattr(signed, "write", lambda *told: asked.append(told) or real(*told))
    onnx.session((model,), "a model", "", eight_bits=True)
    assert len(asked) == quick


def test_of_a_damaged_model_the_engine_says_what_is_wrong(model, monkeypatch):
    monkeypatch.setattr(signed, "quicker", lambda: True)
    model.write_bytes(model.read_bytes()[:100])
    with pytest.raises(ModelFileError, match="no model that runs here"):
        onnx.session((model,), "a model", "", eight_bits=True)
