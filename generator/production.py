"""From a finished storyboard to files: what is not current is made, and nothing else is started."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.errors import EngineError
from generator.model import Gap
from generator.outputs import (
    cover_output,
    deck_outputs,
    page_output,
    script_outputs,
    sound_outputs,
    sounds,
    video_outputs,
)
from generator.progress import File

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from generator.model import Article, Script, Storyboard
    from generator.outputs import Sound
    from generator.progress import Report
    from generator.settings import Settings
    from generator.show.folder import Output, Show
    from generator.speech import Spoken


@dataclass(frozen=True, slots=True)
class Work:
    """Everything that files are made from, and where they go."""

    show: Show
    article: Article
    storyboard: Storyboard
    scripts: Sequence[Script]
    settings: Settings
    report: Report


@dataclass(frozen=True, slots=True)
class Produced:
    """Attributes: ``voices`` by recording, for the manifest."""

    outputs: tuple[Output, ...]
    gaps: tuple[Gap, ...]
    voices: Mapping[str, str]


def produce(work: Work) -> Produced:
    """Make every file asked for that is not as it should be."""
    silent = [
        *deck_outputs(work.storyboard, work.settings, work.show.folder),
        *script_outputs(work.scripts, work.settings),
        *cover_output(work.storyboard, work.settings),
    ]
    gaps = _made(work, silent)
    wanted = sounds(work.scripts, work.storyboard, work.settings)
    said = _said(work, wanted, silent)
    gaps += [gap for spoken in said.values() for gap in spoken.gaps]
    loud = [output for sound in wanted for output in _loud(work, sound, said)]
    gaps += _made(work, loud)
    page = page_output(work.storyboard, wanted, said, [*silent, *loud], work.settings)
    gaps += _made(work, page)
    films, undrawn = _filmed(work, wanted, said, [*silent, *page])
    outputs = (*silent, *loud, *page, *films)
    return Produced(outputs, (*gaps, *undrawn), _voices(work.show, wanted, said))


def _filmed(
    work: Work, wanted: Sequence[Sound], said: Mapping[str, Spoken], linked: Sequence[Output]
) -> tuple[list[Output], list[Gap]]:
    """The videos; where nothing can draw slides, that is a gap and the rest is there."""
    films = _films(work, wanted, said, linked)
    try:
        return films, _made(work, films)
    except EngineError as error:
        return [], [Gap("video", output.path, str(error)) for output in films]


def _films(
    work: Work, wanted: Sequence[Sound], said: Mapping[str, Spoken], linked: Sequence[Output]
) -> list[Output]:
    if "video" not in work.settings.only:
        return []
    spoken = [s for s in wanted if (one := said.get(s.script.name)) is None or one.track]
    both = (work.storyboard, work.article)
    return video_outputs(spoken, said, both, linked, work.show.folder)


def _loud(work: Work, sound: Sound, said: Mapping[str, Spoken]) -> list[Output]:
    """The files of one recording; none when nothing of it could be spoken."""
    spoken = said.get(sound.script.name)
    if spoken is not None and spoken.track is None:
        return []
    return sound_outputs(sound, spoken, work.storyboard, work.article, work.settings)


def _said(work: Work, wanted: Sequence[Sound], silent: Sequence[Output]) -> dict[str, Spoken]:
    """Speak what files to be made need; the page is timed by every recording."""
    planned = {sound.script.name: _loud(work, sound, {}) for sound in wanted}
    links = [*silent, *(output for outputs in planned.values() for output in outputs)]
    page = page_output(work.storyboard, wanted, {}, links, work.settings)
    films = _films(work, wanted, {}, [*silent, *page])
    everything = work.settings.force or not _all_current(work.show, [*page, *films])
    stale = [
        sound
        for sound in wanted
        if everything or not _all_current(work.show, planned[sound.script.name])
    ]
    if not stale:
        return {}
    from generator import speech

    spoken = speech.speak_all([sound.script for sound in stale], work.settings, work.report)
    return {sound.script.name: said for sound, said in zip(stale, spoken, strict=True)}


def _all_current(show: Show, outputs: Iterable[Output]) -> bool:
    return all(show.is_current(output) for output in outputs)


def _made(work: Work, outputs: Iterable[Output]) -> list[Gap]:
    gaps: list[Gap] = []
    for output in outputs:
        if not work.settings.force and work.show.is_current(output):
            work.report(File(output.path, made=False))
            continue
        kept, found = work.show.make(output)
        gaps += found
        work.report(File(output.path, made=True, set_aside=kept))
    return gaps


def _voices(show: Show, wanted: Sequence[Sound], said: Mapping[str, Spoken]) -> dict[str, str]:
    """Which engine speaks each recording: now, or when it was last spoken."""
    known = show.remembered("voices") or {}
    known |= {name: spoken.engine for name, spoken in said.items()}
    show.remember("voices", known)
    return {f"voice.{s.script.name}": str(known.get(s.script.name, "")) for s in wanted}
