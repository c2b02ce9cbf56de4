"""One text asked of a voice or a translator, as a build would ask for it among others."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING

from generator.errors import EngineError
from generator.model import (
    Article,
    Bilingual,
    Paragraph,
    Part,
    Script,
    Sentence,
    Source,
    Utterance,
    other,
    with_readings,
)
from generator.progress import silent

if TYPE_CHECKING:
    from generator.model import Language
    from generator.settings import Settings
    from generator.translation.engine import Translator

_TITLE = "asked"
_WAIT = 6.0  # seconds for a service to answer somebody who waits for one line


def spoken(
    text: str, language: Language, settings: Settings, overriding: tuple[tuple[str, str], ...] = ()
) -> bytes:
    """A line as MP3; raises EngineError: no voice can say it, or its service not at once."""
    from generator.publishing.audio import cue_mp3
    from generator.speech import speak
    from generator.translation import readings

    settings = _at_once(settings, language)

    line = Utterance("say", text, language)
    script = Script("say", "", language, (Part("say", "", (line,)),))
    known = readings(settings)
    rest = (pair for pair in known[language] if pair[0] not in dict(overriding))
    tried = {**known, language: (*overriding, *rest)}
    made = speak(with_readings(script, tried), settings, silent)
    if made.track is None:
        raise EngineError("; ".join(gap.why for gap in made.gaps) or "nothing was said")
    return cue_mp3(made.track, made.track.cues[0], settings)


def _at_once(settings: Settings, language: Language) -> Settings:
    """A build waits for a service to come back; somebody who listens hears of it instead."""
    from generator.speech.choice import chosen

    section = f"voices.{chosen(language, settings).engine}"
    quick = {
        "audio": {**settings.section("audio"), "tries": 1},
        section: {"timeout": _WAIT, **settings.section(section), "tries": 1},
    }
    return replace(settings, sections={**settings.sections, **quick})


def translated(text: str, language: Language, settings: Settings) -> str:
    """A sentence in the other language; raises EngineError: nothing here can translate it."""
    from generator.translation import translate

    title = Sentence("title", Bilingual.of(language, _TITLE), "final")
    asked = Sentence("asked", Bilingual.of(language, text))
    article = Article(title, language, Source(_TITLE, "text", ""), lead=(Paragraph((asked,)),))
    into = other(language)
    wanted = replace(settings, languages=("ja", "en"))
    found = translate(article, into, wanted, silent)
    block = found.article.lead[0]
    made = block.sentences[0].text[into] if isinstance(block, Paragraph) else None
    if not made:
        why = "; ".join(gap.why for gap in found.gaps) or "nothing translates here"
        command = to_translate(settings, language)
        advice = f"write it in its field; once with a network, {command} gets a translator for here"
        raise EngineError(why, advice if command else "write it in its field")
    return made


def to_translate(settings: Settings, source: Language) -> str:
    """The command that gets a translator for this machine; empty where it has one."""
    from generator.translation import TRANSLATORS

    engine: type[Translator] = TRANSLATORS.load("bergamot")
    with closing(engine(settings, source, other(source))) as made:
        return made.lacks()


def read_aloud(text: str, language: Language, settings: Settings) -> str:
    """What the voice of a language is given; of Japanese the kana."""
    from generator.speech.engines.openjtalk import kana
    from generator.speech.readings import reading
    from generator.translation import readings

    said = reading(text, language, settings, readings(settings)[language])
    return kana(said) if said and language == "ja" else said
