"""What is spoken, as text to read: script.<language>.md."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator import patterns as re
from generator.locale import words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.model import Part, Script, Utterance

_MARKUP = re.compile(r"([\\`*_\[\]<>])")
_LINE_START = re.compile(r"^([#+>|=-]|\d+[.)])(?=\s|$)")


def markdown(script: Script, notes: Mapping[str, str] | None = None) -> str:
    """A heading a scene, a paragraph a breath; speakers are named where there are several.

    Args:
        script: of one recording.
        notes: sentence id → the article's own words. What rests on one of them is marked with a
            footnote of its id, ``[^s1a2b3c]``; the words stand at the end.
    """
    known = notes or {}
    several = len({said.speaker for said in script.utterances()}) > 1
    blocks = [f"# {_escaped(script.title)}"]
    for part in script.parts:
        if part.title != script.title:
            blocks.append(f"## {_escaped(part.title)}")
        blocks += _paragraphs(part, known, several=several)
    cited = dict.fromkeys(source for said in script.utterances() for source in said.sources)
    listed = [f"[^{source}]: {_escaped(known[source])}" for source in cited if source in known]
    return "\n\n".join(blocks + (["\n".join(listed)] if listed else [])) + "\n"


def _paragraphs(part: Part, notes: Mapping[str, str], *, several: bool) -> Iterator[str]:
    """Sentences run on until a longer pause or another voice or language."""
    before = ""
    for paragraph in _breaths(part):
        speaker = paragraph[0].speaker
        named = several and speaker != before  # once for all that one says in a go
        yield (f"**{_escaped(_name(paragraph[0]))}**: " if named else "") + _joined(
            paragraph, notes
        )
        before = speaker


def _breaths(part: Part) -> Iterator[list[Utterance]]:
    paragraph: list[Utterance] = []
    for said in part.utterances:
        if paragraph and (said.speaker, said.language) != (
            paragraph[-1].speaker,
            paragraph[-1].language,
        ):
            yield paragraph
            paragraph = []
        paragraph.append(said)
        if said.pause != "sentence":
            yield paragraph
            paragraph = []
    if paragraph:
        yield paragraph


def _joined(paragraph: list[Utterance], notes: Mapping[str, str]) -> str:
    space = "" if paragraph[0].language == "ja" else " "
    if not notes:
        return _escaped(space.join(said.text.strip() for said in paragraph))
    return space.join(_escaped(said.text) + _marks(said, notes) for said in paragraph)


def _marks(utterance: Utterance, notes: Mapping[str, str]) -> str:
    return "".join(f"[^{source}]" for source in utterance.sources if source in notes)


def _name(utterance: Utterance) -> str:
    """Who speaks; a host and a guest in the language they speak."""
    return utterance.name or words(utterance.language)["speakers"].get(
        utterance.speaker, utterance.speaker
    )


def _escaped(text: str) -> str:
    line = _MARKUP.sub(r"\\\1", re.sub(r"\s+", " ", text).strip())
    return _LINE_START.sub(r"\\\1", line)
