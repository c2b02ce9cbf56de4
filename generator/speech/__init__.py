"""Script → Track: one clip a sentence, placed on a timeline of whole samples."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.registry import Registry

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.model import Finding, Gap, Language, Script, Track
    from generator.progress import Report
    from generator.settings import Settings
    from generator.speech.duration import Estimate

VOICES = Registry(
    "voice",
    "kamishibai.voices",
    {
        "offline": "generator.speech.engines.offline:Offline",
        "openjtalk": "generator.speech.engines.openjtalk:OpenJTalk",
        "kokoro": "generator.speech.engines.kokoro:Kokoro",
        "piper": "generator.speech.engines.piper:Piper",
        "flite": "generator.speech.engines.offline:Flite",
        "espeak": "generator.speech.engines.offline:Espeak",
        "gtts": "generator.speech.engines.google:GoogleVoice",
        "voicevox": "generator.speech.engines.voicevox:Voicevox",
        "openai": "generator.speech.engines.openai:OpenAIVoice",
        "edge": "generator.speech.engines.edge:EdgeVoice",
        "command": "generator.speech.engines.command:Command",
        "silence": "generator.speech.engines.silence:Silence",
    },
)
"""Engines by name: each a ``generator.speech.voice.Voice``, where it says how to add one."""


@dataclass(frozen=True, slots=True)
class SpokenScript:
    """What became of a script.

    Attributes:
        track: ``None`` when nothing of it could be spoken.
        engine: which voices spoke, for the manifest.
        gaps: a "sound" gap for every line that could not be spoken.
    """

    track: Track | None
    engine: str
    gaps: tuple[Gap, ...]


def speak(script: Script, settings: Settings, report: Report) -> SpokenScript:
    """One script alone; see ``speak_all``."""
    return speak_all((script,), settings, report)[0]


def speak_all(
    scripts: Sequence[Script], settings: Settings, report: Report
) -> tuple[SpokenScript, ...]:
    """Speak scripts side by side, so that all workers stay busy; results in the same order.

    Every finished clip is in the cache at once: a killed run resumes from it.

    Raises:
        UnknownEngineError: no voice is called what the settings ask for.
        EngineUnavailableError: a voice lacks its package, program, key or network here.
    """
    from generator.speech.speaking import spoken

    return spoken(scripts, settings, report)


def fingerprint(language: Language, settings: Settings) -> str:
    """Everything but the text that decides how a language sounds; starts no engine.

    Raises:
        UnknownEngineError: no voice is called what the settings ask for.
        EngineUnavailableError: the voice lacks its package, program, key or network here.
    """
    from generator.speech.choice import fingerprint as of_choice

    return of_choice(language, settings)


def estimate(settings: Settings) -> Estimate:
    """How long recordings will be in the voices chosen, before anything is spoken.

    Raises:
        UnknownEngineError: no voice is called what the settings ask for.
    """
    from generator.speech.duration import estimate as of_voices

    return of_voices(settings)


def findings(
    scripts: Sequence[Script], settings: Settings, language: Language = "en"
) -> tuple[Finding, ...]:
    """Doubtful readings: kanji words that two analysers read differently, told in ``language``."""
    from generator.speech.kana import doubtful

    return doubtful(scripts, settings, language)


def reading(text: str, settings: Settings, language: Language = "ja") -> str:
    """What the voice of a language says for ``text``: kana in Japanese, words in English.

    Without the offline Japanese voice kanji stay as they are: another engine will read them.
    """
    from generator.speech.readings import reading as decided

    said = decided(text, language, settings)
    if language == "en" or not said:
        return said
    from generator.speech.engines.openjtalk import kana

    return kana(said)
