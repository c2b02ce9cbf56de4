"""A handout with gaps to print: what is said, a word of each sentence left out, the key behind."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.locale import words
from generator.model import Bilingual
from generator.publishing.colors import INK, stylesheet
from generator.publishing.page_files import source
from generator.publishing.vocabulary import found_in
from generator.publishing.web import anything, rendered

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.model import Language, Storyboard
    from generator.settings import Settings

_LEAST = 12
"""Characters of a sentence that is still clear without one of its words."""


@dataclass(frozen=True, slots=True)
class Blank:
    """A sentence with one word left out.

    Attributes:
        before, after: what stands around the gap.
        word: as it stood there.
        reading: of its dictionary's form, in hiragana.
        meaning: the whole sentence in English, or empty.
    """

    number: int
    before: str
    word: str
    after: str
    reading: str
    meaning: str


@dataclass(frozen=True, slots=True)
class ClozePart:
    title: str
    gaps: tuple[Blank, ...]


def gaps(storyboard: Storyboard) -> Iterator[ClozePart]:
    """A gap a sentence, each for another word; where a word could be two, the longer is asked."""
    asked: set[str] = set()
    number = 0
    for scene in storyboard.scenes:
        made = []
        for line in scene.narration:
            text = line.text.ja or ""
            if not line.sources or len(text) < _LEAST:
                continue
            left = [each for each in found_in(text) if each.form not in asked]
            if not left:
                continue
            word = max(left, key=lambda each: len(each.written))
            asked.add(word.form)
            number += 1
            before, _, after = text.partition(word.written)
            meaning = line.text.en or ""
            made.append(Blank(number, before, word.written, after, word.reading, meaning))
        if made:
            yield ClozePart(anything(scene.title), tuple(made))


def html(
    storyboard: Storyboard,
    settings: Settings,
    language: Language,
    colors: Mapping[str, str] = INK,
) -> str:
    """The handout; ``language`` is that of its own words.

    Raises:
        TemplateError: a page template of the user's own cannot be used.
    """
    parts = tuple(gaps(storyboard))
    return rendered(
        "cloze.html.jinja",
        settings,
        style=stylesheet(colors) + source("cloze.css", settings),
        title=storyboard.title.ja or anything(storyboard.title),
        parts=parts,
        language=language,
        words={
            key: Bilingual(words("ja")["cloze"][key], words("en")["cloze"][key])
            for key in words("en")["cloze"]
        },
    )
