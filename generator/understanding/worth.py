"""What a sentence is worth in a short telling, as an editor would choose what is told."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from generator import patterns as re
from generator.learned import summed
from generator.understanding.features import FeatureIndex, long_of
from generator.understanding.message import is_message
from generator.understanding.parallels import rows

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.understanding.text import Text, Told

_FIGURE = re.compile(r"[0-9０-９][0-9０-９,.]*")
_NAME = re.compile(r"[ァ-ヴー]{3,}|[A-Z][a-z]+")
_ENOUGH = 3  # figures or names of one sentence: more of them say no more
_LONG_LIST = 6
_FAR_IN_SECTION, _FAR_IN_BLOCK = 6, 4


def worths(text: Text) -> dict[str, float]:
    """By sentence id, for the content of the article: 0 to 1, half of it above the average."""
    raw = {told.id: summed("understanding/worth", features) for told, features in features_of(text)}
    middle = math.fsum(raw.values()) / (len(raw) or 1)
    return {each: 1 / (1 + math.exp(middle - much)) for each, much in raw.items()}


def features_of(text: Text) -> Iterator[tuple[Told, Mapping[str, float]]]:
    """What speaks for and against telling each sentence: name of the feature → how much."""
    return ((told, text.features[told.id]) for told in text.content)


def features(text: Text) -> dict[str, Mapping[str, float]]:
    """By id, the features of the content, and of headings those that a heading has, too."""
    page, beside = FeatureIndex(text), _Beside(text)
    return {
        **{told.id: {**page.features(told), **beside.features(told)} for told in text.content},
        **{told.id: page.features(told) for told in text.headings.values()},
    }


class _Beside:
    """Where each sentence stands among its neighbours, looked up once."""

    def __init__(self, text: Text) -> None:
        self.text = text
        self.section = self._places({told.id: told.section for told in text.content})
        self.block = self._places({told.id: told.block for told in text.content})
        self.of_section = Counter(told.section for told in text.content)
        self.of_block = Counter(told.block for told in text.content)
        self.items = Counter(told.block for told in text.content if told.is_item and told.first)
        self.member = {
            told.id: place
            for row in rows(text)
            for member in row.members
            for place, told in enumerate(member)
        }
        self.after = dict(zip(text.by_id, text.run[1:], strict=False))

    @staticmethod
    def _places(group: Mapping[str, int]) -> dict[str, int]:
        """By sentence id, how many of its group stand before it."""
        seen: defaultdict[int, int] = defaultdict(int)
        found: dict[str, int] = {}
        for identity, number in group.items():
            found[identity] = seen[number]
            seen[number] += 1
        return found

    def features(self, told: Told) -> dict[str, float]:
        found = self._by_neighbours(told) | self._by_words(told) | self._by_kind(told)
        return {name: much for name, much in found.items() if much}

    def _by_neighbours(self, told: Told) -> dict[str, float]:
        text, size = self.text, self.of_section[told.section]
        place = self.section[told.id]
        after = self.after.get(told.id)
        before = text.run[told.at - 1]
        heading = text.headings.get(told.section)
        asked = heading is not None and text.has("asks", heading)
        return {
            "far in its section": place / max(1, size - 1),
            "sentences of its section before it": min(place, _FAR_IN_SECTION) / _FAR_IN_SECTION,
            "sentences of its paragraph before it": min(self.block[told.id], _FAR_IN_BLOCK)
            / _FAR_IN_BLOCK,
            "alone in its section": float(size == 1),
            "of a long section": math.log(size) / 3,
            "of a long paragraph": math.log(self.of_block[told.block]) / 2,
            "of a long list": float(self.items[told.block] > _LONG_LIST),
            "of a row": float(told.id in self.member),
            "opens a member of a row": float(self.member.get(told.id) == 0),
            "deep": told.depth / 3,
            "under a minor heading": float(heading is not None and text.has("minor", heading)),
            "under a major heading": float(heading is not None and text.has("major", heading)),
            "under limits": float(text.is_of_limits(told)),
            "under a question": float(asked),
            "answers its heading at once": float(asked and not place),
            "before an example": float(after is not None and text.has("exemplifies", after)),
            "before a list": float(after is not None and after.is_item and not told.is_item),
            "after a question": float(text.has("asks", before)),
        }

    def _by_words(self, told: Told) -> dict[str, float]:
        text, said = self.text, told.text.strip()
        figures, names = _FIGURE.findall(said), {*_NAME.findall(said)}
        return {
            "message": float(is_message(text, told)),
            "length": math.log(max(5, long_of(text, said))) / 5,
            "figures": min(_ENOUGH, len(figures)) / _ENOUGH,
            "names": min(_ENOUGH, len(names)) / _ENOUGH,
            "says whose": float(bool(text.cues.found("owners", said))),
            "defines": float(text.has("definitions", told)),
            "leads in": float(text.has("leads_in", told)),
            "ends in a colon": float(said.endswith(("：", ":"))),
            "in brackets": float(said.startswith(("（", "(", "※", "*"))),
            "background of a report": float(told.id in text.background),
        }

    def _by_kind(self, told: Told) -> dict[str, float]:
        kind = self.text.article.kind
        return {
            f"{kind}: item": float(told.is_item),
            f"{kind}: spoken": float(told.is_spoken),
            f"{kind}: in order": float(told.ordered),
            f"{kind}: opens its paragraph": float(told.first),
            "by a speaker": float(bool(self.text.article.speakers.get(told.id))),
        }
