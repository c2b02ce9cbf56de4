"""How likely a sentence is what the article comes to, as an editor would choose it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator import patterns as re
from generator.learned import summed
from generator.understanding.features import FeatureIndex, asserts
from generator.understanding.message import is_message

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from generator.understanding.text import Text, Told

_ENDS = 12  # sentences at either end of an article that are always weighed

# What is weighed of the rest, the weightiest first: a long work is no slower than an article.
_MOST = 60


def fitness(text: Text, worth: Mapping[str, float]) -> dict[str, float]:
    """By sentence id, how well it would be the message; what is none by itself is left out."""
    return {
        told.id: summed("understanding/gist", features)
        for told, features in features_of(text, worth)
        if _can_be(text, told)
    }


def _can_be(text: Text, told: Told) -> bool:
    """Somebody's words are evidence for what the writer says, but where all is somebody's words."""
    if told.is_spoken and not text.traits.spoken:
        return False
    if _GIVES_REASON.search(told.text) and "のは" not in told.text:
        return False  # …からだ: of what?
    goes_on = text.run[told.at - 1].text.rstrip().endswith(("、", ",")) if told.at else False
    return is_message(text, told) and not (goes_on or text.has("leads_in", told))


_GIVES_REASON = re.compile(r"(?:から|ため)(?:なん|なの)?(?:だ|です|である|でした|だった)。?$")


def features_of(
    text: Text, worth: Mapping[str, float]
) -> Iterator[tuple[Told, Mapping[str, float]]]:
    """What speaks for and against each sentence that may be it: name of the feature → how much."""
    if not text.content:
        return
    page, standing = FeatureIndex(text), _Standing(text)
    for told in _weighed(text, worth):
        features = page.features(told)
        yield (
            told,
            {
                **_wording(text, told),
                **features,
                **standing.features(told, features),
                "worth": worth.get(told.id, 0.5),
            },
        )


_FOREIGN = re.compile(r"[A-Za-z0-9]+")
_STOPS = "。．.!！?？"
_ENDINGS = (2, 3, 4, 5)
_INSIDE = (2, 3)


def _wording(text: Text, told: Told) -> dict[str, float]:
    """Two and three characters anywhere, two to five at either end: what words, how it ends."""
    if text.article.language != "ja":
        return {}
    said = _FOREIGN.sub("x", told.text)
    ended = said.rstrip(_STOPS)
    return dict.fromkeys(
        (
            *(f"~{said[n : n + size]}" for size in _INSIDE for n in range(len(said) - size + 1)),
            *(f"^{said[:size]}" for size in _ENDINGS),
            *(f"{ended[-size:]}$" for size in _ENDINGS),
        ),
        1.0,
    )


# Words of headings that tell what stands under them.
_UNDER = re.compile(
    r"まとめ|感想|おわり|最後|結論|はじめ|概要|背景|目的|考察|所感|振り返|参考|結果|方法|さいご|終わり|結び"
)
_POINTS_BACK = re.compile(
    r"(?:そして|また|しかし|でも|ただ)?、?(?:こ|そ|あ)(?:れ|の|こ|う|んな|ちら|ういう)"
)
_HAS_TOPIC = re.compile(r"[^、。]{2,20}は")
_PLACES: dict[str, Callable[[float], bool]] = {
    "first tenth": lambda through: through < 0.1,
    "first third": lambda through: through < 1 / 3,
    "last tenth": lambda through: through > 0.9,
}


class _Standing:
    """Where in a text of its kind it stands: press says first what an essay comes to late."""

    def __init__(self, text: Text) -> None:
        self.kind, self.headings = text.article.kind, text.headings
        self.at = {told.id: n for n, told in enumerate(text.content)}
        self.sections = [told.section for told in text.content]
        self.most = max(1, len(text.content) - 1)

    def features(self, told: Told, features: Mapping[str, float]) -> dict[str, float]:
        through = self.at.get(told.id, 0) / self.most
        heading = self.headings.get(told.section)
        places = [name for name, holds in _PLACES.items() if holds(through)]
        places += ["first section"] * (told.section == self.sections[0])
        places += ["last section"] * (told.section == self.sections[-1])
        under = _UNDER.findall(heading.text) if heading else []
        return {
            f"tenth {min(9, int(through * 10))}": 1.0,
            f"{self.kind}, through": through,
            f"{self.kind}, central": features.get("central", 0.0),
            f"{self.kind}, title": features.get("takes up the title", 0.0),
            "points back": float(_POINTS_BACK.match(told.text) is not None),
            "topic": float(_HAS_TOPIC.match(told.text) is not None),
            **dict.fromkeys((f"{self.kind}, {place}" for place in places), 1.0),
            **dict.fromkeys((f"under {word}" for word in under), 1.0),
        }


def _weighed(text: Text, worth: Mapping[str, float]) -> list[Told]:
    concluding = [told for told in text.content if told.section == text.concluding != 0]
    ends = (*text.content[:_ENDS], *text.content[-_ENDS:], *concluding)
    best = sorted(text.content, key=lambda told: -worth[told.id])[:_MOST]
    some = {told.id: told for told in (*ends, *best)}
    headings = [heading for heading in text.headings.values() if asserts(text, heading)]
    return sorted((*some.values(), *headings[:_MOST]), key=lambda told: told.at)
