"""What would leave this machine, and to whom; and the voices there are to choose from."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Any

from generator.errors import KamishibaiError
from generator.locale import words
from generator.speech import VOICES
from generator.speech.choice import chosen as chosen_voice
from generator.speech.described import described
from generator.translation.choosing import chosen as chosen_translator
from generator.writing.options import WriterOptions

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.calls.calls import Calls
    from generator.model import Language
    from generator.settings import Settings

_SHOWN = 8
"""Voices of a language that are shown: those that can speak here, the best first."""

_GOOD = ("neural", "service", "classic", "formant")


def leaving(settings: Settings, language: Language) -> list[str]:
    """A line for each service that would be told something; empty where all stays here."""
    return list(_leaving(settings, words(language)["studio"]))


def _leaving(settings: Settings, told: Any) -> Iterator[str]:
    with suppress(KamishibaiError):
        translator = chosen_translator(settings)
        if translator.online and len(settings.languages) > 1:
            yield told["leaves_translator"].format(name=translator.name)
    for each in settings.languages:
        with suppress(KamishibaiError):
            voice = chosen_voice("ja" if each == "ja" else "en", settings)
            if VOICES.load(voice.engine).remote:
                yield told["leaves_voice"].format(name=voice.engine)
    writer = settings.of(WriterOptions)
    if writer.endpoint and not settings.offline:
        yield told["leaves_writer"].format(name=writer.endpoint)


def voices(calls: Calls, language: Language) -> list[dict[str, Any]]:
    """Those that can speak here, as cards."""
    told = words(language)
    found = []
    for spoken in ("ja", "en"):
        here = [each for each in described(calls.settings(), spoken) if not each.why]
        here.sort(key=lambda each: _GOOD.index(each.quality) if each.quality in _GOOD else 9)
        for each in here[:_SHOWN]:
            facts = [told["voices"][each.quality]]
            facts += [told["voices"][each.sex]] if each.sex else []
            name = each.name.partition(":-")[0]  # a range of tones is no name
            found.append(
                {
                    "name": name,
                    "language": spoken,
                    "facts": told["voices"]["and"].join(facts),
                    "credit": each.credit,
                    "parts": each.parts,
                }
            )
    return found
