"""A sentence that is somebody's words and whose they are, in either language."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator import patterns as re
from generator.japanese.persons import COURTESY, OFFICES
from generator.wording.endings import LEADING

if TYPE_CHECKING:
    from collections.abc import Iterable

_SAYING = (
    "話|語|述べ|振り返|コメント|強調|訴え|呼びかけ|呼び掛け|答え|言|明か|説明|指摘|漏ら|喜|笑"
    "|つづ|綴|書|教え"
)
_JA = (
    re.compile(
        r"^(?P<who>[^「」。]{2,80}?(?:[）)]|[^）)でにとは]))[はも](?:、?(?P<how>[^「」。]{2,40}?))?、?"
        rf"「(?P<words>(?:[^「」]|「[^」]*」){{18,}})」と、?(?:[^「」。]{{0,12}})"
        rf"(?:{_SAYING})[^「」。]{{0,8}}。?$"
    ),
    re.compile(
        r"^「(?P<words>(?:[^「」]|「[^」]*」){24,})」と、?(?P<how>)(?P<who>[^「」。]{2,40}?)[はも]、?"
        rf"[^「」。]{{0,8}}(?:{_SAYING})[^「」。]{{0,8}}。?$"
    ),
    re.compile(
        r"^「(?P<words>(?:[^「」]|「[^」]*」){24,})」と、?(?P<how>)(?P<who>[^「」。、はもがを]{2,40})。?$"
    ),
)
_SOMEBODY = re.compile(
    rf"(?:{COURTESY}|{OFFICES}|(?:代表|教授|監督|担当|[一-龠]{{1,5}}長)の[一-龠々]{{1,4}})"
    r"(?:[（(][^（）()]+[)）])?$"
)
# What they did before, where that makes a long name: 会を企画したFridaysの黒部さん.
_WHO_DID = re.compile(r"^[^、]*(?:した|された|している|する|務める)(?=[^、]{3,}$)")
_LONG = 24  # characters
# What went on when it was said: 式が行われ、若菜社長は.
_WHEN = re.compile(r"\A.*(?:[しれりきいちみび]|って|され|[日時分])、(?=[^、]+\Z)")
_SAYS = (
    r"(?:said|says|wrote|writes|explained|explains|added|adds|recalls?|recalled|told [\w ]{2,20})"
)
_NAME = r"(?:Dr\.? |Prof\.? |Mr\.? |Ms\.? |Mrs\.? )?[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]*){0,3}"
_WHO = rf"(?:{_NAME}|[Hh]e|[Ss]he|(?:[Oo]ne|[Aa]|[Tt]he) (?:[a-z]+ ){{0,2}}[a-z]+)"
_EN = re.compile(
    rf"^[“\"](?P<words>[^“”\"]{{12,260}}[,.?!])[”\"] "
    rf"(?:{_SAYS} (?P<who>{_WHO})|(?P<whom>{_WHO}) {_SAYS})(?P<rest>, [^“”\"]{{3,80}})?\.?$"
)
_ALONE = re.compile(r"^[“\"][^“”\"]+[”\"]\.?$")
_PRONOUN = re.compile(r"^(?:he|she)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Said:
    """Attributes: ``how``: what the article says of how it is said (活動を評価しながらも)."""

    words: str
    who: str
    how: str = ""


def said(text: str) -> Said | None:
    """Whose words a sentence is, where it is somebody's and little else."""
    for pattern in _JA:
        found = pattern.match(text.strip())
        if found and _SOMEBODY.search(found["who"]):
            who = _WHEN.sub("", LEADING.sub("", found["who"]))
            who = _WHO_DID.sub("", who) if len(who) > _LONG else who
            return Said(found["words"], who, found["how"] or "")
    english = _EN.match(text.strip())
    if english is None:
        return None
    words = re.sub(r",$", ".", english["words"])
    who = english["who"] or english["whom"]
    return Said(words, f"{who}{english['rest'] or ''}")


_POST = f"(?:{COURTESY}|{OFFICES})"
_TOLD_BY = (
    re.compile(
        r"(?:と|そう|こう)、?(?:語|話|言|述べ|振り返|明か|説明し|笑)[^。、「」]{0,4}[るうたす]"
        rf"(?P<who>[^、。「」はもがをの]{{1,10}}{_POST})"
    ),
    re.compile(
        rf"(?P<who>[^、。「」はもがをの]{{1,10}}{_POST})(?:は|も|が)、?(?:そう|こう|[^。]*と)"
        rf"[^。「」は]{{0,6}}(?:{_SAYING})"
    ),
    re.compile(rf"」と、?(?P<who>[^、。「」はもがをの]{{1,10}}{_POST})"),
)
_POST_LAST = re.compile(rf"{_POST}$")


def only_speaker(texts: Iterable[str]) -> str:
    """Who says all that is said in an article, where that is one; empty of none and of several."""
    told = (it["who"] for text in texts for each in _TOLD_BY for it in each.finditer(text))
    found = {LEADING.sub("", who): None for who in told}
    return next(iter(found), "") if len({*map(bare_name, found)}) == 1 else ""


def bare_name(who: str) -> str:
    """Without さん, 氏 or a post."""
    return _POST_LAST.sub("", who)


def is_told(text: str) -> bool:
    return said(text) is not None


def goes_on(text: str) -> bool:
    """Nothing but words in marks: whoever spoke in the sentence before goes on."""
    return bool(_ALONE.match(text.strip()))


# Full names where a sentence begins or after an office; a name alone where only people follow.
_PERSONS = (
    re.compile(
        r"^(?!(?:He|She|It|They|The|But|And|In|At|On|We|This|That|When|After|Before)\b)"
        r"((?:(?:Dr|Prof|Mrs?|Ms)\.? )?[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){1,2})(?!\w)"
    ),
    re.compile(r"[a-z], ([A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){1,2}),"),
    re.compile(r"[Aa]ccording to ([A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){1,2}),"),
    re.compile(
        rf"^([A-Z][\w.’'-]+)(?:, who\b| (?:{_SAYS}|does|did|(?:want|think|believe|hope|like|know"
        r"|remember|live|work|run)s?)\b)"
    ),
)


def named(who: str, before: list[str]) -> str:
    """Whom he or she is: the nearest person that a sentence before names; else as told."""
    if not _PRONOUN.match(who):
        return who
    for text in reversed(before):
        for person in _PERSONS:
            if found := person.search(text):
                return found[1]
    return ""
