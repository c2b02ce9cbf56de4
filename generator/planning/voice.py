"""The article's own we, as somebody else's deck says it: 当社 is 同社, 本研究 is この研究."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator import patterns as re
from generator.japanese.homes import homes
from generator.wording.words import QUOTED

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.model import Bilingual, Speaker

_OURS = re.compile(r"当社|弊社|小社|わが社|我が社|私ども|我々")
_MINE = re.compile(
    r"(?<![一-龠ぁ-んァ-ヴー])(?:私|僕|俺|ぼく|わたし)(?:自身)?(?=[はがのもを]|に(?:は|も|と)|として|と[はも])"
)
"""The author, who does not stand there: 筆者は."""

_OWN = (
    (re.compile(r"(?<![一-龠])本(?=研究|論文|調査|記事|連載)"), "この"),
    (re.compile(r"(?<![一-龠])(?:本稿|拙稿)"), "この記事"),
)
_COMPANY = (
    r"(?:同社|[^、。「」（）はがを]{0,20}(?:株式会社|有限会社|合同会社|財団法人|社団法人)"
    r"[^、。「」（）はがを]{0,20})"
)
_TOPIC = re.compile(rf"^{_COMPANY}(?:（[^（）]*）)?は、?(?=.{{8,}})")

_STEPS = (
    (
        re.compile(
            r"(?:ので|ため)、(?:あらかじめ|何卒)?、?ご(?:注意|了承|留意|承知おき)(?:の上)?ください。?$"
        ),
        "",
    ),
    (
        re.compile(
            r"^(?:(?:実際(?!問題)(?:に)?|事実(?=、)|たしかに|確かに|また|さらに|なお)、?|一方で?、)(?=[^、].{8,})"
        ),
        "",
    ),
)
"""Wordy ways to say what has a short one, none of which says more or less."""


def voiced(text: Bilingual, speaker: Speaker) -> Bilingual:
    """The Japanese without the we or I of whoever wrote it, outside anybody's own words."""
    if not text.ja:
        return text

    def said(words: str) -> str:
        words = _OURS.sub("同社", words) if speaker == "organisation" else words
        words = homes(_MINE.sub("筆者", words), "筆者") if speaker == "author" else words
        for pattern, instead in _OWN:
            words = pattern.sub(instead, words)
        return words

    return text.having("ja", _unquoted(text.ja, said))


def trimmed(text: Bilingual, speaker: Speaker) -> Bilingual:
    """The Japanese without the organisation that speaks anyway, in fewer words for the same."""
    if not text.ja:
        return text
    words = _TOPIC.sub("", text.ja) if speaker == "organisation" else text.ja
    for pattern, instead in _STEPS:
        words = pattern.sub(instead, words)
    return text.having("ja", words)


def _unquoted(text: str, change: Callable[[str], str]) -> str:
    made: list[str] = []
    end = 0
    for quoted in QUOTED.finditer(text):
        made += [change(text[end : quoted.start()]), quoted.group()]
        end = quoted.end()
    return "".join((*made, change(text[end:])))
