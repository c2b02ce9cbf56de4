"""What stands in brackets, told by what it is: a listener hears no brackets.

A reading, an abbreviation and a pointer to a picture are left out; a title or an age comes before
its name, a base before its figure; what says more becomes a sentence of its own, so that nothing is
heard as one more item of a list.
"""

from __future__ import annotations

import re

from generator.locale import words as told
from generator.wording.words import QUOTED, words

_READING = re.compile(r"(?<=[一-龠々])[（(][ぁ-ん・\s]+[）)]")
_ABBREVIATION = re.compile(
    r"(?<=[一-龠々ァ-ヴーa-z])(?<![氏様])\s*[（(][A-Z][A-Za-z.&-]{1,6}s?[）)]"
)
_POINTER = re.compile(
    r"[（(](?:※|＊|\*|注|註|参照|出典|引用|写真|図|表|グラフ|画像|動画|前掲|後述|下記|左|右|上|下|中央|以下|前述|同上|笑|汗|涙|泣|拍手"
    r"|see |described in|explained (?:more )?in"
    r"|cf|e\.?g|fig|table|left|right|above|below|photo|pictured|source|image|https?:)"
    r"[^（）()]*[）)]",
    re.IGNORECASE,
)
_SHORTENED = re.compile(r"[（(]以下、?[「『]?[^（）()]*[）)]")
_TITLED = re.compile(
    r"(?P<name>(?:[ァ-ヴー・]+|[一-龠々]{1,6})(?:氏|さん|様)?)[（(](?P<title>[A-Z]{2,5}|[一-龠々]{2,6}(?:長|員|者|役|授|師|手|家|士|官|事)|\d{1,3})[）)]"
    r"(?=[はがもをにのと、。：:]|\Z)"
)
_BASED = re.compile(
    r"(?P<figure>(?:約|およそ|計|総額|最大)?\d[\d,.]*[^\s、。（）()0-9]{0,6})[（(](?P<base>[^（）()、。]{1,12}(?:比|税込|税別|税抜き?|推計|換算|現在|時点|以降|以内|以上|未満)|税込み?|税別|税抜き?|推計)[）)]"
)
_COUNTED = re.compile(
    r"(?P<share>\d[\d.]*(?:[％%]|割))[（(](?P<count>(?:約|のべ)?\d[\d,]*(?:人|名|件|世帯|戸|台|枚|票|社|校|店|か所))[）)]"
)
"""A share and how many that is: one figure in two ways."""
_ASIDE = re.compile(r"\s*[（(](?P<aside>[^（）()]{1,120})[）)]")
_LABEL = re.compile(r"\s*[【\[［]([^】\]］]*)[】\]］]\s*")
_LABEL_LAST = re.compile(
    r"\A(?P<said>.*[^。．.\s])\s*[【\[［](?P<label>[^】\]］\d][^】\]］]*)[】\]］]\Z"
)
_FOOTNOTE = re.compile(r"\[\^?\d{1,3}\]|［\d{1,3}］|[（(]\d[）)](?=[。、])|※\d{0,2}")
_DOTS = re.compile(r"(?<=[一-龠々ァ-ヴーぁ-んa-z])・(?=[一-龠々ァ-ヴーぁ-んA-Z0-9])")
_DONE = re.compile(r"[一-龠々]{2}(?:する|した|して|され|させ|でき|しま)")
_KINDS = re.compile(r"(?:団体|法人|企業|会社|グループ|施設|ブランド)\Z")
_KATAKANA = re.compile(r"[ァ-ヴー]\Z")
_VERBAL = re.compile(r"(?:[るたい]|です|ます|ません|ない|ました|こと|[うくすつぬむぐぶ])[。．]?\Z")
_FEW = 4
"""Characters of a Japanese aside that only glosses."""
_FEW_WORDS = 2
_FEWEST = 2
"""Characters of a noun that can be explained by itself."""
_HEDGE = re.compile(r"予定|見込|仮|推定|概算|条件|限|除|のみ|だけ|無料|必要|不要|未定|以外")
_WARNING = re.compile(r"注意|厳禁|禁止|不可|必須|危険")
_PREDICATE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|can|could|may|might|do|does|did|[a-z]+(?:ed|n't))\b"
)
_HEDGE_EN = re.compile(
    r"\b(?:only|except|not|planned|estimated|about|excluding|including|if|required|free)\b|\d",
    re.IGNORECASE,
)


