"""One text asked of a voice or a translator, as a build would ask for it among others."""

from __future__ import annotations

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

_TITLE = "asked"


def spoken(
    text: str, language: Language, settings: Settings, said: tuple[tuple[str, str], ...] = ()
) -> bytes:
    """A line as MP3; raises EngineError: no voice can say it."""
    from generator.publishing.audio import cue_mp3
    from generator.speech import speak
    from generator.translation import readings

    line = Utterance("say", text, language)
    script = Script("say", "", language, (Part("say", "", (line,)),))
    known = readings(settings)
    rest = (pair for pair in known[language] if pair[0] not in dict(said))
    tried = {**known, language: (*said, *rest)}
    made = speak(with_readings(script, tried), settings, silent)
    if made.track is None:
        raise EngineError("; ".join(gap.why for gap in made.gaps) or "nothing was said")
    return cue_mp3(made.track, made.track.cues[0], settings)


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
        raise EngineError("; ".join(gap.why for gap in found.gaps) or "nothing translates here")
    return made


def read_aloud(text: str, language: Language, settings: Settings) -> str:
    """What the voice of a language is given; of Japanese the kana."""
    from generator.speech.engines.openjtalk import kana
    from generator.speech.readings import reading
    from generator.translation import readings

    said = reading(text, language, settings, readings(settings)[language])
    return kana(said) if said and language == "ja" else said
