"""Kinds of text as data: what they are told by, and what a talk about one answers, in which order.

One short file a kind; one of the same name in a folder of the user's stands instead of it, and one
of a new name there is a kind besides. Under ``[ja]`` and ``[en]`` stand its cues: patterns for the
title, for headings, for the lead and for any sentence, and weights for what the form shows. Each
``[[frame]]`` is a question that a talk about such a text answers.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, ClassVar

from generator import patterns
from generator.errors import SettingsError
from generator.locale import said
from generator.model import KINDS, LANGUAGES, Bilingual
from generator.options import Options, about
from generator.resources import toml

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from generator.model import Kind, Language
    from generator.settings import Settings


PLACES = ("title", "heading", "lead", "sentence")
"""Where a cue is looked for."""

FORMS = (
    "steps", "dialogue", "answered", "turns", "asking", "listed", "first_person", "plain", "past",
    "quoted", "aged", "measured", "colophon", "interviewed", "staged", "parted", "attended", "sent",
    "released",
)  # fmt: skip
"""What the form of a text shows, each of 0 to 1; a kind weighs it."""


@dataclass(frozen=True, slots=True)
class KindCues:
    """What a kind is told by in one language."""

    words: Mapping[str, re.Pattern[str]]
    forms: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Asked:
    """A question of a frame.

    Attributes:
        name: the same in every language.
        text: as it is asked.
        by: the parts of a brief that answer it ("thesis", "moments", "asides.contact").
        cue: words of the sentences that answer it.
        under: words of the headings under which all answers it.
    """

    name: str
    text: Bilingual
    by: tuple[str, ...]
    cue: Mapping[Language, re.Pattern[str]]
    under: Mapping[Language, re.Pattern[str]]


@dataclass(frozen=True, slots=True)
class KindOfText:
    name: Kind
    cues: Mapping[Language, KindCues]
    frame: tuple[Asked, ...]


def kinds(settings: Settings) -> Mapping[Kind, KindOfText]:
    """Every kind, in the order of ``model.KINDS``, and then those of the user's by name.

    Raises:
        SettingsError: a file in ``[reading] kinds`` is none that can be used.
    """
    return _kinds(settings.of(KindOptions).kinds)


@cache
def _kinds(folder: Path | None) -> Mapping[Kind, KindOfText]:
    own = sorted(path.stem for path in folder.glob("*.toml")) if folder else []
    return {name: _kind(name, folder) for name in dict.fromkeys((*KINDS, *own))}


def _kind(name: Kind, folder: Path | None) -> KindOfText:
    own = folder / f"{name}.toml" if folder else None
    shipped = files(__package__).joinpath(f"{name}.toml")
    path = own if own is not None and own.is_file() else shipped
    try:
        text = path.read_text(encoding="utf-8")
        plain = toml(text, ours=path != own)
        made = _Patterns(re.compile if path == own else patterns.compile)
        cues = {language: made.cues(plain[language]) for language in LANGUAGES}
        return KindOfText(name, cues, tuple(map(made.asked, plain["frame"])))
    except (OSError, ValueError, KeyError, TypeError, re.error) as error:
        told = said("settings", "no_kind_file", name=f"{name}.toml", why=str(error))
        raise SettingsError(told, "docs/brief.md") from error


@dataclass(frozen=True, slots=True)
class _Patterns:
    """A file's words as patterns; a user's are compiled at once, so that an error names it."""

    compiled: Callable[[str, int], re.Pattern[str]]

    def cues(self, plain: Mapping[str, Any]) -> KindCues:
        words = {place: self._one(plain[place]) for place in PLACES if place in plain}
        return KindCues(words, {form: float(plain[form]) for form in FORMS if form in plain})

    def asked(self, plain: Mapping[str, Any]) -> Asked:
        cue, under = (
            {language: self._one(words) for language, words in plain.get(where, {}).items()}
            for where in ("cue", "under")
        )
        text = Bilingual(plain["ja"], plain["en"])
        return Asked(plain["asks"], text, tuple(plain.get("by", ())), cue, under)

    def _one(self, words: str) -> re.Pattern[str]:
        return self.compiled(words, re.IGNORECASE)


# What can be set about kinds of text.


class KindOptions(Options, frozen=True):
    section: ClassVar[str] = "reading"
    kinds: Annotated[
        Path | None,
        about(
            "文の種類を書き換えたり足したりするフォルダー",
            "a folder whose files (press.toml, …) stand instead of those that ship, or are more",
            place=True,
        ),
    ] = None
