"""Makes what is asked for and is not as it should be, and nothing else is started."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from generator import __version__
from generator.choices import AUDIENCES
from generator.cores import beside, cores
from generator.errors import EngineError, EngineFailedError
from generator.japanese import tokenizer
from generator.model import Gap
from generator.outputs import OUTPUTS
from generator.progress import File, Message
from generator.registry import guarded
from generator.show import manifest_file
from generator.show.plain import fingerprint
from generator.show.recorded import Record
from generator.targets.graph import Given, NothingToMakeError, Product, beneath
from generator.targets.work import files

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

    from generator.model import Made as Listed
    from generator.progress import Report
    from generator.settings import Settings
    from generator.show.folder import Show
    from generator.speech import SpokenScript
    from generator.targets.graph import Target, Together
    from generator.targets.work import Work

_NOWHERE = Path()


@dataclass(frozen=True, slots=True)
class Produced:
    """Attributes: ``files`` for the manifest; ``voices`` by recording."""

    files: tuple[Listed, ...]
    gaps: tuple[Gap, ...]
    voices: Mapping[str, str]
    credits: tuple[str, ...] = ()


def asked(work: Work, names: Iterable[str] | None = None) -> tuple[Target[Any], ...]:
    """The files that outputs stand for, each once; those of ``--only`` when no names are given."""
    found: dict[str, Target[Any]] = {}
    for name in work.settings.only if names is None else names:
        for target in files(work, name):
            found.setdefault(target.name, target)
    return tuple(found.values())


def speaks(work: Work) -> bool:
    """Whether anything asked for needs a voice."""
    return any(map(_hears, asked(work)))


def check(settings: Settings) -> None:
    """Tell wrong names and settings of what is asked for, before anything is written."""
    for name in settings.only:
        if tell := OUTPUTS.load(name).check:
            tell(settings)


def publish(show: Show, settings: Settings, report: Report) -> None:
    """What outputs write beside the show, once its manifest stands."""
    for name in settings.only:
        if write := OUTPUTS.load(name).publish:
            for path in write(show.folder, settings):
                report(File(f"../{path.name}", made=True))


def produce(work: Work) -> Produced:
    """Make every file asked for that is not as it should be, and what it needs."""
    wanted = asked(work)
    making = Making(work)
    making.run(wanted)
    there = (*making.shown, *standing(work, {target.name for target in making.shown}))
    because = {target.name: making.because(target) for target in making.shown}
    work.show.remember("last", {path: why for path, why in because.items() if why})
    _tell_left_over(work, {target.name for target in there})
    listed = tuple(entry for target in there for entry in _listed(work.show, target))
    return Produced(listed, making.gaps(), _voices(making, wanted), _credits(making, wanted))


@dataclass(slots=True)
class Making:
    """One run over the graph.

    Attributes:
        values: what became of every target looked at.
        shown: files in the order in which they were made or found.
    """

    work: Work
    values: dict[Target[Any], Product[Any]] = field(default_factory=dict)
    shown: list[Target[Any]] = field(default_factory=list)
    _prints: dict[Target[Any], dict[str, str]] = field(default_factory=dict)
    _because: dict[Target[Any], tuple[str, ...]] = field(default_factory=dict)
    _failed: dict[Target[Any], EngineError] = field(default_factory=dict)

    def inputs(self, target: Target[Any]) -> Mapping[str, str]:
        """A fingerprint for everything that decides what a target becomes."""
        found: dict[str, str] = {}
        for each in beneath((target,), links=False):
            if each not in self._prints:
                own = each.inputs()
                self._prints[each] = {name: fingerprint(own[name]) for name in own}
            found |= self._prints[each]
        return found

    def because(self, target: Target[Any]) -> tuple[str, ...]:
        """Why a file has to be made; see ``show.files``."""
        if target not in self._because:
            inputs = partial(self.inputs, target)
            why = self.work.show.files.because(target.name, inputs, __version__)
            forced = ("forced",) if self.work.settings.force else ()
            self._because[target] = why or forced
        return self._because[target]

    def run(self, wanted: Sequence[Target[Any]]) -> None:
        """Voices take longest, so what needs none is made beside them where a core is free."""
        needed = self._needed(wanted)
        quiet = [target for target in wanted if not _hears(target)]
        loud = [target for target in wanted if _hears(target)]
        if cores(2) == 1 or not loud:
            self._all(quiet)
            self._speak(needed)
        else:
            drawn = [each for each in needed if not each.kind and not _hears(each)]
            with beside(partial(self._beside_voices, quiet, drawn)):
                self._speak(needed)
        self._all(loud)

    def _beside_voices(self, files: Iterable[Target[Any]], values: Iterable[Target[Any]]) -> None:
        """Files that need no voice, then what others need besides one: covers of recordings."""
        self._all(files)
        for each in values:
            with suppress(EngineError):  # told by the file that needs it
                self.made(each)
        tokenizer.forget()  # the memory is the voices' now

    def _all(self, targets: Iterable[Target[Any]]) -> None:
        for target in targets:
            self.made(target)

    def _needed(self, wanted: Iterable[Target[Any]]) -> list[Target[Any]]:
        """What must be made for the files that are stale; a file that is current needs nothing."""
        found: dict[Target[Any], None] = {}

        def visit(target: Target[Any]) -> None:
            if target in found or (target.kind and not self.because(target)):
                return
            found[target] = None
            for below in target.needs:
                visit(below)

        for target in wanted:
            visit(target)
        return list(found)

    def _speak(self, needed: Iterable[Target[Any]]) -> None:
        groups: dict[Together, list[Target[Any]]] = {}
        for target in needed:
            if target.together:
                groups.setdefault(target.together, []).append(target)
        for together, targets in groups.items():
            self.values.update(zip(targets, together(targets), strict=True))

    def made(self, target: Target[Any]) -> Product[Any]:
        """What a target became; it and what it needs are made where they are not yet."""
        if target not in self.values:
            for link in target.links:
                self.made(link)
            make = self._file if target.kind else self._value
            self.values[target] = make(target)
        return self.values[target]

    def _given(self, target: Target[Any], path: Path) -> Given:
        return Given(path, {each: self.made(each).value for each in (*target.needs, *target.links)})

    def _value(self, target: Target[Any]) -> Product[Any]:
        if target in self._failed:
            raise self._failed[target]
        try:
            return _made(target, self._given(target, _NOWHERE))
        except NothingToMakeError:
            return Product(None)
        except EngineError as error:
            self._failed[target] = error
            raise

    def _file(self, target: Target[Any]) -> Product[Any]:
        """A file that is current is left alone; where an engine cannot make it, that is a gap."""
        assert target.kind
        show, report = self.work.show, self.work.report
        because = self.because(target)
        if not because:
            report(File(target.name, made=False))
            self.shown.append(target)
            return Product(show.folder / target.name)
        gaps: tuple[Gap, ...] = ()

        def write(path: Path) -> Record:
            nonlocal gaps
            made = _made(target, self._given(target, path))
            if made.value is None:
                raise NothingToMakeError
            gaps = made.gaps
            # what is beneath a file that is current was not made: its record says that it is whole
            below = [self.values[each] for each in beneath(target.needs) if each in self.values]
            whole = not gaps and not any(each.gaps for each in below)
            return Record(__version__, self.inputs(target), self.work.settings.only, whole)

        try:
            kept = show.files.make(target.name, write, folder=target.kind.folder)
        except NothingToMakeError:
            if target.kind.name in AUDIENCES["learners"]:
                report(Message("nothing_to_learn", (("file", target.name),)))
            return Product(None)
        except EngineFailedError as error:
            return Product(None, (Gap("engine", target.name, str(error)),))
        except EngineError as error:
            return Product(None, (Gap(target.kind.gap, target.name, str(error)),))
        report(File(target.name, made=True, set_aside=kept))
        self.shown.append(target)
        return Product(show.folder / target.name, gaps)

    def gaps(self) -> tuple[Gap, ...]:
        """Of everything that was made, each once."""
        return tuple(dict.fromkeys(gap for made in self.values.values() for gap in made.gaps))


def _hears(target: Target[Any]) -> bool:
    """Whether a voice speaks for it."""
    return any(below.together for below in beneath((target,)))


def _made(target: Target[Any], given: Given) -> Product[Any]:
    """Whatever goes wrong inside an output is its own; a full disk is the machine's."""
    with guarded("output", target.name, passing=(NothingToMakeError, OSError, MemoryError)):
        return target.make(given)


