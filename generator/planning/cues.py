"""What a sentence does, told by its words: announces, asks, leans on its neighbour."""

from __future__ import annotations

import re

_SIGNPOST = re.compile(
    r"(?:紹介|解説|説明|整理)して(?:いき|い|み)?(?:き)?ま|見ていき|見てみま|調べ(?:てき|てみ|)ま|考えてみま"
    r"|(?:次|以下)のよう[にな]|以下の(?:通り|とおり)|ご覧ください|お伝えし|ご存じ|知っていま(?:した|す)か"
)
_QUESTION = re.compile(r"(?:か|の|は|ある)?[?？]$|(?:でしょう|です|ます|ました)か。?$")
_LEANING = re.compile(
    r"^(?:こちら|それ|これ|この|その|あの|ここ|そこ|そう|こう|このよう|そのよう|同じ|彼|彼女|後者|前者)"
)
_FRAGMENT = re.compile(r"[、,:：]$")


def announces(text: str) -> bool:
    """Says what will be said, not a thing of its own: "…について紹介していきます"."""
    return bool(_SIGNPOST.search(text))


def asks(text: str) -> bool:
    return bool(_QUESTION.search(text.strip()))


def leans(text: str) -> bool:
    """Begins with a word that points back: not to be shown without the sentence before."""
    return bool(_LEANING.match(text.strip()))


def is_fragment(text: str) -> bool:
    """Stops before its end: its other half is the next sentence."""
    return bool(_FRAGMENT.search(text.strip()))


def is_statement(text: str) -> bool:
    """Says something that a slide can show."""
    return not (announces(text) or asks(text) or is_fragment(text))
