"""Many sentences at once: what is in the cache is taken, the rest is spoken by workers."""

from __future__ import annotations

import itertools
import threading
from collections import Counter
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Self, TypeAlias

from generator import patterns as re
from generator.cores import cores
from generator.errors import EngineError, EngineFailedError, ServiceError
from generator.japanese import tokenizer
from generator.model import RATE, Gap
from generator.progress import Message, Step
from generator.registry import guarded
from generator.speech import SpokenScript, cache, clips, edition
from generator.speech.casting import Cast
from generator.speech.delivery import breathing
from generator.speech.options import SpeechOptions
from generator.speech.readings import reading
from generator.speech.timeline import pauses, placed
from generator.web.patience import Patience, RefusedError, Rules, rules

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from concurrent.futures import Future

    from generator.model import Clip, Script, Utterance
    from generator.progress import Report
    from generator.settings import Settings
    from generator.speech.voice import Sound, Voice


# Workers: two keep two cores busy; more than four requests at once look like an attack.
_LOCAL, _REMOTE = 2, 4

_ASKED = 16

_SHORTEST = RATE // 50

# A script's place and an utterance's place in it; ids may be the same in both languages.
_Line: TypeAlias = tuple[int, int]


@dataclass(slots=True)
class _Wanted:
    """One clip to be had, and the lines that are it."""

    key: str
    name: str
    voice: Voice
    pieces: tuple[str, ...]
    said: Utterance
    lines: list[_Line] = field(default_factory=list)


def spoken(
    scripts: Sequence[Script], settings: Settings, report: Report
) -> tuple[SpokenScript, ...]:
    """See ``generator.speech.speak_all``."""
    cast = Cast(settings)
    cast.fill(scripts, report)
    jobs = _jobs(scripts, cast, settings, report)
    tokenizer.forget()  # the words are decided, and the memory is a neural voice's now
    clip_of, why = _had(jobs, settings, report)
    cache.trim(settings)
    return tuple(
        _result(script, number, clip_of, why, cast) for number, script in enumerate(scripts)
    )


def _jobs(
    scripts: Sequence[Script], cast: Cast, settings: Settings, report: Report
) -> list[_Wanted]:
    """In the order of the scripts; a sentence that is said twice is made once."""
    jobs: dict[str, _Wanted] = {}
    for number, script in enumerate(scripts):
        for place, said in enumerate(script.utterances()):
            voice = cast.voice(said)
            phrased = breathing(said.text) if said.language == "ja" else said.text
            text = reading(
                phrased,
                said.language,
                settings,
                said.readings,
                accents=voice.accents,
                bilingual=voice.bilingual and settings.of(SpeechOptions).english == "english",
            )
            cut = pieces(text, voice.limit)
            if not cut:
                report(Message("line_not_spoken", (("line", said.id), ("text", said.text[:40]))))
                continue
            key = clips.key(edition.CLIPS, voice.fingerprint, cut)
            jobs.setdefault(key, _Wanted(key, cast.name(said), voice, cut, said)).lines.append(
                (number, place)
            )
    return list(jobs.values())


def _had(
    jobs: Sequence[_Wanted], settings: Settings, report: Report
) -> tuple[dict[_Line, Clip], dict[_Line, EngineError]]:
    """Every line's clip, or why there is none."""
    clip_of: dict[_Line, Clip] = {}
    why: dict[_Line, EngineError] = {}
    total = sum(len(job.lines) for job in jobs)
    missing = []
    with _Workers(settings, report) as workers:
        workers.expect([job for job in jobs if clips.lacks(settings, job.key)])
        for job, clip in zip(jobs, _kept(jobs, settings), strict=True):
            if clip:
                clip_of.update(dict.fromkeys(job.lines, clip))
            else:
                missing.append(job)
        reused = len(clip_of)
        report(Step("speak", reused, total, reused=reused))
        for job, made in workers.results(missing):
            if isinstance(made, EngineError):
                why.update(dict.fromkeys(job.lines, made))
            else:
                clip_of.update(dict.fromkeys(job.lines, made))
            report(Step("speak", len(clip_of) + len(why), total, job.said.text, reused))
    return clip_of, why