def japanese(text: str) -> tuple[str, tuple[str, ...]]:
    """The sentence without brackets, and what they held as sentences of their own."""
    said = _without_label(_FOOTNOTE.sub("", text))
    for pattern in (_READING, _SHORTENED, _ABBREVIATION, _POINTER):
        said = pattern.sub("", said)
    said = _TITLED.sub(_titled, said)
    said = _COUNTED.sub(r"\g<share>、\g<count>", said)
    said = _BASED.sub(r"\g<base>で\g<figure>", said)
    sentences: list[str] = []

    def aside(found: re.Match[str]) -> str:
        own = _sentence(found.string[: found.start()], found["aside"].strip())
        if own:
            sentences.append(own)
        return ""

    while _ASIDE.search(said):
        said = _ASIDE.sub(aside, said)
    said = _listed(said)
    examples = told("ja")["voice"]["examples"].format(head="", aside="")
    if sum(each.startswith(examples) for each in sentences) > 1:  # of which of them, is not heard
        sentences = [each for each in sentences if not each.startswith(examples)]
    return said, tuple(sentences)


def _without_label(text: str) -> str:
    found = _LABEL_LAST.match(text)
    if found and not text.rstrip().endswith(("。", ".")):
        return found["said"]
    return _LABEL.sub(lambda label: "" if label.start() == 0 else f"「{label[1]}」", text).strip()


def _titled(found: re.Match[str]) -> str:
    age = "歳" if found["title"].isdecimal() else ""
    return f"{found['title']}{age}の{found['name']}"


def _sentence(before: str, aside: str) -> str:
    """What an aside says, as a sentence; empty where it only glosses."""
    if _FILED.search(aside):
        return ""
    if aside.endswith("を除く"):
        return f"{aside.removesuffix('を除く')}は除く"
    clause = _VERBAL.search(aside) and re.search(r"[ぁ-ん]{2}", aside)
    if clause or _WARNING.search(aside):
        return aside.rstrip("。．")
    says = len(aside) > _FEW or _HEDGE.search(aside) or re.search(r"\d", aside)
    if not says or not re.search(r"\w", aside):
        return ""
    return aside if "は" in aside else _of(_head(before), aside)


_FILED = re.compile(r"[^\d\s][：:]|[/\\\\]")
"""Entries of an address or an index, paths: 本社：…、社長：…."""
_MANY = re.compile(r"など。?\Z")
_EXPLAINS = re.compile(r"[一-龠々ァ-ヴー].*[ぁ-ん]{2}.*[一-龠々ァ-ヴー]\Z")
"""A noun with what is said of it: 酸素と結びついて水になる燃料."""


def _of(head: str, aside: str) -> str:
    """An aside said of the noun before it, unless it is another name of the same thing."""
    if len(head) < _FEWEST or head[-2:] in aside:
        return ""
    if _HEDGE.search(aside) or aside[0].isdigit():
        phrase = "said_of"
    elif _MANY.search(aside):
        phrase = "examples"
    elif _EXPLAINS.search(aside) or _DOTS.search(aside):
        phrase = "spelt_out"
    else:
        return ""
    return told("ja")["voice"][phrase].format(head=head, aside=_listed(aside).rstrip("。"))


