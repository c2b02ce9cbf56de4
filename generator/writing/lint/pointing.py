"""Words of a slide that point to nothing on it: what they mean only another slide or line said."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from generator.model import LANGUAGES
from generator.wording.pointing import loose
from generator.writing.texts import texts

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.model import Bilingual, Language, Scene

UNREAD = frozenset({"title", "notes", "agenda"})
"""Layouts of which nobody reads one text after the other."""
_LARGE = ("number", "number_note")  # fields that are read before the points


class Unclear(NamedTuple):
    """A word that points to nothing; ``place`` is that of its text among ``texts`` of its slide."""

    place: int
    language: Language
    words: str


def pointing(scene: Scene, told: Sequence[Bilingual] = ()) -> Iterator[Unclear]:
    """What certainly points to nothing on a slide.

    Args:
        scene: the slide.
        told: its texts as they are now, as ``texts`` has them; none: as they are in the scene.
    """
    now = told or [point.text for _, point, _ in texts(scene)]
    cells = [cell.text for row in scene.table for cell in row]
    large = [scene.fields[name].text for name in _LARGE if name in scene.fields]
    for language in LANGUAGES if scene.layout not in UNREAD else ():
        over = " / ".join(text[language] or "" for text in (scene.kicker, *cells, *large))
        said = [text[language] or "" for text in now]
        yield from (Unclear(n, language, words) for n, words in loose(said, language, over))
