"""Captions (.srt, .vtt): cues joined into sentences, speakers kept, numbers and times left out."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from generator import patterns as re
from generator.errors import SourceError
from generator.model import Paragraph
from generator.options import Options
from generator.reading import limits
from generator.reading.draft import DraftArticle, ToldBlock
from generator.reading.formats import Reader
from generator.reading.raw import text_of, writer_for

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.reading.raw import Raw
    from generator.settings import Settings

_TIME = r"(?:(\d{1,3}):)?(\d{1,2}):(\d{2})[.,](\d{1,3})"
_TIMING = re.compile(rf"^\s*{_TIME}\s*-->\s*{_TIME}")
_VOICE = re.compile(r"^<v(?:\.[\w.]+)?\s+([^<>]{1,60})>")
_TAG = re.compile(r"<[^<>]{0,200}>|\{\\[^{}]{0,60}\}")
_SOUND = re.compile(r"^[\s♪♫～〜]*$|^[(（\[［][^()（）\[\]［］]{1,30}[)）\]］]$")
_SAID_BY = re.compile(
    r"^(?:[-–]\s*)?([^\s:：、。「」]{1,12})[:：]\s*(?=\S)|^[(（]([^\s()（）、。]{1,12})[)）]\s*(?=\S)"
)
_ENDED = re.compile(r"[。．.!?！？…]['\"」』）)]*$")
_PAUSE = 2.0  # seconds without a word that part two paragraphs

# Of the cues; where fewer end a sentence, the text has no full stops and each cue is a line.
_ENDED_SHARE = 0.1

_LONGEST = 12  # cues of one paragraph


@dataclass(frozen=True, slots=True)
class _Cue:
    """Times in seconds."""

    start: float
    end: float
    speaker: str
    text: str


def read(raw: Raw, settings: Settings) -> DraftArticle:
    """The draft of captions.

    Raises:
        SourceError: no cue is in them.
    """
    text = text_of(raw)
    limits.check_text(text, raw.name)
    limits.check_prose(text, raw.name)
    cues = list(_cues(text))
    if not cues:
        raise SourceError(f"{raw.name} holds no captions", "give an .srt or .vtt file with cues")
    writer = writer_for(" ".join(cue.text for cue in cues), settings)
    punctuated = sum(bool(_ENDED.search(cue.text)) for cue in cues) >= _ENDED_SHARE * len(cues)
    flow = [
        ToldBlock(
            Paragraph(writer.units(_joined(group, punctuated=punctuated))), None, group[0].speaker
        )
        for group in _paragraphs(cues)
    ]
    return DraftArticle(writer.language, writer.unit(""), tuple(flow))


def _cues(text: str) -> Iterator[_Cue]:
    speaker = ""
    for block in re.split(r"\n[ \t]*\n", text):
        lines = block.split("\n")
        at = next((n for n, line in enumerate(lines) if _TIMING.match(line)), None)
        if at is None:
            continue
        found = _TIMING.match(lines[at])
        assert found is not None
        parts = found.groups()
        for line in lines[at + 1 :]:
            if voice := _VOICE.match(line):
                speaker = voice[1].strip()
            said = _TAG.sub("", line).strip()
            if named := _SAID_BY.match(said):
                speaker, said = named[1] or named[2], said[named.end() :]
            if said and not _SOUND.match(said):
                yield _Cue(_seconds(parts[:4]), _seconds(parts[4:]), speaker, said)


def _seconds(parts: Sequence[str]) -> float:
    hours, minutes, seconds, rest = parts
    return int(hours or 0) * 3600 + int(minutes) * 60 + int(seconds) + int(rest.ljust(3, "0")) / 1e3


def _paragraphs(cues: Sequence[_Cue]) -> Iterator[list[_Cue]]:
    number, count = 0, 0
    numbers = []
    for place, cue in enumerate(cues):
        before = cues[place - 1] if place else None
        ends = before is not None and _ENDED.search(before.text) is not None
        if before is not None and (
            cue.speaker != before.speaker
            or (ends and (cue.start - before.end >= _PAUSE or count >= _LONGEST))
        ):
            number, count = number + 1, 0
        count += 1
        numbers.append(number)
    for _, group in groupby(zip(numbers, cues, strict=True), lambda pair: pair[0]):
        yield [cue for _, cue in group]


def _joined(cues: Sequence[_Cue], *, punctuated: bool) -> str:
    said = cues[0].text
    for cue in cues[1:]:
        latin = said[-1] <= "\u2e7f" and cue.text[0] <= "\u2e7f"
        said += ("\n" if not punctuated else " " if latin else "") + cue.text
    return said


READER = Reader(read, Options)
