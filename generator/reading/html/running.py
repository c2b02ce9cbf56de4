"""Running text as it is gathered from a page, with what stands in it besides words."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from generator import patterns as re
from generator.reading.plain.lines import PREDICATE

if TYPE_CHECKING:
    from generator.model import Code, Figure, Ruby

_ENDED = re.compile(r"[。．.!?！？｡…♪:：][\"'」』）)】”’]*$")
_LATIN_END = re.compile(r"[A-Za-z0-9)\]”’\"'][.!?][\"'”’)]*$")
"""Whether a sentence ends there, its words tell: the U.S. / Interior, “No more. / Others do.”"""

_DATED = re.compile(r"(?:^|\n)\d{4}年\d{1,2}月(?:\d{1,2}日)?$")
_LABELLED = re.compile(
    r"^(?:電話|TEL|FAX|E-?mail|メール|住所|URL|担当|日時|場所|会場|対象|料金|価格|定員)\s*[:：]",
    re.IGNORECASE,
)
"""Lines of an address or a notice; nobody breaks a line before these for its width."""

_WIDE = "[\u2e80-\u9fff\uff00-\uffef\u3000-\u30ff]"
_LINE_END = re.compile(r"[ \t]*\n\s*")
_SPACES = re.compile(r"[ \t]{2,}|\t")
"""More than one; where it stands alone, a space is left as it is."""

_TAIL = 40


@dataclass(slots=True)
class Running:
    """Text being gathered, with the readings, bold words and pictures met in it."""

    text: str = ""
    ruby: list[Ruby] = field(default_factory=list)
    stressed: list[str] = field(default_factory=list)
    pictures: list[Figure | Code] = field(default_factory=list)

    def add(self, text: str | None) -> None:
        self.text += text or ""


def unwrapped(text: str | None) -> str:
    """Line ends of the source are space, or nothing between Japanese characters.

    After a sentence without a full stop they are kept: notes are written that way, and the
    services that show them break the line there too.
    """
    if not text or "\n" not in text:
        return _SPACES.sub(" ", text or "")
    pieces = _LINE_END.split(text)
    joined = pieces[0]
    for piece in pieces[1:]:
        end = joined[-_TAIL:]
        told = _ENDED.search(end) and not _LATIN_END.search(end)
        ended = told or PREDICATE.search(end)
        keep = piece and (ended or _DATED.search(end) or _LABELLED.match(piece))
        joined += ("\n" if keep else "\ufdd0") + piece
    between = re.sub(f"(?<={_WIDE})\ufdd0(?={_WIDE})", "", joined)
    return re.sub(r"[ \t\ufdd0]+", " ", between)
