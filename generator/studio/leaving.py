"""What would leave this machine, and to whom; and the voices there are to choose from."""

from __future__ import annotations

from collections import Counter
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

_GOOD = ("neural", "classic", "formant", "service")
"""Those that are taken now stand first, then the best; what is sent elsewhere stands last."""

_SHOWN = {"neural": 4}
"""Voices of one engine that are shown, two of others: the accents of a service are many."""


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
        here.sort(key=lambda each: (not each.parts, _GOOD.index(each.quality)))
        shown: Counter[str] = Counter()
        for each in here:
            engine = each.name.partition(":")[0]
            shown[engine] += 1
            if shown[engine] > _SHOWN.get(each.quality, 2):
                continue
            sent = each.quality == "service"
            facts = [told["studio"]["to_service"] if sent else told["voices"][each.quality]]
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
