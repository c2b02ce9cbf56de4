"""What is spoken, as text to read: script.<language>.md."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.locale import words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model import Part, Script, Utterance

_MARKUP = re.compile(r"([\\`*_\[\]<>])")
_LINE_START = re.compile(r"^([#+>|=-]|\d+[.)])(?=\s|$)")


def markdown(script: Script) -> str:
    """A heading a scene, a paragraph a breath; speakers are named where there are several."""
    several = len({said.speaker for said in script.utterances()}) > 1
    lines = [f"# {_escaped(script.title)}"]
    for part in script.parts:
        if part.title != script.title:
            lines.append(f"## {_escaped(part.title)}")
        lines += _paragraphs(part, several=several)
    return "\n\n".join(lines) + "\n"


def _paragraphs(part: Part, *, several: bool) -> Iterator[str]:
    """Sentences run on until a longer pause or another voice or language."""
    paragraph: list[Utterance] = []
    for said in part.utterances:
        if paragraph and (said.speaker, said.language) != (
            paragraph[-1].speaker,
            paragraph[-1].language,
        ):
            yield _joined(paragraph, several=several)
            paragraph = []
        paragraph.append(said)
        if said.pause != "sentence":
            yield _joined(paragraph, several=several)
            paragraph = []
    if paragraph:
        yield _joined(paragraph, several=several)


def _joined(paragraph: list[Utterance], *, several: bool) -> str:
    space = "" if paragraph[0].language == "ja" else " "
    text = _escaped(space.join(said.text.strip() for said in paragraph))
    return f"**{_escaped(_name(paragraph[0]))}**: {text}" if several else text


def _name(said: Utterance) -> str:
    """Who speaks; a host and a guest in the language they speak."""
    return words(said.language)["speakers"].get(said.speaker, said.speaker)


def _escaped(text: str) -> str:
    line = _MARKUP.sub(r"\\\1", re.sub(r"\s+", " ", text).strip())
    return _LINE_START.sub(r"\\\1", line)
