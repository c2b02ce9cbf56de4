"""From a finished storyboard to files: what is not current is made, and nothing else is started."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from generator.choices import OUTPUTS
from generator.errors import EngineError
from generator.model import Gap
from generator.outputs import (
    cover_output,
    deck_modes,
    deck_output,
    page_output,
    script_outputs,
    sound_outputs,
    sounds,
    video_outputs,
)
from generator.progress import File, Message, in_turn

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping, Sequence

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
    work = replace(work, report=in_turn(work.report))
    wanted = sounds(work.scripts, work.storyboard, work.settings)
    silent = _silent(work, wanted)
    with ThreadPoolExecutor(1) as beside:  # voices take longest, so nothing keeps them waiting
        quietly = beside.submit(_made, work, silent)
        said = _said(work, wanted, silent)
        gaps = quietly.result()
    gaps += [gap for spoken in said.values() for gap in spoken.gaps]
    loud = _loud(work, wanted, said)
    page = page_output(work.storyboard, wanted, said, [*silent, *loud], work.settings)
    gaps += _made(work, [*loud, *page])
    films, undrawn = _filmed(work, wanted, said, [*silent, *loud, *page])
    outputs = (*silent, *loud, *page, *films)
    standing = _standing(work, {output.path for output in outputs})
    _tell_left_over(work, {output.path for output in (*outputs, *standing)})
    return Produced((*outputs, *standing), (*gaps, *undrawn), _voices(work.show, wanted, said))


def _standing(work: Work, paths: set[str]) -> list[Output]:
    """Files not asked for this time that an earlier build made and that are still right."""
    whole = replace(work, settings=replace(work.settings, only=OUTPUTS))
    wanted = sounds(whole.scripts, whole.storyboard, whole.settings)
    silent = _silent(whole, wanted)
    loud = _loud(whole, wanted, {})
    page = page_output(whole.storyboard, wanted, {}, [*silent, *loud], whole.settings)
    films = _films(whole, wanted, {}, [*silent, *loud, *page])
    planned = (*silent, *loud, *page, *films)
    return [o for o in planned if o.path not in paths and work.show.is_current(o)]


def _tell_left_over(work: Work, paths: Container[str]) -> None:
    """Name the files of earlier builds that are out of date; a person may still want them."""
    old = [path for path in sorted(work.show.made) if path not in paths]
    left = [path for path in old if (work.show.folder / path).is_file()]
    if left:
        work.report(Message("left_over", (("files", ", ".join(left)),)))


def _silent(work: Work, wanted: Sequence[Sound]) -> list[Output]:
    """The files that no recording is needed for."""
    return [
        *_decks(work, wanted, {}, narrated=False),
        *script_outputs(work.scripts, work.article, work.settings),
        *cover_output(work.storyboard, work.settings),
    ]


def _decks(
    work: Work, wanted: Sequence[Sound], said: Mapping[str, Spoken], *, narrated: bool
) -> list[Output]:
    """The decks with a recording in them, or those without."""
    from generator import slides

    sound_of = {sound.script.name: sound for sound in wanted if "audio" in work.settings.only}
    decks = []
    for mode in deck_modes(work.settings):
        sound = sound_of.get(slides.narration_language(mode, work.settings) or "")
        if (sound is not None) is narrated:
            narration = (sound, said.get(sound.script.name)) if sound else None
            folder = work.show.folder
            decks.append(deck_output(work.storyboard, mode, work.settings, folder, narration))
    return decks


def _loud(work: Work, wanted: Sequence[Sound], said: Mapping[str, Spoken]) -> list[Output]:
    """The files of the recordings and the decks that carry one."""
    recorded = [output for sound in wanted for output in _recording(work, sound, said)]
    return [*recorded, *_decks(work, wanted, said, narrated=True)]


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
    return video_outputs(
        spoken,
        said,
        linked,
        work.storyboard,
        work.article,
        work.settings,
        work.show.folder,
    )


def _recording(work: Work, sound: Sound, said: Mapping[str, Spoken]) -> list[Output]:
    """The files of one recording; none when nothing of it could be spoken."""
    spoken = said.get(sound.script.name)
    if spoken is not None and spoken.track is None:
        return []
    return sound_outputs(sound, spoken, work.storyboard, work.article, work.settings)


def _said(work: Work, wanted: Sequence[Sound], silent: Sequence[Output]) -> dict[str, Spoken]:
    """Speak what files to be made need; page and videos are timed by every recording."""
    loud = _loud(work, wanted, {})
    page = page_output(work.storyboard, wanted, {}, [*silent, *loud], work.settings)
    films = _films(work, wanted, {}, [*silent, *loud, *page])
    decks = _decks(work, wanted, {}, narrated=True)
    everything = work.settings.force or not _all_current(work.show, [*decks, *page, *films])
    stale = [
        sound
        for sound in wanted
        if everything or not _all_current(work.show, _recording(work, sound, {}))
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
