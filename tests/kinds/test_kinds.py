"""Kinds of text as data: each file whole, in both languages."""

from __future__ import annotations

import pytest

from generator.kinds import kinds
from generator.model import KINDS, LANGUAGES


@pytest.mark.parametrize("name", KINDS)
def test_a_kind_has_cues_and_a_frame_in_both_languages(name: str) -> None:
    kind = kinds()[name]  # type: ignore[index]
    assert kind.name == name
    assert all(kind.cues[language].words for language in LANGUAGES)
    assert len(kind.frame) >= 3
    assert all(asked.text.ja and asked.text.en for asked in kind.frame)
    assert all(asked.by or asked.cue for asked in kind.frame)
