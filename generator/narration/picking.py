"""Words of a sentence that a listener picks up: a term, its topic, a share."""

from __future__ import annotations

from generator import patterns as re
from generator.model import Bilingual

_TERM = re.compile(
    r"\A(?P<term>[^、。「」はが]{2,20})(?<!こ)とは[、,]?(?!別|異な|違|限|言|いえ|思|なら|まだ|関係)(?=[^。]*(?:のこと|を指|という意味|もの|もので|[一-龠々ァ-ヴー])(?:です|でした|である|だ|します|いいます)。?\Z)"
)
_TERM_EN = re.compile(r"\A(?:An? |The )?(?P<term>[A-Za-z -]{3,40}?) (?:is|are|means)\b")
_TOPIC = re.compile(
    r"\A(?:[^、。「」は]{1,16}、)?(?P<topic>[^、。「」はが]+?)(?:(?<![でにとかへ])|(?<=[一-龠々ァ-ヴー])(?<!的)(?<!厳密)(?<!正確)[でに])は(?![じず])"
    r"|\A(?P<subject>[^、。「」はがをにでともの]{2,12}[一-龠々ァ-ヴー])が"
)


_TOPIC_EN = re.compile(
    r"\A(?P<topic>(?:The (?!author\b|first\b|second\b|other\b|next\b|same\b)"
    r"(?:[a-z-]+ ){0,2}[a-z-]+"
    r"|(?!(?:He|She|It|They|We|You|I|This|That|These|Those|There|If|When|As|In|On|At|For|But|And"
    r"|So|Of)\b)[A-Z][\w’'-]*(?: [A-Z][\w’'-]*){0,3}))"
    r"(?= (?:is|are|was|were|has|have|had|will|can|could|does|did)\b)"
)


def topic(text: Bilingual) -> Bilingual | None:
    """What a sentence is about; the English of a Japanese one asks without naming it."""
    if text.ja is None:
        named = _TOPIC_EN.match(text.en or "")
        return Bilingual(None, re.sub(r"\AThe ", "the ", named["topic"])) if named else None
    found = _TOPIC.search(text.ja or "")
    name = (found["topic"] or found["subject"]) if found else ""
    return Bilingual(name, None if text.en is None else "") if name else None


def term(text: Bilingual) -> Bilingual | None:
    """The word that the sentence explains."""
    ja, en = _TERM.match(text.ja or ""), _TERM_EN.match(text.en or "")
    return None if ja is None else Bilingual(ja["term"], _beside(text, en and en["term"]))


_SHARE = re.compile(r"(?P<much>\d+(?:\.\d+)?)(?:％|%)|\b(?P<en>\d+(?:\.\d+)?) ?(?:percent|%)")
_SIDES = re.compile(
    r"[^、。「」]*は、?[^、。]*?\d[\d.]*[％%](?:で|、)[^。「」]*[はが]、?[^、。]*?\d[\d.]*[％%]"
)
"""Two parallel clauses, each with its share: 知る人は64％、使った人は9％."""
_TIMES = 2
"""How many times the other a share is that is far from it."""
_PEOPLE = re.compile(r"人|世帯|者|客|員|生徒|学生|住民|\b(?:people|visitors|users|households)\b")
_WORDS = ((5, 10, "10"), (22, 25, "25"), (40, 50, "50"), (50, 65, "over"), (90, 99, "90"))
"""Shares between two bounds, neither of them reached, and how they are said in plain words."""


def _shares(text: str) -> list[re.Match[str]]:
    return [*_SHARE.finditer(text)]


def apart(text: Bilingual) -> tuple[Bilingual, Bilingual] | None:
    """Two shares of parallel clauses of which one is at least twice the other."""
    found = _shares(text.ja or "")
    if len(found) != len(("one", "other")) or not _SIDES.search(text.ja or ""):
        return None
    low, high = sorted(float(each["much"]) for each in found)
    if not low or high < _TIMES * low:
        return None
    one, other = (Bilingual(each[0], _beside(text, "")) for each in found)
    return one, other


def in_words(told: Bilingual) -> str:
    """How the only share of people is said in plain words: "10" is fewer than one in ten."""
    text = told.ja if told.ja is not None else told.en or ""
    found = _shares(text)
    if len(found) != 1 or not _PEOPLE.search(text) or _CHANGES.search(text):
        return ""
    much = float(found[0]["much"] or found[0]["en"])
    return next((name for low, high, name in _WORDS if low < much < high), "")


_CHANGES = re.compile(
    r"[％%](?:増|減|上|下|高|低|引|安|ほど|近|以|未|余|前後|程度|ポイント)|約|およそ"
    r"|\b(?:about|nearly|almost|over|more|less|fewer|up|down|by|growth|than)\b"
)
"""A change or a round figure, of which nothing exact can be said."""


def _beside(text: Bilingual, english: str | None) -> str | None:
    """The English of what Japanese decides: pending, or empty where it has no such word."""
    return None if text.en is None else english or ""
