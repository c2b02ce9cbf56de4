"""Which language an article is written in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator import patterns as re

if TYPE_CHECKING:
    from generator.model import Language

_KANA = re.compile(r"[ぁ-んァ-ヴｦ-ﾝ]")
_HAN = re.compile(r"[一-龥々〆]")
_LATIN_WORD = re.compile(r"[A-Za-zÀ-ÿ][A-Za-zÀ-ÿ']*")
_PROSE = re.compile(
    r"\b(?:the|of|and|to|a|an|in|is|are|was|be|that|this|for|it|on|with|as|by|at|from|or|not|you|we|I)\b"
)
_OTHER_PROSE = re.compile(
    r"\b(?:le|la|les|des|du|et|une|est|dans|pour|der|die|das|und|ist|nicht|ein|eine|mit|el|los|las|que|"
    r"en|una|por|il|di|che|della|het|een|van|og|och|o|os|da|em|não|para)\b",
    re.IGNORECASE,
)
_CODE = re.compile(r"[{};=<>$\\]|\(\)|::|//")
_SCRIPTS = (
    ("Korean", re.compile(r"[가-힣]")),
    ("Russian or another language in Cyrillic", re.compile(r"[Ѐ-ӿ]")),
    ("Thai", re.compile(r"[ก-๛]")),
    ("Arabic", re.compile(r"[؀-ۿ]")),
    ("Hebrew", re.compile(r"[א-ת]")),
    ("Hindi or another language in Devanagari", re.compile(r"[ऀ-ॿ]")),
    ("Greek", re.compile(r"[Ͱ-Ͽ]")),
)
_LOOKED_AT = 200_000
_FEWEST_HAN = 30
_KANA_IN_JAPANESE = 0.08
"""Of kana and kanji; Japanese running text has half of it in kana, names and titles less."""

_CHINESE = re.compile(
    r"[的了是我们們这這吗嗎呢吧没沒说說她它您哪谁誰"
    r"务关发对为进从还时过动业东车长门问间见观觉财责费资赛边达运远连选个么话请调读谈议论记设认识让计订证评试译该详]"
)
_CHINESE_SHARE = 0.04
"""Of the characters; an address or a list of names in kanji has none of these."""

_STOPS = (re.compile(r"[\u4e00-\u9fff]，[\u4e00-\u9fff]"), re.compile(r"[\u4e00-\u9fff]。"))
"""Sentences without kana that have commas of this form; an address has neither."""

_FEWEST_WORDS = 60
_ENGLISH_SHARE = 0.12
"""Of the words of English prose, a third to a half are among those looked for."""


def detect(text: str) -> Language:
    """Japanese when kana and kanji outnumber the words of English prose.

    Code and names are Latin everywhere: lines that look like code do not count, where others do.
    """
    part = text[:_LOOKED_AT]
    japanese = len(_KANA.findall(part)) + len(_HAN.findall(part))
    prose = [line for line in part.split("\n") if _PROSE.search(line) and not _CODE.search(line)]
    latin = len(_LATIN_WORD.findall("\n".join(prose) if prose and japanese else part))
    return "ja" if japanese and japanese >= 2 * latin else "en"


def other_language(text: str) -> str:
    """The name of the language where a text is in neither Japanese nor English; else empty."""
    part = text[:_LOOKED_AT]
    kana, han = len(_KANA.findall(part)), len(_HAN.findall(part))
    words = _LATIN_WORD.findall(part)
    for name, script in _SCRIPTS:
        if len(script.findall(part)) > max(kana + han, 2 * len(words), 10):
            return name
    chinese = len(_CHINESE.findall(part)) >= _CHINESE_SHARE * han
    if kana == 0 and han > len(words) and all(stop.search(part) for stop in _STOPS):
        return "Chinese"
    few_kana = kana < _KANA_IN_JAPANESE * (kana + han)
    if han >= max(_FEWEST_HAN, len(words)) and few_kana and chinese:
        return "Chinese"
    if len(words) >= _FEWEST_WORDS and len(words) > kana + han:
        english = len(_PROSE.findall(part)) / len(words)
        foreign = len(_OTHER_PROSE.findall(part)) / len(words)
        if english < _ENGLISH_SHARE < foreign:
            return "another language"
    return ""
