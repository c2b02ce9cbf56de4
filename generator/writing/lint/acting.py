"""Who acts in Japanese lines: named, where somebody else does than just before.

A sentence without a subject is heard as going on with the last one. Whoever acts by its line of the
article and stands neither in it nor in the sentence before is asked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator import patterns as re
from generator.wording.oneself import is_somebody
from generator.wording.subjects import subject
from generator.wording.views import outside_quotes
from generator.wording.words import words
from generator.writing.holding import asks

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.model import Line
    from generator.writing.numbered import Numbered

_SENTENCES = re.compile("(?<=[。？！])")
_OFFICES = re.compile("(?:会社|事務所|役場|役所|組合|機構|団体|政府|病院|[部課係局会生家手士])$")
_STATES = re.compile("(?:(?<![のん])(?:です|でした)|だ|だった|らしい|よう)[。？！]?$")
_DENIED = re.compile("(?:ません|ない)(?:でした|んです|のです)?[。？！]?$")
_SAID = re.compile(
    "^.*と(?=(?:話|言|い[うい]|訴|述|説明|考え|思|見[てる]|み[てる]|伝え|書|答え|語))"
)
_KANJI = 2  # letters in which one knows somebody again


def unnamed(lines: Sequence[Line], before: Sequence[Line], article: Numbered) -> Iterator[str]:
    """The sentences in which somebody acts who was not named, with who the article says it is."""
    if article.language != "ja":
        return
    just = before[-1].text.ja or "" if before else ""
    for line in lines:
        numbers = [number for each in line.sources if (number := article.number(each))]
        sources = [article.sentences[number - 1].text.ja or "" for number in numbers]
        for sentence in filter(None, _SENTENCES.split(line.text.ja or "")):
            told = f"{just}{sentence}"
            deed = _SAID.sub("", outside_quotes(sentence))
            if len(sources) == 1 and _acts(deed) and not subject(deed, "ja"):
                who = subject(sources[0], "ja")
                if who and _may_act(who) and not _is_told(who, told):
                    yield f"“{sentence}”: who? In {numbers} it is {who}"
            just = sentence


def _acts(sentence: str) -> bool:
    """Whether it ends on a deed, and asks nothing; what is not done is told of what is at hand."""
    if asks(sentence) or _STATES.search(sentence):
        return False
    return "を" in sentence or not _DENIED.search(sentence)


def _may_act(who: str) -> bool:
    return is_somebody(who) or _OFFICES.search(who) is not None


def _is_told(who: str, told: str) -> bool:
    """Whether a word of somebody's name stands there, by two letters of it or its only one."""
    names = [word.surface for word in words(who) if word.kind in {"名詞", "接尾辞", "代名詞"}]
    return any(name[:_KANJI] in told for name in names)
