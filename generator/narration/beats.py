"""What is said and asked, as plain data, before any of it is worded."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from generator.model import LANGUAGES, Bilingual

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from generator.model import Ids


@dataclass(frozen=True, slots=True)
class Beat:
    """One line to be said.

    Attributes:
        move: what it does, a phrase of the locale's ``moves``: "say", "ask", "answer", "step_next".
        sources: sentences of the article that it rests on; none for what is ours.
        slots: what its phrase needs, by name; ``said`` is the article's own sentence.
        speaker: "narrator", "host", "guest" or a name of the article's own.
        wording: which of the move's phrases, from 0; more than there are begin again.
        ends: a longer pause follows.
        size: characters of the wording itself.
    """

    move: str
    sources: Ids = ()
    slots: Mapping[str, Bilingual] = field(default_factory=dict)
    speaker: str = "narrator"
    wording: int = 0
    ends: bool = False
    size: int = 0

    @property
    def spoken(self) -> int:
        """Characters of Japanese, or of English what takes as long to say."""
        ja, en = (sum(len(slot[each] or "") for slot in self.slots.values()) for each in LANGUAGES)
        return self.size + (ja or en // 2)


def say(identity: str, text: Bilingual, speaker: str = "narrator") -> Beat:
    """A sentence of the article, said as it is."""
    return Beat("say", (identity,), {"said": text}, speaker)


def changed(text: Bilingual, change: Callable[[str], str]) -> Bilingual:
    """Both languages changed; a pending one stays pending."""
    ja, en = (None if text[each] is None else change(text[each] or "") for each in LANGUAGES)
    return Bilingual(ja, en)


def changed_japanese(text: Bilingual, change: Callable[[str], str]) -> Bilingual:
    """The Japanese changed, the English as it is."""
    return Bilingual(None if text.ja is None else change(text.ja), text.en)
