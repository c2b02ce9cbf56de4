"""What would stand over a slide: of each paragraph the sentence that an editor would put there."""

from __future__ import annotations

import math
from heapq import nlargest
from typing import TYPE_CHECKING

from generator.learned import summed
from generator.understanding.features import asserts

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.model import Ids
    from generator.understanding.text import Text, Told


_FEW = 3  # of a paragraph: the likeliest may be too long for a title


def heads(text: Text) -> Ids:
    """Of each block the likeliest, and the headings that say more, the likeliest first."""
    if not text.content:
        return ()
    title = likely(text)
    best = [
        told
        for block in text.paragraphs
        for told in nlargest(_FEW, block, key=lambda told: title[told.id])
    ]
    under: dict[int, float] = {}
    for told in best:
        under[told.section] = max(title[told.id], under.get(told.section, -math.inf))
    best += [
        heading
        for section, heading in text.headings.items()
        if title[heading.id] > under.get(section, math.inf)
    ]
    return tuple(told.id for told in sorted(best, key=lambda told: (-title[told.id], told.at)))


def likely(text: Text) -> dict[str, float]:
    """By sentence id, the more the likelier; headings, too."""
    return {
        told.id: summed("understanding/heads", features) for told, features in features_of(text)
    }


def features_of(text: Text) -> Iterator[tuple[Told, Mapping[str, float]]]:
    """What speaks for and against each, of content and headings: name of the feature → how much."""
    for told in (*text.content, *text.headings.values()):
        features = dict(text.features[told.id])
        if told.is_heading:
            features["heading that asserts"] = float(asserts(text, told))
            features["heading that asks"] = float(text.has("asks", told))
            features[f"heading of {text.article.kind}"] = 1.0
        yield told, {name: much for name, much in features.items() if much}
