"""Article → the same article with the other language beside every sentence."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from generator.errors import MemoryFileError
from generator.registry import Registry

if TYPE_CHECKING:
    from generator.model import Article, Finding, Gap, Language
    from generator.progress import Report
    from generator.settings import Settings

TRANSLATORS = Registry(
    "translator",
    "kamishibai.translators",
    {
        "memory": "generator.translation.engine:MemoryOnly",
        "google": "generator.translation.engines.google:GoogleTranslator",
        "deepl": "generator.translation.engines.deepl:Deepl",
        "libretranslate": "generator.translation.engines.libretranslate:LibreTranslate",
        "openai": "generator.translation.engines.openai:OpenAITranslator",
        "ctranslate2": "generator.translation.engines.ctranslate2:CTranslate2",
        "bergamot": "generator.translation.engines.bergamot:Bergamot",
    },
)


@dataclass(frozen=True, slots=True)
class Translated:
    """Attributes: ``engine`` names who translated, as ``origins`` does."""

    article: Article
    engine: str
    gaps: tuple[Gap, ...]


def translate(article: Article, into: Language, settings: Settings, report: Report) -> Translated:
    """Fill in ``into`` for every sentence whose state is "new"; kept sentences stay as they are.

    Asked in this order: the files of ``settings.memories``, the user's memory, the engine. What
    nothing knows stays ``None`` and is a gap. An engine's sentence is in the user's memory as
    soon as it arrives, so a killed run loses none.

    Raises:
        MemoryFileError: a memory or glossary cannot be read.
        UnknownEngineError: ``settings.translator`` names none.
        EngineUnavailableError: the engine asked for by name lacks a key or a package.
    """
    from generator.model import sentences

    if into == article.language or all(s.state != "new" for s in sentences(article)):
        return Translated(article, origins(article), ())
    from generator.translation.run import translated

    return translated(article, into, settings, report)


def origins(article: Article) -> str:
    """Who translated an article: "google", "google, memory"; "memory" when nobody did yet."""
    from generator.model import sentences

    found = {s.origin for s in sentences(article) if s.state != "new"} - {"source", ""}
    return ", ".join(sorted(found)) or "memory"


def check(settings: Settings) -> None:
    """Raise now what ``translate`` would raise for the settings alone; no network is touched.

    Raises:
        MemoryFileError: a memory or glossary file is not there.
        UnknownEngineError: ``settings.translator`` names none.
        EngineUnavailableError: the engine asked for by name lacks a key or a package.
    """
    from generator.translation.choosing import TranslationOptions, chosen

    for path in (*settings.memories, *settings.glossaries):
        if not path.is_file():
            raise MemoryFileError(f"{path} is not there", "give the path of a file")
    chosen(settings)
    second = settings.of(TranslationOptions).second
    if second:
        chosen(replace(settings, translator=second))


def fingerprint(settings: Settings) -> str:
    """Changes when ``translate`` may answer differently: engine, files, a person's new pairs.

    What machines added to the memory since does not count: it only fills gaps.
    """
    from generator.files import digest, file_digest
    from generator.translation.choosing import chosen
    from generator.translation.memory import user_memory

    engine = chosen(settings)
    own = (f"{k}={v}" for k, v in sorted(settings.section(f"translators.{engine.name}").items()))
    files = [file_digest(path) for path in (*settings.memories, *settings.glossaries)]
    with user_memory(settings) as memory:
        told = [engine.name, *own, *files, str(memory.revision)]
    return digest("\n".join(told).encode())


def findings(
    article: Article, settings: Settings, language: Language = "en"
) -> tuple[Finding, ...]:
    """What looks wrong in the translations of an article, sentence by sentence, in ``language``.

    Of a text that a person calls final only errors are told.

    Raises:
        MemoryFileError: a glossary cannot be read.
    """
    from generator.translation.review import findings as found

    return found(article, settings, language)


def readings(settings: Settings) -> dict[Language, tuple[tuple[str, str], ...]]:
    """Language → (written form, what is said) of the glossaries, for ``Utterance.readings``.

    Raises:
        MemoryFileError: a glossary cannot be read.
    """
    from generator.translation.glossary import readings as found

    return found(settings)
