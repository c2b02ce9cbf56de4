"""The voices of Microsoft Edge's read-aloud through edge-tts: no key, and no promise either."""

from __future__ import annotations

from importlib.util import find_spec
from typing import TYPE_CHECKING

from generator import patterns as re
from generator.errors import EngineUnavailableError
from generator.speech import edition
from generator.speech.engines.edge_client import Tasks
from generator.speech.engines.service import RemoteOptions, endpoint, lacking_network
from generator.speech.voice import Voice

if TYPE_CHECKING:
    from generator.model import Language
    from generator.settings import Settings
    from generator.speech.voice import Sound

_SECTION = "voices.edge"
_SECONDS = 30.0
_ADDRESS = "https://speech.platform.bing.com"
# The first speaks, the second is the guest of a dialogue; the service has others.
_VOICES: dict[Language, tuple[str, ...]] = {
    "ja": ("ja-JP-NanamiNeural", "ja-JP-KeitaNeural"),
    "en": (
        "en-US-AriaNeural",
        "en-US-GuyNeural",
        "en-US-JennyNeural",
        "en-GB-SoniaNeural",
        "en-GB-RyanNeural",
        "en-AU-NatashaNeural",
    ),
}

_MEN = re.compile("Keita|Guy|Ryan")
_NAME = re.compile(r"([a-z]{2,3})-[A-Z]{2}-([A-Za-z]+)Neural")


class EdgeVoice(Voice):
    """``edge:ja-JP-KeitaNeural`` names another voice of the service."""

    options = RemoteOptions
    remote = True
    service = "Microsoft's voices"
    limit = 600  # the client cuts at 4,096 bytes of UTF-8, in the middle of a word if need be
    guest = "guest"
    licence = "the service's terms"

    def __init__(self, language: Language, voice: str, settings: Settings) -> None:
        first, second, *_ = _VOICES[language]
        super().__init__(language, {"": first, self.guest: second}.get(voice, voice), settings)
        self._endpoint = endpoint(settings, _SECTION)
        self._tasks = Tasks(self.service, settings.of(RemoteOptions, _SECTION).timeout or _SECONDS)
        if not _speaks(self.voice, language):
            raise EngineUnavailableError(
                f"edge has no voice {self.voice!r} that speaks {language}",
                f"there are {', '.join(_VOICES[language])}",
            )

    @classmethod
    def available(cls, settings: Settings, language: Language | None = None) -> str:
        del language
        if find_spec("edge_tts") is None:
            return "pip install 'kamishibai[edge]'"
        return lacking_network(settings, endpoint(settings, _SECTION) or _ADDRESS)

    @classmethod
    def voices(cls, settings: Settings, language: Language) -> tuple[str, ...]:
        del settings
        return _VOICES[language]

    @classmethod
    def sex(cls, voice: str) -> str:
        known = {name for names in _VOICES.values() for name in names}
        return ("man" if _MEN.search(voice) else "woman") if voice in known else ""

    @property
    def fingerprint(self) -> str:
        return f"edge {edition.package('edge-tts')} {self.voice} {self.speed}"

    def say(self, text: str) -> Sound:
        """One request: all of the text is in the answer, or it counts as a failure."""
        from generator.speech.engines.edge_client import heard

        rate = f"{round((self.speed - 1) * 100):+d}%"
        return heard(text, self.voice, rate, self._endpoint, self._tasks)

    def close(self) -> None:
        self._tasks.close()


def _speaks(voice: str, language: Language) -> bool:
    found = _NAME.fullmatch(voice)
    return found is not None and (found[1] == language or found[2].endswith("Multilingual"))
