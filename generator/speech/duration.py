"""How long a recording will be, told from its lines before any of them is spoken."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from generator.errors import EngineUnavailableError
from generator.model import LANGUAGES, RATE, other
from generator.speech.choice import chosen, made
from generator.speech.pace import TYPICAL
from generator.speech.timeline import TAIL, pauses

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from generator.model import Bilingual, Language, Pause
    from generator.settings import Settings

# What a sentence takes in this language for each second of it in the other: English took 0.96 to
# 1.14 of the Japanese in the three examples and one longer article (Open JTalk and flite).
_ABROAD: Mapping[Language, float] = {"en": 1.06, "ja": 1 / 1.06}


@dataclass(frozen=True, slots=True)
class Estimate:
    """About how long texts take in the voices that the settings choose.

    Attributes:
        lasts: of each language's voice: text → seconds.
        pauses: seconds.
    """

    lasts: Mapping[Language, Callable[[str], float]]
    pauses: Mapping[Pause, float]

    def line(self, text: Bilingual, language: Language) -> float:
        """Seconds of a text; of one that is still to be translated about what it will take."""
        said, original = text[language], text[other(language)]
        if said is not None:
            return self.lasts[language](said) if said else 0.0
        return self.lasts[other(language)](original) * _ABROAD[language] if original else 0.0

    def recording(self, lines: Iterable[tuple[float, Pause]]) -> float:
        """Seconds of a recording of lines of these lengths, each with the pause after it."""
        given = [(seconds, pause) for seconds, pause in lines if seconds]
        silence = sum(self.pauses[pause] for _, pause in given[:-1])
        return sum(seconds for seconds, _ in given) + silence + TAIL


def estimate(settings: Settings) -> Estimate:
    """See ``generator.speech.estimate``."""
    lasts = {language: _lasts(language, settings) for language in LANGUAGES}
    return Estimate(lasts, {kind: n / RATE for kind, n in pauses(settings).items()})


def _lasts(language: Language, settings: Settings) -> Callable[[str], float]:
    try:
        return made(chosen(language, settings), language, settings).lasts
    except EngineUnavailableError:  # nothing is spoken here in this language
        return partial(TYPICAL[language].seconds, language=language)
