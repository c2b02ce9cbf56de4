"""The best voice that needs no network."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model import LANGUAGES
from generator.options import Options
from generator.speech.engines.espeak import Espeak
from generator.speech.engines.flite import Flite
from generator.speech.engines.kokoro import Kokoro
from generator.speech.engines.openjtalk import OpenJTalk
from generator.speech.engines.piper import Piper
from generator.speech.voice import Through

if TYPE_CHECKING:
    from generator.model import Language
    from generator.settings import Settings
    from generator.speech.voice import Voice

_BEST: dict[Language, tuple[type[Voice], ...]] = {
    "ja": (Kokoro, OpenJTalk),
    "en": (Kokoro, Piper, Flite, Espeak),
}


class Offline(Through):
    """The best that is here, or for a draft the quickest.

    Kokoro; else Open JTalk for Japanese, and for English a voice of Piper's, flite where the
    program is, or espeak-ng.
    """

    options = Options
    guest = "guest"

    def __init__(self, language: Language, voice: str, settings: Settings) -> None:
        super().__init__(language, voice, settings)
        usable = [kind for kind in _BEST[language] if not kind.available(settings, language)]
        if settings.draft:
            usable.sort(key=lambda kind: kind.quality == "neural")
        kind = (usable or _BEST[language])[0]
        self.inner = kind(language, kind.guest if voice == self.guest else voice, settings)
        self.accents, self.bilingual = self.inner.accents, self.inner.bilingual

    @classmethod
    def available(cls, settings: Settings, language: Language | None = None) -> str:
        for each in (language,) if language else LANGUAGES:
            lacking = [kind.available(settings, each) for kind in _BEST[each]]
            if all(lacking):
                return lacking[-1]
        return ""
