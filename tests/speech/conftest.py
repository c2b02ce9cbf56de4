"""Scripts to speak and settings that keep clips in a folder of the test's own."""

import pytest

from generator.model import Part, Script, Utterance
from generator.settings import Settings


@pytest.fixture
def quiet(tmp_path):
    """Both languages in the timed fake."""
    return Settings(cache=tmp_path / "cache", voices={"ja": "silence", "en": "silence"})


@pytest.fixture
def script():
    """Makes a script of two scenes: the first text alone, then the others."""
    return two_scenes


def two_scenes(first, *others, language="ja", pauses=()):  # noqa: ANN002 - texts
    texts = (first, *others)
    asked = (*pauses, *["sentence"] * len(texts))
    lines = [
        Utterance(f"n{place}", text, language, pause=pause)
        for place, (text, pause) in enumerate(zip(texts, asked, strict=False))
    ]
    parts = (Part("one", "はじめ", tuple(lines[:1])), Part("two", "つづき", tuple(lines[1:])))
    return Script(language, "題", language, parts)