def standing(work: Work, paths: Container[str]) -> list[Target[Any]]:
    """Files not asked for this time that an earlier build made and that are still right.

    Each is judged as it would be made by a build that asks for the same as then.
    """
    earlier = {path: each for path, each in work.show.files.records.items() if path not in paths}
    found = []
    for only in dict.fromkeys(record.only for record in earlier.values()):
        known = tuple(name for name in only if name in OUTPUTS.names())
        then = replace(work, settings=replace(work.settings, only=known, force=False), _shared={})
        making = Making(then)
        with suppress(EngineError):  # no voice is here any more: nothing can be told of them
            for target in asked(then):
                record = earlier.get(target.name)
                if record and record.only == only and not making.because(target):
                    found.append(target)
    return found


def _tell_left_over(work: Work, paths: Container[str]) -> None:
    """Name the files of earlier builds that are out of date; a person may still want them."""
    left = work.show.files.left(paths)
    if left:
        work.report(Message("left_over", (("files", ", ".join(left)),)))


def _listed(show: Show, target: Target[Any]) -> Iterator[Listed]:
    """A file as the manifest lists it; of a folder every file in it."""
    assert target.kind
    place = show.folder / target.name
    held = sorted(place.rglob("*")) if place.is_dir() else [place]
    for path in (each for each in held if each.is_file()):
        name = path.relative_to(show.folder).as_posix()
        yield manifest_file.made(show.folder, name, target.kind.name, target.kind.language)


def _credits(making: Making, wanted: Iterable[Target[Any]]) -> tuple[str, ...]:
    """Whom the voices of all recordings ask to name: those of now, or of when they were spoken."""
    show = making.work.show
    known = show.remembered("credits")
    named: dict[str, list[str]] = dict(known) if isinstance(known, dict) else {}
    recordings = [each for each in beneath(wanted) if each.together]
    for target in recordings:
        if target in making.values:
            spoken: SpokenScript | None = making.values[target].value
            named[target.name] = list(spoken.track.credits) if spoken and spoken.track else []
    show.remember("credits", named)
    found = (str(each) for target in recordings for each in named.get(target.name) or ())
    return tuple(dict.fromkeys(found))


def _voices(making: Making, wanted: Iterable[Target[Any]]) -> dict[str, str]:
    """Which engine speaks each recording: now, or when it was last spoken."""
    show = making.work.show
    known = show.remembered("voices")
    voices = {str(name): str(known[name]) for name in known} if isinstance(known, dict) else {}
    recordings = [each for each in beneath(wanted) if each.together]
    for target in recordings:
        if target in making.values:
            name = target.name.removeprefix("voices.")
            spoken: SpokenScript | None = making.values[target].value
            voices[name] = spoken.engine if spoken else ""
    show.remember("voices", voices)
    names = [target.name.removeprefix("voices.") for target in recordings]
    return {f"voice.{name}": voices.get(name, "") for name in names}
