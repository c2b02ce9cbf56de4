"""Text without the characters nobody sees: they hide words, turn them round or break XML."""

from __future__ import annotations

import unicodedata

from generator import patterns as re

_BREAKS = re.compile("\r\n|[\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_UNSEEN = re.compile(
    "["
    "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f"  # controls that are no white space
    "\u00ad\u200b\u200c\u2060-\u2064\ufeff"  # of no width
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u206f"  # turning the direction round
    "\ufdd0-\ufdef\ufff9-\ufffb\U000e0000-\U000e007f"  # nobody's characters, annotations, tags
    "\ud800-\udfff"
    "]|[\ufffe\uffff]"
)
_JOINER = re.compile("(?<![\ufe0f\u2600-\u27bf\U0001f000-\U0001faff])\u200d")
"""A zero-width joiner is seen in emoji only."""


def clean(text: str) -> str:
    """The visible text, composed (NFC), every kind of line end as a line feed.

    NFC, since text copied on macOS writes が as か and a mark.
    """
    lines = _BREAKS.sub("\n", text)
    return unicodedata.normalize("NFC", _JOINER.sub("", _UNSEEN.sub("", lines)))
