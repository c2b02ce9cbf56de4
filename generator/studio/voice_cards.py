"""Voices to choose from, as cards: what people call each, and what it is like."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Any

from generator.locale import words
from generator.speech.described import described

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