def _kept(jobs: Sequence[_Wanted], settings: Settings) -> list[Clip | None]:
    """What is finished already; many are asked for at once where each answer has a long way."""
    with ThreadPoolExecutor(_ASKED if settings.shared else cores(_LOCAL)) as pool:
        return list(pool.map(lambda job: clips.kept(settings, job.key), jobs))


class _Workers:
    """Two pools: voices of this machine wait for a core, remote ones for an answer."""

    def __init__(self, settings: Settings, report: Report) -> None:
        self._settings = settings
        self._voices = Voices(settings, report)
        here, away = ThreadPoolExecutor(cores(_LOCAL)), ThreadPoolExecutor(_REMOTE)
        self._pools = {False: here, True: away}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        """What waits is dropped; when broken off, what a service is being asked for too."""
        if kind:
            self._voices.close()
        self._voices.end()
        for pool in self._pools.values():
            pool.shutdown(cancel_futures=True)

    def expect(self, jobs: Sequence[_Wanted]) -> None:
        """Their voices are had ready while what is kept is looked through."""
        if not self._settings.shared:  # else another machine may have all of them
            texts: dict[Voice, list[str]] = {}
            for job in _at_home(jobs):
                texts.setdefault(job.voice, []).extend(job.pieces)
            for voice, said in texts.items():
                self._pools[False].submit(voice.load, said)

    def results(self, jobs: Sequence[_Wanted]) -> Iterator[tuple[_Wanted, Clip | EngineError]]:
        """As they come."""
        _at_home(jobs)
        futures: dict[Future[Clip], _Wanted] = {
            self._pools[job.voice.remote].submit(self._clip, job): job for job in _mixed(jobs)
        }
        for future in as_completed(futures):
            try:
                yield futures[future], future.result()
            except EngineError as error:
                yield futures[future], error

    def _clip(self, job: _Wanted) -> Clip:
        with guarded("voice", job.name):
            samples = clips.clip(self._voices.say(job.voice, piece) for piece in job.pieces)
        if samples.size < _SHORTEST:
            raise EngineError("the voice said nothing")
        held = job.voice.quality != "neural"  # whose model has the memory, and takes longer
        return clips.keep(self._settings, job.key, samples, held=held)


def _mixed(jobs: Sequence[_Wanted]) -> list[_Wanted]:
    """Each voice's spread over all of the time: two of one kind wait for each other more.

    What flite does is another process, what Open JTalk does is Python's as well.
    """
    voices = Counter(job.voice for job in jobs)
    said: Counter[Voice] = Counter()
    places = []
    for number, job in enumerate(jobs):
        places.append(((said[job.voice] + 0.5) / voices[job.voice], number))
        said[job.voice] += 1
    return [jobs[number] for _, number in sorted(places)]


def _at_home(jobs: Sequence[_Wanted]) -> list[_Wanted]:
    """Those of this machine's voices; one that somebody changed and waits for has all cores."""
    here = [job for job in jobs if not job.voice.remote]
    if len(here) == 1:
        here[0].voice.alone(cores(_LOCAL))
    return here


def _result(
    script: Script,
    number: int,
    clip_of: dict[_Line, Clip],
    why: dict[_Line, EngineError],
    cast: Cast,
) -> SpokenScript:
    said = list(script.utterances())
    heard = [clip_of.get((number, place)) for place in range(len(said))]
    engine = cast.engines(script)
    track = placed(script, heard, pauses(cast.settings), engine, cast.credits(script))
    lost = [(each, why[number, at]) for at, each in enumerate(said) if (number, at) in why]
    failed = {error.name: error for _, error in lost if isinstance(error, EngineFailedError)}
    gaps = [Gap("engine", name, str(error)) for name, error in failed.items()]
    gaps += [Gap("sound", each.id, str(error), each.text) for each, error in lost]
    return SpokenScript(track, engine, tuple(gaps))


# A long text is cut where a speaker would breathe, for engines that take so many characters.

