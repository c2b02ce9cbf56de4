import inspect
import pickle

import pytest

from generator import errors
from generator.errors import KamishibaiError, ServiceError, StoryboardError, UnknownEngineError

SAMPLES = [
    KamishibaiError("it failed", "try again"),
    StoryboardError("storyboard.yaml", 3, "no layout", "see the docs"),
    UnknownEngineError("voice", "fliet", ["flite", "espeak"]),
    ServiceError("blocked", final=True),
]


@pytest.mark.parametrize("error", SAMPLES, ids=lambda error: type(error).__name__)
def test_an_error_crosses_process_borders_whole(error: KamishibaiError) -> None:
    copy = pickle.loads(pickle.dumps(error))
    assert type(copy) is type(error)
    assert str(copy) == str(error)
    assert vars(copy) == vars(error)


def test_an_unknown_name_brings_the_nearest() -> None:
    assert UnknownEngineError("voice", "fliet", ["flite", "espeak"]).nearest == ["flite"]
    assert "there are a, b" in str(UnknownEngineError("voice", "zzz", ["b", "a"]))


def test_the_tree_in_the_docstring_is_the_tree() -> None:
    classes = {name for name, _ in inspect.getmembers(errors, inspect.isclass)}
    drawn = {word for word in (errors.__doc__ or "").split() if word.endswith("Error")}
    assert drawn == {name for name in classes if name.endswith("Error")}
