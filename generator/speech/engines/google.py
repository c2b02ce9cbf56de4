"""Google's online voices through gTTS: no key, at most 100 characters a request."""

from __future__ import annotations

import re
from importlib.metadata import version
from typing import TYPE_CHECKING

from generator.errors import EngineUnavailableError
from generator.speech.engines.service import endpoint, lacking_network
from generator.speech.voice import Voice
from generator.web.options import ServiceOptions

if TYPE_CHECKING:
    from generator.model import Language
    from generator.settings import Settings
    from generator.speech.voice import Sound

_DOMAIN = re.compile(r"(com|com?\.[a-z]{2}|com\.[a-z]{2}|[a-z]{2})")


class Google(Voice):
    """``gtts:co.uk`` asks translate.google.co.uk, whose English has another accent.

    Google speaks at one speed and at a slower one; ours is made from the first.
    """

    options = ServiceOptions
    remote = True
    limit = 100  # of gTTS: more is cut at every comma, and each part is a request
    guest = ""

    def __init__(self, language: Language, voice: str, settings: Settings) -> None:
        super().__init__(language, voice, settings)
        self._domain = voice or "com"
        if not _DOMAIN.fullmatch(self._domain):
            raise EngineUnavailableError(
                f"gtts has no voice {voice!r}", "give a domain of Google: com, co.uk, com.au, co.in"
            )
        self._endpoint = endpoint(settings, "voices.gtts")

    @classmethod
    def available(cls, settings: Settings, language: Language | None = None) -> str:
        del language
        return lacking_network(settings, endpoint(settings, "voices.gtts"))

    @classmethod
    def voices(cls, settings: Settings, language: Language) -> tuple[str, ...]:
        del settings, language
        return ("com", "co.uk", "com.au", "co.in", "ca", "ie")

    @property
    def fingerprint(self) -> str:
        return f"gtts {version('gTTS')} {self._domain} {self.speed}"

    def say(self, text: str) -> Sound:
        """One request: one part asked for, one part there, or it counts as a failure."""
        from generator.speech.engines.google_client import heard

        return self.at_speed(heard(text, self.language, self._domain, self._endpoint))
