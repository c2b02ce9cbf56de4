"""What video platforms ask for beside a film: title, description with chapters, captions, picture.

Written to the strictest of them, YouTube's: a title of 100 characters, a description of 5,000 bytes
without angle brackets, chapters from 0:00 on, three at least, none shorter than ten seconds.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model import LANGUAGES
from generator.publishing.captions import in_language, srt

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from generator.model import Chapter, Storyboard, Track

_TITLE, _DESCRIPTION = 100, 5000
_SHORTEST, _FEWEST = 10.0, 3
_BRACKETS = str.maketrans("<>", "＜＞")


def texts(track: Track, storyboard: Storyboard, summary: Sequence[str]) -> Mapping[str, str]:
    """File name → text, of everything but the picture; ``summary`` says what it is about."""
    files = {
        "title.txt": f"{_cut(track.title.translate(_BRACKETS), _TITLE)}\n",
        "description.txt": _description(track, storyboard, summary),
    }
    for language in LANGUAGES:
        told = in_language(track, storyboard, language)
        if told.cues:
            files[f"captions.{language}.srt"] = srt(told)
    return files


def _description(track: Track, storyboard: Storyboard, summary: Sequence[str]) -> str:
    """What it is about, the chapters, where it comes from; what is too long loses of the first."""
    chapters = "\n".join(f"{_clock(at)} {title}" for at, title in chapters_of(track))
    credit = storyboard.credit[track.language] or ""
    fixed = [part.translate(_BRACKETS) for part in (chapters, credit) if part]
    told = [sentence.translate(_BRACKETS) for sentence in summary]
    while told and _bytes(["\n".join(told), *fixed]) > _DESCRIPTION:
        told.pop()
    while _bytes(fixed) > _DESCRIPTION and "\n" in fixed[0]:
        fixed[0] = fixed[0].rpartition("\n")[0]
    return "\n\n".join(part for part in ("\n".join(told), *fixed) if part) + "\n"


def _bytes(parts: Sequence[str]) -> int:
    return len("\n\n".join(parts).encode()) + 1


def chapters_of(track: Track) -> tuple[tuple[float, str], ...]:
    """Seconds and title of each; a short one is part of the one before. Too few are none."""
    found: list[tuple[float, str]] = []
    for chapter, end in _spans(track):
        start = chapter.start / track.rate
        long = end - start >= _SHORTEST
        if not found or (long and start - found[-1][0] >= _SHORTEST):
            found.append((start if found else 0.0, chapter.title))
    return tuple(found) if len(found) >= _FEWEST else ()


def _spans(track: Track) -> Iterator[tuple[Chapter, float]]:
    """Each chapter with when the next begins, in seconds."""
    ends = [*(chapter.start for chapter in track.chapters[1:]), track.samples]
    for chapter, end in zip(track.chapters, ends, strict=True):
        yield chapter, end / track.rate


def _clock(seconds: float) -> str:
    minutes, rest = divmod(int(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[: most - 1]}…"
