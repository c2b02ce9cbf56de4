"""What needs no voice is made while voices speak."""

from __future__ import annotations

from threading import Event
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, cast

import pytest

from generator.errors import EngineError
from generator.japanese import tokenizer
from generator.settings import Settings
from generator.targets.graph import Product, Target
from generator.targets.making import Making

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from generator.targets.graph import Given
    from generator.targets.work import Work


def making() -> Making:
    return Making(cast("Work", SimpleNamespace(settings=Settings())))


def voice(speaks: Callable[[], object]) -> Target[str]:
    def together(targets: Sequence[Target[Any]]) -> list[Product[str]]:
        speaks()
        return [Product("said") for _ in targets]

    return Target("voice", lambda _: Product("said"), together=together)


def test_what_a_recording_needs_besides_its_voice_is_made_while_that_speaks() -> None:
    drawn, in_time = Event(), []

    def draw(_: Given) -> Product[str]:
        drawn.set()
        return Product("drawn")

    said = voice(lambda: in_time.append(drawn.wait(20)))
    cover = Target("cover", draw)
    recording = Target(
        "recording", lambda given: Product(given[said] + given[cover]), (said, cover)
    )
    made = making()
    made.run((recording,))
    assert in_time == [True]
    assert made.values[recording].value == "saiddrawn"


def test_a_cover_that_cannot_be_drawn_is_told_by_its_recording() -> None:
    spoken = Event()

    def draw(_: Given) -> Product[str]:
        raise EngineError("no font")

    said, cover = voice(spoken.set), Target("cover", draw)
    recording = Target(
        "recording", lambda given: Product(given[said] + given[cover]), (said, cover)
    )
    made = making()
    with pytest.raises(EngineError, match="no font"):
        made.run((recording,))
    assert spoken.is_set()
    assert made.values[said].value == "said"


def test_the_dictionary_that_slides_were_drawn_with_leaves_its_memory_to_voices() -> None:
    def analysed(_: Given) -> Product[str]:
        return Product(tokenizer.tokenizer().tokenize("橋は閉じた")[0].surface())

    slides, said = Target("slides", analysed), voice(lambda: None)
    making().run((slides, said))
    assert not tokenizer.is_held()
