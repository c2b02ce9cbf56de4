"""A heading as a title of at most two lines: a long one is cut where it parts, and said whole."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from generator import patterns as re
from generator.japanese.breaks import phrases
from generator.japanese.width import width
from generator.model import LANGUAGES, Language

if TYPE_CHECKING:
    from generator.model import Bilingual

Room: TypeAlias = dict[Language, float]

TITLE_ROOM: Room = {"ja": 46.0, "en": 54.0}
"""Em of two lines of a title in the built-in templates at sizes that still look like titles."""

COVER_ROOM: Room = {"ja": 54.0, "en": 54.0}
"""Em of two lines on the cover, which is set as small as they need."""

MESSAGE_ROOM: Room = {"ja": 46.0, "en": 84.0}
"""Em of a message that is its slide: in the second language three lines, which are smaller."""

AGENDA_ROOM: Room = {"ja": 40.0, "en": 54.0}
"""Em of two lines of an entry in the agenda."""

_LEAST = 8.0  # em a piece of a heading must have to say what the section is about
_ENDLESS = re.compile(r"[!-~]{45,}")  # a file's name, an address: one word that no line holds
_ASIDE = re.compile(r"^【[^】]*】\s*|\s*(?:【[^】]*】|（[^）]*）|\([^)]*\))$")
_PARTS = {
    "ja": re.compile(r"(?<=[。！？!?])(?!$)|\s*[：｜|／]\s*|(?<!\d):|\s*[―─—–]+\s*|\s-+\s|\u3000+"),
    "en": re.compile(r"(?<=[.!?])(?<!\b[A-Z]\.)\s+|:\s+|\s+[|–—]\s+|\s+-+\s+|;\s+|\s*—\s*"),
}
_WEAK = {"ja": re.compile(r"(?<=、)"), "en": re.compile(r"(?<=,)(?= )")}
_TRAILING = " 、，,:：;・―─—–-"


def headline(text: Bilingual, room: Room = TITLE_ROOM) -> Bilingual:
    """The text, or as much of it as two lines hold; each language is cut by itself."""
    short = text
    for language in LANGUAGES:
        words = text[language]
        if words and (width(words) > room[language] or _ENDLESS.search(words)):
            short = short.having(language, _cut(words, room[language], language))
    return short


def _cut(text: str, room: float, language: Language) -> str:
    """The longest run of the heading's own parts that fits, else its first phrases and a mark."""
    if _ENDLESS.search(text):
        text, room = _ENDLESS.sub(lambda word: f"{word[0][:40]}… ", text).strip(), max(room, 26.0)
        return text if width(text) <= room else _cut(text, room, language)
    bare = _ASIDE.sub("", text)
    if width(bare) <= room and width(bare) >= _LEAST:
        return bare
    marks = list(_PARTS[language].finditer(bare))
    starts = [0, *(mark.end() for mark in marks)]
    ends = [*(mark.start() for mark in marks), len(bare)]
    found = [
        bare[start:end].strip(_TRAILING)
        for n, start in enumerate(starts)
        for end in reversed(ends[n:])
    ]
    whole = (part for part in found if _LEAST <= width(part) <= room)
    return next(whole, "") or _with_mark(bare, room, language)


def _with_mark(text: str, room: float, language: Language) -> str:
    """As many clauses, or failing them phrases or words, as fit, and … for the rest."""
    pieces = _WEAK[language].split(text)
    words = phrases(text) if language == "ja" else tuple(re.findall(r"\S+\s*", text))
    for parts in (pieces, words, tuple(text)):
        kept = _first(parts, room - 1)
        if width(kept) >= _LEAST:
            return f"{kept.rstrip(_TRAILING)}…"
    return text


def _first(parts: tuple[str, ...] | list[str], room: float) -> str:
    kept = ""
    for part in parts:
        if width(kept + part) > room:
            break
        kept += part
    return kept


# What somebody was asked to tell: 選んだ理由を教えてください is about 選んだ理由.
_TOLD = re.compile(
    r"(?<=..)(?:について|に関して)?(?:を|は)?、?(?:お?(?:教え|聞かせ|話し)(?:て)?)"
    r"(?:ください|下さい|いただけますか|もらえますか)(?:ませ)?[。?？]?$"
    r"|(?<=..)を(?:一言|ひとこと|ひと言)?お願い(?:し|いたし|致し)ます[。]?$"
)
# How one greets and thanks whom one asks, before the question itself.
_COURTESY = re.compile(
    r"^(?:[^。！!？?]{0,28}(?:ありがとうございま(?:す|した)|(?:よろしく|宜しく)お願い(?:し|いたし|致し)ます"
    r"|こんにちは|はじめまして|なるほど|素晴らしい(?:です|でした)ね)[。！!]\s*)+(?=..)"
)
_DASHED = re.compile(r"^\s*[―—─]{1,3}\s*(?=[^―—─\s].*[^―—─\s]$)")
_IN_TURN = re.compile(r"^(?:まず(?:は|最初に)?|では|それでは|早速(?:ですが)?|最後に)、\s*(?=.{4})")


def bare_question(question: str) -> str:
    """What is asked, without the courtesies before it and its place among the questions."""
    question = _DASHED.sub("", question)
    bare = _COURTESY.sub("", question)
    return _IN_TURN.sub("", bare) if bare != question or _TOLD.search(bare) else question


def asked_about(question: str) -> str:
    """What a heading asks somebody to tell: that is what it is about."""
    return _TOLD.sub("", bare_question(question))


# Which of several it is, before what it is: 第3位　朝市の鰺, ステップ2：板を切る, 二日目 山の宿.
_PLACED = re.compile(
    r"^\W*(?P<place>第?[0-9０-９一二三四五六七八九十]+"
    r"(?:位|[日年週夜話幕歩期回戦通番人本軒杯皿品つ枚]目|か月目|ヶ月目|段階)|半年目|初日|最終日"
    r"|(?:第[0-9０-９一二三四五六七八九十]+|その[0-9０-９一二三四五六七八九十]+"
    r"|(?:ステップ|STEP|Step|理由|ルール|コツ|Day|No\.)\s*[0-9０-９①-⑨一二三四五六七八九十]+)(?:[期話夜幕回歩])?)"
    r"[\s　：:、,.．・|｜／/―—–-]+(?P<name>[^\s].*)$"
)


def placed(heading: str) -> tuple[str, str] | None:
    """Its place among several and its name; ``None`` where it says no place."""
    found = _PLACED.match(heading.strip())
    return (found["place"], found["name"].strip()) if found else None
