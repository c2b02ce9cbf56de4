"""OpenAI's speech and the many servers that speak its protocol."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.errors import ServiceError
from generator.speech.engines.service import asked, endpoint, lacking_network
from generator.speech.voice import Sound, Voice

if TYPE_CHECKING:
    from generator.model import Language
    from generator.settings import Settings

_SECTION = "voices.openai"
_ADDRESS = "https://api.openai.com"


class OpenAI(Voice):
    """``openai:nova``; ``[voices.openai]`` has endpoint, key, model and voice."""

    remote = True
    limit = 2000
    guest = "onyx"

    def __init__(self, language: Language, voice: str, settings: Settings) -> None:
        super().__init__(language, voice or settings.text(_SECTION, "voice", "alloy"), settings)
        self._address = endpoint(settings, _SECTION, _ADDRESS)
        self._model = settings.text(_SECTION, "model", "tts-1")
        self._key = settings.text(_SECTION, "key")

    @classmethod
    def available(cls, settings: Settings, language: Language | None = None) -> str:
        del language
        address = endpoint(settings, _SECTION, _ADDRESS)
        if address == _ADDRESS and not settings.text(_SECTION, "key"):
            return f"set [{_SECTION}] key, or endpoint for a server of your own"
        return lacking_network(settings, address)

    @classmethod
    def voices(cls, settings: Settings, language: Language) -> tuple[str, ...]:
        del settings, language
        return ("alloy", "echo", "fable", "nova", "onyx", "shimmer")

    @property
    def fingerprint(self) -> str:
        return f"openai {self._model} {self.voice} {self._address} {self.speed}"

    def say(self, text: str) -> Sound:
        from generator.sound import SoundError, decoded
        from generator.speech.engines.whole import whole_wav

        wave = asked(
            "POST",
            f"{self._address}/v1/audio/speech",
            "the OpenAI server",
            headers={"Authorization": f"Bearer {self._key}"} if self._key else {},
            json={
                "model": self._model,
                "input": text,
                "voice": self.voice,
                "response_format": "wav",
                "speed": self.speed,
            },
        )
        try:
            return Sound(decoded(whole_wav(wave)))
        except SoundError as error:
            raise ServiceError("the OpenAI server sent no sound", str(error)) from error
