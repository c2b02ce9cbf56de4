"""The lines of a bare text and what can be seen of each: how long, how ended, what around it."""

from __future__ import annotations

import itertools
import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property

ENDED = re.compile(r"[。．.｡]['\"」』）)】”’]*$")
PREDICATE = re.compile(
    r"(です|ます|ました|ません|でした|でしょう|ください|だった|である|だろう|ている|ていた|なかった|"
    r"った|ですね|ますね|ましょう|よね|かな|のだ|んだ)[!！?？♪…〜~ー、,：:(（笑）)wｗ]*$"
)
"""Endings of a predicate in polite or plain style: the line is a sentence."""
JAPANESE = re.compile(r"[ぁ-んァ-ヶー一-龥々〆ヵ]")
BULLET = re.compile(r"^\s*[・･•▪‣*+\-–※✓✅☑→]\s*")
ITEM = re.compile(
    r"^\s*(?:[・･•●○◯■□◆◇▪‣*+\-–—※✓✅☑→▶►]|\d{1,2}[.)）](?=\s)|[(（]\d{1,2}[)）]|[a-zA-Z][.)]\s)\s*"
)
NUMBERED = re.compile(
    r"^\s*(?:第?[0-9０-９一二三四五六七八九十]{1,3}[章節部回話位条項]|"
    r"(?:Step|STEP|ステップ|手順|その|理由|ポイント|方法|Q|Vol)\.?\s?[0-9０-９①-⑳]|"
    r"[0-9０-９]{1,2}(?:[.．-][0-9０-９]{1,2})*[.．、)）:：\s]|[①-⑳]|[(（][0-9０-９]{1,2}[)）]|"
    r"[IVXⅠ-Ⅹ]+[.．]\s|【|■|◆|●|▼|◇|□|≪|《|＜|<)"
)
_CODE = re.compile(
    r"[{}();=<>$\\|`#]|=>|->|::|//|^\s{2,}\S|^\$ |^> |[a-z]\(|"
    r"\.(?:js|py|md|json|yml|yaml|html|css|sh|rs|go|ts)\b"
)
_MEASURED = 200
"""No heading is as long; longer lines are not looked at character by character."""

_TAIL = 40
_LATIN = re.compile(r"[A-Za-z]")


def width(text: str) -> float:
    """In full-width characters."""
    wide = sum(unicodedata.east_asian_width(char) in "WFA" for char in text)
    return (wide + len(text)) / 2


def key(text: str) -> str:
    """What two lines have in common that name the same thing: no marks, numbers, spaces, case."""
    plain = unicodedata.normalize("NFKC", text).lower()
    return re.sub(r"[\s・･•*\-–0-9.、()①-⑳]", "", plain)


@dataclass(frozen=True)
class Line:
    """A line that is not blank.

    Attributes:
        number: 1-based in the text.
        raw: with its indentation.
        above: blank lines above it, 9 at the top; ``below`` likewise.
    """

    number: int
    raw: str
    above: int
    below: int

    @cached_property
    def text(self) -> str:
        return self.raw.strip()

    @cached_property
    def width(self) -> float:
        return width(self.text) if len(self.text) <= _MEASURED else float(len(self.text))

    @cached_property
    def key(self) -> str:
        return key(self.text)

    @cached_property
    def is_japanese(self) -> bool:
        return bool(JAPANESE.search(self.text))

    @cached_property
    def is_ended(self) -> bool:
        return bool(ENDED.search(self.text[-_TAIL:]))

    @cached_property
    def is_predicate(self) -> bool:
        return bool(PREDICATE.search(self.text[-_TAIL:]))

    @cached_property
    def is_sentence(self) -> bool:
        """Written out, so that a heading may stand above it."""
        return "。" in self.text or self.width >= 45 or (self.is_predicate and self.width >= 12)

    @cached_property
    def is_bullet(self) -> bool:
        return bool(BULLET.match(self.raw))

    @cached_property
    def is_item(self) -> bool:
        return bool(ITEM.match(self.raw))

    @cached_property
    def has_code(self) -> bool:
        return bool(_CODE.search(self.raw))

    @cached_property
    def is_code(self) -> bool:
        return not self.is_japanese and (self.has_code or not _LATIN.search(self.text))

    @cached_property
    def is_short(self) -> bool:
        return not self.is_sentence and not self.is_ended


def lines(text: str) -> tuple[Line, ...]:
    """The lines of a clean text that are not blank."""
    filled = [(number, raw) for number, raw in enumerate(text.split("\n"), 1) if raw.strip()]
    numbers = [number for number, _ in filled]
    gaps = [after - before - 1 for before, after in itertools.pairwise(numbers)]
    return tuple(
        Line(number, raw, above, below)
        for (number, raw), above, below in zip(filled, [9, *gaps], [*gaps, 9], strict=False)
    )


def is_tight(found: tuple[Line, ...]) -> bool:
    """The copy has lost its blank lines, so that their absence means nothing."""
    spaced = sum(line.above > 0 for line in found[1:])
    return spaced < 0.08 * max(1, len(found) - 1)
