"""Web and mail addresses, as one would say them in Japanese or in English."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator import patterns as re

if TYPE_CHECKING:
    from collections.abc import Mapping

_MAIL = re.compile(r"[A-Za-z0-9._+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")
_WEB = re.compile(
    r"(?:https?://|www\.)[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*(?::\d+)?(?:/[\w./%?=&#~+-]*)?"
    r"|(?<![A-Za-z0-9.@/-])[A-Za-z0-9][A-Za-z0-9-]*(?:\.[A-Za-z0-9-]+)*"
    r"\.(?:com|org|net|jp|io|ai|dev|edu|gov)(?![A-Za-z0-9])(?:/[\w./%?=&#~+-]*)?",
    re.ASCII,
)
_LONGEST_PATH = 24
"""Characters of a path that one still wants to hear."""

JAPANESE = {
    ".": "ドット",
    "/": "スラッシュ",
    "@": "アットマーク",
    "-": "ハイフン",
    "_": "アンダーバー",
}
ENGLISH = {".": " dot ", "/": " slash ", "@": " at ", "-": " dash ", "_": " underscore "}


def addresses_in_words(text: str, words: Mapping[str, str]) -> str:
    """Signs become words; scheme, query and long paths are left to the screen."""
    without_mail = _MAIL.sub(lambda found: _said(found[0], words), text)
    return _WEB.sub(lambda found: _said(_short(found[0]), words), without_mail)


def _short(address: str) -> str:
    place = re.sub(r"^https?://(?:www\.)?|^www\.", "", address).split("?")[0].split("#")[0]
    host, _, path = place.rstrip("/.").partition("/")
    return f"{host}/{path}" if path and len(path) <= _LONGEST_PATH else host


def _said(address: str, words: Mapping[str, str]) -> str:
    return "".join(words.get(character, character) for character in address)
