"""What is needed is made, and nothing else; nothing is used that was not named."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.targets.graph import Given, NothingToMakeError, Product, Target, beneath


def target(name: str, *needs: Target[str], links: tuple[Target[str], ...] = ()) -> Target[str]:
    return Target(name, lambda _: Product(name), needs, links)


def test_what_is_needed_comes_before_what_needs_it() -> None:
    voices = target("voices")
    recording, captions = target("recording", voices), target("captions", voices)
    page = target("page", recording, links=(captions,))
    assert beneath((page,)) == (voices, recording, captions, page)
    assert beneath((page,), links=False) == (voices, recording, page)


def test_a_target_cannot_use_what_it_did_not_name() -> None:
    voices, music = target("voices"), target("music")
    given = Given(Path(), {voices: "said"})
    assert given[voices] == "said"
    with pytest.raises(LookupError, match="music is used and not named"):
        given[music]


def test_where_there_is_nothing_of_what_is_needed_nothing_can_be_made() -> None:
    voices = target("voices")
    given = Given(Path(), {voices: None})
    assert given.get(voices) is None
    with pytest.raises(NothingToMakeError):
        given[voices]
