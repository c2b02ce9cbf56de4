"""Shapes, pictures and what is left of signs: said, an ornament, or told as unsaid."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from generator import patterns as re
from generator.speech.readings.tables import table

if TYPE_CHECKING:
    from collections.abc import Container, Mapping

    from generator.model import Language


PICTURES = re.compile(
    "[\U0001f000-\U0001faff\u231a\u231b\u23e9-\u23fa\u2600-\u27bf\u2b00-\u2bff\u25a0-\u25ff※♪♫〇]\ufe0f?"
)
"""Pictures, shapes and ornaments."""

_INVISIBLE = re.compile("[\ufe00-\ufe0f\u200b-\u200f\u2060\U0001f3fb-\U0001f3ff]")
_ARROWS = re.compile("[\u2190-\u21ff➡➜➔▶]+")
_FACES = re.compile(
    r"[(（][^\w\s(（)）]*[\^´｀`;；・oOTДдωvｖ＾ﾟ゜＿_><＞＜∀▽≧≦￣ー\-.*]{2,}[^()（）\w]*[)）][vｖﾉノ]?"
)
LOSS = re.compile(r"[▲△]\s?(?=[\d¥$€£])")
_STARS = re.compile(r"[★☆⭐]{2,5}(?=[のでがをとだ評])")
_JUDGED = re.compile("(?<=は)[○◎△×](?=[。、]|$)")
_RATED = re.compile(r"[★☆⭐](?=\s?[1-5](?:\.\d)?(?:つ|個|[のでがをとだ評、。]|$))")
_NOUN = (
    r"(?:(?<=^)|(?<=[、。（(「『・\s])|(?<=[はがをにとやも]))(?P<run>(?:[{shapes}]\ufe0f?)+)"
    r"(?P<mark>印)?(?(mark)|(?=[はがをとのでにもへやだ、]|です))"
)
_LOVE = re.compile(r"(?<=[A-Za-z])\s?[❤♥💕]\ufe0f?\s?(?=[A-Z])")
_BRACKETED = re.compile(r"[<＜]([^<>＜＞]{1,40})[>＞]")

_JAPANESE = re.compile(
    r"[\sA-Za-z0-9ぁ-ゖァ-ヺ一-鿿㐀-䶿\uf900-\ufaff々〆〇、。，．・：；？！?!,.:;「」『』（）()【】〔〕［］｛｝\[\]{}“”‘’\"'"
    r"‐‑‒–—―…‥〜～〈〉《》/／\-ー゛゜]"
)
_ENGLISH = re.compile(r"[\sA-Za-z0-9,.:;?!()\[\]{}“”‘’\"'‐‑‒–—―…/\-]")


def pictures_in_words(text: str) -> str:
    """▲12 is a loss, ○は a noun; what only adorns is left out."""
    text = _LOVE.sub(" love ", text)
    text = _ARROWS.sub(_arrow, _INVISIBLE.sub("", text))
    text = _FACES.sub("", LOSS.sub("マイナス", text))
    text = _RATED.sub("ほし", text)
    text = _STARS.sub(lambda found: f"ほし{found[0].count('★') or len(found[0])}つ", text)
    names = {**table("ja", "pictures", "signs"), **table("ja", "shapes", "signs")}
    noun = re.compile(_NOUN.format(shapes=re.escape("".join(names))))
    text = noun.sub(lambda found: _named(found, names), text)
    text = _JUDGED.sub(lambda found: names[found[0]], text)
    return PICTURES.sub("", text)


def _named(found: re.Match[str], names: Mapping[str, str]) -> str:
    """A row of one ornament has no name, nor has one that ends a clause by itself."""
    shapes = found["run"].replace("\ufe0f", "")
    if found["mark"]:
        return f"{names[shapes[0]]}じるし"
    after = found.string[found.end() : found.end() + 1]
    before = found.string[: found.start()]
    adorns = len(shapes) > len(set(shapes))
    if adorns or (after == "、" and not re.search(r"[はがをにとやも、]$", before)):
        return found[0]
    return "、".join(names[shape] for shape in shapes)


def _arrow(found: re.Match[str]) -> str:
    """Between words a pause; named where it is spoken of."""
    after = found.string[found.end() : found.end() + 1]
    if found.start() == 0 and after in "はがをの印" and after:
        return table("ja", "shapes", "signs").get(found[0], "やじるし")
    return "、"


def left_in_words(text: str, language: Language, keep: Container[str] = ()) -> str:
    """The signs that no rule of numbers or names took, by their table; the rest falls silent.

    Args:
        text: prepared so far.
        language: of the text.
        keep: characters that are nobody's business here.
    """
    words = table(language, "said", "signs")
    known = _speakable(language)
    return "".join(
        words.get(character, character if character in keep or known.match(character) else "")
        for character in text
    )


def without_words(text: str, language: Language) -> str:
    """Those characters of a text prepared so far that no table has a word for."""
    words = table(language, "said", "signs")
    known = _speakable(language)
    return "".join(
        dict.fromkeys(
            character for character in text if character not in words and not known.match(character)
        )
    )


def unbracketed(text: str) -> str:
    """<注> is a bracket, not less and greater."""
    return _BRACKETED.sub(r"、\1、", text)


def _speakable(language: Language) -> re.Pattern[str]:
    return _JAPANESE if language == "ja" else _ENGLISH


def plain_latin(text: str) -> str:
    """Latin letters without accents and macrons; kana keep their marks."""
    return "".join(
        unicodedata.normalize("NFD", character)[0]
        if "À" <= character <= "ɏ" and unicodedata.normalize("NFD", character)[0].isascii()
        else character
        for character in text
    )


# Web and mail addresses, as one would say them in Japanese or in English.

_MAIL = re.compile(r"[A-Za-z0-9._+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")
_WEB = re.compile(
    r"(?:https?://|www\.)[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*(?::\d+)?(?:/[\w./%?=&#~+-]*)?"
    r"|(?<![A-Za-z0-9.@/-])[A-Za-z0-9][A-Za-z0-9-]*(?:\.[A-Za-z0-9-]+)*"
    r"\.(?:com|org|net|jp|io|ai|dev|edu|gov)(?![A-Za-z0-9])(?:/[\w./%?=&#~+-]*)?",
    re.ASCII,
)
_LONGEST_PATH = 24  # characters of a path that one still wants to hear

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
