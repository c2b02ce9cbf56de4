"""Captions: one cue a sentence, as WebVTT."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.model import Track


def webvtt(track: Track) -> str:
    """W3C WebVTT; who speaks stands in the voice tag."""
    cues = (
        f"{_time(cue.start, track.rate)} --> {_time(cue.end, track.rate)}\n"
        f"<v {_name(cue.speaker)}>{_escaped(cue.text)}\n"
        for cue in track.cues
    )
    return "\n".join(("WEBVTT\n", *cues))


def _time(samples: int, rate: int) -> str:
    milliseconds = round(samples * 1000 / rate)
    seconds, milliseconds = divmod(milliseconds, 1000)
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours:02}:{minutes:02}:{seconds:02}.{milliseconds:03}"


def _name(speaker: str) -> str:
    return _escaped(speaker).replace("&gt;", "")


def _escaped(text: str) -> str:
    """On one line; an arrow would begin a new cue."""
    line = re.sub(r"\s+", " ", text).strip()
    return line.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
