"""The words that a build's options choose from. Nothing is imported for them: ``--help`` asks."""

from __future__ import annotations

DECKS = ("bilingual", "ja", "en")
FORMATS = ("briefing", "dialogue", "bilingual")
"""The forms of narration that ship; a folder of one's own may hold others."""

AUDIENCES = {"learners": ("slow", "cards", "vocabulary", "cloze")}
"""What is made for them besides; their page has furigana."""

_FEW = 25  # so many words can be told where none is near


def nearest(word: str, known: tuple[str, ...], before: str = "") -> str:
    """Advice: the known words that look like this one, or all where there are few.

    Args:
        word: what was written.
        known: what could have been.
        before: what every one of them begins with, and so tells nothing apart.
    """
    from difflib import get_close_matches

    from generator.locale import said

    near = get_close_matches(word, known, n=3, cutoff=0.5)
    if not near and len(known) > _FEW:
        return ""
    words = said("settings", "or").join(f"{before}{each}" for each in near or known)
    return said("settings", "did_you_mean", words=words)
