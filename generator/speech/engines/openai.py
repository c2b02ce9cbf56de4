"""OpenAI's speech and the many servers that speak its protocol."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, ClassVar

from generator.errors import ServiceError
from generator.options import about
from generator.speech.engines.service import RemoteVoice, endpoint, lacking_network
from generator.speech.voice import Sound
from generator.web.options import KeyedOptions

if TYPE_CHECKING:
    from generator.model import Language
    from generator.settings import Settings
    from generator.web.options import ServiceOptions

_SECTION = "voices.openai"
_ADDRESS = "https://api.openai.com"


class OpenAIOptions(KeyedOptions, frozen=True):
    model: Annotated[str, about("モデルの名前", "the model's name")] = "tts-1"
    voice: Annotated[str, about("声の名前", "the voice where none is named")] = "alloy"


class OpenAIVoice(RemoteVoice):
    """``openai:nova`` names another voice than the usual one."""

    options: ClassVar[type[ServiceOptions]] = OpenAIOptions
    service = "the OpenAI server"
    name = "openai"
    limit = 2000
    guest = "onyx"

    def __init__(self, language: Language, voice: str, settings: Settings) -> None:
        told = settings.of(OpenAIOptions, _SECTION)
        super().__init__(language, voice or told.voice, settings)
        self._address = endpoint(settings, _SECTION, _ADDRESS)
        self._model, self._key = told.model, told.key

    @classmethod
    def available(cls, settings: Settings, language: Language | None = None) -> str:
        del language
        address = endpoint(settings, _SECTION, _ADDRESS)
        if address == _ADDRESS and not settings.of(OpenAIOptions, _SECTION).key:
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
        from generator.speech.engines.service import whole_wav

        wave = self.asked(
            "POST",
            f"{self._address}/v1/audio/speech",
            headers={"Authorization": f"Bearer {self._key}"} if self._key else {},
            body={
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
