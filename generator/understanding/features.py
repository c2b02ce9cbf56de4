"""What speaks for and against a sentence: the features that learned weights are put on."""

from __future__ import annotations

import math
from bisect import bisect
from collections import Counter
from typing import TYPE_CHECKING

from generator.understanding.message import is_evidence, is_step, is_void
from generator.understanding.statements import certainty_of
from generator.understanding.words import words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.understanding.text import Text, Told

# Characters of Japanese, of which an English letter is worth less than half.
_LENGTHS = (12, 24, 40, 80, 120)

# What weighs otherwise where a writer comes to see something: the title names a thing, the first
# sentences set out, the point comes late.
_TOLD_INWARDLY = (
    *("answers the title", "among the first 3", "among the first 6", "among the last 6"),
    *("late", "realises", "supposes", "turns", "verdict", "concludes", "invites", "personal"),
)

_LETTERS = 2.2
_EDGES = (1, 3, 6)

_CUES = (
    *("limits", "warns", "sums_up", "calls", "explains", "demands", "operates", "turns"),
    *("stresses", "contrasts", "forecasts", "news", "realises", "exemplifies", "reasons"),
    *("background", "personal", "leans", "conditions", "causes", "causes_within", "decides"),
    *("hangs", "judges", "verdict", "declares", "concludes", "effects", "quotes", "history"),
    *(
        "ahead",
        "hollow",
        "definitions",
        "intends",
        "undertakes",
        "announces",
        "about_itself",
        "concedes",
    ),
    *("invites", "wonders", "now", "notation", "weighs", "denies", "supposes", "identifies"),
    *("achieves", "points"),
)


class FeatureIndex:
    """What is looked up for every sentence of one article, once."""

    def __init__(self, text: Text) -> None:
        self.text = text
        self.at = {told.id: n for n, told in enumerate(text.content)}
        self.heads = words(" ".join(told.text for told in text.headings.values()))
        self.sections = list(dict.fromkeys(told.section for told in text.content))
        self.concluding = [t for t in text.content if t.section == text.concluding != 0]
        self.central = centrality(text)

    def features(self, told: Told) -> Mapping[str, float]:
        found = {cue: 1.0 for cue in _CUES if self.text.has(cue, told)}
        found |= self._by_theme(told) | self._by_place(told) | self._by_form(told)
        if self.text.traits.inward:
            found |= {f"told inwardly, {name}": found.get(name, 0.0) for name in _TOLD_INWARDLY}
        return {name: much for name, much in found.items() if much}

    def _by_theme(self, told: Told) -> dict[str, float]:
        text, mine = self.text, words(told.text)
        answered = text.answers(text.question, told.text)
        heading = text.headings.get(told.section)
        common = len(mine & self.heads)
        return {
            "answers the title": answered,
            "answers the title's question": answered * text.has("asks", text.run[0]),
            "takes up the title": text.answers(text.run[0].text, told.text),
            "takes up its heading": text.answers(heading.text, told.text)
            if heading and not told.is_heading
            else 0.0,
            "is of the headings": common / max(4, len(mine)),
            "spans the headings": common / max(4, len(self.heads)),
            "central": self.central.get(told.id, 0.5),
        }

    def _by_place(self, told: Told) -> dict[str, float]:
        text, count = self.text, len(self.text.content)
        at = self.at.get(told.id)
        if at is None:
            at = min(bisect(text.content, told.at, key=lambda each: each.at), count - 1)
        through = at / max(1, count - 1)
        ends = self.concluding
        found = {
            **{f"among the first {n}": float(at < n) for n in _EDGES},
            **{f"among the last {n}": float(at >= count - n) for n in _EDGES},
            "early": float(through < 0.2),
            "late": float(through > 0.8),
            "before any heading": float(told.section == 0),
            "in the first section": float(told.section == self._first),
            "in the last section": float(told.section == self.sections[-1]),
            "opens its section": float(told.id not in text.before),
            "closes its section": float(told.id in text.lasts),
            "opens its paragraph": float(told.first),
            "closes its paragraph": float(told.last),
            "stands alone": float(told.first and told.last),
        }
        if told in ends:
            found["concludes the article"] = 1.0
            found["item of the conclusion"] = float(told.is_item)
            found["opens the conclusion"] = float(told is ends[0])
            found["far in the conclusion"] = ends.index(told) / max(1, len(ends) - 1)
        return found

    @property
    def _first(self) -> int:
        return self.sections[1] if self.sections[0] == 0 and self.sections[1:] else self.sections[0]

    def _by_form(self, told: Told) -> dict[str, float]:
        text, said = self.text, told.text.strip()
        japanese = text.article.language == "ja"
        long = long_of(text, said)
        latin = sum(sign.isascii() and sign.isalpha() for sign in said) / max(1, len(said))
        return {
            f"of length {sum(long >= step for step in _LENGTHS)}": 1.0,
            f"as sure as {certainty_of(text, told)}": 1.0,
            "heading": float(told.is_heading),
            "item": float(told.is_item),
            "step in order": float(told.ordered),
            "quoted": float(told.is_quote),
            "spoken": float(told.is_spoken),
            "emphasised": float(told.is_emphasised),
            "void": float(is_void(text, told)),
            "step": float(is_step(text, told)),
            "evidence": float(is_evidence(text, told)),
            "foreign": latin if japanese else 0.0,
            "figure": float(any(sign.isdigit() for sign in said)),
            "bracket": float("（" in said or "(" in said),
            "quotation": float("「" in said),
            "exclaimed": float("!" in said or "！" in said),
            "no verb at its end": float(japanese and not _is_closed(said)),
        }


def long_of(text: Text, said: str) -> float:
    """Characters of Japanese, or as many as an English sentence says as much in."""
    return len(said) if text.article.language == "ja" else len(said) / _LETTERS


def _is_closed(said: str) -> bool:
    return said[-1:] in tuple("。．.!！?？") or "ぁ" <= said[-1:] <= "ん"


def asserts(text: Text, heading: Told) -> bool:
    """A heading that says what stands under it."""
    bare = text.has("asks", heading) or text.has("boilerplate", heading)
    return text.has("asserts", heading) and not bare


def centrality(text: Text) -> dict[str, float]:
    """Cosine between a sentence and the whole article, 1.0 for the most central."""
    bags = {told.id: words(told.text) for told in text.content}
    seen = Counter(word for bag in bags.values() for word in sorted(bag))
    weigh = {word: math.log(1 + len(bags) / count) * count for word, count in seen.items()}
    raw = {
        identity: math.fsum(weigh[word] for word in sorted(bag)) / math.sqrt(len(bag) or 1)
        for identity, bag in bags.items()
    }
    most = max(raw.values(), default=0.0) or 1.0
    return {identity: value / most for identity, value in raw.items()}
