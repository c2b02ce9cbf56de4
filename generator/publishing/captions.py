"""Captions: a cue a sentence, as WebVTT and SubRip."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import TYPE_CHECKING

from generator.japanese.breaks import phrases, units
from generator.japanese.width import is_wide

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model import Cue, Language, Storyboard, Track

LINE = 37.0
"""Full-width characters a line at most; half-width ones count 37/65, so 65 of them fit."""

LINES = 2
_HALF = LINE / 65


@dataclass(frozen=True, slots=True)
class _Caption:
    """What stands on the screen from ``start`` to ``stop``, in samples."""

    start: int
    stop: int
    speaker: str
    lines: tuple[str, ...]


def webvtt(track: Track) -> str:
    """W3C WebVTT; who speaks stands in the voice tag."""
    cues = (
        f"{_time(each.start, track.rate, '.')} --> {_time(each.stop, track.rate, '.')}\n"
        f"<v {_name(each.speaker)}>{_escaped(chr(10).join(each.lines))}\n"
        for each in _captions(track)
    )
    return "\n".join(("WEBVTT\n", *cues))


def srt(track: Track) -> str:
    """SubRip, for players that know no WebVTT; speakers are left out."""
    return "\n".join(
        f"{number}\n{_time(each.start, track.rate, ',')} --> {_time(each.stop, track.rate, ',')}\n"
        f"{chr(10).join(each.lines)}\n"
        for number, each in enumerate(_captions(track), start=1)
    )


def in_language(track: Track, storyboard: Storyboard, language: Language) -> Track:
    """The recording with its cues as they read in a language, without those not translated."""
    lines = {line.id: line for scene in storyboard.scenes for line in scene.narration}
    cues = []
    for cue in track.cues:
        line = lines.get(cue.id) or lines.get(cue.id.rpartition(".")[0])
        text = cue.text if cue.language == language else line and line.text[language]
        if text:
            cues.append(replace(cue, text=text, language=language))
    return replace(track, cues=tuple(cues))


def _captions(track: Track) -> Iterator[_Caption]:
    for cue in track.cues:
        yield from _of_cue(cue)


def _of_cue(cue: Cue) -> Iterator[_Caption]:
    """One caption, or several for a sentence of more than two lines, timed by their length."""
    lines = broken(cue.text, cue.language)
    texts = [lines[place : place + LINES] for place in range(0, len(lines), LINES)]
    ends = list(accumulate(sum(map(_width, text)) for text in texts))
    times = [cue.start + round((cue.end - cue.start) * end / ends[-1]) for end in ends]
    for text, start, stop in zip(texts, (cue.start, *times), times, strict=False):
        yield _Caption(start, stop, cue.speaker, text)


def broken(text: str, language: Language) -> tuple[str, ...]:
    """Lines of at most ``LINE`` that end at phrases, as few as possible and of even length."""
    pieces = [part for phrase in _phrases(text, language) for part in _fitting(phrase)]
    fewest = _filled(pieces, LINE)
    narrow, wide = 1.0, LINE
    while wide - narrow > _HALF / 2:
        middle = (narrow + wide) / 2
        fits = len(_filled(pieces, middle)) <= len(fewest)
        narrow, wide = (narrow, middle) if fits else (middle, wide)
    return _filled(pieces, wide)


def _phrases(text: str, language: Language) -> tuple[str, ...]:
    line = re.sub(r"\s+", " ", text).strip() or "…"
    return phrases(line) if language == "ja" else tuple(re.findall(r"\S+\s*", line))


def _fitting(phrase: str) -> tuple[str, ...]:
    """A phrase wider than a line falls apart into what may not be broken, then anywhere."""
    if _width(phrase) <= LINE:
        return (phrase,)
    parts = units(phrase)
    return tuple(phrase) if len(parts) == 1 else tuple(p for u in parts for p in _fitting(u))


def _filled(pieces: list[str], limit: float) -> tuple[str, ...]:
    lines: list[str] = []
    for piece in pieces:
        if lines and _width(lines[-1] + piece) <= limit:
            lines[-1] += piece
        else:
            lines.append(piece)
    return tuple(line.strip() for line in lines)


def _width(text: str) -> float:
    return sum(1.0 if is_wide(character) else _HALF for character in text.rstrip())


def _time(samples: int, rate: int, point: str) -> str:
    seconds, milliseconds = divmod(round(samples * 1000 / rate), 1000)
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours:02}:{minutes:02}:{seconds:02}{point}{milliseconds:03}"


def _name(speaker: str) -> str:
    return re.sub(r"[<>&\s]+", " ", speaker).strip()


def _escaped(text: str) -> str:
    """Markup is text, and an arrow would begin a new cue."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
