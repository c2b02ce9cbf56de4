"""How fast a voice speaks, well enough to say how long a recording will be before it is made."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator import patterns as re

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.model import Language

_SOUNDS = (
    (re.compile("[ぁ-ゖァ-ヺー]"), 1.0),
    (re.compile("[一-龠々0-9０-９]"), 2.0),
    (re.compile("[A-Za-z]"), 1.5),
)
_MARK = re.compile("[、。，．,]")


@dataclass(frozen=True, slots=True)
class Pace:
    """Seconds of a sentence: so many for each sound, for each pause within it, and once.

    A Japanese sentence has a sound for each kana, two for a kanji or a digit, one and a half for a
    Latin letter; an English one has a sound for each character.
    """

    sound: float
    mark: float = 0.0
    once: float = 0.0

    def seconds(self, text: str, language: Language) -> float:
        """About how long the text takes."""
        if language == "en":
            sounds = float(len(text))
        else:
            sounds = sum(len(kind.findall(text)) * each for kind, each in _SOUNDS)
        marks = len(_MARK.findall(text))
        return max(0.1, sounds * self.sound + marks * self.mark + self.once)


TYPICAL: Mapping[Language, Pace] = {
    "ja": Pace(0.115, 0.415, -0.265),
    "en": Pace(0.063, once=0.40),
}
"""Of Open JTalk and flite, by least squares over the 208 sentences in each language that the three
examples and one longer article say; an article left out of the fit is told within 2.5 % of what it
takes (``benchmarks/narration_minutes.py``). Voices not measured are taken to be as fast."""
