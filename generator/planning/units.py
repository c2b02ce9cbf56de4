"""What a slide can show of a run of sentences: each statement whole, none that hangs in the air."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.model import LANGUAGES, Bilingual
from generator.planning import cues
from generator.planning.topics import japanese

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Sequence

    from generator.model import Sentence

_JOINTS = {"ja": "", "en": " "}
_REPEATED = "."  # in the id of a sentence whose words stand in the article before: s1f0c2aa.2


@dataclass(frozen=True, slots=True)
class StatementUnit:
    """One statement: a sentence, or one with the fragment that introduces it.

    Attributes:
        leans: it cannot be understood without the unit before.
    """

    sentences: tuple[Sentence, ...]
    leans: bool = False

    @property
    def ids(self) -> tuple[str, ...]:
        return tuple(sentence.id for sentence in self.sentences)

    @property
    def text(self) -> Bilingual:
        """All of it, pending in a language while any sentence is."""
        whole = Bilingual()
        for language in LANGUAGES:
            texts = [sentence.text[language] for sentence in self.sentences]
            if None not in texts:
                joined = _JOINTS[language].join(text for text in texts if text)
                whole = whole.having(language, joined)
        return whole

    @property
    def plain(self) -> str:
        return "".join(map(japanese, self.sentences))


def units(run: Sequence[Sentence], named: Container[str] = ()) -> Iterator[StatementUnit]:
    """The run's statements in order; questions, announcements and what breaks off are only said.

    So is a sentence that the article has said before in the same words: its id says so.

    Args:
        run: sentences that follow each other.
        named: ids of what is shown however short it is: an item of a list may be 塩.
    """
    opened: tuple[Sentence, ...] = ()
    for sentence in run:
        if _REPEATED in sentence.id:
            continue
        together = (*opened, sentence)
        if cues.is_fragment(japanese(sentence)):
            opened = together
            continue
        opened = ()
        if sentence.id in named or cues.is_statement(japanese(sentence)):
            yield StatementUnit(together, cues.leans(japanese(together[0])))
