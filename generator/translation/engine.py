"""What a translation engine is: the base class, and the values it is asked with."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from generator.cores import cores
from generator.web.options import PatienceOptions

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.model import Language
    from generator.options import Options
    from generator.settings import Settings
    from generator.translation.terms import Term


@dataclass(frozen=True, slots=True)
class Passage:
    """What an engine is asked at once: whole sentences of one section, in reading order.

    Attributes:
        texts: the sentences; none holds a line break.
        before: the sentence before the first one, as context, or empty.
        after: the sentence after the last one, or empty.
        terms: the glossary's terms that occur in the texts.
        doubted: the answer to its only text that is not believed, and why not.
    """

    texts: tuple[str, ...]
    before: str = ""
    after: str = ""
    terms: tuple[Term, ...] = ()
    doubted: tuple[str, str] | None = None


class Translator(ABC):
    """A translation engine.

    To add one: subclass, give it a ``name``, say in ``available`` what it needs, and translate a
    passage. Then name it in the entry-point group ``kamishibai.translators`` of your package, or
    in ``TRANSLATORS`` here. All else is done around it: which sentences are asked for, how many
    at once, asking again, recognising answers that are none, keeping what arrived.

    Attributes:
        name: as in ``--translator NAME``.
        options: what can be set under ``[translators.NAME]``; with ``None`` any key may stand
            there, and ``settings.section`` gives it.
        online: whether it needs a network.
        longest: characters of one passage.
        most: sentences of one passage.
        parallel: passages asked for at the same time; ``translate`` is called from that many
            threads.
    """

    name: ClassVar[str]
    options: ClassVar[type[Options] | None] = None
    online: ClassVar[bool] = True
    longest: ClassVar[int] = 1500
    most: ClassVar[int] = 50
    parallel: ClassVar[int] = 3

    def __init__(self, settings: Settings, source: Language, target: Language) -> None:
        self.settings, self.source, self.target = settings, source, target

    @classmethod
    @abstractmethod
    def available(cls, settings: Settings) -> str:
        """Empty when usable here, else why not and the line that fixes it. Asks no network."""

    @classmethod
    def configured(cls, settings: Settings) -> bool:
        """Whether the user gave it a key, a server or a model: ``auto`` prefers such an engine."""
        del settings
        return False

    @classmethod
    def reachable(cls, settings: Settings) -> str:
        """Empty when the service answers at all, else why not: asked once before all else."""
        del settings
        return ""

    def lacks(self) -> str:
        """Empty when it can translate between its two languages, else why not, and the fix."""
        return ""

    @property
    def fingerprint(self) -> str:
        """Name and model: with it a text is kept in the memory, and asked for again when new."""
        return self.name

    def at_once(self) -> int:
        """Passages asked for at the same time; an engine whose server knows better asks it."""
        return self.parallel if self.online else cores(self.parallel)

    def begin(self, texts: Sequence[str]) -> None:  # noqa: B027  # most engines see no further
        """Told all sentences of an article of which many are to be translated, once, before."""

    @abstractmethod
    def translate(self, passage: Passage) -> tuple[str, ...]:
        """One translation for each text, in order; an empty one for a text left out.

        Raises:
            ServiceError: the service failed; ``final`` when asking again is useless today.
        """

    def close(self) -> None:  # noqa: B027  # most engines hold nothing
        """Let go of connections and models; called from another thread, it ends what is asked."""


class MemoryOnly(Translator):
    """Stands for having none, by choice (``--translator memory``) or offline."""

    name: ClassVar[str] = "memory"
    options: ClassVar[type[PatienceOptions]] = PatienceOptions
    online: ClassVar[bool] = False

    @classmethod
    def available(cls, settings: Settings) -> str:
        del settings
        return ""

    def translate(self, passage: Passage) -> tuple[str, ...]:
        return ("",) * len(passage.texts)