def _head(before: str) -> str:
    """The noun that stands before a bracket, with what belongs to it: 夏の暑さ."""
    analysed, at = words(before), len(before)
    for n in range(len(analysed) - 1, -1, -1):
        word = analysed[n]
        joins = word.surface == "の" and n and analysed[n - 1].is_nominal and at < len(before)
        if not (word.is_nominal or joins or word.surface in "%％"):
            break
        at = word.start
    return before[at:]


def _listed(text: str) -> str:
    """A・B・C → A、B、C; A・B of two words → AとB; a name in katakana keeps its dots."""
    quoted = [each.span() for each in QUOTED.finditer(text)]

    def dot(found: re.Match[str]) -> str:
        if any(start < found.start() < end for start, end in quoted):
            return "・"  # 「2基・来客用」: somebody's own words
        before, after = text[: found.start()], text[found.end() :]
        if _KATAKANA.search(before) and re.match(r"[ァ-ヴー]", after):
            return "・"
        if _KINDS.search(before) and re.match(r"[A-Zァ-ヴー]", after):  # 団体・ICAN: what it is
            return "の"
        if _DONE.match(after):  # 維持・充実させる: two things that are done
            return "、"
        return "、" if _DOTS.search(after[: after.find("、") if "、" in after else None]) else "と"

    return _DOTS.sub(dot, text)


_EXCEPT = re.compile(r"(?P<what>[^、]{1,12})は除く")
_PRICED = re.compile(
    r"(?P<who>(?:\A|(?<=、))[^\d、。]{1,8}?)(?P<much>\d[\d,.]*[万千億]?[円人分個枚%％])"
)
_PAIR = re.compile(r"(?P<one>[^、。と]{1,16})、(?P<other>[^、。と]{1,16}[一-龠々ァ-ヴーA-Za-z])")
_COMPARES = re.compile(r"より.*[いくた]\Z")


def as_told(means: str, asides: tuple[str, ...]) -> tuple[str, tuple[str, ...]]:
    """What an entry says (全線; 大人700円、小児350円) with what can be told in the same breath."""
    phrases, kept = told("ja")["voice"], list[str]()
    priced = _PRICED.sub(r"\g<who>が\g<much>", means) if "、" in means else means
    for aside in asides:
        without = _EXCEPT.fullmatch(aside)
        if without and "、" not in means:
            priced = phrases["except"].format(what=without["what"], said=priced)
        elif _COMPARES.search(aside) and len(asides) == 1:
            priced = phrases["compared"].format(said=priced, aside=aside)
        else:
            kept.append(aside)
    pair = _PAIR.fullmatch(priced) if priced == means else None
    return phrases["pair"].format(**pair.groupdict()) if pair else priced, tuple(kept)


_EN_ASIDE = re.compile(r"\s*\((?P<aside>[^()]{1,160})\)")
_EN_ABBREVIATION = re.compile(r"(?<=[a-z])\s*\([A-Z][A-Za-z.&-]{1,6}s?\)")


def english(text: str) -> tuple[str, tuple[str, ...]]:
    """As ``japanese``."""
    said = _FOOTNOTE.sub("", text)
    said = re.sub(r"\s*\[([^\]]+)\]\Z", "", said)
    said = re.sub(r"\[([^\]]+)\]", r"\1", said)
    said = _POINTER.sub("", _EN_ABBREVIATION.sub("", said))
    sentences: list[str] = []

    def aside(found: re.Match[str]) -> str:
        said_so = found["aside"].strip()
        if _PREDICATE.search(said_so) and len(said_so.split()) > _FEW_WORDS:
            sentences.append(said_so[:1].upper() + said_so[1:])
        elif len(said_so.split()) > _FEW_WORDS or _HEDGE_EN.search(said_so):
            sentences.append(told("en")["voice"]["aside"].format(aside=said_so))
        return ""

    said = _EN_ASIDE.sub(aside, said)
    return re.sub(r"\s+([,.;:!?])", r"\1", said), tuple(sentences)
