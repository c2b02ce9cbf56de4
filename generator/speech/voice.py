"""What every voice is: the base class of engines that speak, and how to add one."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Literal, TypeAlias

from generator.model import LANGUAGES, RATE
from generator.speech.options import SpeechOptions
from generator.speech.pace import TYPICAL

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from generator.model import Language
    from generator.options import Options
    from generator.settings import Settings
    from generator.sound import Samples
    from generator.speech.pace import Pace


@dataclass(frozen=True, slots=True)
class Sound:
    """What a voice said.

    Attributes:
        samples: mono, full scale ±1 (louder is allowed).
        rate: samples a second.
        finished: already trimmed and as loud as it should be.
    """

    samples: Samples
    rate: int = RATE
    finished: bool = False


Quality: TypeAlias = Literal["neural", "classic", "formant", "service", "none"]


class Voice(ABC):
    """A speaking engine for one language.

    To add one: subclass, implement ``say``, ``available`` and ``fingerprint``, and name the class
    in the entry-point group ``kamishibai.voices`` of your package::

        [project.entry-points."kamishibai.voices"]
        parrot = "parrot.kamishibai:Parrot"

    ``--voice ja=parrot:NAME`` then makes ``Parrot("ja", "NAME", settings)``; what can be set for it
    is declared in ``options`` and had with ``settings.of(ParrotOptions, "voices.parrot")``.
    ``say`` is called from several threads at once; keep what is not thread-safe in a
    ``threading.local``. Packing, readings, retries, silence, loudness, caching and timing are not
    the voice's business.

    Attributes:
        options: what can be set under ``[voices.NAME]``; with ``None`` any key may stand there,
            and ``settings.section("voices.NAME")`` gives it.
        languages: those it can speak at all.
        remote: needs a network: more calls in flight, retries, nothing under ``--offline``.
        limit: the most characters of one ``say``; longer sentences are cut at pauses.
        service: what messages call the service behind it, empty where there is none.
        guest: the voice of the same engine that plays the guest of a dialogue.
        pace: how fast it speaks each language, where that was measured.
        quality: "neural", "classic" (made of recordings of one speaker), "formant" (a machine, to
            be heard as one), "service" (of a server, as good as it is) or "none".
        quick: about how many seconds of sound a second of one core makes; 0 where another machine
            does the work.
        accents: whether it takes signs for the accents that people decided (``speech.accents``).
        bilingual: whether its Japanese voices say English words as English, where asked to.
        licence: of the voices, as far as it can be said of all of them.
    """

    options: ClassVar[type[Options] | None] = None
    languages: ClassVar[tuple[Language, ...]] = LANGUAGES
    remote: ClassVar[bool] = False
    limit: ClassVar[int] = 200
    guest: ClassVar[str] = ""
    service: ClassVar[str] = ""
    pace: ClassVar[Mapping[Language, Pace]] = TYPICAL
    quality: ClassVar[Quality] = "service"
    quick: ClassVar[float] = 0.0
    licence: ClassVar[str] = ""
    accents: bool = False
    bilingual: bool = False

    def __init__(self, language: Language, voice: str, settings: Settings) -> None:
        """Remember the choice; load nothing heavy before ``say``.

        Args:
            language: of everything this voice will say.
            voice: what followed the colon in ``ENGINE:VOICE``, or empty for the default.
            settings: all of them.

        Raises:
            EngineUnavailableError: there is no such voice.
        """
        self.language, self.voice, self.settings = language, voice, settings
        self.speed = settings.of(SpeechOptions).of(language)

    @classmethod
    @abstractmethod
    def available(cls, settings: Settings, language: Language | None = None) -> str:
        """Empty when usable here (for one language or any), else why not and what to do."""

    @classmethod
    def voices(cls, settings: Settings, language: Language) -> tuple[str, ...]:
        """The names that may follow the colon, as far as they can be known here.

        Raises:
            EngineError: the service that knows them does not tell.
        """
        del settings, language
        return ()

    def lasts(self, text: str) -> float:
        """About how many seconds ``say`` will speak for; nothing is started to know it."""
        return self.pace[self.language].seconds(text, self.language) / self.speed

    @classmethod
    def sex(cls, voice: str) -> str:
        """Whether a voice sounds like a "woman" or a "man"; empty where nobody said so."""
        del voice
        return ""

    @property
    def credit(self) -> str:
        """What has to stand, or should, wherever its sound is published; empty for nothing."""
        return ""

    @property
    def program(self) -> str:
        """The line of a program that the settings name and that speaks, for people to see."""
        return ""

    @property
    def title(self) -> str:
        """What a person calls it: the engine and its voice."""
        return " ".join(self.fingerprint.split()[:3])

    @property
    @abstractmethod
    def fingerprint(self) -> str:
        """Engine, version, voice and speed: another sound has another fingerprint."""

    def at_speed(self, sound: Sound) -> Sound:
        """For an engine that knows one speed: its sound at ours, at the same pitch."""
        from generator.sound import at_tempo, resampled

        if self.speed == 1:
            return sound
        return Sound(at_tempo(resampled(sound.samples, sound.rate), self.speed))

    @abstractmethod
    def say(self, text: str) -> Sound:
        """Speak at most ``limit`` characters of readings.

        Raises:
            ServiceError: a remote engine failed; unless it is final, ``say`` is called again.
            EngineError: this text cannot be spoken.
        """

    def alone(self, threads: int) -> None:  # noqa: B027  # most voices know one
        """Called before ``say`` of the only sentence that waits: it may keep ``threads`` busy."""

    def load(self, texts: Sequence[str]) -> None:  # noqa: B027  # most voices are there at once
        """Called from a thread of its own when ``say`` will be: have ready what takes a while.

        What goes wrong is told by ``say``.

        Args:
            texts: what it will be called with.
        """

    def close(self) -> None:  # noqa: B027  # most voices hold nothing
        """Called from another thread when the run is broken off: end what ``say`` waits for."""


class Through(Voice):
    """A voice that speaks with an ``inner`` one, whose is all that it does not say itself."""

    inner: Voice

    @property
    def fingerprint(self) -> str:
        return self.inner.fingerprint

    @property
    def program(self) -> str:
        return self.inner.program

    @property
    def credit(self) -> str:
        return self.inner.credit

    def lasts(self, text: str) -> float:
        return self.inner.lasts(text)

    def say(self, text: str) -> Sound:
        return self.inner.say(text)

    def alone(self, threads: int) -> None:
        self.inner.alone(threads)

    def load(self, texts: Sequence[str]) -> None:
        self.inner.load(texts)

    def close(self) -> None:
        self.inner.close()
