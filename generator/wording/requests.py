"""Requests as a note says them: …してください → …する, ご確認ください → 確認する."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator import patterns as re
from generator.wording import conjugation
from generator.wording.words import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.wording.words import Word

_PLEASE = frozenset(["ください", "下さい"])
_HONORIFIC = frozenset(["お", "ご", "御"])
_END = re.compile(r"[。．.！!\s]+$")
_BEGGED = re.compile(
    r"(?:お|ご|御)(?P<noun>[一-龠々]{2,4})(?:を|のほど、?)?"
    r"(?:願います|願いたい(?:です)?|(?:よろしく)?お願い(?:します|いたします|致します|申し上げます))$"
)
_SEEN = {"覧": "見る", "ご覧": "見る", "参照": "参照する", "越し": "行く", "いで": "行く"}
"""What is asked for in another verb than it is done with."""


def instructed(text: str) -> str:
    """A request as the instruction it is; any other sentence, and a quoted one, as it stands."""
    bare = _END.sub("", text)
    begged = _BEGGED.search(bare)
    if begged and (told := words(begged["noun"])) and told[-1].can_be_done:
        return f"{bare[: begged.start()]}{begged['noun']}する"
    if not bare.endswith((*_PLEASE, "ませ")):
        return text
    said = [word for word in words(bare) if word.surface != "ませ"]
    if len(said) < 3 or said[-1].surface not in _PLEASE:
        return text
    return _asked(said[:-1], bare) or text


def _asked(told: Sequence[Word], text: str) -> str:
    """Up to what is asked for, in its dictionary form; empty where that is not certain."""
    last, before = told[-1], told[-2]
    if last.surface in {"て", "で"} and last.sub == "接続助詞":
        return _done(before, text)
    if last.surface in _SEEN:
        start = before.start if before.surface in _HONORIFIC else last.start
        return text[:start] + _SEEN[last.surface]
    return _honoured(last, text[: before.start]) if before.surface in _HONORIFIC else ""


def _done(verb: Word, text: str) -> str:
    """Before てください, or ないでください."""
    if verb.base == "ない":
        return text[: verb.end]
    if not verb.form.startswith("連用形") or verb.kind not in {"動詞", "助動詞"}:
        return ""
    return text[: verb.start] + conjugation.of(verb).dictionary


def _honoured(word: Word, before: str) -> str:
    """Between お or ご and ください."""
    if word.can_be_done:
        return f"{before}{word.surface}する"
    if word.kind == "動詞" and word.form.startswith("連用形"):
        return before + conjugation.of(word).dictionary
    return ""
