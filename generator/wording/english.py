"""English notes: without what led to the sentence and without its full stop."""

from __future__ import annotations

import re

_CONNECTIVE = re.compile(
    r"^(?:However|In addition|Additionally|Also|And|But|Yet|Or|In other words|That is|For example"
    r"|For instance|Moreover|Furthermore|First(?:ly| of all)?|Second(?:ly)?|Third(?:ly)?"
    r"|Fourth(?:ly)?|Next|Then|After that|Finally|Lastly|To (?:begin|start)(?: with)?|Step \d+:?"
    r"|On the other hand|Therefore|Thus|In fact|Indeed|So|Of course|In particular|Instead|Besides"
    r"|Meanwhile|Similarly|Likewise|As a result|Nevertheless|Still|Specifically|Importantly"
    r"|Ultimately|Overall|To that end|Basically|Simply put|In short|Again|Plus)"
    r"(?:[,:]\s+|\s+(?=even|because))|^(?:And|But|So)\s+(?!far|as|that|too)(?=[a-z])"
)
_TRAILS_OFF = re.compile(r"[;,]\s*(?:and|or|but)?$")


def note(text: str) -> str:
    """Without the connective that led here and without the full stop."""
    words = _CONNECTIVE.sub("", text.strip())
    words = _TRAILS_OFF.sub("", words[:1].upper() + words[1:])
    return words[:-1] if words.endswith(".") and not words.endswith(("..", "etc.")) else words
