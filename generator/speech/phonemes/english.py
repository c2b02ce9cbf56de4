"""English as espeak-ng pronounces it → the phonemes of a voice."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from generator import patterns as re
from generator.speech.phonemes import pattern, table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

# What parts clauses; espeak-ng itself would not tell where they ended.
_MARKS = re.compile(r"(\s+[-–—]+\s+|[,.;:!?…]+['’)\]]*(?=\s|$)|[()\[\]—…]+)")


Pronounced: TypeAlias = "Callable[[Sequence[str]], Iterable[str]]"
"""Clauses → their IPA."""


def phonemes(text: str, alphabet: str, pronounced: Pronounced) -> str:
    """A sentence in the alphabet of a voice.

    Args:
        text: as it is said.
        alphabet: whose table it is.
        pronounced: ties with "^" what is one sound.
    """
    known = table(alphabet, "english")
    found = pattern(alphabet, "english")
    return clauses(
        text, lambda parts: (found.sub(lambda f: known[f[0]], each) for each in pronounced(parts))
    )


def clauses(text: str, pronounced: Pronounced) -> str:
    """A sentence in IPA, with a mark after each clause."""
    parts = _MARKS.split(re.sub('["“”]', "", text))
    told = ""
    for place, clause in enumerate(pronounced([each.strip() for each in parts[::2]])):
        mark = parts[2 * place + 1] if 2 * place + 1 < len(parts) else ""
        told += clause + _mark(mark)
    return re.sub(r"\s+", " ", re.sub(r"[ ,]+(?=[,.;:!?…])", "", told)).strip(" ,")


def _mark(written: str) -> str:
    """A pause as the voice knows it; quotation marks alone are none."""
    said = next((each for each in written if each in ",.;:!?…"), "")
    return f"{said or (',' if re.search(r'[-–—()[]', written) else '')} "
