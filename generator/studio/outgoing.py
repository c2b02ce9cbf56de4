"""What would leave this machine and to whom, and what nothing here can do: told before a build."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from generator.errors import KamishibaiError
from generator.locale import words
from generator.locale.wording import worded
from generator.speech import VOICES
from generator.speech.choice import chosen as chosen_voice
from generator.studio.voice_cards import called
from generator.translation.choosing import chosen as chosen_translator
from generator.writing.options import WriterOptions

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.model import Language
    from generator.settings import Settings


@dataclass(frozen=True, slots=True)
class LeavingLines:
    """Lines for people.

    Attributes:
        leaves: a line for each service that would be told something.
        lacks: for each thing that nothing here can do.
    """

    leaves: list[str] = field(default_factory=list)
    lacks: list[str] = field(default_factory=list)


def leaving(settings: Settings, language: Language, source: Language | None = None) -> LeavingLines:
    """What would leave this machine, and what nothing here can do.

    Args:
        settings: the languages and voices that are chosen.
        language: of the lines.
        source: of the article, ``None`` while it is not known.
    """
    found = LeavingLines()
    _translating(found, settings, source, words(language)["studio"])
    _speaking(found, settings, language)
    return found


def _translating(
    found: LeavingLines, settings: Settings, source: Language | None, told: Mapping[str, str]
) -> None:
    into = [each for each in settings.languages if each != source]
    if into:
        with suppress(KamishibaiError):
            engine = chosen_translator(settings)
            sure = source is not None or len(into) > 1
            if engine.online:
                line = told["leaves_translator" if sure else "may_leave"]
                name = told.get(f"translator_{engine.name}", engine.name)
                found.leaves.append(line.format(name=name))
            elif sure and engine.name == "memory" and not settings.memories:
                lacking = told[f"in_{into[-1] if source else 'other'}"]
                found.lacks.append(told["lacks_translator"].format(language=lacking))
    writer = settings.of(WriterOptions)
    if writer.endpoint and not settings.offline:
        found.leaves.append(told["leaves_writer"].format(name=writer.endpoint))


def _speaking(found: LeavingLines, settings: Settings, language: Language) -> None:
    told = words(language)["studio"]
    for each in settings.languages:
        spoken: Language = "ja" if each == "ja" else "en"
        try:
            voice = chosen_voice(spoken, settings)
        except KamishibaiError as error:
            why = worded(error.advice or error.message, language)
            line = told["lacks_voice"].format(language=told[f"in_{spoken}"], why=why)
            found.lacks.append(line)
            continue
        if VOICES.load(voice.engine).remote:
            name = called(voice.name, language)
            found.leaves.append(told["leaves_voice"].format(name=name))
