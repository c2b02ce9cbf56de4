"""Google's online voices through gTTS: no key, at most 100 characters a request."""

from __future__ import annotations

from functools import cached_property
from io import BytesIO
from typing import TYPE_CHECKING, Any

from generator import patterns as re
from generator.errors import EngineUnavailableError, ServiceError
from generator.speech import edition
from generator.speech.engines.service import RemoteVoice, endpoint, lacking_network
from generator.speech.voice import Sound

if TYPE_CHECKING:
    from generator.model import Language
    from generator.settings import Settings
    from generator.web.client import Answer

_DOMAIN = re.compile(r"(com|com?\.[a-z]{2}|com\.[a-z]{2}|[a-z]{2})")


class GoogleVoice(RemoteVoice):
    """``gtts:co.uk`` asks translate.google.co.uk, whose English has another accent.

    Google speaks at one speed and at a slower one; ours is made from the first.
    """

    service = "Google's voices"
    name = "gtts"
    seconds = 30.0
    most = 4_000_000  # bytes: a hundred characters are a twentieth of it
    limit = 100  # of gTTS: more is cut at every comma, and each part is a request
    guest = ""

    def __init__(self, language: Language, voice: str, settings: Settings) -> None:
        super().__init__(language, voice, settings)
        self._domain = voice or "com"
        if not _DOMAIN.fullmatch(self._domain):
            raise EngineUnavailableError(
                f"gtts has no voice {voice!r}", "give a domain of Google: com, co.uk, com.au, co.in"
            )
        self._endpoint = endpoint(settings, self.section())

    @classmethod
    def available(cls, settings: Settings, language: Language | None = None) -> str:
        del language
        return lacking_network(settings, endpoint(settings, cls.section()))

    @classmethod
    def voices(cls, settings: Settings, language: Language) -> tuple[str, ...]:
        del settings
        return ("com",) if language == "ja" else ("com", "co.uk", "com.au", "co.in", "ca", "ie")

    @property
    def fingerprint(self) -> str:
        return f"gtts {edition.package('gTTS')} {self._domain} {self.speed}"

    def say(self, text: str) -> Sound:
        """One request: one part asked for, one part there, or it counts as a failure."""
        from generator.sound import decoded
        from generator.speech.engines.service import whole_mp3

        asked = self._library.gTTS(
            text, lang=self.language, tld=self._domain, lang_check=False, pre_processor_funcs=[]
        )
        parts = len(asked.get_bodies())
        if parts != 1:
            raise ServiceError(f"gTTS would cut the text into {parts} parts", final=True)
        written = BytesIO()
        try:
            asked.write_to_fp(written)
            sound = Sound(decoded(whole_mp3(written.getvalue())))
        except (AssertionError, TypeError, ValueError, OSError, self._library.gTTSError) as error:
            raise ServiceError(f"{self.service}: no sound in the answer") from error
        return self.at_speed(sound)

    @cached_property
    def _library(self) -> Any:
        from generator.web.libraries import library

        return library("gtts.tts", self.client, self._endpoint, self._inspect)

    def _inspect(self, answer: Answer) -> None:
        from generator.web.status import checked

        checked(answer, self.service, self.section())
