"""Sentences too long to be heard, in two or three: parted where each half can stand alone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.locale import words
from generator.wording.parting import joint

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model import Language
    from generator.wording.parting import Kind

LONGEST: dict[Language, int] = {"ja": 60, "en": 25}
"""Characters of Japanese, words of English that one hears as one thought."""

_LED = re.compile(r"\A(?:ただ|そのため|しかし|また|それでも|一方で?|つまり|その結果|だから)[、し]")
_SUBJECT = (
    r"(?=(?:the|an?|we|I|you|s?he|it|they|this|that|there|th[eo]se|its|their|his|her|our"
    r"|[A-Z]\w+)\b)"
)
_JOINTS: tuple[tuple[re.Pattern[str], Kind | None], ...] = (
    (re.compile(r";\s+"), None),
    (re.compile(r"(?<=\w),? [—–] " + _SUBJECT), None),
    (re.compile(rf", but {_SUBJECT}"), "but"),
    (re.compile(rf", so (?!that\b){_SUBJECT}"), "so"),
    (re.compile(rf", and {_SUBJECT}"), "and"),
    (re.compile(r", but (?=\w+)"), "but"),
)
_BOUND = re.compile(
    r"\A(?:If|When|While|Although|Though|Because|As|Since|Unless|Until|Once|Whether|After|Before|Even)\b"
    r"|\b(?:[Nn]ot only|whether|both|either|neither|between)\b"
)
_VERB = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|can|could|may|might|does|did|do|cannot|would|should)\b"
    r"|\b[a-z]{3,}(?:ed|s)\b|n[’']t\b"
)
_FEWEST_WORDS = 5


def parted(text: str, language: Language) -> tuple[str, ...]:
    """The sentence, or the sentences that it falls into."""
    return tuple(_japanese(text) if language == "ja" else _english(text))


def _japanese(text: str) -> Iterator[str]:
    while len(text) > LONGEST["ja"]:
        found = joint(text)
        if found is None:
            break
        yield found.first
        text = found.second if _LED.match(found.second) else _linked(found.second, found.kind, "ja")
    yield text


def _linked(half: str, kind: Kind, language: Language) -> str:
    """The second half as it follows the first, after ただ or そのため."""
    return words(language)["voice"][kind].format(said=half)


def _english(text: str) -> Iterator[str]:
    if len(text.split()) > LONGEST["en"] and not _BOUND.search(text):
        for pattern, link in _JOINTS:
            for found in pattern.finditer(text):
                first, second = text[: found.start()], text[found.end() :]
                if _whole(first) and _whole(second):
                    yield f"{first}."
                    capital = second[:1].upper() + second[1:]
                    second = _linked(second, link, "en") if link else capital
                    yield from _english(second)
                    return
    yield text


def _whole(half: str) -> bool:
    paired = half.count("“") == half.count("”") and half.count('"') % 2 == 0
    return paired and len(half.split()) >= _FEWEST_WORDS and bool(_VERB.search(half))
