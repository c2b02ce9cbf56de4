"""Kamishibai: an article becomes picture cards and a storyteller, in two languages.

``read`` an article, ``brief`` what it says, ``build`` a show; all take ``Settings``, as
``load_settings`` finds them.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.errors import KamishibaiError
    from generator.explaining import explain
    from generator.many import Result, build_many
    from generator.model import (
        Article,
        Bilingual,
        Brief,
        Explanation,
        Finding,
        Gap,
        Manifest,
        Scene,
        Script,
        Section,
        Sentence,
        Storyboard,
        Track,
    )
    from generator.pipeline import build
    from generator.reading import read
    from generator.settings import Settings
    from generator.settings import load as load_settings
    from generator.understanding import brief
    from generator.verifying import faults

__version__ = "0.1.0"

_PLACES = {
    "Article": "generator.model",
    "Bilingual": "generator.model",
    "Brief": "generator.model",
    "Explanation": "generator.model",
    "Finding": "generator.model",
    "Gap": "generator.model",
    "KamishibaiError": "generator.errors",
    "Manifest": "generator.model",
    "Result": "generator.many",
    "Scene": "generator.model",
    "Script": "generator.model",
    "Section": "generator.model",
    "Sentence": "generator.model",
    "Settings": "generator.settings",
    "Storyboard": "generator.model",
    "Track": "generator.model",
    "brief": "generator.understanding",
    "build": "generator.pipeline",
    "build_many": "generator.many",
    "explain": "generator.explaining",
    "faults": "generator.verifying",
    "load_settings": "generator.settings:load",
    "read": "generator.reading",
}

__all__ = [
    "Article",
    "Bilingual",
    "Brief",
    "Explanation",
    "Finding",
    "Gap",
    "KamishibaiError",
    "Manifest",
    "Result",
    "Scene",
    "Script",
    "Section",
    "Sentence",
    "Settings",
    "Storyboard",
    "Track",
    "brief",
    "build",
    "build_many",
    "explain",
    "faults",
    "load_settings",
    "read",
]


def __getattr__(name: str) -> object:
    """Load a public name when it is first used, so that importing the package loads no engine."""
    if name not in _PLACES:
        raise AttributeError(f"module 'generator' has no attribute {name!r}")
    module, _, attribute = _PLACES[name].partition(":")
    found: object = getattr(import_module(module), attribute or name)
    globals()[name] = found
    return found
