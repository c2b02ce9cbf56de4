"""Words by which a line shows whose it is, of which day, or that it corrects another."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from generator import patterns as re
from generator.resources import toml_beside

if TYPE_CHECKING:
    from generator.model import Language
    from generator.writing.numbered import Numbered


@cache
def cue(name: str, language: Language) -> re.Pattern[str]:
    """The pattern of a table of ``cues.toml``."""
    words: str = toml_beside(__file__, "cues.toml")[name][language]
    return re.compile(words)


def corrections(article: Numbered) -> list[int]:
    """Lines that correct or take back what another says."""
    language = article.language
    back = cue("corrections", language)
    return [n for n, s in enumerate(article.sentences, 1) if back.search(s.text[language] or "")]
