"""Article → the same article with the other language beside every sentence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.registry import Registry

if TYPE_CHECKING:
    from generator.model import Article, Gap, Language
    from generator.progress import Report
    from generator.settings import Settings

TRANSLATORS = Registry(
    "translator",
    "kamishibai.translators",
    {
        "memory": "generator.translation.engines.memory:MemoryOnly",
        "google": "generator.translation.engines.google:Google",
    },
)


@dataclass(frozen=True, slots=True)
class Translated:
    """Attributes: ``engine`` names what was asked beyond the memory, "memory" if nothing was."""

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
    from generator.translation.run import translated

    return translated(article, into, settings, report)
