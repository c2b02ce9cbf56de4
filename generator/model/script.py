"""What is spoken in one recording, in order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from generator.model.storyboard import Pause
from generator.model.text import Language


@dataclass(frozen=True, slots=True)
class Utterance:
    """One sentence for one voice; ``id`` is the storyboard line's, ``sources`` its sentences."""

    id: str
    text: str
    language: Language
    speaker: str = "narrator"
    pause: Pause = "sentence"
    sources: tuple[str, ...] = ()
    readings: tuple[tuple[str, str], ...] = ()
    """(written form, what is said) decided before synthesis: the author's ruby, the glossary's."""
    name: str = ""
    """What readers are told the speaker is called; empty: as ``speaker`` is written."""


@dataclass(frozen=True, slots=True)
class Part:
    """The utterances of one scene; ``title`` is the chapter's."""

    scene: str
    title: str
    utterances: tuple[Utterance, ...]


@dataclass(frozen=True, slots=True)
class Script:
    """Attributes: ``name`` is the recording's ("ja", "en", "bilingual") and part of file names."""

    name: str
    title: str
    language: Language
    parts: tuple[Part, ...]

    def utterances(self) -> Iterator[Utterance]:
        for part in self.parts:
            yield from part.utterances


def with_readings(
    script: Script, readings: Mapping[Language, tuple[tuple[str, str], ...]]
) -> Script:
    """The script with readings added to the utterances they occur in; the author's own win."""

    def read(utterance: Utterance) -> Utterance:
        known = {written for written, _ in utterance.readings}
        given = readings.get(utterance.language, ())
        added = [pair for pair in given if pair[0] in utterance.text and pair[0] not in known]
        return replace(utterance, readings=(*utterance.readings, *added)) if added else utterance

    parts = (replace(p, utterances=tuple(map(read, p.utterances))) for p in script.parts)
    return replace(script, parts=tuple(parts))
