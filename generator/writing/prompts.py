"""The questions to a language model: Jinja templates that a user can copy and change."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from jinja2 import FileSystemLoader, StrictUndefined
from jinja2 import TemplateError as JinjaError
from jinja2.sandbox import SandboxedEnvironment

from generator.errors import TemplateError
from generator.files import digest
from generator.japanese.width import width
from generator.model import LANGUAGES
from generator.resources import template_folders, toml_beside
from generator.writing.options import WriterOptions

if TYPE_CHECKING:
    from pathlib import Path

    from generator.model import Bilingual, Language
    from generator.settings import Settings

NAMES = (
    "plan", "read", "hold", "digest", "scene", "cells", "script", "dialogue", "heard",
    "alone",
)  # fmt: skip
_SUFFIX = ".jinja"


def folders(settings: Settings) -> tuple[Path, ...]:
    """``[writer] templates``, then the packaged folder.

    Raises:
        TemplateError: there is no such folder.
    """
    return template_folders("writer", settings.of(WriterOptions).templates)


def fingerprint(settings: Settings) -> str:
    """Of every prompt that could be used."""
    found = (path for folder in folders(settings) for path in sorted(folder.glob(f"*{_SUFFIX}")))
    return digest(b"\0".join(path.read_bytes() for path in found))


@cache
def said(table: str) -> dict[str, str]:
    """A table of ``prompts.toml``, with what each thing has room for: "30/66"."""
    found: dict[str, str] = toml_beside(__file__, "prompts.toml")[table]
    told = {name: "/".join(str(size[x]) for x in LANGUAGES) for name, size in room().items()}
    return {name: words.format_map(told) for name, words in found.items()}


@cache
def card(layout: str, groups: int, points: int) -> str:
    """The name in ``room`` of what a point of so many groups side by side has; "" of any other."""
    sizes: dict[str, str] = toml_beside(__file__, "prompts.toml")["cards"].get(layout, {})
    for size, name in sizes.items():
        most, each = map(int, size.split("x"))
        if groups <= most and points <= each:
            return name
    return ""


@cache
def room() -> dict[str, dict[Language, int]]:
    """How many letters a text may have, by what it is: the one source for prompts and checks."""
    found: dict[str, dict[Language, int]] = toml_beside(__file__, "prompts.toml")["room"]
    return found


def both(text: Bilingual) -> str:
    """A text in the languages it has, as questions show it."""
    return " / ".join(words for language in LANGUAGES if (words := text[language]))


@cache
def on_cards() -> frozenset[str]:
    """The names in ``room`` of points on cards."""
    every: dict[str, dict[str, str]] = toml_beside(__file__, "prompts.toml")["cards"]
    return frozenset(name for sizes in every.values() for name in sizes.values())


_OVER = 1.2  # of the length that is asked for: so much still fits
_EM = {"ja": 1.0, "en": 0.5}  # of a letter


def too_long(words: str, language: Language, name: str) -> bool:
    """Whether a text has more letters than fit where ``name`` of ``room`` stands.

    On cards, whose type may be smaller, a point may be as long as any.
    """
    most = room()["point" if name in on_cards() else name][language]
    return width(words) > _OVER * _EM[language] * most


class Prompts:
    """Rendered with what ``[writer]`` says of audience, tone and house style."""

    def __init__(self, settings: Settings, languages: tuple[str, ...]) -> None:
        self._environment = SandboxedEnvironment(
            loader=FileSystemLoader([str(folder) for folder in folders(settings)]),
            undefined=StrictUndefined,
            autoescape=False,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        told = settings.of(WriterOptions)
        self._common: dict[str, object] = {
            "audience": told.audience,
            "purpose": told.purpose,
            "tone": told.tone,
            "stress": told.stress,
            "instructions": told.instructions,
            "languages": languages,
            "room": room(),
        }

    def text(self, name: str, **given: object) -> str:
        """The words of one of ``NAMES``.

        Raises:
            TemplateError: the template is missing, or wrong.
        """
        try:
            return self._environment.get_template(name + _SUFFIX).render(**self._common, **given)
        except JinjaError as error:
            raise TemplateError(
                f"writer/{name}{_SUFFIX}: {error}", "see docs/writing-with-a-model.md"
            ) from error
