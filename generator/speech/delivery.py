"""How a sentence is read aloud: where it breathes, how long it waits, how fast it quotes."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from generator import patterns as re
from generator.compiled import answered
from generator.resources import toml_beside

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.model import Language, Pause, Utterance

QUOTING = 0.96
"""Times as fast as the rest, for a sentence in somebody's words."""

# Times as long a pause: before what turns the talk, and where somebody's words begin or end.
_TURN, _BESIDE = 1.4, 1.25
# Characters: of a Japanese sentence that needs a breath, and between which its topic ends.
_LONG, _EARLY, _LATE = 40, 6, 28

_QUOTATION = re.compile(r"\s*(?:「[^」]*」|『[^』]*』|“[^”]*”|\"[^\"]*\")[。.!?！？]?\s*")


@cache
def _turns(language: Language) -> tuple[str, ...]:
    return tuple(toml_beside(__file__, "delivery.toml")["turns"][language])


def is_quotation(text: str) -> bool:
    """Whether all of it is in somebody's words."""
    return _QUOTATION.fullmatch(text) is not None


def pause_after(here: Utterance, following: Utterance, lengths: Mapping[Pause, int]) -> int:
    """Samples of silence between two sentences; those between slides are long enough."""
    length = lengths[here.pause]
    if here.pause == "slide":
        return length
    if following.text.startswith(_turns(following.language)):
        return round(length * _TURN)
    if is_quotation(here.text) != is_quotation(following.text):
        return round(length * _BESIDE)
    return length


def breathing(text: str) -> str:
    """A long Japanese sentence with a breath after its topic, where the writer set none."""
    if len(text) < _LONG or re.search("[、，]", text[: _LATE + 1]):
        return text
    for place in answered("topics", (text,), lambda: _topics(text)):
        if _EARLY <= place <= _LATE:
            return f"{text[:place]}、{text[place:]}"
    return text


def _topics(text: str) -> list[int]:
    """Where a topic's は ends: after a noun, outside of brackets and quotation marks."""
    from generator.japanese.tokenizer import tokenizer

    found, open_, before = [], 0, ""
    for each in tokenizer().tokenize(text):
        surface, kind = each.surface(), each.part_of_speech()
        open_ += sum(surface.count(mark) for mark in "「『（(") - sum(
            surface.count(mark) for mark in "」』）)"
        )
        is_topic = surface == "は" and kind[:2] == ("助詞", "係助詞")
        if is_topic and before in {"名詞", "代名詞", "接尾辞"} and not open_:
            found.append(each.end())
        before = kind[0]
    return found
