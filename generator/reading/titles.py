"""Which words are the article's title when its format has headings."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from generator.reading.draft import Heading
from generator.reading.plain.lines import key

if TYPE_CHECKING:
    from generator.model import Sentence
    from generator.reading.draft import Writer

Piece = TypeVar("Piece")
"""A heading or a block, with what is told of it or without."""


def titled(given: str, pieces: list[Piece], writer: Writer) -> tuple[Sentence, list[Piece]]:
    """The title and what is left: the one given, else a heading that opens and stands above all."""
    first = next((n for n, piece in enumerate(pieces) if isinstance(piece, Heading)), None)
    if first is None:
        return writer.unit(given), pieces
    heading, rest = pieces[first], [*pieces[:first], *pieces[first + 1 :]]
    assert isinstance(heading, Heading)
    if given:
        again = key(heading.sentence.text[writer.language] or "") == key(given)
        return writer.unit(given), rest if again else pieces
    others = [piece.level for piece in rest if isinstance(piece, Heading)]
    opens = first == 0 or heading.level == 1
    if opens and all(level > heading.level for level in others):
        return heading.sentence, rest
    return writer.unit(""), pieces
