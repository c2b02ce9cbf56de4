"""What would leave this machine and to whom, what nothing here can do; and the voices to choose."""

from __future__ import annotations

import re
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from generator.errors import KamishibaiError
from generator.locale import words
from generator.locale.wording import worded
from generator.speech import VOICES
from generator.speech.choice import chosen as chosen_voice
from generator.speech.described import described
from generator.translation.choosing import chosen as chosen_translator
from generator.writing.options import WriterOptions

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.model import Language
    from generator.settings import Settings

# Those that are taken now stand first, then the best; what is sent elsewhere stands last.
_GOOD = ("neural", "classic", "formant", "service")
# Voices of one engine that are shown, two of others: the accents of a service are many.
_SHOWN = {"neural": 4}
# Parts of a voice's name that say language, country or size.
_NO_NAME = re.compile(r"[a-z]{2}|[A-Z]{2}|x_?low|low|medium|high")


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


def voices(settings: Settings, language: Language) -> list[dict[str, Any]]:
    """Those that can speak here, as cards: what people call them, and what they are like."""
    told = words(language)
    found = []
    for spoken in ("ja", "en"):
        here = [each for each in described(settings, spoken) if not each.why]
        here.sort(key=lambda each: (not each.parts, _GOOD.index(each.quality)))
        shown: Counter[str] = Counter()
        for each in here:
            engine = each.name.partition(":")[0]
            shown[engine] += 1
            if shown[engine] > _SHOWN.get(each.quality, 2):
                continue
            facts = [told["voices"][each.sex]] if each.sex else []
            name = each.name.partition(":-")[0]  # a range of tones is no name
            found.append(
                {
                    "name": name,
                    "called": called(name, language),
                    "language": spoken,
                    "facts": told["voices"]["and"].join(
                        [*facts, told["studio"][f"sounds_{each.quality}"]]
                    ),
                    "parts": each.parts,
                    "here": each.quality != "service",
                }
            )
    return found


def stand_in(settings: Settings, spoken: Language, language: Language) -> dict[str, Any] | None:
    """The best voice of this machine, for when a service does not answer."""
    cards = voices(settings, language)
    return next((each for each in cards if each["language"] == spoken and each["here"]), None)


def called(name: str, language: Language) -> str:
    """What people call a voice: ``edge:ja-JP-NanamiNeural`` is Nanami."""
    known: Mapping[str, str] = words(language)["voice_names"]
    engine, _, voice = name.partition(":")
    if found := known.get(name) or known.get(engine if not voice.strip("-+0123456789") else ""):
        return found
    if not voice.isascii():
        return voice.replace("/", ", ")
    parts = [part for part in re.split(r"[-_/]", voice) if not _NO_NAME.fullmatch(part)]
    plain = parts[-1].removesuffix("Neural") if parts else engine
    return plain[:1].upper() + plain[1:]
