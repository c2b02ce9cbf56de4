"""How sure a sentence is, by its own words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator import patterns as re

if TYPE_CHECKING:
    from generator.model import Certainty, Language

# From the least sure up: a sentence is as sure as its weakest word.
_LADDER: dict[Language, tuple[tuple[Certainty, re.Pattern[str]], ...]] = {
    "ja": (
        (
            "open",
            re.compile(
                r"[?？]$|か。?$|(?:不明|未定|わかっていな|わかりませ|分かっていな|分かりませ)"
            ),
        ),
        (
            "conceivable",
            re.compile(
                r"(?:あり|有り|あり得|ありえ)(?:え|得)|ことも(?:ある|あり)?|おそれ|恐れ|懸念|かもしれ|不安"
            ),
        ),
        (
            "likely",
            re.compile(
                r"可能性が(?:高|大き|濃)|見込|見通し|公算|はず|だろう|でしょう|とみられ|と見られ|そう[だで]。?$"
                r"|ようです|ようだ|らしい|期待"
            ),
        ),
        ("possible", re.compile(r"可能性|考えられ")),
        (
            "demand",
            re.compile(
                r"べき|求め(?:る|ま|てい)|必要[がで]|ください|なければなら|ほしい|ましょう|なさい"
            ),
        ),
        ("planned", re.compile(r"予定|計画|方針|目指|めざ|つもり|目標")),
        (
            "conditional",
            re.compile(r"なら[ば、]|れば|たら|[うくすつぬぶむるいた]場合|限り[は、]"),
        ),
        ("opinion", re.compile(r"と(?:思|考え|感じ)|気が(?:し|する)|私見|個人的")),
        (
            "reported",
            re.compile(
                r"によると|によれば|という。?$|といいます|そうです。?$|とされ|と(?:話|語|述べ|説明|発表|コメント)"
            ),
        ),
    ),
    "en": (
        ("open", re.compile(r"\?$|\b(?:unknown|unclear|not (?:yet )?known|remains to be seen)\b")),
        ("conceivable", re.compile(r"\b(?:could|might|conceivabl\w+)\b")),
        (
            "likely",
            re.compile(
                r"\b(?:likely|probabl\w+|(?:is|are|be) expected|seems?|appears?|apparently)\b"
            ),
        ),
        ("possible", re.compile(r"\b(?:may|possibl\w+|perhaps|maybe)\b")),
        ("demand", re.compile(r"\b(?:should|must|needs? to|calls? (?:for|on)|demands?|please)\b")),
        ("planned", re.compile(r"\b(?:plans?|planned|intends?|aims?|will)\b")),
        ("conditional", re.compile(r"\b(?:if|unless|as long as|provided)\b", re.IGNORECASE)),
        (
            "opinion",
            re.compile(r"\b(?:I|we) (?:think|believe|feel)\b|\bin (?:my|our) (?:view|opinion)\b"),
        ),
        (
            "reported",
            re.compile(r"\b(?:according to|says?|said|reported(?:ly)?)\b", re.IGNORECASE),
        ),
    ),
}


def certainty(text: str, language: Language) -> Certainty:
    """How sure the text is: ``fact`` where no word of it says otherwise."""
    said = text.strip()
    return next((rung for rung, cue in _LADDER[language] if cue.search(said)), "fact")
