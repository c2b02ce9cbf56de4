"""Clips on a timeline in whole samples: what is heard when, exactly."""

from __future__ import annotations

from itertools import chain, islice
from typing import TYPE_CHECKING

from generator.model import GRID, RATE, Chapter, Cue, Track
from generator.speech.delivery import pause_after
from generator.speech.options import SpeechOptions

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from generator.model import Clip, Pause, Script
    from generator.settings import Settings

TAIL = 0.5
"""Seconds of silence after the last word, so that no player cuts it."""


def pauses(settings: Settings) -> dict[Pause, int]:
    """In samples."""
    told = settings.of(SpeechOptions)
    return {
        "sentence": round(told.pause_sentence * RATE),
        "paragraph": round(told.pause_paragraph * RATE),
        "slide": round(told.pause_slide * RATE),
    }


def placed(
    script: Script,
    clips: Sequence[Clip | None],
    lengths: Mapping[Pause, int],
    engine: str,
    named: tuple[str, ...] = (),
) -> Track | None:
    """The recording of a script.

    Args:
        script: what was to be said.
        clips: one for each utterance; an utterance without one is left out, the longest of the
            pauses around it stays.
        lengths: of pauses, in samples.
        engine: which voices spoke.
        named: whom they ask to name.
    """
    cues: list[Cue] = []
    at = silence = 0
    spoken, after = iter(clips), chain(islice(script.utterances(), 1, None), (None,))
    for part in script.parts:
        for said in part.utterances:
            clip, following = next(spoken), next(after)
            if clip:
                start = -(-(at + silence) // GRID) * GRID if cues else 0
                at, silence = start + clip.samples, 0
                cues.append(
                    Cue(
                        said.id,
                        part.scene,
                        start,
                        at,
                        said.text,
                        said.name or said.speaker,
                        said.language,
                        clip,
                    )
                )
            wait = pause_after(said, following, lengths) if following else 0
            silence = max(silence, wait)
    if not cues:
        return None
    end = at + round(TAIL * RATE)
    chapters = _chapters(script, cues, end)
    return Track(
        script.name, script.title, script.language, tuple(cues), chapters, end, engine, named
    )


def _chapters(script: Script, cues: list[Cue], end: int) -> tuple[Chapter, ...]:
    starts: dict[str, int] = {}
    for cue in cues:
        starts.setdefault(cue.scene, cue.start)
    heard = [part for part in script.parts if part.scene in starts]
    ends = [starts[part.scene] for part in heard[1:]] + [end]
    return tuple(
        Chapter(part.scene, part.title, starts[part.scene], stop)
        for part, stop in zip(heard, ends, strict=True)
    )