# After a sentence, after a clause, between words.
_BREATHS = (
    re.compile(r"(?<=[。！？!?])|(?<=\.)\s"),
    re.compile(r"(?<=[、，；：;:」』）)])|(?<=,)\s"),
    re.compile(r"\s"),
)


def pieces(text: str, limit: int) -> tuple[str, ...]:
    """As few pieces as possible of at most ``limit`` characters, cut at the strongest pauses."""
    return tuple(_packed(text.strip(), limit, 0))


def _packed(text: str, limit: int, strength: int) -> list[str]:
    if len(text) <= limit:
        return [text] if text else []
    if strength == len(_BREATHS):
        return [text[start : start + limit] for start in range(0, len(text), limit)]
    packed: list[str] = []
    for part in _parts(text, _BREATHS[strength]):
        if packed and len(packed[-1]) + len(part) <= limit:
            packed[-1] += part
        else:
            packed.append(part)
    return [
        piece.strip()
        for part in packed
        for piece in _packed(part.strip(), limit, strength + 1)
        if piece.strip()
    ]


def _parts(text: str, breath: re.Pattern[str]) -> list[str]:
    """The text cut after each breath, nothing lost."""
    cuts = [0, *(found.end() for found in breath.finditer(text)), len(text)]
    return [text[start:stop] for start, stop in itertools.pairwise(cuts) if start < stop]


_ENOUGH = 4  # sentences lost in a row after which the service is taken to be down

# Seconds a letter: a third of what any voice needs; less is a part of the answer.
_SECONDS_A_LETTER = {"ja": 0.04, "en": 0.02}


class Voices:
    """The voices of a run, shared by all its workers, so that none knocks at a closed door.

    One voice that is down says nothing about the others.
    """

    def __init__(self, settings: Settings, report: Report) -> None:
        told = settings.of(SpeechOptions)
        self._settings = settings
        self._how = Rules(told.tries, told.wait, seconds=told.patience)
        self._report = report
        self._lock = threading.Lock()
        self._patience: dict[Voice, Patience] = {}
        self._lost: dict[Voice, int] = {}
        self._down: dict[Voice, str] = {}

    def end(self) -> None:
        """Wake those who wait: nothing more will be asked."""
        with self._lock:
            for patience in self._patience.values():
                patience.end()

    def close(self) -> None:
        """End what is being asked, too."""
        self.end()
        for voice in self._patience:
            voice.close()

    def say(self, voice: Voice, text: str) -> Sound:
        """``voice.say``, again and again where that may help.

        Raises:
            EngineError: the text cannot be had.
        """
        with self._lock:
            if voice in self._down:
                raise ServiceError("not asked for", self._down[voice], final=True)
            title = voice.service or voice.title
            if voice not in self._patience:
                how = self._rules(voice)
                self._patience[voice] = Patience(title, how, self._report)
            patience = self._patience[voice]
        try:
            sound = patience.ask(lambda: _plausible(voice, text))
        except RefusedError:
            raise  # it says nothing about other texts
        except ServiceError as error:
            self._count_loss(voice, error)
            raise
        self._lost[voice] = 0
        return sound

    def _rules(self, voice: Voice) -> Rules:
        section = f"voices.{voice.fingerprint.split()[0]}"
        own = rules(self._settings, section, self._how)
        return own if voice.remote else replace(own, rate=0.0)

    def _count_loss(self, voice: Voice, error: ServiceError) -> None:
        with self._lock:
            self._lost[voice] = self._lost.get(voice, 0) + 1
            if error.final or self._lost[voice] >= _ENOUGH:
                self._down[voice] = f"the service failed before: {error.message}"


def _plausible(voice: Voice, text: str) -> Sound:
    """What a remote voice said, if it can be all of the text."""
    sound = voice.say(text)
    letters = sum(character.isalnum() for character in text)
    shortest = _SECONDS_A_LETTER[voice.language] * letters / voice.speed
    if voice.remote and sound.samples.size / sound.rate < shortest:
        raise ServiceError(f"only {sound.samples.size / sound.rate:.1f} s for {letters} letters")
    return sound
